"""No regular expression of the package takes long on text that was made to trap it.

Two looks at each: at its parse tree, for a repetition inside a repetition over the same characters (exponential), and at the clock,
on strings made from its own parts, each repetition pumped up.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]
MANY = 60
"""Repetitions from which one counts as unbounded: less cannot hurt."""
PUMPED = 2_000
"""Characters of a trap, as many as a sentence has at most (lexis/sentence_size.py)."""
SECONDS = 0.2
"""For one search in such a trap: a quadratic one of few steps just passes, a cubic one takes minutes."""
SAMPLES = [*(chr(c) for c in range(32, 127)), "\n", "\t", "\u00a0", "\u2019", "\u2014", "\u201c", "\u00e9"]


@pytest.fixture(scope="module")
def patterns() -> list[tuple[str, int, str]]:
    """All patterns, recorded in a process of its own: here most are compiled already."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.contract.recorded_patterns"], cwd=TOP, capture_output=True, text=True, check=True, timeout=240
    )
    return [tuple(json.loads(line)) for line in run.stdout.splitlines()]


def accepts(node: tuple[Any, Any], flags: int) -> set[str]:
    """Which of the sample characters one element of a pattern takes."""
    op, value = node
    if op is ops.LITERAL:
        chosen = {c for c in SAMPLES if ord(c) == value}
    elif op is ops.NOT_LITERAL:
        chosen = {c for c in SAMPLES if ord(c) != value}
    elif op is ops.ANY:
        chosen = set(SAMPLES) - (set() if flags & re.DOTALL else {"\n"})
    elif op is ops.IN:
        chosen = set()
        for part, what in value:
            if part is ops.LITERAL:
                chosen |= {c for c in SAMPLES if ord(c) == what}
            elif part is ops.RANGE:
                chosen |= {c for c in SAMPLES if what[0] <= ord(c) <= what[1]}
            elif part is ops.CATEGORY:
                chosen |= {c for c in SAMPLES if _category(what, c)}
        if value and value[0][0] is ops.NEGATE:
            chosen = set(SAMPLES) - chosen
    else:
        return set()
    return chosen | {o for c in chosen for o in (c.lower(), c.upper())} if flags & re.IGNORECASE else chosen


def _category(what: Any, char: str) -> bool:
    name = str(what).removeprefix("CATEGORY_").removeprefix("UNI_")
    yes = {"DIGIT": char.isdigit(), "SPACE": char.isspace(), "WORD": char.isalnum() or char == "_"}[name.removeprefix("NOT_")]
    return yes is not name.startswith("NOT_")


def parts(node: tuple[Any, Any]) -> list[Any]:
    """The sequences of elements inside an element."""
    op, value = node
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        return [value[2]]
    if op is ops.SUBPATTERN:
        return [value[3]]
    if op is ops.BRANCH:
        return list(value[1])
    if op in {ops.ASSERT, ops.ASSERT_NOT}:
        return [value[1]]
    if op is ops.ATOMIC_GROUP:
        return [value]
    if op is ops.GROUPREF_EXISTS:
        return [x for x in value[1:] if x is not None]
    return []


def unbounded(node: tuple[Any, Any]) -> bool:
    return node[0] in {ops.MAX_REPEAT, ops.MIN_REPEAT} and node[1][1] >= MANY


def inner_sets(sequence: Any, flags: int) -> Iterator[set[str]]:
    """What each unbounded repetition within a sequence takes."""
    for node in sequence:
        if unbounded(node):
            yield set().union(*(accepts(n, flags) for n in node[1][2]))
        for part in parts(node):
            yield from inner_sets(part, flags)


def certain(sequence: Any, flags: int) -> Iterator[set[str]]:
    """What each element takes that a sequence cannot do without."""
    for node in sequence:
        if accepts(node, flags):
            yield accepts(node, flags)
        elif node[0] is ops.SUBPATTERN or (node[0] is ops.MAX_REPEAT and node[1][0] > 0 and not unbounded(node)):
            for part in parts(node):
                yield from certain(part, flags)


def nested(sequence: Any, flags: int) -> bool:
    """Whether an unbounded repetition holds another, and nothing that must stand between two rounds keeps them apart."""
    for node in sequence:
        if unbounded(node):
            body = node[1][2]
            for inner in inner_sets(body, flags):
                if inner and not any(part.isdisjoint(inner) for part in certain(body, flags)):
                    return True
        if any(nested(part, flags) for part in parts(node)):
            return True
    return False


def example(sequence: Any, flags: int, pump: int | None, count: list[int]) -> str:
    """A text that a pattern might take; the ``pump``-th repetition in it is pumped up."""
    out = []
    for node in sequence:
        op, value = node
        if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
            mine = count[0]
            count[0] += 1
            body = example(value[2], flags, pump, count)
            times = PUMPED // max(1, len(body)) if mine == pump else max(value[0], 1 if value[1] else 0)
            out.append(body * min(times, PUMPED))
        elif op is ops.BRANCH:
            out.append(example(value[1][0], flags, pump, count))
        elif op in {ops.SUBPATTERN, ops.ATOMIC_GROUP}:
            out.append(example(parts(node)[0], flags, pump, count))
        elif chosen := sorted(accepts(node, flags), key=lambda c: (not c.isalpha(), c)):
            out.append(chosen[0])
    return "".join(out)


def traps(text: str, flags: int) -> Iterator[str]:
    """Strings that make a pattern work: its own example with each repetition pumped up, with and without an end that does not fit."""
    tree = parser.parse(text, flags)
    count = [0]
    example(tree, tree.state.flags, None, count)
    for pump in range(min(count[0], 25)):
        made = example(tree, tree.state.flags, pump, [0])[: 2 * PUMPED]
        yield made
        yield made + "\0"
        yield (made[: PUMPED // 4] + "\0") * 3
    for unit in (
        "a",
        "A",
        " ",
        "1",
        "a ",
        "A ",
        "1,",
        "1 ",
        "a-",
        "A. ",
        '"',
        "(",
        "\n",
        "\n ",
        " a\n",
        "<",
        "&",
        "-",
        "$1 ",
        "May 1 ",
        "one ",
    ):
        yield unit * (PUMPED // len(unit)) + "\0"


def test_enough_patterns_were_recorded(patterns: list[tuple[str, int, str]]) -> None:
    homes = {module.split(".")[1] for _, _, module in patterns}
    assert len(patterns) > 150
    assert {"ingest", "lexis", "kinds", "report", "language", "finding"} <= homes


@pytest.mark.parametrize(
    ("pattern", "is_nested"),
    [(r"(a+)+$", True), (r"(?:\w+\s?)*x", True), (r"(?:-\w+)*", False), (r"(?:\w+ )*", False), (r"(?:a{1,3})*b", False), (r"(a|a*)*b", True)],
)  # fmt: skip
def test_the_look_at_the_tree(pattern: str, is_nested: bool) -> None:
    assert nested(parser.parse(pattern), 0) is is_nested


def test_no_repetition_inside_a_repetition_over_the_same_characters(patterns: list[tuple[str, int, str]]) -> None:
    found = []
    for text, flags, module in patterns:
        tree = parser.parse(text, flags)
        if nested(tree, tree.state.flags):
            found.append(f"{module}: {text[:200]}")
    assert not found


def test_no_pattern_is_trapped(patterns: list[tuple[str, int, str]]) -> None:
    slow = []
    for text, flags, module in patterns:
        compiled = re.compile(text, flags)
        for trap in traps(text, flags):
            started = time.process_time()
            compiled.search(trap)
            took = time.process_time() - started
            if took > SECONDS:
                slow.append(f"{took:.2f} s, {module}: {text[:160]!r} on {trap[:60]!r}… of {len(trap)}")
                break
    assert not slow, "\n".join(slow)
