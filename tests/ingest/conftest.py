"""Small invented articles, and the files that carry them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

HARBOUR = (
    "The harbour board of Eastmere voted 7-2 on Tuesday to close the old ferry pier for repairs that will take about nine months.\n"
    "The pier, which was built in 1911, carries nearly 400,000 passengers a year, and the board said that it had not been safe since May.\n"
    "Shop owners who depend on the ferry said they had been told about the plan only a day before the vote.\n"
)


@pytest.fixture
def harbour() -> str:
    """An invented article of three paragraphs."""
    return HARBOUR


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., str]:
    """Write a file below a fresh folder and give its path."""

    def make(name: str, content: str | bytes = HARBOUR) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return make


def pdf_bytes(pages: list[list[str]], info: str = "", kids: str | None = None) -> bytes:
    """A PDF by hand: one line of text after the other on each page."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    numbers = []
    for page in pages:
        body = "BT /F1 11 Tf 14 TL 40 780 Td " + " ".join(
            f"({line.replace(chr(92), chr(92) * 2).replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T*" for line in page
        )
        stream = (body + " ET").encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % len(objects)
        )
        numbers.append(len(objects))
    listed = kids or " ".join(f"{n} 0 R" for n in numbers)
    objects[1] = f"<< /Type /Pages /Count {len(numbers)} /Kids [{listed}] >>".encode()
    objects.append(f"<< {info} >>".encode())
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for offset in offsets:
        out.write(b"%010d 00000 n \n" % offset)
    out.write(b"trailer << /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(objects), start))
    return out.getvalue()


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """The maker of PDFs."""
    return pdf_bytes
