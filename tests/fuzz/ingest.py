"""Every reader by extension, at once and as a stream: articles, or an error of ours, and nothing else."""

from __future__ import annotations

import contextlib
import gzip
import io
import json

from tests.fuzz.harness import instrumented, run

with instrumented(__name__):
    from reconcile.errors import ReconcileError
    from reconcile.ingest import EXTENSIONS, stream, take
    from reconcile.model import Article

import docx

from tests.ingest.archives import http, page, record, rss, zipped
from tests.ingest.conftest import HARBOUR, pdf_bytes

KINDS = (*EXTENSIONS, "-")


def check(data: bytes) -> None:
    """The first byte chooses the kind, ``-`` standing for standard input; the rest is the file."""
    if not data:
        return
    kind, body = KINDS[data[0] % len(KINDS)], data[1:]
    if kind != "-":
        with contextlib.suppress(ReconcileError):
            intake = take(f"a{kind}", body)
            assert intake.articles
            for article in intake.articles:
                sound(article)
            for line in intake.warnings:
                assert line.startswith(f"a{kind}"), line
    if kind in {"-", ".jsonl", ".warc", ".warc.gz", ".xml"}:
        for streamed in stream(["-"], stdin=io.BytesIO(body)):
            assert streamed.article or streamed.notes
            if streamed.article:
                sound(streamed.article)


def sound(article: Article) -> None:
    """What every article must be, wherever it comes from."""
    assert article.id
    assert article.text.strip()
    assert "\0" not in article.text
    for part in (article.id, article.text, article.title, article.source, article.url):
        (part or "").encode()
    article.position(len(article.text) - 1)


def seeds() -> list[bytes]:
    """One small sound file of each kind, with the byte that chooses it."""
    word = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(HARBOUR)
    document.save(word)
    lines = "".join(json.dumps({"id": n, "text": HARBOUR, "published": "2017-10-03"}) + "\n" for n in range(2)).encode()
    crawl = [
        record("https://h.example/1", http(page())),
        record("https://h.example/2", http(gzip.compress(page()), "Content-Encoding: gzip")),
    ]
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><entry><id>urn:1</id><content type="html">%b</content></entry></feed>'
    )
    files = {
        ".txt": HARBOUR.encode(), ".md": b"---\ntitle: Pier\ndate: 2017-10-03\n---\n" + HARBOUR.encode(), ".html": page(), ".htm": page(),
        ".json": b"[" + lines.strip().replace(b"\n", b",") + b"]", ".jsonl": lines, ".pdf": pdf_bytes([HARBOUR.split("\n")]),
        ".docx": word.getvalue(), ".xml": rss(f"<item><description>{HARBOUR}</description></item>"), ".atom": atom % HARBOUR.encode(),
        ".warc": b"".join(crawl), ".warc.gz": zipped(*crawl), "-": lines,
    }  # fmt: skip
    return [bytes([KINDS.index(kind)]) + data for kind, data in files.items()]


if __name__ == "__main__":
    run(check, seeds(), 20_000)
