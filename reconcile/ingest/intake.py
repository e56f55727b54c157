"""The one door for articles: files, folders and standard input → ``Intake``.

A file that was named and cannot be used stops the call; in a folder it becomes a warning as long as an article remains.
Results do not depend on the order of the arguments.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from reconcile.errors import InputError, UsageError
from reconcile.ingest.day import day_from_text
from reconcile.ingest.docx import read_docx
from reconcile.ingest.draft import Draft, Found, NotAnArticle, Unusable, within_size
from reconcile.ingest.feed import read_feed
from reconcile.ingest.files import extension, limited, listing, load
from reconcile.ingest.html import read_html
from reconcile.ingest.names import article_ids, assign, shown, where
from reconcile.ingest.pdf import read_pdf
from reconcile.ingest.records import read_json, read_jsonl
from reconcile.ingest.text import read_text, wide_encoding
from reconcile.ingest.warc import read_warc
from reconcile.lexis.english import is_english
from reconcile.lexis.sentence_size import unread
from reconcile.model import Article
from reconcile.model.settings import Settings

NOT_ENGLISH: Final = "looks like it is not English; nothing is extracted from it"
READERS: Final[Mapping[str, Callable[[bytes], Found]]] = {
    ".txt": read_text, ".md": read_text, ".html": read_html, ".htm": read_html,
    ".json": read_json, ".jsonl": read_jsonl, ".pdf": read_pdf, ".docx": read_docx,
    ".xml": read_feed, ".rss": read_feed, ".atom": read_feed, ".warc": read_warc, ".warc.gz": read_warc,
}  # fmt: skip
"""Readers of whole files by extension."""
EXTENSIONS: Final = tuple(READERS)
"""Extensions that are read."""

_SHAPES: Final = (
    (rb"%PDF-", ".pdf"),
    (rb"PK\x03\x04", ".docx"),
    (rb"WARC/[01]\.", ".warc"),
    (rb"\x1f\x8b\x08", ".warc.gz"),
    (rb"(?:<\?xml[^>]{0,300}\?>\s{0,99})?(?:<!--[^>]{0,999}-->\s{0,99})?<(?:rss|feed|rdf:RDF)\b", ".xml"),
    (rb"<(?:!doctype\s+html|html|head|body|article|!--|\?xml)", ".html"),
    (rb"\[\s{0,99}\{", ".json"),
)
"""How bytes without a name begin, blanks left out, and the extension that fits."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Articles, sorted by id, and one line for each thing that was skipped on the way."""

    articles: tuple[Article, ...]
    warnings: tuple[str, ...] = ()


def read(
    paths: Sequence[str],
    *,
    dates: Mapping[str, dt.date] = {},
    sources: Mapping[str, str] = {},
    stdin: BinaryIO | None = None,
    settings: Settings | None = None,
) -> Intake:
    """Read articles from files, folders (all article files in them) and ``-`` (standard input).

    Args:
        paths: as a user types them; the order does not matter, and a file named twice is read once.
        dates: publication days given by hand, by id, path or file name; they win over what the files say.
        sources: publications given by hand, likewise.
        stdin: what ``-`` reads; the process's standard input by default.
        settings: days and publications of the newsroom's configuration; what is given by hand wins over them, they over what the files say.

    Raises:
        InputError: a named file or folder that cannot be used, or two articles with one id.
        UsageError: no paths, or a key of ``dates`` or ``sources`` that means no article or several files.
    """
    named = sorted({os.fspath(path) for path in ([paths] if isinstance(paths, str) else paths)})
    if not named:
        raise UsageError("no articles given; name files, folders or - for standard input")
    found: list[tuple[str, Draft]] = []
    warnings: list[str] = []
    seen: dict[str, str] = {}
    # files before folders: which of two names of one file counts must not depend on where a folder sorts
    for path in sorted(named, key=lambda name: (_is_folder(name), name)):
        (_folder if _is_folder(path) else _file)(path, found, warnings, seen, stdin)
    ids = article_ids(found)
    files = [path for path, _ in found]
    days = assign(dates, ids, files, "date")
    names = assign(sources, ids, files, "source")
    articles = [
        article_of(name, shown(path), draft, days.get(k), names.get(k), settings)
        for k, (name, (path, draft)) in enumerate(zip(ids, found, strict=True))
    ]
    return Intake(tuple(sorted(articles, key=lambda a: a.id)), tuple(warnings))


def take(name: str, data: bytes, settings: Settings | None = None) -> Intake:
    """The articles in bytes that were handed over under a file's name. The name is a label; no file is opened.

    Raises:
        InputError: there is no article in them, or they are of an unknown kind.
    """
    reader = READERS.get(extension(name))
    if reader is None:
        raise InputError(f"{shown(name)}: unknown kind of file; read are {', '.join(EXTENSIONS)}")
    try:
        result = within_size(reader(limited(io.BytesIO(data))))
    except Unusable as error:
        raise InputError(f"{shown(name)}: {error}") from error
    found = [(name, draft) for draft in result.drafts]
    articles = [article_of(i, shown(name), draft, None, None, settings) for i, (_, draft) in zip(article_ids(found), found, strict=True)]
    if len(articles) == 1:
        articles = [replace(articles[0], file_sha256=hashlib.sha256(data).hexdigest())]
    return Intake(tuple(sorted(articles, key=lambda a: a.id)), tuple(f"{where(name, note.line)}: {note.reason}" for note in result.notes))


def _file(path: str, found: list[tuple[str, Draft]], warnings: list[str], seen: dict[str, str], stdin: BinaryIO | None) -> None:
    """Read a file that the user named."""
    try:
        if path == "-":
            data = limited(stdin or sys.stdin.buffer)
            result = within_size(READERS[sniff(data)](data))
        else:
            if _twice(path, warnings, seen):
                return
            result = _read(path)
    except Unusable as error:
        raise InputError(f"{where(path)}: {error}") from error
    found += [(path, draft) for draft in result.drafts]
    warnings += [f"{where(path, note.line)}: {note.reason}" for note in result.notes]


def _folder(path: str, found: list[tuple[str, Draft]], warnings: list[str], seen: dict[str, str], stdin: BinaryIO | None) -> None:
    """Read the article files of a folder; those that cannot be used become warnings."""
    del stdin
    before, skipped = len(found), []
    try:
        files = listing(path, frozenset(READERS))
    except Unusable as error:
        raise InputError(f"{shown(path)}: {error}") from error
    repeated = False
    for file in files:
        if _twice(file, warnings, seen):
            repeated = True
            continue
        try:
            result = _read(file)
        except NotAnArticle:
            continue
        except Unusable as error:
            skipped.append(f"{shown(file)}: {error}; skipped")
            continue
        found += [(file, draft) for draft in result.drafts]
        warnings += [f"{where(file, note.line)}: {note.reason}" for note in result.notes]
    if len(found) == before and not repeated:
        reason = f" ({skipped[0]})" if skipped else f"; read are {', '.join(EXTENSIONS)}"
        raise InputError(f"{shown(path)}: no article in this folder{reason}")
    warnings += skipped


def _is_folder(path: str) -> bool:
    return path not in ("", "-") and Path(path).is_dir()


def _twice(path: str, warnings: list[str], seen: dict[str, str]) -> bool:
    """Whether a file was read before under another name: read twice it would corroborate itself."""
    try:
        real = os.path.realpath(path)
    except ValueError:  # a null character: said when it is opened
        return False
    if real in seen:
        if seen[real] != path:
            warnings.append(f"{shown(path)}: is the same file as {shown(seen[real])}; read once")
        return True
    seen[real] = path
    return False


def _read(path: str) -> Found:
    reader = READERS.get(extension(path))
    if reader is None:
        load_error = "" if os.path.lexists(path) else "no such file or folder"
        raise Unusable(load_error or f"unknown kind of file; read are {', '.join(EXTENSIONS)}")
    data = load(path)
    found = within_size(reader(data))
    if len(found.drafts) != 1:
        return found
    digest = hashlib.sha256(data).hexdigest()
    return replace(found, drafts=(replace(found.drafts[0], file_sha256=digest),))


def sniff(data: bytes) -> str:
    """The extension that fits bytes without a name: PDF, Word, WARC, feed, HTML, JSON, JSON Lines, else text."""
    wide = wide_encoding(data[:4096])
    if wide:
        data = data[:65_536].decode(wide, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, kind in _SHAPES:
        if re.match(pattern, head, re.IGNORECASE):
            return kind
    if not re.match(rb'\{\s{0,99}"', head):
        return ".txt"
    try:
        json.loads(head.split(b"\n", 1)[0])
        several = b"\n" in head.rstrip()
    except ValueError:
        # a first line that is no whole record: one record over several lines, unless a later line opens another
        several = re.search(rb'\n\{\s{0,99}"', head) is not None
    return ".jsonl" if several else ".json"


def article_of(name: str, path: str, draft: Draft, day: dt.date | None, source: str | None, settings: Settings | None) -> Article:
    """The article of a draft that has its id; ``day`` and ``source`` are given by hand and win over what the file says."""
    if settings is not None and settings.source:
        told = settings.about(name, None if path == "-" else path, source or draft.source)
        day, source = day or told.day, source or told.name
    source = source or draft.source
    return Article(
        id=name,
        text=draft.text,
        published=day or draft.published or day_from_text(draft.text, _host(source, draft.url)),
        source=source,
        title=draft.title,
        url=draft.url,
        path=path,
        line_offset=draft.line_offset,
        offset=draft.offset,
        file_sha256=draft.file_sha256,
        plain=draft.plain,
        warnings=_warnings(draft),
    )


def _warnings(draft: Draft) -> tuple[str, ...]:
    """What is not read of an article, and where."""
    spans = unread(draft.text)
    ends = [0, *(place for s in spans for place in (s.start, s.end)), len(draft.text)]
    # lists have no words to tell a language by
    if not is_english("".join(draft.text[one:other] for one, other in zip(ends[::2], ends[1::2], strict=True))):
        return (NOT_ENGLISH,)
    out = []
    for span in spans[:_TOLD]:
        line = f"line {draft.text.count(chr(10), 0, span.start) + 1 + draft.line_offset}: " if draft.plain else ""
        out.append(
            f"{line}{len(span):,} characters of a list without the end of a sentence are not read; put a full stop or a line break into it"
        )
    return tuple(out)


_TOLD: Final = 5
"""Places of one article that are named."""


def _host(source: str | None, url: str | None) -> str | None:
    try:
        return urlsplit(url).hostname if url else source
    except ValueError:  # a broken address in the metadata
        return source
