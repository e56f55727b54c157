"""WARC files (ISO 28500), as web archives and crawlers write them, also compressed.

Where one record ends and the next begins is found here, because lengths lie and files are damaged: the library stops at
the first such record, and a crawl of a million pages must not. What a record holds is read by warcio.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from reconcile.ingest.draft import MAX_FILE, Draft, Found, NoArticle, NotAnArticle, Note, Unusable, identity, is_blank, label
from reconcile.ingest.files import Begun
from reconcile.ingest.html import MISSING, read_html
from reconcile.ingest.pdf import read_pdf
from reconcile.ingest.text import decode
from reconcile.ingest.unpack import GAP, inflated, pieces, unzipped

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

MAX_HEAD: Final = 65_536
"""Bytes of the head of a record."""
MAX_UNPACKED: Final = 500_000_000
"""Bytes to which a ``.warc.gz`` file may unpack where it is read at once; one that is streamed has no limit as a whole."""
_BEGIN = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,9}\r?\n")
_NEXT = re.compile(rb"WARC/[01]\.\d{1,2}[ \t]{0,9}\r?\n(?=[A-Za-z][\w-]{0,40}:)")
_HEAD_END = re.compile(rb"(\r?\n\r?\n)|\nWARC/[01]\.")
_LENGTH = re.compile(rb"^content-length[ \t]{0,9}:[ \t]{0,9}(\d{1,15})[ \t]{0,9}\r?$", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^warc-type[ \t]{0,9}:[ \t]{0,9}(?:response|resource|conversion)[ \t]{0,9}\r?$", re.IGNORECASE | re.MULTILINE)
_CHARSET = re.compile(r"charset\s{0,3}=\s{0,3}[\"']?([\w-]{1,40})", re.IGNORECASE)
_MAY_BE_PAGE = re.compile(
    rb"^content-type[ \t]{0,9}:[ \t]{0,9}(?:text/(?:html|plain)|application/(?:xhtml\+xml|pdf))\b", re.IGNORECASE | re.MULTILINE
)
_SHOWN: Final = 200
"""Characters of an address that a message shows."""
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_KINDS: Final = _PAGES | {"text/plain", "application/pdf"}


@dataclass(frozen=True, slots=True)
class Told:
    """What one record came to: an article or a note; ``page`` is a note on a page that was never an article."""

    number: int
    draft: Draft | None = None
    note: str = ""
    page: bool = False


def read_warc(data: bytes) -> Found:
    """The articles of a WARC file, compressed or not; the same page with the same text counts once.

    Raises:
        NotAnArticle: no record is a page.
        Unusable: no record can be used, it unpacks to too much, or warcio is not installed.
    """
    drafts: list[Draft] = []
    notes: list[Note] = []
    seen: set[tuple[str | None, str]] = set()
    others: list[Told] = []
    for told in warc_records(io.BytesIO(data), MAX_UNPACKED):
        if told.draft is None:
            if told.page:
                others.append(told)
            else:
                notes.append(Note(told.note))
        elif (told.draft.key, told.draft.text) not in seen:
            seen.add((told.draft.key, told.draft.text))
            drafts.append(told.draft)
    if others:
        more = f"; so are {len(others) - 1} others" if len(others) > 1 else ""
        notes.append(Note(f"{others[0].note}{more}"))
    if drafts:
        return Found(tuple(drafts), tuple(notes))
    if notes:
        raise Unusable(f"has no usable record ({notes[0].reason})")
    raise NotAnArticle("has no record that is a page")


def warc_records(file: BinaryIO, most: int | None = None) -> Iterator[Told]:
    """The records of an open WARC file that are pages or texts, one by one; memory does not grow with the file.

    Args:
        file: read forward only.
        most: bytes to which the file may unpack.

    Raises:
        Unusable: it unpacks to more, it is no WARC file, or warcio is not installed.
    """
    try:
        from warcio.recordloader import ArcWarcRecordLoader
    except ImportError as error:
        raise Unusable(MISSING) from error
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    said: list[str] = []
    number = 0
    for number, record in enumerate(_framed(_source(file, said, most)), 1):
        for reason in said:
            yield Told(number, note=reason)
        said.clear()
        if isinstance(record, Unusable):
            yield Told(number, note=f"record {number} skipped: {record}")
        if isinstance(record, Unusable) or not record:
            continue
        try:
            parsed = loader.parse_record_stream(io.BytesIO(record + GAP), known_format="warc")
        except Exception:  # noqa: BLE001 - whatever a head makes the library stumble over
            yield Told(number, note=f"record {number} skipped: its head cannot be read")
            continue
        told = _told(parsed, number)
        if told is not None:
            yield told
    for reason in said:
        yield Told(number, note=reason)


def _source(file: BinaryIO, said: list[str], most: int | None) -> Iterator[bytes]:
    first = file.read(2)
    whole = io.BufferedReader(Begun(first, file))
    source = unzipped(whole, said) if first == b"\x1f\x8b" else pieces(whole)
    total = 0
    for piece in source:
        total += len(piece)
        if most is not None and total > most:
            raise Unusable(f"unpacks to more than {most // 1_000_000} MB; a bigger one can be streamed into an archive")
        yield piece


class _Window:
    """The part of a file that is looked at."""

    def __init__(self, source: Iterator[bytes]) -> None:
        self._source = source
        self.data = bytearray()

    def hold(self, size: int) -> bool:
        """Read until there are so many bytes; false where the file ends before."""
        while len(self.data) < size:
            piece = next(self._source, None)
            if piece is None:
                return False
            self.data += piece
        return True

    def to_next(self) -> bool:
        """Go to the next place that looks like the head of a record; false where there is none."""
        while True:
            self.hold(MAX_HEAD)
            found = _NEXT.search(self.data)
            if found:
                del self.data[: found.start()]
                return True
            if len(self.data) < MAX_HEAD:
                return False
            del self.data[:-128]  # a head may begin in what is held and end in what comes


def _framed(source: Iterator[bytes]) -> Iterator[bytes | Unusable]:
    """The bytes of each record that may be an article, or why it cannot be used; empty bytes for others."""
    window = _Window(source)
    first = True
    while True:
        while window.hold(1) and window.data[0] in b"\r\n":
            window.hold(1024)
            del window.data[: len(window.data) - len(window.data.lstrip(b"\r\n"))]
        if not window.data:
            return
        if first and not (window.hold(5) and window.data.startswith(b"WARC/")):
            raise Unusable("is not a WARC file")
        first = False
        record, sound = _record(window)
        yield record
        if not sound and not window.to_next():
            return


def _record(window: _Window) -> tuple[bytes | Unusable, bool]:
    """The next record, taken from the window, and whether the next one follows; if not it has to be looked for."""
    window.hold(MAX_HEAD)
    end = _HEAD_END.search(window.data, 0, MAX_HEAD)
    if not _BEGIN.match(window.data):
        return Unusable("there is no record where one should begin"), False
    if not end or not end[1]:
        del window.data[:5]
        return Unusable("its head does not end"), False
    head = bytes(window.data[: end.start() + 1])
    length = _LENGTH.search(head)
    if not length:
        del window.data[:5]
        return Unusable("its head does not say how long it is"), False
    size = int(length[1])
    wanted = _TYPE.search(head) is not None
    if size > MAX_FILE:
        window.hold(end.end() + 8192)
        page = wanted and _MAY_BE_PAGE.search(head + window.data[end.end() : end.end() + 8192])
        del window.data[: end.end() - 1]
        return Unusable(f"has {size / 1e6:.0f} MB; the limit is {MAX_FILE // 1_000_000} MB a record") if page else b"", False
    stop = end.end() + size
    whole = window.hold(stop)
    window.hold(stop + 32)
    after = bytes(window.data[stop : stop + 32])
    rest = after.lstrip(b"\r\n")
    if whole and (not rest or rest.startswith(b"WARC/") or after.startswith(b"\r\n\r\n")):
        record = bytes(window.data[:stop]) if wanted else b""
        del window.data[:stop]
        return record, True
    inner = _NEXT.search(window.data, end.end() - 1)
    del window.data[: inner.start() if inner else end.end() - 1]
    return Unusable("its content is not as long as its head says" if inner or whole else "its end is missing"), False


def _told(parsed: ArcWarcRecord, number: int) -> Told | None:
    """The article of a record, or the note on it; None where it is no page."""
    uri = parsed.rec_headers.get_header("WARC-Target-URI") or ""
    where = f"record {number} ({uri[:_SHOWN]})"
    try:
        found = _article(parsed)
    except (NotAnArticle, NoArticle) as error:
        return Told(number, note=f"{where} {error}", page=True)
    except Unusable as error:
        return Told(number, note=f"{where} skipped: {error}")
    if found is None:
        return None
    (draft,) = found.drafts
    # the address is the one that was fetched: a page may name any other as its own
    source = draft.source or label(_site(uri))
    return Told(
        number,
        replace(draft, id=None, source=source, key=identity(uri), url=label(uri), number=number, plain=False, offset=0, line_offset=0),
    )


def _article(parsed: ArcWarcRecord) -> Found | None:
    kind, charset = _kind(parsed.content_type)
    data = parsed.raw_stream.read(MAX_FILE)
    http = parsed.http_headers
    if http is not None:
        if http.get_statuscode() != "200":
            return None
        kind, charset = _kind(http.get_header("Content-Type"))
        if kind not in _KINDS:
            return None
        data = _body(data, http.get_header("Transfer-Encoding"), http.get_header("Content-Encoding"))
    if kind in _PAGES:
        return read_html(data, charset)
    if kind == "application/pdf":
        return read_pdf(data)
    if kind != "text/plain":
        return None
    text = decode(data, charset)
    if is_blank(text):
        raise NotAnArticle("is empty")
    return Found((Draft(text=text),))


def _kind(value: str | None) -> tuple[str, str | None]:
    """Media type and character set of a ``Content-Type`` header."""
    charset = _CHARSET.search(value or "")
    return (value or "").split(";")[0].strip().lower(), charset[1] if charset else None


def _body(data: bytes, transfer: str | None, content: str | None) -> bytes:
    """The body of a response without its codings, at most ``MAX_FILE`` bytes."""
    from warcio.bufferedreaders import ChunkedDataReader

    if transfer and "chunked" in transfer.lower():
        data = ChunkedDataReader(io.BytesIO(data), decomp_type=None).read(MAX_FILE)
    for coding in reversed((content or "").lower().split(",")[:3]):
        if coding.strip() not in {"", "identity"}:
            data = inflated(data, coding.strip())
    return data


def _site(uri: str) -> str | None:
    """The host of an address, which is a paper's name where the page tells none."""
    try:
        return urlsplit(uri).hostname
    except ValueError:
        return None
