"""RSS and Atom: what becomes an article, what is said of the rest, and what is refused."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest

from reconcile.errors import InputError
from reconcile.ingest import read, stream
from tests.ingest.archives import rss

Write = Callable[..., str]


def test_an_rss_feed(write: Write, harbour: str) -> None:
    body = "".join(f"<p>{p}</p>" for p in harbour.strip().split("\n"))
    feed = rss(
        f"""<item><title>Pier closed &amp; ferry late</title><link>https://herald.example/1</link><guid isPermaLink="false">tag:herald.example,2017:1</guid>
        <pubDate>Tue, 03 Oct 2017 08:00:00 GMT</pubDate><description>The pier is shut.</description><content:encoded><![CDATA[{body}<script>x</script>]]></content:encoded></item>""",
        f"<item><title>Second</title><link>https://herald.example/2</link><description>{harbour}</description></item>",
        "<item><title>Third</title><link>https://herald.example/3</link><description>The pier is shut.</description></item>",
    )
    path = write("feed.xml", feed)
    intake = read([path])
    first, second = intake.articles
    assert (first.id, first.title, first.source, first.url) == (
        "feed.xml#1",
        "Pier closed & ferry late",
        "Eastmere Herald",
        "https://herald.example/1",
    )
    assert (first.published, first.text) == (dt.date(2017, 10, 3), harbour.strip())
    assert (second.id, second.text, second.plain) == ("feed.xml#2", harbour.strip(), False)
    assert intake.warnings == (f"{path}, line 5: entry 3 (Third) skipped: has only a summary of 4 words; its article is elsewhere",)
    assert [s.article.id for s in stream([path]) if s.article] == ["tag:herald.example,2017:1", "https://herald.example/2"]


def test_an_atom_feed(write: Write, harbour: str) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in harbour.strip().split("\n"))
    feed = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title type="html">Eastmere &lt;b&gt;Herald&lt;/b&gt;</title>
    <entry><title>Pier closed</title><id>urn:uuid:1</id><link rel="self" href="https://herald.example/self"/><link href="https://herald.example/1"/>
    <updated>2017-10-04T08:00:00Z</updated><published>2017-10-03T08:00:00Z</published>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs}</div></content></entry>
    <entry><title>Second</title><id>2</id><link href="https://herald.example/2"/><updated>2017-10-04T08:00:00Z</updated>
    <source><title>Westmere Ledger</title></source><summary type="text">{harbour}</summary></entry></feed>"""
    first, second = read([write("feed.atom", feed)]).articles
    assert (first.title, first.source, first.url, first.published) == (
        "Pier closed",
        "Eastmere Herald",
        "https://herald.example/1",
        dt.date(2017, 10, 3),
    )
    assert first.text == harbour.strip()
    assert (second.source, second.published, second.text) == ("Westmere Ledger", dt.date(2017, 10, 4), harbour.strip())
    # "2" is no name in the world, so the address is
    assert [s.article.id for s in stream(["-"], stdin=io.BytesIO(feed.encode())) if s.article] == ["urn:uuid:1", "https://herald.example/2"]


def test_an_rdf_feed(write: Write, harbour: str) -> None:
    feed = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Eastmere Herald</title></channel><item><title>Pier closed</title><link>https://herald.example/1</link><dc:date>2017-10-03</dc:date>
    <description>{harbour}</description></item></rdf:RDF>"""
    (only,) = read([write("feed.rss", feed)]).articles
    assert (only.source, only.url, only.published) == ("Eastmere Herald", "https://herald.example/1", dt.date(2017, 10, 3))


def test_entities_of_html_and_bare_ampersands_are_what_was_meant(write: Write, harbour: str) -> None:
    words = f"Smith & Sons of Eastmere&nbsp;said it&rsquo;s &pound;40 &lt; &euro;50 &odd; &#8364;9. {harbour}"
    (only,) = read([write("feed.xml", rss(f"<item><description>{words}</description></item>"))]).articles
    assert only.text.startswith("Smith & Sons of Eastmere said it’s £40 < €50 &odd; €9. The harbour")


def test_markup_that_is_broken_costs_only_its_entry(write: Write, harbour: str) -> None:
    feed = rss(
        f"<item><title>One<b></title><description>{harbour}</description></item>", f"<item><description>{harbour}</description></item>"
    )
    assert read([write("feed.xml", feed)]).articles
    assert read([write("cut.xml", feed[:-40])]).articles


def test_an_encoding_that_lies(write: Write, harbour: str) -> None:
    words = harbour.replace("Eastmere", "Café Eastmere’s quay")
    feed = rss(f"<item><description>{words}</description></item>").decode()
    for name, data in (
        ("cp1252.xml", feed.replace('"1.0"', '"1.0" encoding="utf-8"', 1).encode("cp1252")),
        ("utf8.xml", feed.replace('"1.0"', '"1.0" encoding="iso-8859-1"', 1).encode()),
        ("utf16.xml", feed.replace('"1.0"', '"1.0" encoding="utf-8"', 1).encode("utf-16")),
        ("utf16-no-mark.xml", feed.encode("utf-16-le")),
    ):
        (only,) = read([write(name, data)]).articles
        assert "Café Eastmere’s quay" in only.text


def test_xml_that_is_no_feed_is_passed_over_in_a_folder(write: Write) -> None:
    write("story/sitemap.xml", "<urlset><url/></urlset>")
    path = write("story/a.txt")
    intake = read([path.removesuffix("/a.txt")])
    assert (len(intake.articles), intake.warnings) == (1, ())
    with pytest.raises(InputError, match="is XML, but no RSS or Atom feed"):
        read([write("sitemap.xml", "<urlset><url/></urlset>")])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"hello", "is not XML|is XML, but no"),
        (b"<rss", "is not XML|is XML, but no|without entries"),
        (b"<rss><channel></channel></rss>", "without entries"),
        (rss("<item><title>One</title></item>"), r"without an article \(entry 1 \(One\) skipped: has only no words"),
        (rss(head='<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'), "declares entities"),
        (rss(head='<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x.example/x.dtd"> %p;]>'), "declares entities"),
        (b"\x00\x01\x02" * 50, "binary"),
    ],
)
def test_what_is_no_feed(write: Write, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read([write("feed.xml", data)])


def test_files_and_the_network_stay_out(write: Write, harbour: str) -> None:
    secret = write("secret.txt", "TOPSECRET")
    item = f'<item><description>{harbour} &x; <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{secret}"/></description></item>'
    # the document type of RSS 0.91 names a file on the network and is common
    (only,) = read([write("feed.xml", rss(item, head=f'<!DOCTYPE rss SYSTEM "{secret}">'))]).articles
    assert "TOPSECRET" not in only.text


def test_a_big_tree_is_walked_without_falling(write: Write, harbour: str) -> None:
    deep = "<div>" * 20_000 + harbour
    read(
        [
            write(
                "deep.xml",
                rss(
                    f"<item><content:encoded><![CDATA[{deep}]]></content:encoded></item>",
                    f"<item><description>{harbour}</description></item>",
                ),
            )
        ]
    )
    broken = rss("<item>" + "<a>" * 20_000, f"<item><description>{harbour}</description></item>")
    with pytest.raises(InputError):
        read([write("broken.xml", broken)])
