"""Planted errors on invented stories: the pairs, the trials, and the short way of analysing one article."""

from __future__ import annotations

import pytest

from reconcile import pipeline
from reconcile.errors import InputError
from reconcile.evaluation import Gold, GoldFinding, GoldPosition, Passage, Story, mutate
from reconcile.evaluation.mutation import Bench, plan, set_up
from reconcile.evaluation.text import mutation_lines
from reconcile.model import Article, Relation

TEXTS = {
    "ledger.txt": "The Harbor Commission approved the ferry contract by a 7-2 vote.\n\nThe contract runs for years.",
    "post.txt": "The Harbor Commission approved the ferry contract by a vote of 7 to 2.",
    "tribune.txt": "The Harbor Commission voted 7-2 to approve the ferry contract.",
}
ARTICLES = [Article(k, v) for k, v in TEXTS.items()]


def gold(relation: Relation, *quotes: tuple[str, str], must: bool = True) -> GoldFinding:
    return GoldFinding("tally", relation, "vote", must, (GoldPosition("7-2", tuple(Passage(a, q) for a, q in quotes)),))


def bench(story: Story) -> Bench:
    return set_up([story])[0]


TALLY = gold(Relation.AGREE, ("ledger.txt", "a 7-2 vote"), ("post.txt", "7 to 2"), ("tribune.txt", "voted 7-2"))


def test_one_error_for_each_article_of_an_agreeing_pair() -> None:
    planned = plan(bench(Story("ferry", ARTICLES, Gold((TALLY,)))))
    assert [(m.place[0], m.operator, m.before, m.after) for m in planned] == [
        ("ledger.txt", "vote", "a 7-2 vote", "a 6-3 vote"),
        ("post.txt", "vote", "7 to 2", "6 to 3"),
        ("tribune.txt", "vote", "voted 7-2", "voted 6-3"),
    ]
    assert [len(m.others) for m in planned] == [2, 2, 2]


def test_without_gold_the_pairs_are_what_the_tool_found() -> None:
    planned = plan(bench(Story("ferry", ARTICLES, Gold(()))))
    tallies = [(m.place[0], m.after) for m in planned if m.kind == "vote"]
    assert tallies == [("ledger.txt", "6-3"), ("post.txt", "6 to 3"), ("tribune.txt", "6-3")]


@pytest.mark.parametrize(
    "pair",
    [
        gold(Relation.AGREE_ROUNDED, ("ledger.txt", "7-2"), ("post.txt", "7 to 2")),
        gold(Relation.AGREE, ("ledger.txt", "7-2"), ("post.txt", "7 to 2"), must=False),
    ],
)
def test_loose_and_arguable_pairs_are_left_alone(pair: GoldFinding) -> None:
    assert plan(bench(Story("ferry", ARTICLES, Gold((pair,))))) == []


def test_a_planted_vote_is_caught_and_the_pair_as_it_was_is_silent() -> None:
    done = mutate([Story("ferry", ARTICLES, Gold((TALLY,)))])
    assert (done.score, done.twins, done.alarms) == (1.0, 1, ())
    out = done.to_dict()
    assert (out["by_operator"], out["false_alarms_on_untouched_twins"]) == ({"vote": "3 of 3"}, 0)
    assert next(mutation_lines(done)).startswith("3 of 3 planted errors caught (1.000)")


def test_a_missed_error_says_which_stage_let_it_through() -> None:
    pair = gold(Relation.AGREE, ("ledger.txt", "The contract runs for years."), ("post.txt", "7 to 2"))
    missed = GoldFinding(
        "tally",
        pair.relation,
        "vote",
        True,
        (GoldPosition("", (Passage("ledger.txt", "runs for 7-2 years"), Passage("post.txt", "7 to 2"))),),
    )
    articles = [Article("ledger.txt", TEXTS["ledger.txt"].replace("for years", "for 7-2 years")), *ARTICLES[1:]]
    done = mutate([Story("ferry", articles, Gold((missed,)))], limit=1)
    assert [(t.caught, t.stopped) for t in done.trials] == [(False, "not-extracted")]
    assert "      + runs for 6-3 years" in list(mutation_lines(done, missed=True))


def test_one_changed_article_gives_the_same_report_as_all_of_them() -> None:
    changed = TEXTS["tribune.txt"].replace("7-2", "8-1")
    article = Article("tribune.txt", changed)
    short = bench(Story("ferry", ARTICLES, Gold(()))).changed(article, pipeline.extract([article]))
    whole = pipeline.check([*ARTICLES[:2], article])
    assert short.to_dict() == whole.to_dict()


def test_a_limit_spreads_over_all_and_operators_are_chosen() -> None:
    story = Story("ferry", ARTICLES, Gold((TALLY,)))
    assert len(mutate([story], limit=2).trials) == 2
    with pytest.raises(InputError, match="no error can be planted"):
        mutate([story], operators=["weekday"])
