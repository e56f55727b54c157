"""What one source's fact says to one of the draft, by relation and by who goes further."""

from __future__ import annotations

import pytest

from reconcile.draft.answer import answer
from reconcile.draft.same import same_text
from reconcile.model import Comparison, Modality, Relation, Severity, Standing
from tests.conftest import MakeFact


@pytest.mark.parametrize(
    ("relation", "standing", "severity"),
    [
        (Relation.AGREE, Standing.SUPPORTED, Severity.NOTE),
        (Relation.AGREE_ROUNDED, Standing.ROUNDED, Severity.NOTE),
        (Relation.REFINES, Standing.ROUNDED, Severity.NOTE),
        (Relation.CONFLICT, Standing.CONTRADICTED, Severity.ERROR),
        (Relation.DETAIL_DIFFERS, Standing.CONTRADICTED, Severity.WARNING),
        (Relation.SCOPE_DIFFERS, Standing.SCOPE_DIFFERS, Severity.WARNING),
        (Relation.QUOTE_ALTERED, Standing.QUOTE_ALTERED, Severity.WARNING),
        (Relation.ATTRIBUTION_DIFFERS, Standing.MISATTRIBUTED, Severity.WARNING),
    ],
)
def test_relations_that_have_one_verdict(make_fact: MakeFact, relation: Relation, standing: Standing, severity: Severity) -> None:
    given = answer(make_fact("draft", 1), make_fact("a", 2), Comparison(relation, "So it is."), 0.9)
    assert (given.standing, given.severity, given.reason) == (standing, severity, "So it is.")


@pytest.mark.parametrize(
    ("relation", "ahead", "standing"),
    [
        (Relation.SUPERSEDED, "source", Standing.OUTDATED),
        (Relation.SUPERSEDED, "draft", Standing.UNCONFIRMED),
        (Relation.SUPERSEDED, "", Standing.UNCONFIRMED),
        # "a count that only rises": a newer draft with the older number
        (Relation.CONFLICT, "source", Standing.OUTDATED),
        (Relation.CONFLICT, "draft", Standing.CONTRADICTED),
    ],
)
def test_only_a_source_that_is_ahead_makes_the_draft_old(make_fact: MakeFact, relation: Relation, ahead: str, standing: Standing) -> None:
    own, other = make_fact("draft", 1), make_fact("a", 2)
    later = {"source": other.id, "draft": own.id}.get(ahead, "")
    assert answer(own, other, Comparison(relation, "So it is.", ahead=later), 0.9).standing is standing


@pytest.mark.parametrize(
    ("behind", "modality", "standing", "severity"),
    [
        ("draft", Modality.PLANNED, Standing.OUTDATED, Severity.NOTE),
        ("draft", Modality.ALLEGED, Standing.ROUNDED, Severity.NOTE),
        ("source", Modality.ALLEGED, Standing.CONTRADICTED, Severity.WARNING),
        ("source", Modality.POSSIBLE, Standing.CONTRADICTED, Severity.WARNING),
        ("source", Modality.PLANNED, Standing.UNCONFIRMED, Severity.NOTE),
    ],
)
def test_plans_and_beliefs(make_fact: MakeFact, behind: str, modality: Modality, standing: Standing, severity: Severity) -> None:
    weak, strong = {"modality": modality}, {"modality": Modality.ASSERTED}
    own = make_fact("draft", 1, **(weak if behind == "draft" else strong))
    other = make_fact("a", 2, **(strong if behind == "draft" else weak))
    ahead = other.id if behind == "draft" else own.id
    given = answer(own, other, Comparison(Relation.MODALITY_DIFFERS, "Plan and deed.", ahead=ahead), 0.9)
    assert (given.standing, given.severity) == (standing, severity)


def test_a_text_is_the_same_whatever_its_line_breaks_and_marks() -> None:
    assert same_text("The vote was “close”,\nthey said.", 'The vote was "close", they said.')
    assert not same_text("The vote was 7-2.", "The vote was 7-3.")
