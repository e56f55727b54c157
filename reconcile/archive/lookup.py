"""Which articles of an archive a draft is to be held against: those that share its rare keys.

Every key of the draft brings its newest rows, so that a key that half of the archive has costs no more than a rare one. How common a key is
follows from how far back its newest rows reach. An article's score is the cosine of both: the share of the draft's keys,
weighed by rarity, that it has, over the lengths of both; only keys whose rows reach back to it are asked for, so that old articles are judged by what could
find them. An article that shares little with the draft but has one of its
facts (the background that every report repeats) is found by that fact.
"""

from __future__ import annotations

import bisect
import collections
import datetime as dt
import heapq
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reconcile.archive.copies import few_of_each, few_printings
from reconcile.archive.guard import told as told_plainly
from reconcile.archive.keys import fact_keys
from reconcile.archive.layout import PER_ARTICLE
from reconcile.model import Fact, Kinds

if TYPE_CHECKING:
    from reconcile.archive.store import Archive

LIMIT = 50
"""Articles that a draft is held against, unless another limit is asked for."""
COPIES = 5
"""Articles of one text that a draft is held against: a thousand printings of one agency's report leave room for others."""
PER_KEY = 100
"""Newest rows that are read of each key."""
DEEPER = 5
"""So many times the rows are read where only some days or publications are wanted."""
COPY = 0.3
"""Score of the best article, at most, that others are measured by."""
SHARE = 0.2
"""Score, as a part of the best one's, under which an article tells another story."""
ONE_FACT = 0.8
"""Share of the weight of a fact's keys from which a row of another article tells the same fact."""
ENOUGH = 30.0
"""Weight of the keys of such a fact, at least: about four words that one article in a thousand has."""
SLIGHT = 12.0
"""Weight of shared keys under which a row is not named beside a fact."""
LEAST = 0.03
"""Score under which no article tells the draft's story, however poor the best is."""
BACKGROUND = 1000
"""Articles without a key that are assumed beside the archive's own, so that in a small archive a word that all have is not thought rare."""
FEW = 12
"""Facts of an article that it is taken to have at least: two short ones are not alike because they share a name."""
FAR = 0.3
"""Factor of the score of an article months away from the draft's day."""
DAYS = 14.0
"""Days after which two thirds of the way to that are gone."""
LATELY = 0.5
"""Nearness in time from which one shared fact is enough: three weeks. Older reports of other stories have the fact as it was then."""
WEIGHED = 600
"""Articles with the greatest weight of shared keys that are looked at further: twelve times the usual limit."""
LIKELY = 150
"""Those of them whose rows are looked at one by one."""
_AT_ONCE = 500
"""Numbers of one query."""
PAIRS = 8
"""Rows named for each fact of the draft."""


@dataclass(frozen=True, slots=True)
class Head:
    """What look-up needs to know of an article."""

    published: dt.date | None
    source: str | None
    facts: int
    live: bool
    text: bytes
    """Digest of the text."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article of the archive that the draft may be held against; ``score`` in 0..1 is the weighed share of the draft's keys that it has."""

    number: int
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact of the archive (its article's number, and its place there) that may tell what the draft's fact tells; ``weight`` is that of the keys shared."""

    number: int
    place: int
    weight: float


@dataclass(frozen=True, slots=True)
class Lookup:
    """The best articles, best first; for each fact of the draft the facts that share most with it; and a line for whatever a cap cut off."""

    articles: tuple[Candidate, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    cut: tuple[str, ...] = ()


def look_up(  # noqa: PLR0913 - what narrows a look-up down is named
    archive: Archive,
    draft: Sequence[Fact[Any]],
    kinds: Kinds,
    *,
    limit: int = LIMIT,
    since: dt.date | None = None,
    source: Collection[str] = (),
    per_key: int = PER_KEY,
    without: Collection[int] = (),
    before: int | None = None,
    copies: int | None = COPIES,
) -> Lookup:
    """The articles that share most with the facts of a draft; the order of the facts does not matter for them.

    Superseded and withdrawn articles never come.

    ``since`` leaves out what was published before that day or on a day unknown, ``source`` what other publications printed (compared
    without case); ``without`` are numbers left out, and ``before`` leaves out those from a number on. ``copies``: so many articles of one and the same text
    come at most, and, where there are more than ``limit``, so many printings of a text that papers cut or edited (None: all).
    """
    wanted = Wanted(since, frozenset(s.casefold() for s in source), frozenset(without), before)
    keys_of = [fact_keys(f, kinds) for f in draft]
    if wanted.few:
        # most of the newest rows may be of articles that are not wanted
        per_key *= DEEPER
    times = collections.Counter(k for keys in keys_of for k in keys)
    last = _last(archive)
    read = (_read(archive, k, n, last, per_key) for k, n in sorted(times.items()))
    keys = {x.key: x for x in read if x.rows}
    weights = _weights(keys.values())
    first = heapq.nlargest(WEIGHED * (DEEPER if wanted.few else 1), weights, key=lambda a: (weights[a], a))
    likely = {a for a in first[:LIKELY] if weights[a] >= ENOUGH}
    # a key may be one of many facts
    rows_of = {k: [row for row in x.rows if row // PER_ARTICLE in likely] for k, x in keys.items()}
    pairs = [_pairs([keys[k] for k in own if k in keys], rows_of) for own in keys_of]
    told = {p.number for rows, whole in pairs for p in rows if p.weight >= max(ENOUGH, ONE_FACT * whole)}
    best = _ranked(archive, {a: weights[a] for a in first}, keys.values(), told, draft, wanted)
    found = len(best)
    edited = 0
    if copies is not None:
        best = _few_of_each(archive, best, copies)
    spared, chosen = found - len(best), best[:limit]
    if copies is not None and len(best) > limit:
        score = {c.number: c for c in best}
        first, edited = few_printings(score, archive.text, copies, limit)
        chosen = [score[a] for a in first]
    numbers = {c.number for c in chosen}
    kept = tuple(tuple(p for p in rows if p.number in numbers) for rows, _ in pairs)
    return Lookup(tuple(chosen), kept, _cut(keys.values(), len(best) - edited, (spared, edited), copies, limit, per_key))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles may come."""

    since: dt.date | None = None
    source: frozenset[str] = frozenset()
    without: frozenset[int] = frozenset()
    before: int | None = None

    @property
    def few(self) -> bool:
        """Whether most articles are not wanted."""
        return self.since is not None or bool(self.source)

    def holds(self, number: int, head: Head) -> bool:
        """Whether an article may come."""
        return (
            head.live
            and (self.before is None or number < self.before)
            and number not in self.without
            and (self.since is None or (head.published is not None and head.published >= self.since))
            and (not self.source or (head.source or "").casefold() in self.source)
        )


@dataclass(frozen=True, slots=True)
class _Key:
    key: str
    rows: Sequence[int]
    articles: frozenset[int]
    weight: float
    reach: int
    """The oldest article that its rows reach; 0 where all of them were read."""


def _read(archive: Archive, key: str, times: int, last: int, per_key: int) -> _Key:
    """A key's newest rows and its weight: inverse frequency among articles (IDF, Spärck Jones 1972), a little more where the draft has it often.

    A key with more rows than are read stands in as many articles as its newest rows suggest, by how far back they reach.
    """
    rows = archive.under(key, per_key)
    articles = frozenset(row // PER_ARTICLE for row in rows)
    reach = min(articles) if len(rows) >= per_key else 0
    spread = last / (last - reach + 1) if reach else 1.0
    weight = math.log(1 + (last + BACKGROUND) / (1 + len(articles) * spread)) * (1 + 0.5 * math.log(times))
    return _Key(key, rows, articles, weight, reach)


def _last(archive: Archive) -> int:
    """The greatest number of an article; 0 for an empty archive."""
    with told_plainly(archive.path, "read"):
        row = archive.connection.execute("SELECT max(number) FROM articles").fetchone()
    return row[0] or 0


def _heads(archive: Archive, numbers: Sequence[int]) -> dict[int, Head]:
    """Heads of articles by number."""
    out = {}
    with told_plainly(archive.path, "read"):
        for first in range(0, len(numbers), _AT_ONCE):
            some = numbers[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT number, published, source, count, sha256, superseded_by, withdrawn FROM articles WHERE number IN ({marks})"  # noqa: S608 - marks only
            for number, day, source, facts, text, later, withdrawn in archive.connection.execute(query, some):
                live = later is None and withdrawn is None
                out[number] = Head(dt.date.fromisoformat(day) if day else None, source, facts, live, text)
    return out


def _weights(keys: Iterable[_Key]) -> dict[int, float]:
    """Weight of the keys that an article shares with the draft."""
    out: collections.defaultdict[int, float] = collections.defaultdict(float)
    for key in keys:
        for article in key.articles:
            out[article] += key.weight
    return out


def _pairs(keys: Sequence[_Key], rows_of: Mapping[str, Sequence[int]]) -> tuple[list[Pair], float]:
    """The rows that share most with a fact of the draft, among those of likely articles, and the weight of all the fact's keys that the archive has."""
    rows: collections.defaultdict[int, float] = collections.defaultdict(float)
    for key in keys:
        for row in rows_of[key.key]:
            rows[row] += key.weight
    best = heapq.nsmallest(PAIRS, [x for x in rows.items() if x[1] >= SLIGHT], key=lambda x: (-x[1], -x[0]))
    return [Pair(row // PER_ARTICLE, row % PER_ARTICLE, weight) for row, weight in best], sum(k.weight for k in keys)


def _ranked(
    archive: Archive, weights: Mapping[int, float], keys: Iterable[_Key], told: Collection[int], draft: Sequence[Fact[Any]], wanted: Wanted
) -> list[Candidate]:
    """Articles that may come and share enough with the draft, best first."""
    reaches, sums = _reachable(keys)
    shares = {a: weight / sums[bisect.bisect_right(reaches, a) - 1] for a, weight in weights.items()}
    day = max((f.as_of for f in draft if f.as_of is not None), default=None)
    # a long draft shares little of its own with a short report of the same story
    bar = LEAST / _like(len(draft), 0)
    heads = _heads(archive, [a for a, share in shares.items() if share >= bar or a in told])
    alike = {a: shares[a] * _like(len(draft), h.facts) for a, h in heads.items() if wanted.holds(a, h)}
    scored = {a: likeness * _near(day, heads[a].published) for a, likeness in alike.items()}
    # a copy of the draft is no measure of what other reports of its story share with it
    least = SHARE * min(COPY, max(scored.values(), default=0.0))
    found = [
        Candidate(a, round(score, 4))
        for a, score in scored.items()
        if (alike[a] >= LEAST and score >= least) or (a in told and _near(day, heads[a].published) >= LATELY)
    ]
    return sorted(found, key=lambda c: (-c.score, -c.number))


def _few_of_each(archive: Archive, best: Sequence[Candidate], copies: int) -> list[Candidate]:
    """The first few articles of each text."""
    heads = _heads(archive, [c.number for c in best])
    by_number = {c.number: c for c in best}
    return [by_number[n] for n in few_of_each(by_number, lambda n: heads[n].text, copies)]


def _reachable(keys: Iterable[_Key]) -> tuple[list[int], list[float]]:
    """Article numbers, ascending, and the weight of all keys whose rows reach back to such an article."""
    reaches, sums, total = [0], [0.0], 0.0
    for key in sorted(keys, key=lambda k: (k.reach, k.key)):
        total += key.weight
        if key.reach == reaches[-1]:
            sums[-1] = total
        else:
            reaches.append(key.reach)
            sums.append(total)
    return reaches, sums


def _like(draft: int, other: int) -> float:
    """What turns the share of the draft's keys into a likeness of both (the cosine): a short article can share only so much of a long one."""
    return math.sqrt(max(1, draft) / max(FEW, other))


def _near(day: dt.date | None, other: dt.date | None) -> float:
    """1 for articles of one day, falling to ``FAR`` for those weeks and months apart; between them where a day is not known.

    What was true of another month's vote, budget or office is seldom what the draft speaks of.
    """
    if day is None or other is None:
        return (1 + FAR) / 2
    return FAR + (1 - FAR) * math.exp(-abs((day - other).days) / DAYS)


def _cut(keys: Collection[_Key], found: int, spared: tuple[int, int], copies: int | None, limit: int, per_key: int) -> tuple[str, ...]:
    lines = []
    same, edited = spared
    if same:
        lines.append(f"{same} articles have the same text as others; of each text {copies} were compared")
    if edited:
        lines.append(f"{edited} articles have nearly the same text as others, cut or edited; of each text {copies} were compared")
    if found > limit:
        lines.append(f"{found} articles share enough with the draft; the best {limit} were compared (--limit)")
    common = len([k for k in keys if k.reach])
    if common:
        lines.append(
            f"{common} of {len(keys)} keys that the draft shares with it are common; of each the newest {per_key} facts were looked at"
        )
    return tuple(lines)
