"""Acts told at two phases by two articles: a plan and its deed, a delay, a refusal; and what must stay silent."""

import datetime as dt

import pytest

import reconcile
from reconcile.model import Finding

LEAD = (
    "The quarrel over the harbor of Brindle has split the island, the county, the fishermen, the farmers and the ferry crews, "
    "Quentin Ashby wrote in the Gazette. "
)
"""Two articles with this sentence are on one story."""


def _differences(left: str, right: str, *, lead: str = LEAD, days: int = 4) -> list[Finding]:
    day = dt.date(2018, 3, 8)
    articles = [
        reconcile.Article(id="a", text=lead + left, published=day),
        reconcile.Article(id="b", text=lead + right, published=day + dt.timedelta(days=days)),
    ]
    return [f for f in reconcile.check(articles).findings if f.type == "discrepancy" and f.kind in ("status", "polarity")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Dana Cole is expected to inspect the ferry terminal.", "Mayor Dana Cole inspected the ferry terminal."),
        ("Fishing groups vowed to sue over the dredging.", "Fishing groups filed a lawsuit over the dredging on Monday."),
        ("The firm is in talks to buy the mill.", "The firm has agreed to buy the mill."),
        ("The state plans to cut 300 jobs at the mill.", "The state has cut 300 jobs at the mill."),
        ("The committee postponed the vote on the nomination.", "The committee voted on the nomination."),
        ("President Harlan said he would sign the bill.", "President Harlan signed the bill on Friday."),
        ("The concert will go ahead as planned.", "The concert has been cancelled."),
        ("The ship is expected to be refloated on Thursday.", "The ship was refloated on Thursday."),
        ("No arrests have been made in the arson.", "Police arrested a suspect in the arson on Sunday."),
        ("The river remains closed to shipping.", "The river was reopened on Monday."),
        ("The suspect is at large.", "The suspect was captured on Sunday."),
        ("Mr. Voss is one of three finalists for the post.", "Mr. Voss was named to the post."),
        ("The investigation is ongoing.", "Police have closed the investigation."),
        ("All flights at the airport have been halted.", "Flights at the airport have resumed."),
        ("Sentencing for Lee Crane is set for May.", "Lee Crane was sentenced to nine years."),
        ("The utility has asked regulators to approve the surcharge.", "Regulators approved the surcharge."),
        ("The company said it may close the plant.", "The company said it will close the plant."),
        ("Talks between the union and the company are continuing.", "Talks between the union and the company collapsed on Friday."),
    ],
)
def test_an_older_article_is_overtaken(left: str, right: str) -> None:
    assert [f.relation for f in _differences(left, right)] == ["superseded"]


def test_a_plan_and_its_deed_of_one_day() -> None:
    found = _differences("Mayor Dana Cole is expected to inspect the terminal.", "Mayor Dana Cole inspected the terminal.", days=0)
    assert [f.relation for f in found] == ["modality-differs"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # the plan is the newer one: another inspection
        ("Mayor Dana Cole inspected the ferry terminal.", "Mayor Dana Cole is expected to inspect the ferry terminal."),
        ("Mayor Dana Cole is expected to inspect the ferry terminal.", "Mayor Robin Hart inspected the ferry terminal."),
        ("Mayor Dana Cole is expected to inspect the ferry terminal.", "Mayor Dana Cole inspected the flower market."),
        # the article tells of both
        (
            "Mayor Dana Cole, who inspected the ferry terminal, is expected to inspect the ferry terminal again.",
            "Mayor Dana Cole inspected the ferry terminal.",
        ),
        ("Mayor Dana Cole could inspect the ferry terminal.", "Mayor Dana Cole inspected the ferry terminal."),
        ("If Mayor Dana Cole inspects the ferry terminal, it may close.", "Mayor Dana Cole inspected the ferry terminal."),
        ("The council will vote on the farm budget.", "The council voted on the police budget."),
        ("Mayor Dana Cole will sell the mill on Tuesday.", "Mayor Dana Cole sold the mill in 2009."),
        ("The farm bill is expected to pass.", "The gun bill was rejected."),
        ("The firm is conducting a review of its kitchens.", "The police have concluded their investigation of the fire."),
    ],
)
def test_silent(left: str, right: str) -> None:
    assert not _differences(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The suspect is at large.", "The suspect was captured on Sunday."),
        ("No arrests have been made in the arson.", "Police arrested a suspect in the robbery on Sunday."),
        ("The road remains closed.", "The road was reopened on Monday."),
    ],
)
def test_bare_nouns_are_one_thing_in_one_story_only(left: str, right: str) -> None:
    assert not _differences(left, right, lead="")
