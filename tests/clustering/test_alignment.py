"""What the rest of two sentences says about two values: copies with one figure changed, lone counterparts, equal values side by side."""

from __future__ import annotations

import pytest

import reconcile
from reconcile.clustering import cluster
from reconcile.clustering.alignment import copies
from reconcile.kinds import discover
from reconcile.model import Article, Fact, Relation


def _facts(text: str, kind: str) -> list[Fact[object]]:
    return [f for f in reconcile.extract(Article(id="a", text=text)) if f.kind == kind]


def _printed(*texts: str) -> set[tuple[str, str, frozenset[str]]]:
    """Type and kind of each finding, with the values in its quotations as written."""
    articles = [Article(id=f"{n}.txt", text=text, published=None) for n, text in enumerate(texts)]
    return {(f.type, f.kind, frozenset(e.text for p in f.positions for e in p.evidence)) for f in reconcile.check(articles).findings}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Four deckhands, the cook and the ferry's captain drowned off Port Ellery.",
            "Two deckhands, the cook and the ferry's captain drowned.",
            True,
        ),
        ("Four deckhands were hurt.", "Two deckhands were hurt.", False),
        ("Four deckhands, the cook and the captain drowned.", "Two deckhands, the pilot and the owner drowned.", False),
    ],
)
def test_a_copy_is_the_same_run_of_words_around_another_value(one: str, other: str, expected: bool) -> None:
    (left,), (right,) = _facts(one, "quantity")[:1], _facts(other, "quantity")[:1]
    assert copies(left, right) is expected


def test_a_copied_sentence_with_another_figure_is_printed_although_the_article_has_the_figure_elsewhere() -> None:
    one = "Four deckhands, the cook and the ferry captain drowned off Port Ellery. The four deckhands came from one village."
    other = "Six deckhands, the cook and the ferry captain drowned off Port Ellery. The four deckhands came from one village."
    found = [f for f in _printed(one, other) if f[0] == "discrepancy"]
    assert any({"Four", "Six"} <= values for _, _, values in found)


def test_the_only_price_of_both_articles_is_one_price() -> None:
    one = "Mayor Dana Orr wants the county to pay for the tunnel. Orr says the tunnel would cost about $8 million."
    other = (
        "The county will not pay, Governor Kim Lund said. (The mayor, Dana Orr, estimates the price of the tunnel at around $11 million.)"
    )
    assert any(f[:2] == ("discrepancy", "money") for f in _printed(one, other))
    also = f"{other} The old bridge cost about $8 million."
    assert not any(f[:2] == ("discrepancy", "money") for f in _printed(one, also))


def test_equal_values_side_by_side_make_two_sentences_one_statement() -> None:
    one = "Orr's campaign disputed a story about his service at sea: seven months on Dorn Island and nine years in the reserve."
    other = "Here is the record: Dana Orr joined the navy in 1970, trained for seven months on Dorn Island and stayed nine years in the reserve."
    facts = reconcile.extract(Article(id="a", text=one)), reconcile.extract(Article(id="b", text=other))
    found = cluster([*facts[0], *facts[1]], discover())
    joined = [{f.text for f in c.facts} for c in found.clusters if c.kind == "quantity"]
    assert {"seven months"} in joined
    assert {"nine years"} in joined


def test_a_part_and_the_whole_stay_two_figures_however_alike_the_sentences_are() -> None:
    found = _printed("The county added 2,500 jobs in July.", "The county's private sector added 1,790 jobs in July.")
    assert not any(f[0] == "discrepancy" and f[1] == "quantity" for f in found)


def test_relations_that_need_no_two_values_are_left_alone() -> None:
    assert Relation.MODALITY_DIFFERS.differs
    assert not any(f[0] == "discrepancy" for f in _printed("The levy may rise to $40.", "The levy rose to $40 on Monday."))
