"""One disagreement is one finding with all its positions; agreement inside it is a corroboration too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from reconcile.clustering import cluster
from reconcile.finding import build
from reconcile.model import Fact, Finding
from tests.clustering.crowd import Crowd
from tests.conftest import MakeFact

KINDS = {"crowd": Crowd()}
NAMES = {"a": "the Echo", "b": "the Courier", "c": "the Post"}


def _origins(facts: Sequence[Fact[Any]]) -> tuple[int, str]:
    return len({f.article for f in facts}), ""


def _findings(facts: Sequence[Fact[Any]]) -> list[Finding]:
    return build(cluster(facts, KINDS).clusters, KINDS, _origins, NAMES)


def test_two_against_one_is_one_discrepancy_and_one_corroboration(make_fact: MakeFact) -> None:
    facts = [make_fact("a", 500), make_fact("b", 500), make_fact("c", 700)]
    found = _findings(facts)
    assert [(f.type, f.relation) for f in found] == [("discrepancy", "conflict"), ("corroboration", "agree")]
    assert [len(p.evidence) for p in found[0].positions] == [2, 1]
    assert found[0].headline == "People who marched: 500 people in the Echo and the Courier against 700 people in the Post"
    assert found[0].question == "Who counted?"


def test_what_is_clausal_is_told_in_the_words_of_an_article(make_fact: MakeFact, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = [make_fact("a", 500), make_fact("b", 500)]
    assert _findings(facts)[0].headline == "People who marched: 500 people in the Echo and the Courier"
    monkeypatch.setattr(Crowd, "clausal", True)
    assert _findings(facts)[0].headline == f"“{facts[0].quote}” in the Echo and the Courier"


def test_ids_depend_on_content_only(make_fact: MakeFact) -> None:
    facts = [make_fact("a", 500), make_fact("c", 700)]
    assert [f.id for f in _findings(facts)] == [f.id for f in _findings(facts[::-1])]


def test_one_article_alone_corroborates_nothing(make_fact: MakeFact) -> None:
    assert _findings([make_fact("a", 500), make_fact("a", 500, start=40)]) == []
