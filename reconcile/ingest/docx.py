"""Word files: paragraphs and table rows in order, one a line.

A ``.docx`` is a zip of XML: what it would unpack to is checked before anything is unpacked, and XML that declares a
document type (the home of entities) is refused. The dates in it are those of the file, not of the article.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from reconcile.ingest.draft import Draft, Found, Unusable, is_blank, label
from reconcile.ingest.html import MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_UNPACKED: Final = 100_000_000
"""Bytes of all parts together, pictures too."""
MAX_PART: Final = 20_000_000
"""Bytes of one XML part; a novel has about five million."""
MAX_PARTS: Final = 5_000


def read_docx(data: bytes) -> Found:
    """The article of a Word file.

    Raises:
        Unusable: not a Word file, damaged, hostile, without text, or python-docx is not installed.
    """
    try:
        import docx
    except ImportError as error:
        raise Unusable(MISSING) from error
    try:
        _check(data)
        document = docx.Document(io.BytesIO(data))
        title = label(document.core_properties.title)
        text = "\n".join(_lines(document))
    except Unusable:
        raise
    except Exception as error:
        raise Unusable("is not a Word file, or a damaged one") from error
    if is_blank(text):
        raise Unusable("is a Word file without text")
    return Found((Draft(text=text, title=title),))


def _check(data: bytes) -> None:
    """Refuse bombs. ``zipfile`` never unpacks more of a part than the directory declares, so the declared sizes bind."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED or any(part.file_size > MAX_PART for part in xml):
            raise Unusable("is a Word file that unpacks to too much")
        for part in xml:
            try:
                content = archive.read(part)
            except (zlib.error, EOFError) as error:
                raise Unusable("is a damaged Word file") from error
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise Unusable("is a Word file with XML entities, which no word processor writes")


def _lines(document: object) -> Iterator[str]:
    from docx.document import Document
    from docx.table import Table

    assert isinstance(document, Document)
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells: list[str] = []
                for cell in row.cells:
                    words = " ".join(cell.text.split())
                    if words and words not in cells[-1:]:  # a merged cell comes once for each column
                        cells.append(words)
                if cells:
                    yield " | ".join(cells)
        elif block.text.strip():
            yield block.text.strip()
