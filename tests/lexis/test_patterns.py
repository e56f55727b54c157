from __future__ import annotations

import time

import pytest

from reconcile.lexis.patterns import fits, plain, problem


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("About the author", "ABOUT THE AUTHOR", True),
        ("About the author", "About the author of the bill", False),
        ("About the author*", "About the author of the bill", True),
        ("Corrections", "corrections", True),
        ("Sign up for * news?etter*", "Sign up for our daily newsletter and win", True),
        ("Today’s paper", "Today's\n  paper", True),
        ("[Pp]hoto: *", "photo: Ann Lee", True),
        ("What (if)?", "What (if)?", True),
        ("What (if)?", "What (if)!", True),
        ("What (if).", "What (if)!", False),
        ("regex:Photo: .{1,20}$", "Photo: Ann Lee", True),
        ("regex:Photo: .{1,20}$", "Photo: somebody who went to the harbour on Monday", False),
        ("regex:Photo", "A Photo", False),
    ],
)
def test_patterns(pattern: str, text: str, expected: bool) -> None:
    assert problem(pattern) == ""
    assert fits(pattern, plain(text)) is expected


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("regex:(a+)+$", "repetition inside a repetition"),
        ("regex:(?:a|aa)*b", "repetition inside a repetition"),
        ("regex:(?:\\w+\\s?){2,}x", "repetition inside a repetition"),
        ("regex:(?:a{1,3}){1,3}x", "repetition inside a repetition"),
        ("regex:.*.*.*x", "too many repetitions"),
        ("regex:.*a.*b", "too many repetitions"),
        ("regex:(a)\\1", "refers back"),
        ("regex:(", "no regular expression"),
        ("regex:[[a]]", "no regular expression"),
        ("regex:", "is empty"),
        ("  ", "is empty"),
        ("x" * 201, "longer than 200"),
    ],
)
def test_what_could_take_long_is_refused(pattern: str, said: str) -> None:
    assert said in problem(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["regex:a*$", "regex:(?:ab)+c", "regex:.{1,50}[,;] x{0,9}$", "regex:(?=.*x)y", "*a*a*a*a*a*a*a*a*b", "regex:(?:one|two|three) .*"],
)
def test_what_is_allowed_is_quick_on_any_text(pattern: str) -> None:
    assert problem(pattern) == ""
    begun = time.perf_counter()
    for text in ("a" * 50_000, "ab" * 25_000, "one " * 10_000):
        fits(pattern, plain(text))
    assert time.perf_counter() - begun < 1
