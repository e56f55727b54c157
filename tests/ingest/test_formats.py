"""Web pages, PDF and Word files, sound and hostile."""

from __future__ import annotations

import builtins
import contextlib
import datetime as dt
import io
import time
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pypdf
import pytest

from reconcile.errors import InputError
from reconcile.ingest import docx as docx_reader
from reconcile.ingest import pdf as pdf_reader
from reconcile.ingest import read

Write = Callable[..., str]

PAGE = """<!DOCTYPE html><html><head><title>Pier closed - Eastmere Herald</title>
<meta property="og:site_name" content="Eastmere Herald"><meta property="og:title" content="Pier closed">
<meta property="article:published_time" content="2017-10-03T08:00:00Z"><link rel="canonical" href="https://herald.example/pier">{head}</head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>{body}<footer>Copyright 2025 Herald</footer></body></html>"""


def article_body(text: str) -> str:
    return "<article><h1>Pier closed</h1>" + "".join(f"<p>{p}</p>" for p in text.strip().split("\n")) + "</article>"


def test_a_page(write: Write, harbour: str) -> None:
    path = write("pier.html", PAGE.format(head="", body=article_body(harbour)))
    (article,) = read([path]).articles
    assert "voted 7-2 on Tuesday" in article.text
    assert "Copyright" not in article.text
    assert (article.title, article.source, article.published) == ("Pier closed", "Eastmere Herald", dt.date(2017, 10, 3))
    assert (article.url, article.plain, article.id) == ("https://herald.example/pier", False, "pier.html")


def test_the_declared_charset_is_believed(write: Write, harbour: str) -> None:
    page = PAGE.format(
        head='<meta charset="windows-1252">', body=article_body(harbour + "The café’s owner paid £40 for the repairs, he said.\n")
    )
    (article,) = read([write("pier.htm", page.encode("cp1252"))]).articles
    assert "café’s owner paid £40" in article.text


def test_the_year_in_the_footer_is_no_date(write: Write, harbour: str) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2017-10-03T08:00:00Z">', "")
    assert read([write("pier.html", page.format(head="", body=article_body(harbour)))]).articles[0].published is None


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ("", "<time datetime='2017-10-03T10:00'>3 Oct</time>", dt.date(2017, 10, 3)),
        ("", "<span class='date'>October 3, 2017</span>", dt.date(2017, 10, 3)),
        ("", "<p>Published: October 3, 2017</p>", dt.date(2017, 10, 3)),
        ("<link rel='canonical' href='https://herald.example/2017/10/03/pier.html'>", "", dt.date(2017, 10, 3)),
        ("<link rel='canonical' href='https://herald.co.uk/pier.html'>", "<p>Published: 03/10/2017</p>", dt.date(2017, 10, 3)),
        ("", "<span class='date'>10/03/2017</span>", None),
        ("", "<p>The storm was on October 1, 2016, he said.</p>", None),
    ],
)
def test_the_day_of_a_page(write: Write, harbour: str, head: str, body: str, day: dt.date | None) -> None:
    page = f"<html><head><title>Pier closed</title>{head}</head><body><article>{body}<p>{harbour}</p></article><p>© 2019</p></body></html>"
    assert read([write("pier.html", page)]).articles[0].published == day


def test_a_piece_of_a_page(write: Write, harbour: str) -> None:
    assert read([write("pier.html", f"<article><p>{harbour}</p></article>")]).articles[0].text.startswith("The harbour board")


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<", "<!-- -->", "<html>" * 50_000]
)
def test_a_page_without_an_article(write: Write, page: str) -> None:
    with pytest.raises(InputError, match=r"page without an article|cannot be parsed"):
        read([write("menu.html", page)])


def test_an_empty_page(write: Write) -> None:
    with pytest.raises(InputError, match="is empty"):
        read([write("empty.html", " \n")])


def test_entities_and_external_files_of_a_page_stay_out(write: Write, harbour: str) -> None:
    secret = write("secret.txt", "TOPSECRET")
    doctype = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]>'
    page = f'<?xml version="1.0"?>{doctype}<html><body>{article_body(harbour + "It said &x; so.")}</body></html>'
    assert "TOPSECRET" not in read([write("pier.html", page)]).articles[0].text


def test_a_report_of_ours_is_no_article(write: Write, harbour: str) -> None:
    page = PAGE.format(head='<meta name="generator" content="reconcile 0.1">', body=article_body(harbour))
    with pytest.raises(InputError, match="saved report"):
        read([write("pier.html", page)])


@pytest.mark.parametrize(
    ("library", "name"), [("trafilatura", "a.html"), ("pypdf", "a.pdf"), ("docx", "a.docx"), ("warcio", "a.warc"), ("lxml", "a.xml")]
)
def test_a_missing_library_says_what_to_install(write: Write, monkeypatch: pytest.MonkeyPatch, library: str, name: str) -> None:
    real = builtins.__import__

    def refuse(wanted: str, *args: Any, **kwargs: Any) -> Any:
        if wanted.split(".", maxsplit=1)[0] == library:
            raise ImportError(wanted)
        return real(wanted, *args, **kwargs)

    path = write(name, "<html><body><p>x</p></body></html>")
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError, match=r"pip install 'reconcile\[ingest\]'"):
        read([path])


def test_a_pdf_gives_paragraphs(write: Write, make_pdf: Callable[..., bytes]) -> None:
    pages = [
        [
            "Pier closed",
            "June 7, 2011",
            "The harbour board of Eastmere voted 7-2 on Tuesday to close the inter-",
            "national ferry pier for repairs. Mayor",
            "",
            "1",
        ],
        ["The work will take about nine months and cost $4 million, the board of the", "Eastmere harbour said.", "2"],
    ]
    (article,) = read([write("pier.pdf", make_pdf(pages, "/Title (Pier closed) /CreationDate (D:20200101000000Z)"))]).articles
    assert article.text.split("\n") == [
        "Pier closed",
        "June 7, 2011",
        "The harbour board of Eastmere voted 7-2 on Tuesday to close the international ferry pier for repairs. Mayor",
        "The work will take about nine months and cost $4 million, the board of the Eastmere harbour said.",
    ]
    assert (article.title, article.published, article.plain) == ("Pier closed", dt.date(2011, 6, 7), False)


def test_words_cut_at_the_end_of_a_line() -> None:
    wide = "a " * 30
    assert pdf_reader.reflow([f"{wide}re-\nopened", "The pier was re-opened."]).startswith(f"{wide}re-opened")
    assert pdf_reader.reflow([f"{wide}re\u00ad\nopened"]) == f"{wide}reopened"
    assert pdf_reader.reflow([f"{wide}11-\n1 vote"]) == f"{wide}11-1 vote"
    assert pdf_reader.reflow([f"{wide}he said -\nand left"]) == f"{wide}he said - and left"
    assert pdf_reader.reflow([]) == ""


@pytest.mark.parametrize(("data", "reason"), [(b"", "not a PDF"), (b"%PDF-1.4\nnothing", "cannot be read"), (b"hello", "not a PDF")])
def test_broken_pdfs(write: Write, data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read([write("a.pdf", data)])


def test_a_pdf_without_text(write: Write, make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(InputError, match=r"a\.pdf: is a PDF without text"):
        read([write("a.pdf", make_pdf([[]]))])


def test_a_pdf_with_a_password(write: Write, make_pdf: Callable[..., bytes]) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(make_pdf([["The pier is shut."]]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(InputError, match="password"):
        read([write("a.pdf", out.getvalue())])


def test_a_pdf_whose_pages_loop_ends(write: Write, make_pdf: Callable[..., bytes]) -> None:
    started = time.monotonic()
    with pytest.raises(InputError, match=r"a\.pdf: is a PDF "):
        read([write("a.pdf", make_pdf([["The pier is shut."]], kids="2 0 R 2 0 R"))])
    assert time.monotonic() - started < 20


def test_a_pdf_of_too_many_pages(write: Write, make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 2)
    assert read([write("two.pdf", make_pdf([["The pier is shut."]] * 2))]).articles
    with pytest.raises(InputError, match="more than 2 pages"):
        read([write("three.pdf", make_pdf([["The pier is shut."]] * 3))])


def test_a_pdf_that_is_drawn_without_end(write: Write, make_pdf: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_STEPS", 200)
    assert read([write("short.pdf", make_pdf([["The pier is shut."] * 10]))]).articles
    # three pages that share one long content
    with pytest.raises(InputError, match=r"long\.pdf: is a PDF that is drawn in more than 200 steps"):
        read([write("long.pdf", make_pdf([["The pier is shut."] * 50] * 3))])


def test_thousands_of_marks_in_one_paragraph_take_no_square_of_time(write: Write) -> None:
    started = time.process_time()
    marks = "<span>word</span> " * 20_000
    assert read([write("spans.html", f"<html><body><article><p>{marks}</p></article></body></html>")]).articles
    with pytest.raises(InputError, match="is a page of more than 10,000 links"):
        read([write("links.html", "<html><body><p>" + "<a href=x>word</a> " * 10_001 + "</p></body></html>")])
    assert time.process_time() - started < 5


def test_a_page_nested_without_end(write: Write, harbour: str) -> None:
    started = time.process_time()
    for mark in ("<div>", "<b>", "<table><tr><td>", "<ul><li>"):
        # no article, or one: but never a crash, and never long
        with contextlib.suppress(InputError):
            read([write("deep.html", f"<html><body>{mark * 20_000}{article_body(harbour)}</body></html>")])
    assert time.process_time() - started < 10


def word(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rezip(data: bytes, change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, content in (extra or {}).items():
            target.writestr(name, content)
    return out.getvalue()


def test_a_word_file(write: Write) -> None:
    document = docx.Document()
    document.core_properties.title = "Pier closed"
    document.add_paragraph("Published: 7 June 2011")
    document.add_paragraph("The pier\u00a0is shut.")
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip([c for row in table.rows for c in row.cells], ["Ward", "Votes", "North", "412"], strict=True):
        cell.text = words
    document.add_paragraph("That is all.")
    out = io.BytesIO()
    document.save(out)
    (article,) = read([write("pier.docx", out.getvalue())]).articles
    assert article.text == "Published: 7 June 2011\nThe pier\u00a0is shut.\nWard | Votes\nNorth | 412\nThat is all."
    assert (article.title, article.published, article.plain) == ("Pier closed", dt.date(2011, 6, 7), False)


def test_broken_and_empty_word_files(write: Write) -> None:
    for data in (
        b"",
        b"hello",
        b"PK\x03\x04rubbish",
        word("x")[:-60],
        rezip(word("x"), lambda n, d: b"<not xml" if n == "word/document.xml" else d),
    ):
        with pytest.raises(InputError, match="not a Word file, or a damaged one"):
            read([write("a.docx", data)])
    with pytest.raises(InputError, match="Word file without text"):
        read([write("a.docx", word(" "))])


def test_a_zip_bomb_is_refused_before_it_is_unpacked(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = rezip(word("x"), lambda n, d: b"<w>" + b" " * (docx_reader.MAX_PART + 1) if n == "word/document.xml" else d)
    assert len(bomb) < 100_000
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(InputError, match="unpacks to too much"):
        read([write("a.docx", bomb)])


def test_many_parts_and_big_pictures_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "MAX_PARTS", 30)
    with pytest.raises(InputError, match="unpacks to too much"):
        read([write("a.docx", rezip(word("x"), lambda _, d: d, {f"word/media/{n}.png": b"" for n in range(40)}))])
    monkeypatch.setattr(docx_reader, "MAX_UNPACKED", 1_000_000)
    with pytest.raises(InputError, match="unpacks to too much"):
        read([write("b.docx", rezip(word("x"), lambda _, d: d, {"word/media/1.png": b"\0" * 1_000_001}))])


def test_a_part_that_lies_about_its_size_is_refused(write: Write) -> None:
    data = word("The pier is shut.")
    at = data.rindex(b"word/document.xml") - 46 + 24  # the size in the directory's entry
    lying = data[:at] + (5).to_bytes(4, "little") + data[at + 4 :]
    with pytest.raises(InputError, match="damaged"):
        read([write("a.docx", lying)])


def test_xml_entities_are_refused(write: Write) -> None:
    lol = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    hostile = rezip(word("x"), lambda n, d: d.replace(b"?>", b"?>" + lol, 1) if n == "word/document.xml" else d)
    with pytest.raises(InputError, match="XML entities"):
        read([write("a.docx", hostile)])
