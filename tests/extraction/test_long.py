"""What a very long article costs, and what it does not lose."""

from __future__ import annotations

import contextlib
import gc

from reconcile import Article, pipeline
from reconcile.extraction.tidying import tidying
from reconcile.kinds.date.find import DIARY
from reconcile.model.interchange import fact_line


def test_a_dated_fact_of_a_long_article_knows_those_around_it() -> None:
    text = " ".join(f"The ferry to Ellery sank in {1800 + n}." for n in range(100))
    dated = [f for f in pipeline.extract([Article("long", text)]) if f.kind == "date"]
    assert len(dated) == 100
    assert len(dated[0].value.diary) == DIARY + 1
    assert len(dated[50].value.diary) == 2 * DIARY + 1
    assert dated[50].value.diary[DIARY].when == dated[50].value.when
    assert len(fact_line(dated[50])["state"]["value"]["diary"]) == 2 * DIARY + 1


def test_the_collector_is_on_again_after_several_readers() -> None:
    assert gc.isenabled()
    with tidying():
        with contextlib.suppress(ZeroDivisionError), tidying():
            raise ZeroDivisionError
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_switched_the_collector_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with tidying() as tidy:
            tidy()
        assert not gc.isenabled()
    finally:
        gc.enable()
