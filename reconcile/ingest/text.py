"""Plain text and Markdown: bytes → text, and the front matter cut off by slicing."""

from __future__ import annotations

import codecs
import re
from typing import Final

from reconcile.ingest.draft import Draft, Found, Note, Unusable, is_blank, label, stated_day

MAX_FRONT_MATTER: Final = 16_384
"""Code points between the two ``---`` lines."""
_DEEPEST: Final = 10
"""Levels of lists and mappings in front matter."""
_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"(?:[ \t]{0,99}(?:#[^\n]*)?\r?\n){0,99}[A-Za-z_][\w -]{0,40}:(?:\s|\Z)")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MANY_HIGH_BYTES: Final = 0.05
"""Share of bytes over 127 above which a text that is not UTF-8 is hardly English with some curly quotes and accents in cp1252."""
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MANY_CONTROLS: Final = 0.03
"""Share of control characters above which it is no text: chance bytes have a tenth, text has none."""
_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip or Word file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a compressed file"),
)


def decode(data: bytes, hint: str | None = None) -> str:
    """Bytes as text: byte-order mark, else UTF-8, else ``hint``, else UTF-16 by its null bytes, else an 8-bit code page.

    The mark itself is no part of the text. Line ends stay as they are.

    Raises:
        Unusable: it is no text.
    """
    refuse_binary(data)
    text = _decode(data, hint)
    if "\0" in text or len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text):
        raise Unusable("is not text but binary data")
    return text


def refuse_binary(data: bytes) -> None:
    """Make sure that bytes do not begin like a PDF, a Word file or a compressed one.

    Raises:
        Unusable: they do.
    """
    for mark, kind in _MAGIC:
        if data.startswith(mark):
            raise Unusable(f"is not text, it looks like {kind}")


def wide_encoding(head: bytes) -> str | None:
    """UTF-16 or UTF-32, by the mark or the null bytes in the first bytes of a file; None for the encodings of single bytes."""
    for mark, encoding in _BOMS[1:]:
        if head.startswith(mark):
            return encoding
    return _wide(head[: len(head) // 2 * 2])


def _decode(data: bytes, hint: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = _wide(data)
    for guess in (wide,) if wide else ("utf-8", hint):
        try:
            if guess:
                return data.decode(guess)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(_code_page(data), "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of English text is null."""
    sample = data[:4096]
    if len(data) % 2 or not sample:
        return None
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if high > 0.4 * half and low < 0.02 * half:
        return "utf-16-le"
    if low > 0.4 * half and high < 0.02 * half:
        return "utf-16-be"
    return None


def _code_page(data: bytes) -> str:
    if sum(byte >= 0x80 for byte in data[:65_536]) > _MANY_HIGH_BYTES * len(data[:65_536]):
        try:
            from charset_normalizer import from_bytes
        except ImportError:
            return "cp1252"
        best = from_bytes(data[:65_536]).best()
        if best is not None:
            return best.encoding
    return "cp1252"


def read_text(data: bytes) -> Found:
    """The article of a ``.txt`` or ``.md`` file; its text is a verbatim slice of the decoded file.

    Raises:
        Unusable: binary data, or no text.
    """
    text = decode(data)
    if is_blank(text):
        raise Unusable("is empty")
    start, fields, notes = front_matter(text)
    if is_blank(text[start:]):
        raise Unusable("has no text after its front matter")
    dated = re.search(r"^(?:date|published)[ \t]*:", text[:start], re.IGNORECASE | re.MULTILINE)
    day, day_notes = stated_day(fields.get("date") or fields.get("published"), text.count("\n", 0, dated.start()) + 1 if dated else 1)
    draft = Draft(
        text=text[start:],
        id=label(fields.get("id")),
        title=label(fields.get("title")),
        source=label(fields.get("source")),
        url=label(fields.get("url")),
        published=day,
        line_offset=text.count("\n", 0, start),
        offset=start,
        plain=True,
    )
    return Found((draft,), notes + day_notes)


def front_matter(text: str) -> tuple[int, dict[str, str], tuple[Note, ...]]:
    """Where the body begins, the fields of the block before it (names in lower case), and what was wrong with it.

    A first line ``---`` that no line ``key:`` follows is a ruled line of the article, no front matter.
    """
    opening = _OPEN.match(text)
    if not opening:
        return 0, {}, ()
    first = opening.end()
    closing = _CLOSE.search(text, first, first + MAX_FRONT_MATTER)
    block = text[first : closing.start()] if closing else text[first : first + 200]
    if not is_blank(block) and not _KEY.match(block):
        return 0, {}, ()
    if not closing:
        return 0, {}, (Note("front matter is not closed by a line --- within 16 KB; it is read as part of the article", 1),)
    try:
        return closing.end(), _fields(block), ()
    except Unusable as error:
        return closing.end(), {}, (Note(f"front matter is ignored: {error}", 1),)


def _fields(block: str) -> dict[str, str]:
    """Fields of a YAML block, all values as the text that stands there ("no", 12:30 and 2016-02-30 stay text)."""
    import yaml

    class Strings(yaml.SafeLoader):
        """The safe loader without its guesses at types."""

        yaml_implicit_resolvers = {}  # noqa: RUF012 - the name that PyYAML looks up

    try:
        depth = 0
        for event in yaml.parse(block, Loader=Strings):
            # aliases are what makes a few bytes of YAML grow to gigabytes, nesting what makes it slow; no article needs them
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise Unusable("it has a YAML anchor or alias")
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _DEEPEST:
                raise Unusable("it is nested too deep")
        loaded = yaml.load(block, Loader=Strings)  # noqa: S506 - Strings is the safe loader
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 2}: " if error.problem_mark else ""
        raise Unusable(f"{line}not valid YAML ({error.problem or error.context}); quote values that hold a colon") from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Unusable("not valid YAML") from error
    if loaded is None or loaded == "":
        return {}
    if not isinstance(loaded, dict):
        raise Unusable("not lines of key: value")
    return {str(key).lower(): value for key, value in loaded.items() if isinstance(value, str)}
