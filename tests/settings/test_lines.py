from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.settings.lines import Path, lines

EXAMPLE = '''\
# a comment with [brackets] and = signs
fail-on = "conflict"   # "quoted" comment
tool.nested.key = 1

[severity]
vote = "error"
"quote+quote-altered" = 'warning'

[[source]]
files = [
  "a.txt",   # first
  # nothing
  "b.txt",
]
name = """
two
lines"""

[[source]]
name = "x"
inner = { one = 1, "two words" = [true, { three = 3 }] }
[source.deep]
key = 2024-03-02
[[lexicon.body]]
name = \'\'\'it's ''quoted\'\'\'\'\'
after = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("fail-on",), 2),
        (("tool", "nested", "key"), 3),
        (("severity",), 5),
        (("severity", "vote"), 6),
        (("severity", "quote+quote-altered"), 7),
        (("source", 0), 9),
        (("source", 0, "files"), 10),
        (("source", 0, "files", 0), 11),
        (("source", 0, "files", 1), 13),
        (("source", 0, "name"), 15),
        (("source", 1, "name"), 20),
        (("source", 1, "inner", "two words", 1, "three"), 21),
        (("source", 1, "deep", "key"), 23),
        (("lexicon", "body", 0, "name"), 25),
        (("lexicon", "body", 0, "after"), 26),
    ],
)
def test_every_key_and_entry_has_its_line(path: Path, line: int) -> None:
    tomllib.loads(EXAMPLE)
    assert lines(EXAMPLE)[path] == line


def _paths(node: Any, path: Path = ()) -> list[Path]:
    if isinstance(node, dict):
        return [p for k, v in node.items() for p in [(*path, k), *_paths(v, (*path, k))]]
    if isinstance(node, list):
        return [p for n, v in enumerate(node) for p in [(*path, n), *_paths(v, (*path, n))]]
    return []


def test_every_path_that_tomllib_sees_has_a_line() -> None:
    found = lines(EXAMPLE)
    assert [p for p in _paths(tomllib.loads(EXAMPLE)) if p not in found] == []


PIECES = st.lists(
    st.sampled_from([
        "a = 1", 'b = "x # y"', "c = '''\nl\n'''", 'd = """\\"""" # z', "e = [1, [2, 3],\n# c\n{f = 'g'}]", "[t]", "[t.u]", "[[v]]", "[[v]]\n[v.w]", '"k l".m = {}', "n = 1979-05-27 07:32:00",
        'o = ""', "p = ''", 'q = """a"" """', "\t", "# only a comment", "r=[]", "s . t = 0x1f",
    ]),
    max_size=14,
)  # fmt: skip


@given(PIECES)
def test_whatever_is_valid_is_found_to_the_end(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    try:
        loaded = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    found = lines(text)
    assert [p for p in _paths(loaded) if p not in found] == []
    assert all(1 <= n <= text.count("\n") + 1 for n in found.values())
