"""Articles into stories: which of an archive's articles tell one event, in time that grows as their number does.

The articles are taken by day. Each is held against the stories that are open at that time (first-story detection by a single pass:
Allan et al. 1998, Yang et al. 1998), which are looked up by its rarest words and names, and joins the one to whose articles it is most alike on
the average (average link; cosine of words weighted by rarity, and of names and figures alone, see ``telling``): two events that share a politician and nothing else share few rare
words, and one article between them does not chain them. Then stories that are each other's best are joined, because
the first articles of an event are short and come apart.

Copies of one text (an agency's, printed by thousands) are held against one of them only, and count as one: they are found by their
smallest hashes (MinHash, Broder 1997), not in pairs.

Nothing depends on the order in which the items come.
"""

from __future__ import annotations

import collections
import datetime as dt
import hashlib
import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from reconcile.archive.telling import Vector, vectors
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Fact

WINDOW = 3
"""Days after its latest article for which a story is open."""
ALIKE = 0.13
"""Least average cosine of an article and the articles of its story, or of the articles of two stories that are joined."""
MARKED = 0.16
"""Least cosine of the sums of their marks (see ``telling``), where both have any. In a sum what single articles mention fades beside what all name."""
COPY = 0.8
"""Share of the words of both from which two articles are copies (Jaccard)."""
COPY_NAMES = 0.5
"""The same of their names."""
LEAST_COPIED = 12
"""Words from which two articles can be told to be copies."""
RARE = 40
"""Words of an article or story, the most telling, by which stories are looked up."""
MOST_LISTED = 64
"""Open stories that one word leads to: the latest; what is cut off is said."""
_SKETCH = 6
_TRIED = 12
"""Stories that are weighed in full, those that share most first."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of an article without its text.

    ``words`` are its names and content words (or the archive's keys of its facts) with the number of sentences that have them, ``title`` the
    words of its title.
    """

    number: int
    day: dt.date | None
    words: Mapping[str, int]
    title: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    """Those of the words that are names."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Stories by the number of their first article, each the sorted numbers of its articles, and lines on what was cut off."""

    stories: tuple[tuple[int, ...], ...]
    warnings: tuple[str, ...] = ()


def item(number: int, day: dt.date | None, title: str | None, facts: Iterable[Fact[Any]]) -> Item:
    """The item of an article by its facts: the words and names of their sentences. An article without facts has those of its title."""
    sentences: dict[int, set[str]] = collections.defaultdict(set)
    names: set[str] = set()
    for fact in facts:
        frame = fact.frame
        names |= frame.names | frame.names_near
        sentences[fact.sentence.start].update(frame.terms, frame.context, frame.names, frame.names_near)
    often = collections.Counter(w for words in sentences.values() for w in words if w not in STOPWORDS)
    plain = "".join(c if c.isalnum() else " " for c in (title or "").casefold()).split()
    return Item(number, day, often, frozenset(w for w in plain if len(w) > 2 and w not in STOPWORDS), frozenset(names))


def group(items: Iterable[Item], window: int = WINDOW) -> Grouping:
    """Stories of the items; an item that is like no other is a story of its own. An item without a day may belong to any."""
    ordered = sorted(items, key=lambda i: (i.day or dt.date.max, i.number))
    copies = _Copies(ordered, window)
    first = [copies.first_of(n) for n in range(len(ordered))]
    distinct = {n: ordered[n] for n, of in enumerate(first) if of == n}
    told = vectors(distinct)
    passing = _Pass(window, closing=bool(ordered) and ordered[-1].day is not None)
    home = {n: passing.place(told[n], item.day) for n, item in distinct.items()}
    joining = _Joining(passing.stories, window)
    joining.run()
    members: dict[int, list[int]] = collections.defaultdict(list)
    for n, of in enumerate(first):
        members[joining.root(home[of])].append(ordered[n].number)
    cut = sorted(passing.cut | joining.cut)
    line = (
        f"only the latest {MOST_LISTED} stories were looked up by each of these words, which more have within {window} days: {_named(cut)}"
    )
    return Grouping(tuple(sorted(tuple(sorted(m)) for m in members.values())), (line,) if cut else ())


class _Copies:
    """Which articles are copies of an earlier one: a star around the first, never a pair among the others."""

    def __init__(self, ordered: Sequence[Item], window: int) -> None:
        self._ordered = ordered
        self._window = window
        self._by_hash: dict[tuple[int, int], list[int]] = collections.defaultdict(list)
        self._start = 0

    def first_of(self, n: int) -> int:
        """The place of the first article with nearly the words of the one at ``n``; ``n`` itself if there is none. To be asked in order."""
        item = self._ordered[n]
        words = item.words.keys() | item.title
        if len(words) < LEAST_COPIED:
            return n
        least = heapq.nsmallest(_SKETCH, map(_hash, words))
        # two at a time, because one may be of a word that every other article has
        sketch = [(a, b) for n, a in enumerate(least) for b in least[n + 1 : n + 3]]
        start = self._in_reach(item.day)
        tried = collections.Counter(m for h in sketch for m in self._by_hash[h] if m >= start)
        for m in _most(tried):
            if _copied(self._ordered[m], item):
                return m
        for h in sketch:
            listed = self._by_hash[h]
            listed.append(n)
            if len(listed) > MOST_LISTED:
                # a copy that is not told for one is an article like any other
                del listed[0]
        return n

    def _in_reach(self, day: dt.date | None) -> int:
        """The place of the first article that is not too old for one of a day, which is no earlier than any before; 0 for an unknown day."""
        if day is None:
            return 0
        while _gap(self._ordered[self._start].day, self._ordered[self._start].day, day, day) > self._window:
            self._start += 1
        return self._start


def _copied(one: Item, other: Item) -> bool:
    """Whether two articles have nearly the same words, and most names; a notice that says the same of another town is no copy."""
    for ours, theirs, least in (
        (one.names, other.names, COPY_NAMES),
        (one.words.keys() | one.title, other.words.keys() | other.title, COPY),
    ):
        shared = len(ours & theirs)
        if shared < least * (len(ours) + len(theirs) - shared):
            return False
    return True


@dataclass(slots=True)
class _Story:
    """A story: the sums of its articles' vectors (each of length 1), how many they are, and the days that they span."""

    number: int
    total: dict[str, float] = field(default_factory=dict)
    marks: dict[str, float] = field(default_factory=dict)
    square: float = 0.0
    """Squared length of the sum of the marks; 0 where no article has any."""
    size: int = 0
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, other: _Story) -> None:
        self.square += other.square + 2 * _dot(self.marks, other.marks)
        for mine, more in ((self.total, other.total), (self.marks, other.marks)):
            for word, weight in more.items():
                mine[word] = mine.get(word, 0.0) + weight
        self.size += other.size
        days = [d for d in (self.first, self.last, other.first, other.last) if d]
        self.first, self.last = min(days, default=None), max(days, default=None)

    def alike(self, other: _Story) -> float:
        """How alike both are, 1 where they are just alike enough: their articles on the average in all words, and their sums in marks."""
        words = _dot(self.total, other.total) / (self.size * other.size * ALIKE)
        if not self.square or not other.square or words < 1:
            return words
        return min(words, _dot(self.marks, other.marks) / (math.sqrt(self.square * other.square) * MARKED))


class _Pass:
    """The single pass: every article to a story that is open, or to a new one. With ``closing`` a story that is closed stays so: no day is unknown."""

    def __init__(self, window: int, *, closing: bool) -> None:
        self._window = window
        self._closing = closing
        self._by_word: dict[str, list[int]] = collections.defaultdict(list)
        self._open: set[int] = set()
        self._today: dt.date | None = None
        self.stories: list[_Story] = []
        self.cut: set[str] = set()

    def place(self, told: Vector, day: dt.date | None) -> int:
        """The number of the story that an article goes to."""
        article = _Story(len(self.stories), dict(told.words), dict(told.marks), float(bool(told.marks)), 1, day, day)
        vector = told.words
        rare = _rarest(vector)
        self._close(day)
        shared: dict[int, float] = collections.defaultdict(float)
        for word in rare:
            weight = vector[word]
            listed = self._by_word[word]
            if not self._open.issuperset(listed):
                listed[:] = [n for n in listed if n in self._open]
            for number in listed:
                story = self.stories[number]
                shared[number] += weight * story.total[word] / story.size
        best, found = 1.0, None
        for number in _most(shared):
            story = self.stories[number]
            if _gap(story.first, story.last, day, day) <= self._window:
                alike = article.alike(story)
                if alike > best:
                    best, found = alike, story
        if found is None:
            found = article
            self.stories.append(found)
            self._open.add(found.number)
        else:
            found.add(article)
        for word in rare:
            listed = self._by_word[word]
            if found.number not in listed:
                listed.append(found.number)
                if len(listed) > MOST_LISTED:
                    gone = self.stories[listed.pop(0)]
                    if _gap(gone.first, gone.last, day, day) <= self._window:
                        self.cut.add(word)
        return found.number

    def _close(self, day: dt.date | None) -> None:
        if self._closing and day != self._today:
            self._today = day
            self._open = {n for n in self._open if _gap(self.stories[n].first, self.stories[n].last, day, day) <= self._window}


class _Joining:
    """Joins stories that are each other's best, until there are none; only what changed is looked at again."""

    def __init__(self, stories: Sequence[_Story], window: int) -> None:
        self._window = window
        self._stories = {s.number: s for s in stories}
        self._home = list(range(len(stories)))
        self._listed: dict[tuple[str, int], list[int]] = collections.defaultdict(list)
        self._best: dict[int, int | None] = {}
        self.cut: set[str] = set()
        for story in stories:
            self._list(story)

    def root(self, number: int) -> int:
        """The story that one has become part of."""
        home = self._home
        while home[number] != number:
            home[number] = home[home[number]]
            number = home[number]
        return number

    def run(self) -> None:
        stale = sorted(self._stories)
        while stale:
            for n in stale:
                self._best[n] = self._partner(self._stories[n])
            pairs = [(a, b) for a, b in sorted(self._best.items()) if b is not None and a < b and self._best.get(b) == a]
            touched = {n for pair in pairs for n in pair}
            for a, b in pairs:
                other = self._stories.pop(b)
                del self._best[b]
                self._home[b] = a
                self._stories[a].add(other)
                self._list(self._stories[a])
            stale = sorted(n for n, b in self._best.items() if n in touched or b in touched)

    def _periods(self, story: _Story) -> range:
        """The days of a story in steps of the window and one more; unknown days are a step of their own."""
        if story.first is None or story.last is None:
            return range(1)
        step = self._window + 1
        return range(story.first.toordinal() // step, story.last.toordinal() // step + 1)

    def _list(self, story: _Story) -> None:
        for word in _rarest(story.total):
            for period in self._periods(story):
                listed = self._listed[word, period]
                if story.number not in listed[-1:]:
                    listed.append(story.number)

    def _partner(self, story: _Story) -> int | None:
        """The story that is most alike to one, where there is one that is alike enough."""
        shared: dict[int, float] = collections.defaultdict(float)
        periods = self._periods(story)
        for word in _rarest(story.total):
            near = {self.root(n) for p in range(periods.start - 1, periods.stop + 1) for n in self._listed.get((word, p), ())} - {
                story.number
            }
            if len(near) > MOST_LISTED:
                self.cut.add(word)
                near = set(heapq.nlargest(MOST_LISTED, near))
            for n in near:
                other = self._stories[n]
                shared[n] += story.total[word] * other.total.get(word, 0.0) / other.size
        best: tuple[float, int] | None = None
        for n in _most(shared):
            other = self._stories[n]
            if _gap(story.first, story.last, other.first, other.last) <= self._window:
                alike = story.alike(other)
                if alike >= 1.0 and (best is None or (-alike, n) < best):
                    best = (-alike, n)
        return best[1] if best else None


def _named(words: Sequence[str]) -> str:
    """A few words, and how many more there are."""
    few = ", ".join(words[:5])
    return few if len(words) <= 5 else f"{few} and {len(words) - 5:,} more"


def _rarest(vector: Mapping[str, float]) -> list[str]:
    return heapq.nsmallest(RARE, vector, key=lambda w: (-vector[w], w))


def _most(shared: Mapping[int, float]) -> list[int]:
    """The few that share most."""
    return heapq.nsmallest(_TRIED, shared, key=lambda n: (-shared[n], n))


def _dot(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    if len(right) < len(left):
        left, right = right, left
    return sum(x * right[w] for w, x in left.items() if w in right)


def _gap(first: dt.date | None, last: dt.date | None, begin: dt.date | None, end: dt.date | None) -> int:
    """Days between two stretches of days, 0 where they touch; an unknown day is any day."""
    if first is None or last is None or begin is None or end is None:
        return 0
    return max(0, (begin - last).days, (first - end).days)


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
