"""WARC files, sound, lying, damaged and hostile: one record that is bad costs no other."""

from __future__ import annotations

import gzip
import io
import time
import zlib
from collections.abc import Callable

import brotli
import pytest

from reconcile.errors import InputError
from reconcile.ingest import read, stream, take
from reconcile.ingest import unpack as unpack_module
from reconcile.ingest import warc as warc_module
from tests.ingest.archives import http, page, record, zipped

Write = Callable[..., str]
A, B, C = (f"https://herald.example/{name}" for name in "abc")


def outcomes(data: bytes) -> list[str]:
    """The address of each article, or the note where there is none."""
    return [
        s.article.url or "" if s.article else s.notes[0].removeprefix("standard input: ") for s in stream(["-"], stdin=io.BytesIO(data))
    ]


def three(second: bytes, harbour: str) -> list[bytes]:
    """A sound record, the one that is looked at, and another sound one with a text of its own."""
    return [record(A, http(page())), second, record(C, http(page(harbour.replace("Eastmere", "Westmere"))))]


def test_pages_texts_and_pdfs_are_articles(write: Write, harbour: str, make_pdf: Callable[..., bytes]) -> None:
    data = b"".join([
        record("urn:info", b"software: x\r\n", sort="warcinfo", kind="application/warc-fields"),
        record(A, b"GET / HTTP/1.1\r\n\r\n", sort="request"),
        record(A, http(page())),
        record(B, harbour.replace("Eastmere", "Westmere").encode(), sort="conversion", kind="text/plain"),
        record(C, http(make_pdf([["The pier of Northmere is shut for good."]]), kind="application/pdf")),
        record(C, http(b"\x89PNG", kind="image/png")),
        record(C, http(b"gone", status="404 Not Found")),
    ])  # fmt: skip
    path = write("crawl.warc", data)
    intake = read([path])
    assert [(a.id, a.url) for a in intake.articles] == [("crawl.warc#3", A), ("crawl.warc#4", B), ("crawl.warc#5", C)]
    assert {a.source for a in intake.articles} == {"herald.example"}
    assert (intake.articles[0].title, intake.articles[0].path, intake.articles[0].plain) == ("Pier closed", path, False)
    assert "voted 7-2 on Tuesday" in intake.articles[0].text
    assert intake.warnings == ()
    assert take("crawl.warc.gz", zipped(record(A, http(page())))).articles[0].url == A


def test_the_address_is_the_one_that_was_fetched(harbour: str) -> None:
    """A paper that names its front page as the address of every page would else have one article."""
    front = page().replace(b"<head>", b'<head><link rel="canonical" href="https://herald.example/">')
    assert outcomes(record(A, http(front)) + record(B, http(front))) == [A, B]


def test_the_same_page_twice_counts_once_at_a_time(write: Write, harbour: str) -> None:
    path = write("crawl.warc", record(A, http(page())) * 2 + record(A, http(page(harbour * 2))))
    assert len(read([path]).articles) == 2


def test_pages_without_an_article_are_one_warning(write: Write) -> None:
    menu = http(b"<html><body><nav><a href='/'>Home</a></nav></body></html>")
    path = write("crawl.warc", record(A, http(page())) + record(B, menu) + record(C, menu))
    assert read([path]).warnings == (f"{path}: record 2 ({B}) is a page without an article; so are 1 others",)
    with pytest.raises(InputError, match="has no usable record"):
        read([write("menus.warc", record(B, menu))])
    with pytest.raises(InputError, match="no record that is a page"):
        read([write("none.warc", record(C, http(b"\x89PNG", kind="image/png")))])
    for data in (b"", b"hello", b"\x1f\x8b\x08", gzip.compress(b"hello"), b"\x1f\x8b\x08\x00" * 100):
        with pytest.raises(InputError, match=r"bad\.warc\.gz: "):
            read([write("bad.warc.gz", data)])


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (["Content-Encoding: gzip"], gzip.compress(page())),
        (["Content-Encoding: deflate"], zlib.compress(page())),
        (["Content-Encoding: deflate"], zlib.compress(page(), wbits=-15)),
        (["Content-Encoding: br"], brotli.compress(page())),
        (["Transfer-Encoding: chunked"], b"%x\r\n%b\r\n0\r\n\r\n" % (len(page()), page())),
        (["Transfer-Encoding: chunked", "Content-Encoding: gzip"], b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(page())), gzip.compress(page()))),
        # heads that lie: many crawlers unpack the body and keep the head as it was
        (["Content-Encoding: gzip"], page()),
        (["Content-Encoding: br"], page()),
        (["Transfer-Encoding: chunked"], page()),
        (["Content-Length: 5"], page()),
        (["Content-Length: 99999999999999999999"], page()),
    ],
)  # fmt: skip
def test_bodies_as_servers_pack_them(headers: list[str], body: bytes) -> None:
    (only,) = stream(["-"], stdin=io.BytesIO(record(A, http(body, *headers))))
    assert only.article is not None
    assert "voted 7-2 on Tuesday" in only.article.text


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate"])
def test_a_body_that_is_a_bomb_is_refused(harbour: str, coding: str) -> None:
    zeros = bytes(40_000_000)
    body = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda d: brotli.compress(d, quality=1)}[coding](zeros)
    bomb = record(B, http(body, f"Content-Encoding: {coding}"))
    assert outcomes(b"".join(three(bomb, harbour))) == [A, f"record 2 ({B}) skipped: unpacks to too much; the limit is 20 MB", C]


def test_a_charset_that_lies(harbour: str) -> None:
    words = harbour.replace("Eastmere", "Café Eastmere’s quay")
    lying = http(page(words).decode().encode("cp1252"), kind="text/html; charset=utf-8")
    (only,) = stream(["-"], stdin=io.BytesIO(record(A, lying)))
    assert only.article is not None
    assert "Café Eastmere’s quay" in only.article.text


LIE = "record 2 skipped: its content is not as long as its head says"


@pytest.mark.parametrize("pack", [b"".join, lambda parts: zipped(*parts), lambda parts: gzip.compress(b"".join(parts))])
@pytest.mark.parametrize(
    ("length", "note"),
    [
        (5, LIE),
        (100_000, LIE),
        (0, LIE),
        (20_000_001, "record 2 skipped: has 20 MB; the limit is 20 MB a record"),
        (999_999_999_999, "record 2 skipped: has 1000000 MB; the limit is 20 MB a record"),
        (10**40, "record 2 skipped: its head does not say how long it is"),
        ("-7", "record 2 skipped: its head does not say how long it is"),
        ("0x10", "record 2 skipped: its head does not say how long it is"),
    ],
)
def test_lengths_that_lie(harbour: str, pack: Callable[[list[bytes]], bytes], length: int | str, note: str) -> None:
    assert outcomes(pack(three(record(B, http(page()), length=length), harbour))) == [A, note, C]


@pytest.mark.parametrize(
    ("second", "note"),
    [
        (b"rubbish\r\n\r\n", "record 2 skipped: there is no record where one should begin"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "record 2 skipped: its head does not end"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X: y\r\n" * 20_000, "record 2 skipped: its head does not end"),
        (record(B, http(page()))[:-120], LIE),
    ],
)
def test_what_lies_between_sound_records(harbour: str, second: bytes, note: str) -> None:
    assert outcomes(b"".join(three(second, harbour))) == [A, note, C]


def test_a_file_that_is_cut_off_keeps_what_was_whole(harbour: str) -> None:
    whole = b"".join(three(b"", harbour))
    assert outcomes(whole[:-60]) == [A, "record 2 skipped: its end is missing"]
    packed = zipped(*three(b"", harbour)[::2])
    found = outcomes(packed[:-40])
    assert found[0].startswith("at byte ")
    assert found[0].endswith("a part has no end, the file is cut off")
    assert found[1:] == [A, "record 2 skipped: its end is missing"]


@pytest.mark.parametrize("place", [4, 12, 40, 120, -9, -5, -2])
def test_a_damaged_member_costs_no_other(harbour: str, place: int) -> None:
    first, second, third = (gzip.compress(r, mtime=0) for r in three(record(B, http(page())), harbour))
    bad = bytearray(second)
    bad[place] ^= 0xFF
    found = outcomes(first + bytes(bad) + third)
    assert A in found
    assert C in found


def test_a_bomb_among_members_is_given_up(harbour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack_module, "FREE_GROWTH", 3_000_000)
    bomb = record(B, http(bytes(15_000_000)))
    first, second, third = (gzip.compress(r, mtime=0) for r in three(bomb, harbour))
    found = outcomes(first + second + third)
    assert "a part unpacks to more than 100 times its size; the rest of it is left out" in found[1]
    assert (found[0], found[-1]) == (A, C)


def test_what_is_read_at_once_may_not_unpack_to_too_much(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_module, "MAX_UNPACKED", 100)
    with pytest.raises(InputError, match="unpacks to more than 0 MB; a bigger one can be streamed into an archive"):
        read([write("crawl.warc.gz", zipped(record(A, http(page()))))])


@pytest.mark.parametrize(
    "hostile",
    [
        b"WARC/1.0\r\n" * 100_000,
        b"WARC/1.0\r\nContent-Length: 1\r\n\r\n" * 30_000,
        b"WARC/1.0\r\nContent-Length: 19999999\r\n\r\n" * 10_000,
        b"WARC/1.0\r\n\r\n" * 50_000,
        gzip.compress(b"")[:10] * 50_000,
        b"\r\n" * 1_000_000,
    ],
)
def test_rubbish_by_the_megabyte_takes_seconds(hostile: bytes, harbour: str) -> None:
    started = time.process_time()
    found = outcomes(record(A, http(page())) + hostile + b"\r\n" + record(C, http(page(harbour * 2))))
    assert (found[0], found[-1]) == (A, C)
    assert time.process_time() - started < 8
