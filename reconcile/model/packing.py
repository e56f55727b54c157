"""Facts of one article as few bytes, and back: what an archive keeps of an article beside its text.

``pack(facts, article, kinds)`` and ``unpack(data, article, kinds)``; what comes back is equal to what was packed, also where
equality does not look (fields that are left out of comparison). The texts of a fact are slices of the article, so only
places are kept; every string, and every part of a value that is told twice, is kept once in a table of its type
(``packing_plan``, ``packing_tables``); tables are columns of small whole numbers (``packing_columns``), compressed with the
article's own text as the preset dictionary. Nothing of the data is ever run: it is numbers into tables, and any damage is a
ValueError. The types of the values come from the kinds (``interchange.value_type``), as their annotations say.

Data begins with the byte ``PACKING`` and four bytes that tell the shape of the types. Where a kind's value has other fields
today than when it was packed, ``unpack`` says so (a ValueError): the text is still there to be read again.
"""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Sequence
from typing import Any

from reconcile.model.fact import Fact, Frame, fact_id
from reconcile.model.interchange import value_type
from reconcile.model.kind import Kinds
from reconcile.model.packing_columns import Reader, Writer
from reconcile.model.packing_plan import Cell, Plan, plan
from reconcile.model.packing_tables import Filled, Filling
from reconcile.model.text import Article, Span

PACKING = 1
"""Version of the format."""
_MOST = 1 << 22
"""Bytes of unpacked columns of one article at most: many times those of the longest report."""
_WINDOW = 24_000
"""Bytes of the article's text that serve as the dictionary; what lies further back is out of the compressor's reach."""
_HEADER = 8
_STRING, _ANY, _DAY = (Cell(w, optional=True) for w in ("str", "any", "date"))
_COLUMNS = 16


class Outdated(ValueError):  # noqa: N818 - nothing is wrong with the data
    """Facts that were packed when a kind's values had other fields: they must be extracted again."""


def pack(facts: Sequence[Fact[Any]], article: Article, kinds: Kinds) -> bytes:
    """The facts of one article, in their order.

    Raises:
        ValueError: facts that are not of this article and these kinds, or a value that its annotation does not describe.
    """
    names = tuple(sorted({f.kind for f in facts}))
    out = Writer()
    try:
        layout = _layout(names, kinds)
        tables = Filling(layout)
        columns = _columns(facts, article, kinds, names, tables)
        out.text("\n".join(names))
        tables.write(out)
        out.number(len(facts))
        for number, column in enumerate(columns):
            out.column(column, told=not number)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ValueError(f"{article.id}: facts that cannot be packed: {error!r}") from None
    if len(out.data) > _MOST:
        raise ValueError(f"{article.id}: too many facts to pack ({len(facts):,})")
    squeeze = zlib.compressobj(6, zdict=_dictionary(article))
    head = bytes((PACKING,)) + layout.shape.to_bytes(4, "big") + len(out.data).to_bytes(3, "big")
    return head + squeeze.compress(bytes(out.data)) + squeeze.flush()


def unpack(data: bytes, article: Article, kinds: Kinds) -> tuple[Fact[Any], ...]:
    """The facts that were packed, for the same article (its id and text).

    Raises:
        Outdated: of an engine whose values had other fields.
        ValueError: damaged data, or data of another article.
    """
    if data[:1] != bytes((PACKING,)):
        raise ValueError(f"{article.id}: facts packed in a format that this version does not know")
    try:
        source = Reader(_expanded(data, article))
        names = tuple(n for n in source.text().split("\n") if n)
        layout = _layout(names, kinds)
        _refuse_another(layout, data)
        tables = Filled(layout, source)
        rows = source.count()
        columns = [source.column(rows) for _ in range(_COLUMNS)]
        source.finish()
        return tuple(_facts(columns, article, kinds, names, tables))
    except Outdated as error:
        raise Outdated(f"{article.id}: packed facts cannot be read: {error}") from None
    except KeyError as error:
        raise ValueError(f"{article.id}: packed facts cannot be read: no {error.args[0]!r}") from None
    except (ValueError, IndexError, TypeError, AttributeError, OverflowError, RecursionError, zlib.error) as error:
        raise ValueError(f"{article.id}: packed facts cannot be read: {error}") from None


def _expanded(data: bytes, article: Article) -> bytes:
    length = int.from_bytes(data[5:_HEADER], "big")
    if length > _MOST:
        raise ValueError("more data than an article can have")
    expand = zlib.decompressobj(zdict=_dictionary(article))
    out = expand.decompress(data[_HEADER:], length + 1)
    if len(out) != length or not expand.eof or expand.unused_data:
        raise ValueError("the data is not complete")
    return out


def _dictionary(article: Article) -> bytes:
    return article.text.encode("utf-8", "surrogatepass")[-_WINDOW:]


def _refuse_another(layout: Plan, data: bytes) -> None:
    if layout.shape != int.from_bytes(data[1:5], "big"):
        raise Outdated("they were extracted by an engine whose values had other fields")


def _layout(names: tuple[str, ...], kinds: Kinds) -> Plan:
    return plan((Frame, *(_value_type(type(kinds[n])) for n in names)))


@functools.cache
def _value_type(kind: Any) -> Any:
    return value_type(kind)


def _columns(facts: Sequence[Fact[Any]], article: Article, kinds: Kinds, names: tuple[str, ...], tables: Filling) -> list[list[int]]:
    text, place = article.text, {n: i for i, n in enumerate(names)}
    string, plain, day = tables.cell(_STRING), tables.cell(_ANY), tables.cell(_DAY)
    frame, *values = (tables.cell(c) for c in tables.plan.roots)
    rows = []
    begin = paragraph = number = 0
    for f in facts:
        span, evidence, sentence, at, kind = f.span, f.evidence, f.sentence, place[f.kind], kinds[f.kind]
        if (
            f.article != article.id
            or f.text != text[span.start : span.end]
            or f.quote != text[evidence.start : evidence.end]
            or f.sentence_text != text[sentence.start : sentence.end]
        ):
            raise ValueError(f"{article.id}: {f.text!r} is not where a fact of this article says")
        usual = f.normalized == kind.normalize(f.value)
        rows.append((
            span.start - sentence.start,
            span.end - span.start,
            at,
            values[at](f.value),
            evidence.start - span.start,
            evidence.end - span.end,
            sentence.start - begin,
            sentence.end - sentence.start,
            f.paragraph - paragraph,
            f.sentence_index - number,
            string(None if f.label == f.text else f.label),
            plain(None if usual else json.dumps(dict(f.normalized))),
            frame(f.frame),
            string(f.rule),
            day(f.as_of),
            string(None if f.id == fact_id(f.kind, f.article, span, f.text, f.label) else f.id),
        ))  # fmt: skip
        begin, paragraph, number = sentence.start, f.paragraph, f.sentence_index
    return [list(c) for c in zip(*rows, strict=True)] or [[] for _ in range(_COLUMNS)]


def _facts(columns: list[list[int]], article: Article, kinds: Kinds, names: tuple[str, ...], tables: Filled) -> list[Fact[Any]]:
    text, own = article.text, [kinds[n] for n in names]
    strings, plains, days = tables.choice(_STRING), tables.choice(_ANY), tables.choice(_DAY)
    frames, *values = (tables.choice(c) for c in tables.plan.roots)
    spans: dict[tuple[int, int], Span] = {}
    out = []
    begin = paragraph = number = 0
    for off, length, at, value, before, behind, step, wide, par, num, label, normal, frame, rule, as_of, name in zip(*columns, strict=True):
        begin, paragraph, number = begin + step, paragraph + par, number + num
        start = begin + off
        end = start + length
        if (
            not 0 <= begin <= begin + wide <= len(text)
            or not 0 <= start + before <= end + behind <= len(text)
            or not 0 <= start <= end <= len(text)
        ):
            raise ValueError("a place outside the text")
        if min(at, value, label, normal, frame, rule, as_of, name) < 0:
            raise ValueError("a row before the first")
        stated, kind, words = values[at][value], own[at], text[start:end]
        sentence = spans.setdefault((begin, begin + wide), Span(begin, begin + wide))
        out.append(
            Fact(
                kind.name, article.id, stated, Span(start, end), Span(start + before, end + behind), sentence, words, text[start + before : end + behind],
                text[sentence.start : sentence.end], strings[label] if label else words,
                json.loads(plains[normal]) if normal else kind.normalize(stated), frames[frame], strings[rule], paragraph, number, days[as_of], strings[name] if name else "",
            )
        )  # fmt: skip
    return out
