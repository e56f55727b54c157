"""What a very long article costs, and what it does not lose."""

from __future__ import annotations

import contextlib
import gc

from reconcile import Article, pipeline
from reconcile.extraction.tidying import tidying
from reconcile.kinds.date.find import DIARY
from reconcile.language import analyse
from reconcile.model.interchange import fact_line
from reconcile.workers import Extraction


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
        with tidying():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_an_article_that_was_read_leaves_no_circles() -> None:
    work = Extraction().start(apart=False)
    text = " ".join(
        f"Mayor Ines Calder said on Monday that {n} of the 900 ferries had sunk, and she wants $2 million." for n in range(3, 40)
    )
    work(Article("first", text))
    gc.collect()
    gc.disable()
    try:
        for n in range(3):
            assert len(work(Article(f"next-{n}", text.replace("ferries", f"boats of {n + 2} towns")))) > 100
        # a few circles are the parser's own; an article is some ten thousand objects
        assert gc.collect() < 300
    finally:
        gc.enable()


def test_a_document_that_was_let_go_holds_nothing() -> None:
    (document,) = analyse([Article("a", "The ferry sank. Nobody was hurt.")])
    document.let_go()
    assert (document.tokens, document.sentences, document.children) == ([], [], [])
    assert document.article.text == "The ferry sank. Nobody was hurt."
