"""Modality and polarity are read through the words that govern a predicate."""

import pytest

from reconcile.language import analyse
from reconcile.lexis.modality import reality
from reconcile.model import Article, Modality


@pytest.mark.parametrize(
    ("text", "word", "modality", "negated"),
    [
        ("The mayor has announced plans to withdraw the city from the pact.", "withdraw", Modality.PLANNED, False),
        ("The tram failed to slow down.", "slow", Modality.ASSERTED, True),
        ("The council refused to sign the deal.", "sign", Modality.ASSERTED, True),
        ("The firm found no evidence that the attacks were linked.", "linked", Modality.ALLEGED, True),
        ("None of the passengers survived.", "survived", Modality.ASSERTED, True),
        ("He is expected to sign the bill.", "sign", Modality.PLANNED, False),
        ("She vowed to fight the ban.", "fight", Modality.PLANNED, False),
        ("The driver is believed to have fallen asleep.", "fallen", Modality.ALLEGED, False),
        ("It is unlikely to pass.", "pass", Modality.POSSIBLE, True),
        ("He will visit and inspect the site.", "inspect", Modality.PLANNED, False),
        ("Reporters were barred from entering the hall.", "entering", Modality.ASSERTED, True),
        ("The ferry sailed on Monday.", "sailed", Modality.ASSERTED, False),
        ("A judge must approve the deal.", "approve", Modality.PLANNED, False),
        ("The plan must be approved by the council.", "approved", Modality.PLANNED, False),
        ("She must have seen the letter.", "seen", Modality.POSSIBLE, False),
        ("The council should reject the plan.", "reject", Modality.POSSIBLE, False),
        ("The plan has to be approved by a judge.", "approved", Modality.PLANNED, False),
        ("Forty passengers had to be rescued.", "rescued", Modality.ASSERTED, False),
        ("The deal needs the approval of a judge.", "approval", Modality.PLANNED, False),
        ("The merger is subject to approval by the regulator.", "approval", Modality.PLANNED, False),
        ("The regulator announced the approval of the merger.", "approval", Modality.ASSERTED, False),
    ],
)
def test_reality(text: str, word: str, modality: Modality, negated: bool) -> None:
    document = next(iter(analyse([Article("a", text)])))
    token = next(t for t in document.tokens if t.text == word)
    found = reality(document, token)
    assert (found.modality, found.negated) == (modality, negated)


def test_a_condition_neither_says_nor_denies() -> None:
    document = next(iter(analyse([Article("a", "If the bill passes, the mayor will sign it.")])))
    assert reality(document, next(t for t in document.tokens if t.text == "passes")).conditional
