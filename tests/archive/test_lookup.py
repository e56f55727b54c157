"""Look-up: the draft's story is found among others, what is out of use never comes, and what a cap cut off is said."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from reconcile.archive import Archive, layout
from reconcile.archive.copies import few_printings
from reconcile.archive.lookup import COPIES, LIMIT, look_up
from reconcile.kinds import discover
from reconcile.model import Article
from tests.archive.shelf import CORRECTED, COURIER, DRAFT, LEDGER, ORCHARD, facts, shelved

KINDS = discover()


def _found(folder: Path, **how: object) -> list[str]:
    with Archive.open(folder) as archive:
        found = look_up(archive, facts(DRAFT), KINDS, **how)  # type: ignore[arg-type]
        return [archive.entry(c.number).id for c in found.articles]


@pytest.mark.parametrize("full_text", [True, False], ids=["fts5", "tree"])
def test_the_articles_on_the_drafts_story_are_found_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, full_text: bool) -> None:
    monkeypatch.setattr(layout, "has_full_text", lambda: full_text)
    assert sorted(_found(shelved(tmp_path / "a", ORCHARD, LEDGER, COURIER))) == ["courier-9", "ledger-1"]


def test_scores_fall_and_do_not_depend_on_the_order_of_the_drafts_facts(tmp_path: Path) -> None:
    with Archive.open(shelved(tmp_path / "a", LEDGER, ORCHARD, COURIER)) as archive:
        found = look_up(archive, facts(DRAFT), KINDS)
        assert look_up(archive, facts(DRAFT)[::-1], KINDS).articles == found.articles
    scores = [c.score for c in found.articles]
    assert scores == sorted(scores, reverse=True)
    assert all(s > 0 for s in scores)


def test_pairs_name_the_facts_that_tell_the_same(tmp_path: Path) -> None:
    with Archive.open(shelved(tmp_path / "a", ORCHARD, LEDGER)) as archive:
        found = look_up(archive, facts(DRAFT), KINDS)
        (vote,) = (n for n, f in enumerate(facts(DRAFT)) if f.kind == "vote")
        best = found.pairs[vote][0]
        assert "7-2" in archive.facts(best.number, KINDS)[best.place].sentence_text
        assert len(found.pairs) == len(facts(DRAFT))


def test_superseded_and_withdrawn_articles_do_not_come(tmp_path: Path) -> None:
    folder = shelved(tmp_path / "a", LEDGER, COURIER, CORRECTED)
    assert sorted(_found(folder)) == ["courier-9", "ledger-2"]
    with Archive.open(folder, write=True) as archive:
        archive.withdraw(2, "a hoax")
    assert _found(folder) == ["ledger-2"]


def test_days_publications_and_numbers_can_be_left_out(tmp_path: Path) -> None:
    folder = shelved(tmp_path / "a", LEDGER, COURIER)
    assert _found(folder, since=dt.date(2024, 3, 6)) == ["courier-9"]
    assert _found(folder, source=["HARBOR ledger"]) == ["ledger-1"]
    assert _found(folder, without=[1]) == ["courier-9"]
    assert _found(folder, before=2) == ["ledger-1"]


def test_what_the_limit_cuts_off_is_said(tmp_path: Path) -> None:
    others = [dataclasses.replace(LEDGER, id=f"copy-{n}", url=None, source=f"Paper {n}") for n in range(4)]
    with Archive.open(shelved(tmp_path / "a", LEDGER, *others)) as archive:
        found = look_up(archive, facts(DRAFT), KINDS, limit=3)
        assert len(found.articles) == 3
        assert found.cut == ("5 articles share enough with the draft; the best 3 were compared (--limit)",)
        assert not look_up(archive, facts(DRAFT), KINDS).cut
        said = look_up(archive, facts(DRAFT), KINDS, per_key=2).cut
        assert any("are common; of each the newest 2 facts were looked at" in line for line in said)
    assert LIMIT >= 20


def test_many_printings_of_one_text_leave_room_for_others(tmp_path: Path) -> None:
    printings = [dataclasses.replace(LEDGER, id=f"copy-{n}", url=None, source=f"Paper {n}") for n in range(COPIES + 2)]
    with Archive.open(shelved(tmp_path / "a", COURIER, *printings)) as archive:
        found = look_up(archive, facts(DRAFT), KINDS, limit=COPIES + 1)
        names = sorted(archive.entry(c.number).id for c in found.articles)
        assert names == [*(f"copy-{n}" for n in range(2, COPIES + 2)), "courier-9"]
        assert found.cut == ("2 articles have the same text as others; of each text 5 were compared",)


def _edited(number: int) -> Article:
    """The Ledger's report as another paper prints it, with a few words changed."""
    text = LEDGER.text.replace("Some 340 people", f"Some 340 people from {number + 20} streets")
    return dataclasses.replace(LEDGER, id=f"edited-{number}", url=None, source=f"Paper {number}", text=text)


def test_printings_that_were_edited_a_little_leave_room_for_others_when_the_limit_is_reached(tmp_path: Path) -> None:
    with Archive.open(shelved(tmp_path / "a", COURIER, *map(_edited, range(COPIES + 4)))) as archive:
        found = look_up(archive, facts(DRAFT), KINDS, limit=COPIES + 1)
        names = [archive.entry(c.number).id for c in found.articles]
        assert sorted(names) == ["courier-9", *(f"edited-{n}" for n in range(4, COPIES + 4))]
        assert found.cut[0] == "4 articles have nearly the same text as others, cut or edited; of each text 5 were compared"
        assert {p.number for rows in found.pairs for p in rows} <= {c.number for c in found.articles}
        # with room for all nothing is left out, and a watch is told of all
        assert len(look_up(archive, facts(DRAFT), KINDS).articles) == COPIES + 5
        assert len(look_up(archive, facts(DRAFT), KINDS, limit=COPIES + 1, copies=None).articles) == COPIES + 1
        few = look_up(archive, facts(DRAFT), KINDS, limit=4)
        assert few.cut[0] == "10 articles share enough with the draft; the best 4 were compared (--limit)"


def test_a_report_cut_from_the_end_is_a_printing_and_one_that_adds_to_it_is_none() -> None:
    words = [f"word{n:03}" for n in range(100)]
    whole, cut, longer = " ".join(words), " ".join(words[:60]), " ".join([*words, *(f"more{n:03}" for n in range(40))])
    texts = [whole, cut, longer, "short and so it is told by nobody"]
    assert few_printings(range(4), texts.__getitem__, 1, 4) == ([0, 2, 3], 1)
    assert few_printings(range(4), texts.__getitem__, 2, 4) == ([0, 1, 2, 3], 0)
    assert few_printings(range(4), texts.__getitem__, 1, 1) == ([0], 0)


def test_a_story_that_comes_back_months_later_ranks_behind_todays(tmp_path: Path) -> None:
    old = dataclasses.replace(LEDGER, id="old", url=None, published=dt.date(2021, 6, 1))
    assert _found(shelved(tmp_path / "a", LEDGER, old))[0] == "ledger-1"


def test_an_empty_archive_and_a_draft_without_facts_find_nothing(tmp_path: Path) -> None:
    with Archive.open(shelved(tmp_path / "a")) as archive:
        assert look_up(archive, facts(DRAFT), KINDS).articles == ()
    with Archive.open(shelved(tmp_path / "b", LEDGER)) as archive:
        assert look_up(archive, (), KINDS).articles == ()
