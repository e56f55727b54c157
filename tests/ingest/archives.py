"""Makers of WARC records and of feeds, sound and lying."""

from __future__ import annotations

import gzip

from tests.ingest.conftest import HARBOUR


def page(text: str = HARBOUR, title: str = "Pier closed") -> bytes:
    """A web page with one article."""
    body = "".join(f"<p>{line}</p>" for line in text.strip().split("\n"))
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>".encode()


def http(body: bytes, *headers: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """A response as a server sends it."""
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "", ""]).encode() + body


def record(url: str, block: bytes, *, length: int | str | None = None, sort: str = "response", kind: str = "application/http") -> bytes:
    """A WARC record; ``length`` is what its head says instead of the truth."""
    head = [
        "WARC/1.0",
        f"WARC-Type: {sort}",
        f"WARC-Target-URI: {url}",
        "WARC-Date: 2017-10-04T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        f"Content-Type: {kind}",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def zipped(*records: bytes) -> bytes:
    """Each record compressed by itself, as the standard wants it."""
    return b"".join(gzip.compress(data, mtime=0) for data in records)


def rss(*items: str, title: str = "Eastmere Herald", head: str = "") -> bytes:
    """An RSS 2.0 feed."""
    namespace = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?>{head}<rss version="2.0" {namespace}><channel><title>{title}</title>{"".join(items)}</channel></rss>'.encode()
