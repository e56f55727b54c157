"""A suit that was expected, and the one that was filed; what one article has under way and still to come."""

from __future__ import annotations

import datetime as dt

from reconcile.model import Article, Finding
from reconcile.pipeline import check
from tests.kinds import pairs

LEAD = (
    "The governor banned fishing on the Orr estuary, where mussel beds are dying. Fishing crews from the harbor town of Velta say the estuary "
    "is their living. The ban covers the mussel beds and the harbor. Biologists say the mussel beds need five years."
)


def differing(left: str, right: str, *, later: int = 0) -> list[Finding]:
    return pairs.differing(f"{LEAD} {left}", f"{LEAD} {right}", published=dt.date(2019, 5, 3), later=later)


def test_the_suit_that_was_expected_has_been_filed() -> None:
    (found,) = differing("The ban is expected to face a legal challenge.", "A group of skippers filed a lawsuit by the end of the day.")
    assert (found.kind, found.relation.value) == ("status", "modality-differs")


def test_a_suit_of_other_years_is_not_the_one_that_is_expected() -> None:
    assert differing("The ban is expected to face a legal challenge.", "A group of skippers filed a lawsuit in 2011.") == []


def test_an_appeal_is_not_the_suit_that_is_expected() -> None:
    assert differing("The ban is expected to face a legal challenge.", "The skippers filed an appeal in a case on nets.") == []


def test_one_article_has_it_under_way_and_still_to_come() -> None:
    text = "Skipper Mara Lund is currently testifying before the council. Mara Lund will testify before the council starting on Tuesday."
    report = check([Article(id="a", text=text, published=dt.date(2019, 5, 3)), Article(id="b", text="The harbor was calm.")])
    assert [f.relation.value for f in report.findings if f.kind == "status" and f.relation.differs] == ["conflict"]
