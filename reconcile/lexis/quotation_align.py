"""Two quotations laid side by side, word by word.

Local alignment (Smith and Waterman 1981) with a high reward for words that say something: the core is the stretch from the first to the
last shared word; what stands before and after it in either quotation is merely not quoted by the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reconcile.lexis.quotation_words import Word, lexicon, read_words, same_word

_CONTENT, _PLAIN = 3.0, 1.0
_MISMATCH, _GAP, _LIGHT, _BRACKET, _CUT_GAP = -1.0, -0.6, -0.3, -0.1, -0.05
"""Costs of a word for another, of a word that one side lacks, of both for light words, of a word in brackets, of a word beside a cut."""
MAX_WORDS = 160
"""Words of a quotation that are laid side by side at most."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of the core that only one side has, or that stand for each other."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]

    @property
    def material(self) -> bool:
        """Whether a reader would be told something else."""
        if any(w.cut for w in (*self.left, *self.right)):
            return False
        if any(w.bracketed for w in self.left) or any(w.bracketed for w in self.right):
            return False
        if "".join(w.form for w in self.left) == "".join(w.form for w in self.right):
            return False
        if not self.left or not self.right:
            alone = self.left or self.right
            return any(not w.light and w.form not in lexicon().dropped for w in alone)
        return any(not w.light for w in self.left) or any(not w.light for w in self.right)

    @property
    def weight(self) -> int:
        """Words of the heavier side that are more than function words."""
        return max(sum(not w.light for w in side) for side in (self.left, self.right))

    def of_edge(self, *, first: bool) -> Change | None:
        """The words next to the core where both sides go on beyond it, as many as the shorter has; None where only one does."""
        left, right = _clean(self.left), _clean(self.right)
        size = min(len(left), len(right))
        if size == 0:
            return None
        if first:
            left, right = left[:size], right[:size]
        else:
            left, right = left[-size:], right[-size:]
        change = Change(left, right)
        return change if change.material else None


def _clean(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """No words where the quotation is cut."""
    return () if any(w.cut for w in words) else words


@dataclass(frozen=True, slots=True)
class Alignment:
    """``shared`` are the words both have; ``core_left`` and ``core_right`` (first, last+1) delimit the core in each."""

    shared: tuple[Word, ...]
    core_left: tuple[int, int]
    core_right: tuple[int, int]
    changes: tuple[Change, ...]
    before: Change | None
    after: Change | None
    """What stands before and after the core where both sides print something there."""
    left_length: int
    right_length: int
    """Positions in each, cuts included."""
    shorter: int
    longer: int
    """Words of the shorter and of the longer quotation."""
    run: int
    """Shared words in a row, at most."""

    @property
    def content(self) -> int:
        """Different words that say something and stand in both."""
        return len({w.form for w in self.shared if w.content})

    @property
    def coverage(self) -> float:
        """Shared words over the words of the shorter quotation, 0..1."""
        return len(self.shared) / self.shorter if self.shorter else 0.0

    @property
    def material(self) -> tuple[Change, ...]:
        """Changes that matter, in order, with those at the edges of the core."""
        inner = [c for c in self.changes if c.material]
        return tuple(c for c in (self.before, *inner, self.after) if c is not None)

    @property
    def changed(self) -> int:
        """Words that differ, of the heavier side at each place, function words aside."""
        return sum(c.weight for c in self.material)

    @property
    def overlaps_at_ends(self) -> bool:
        """One quotation begins with the core and the other ends with it, give or take a word."""
        head_left, tail_left = self.core_left[0] <= 1, self.left_length - self.core_left[1] <= 1
        head_right, tail_right = self.core_right[0] <= 1, self.right_length - self.core_right[1] <= 1
        return (head_left and tail_right) or (head_right and tail_left)


@lru_cache(maxsize=16384)
def align(left: str, right: str) -> Alignment | None:
    """The best local alignment of two quotations; None where they share no word."""
    a, b = read_words(left)[:MAX_WORDS], read_words(right)[:MAX_WORDS]
    keys = {w.key for w in a if not w.cut} & {w.key for w in b if not w.cut}
    masked = any("*" in w.form for w in (*a, *b))
    if not keys and not masked:
        return None
    score = [0.0] * (len(b) + 1)
    step = [[0] * (len(b) + 1)]
    best, at = 0.0, (0, 0)
    gaps = [_LIGHT if y.light else _GAP for y in b]
    for i, x in enumerate(a, start=1):
        row, steps = [0.0], [0]
        shared = x.key in keys or masked
        gap = _LIGHT if x.light else _GAP
        for j, y in enumerate(b, start=1):
            if shared and same_word(x, y):
                diagonal = score[j - 1] + (_CONTENT if x.content or y.content else _PLAIN)
            elif x.bracketed or y.bracketed:
                diagonal = score[j - 1] + _BRACKET
            else:
                diagonal = score[j - 1] + (_LIGHT if x.light and y.light else _MISMATCH)
            near_cut = x.cut or y.cut
            up = score[j] + (_CUT_GAP if near_cut else gap)
            across = row[j - 1] + (_CUT_GAP if near_cut else gaps[j - 1])
            top = max(0.0, diagonal, up, across)
            row.append(top)
            steps.append(0 if top <= 0 else 1 if top == diagonal else 2 if top == up else 3)
            if top > best:
                best, at = top, (i, j)
        score = row
        step.append(steps)
    return _trace(a, b, step, at) if best > 0 else None


def _trace(a: tuple[Word, ...], b: tuple[Word, ...], step: list[list[int]], at: tuple[int, int]) -> Alignment:
    i, j = at
    pairs: list[tuple[int | None, int | None]] = []
    while step[i][j]:
        way = step[i][j]
        if way == 1:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif way == 2:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    pairs.reverse()
    shared: list[Word] = []
    run = streak = 0
    changes: list[Change] = []
    left: list[Word] = []
    right: list[Word] = []
    for x, y in pairs:
        if x is not None and y is not None and same_word(a[x], b[y]):
            if left or right:
                changes.append(Change(tuple(left), tuple(right)))
                left, right = [], []
            shared.append(a[x])
            streak += 1
            run = max(run, streak)
        else:
            streak = 0
            if x is not None:
                left.append(a[x])
            if y is not None:
                right.append(b[y])
    head, tail = Change(a[:i], b[:j]), Change(a[at[0] :], b[at[1] :])
    return Alignment(
        tuple(shared), (i, at[0]), (j, at[1]), tuple(changes), head.of_edge(first=False), tail.of_edge(first=True), len(a), len(b),
        min(sum(not w.cut for w in a), sum(not w.cut for w in b)), max(sum(not w.cut for w in a), sum(not w.cut for w in b)), run,
    )  # fmt: skip
