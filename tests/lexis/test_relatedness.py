"""Words that may tell one act."""

import pytest

from reconcile.errors import LexiconError
from reconcile.lexis.relatedness import nearness, parsed


@pytest.mark.parametrize(("left", "right"), [("explode", "explosion"), ("obtain", "gain"), ("travel", "speed"), ("refuse", "deny")])
def test_one_act_in_two_words(left: str, right: str) -> None:
    assert 0.4 <= nearness(left, right) == nearness(right, left) < 1


@pytest.mark.parametrize(("left", "right"), [("approve", "reject"), ("absent", "presence"), ("win", "lose"), ("arrest", "picnic")])
def test_opposites_and_strangers(left: str, right: str) -> None:
    assert nearness(left, right) == 0


def test_a_word_is_itself_even_where_no_table_has_it() -> None:
    assert nearness("zibbling", "zibbling") == 1


def test_rows_are_read_and_the_header_is_not() -> None:
    assert parsed("# words\nfetch get:50 retrieve:61\nmend repair:71\n") == {"fetch": {"get": 50, "retrieve": 61}, "mend": {"repair": 71}}


@pytest.mark.parametrize(
    "text",
    [
        "# nothing\n",
        "mend repair:0\n",
        "mend repair:101\n",
        "mend repair\n",
        "repair mend:71\n",
        "mend repair:71 repair:71\n",
        "mend\n",
        "mend repair:71\nmend renew:50\n",
        "mend repair:71\nfetch get:50\n",
    ],
)
def test_a_bad_table_is_refused(text: str) -> None:
    with pytest.raises(LexiconError, match=r"related\.txt"):
        parsed(text)
