"""Two quotations side by side: what is an alteration and what is not."""

import pytest

from reconcile.lexis.quotation_align import align


def material(left: str, right: str) -> list[tuple[str, str]]:
    found = align(left, right)
    assert found is not None
    return [(" ".join(w.text for w in c.left), " ".join(w.text for w in c.right)) for c in found.material]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("We can't open the licence office", "we cannot open the license office."),
        ("The pumps failed – all of them – at noon", "The pumps failed, all of them, at noon"),
        ("The pumps failed because nobody looked, and they will fail again", "The pumps failed … and they will fail again"),
        ("He should pay for the pumps himself", "He should pay for [them] himself"),
        ("We lost twelve pumps that night", "We lost 12 pumps which ... that night"),
        ("I swear the ferry lifted onto one side", "I swear the ferry lifted on to one side"),
        ("He can keep his f***ing pumps", "He can keep his fucking pumps"),
        ("The pumps failed at noon", "Everybody knows the pumps failed at noon and stayed off"),
    ],
)
def test_these_are_the_same_words(left: str, right: str) -> None:
    assert material(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "changes"),
    [
        ("Everyone on board went flying", "Everything on board went flying", [("Everyone", "Everything")]),
        ("We learned something very useful that night", "We learned something useful that night", [("very", "")]),
        ("We will not sell the ferries to anyone", "We will sell the ferries to anyone", [("not", "")]),
        ("The crew was sober all night long", "The crew was drunk all night long", [("sober", "drunk")]),
    ],
)
def test_these_are_altered(left: str, right: str, changes: list[tuple[str, str]]) -> None:
    assert material(left, right) == changes


def test_nothing_in_common() -> None:
    assert align("pumps fail", "ferries sail") is None
