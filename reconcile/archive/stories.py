"""Articles into stories: which of an archive's articles tell one event, in time that grows as their number does.

The articles are taken by day. Each is held against the stories that are open at that time (first-story detection by a single pass:
Allan et al. 1998, Yang et al. 1998), which are looked up by its rarest words and names, and joins the one to whose articles it is most alike on
the average (average link; cosine of words weighted by rarity): two events that share a politician and nothing else share few rare
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

from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Fact

WINDOW = 3
"""Days after its latest article for which a story is open."""
ALIKE = 0.13
"""Least average cosine of an article and the articles of its story, or of the articles of two stories that are joined."""
COPY = 0.8
"""Share of the words of both from which two articles are copies (Jaccard)."""
LEAST_COPIED = 12
"""Words from which two articles can be told to be copies."""
RARE = 40
"""Words of an article or story, the most telling, by which stories are looked up."""
MOST_LISTED = 64
"""Open stories that one word leads to: the latest; what is cut off is said."""
_SKETCH = 6
_TRIED = 12
"""Stories that are weighed in full, those that share most first."""
_BACKGROUND = 200
"""Articles without the word that are assumed beside those at hand: among five articles no word is common."""
_GENRE = 6
"""Of them, articles that have a given word that is no name: among a dozen articles "fire" looks as rare as a surname."""
_COMMON = 20
"""A word that more than one in so many articles has tells no two events apart, and is left out."""
_TITLE = 1.5
"""A word of the title counts so much more."""


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
    vectors = _vectors(distinct)
    passing = _Pass(window)
    home = {n: passing.place(vectors[n], item.day) for n, item in distinct.items()}
    joining = _Joining(passing.stories, window)
    joining.run()
    members: dict[int, list[int]] = collections.defaultdict(list)
    for n, of in enumerate(first):
        members[joining.root(home[of])].append(ordered[n].number)
    cut = sorted(passing.cut | joining.cut)
    told = (
        f"only the latest {MOST_LISTED} stories were looked up by each of these words, which more have within {window} days: {_named(cut)}"
    )
    return Grouping(tuple(sorted(tuple(sorted(m)) for m in members.values())), (told,) if cut else ())


class _Copies:
    """Which articles are copies of an earlier one: a star around the first, never a pair among the others."""

    def __init__(self, ordered: Sequence[Item], window: int) -> None:
        self._ordered = ordered
        self._window = window
        self._by_hash: dict[tuple[int, int], list[int]] = collections.defaultdict(list)

    def first_of(self, n: int) -> int:
        """The place of the first article with nearly the words of the one at ``n``; ``n`` itself if there is none. To be asked in order."""
        item = self._ordered[n]
        words = item.words.keys() | item.title
        if len(words) < LEAST_COPIED:
            return n
        least = heapq.nsmallest(_SKETCH, map(_hash, words))
        # two at a time, because one may be of a word that every other article has
        sketch = [(a, b) for n, a in enumerate(least) for b in least[n + 1 : n + 3]]
        tried = collections.Counter(m for h in sketch for m in self._by_hash[h])
        for m, _ in sorted(tried.items(), key=lambda t: (-t[1], t[0])):
            known = self._ordered[m]
            other = known.words.keys() | known.title
            shared = len(words & other)
            if _gap(known.day, known.day, item.day, item.day) <= self._window and shared >= COPY * (len(words) + len(other) - shared):
                return m
        for h in sketch:
            listed = self._by_hash[h]
            listed.append(n)
            if len(listed) > MOST_LISTED:
                # a copy that is not told for one is an article like any other
                del listed[0]
        return n


@dataclass(slots=True)
class _Story:
    """A story: the sum of its articles' vectors (each of length 1), how many they are, and the days that they span."""

    number: int
    total: dict[str, float] = field(default_factory=dict)
    size: int = 0
    first: dt.date | None = None
    last: dt.date | None = None

    def add(self, vector: Mapping[str, float], size: int, first: dt.date | None, last: dt.date | None) -> None:
        for word, weight in vector.items():
            self.total[word] = self.total.get(word, 0.0) + weight
        self.size += size
        days = [d for d in (self.first, self.last, first, last) if d]
        self.first, self.last = min(days, default=None), max(days, default=None)


class _Pass:
    """The single pass: every article to a story that is open, or to a new one."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._by_word: dict[str, list[int]] = collections.defaultdict(list)
        self.stories: list[_Story] = []
        self.cut: set[str] = set()

    def place(self, vector: Mapping[str, float], day: dt.date | None) -> int:
        """The number of the story that an article goes to."""
        rare = _rarest(vector)
        shared: dict[int, float] = collections.defaultdict(float)
        for word in rare:
            weight = vector[word]
            for number in self._by_word[word]:
                story = self.stories[number]
                shared[number] += weight * story.total[word] / story.size
        best, found = ALIKE, None
        for number in _most(shared):
            story = self.stories[number]
            if _gap(story.first, story.last, day, day) <= self._window:
                alike = _dot(vector, story.total) / story.size
                if alike > best:
                    best, found = alike, story
        if found is None:
            found = _Story(len(self.stories))
            self.stories.append(found)
        found.add(vector, 1, day, day)
        for word in rare:
            listed = self._by_word[word]
            if found.number not in listed:
                listed.append(found.number)
                if len(listed) > MOST_LISTED:
                    gone = self.stories[listed.pop(0)]
                    if _gap(gone.first, gone.last, day, day) <= self._window:
                        self.cut.add(word)
        return found.number


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
                self._stories[a].add(other.total, other.size, other.first, other.last)
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
                alike = _dot(story.total, other.total) / (story.size * other.size)
                if alike >= ALIKE and (best is None or (-alike, n) < best):
                    best = (-alike, n)
        return best[1] if best else None


def _vectors(items: Mapping[int, Item]) -> dict[int, dict[str, float]]:
    """Words of each article with their weights, as a vector of length 1; every text counts once for how common a word is.

    The weight is that of TF-IDF with a logarithm for both: what an article speaks of again and again is what it is about.
    """
    often = collections.Counter(w for i in items.values() for w in i.words.keys() | i.title)
    for w in often.keys() - {n for i in items.values() for n in i.names}:
        often[w] += _GENRE
    total = len(items) + _BACKGROUND
    rarity = {w: math.log(1 + total / (n + 1)) for w, n in often.items() if n * _COMMON < total}
    out = {}
    for n, i in items.items():
        words = {
            w: rarity[w] * (1 + math.log(i.words.get(w, 1))) * (_TITLE if w in i.title else 1.0)
            for w in sorted((i.words.keys() | i.title) & rarity.keys())
        }
        length = math.sqrt(sum(x * x for x in words.values())) or 1.0
        out[n] = {w: x / length for w, x in words.items()}
    return out


def _named(words: Sequence[str]) -> str:
    """A few words, and how many more there are."""
    few = ", ".join(words[:5])
    return few if len(words) <= 5 else f"{few} and {len(words) - 5:,} more"


def _rarest(vector: Mapping[str, float]) -> list[str]:
    return heapq.nsmallest(RARE, vector, key=lambda w: (-vector[w], w))


def _most(shared: Mapping[int, float]) -> list[int]:
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
