"""RSS (0.9x, 1.0, 2.0) and Atom: one article for each entry that has its text.

Parsed by lxml with entities, document types and the network switched off. What a feed declares as its own entities is
refused: no feed needs them, and a few lines of them unpack to gigabytes.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from reconcile.ingest.day import parse_day
from reconcile.ingest.draft import Draft, Found, NotAnArticle, Note, Unusable, identity, is_blank, label
from reconcile.ingest.html import MISSING
from reconcile.ingest.text import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

FEWEST_WORDS: Final = 25
"""Words of a summary that is all an entry has, below which it is a teaser and no article."""
MAX_ENTRIES: Final = 20_000
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}encoding\s{0,3}=\s{0,3}["']([\w.-]{1,40})["']""")
_DECLARATION = re.compile(r"\A\s{0,99}<\?xml[^>]{0,300}\?>")
_AMPERSAND = re.compile(r"&(#?\w{1,31};)?")
_XML_ENTITIES: Final = frozenset({"lt", "gt", "amp", "quot", "apos"})
_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ROOTS: Final = frozenset({"rss", "RDF", "feed"})
_ENTRIES: Final = frozenset({"item", "entry"})
_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
"""Elements that begin and end a line."""
_DROPPED: Final = frozenset("script style noscript template iframe object embed svg math video audio button select textarea head".split())
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}:")


def read_feed(data: bytes) -> Found:
    """The articles of a feed, one for each entry that has text enough.

    Raises:
        NotAnArticle: XML that is no feed.
        Unusable: not XML, hostile, without a usable entry, or lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise Unusable(MISSING) from error
    declared = _DECLARED.search(data[:500])
    text = decode(data, declared[1].decode("ascii") if declared else None)
    if is_blank(text):
        raise Unusable("is empty")
    if "<!ENTITY" in text:
        raise Unusable("is XML that declares entities, which no feed needs")
    text = _AMPERSAND.sub(_plain_entity, _ILLEGAL.sub(" ", _DECLARATION.sub("", text, count=1)))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unusable("is not XML that can be read") from error
    if root is None or _name(root) not in _ROOTS:
        raise NotAnArticle("is XML, but no RSS or Atom feed")
    return _entries(root)


def _plain_entity(match: re.Match[str]) -> str:
    """``&nbsp;`` and its like, which HTML has and XML has not, as the character, a bare ``&`` as what was meant; the five of XML stay."""
    if match[1] and (match[1].startswith("#") or match[1][:-1] in _XML_ENTITIES):
        return match[0]
    found = html.unescape(match[0]) if match[1] else match[0]
    return found.replace("&", "&amp;").replace("<", "&lt;")


def _name(element: _Element) -> str:
    """Name without its namespace; prefixes and namespaces of feeds are too often wrong to go by."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""


def _entries(root: _Element) -> Found:
    channel = next((child for child in root if _name(child) == "channel"), root)
    publication = _text(channel, "title")
    drafts: list[Draft] = []
    notes: list[Note] = []
    number = 0
    # at any depth: where markup is broken, an entry ends up inside the one before it
    for element in root.iter():
        if _name(element) not in _ENTRIES:
            continue
        number += 1
        if number > MAX_ENTRIES:
            notes.append(Note(f"has more than {MAX_ENTRIES:,} entries; the rest is left out"))
            break
        line = element.sourceline
        try:
            drafts.append(_entry(element, number, line, publication))
        except Unusable as error:
            title = _text(element, "title")
            notes.append(Note(f"entry {number}{f' ({title[:60]})' if title else ''} skipped: {error}", line))
    if drafts:
        return Found(tuple(drafts), tuple(notes))
    raise Unusable(f"is a feed without an article ({notes[0].reason})" if notes else "is a feed without entries")


def _entry(entry: _Element, number: int, line: int | None, publication: str | None) -> Draft:
    text, short = _body(entry)
    words = len(text.split())
    if is_blank(text) or words < (FEWEST_WORDS if short else 8):
        raise Unusable(f"has only {f'a summary of {words}' if short and words else words or 'no'} words; its article is elsewhere")
    own = next((child for child in entry if _name(child) == "source"), None)
    source = None if own is None else _text(own, "title") or label(own.text)
    guid = _text(entry, "guid") or _text(entry, "id") or ""
    link = _link(entry)
    return Draft(
        text=text,
        title=_text(entry, "title"),
        source=source or publication,
        url=label(link),
        published=_day(entry),
        number=number,
        key=identity(guid) if _URI.match(guid) else identity(link),
        line=line,
    )


def _body(entry: _Element) -> tuple[str, bool]:
    """The longest text of an entry, and whether it is only a summary."""
    best, short = "", True
    for child in entry:
        name = _name(child)
        if name not in {"encoded", "content", "description", "summary", "fulltext"}:
            continue
        text = _plain(child)
        if len(text) > len(best):
            best, short = text, name in {"description", "summary"}
    return best, short


def _plain(element: _Element) -> str:
    """The words of an element that holds text, escaped HTML or XHTML; blocks on lines of their own."""
    if len(element):
        return _lines(element)
    text = "".join(element.itertext())
    if element.get("type") == "text" or not re.search(r"<[A-Za-z/!]|&[#A-Za-z]", text):
        return "\n".join(line for line in (" ".join(part.split()) for part in text.splitlines()) if line)
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return ""
    return "" if root is None else _lines(root)


def _lines(root: _Element) -> str:
    """Words of a tree, one block a line. A walk without recursion: markup may be nested as deep as it likes."""
    lines: list[list[str]] = [[]]
    for step, words in _walk(root):
        if step:
            lines.append([])
        if words:
            lines[-1].append(words)
    return "\n".join(line for line in (" ".join("".join(parts).split()) for parts in lines) if line)


def _walk(root: _Element) -> Iterator[tuple[bool, str]]:
    from lxml import etree

    depth_dropped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = _name(element).lower()
        if name in _DROPPED:
            depth_dropped += 1 if event == "start" else -1
        if event == "start" and not depth_dropped:
            yield name in _BLOCKS, element.text or ""
        elif event == "end" and element is not root and not depth_dropped:
            yield name in _BLOCKS, element.tail or ""


def _text(parent: _Element, name: str) -> str | None:
    """The words of the first child of that name as one line; titles of Atom may hold HTML."""
    for child in parent:
        if _name(child) == name:
            return label(_plain(child))
    return None


def _link(entry: _Element) -> str | None:
    """The address of the article: RSS has it as text, Atom as an attribute, the one to the page itself being ``alternate``."""
    for child in entry:
        if _name(child) == "link":
            rel = child.get("rel", "alternate")
            href = (child.get("href") or child.text or "").strip()
            if rel == "alternate" and href:
                return href
    guid = _text(entry, "guid") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _day(entry: _Element) -> dt.date | None:
    for name in ("pubDate", "published", "issued", "date", "created", "updated", "modified"):
        day = parse_day(_text(entry, name) or "")
        if day:
            return day
    return None
