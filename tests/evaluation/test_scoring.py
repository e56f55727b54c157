"""Printed findings against gold, on a small invented story with findings made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.evaluation import Gold, GoldFinding, GoldPosition, Passage, Story, Trap, score
from reconcile.evaluation.figures import confusion, figures
from reconcile.model import Article, Fact, Finding, Frame, Position, Relation, Severity, Span

HARBOR = "The ferry struck the pier\u00a0at noon. Six people were hurt. Fares rise by 4 percent in May."
LEDGER = "Eight people\nwere hurt when the ferry struck the pier. Fares go up 4 percent in May."
POST = "Six people were hurt on the ferry. Six people were hurt in a crash on Friday."


def gold(
    id_: str, relation: Relation, kind: str, *positions: list[tuple[str, str]], must: bool = True, accept: tuple[str, ...] = ()
) -> GoldFinding:
    made = tuple(GoldPosition(str(n), tuple(Passage(a, q) for a, q in p)) for n, p in enumerate(positions))
    return GoldFinding(id_, relation, kind, must, made, accept)


HURT = gold(
    "hurt",
    Relation.CONFLICT,
    "quantity",
    [("harbor.txt", "Six people were hurt"), ("post.txt", "hurt on the ferry")],
    [("ledger.txt", "Eight people were hurt")],
)
FARES = gold("fares", Relation.AGREE, "percentage", [("harbor.txt", "rise by 4 percent"), ("ledger.txt", "go up 4 percent")])
CRASH = Trap("crash", (Passage("harbor.txt", "Six people were hurt"), Passage("post.txt", "in a crash on Friday")))


@pytest.fixture
def story() -> Story:
    texts = {"harbor.txt": HARBOR, "ledger.txt": LEDGER, "post.txt": POST}
    return Story("ferry", [Article(k, v) for k, v in texts.items()], Gold((HURT, FARES), (CRASH,)))


def fact(story: Story, article: str, quote: str, kind: str = "quantity") -> Fact[str]:
    text = next(a.text for a in story.articles if a.id == article)
    start = text.index(quote)
    span = Span(start, start + len(quote))
    return Fact(kind, article, quote, span, span, span, quote, quote, quote, quote, {}, Frame(), f"{kind}.hand")


def printed(relation: Relation, *positions: list[Fact[str]]) -> Finding:
    made = tuple(Position(p[0].label, {}, tuple(p)) for p in positions)
    return Finding("x-1", relation, positions[0][0].kind, Severity.ERROR, "", "headline", "reason", "", made, len(positions))


def test_a_discrepancy_on_two_positions_is_found(story: Story) -> None:
    it = printed(Relation.CONFLICT, [fact(story, "harbor.txt", "Six people")], [fact(story, "ledger.txt", "Eight people\nwere hurt")])
    out = score(story, [it])
    assert out.found == {"hurt": it}
    assert (out.counts["disc_true"], out.counts["disc_false"], out.counts["relation_right"]) == (1, 0, 1)
    assert [g.id for g in out.missed] == ["fares"]


def test_two_articles_of_one_position_are_not_the_disagreement(story: Story) -> None:
    it = printed(Relation.CONFLICT, [fact(story, "harbor.txt", "Six people")], [fact(story, "post.txt", "hurt on the ferry")])
    out = score(story, [it])
    assert out.found == {}
    assert [(a.agreeing, a.duplicate_of) for a in out.false_alarms] == [(None, None)]


def test_a_discrepancy_where_the_gold_agrees_is_counted_apart(story: Story) -> None:
    it = printed(Relation.CONFLICT, [fact(story, "harbor.txt", "by 4 percent")], [fact(story, "ledger.txt", "4 percent in May")])
    out = score(story, [it])
    assert out.counts["disc_false_on_agreement"] == 1
    assert out.false_alarms[0].agreeing == "fares"


def test_the_second_finding_of_one_disagreement_is_a_duplicate(story: Story) -> None:
    it = printed(Relation.CONFLICT, [fact(story, "harbor.txt", "Six people")], [fact(story, "ledger.txt", "Eight people")])
    out = score(story, [it, replace(it, id="x-2")])
    assert (out.counts["disc_true"], out.counts["disc_duplicate"]) == (1, 1)
    assert out.false_alarms[0].duplicate_of == "hurt"
    assert figures(out.counts, 1, 0)["discrepancy_precision"] == 0.5


@pytest.mark.parametrize(
    ("relation", "right"), [(Relation.CONFLICT, 1), (Relation.DETAIL_DIFFERS, 1), (Relation.SUM_MISMATCH, 1), (Relation.SUPERSEDED, 0)]
)
def test_soft_boundaries_count_as_right(story: Story, relation: Relation, right: int) -> None:
    out = score(story, [printed(relation, [fact(story, "harbor.txt", "Six people")], [fact(story, "ledger.txt", "Eight people")])])
    assert out.counts["relation_right"] == right
    assert confusion([out]) == {"conflict": {relation.value: 1}}


def test_agreement_printed_on_a_discrepancy(story: Story) -> None:
    out = score(story, [printed(Relation.AGREE, [fact(story, "harbor.txt", "Six people"), fact(story, "ledger.txt", "Eight people")])])
    assert out.counts["corr_on_discrepancy"] == 1
    assert out.counts["corr_must_found"] == 0


def test_a_corroboration_covers_the_articles_it_quotes(story: Story) -> None:
    out = score(story, [printed(Relation.AGREE, [fact(story, "harbor.txt", "4 percent"), fact(story, "ledger.txt", "4 percent")])])
    assert out.counts["corr_must_found"] == 1
    assert out.counts["coverage_sum_pct"] == 100


def test_both_halves_of_a_trap_in_one_finding(story: Story) -> None:
    two = [fact(story, "harbor.txt", "Six people"), fact(story, "post.txt", "a crash on Friday")]
    assert score(story, [printed(Relation.AGREE, two)]).counts["trap_hits"] == 1
    assert score(story, [printed(Relation.AGREE, two[:1])]).counts["trap_hits"] == 0


def test_words_are_found_across_line_ends_and_hard_blanks(story: Story) -> None:
    assert [span for _, span in story.places(Passage("ledger.txt", "people were  hurt"))] == [Span(6, 22)]
    assert [span for _, span in story.places(Passage("some/where/harbor.txt", "pier at noon"))] == [Span(21, 33)]
    assert len(story.places(Passage("post.txt", "Six people were hurt"))) == 2
    assert story.places(Passage("nobody.txt", "Six people")) == ()
