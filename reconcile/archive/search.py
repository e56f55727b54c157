"""Search by words, names, kind, day and publication: for people, beside the look-up that drafts use.

A word is looked up in the index by article (any fact of the article may have it), and then for in the sentences of that article's
facts. So what is found are sentences that carry a fact and have all the words, in any of their forms.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reconcile.archive.keys import word_tokens
from reconcile.archive.store import Archive, Entry, article_number
from reconcile.errors import OutdatedError
from reconcile.lexis.paragraphs import paragraphs
from reconcile.model import Fact, Kinds, Span

_WORD = re.compile(r"[^\W_]+(?:[.,’'-][^\W_]+)*")

MOST_READ = 20_000
"""Articles that are read for one search at most, some seconds."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for; all of it must hold. ``source`` in any case, both days included."""

    words: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    since: dt.date | None = None
    until: dt.date | None = None
    source: str | None = None
    old: bool = False
    """Also superseded versions and withdrawn articles."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence with the facts in it that are of the wanted kinds."""

    entry: Entry
    sentence: Span
    text: str
    facts: tuple[Fact[Any], ...]


@dataclass(slots=True)
class Reading:
    """How many articles were read for a search, the last of them, and the sentences found; ``ended``: there were more than may be read."""

    articles: int = 0
    last: Entry | None = None
    hits: int = 0
    outdated: int = 0
    """Articles whose facts another version of reconcile extracted."""
    ended: bool = False


def find(archive: Archive, wanted: Wanted, kinds: Kinds, reading: Reading | None = None) -> Iterator[Hit]:
    """Sentences one by one, the articles that came last first, and each article's sentences in text order.

    At most ``MOST_READ`` articles are read, so that words which stand everywhere and nowhere together have an end; ``reading`` says how it went.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    words = [w for phrase in wanted.words for w in _WORD.findall(phrase)]
    so_far = reading if reading is not None else Reading()
    for entry in _entries(archive, wanted, words):
        if wanted.kinds and not wanted.kinds & archive.kinds_of(entry.number):
            continue
        if so_far.articles >= MOST_READ:
            so_far.ended = True
            return
        so_far.articles, so_far.last = so_far.articles + 1, entry
        article = archive.article(entry.number)
        # no sentence is longer than its paragraph, and facts take long to unpack
        if words and not any(_has_all(article.text[start:end], words) for start, end in paragraphs(article.text)):
            continue
        try:
            facts = archive.facts(entry.number, kinds, article)
        except OutdatedError:
            so_far.outdated += 1
            continue
        for sentence, group in itertools.groupby(facts, key=lambda f: f.sentence):
            told = tuple(f for f in group if not wanted.kinds or f.kind in wanted.kinds)
            text = article.text[sentence.start : sentence.end]
            if told and _has_all(text, words):
                so_far.hits += 1
                yield Hit(entry, sentence, text, told)


def _entries(archive: Archive, wanted: Wanted, words: Sequence[str]) -> Iterator[Entry]:
    looked_up = [tokens for tokens in map(word_tokens, words) if tokens]
    if not looked_up:
        yield from archive.entries(since=wanted.since, until=wanted.until, source=wanted.source, live=not wanted.old, newest_first=True)
        return
    for number in _common([_articles(archive, tokens) for tokens in looked_up]):
        entry = archive.entry(number)
        if _fits(entry, wanted):
            yield entry


def _articles(archive: Archive, tokens: Collection[str]) -> Iterator[int]:
    """Numbers of the articles with any of the tokens, highest first."""
    for number, _ in itertools.groupby(map(article_number, archive.each_under(*sorted(tokens)))):
        yield number


def _common(lists: Sequence[Iterator[int]]) -> Iterator[int]:
    """Numbers that are in all lists, each of which falls."""
    heads = [next(numbers, -1) for numbers in lists]
    while (least := min(heads)) >= 0:
        if all(head == least for head in heads):
            yield least
            heads = [next(numbers, -1) for numbers in lists]
        else:
            heads = [next(numbers, -1) if head > least else head for numbers, head in zip(lists, heads, strict=True)]


def _fits(entry: Entry, wanted: Wanted) -> bool:
    day = entry.published
    return (
        (entry.live or wanted.old)
        and (wanted.since is None or (day is not None and day >= wanted.since))
        and (wanted.until is None or (day is not None and day <= wanted.until))
        and (wanted.source is None or (entry.source or "").casefold() == wanted.source.casefold())
    )


def _has_all(text: str, words: Sequence[str]) -> bool:
    if not words:
        return True
    plain, tokens = set[str](), set[str]()
    for word in _WORD.findall(text):
        plain.add(word.casefold())
        tokens |= word_tokens(word)
    return all(w.casefold() in plain or word_tokens(w) & tokens for w in words)
