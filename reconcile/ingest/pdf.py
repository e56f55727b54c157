"""PDF: the text that the file carries, its hard-wrapped lines put together again to paragraphs.

The file's own dates are those of its making, not of the article, so they are not used.
"""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING, Final

from reconcile.ingest.draft import Draft, Found, Unusable, is_blank, label
from reconcile.ingest.html import MISSING

if TYPE_CHECKING:
    import pypdf

MAX_PAGES: Final = 300
"""Pages that are read; a newspaper has under a hundred. Also what ends a page tree that loops."""
MAX_TEXT: Final = 5_000_000
"""Code points that are read."""
MAX_STEPS: Final = 600_000
"""Drawing steps of all pages together: a page of an article has some thousands, and one hostile page of a few bytes millions."""
_PAGE_NUMBER = re.compile(r"\W{0,3}(?:page\s{1,2})?\d{1,4}(?:\s{0,2}(?:/|of)\s{0,2}\d{1,4})?\W{0,3}", re.IGNORECASE)
_FULL: Final = 0.75
"""A line that reaches this share of the usual width goes on in the next one; a shorter one ends its paragraph."""
_JUNK_TITLE = re.compile(r"untitled|microsoft word|\.(?:docx?|pdf|indd|qxd|html?|txt)\s*$", re.IGNORECASE)


def read_pdf(data: bytes) -> Found:
    """The article of a PDF file.

    Raises:
        Unusable: damaged, locked, without text (a scan), or pypdf is not installed.
    """
    try:
        import pypdf
    except ImportError as error:
        raise Unusable(MISSING) from error
    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    if not data.startswith(b"%PDF-") and b"%PDF-" not in data[:1024]:
        raise Unusable("is not a PDF")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = _pages(reader)
        title = label(reader.metadata.title) if reader.metadata else None
    except Unusable:
        raise
    except Exception as error:
        raise Unusable("is a PDF that cannot be read: damaged or of an unknown kind") from error
    text = reflow(pages)
    if is_blank(text):
        raise Unusable("is a PDF without text (a scan?)")
    return Found((Draft(text=text, title=None if title and _JUNK_TITLE.search(title) else title),))


def _pages(reader: pypdf.PdfReader) -> list[str]:
    """The text of every page, or Unusable: locked, or over a limit."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unusable("is a PDF locked by a password")
    pages: list[str] = []
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps > MAX_STEPS:
            raise Unusable(f"is a PDF that is drawn in more than {MAX_STEPS:,} steps")

    for number, page in enumerate(reader.pages):
        if number >= MAX_PAGES:
            raise Unusable(f"is a PDF of more than {MAX_PAGES} pages")
        pages.append(page.extract_text(visitor_operand_before=step))
        if sum(map(len, pages)) > MAX_TEXT:
            raise Unusable(f"is a PDF of more than {MAX_TEXT:,} letters of text")
    return pages


def reflow(pages: list[str]) -> str:
    """Pages of hard-wrapped lines → one line a paragraph; words cut at a line's end are joined, page numbers dropped."""
    lines: list[str] = []
    for page in pages:
        kept = [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in page.replace("\0", "").splitlines()]
        while kept and (not kept[-1] or _PAGE_NUMBER.fullmatch(kept[-1])):
            kept.pop()
        while kept and (not kept[0] or _PAGE_NUMBER.fullmatch(kept[0])):
            kept.pop(0)
        lines += kept
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(lines).lower()))
    out: list[str] = []
    open_line = False
    for line in lines:
        if open_line and line and out:
            out[-1] = _join(out[-1], line, words)
        elif line:
            out.append(line)
        open_line = bool(line) and len(line) >= _FULL * width
    return "\n".join(out)


def _join(left: str, right: str, words: set[str]) -> str:
    """Two lines of a paragraph as one. ``inter-`` + ``national`` is one word unless the file writes it with its hyphen elsewhere."""
    if left.endswith("\u00ad"):
        return left[:-1] + right
    cut = re.search(r"([^\W\d_]+)-$", left)
    rest = re.match(r"[^\W\d_]+", right)
    if cut and rest and rest[0].islower():
        return left + right if f"{cut[1]}-{rest[0]}".lower() in words else left[:-1] + right
    if left.endswith(("-", "\u2010", "—", "\u2013")) and left[-2:-1] not in {" ", ""}:
        return left + right
    return f"{left} {right}"
