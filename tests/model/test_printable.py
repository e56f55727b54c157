"""What of an article may reach a terminal."""

from __future__ import annotations

import json
import sys

import pytest

from reconcile.model import printable as module
from reconcile.model.printable import escaped, named, one_line, printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain, naïve\u00a0and “curly”\tœ\n", "plain, naïve\u00a0and “curly”\tœ\n"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\ufffdtwo"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\x9b31mred", "\ufffd31mred"),
        ("7\u200b-2", "7\ufffd-2"),
        ("a\u202eb\u2066c\u061cd\u200fe", "a\ufffdb\ufffdc\ufffdd\ufffde"),
        ("co\u00adop\u00aderate", "cooperate"),
        ("\ufeffstart", "\ufffdstart"),
        ("tag\U000e0041", "tag\ufffd"),
        ("half \ud800", "half \ufffd"),
        # one family, one heart on fire; but no joiner between letters, at an end, or of two joiners
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
        ("❤\ufe0f\u200d\U0001f525", "❤\ufe0f\u200d\U0001f525"),
        ("a\u200db", "a\ufffdb"),
        ("\U0001f468\u200d", "\U0001f468\ufffd"),
        ("\U0001f468\u200d\u200d\U0001f469", "\U0001f468\ufffd\ufffd\U0001f469"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_shown(text: str, printed: str) -> None:
    assert printable(text) == printed
    assert json.loads(escaped(json.dumps(text, ensure_ascii=False))) == text


def test_escapes_are_ascii() -> None:
    assert (
        escaped('"\x7f\u200b\u00ad\U000e0041\U0001f468\u200d\U0001f469"')
        == '"\\u007f\\u200b\\u00ad\\udb40\\udc41\U0001f468\u200d\U0001f469"'
    )


def test_one_line_has_single_blanks() -> None:
    assert one_line(" two\r\n lines\r and\t a tab ") == "two lines and a tab"


def test_names_of_files_keep_their_blanks() -> None:
    assert named("my  story/a b.txt") == "my  story/a b.txt"
    assert named("new\nline\ttab\rreturn.txt") == "new\ufffdline\ufffdtab\ufffdreturn.txt"


def test_the_quick_look_sees_all_that_is_made_visible() -> None:
    assert not [hex(c) for c in range(sys.maxunicode + 1) if module._UNSAFE.search(chr(c)) and chr(c).isprintable()]
