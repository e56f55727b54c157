"""Words of a newsroom hold inside ``using`` and nowhere else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from reconcile.lexis import ladders
from reconcile.lexis.force import current
from reconcile.lexis.names import person_key
from reconcile.lexis.newsroom import using
from reconcile.lexis.organizations import organization_key
from reconcile.lexis.synonyms import same_thing
from reconcile.model.settings import Bill, Body, Lexicon, Person, Stage

HARBOR = Lexicon(
    body=(Body("Harbor Oversight Board", ("HOB",)),),
    bill=(Bill("Clean Harbors Act", ("S.B. 12",)),),
    person=(Person("Katharine Doyle", ("Katherine Doyle", "K. T. Doyle-Reyes")),),
    stage=(Stage("bill", "enrolled", "passed", acts=("enroll",)), Stage("bill", "rejected", moves=("founder",))),
    synonyms=(("millage", "levy"), ("tram", "streetcar", "trolley")),
    distinct=(("Bill Hart", "William Hart"),),
)
HILL = Lexicon(body=(Body("Hill Owners Bureau", ("HOB",)),), synonyms=(("levy", "embankment"),))


def stage(role: str, word: str) -> list[tuple[str, str]]:
    return [(s.ladder, s.name) for _, s in ladders.stages(role, word)]


def test_names_have_the_key_of_the_full_name() -> None:
    with using(HARBOR):
        assert organization_key("HOB") == organization_key("the Harbor Oversight Board") == "harbor oversight board"
        assert organization_key("S.B. 12") == "clean harbors act"
        assert person_key("Katherine Doyle") == person_key("Dr. Katharine Doyle") == "katharine doyle"


def test_people_who_are_two_keep_two_keys() -> None:
    assert person_key("Bill Hart") == person_key("William Hart")
    with using(HARBOR):
        assert person_key("Bill Hart") != person_key("William Hart")


def test_who_stands_on_both_sides_is_nobody_else() -> None:
    with using(HARBOR):
        words = current()
    assert words is not None
    assert words.different({"bill hart", "ann lee"}, {"hart", "william hart"})
    assert not words.different({"bill hart", "william hart"}, {"bill hart"})


def test_a_new_stage_stands_between_its_neighbours() -> None:
    with using(HARBOR):
        assert ("bill", "enrolled") in stage("acts", "enroll")
        assert ("bill", "rejected") in stage("moves", "founder")
        rungs = {
            s.name: s.rung for word in ("pass", "enroll", "sign", "introduce") for x, s in ladders.stages("acts", word) if x.name == "bill"
        }
        assert sorted(rungs, key=lambda name: rungs[name]) == ["introduced", "passed", "enrolled", "signed"]


def test_synonyms_grow_together_with_our_rows() -> None:
    with using(HARBOR):
        assert same_thing("millage") == same_thing("levy")
        assert same_thing("tram") == same_thing("trolley")


def test_nothing_is_left_behind() -> None:
    before = (organization_key("HOB"), person_key("Katherine Doyle"), stage("acts", "enroll"), same_thing("millage"))
    with using(HARBOR):
        assert current() is not None
    assert current() is None
    assert (organization_key("HOB"), person_key("Katherine Doyle"), stage("acts", "enroll"), same_thing("millage")) == before
    with pytest.raises(ZeroDivisionError), using(HARBOR):
        raise ZeroDivisionError
    assert current() is None


def test_an_inner_run_without_words_has_none() -> None:
    with using(HARBOR):
        with using(None):
            assert organization_key("HOB") == "hob"
        assert organization_key("HOB") == "harbor oversight board"


def test_two_threads_do_not_see_one_anothers_words() -> None:
    both = Barrier(2, timeout=10)

    def run(lexicon: Lexicon) -> tuple[str, bool]:
        with using(lexicon):
            both.wait()
            found = organization_key("HOB"), same_thing("levy") == same_thing("embankment")
            both.wait()
        return found

    with ThreadPoolExecutor(2) as pool:
        harbor, hill = pool.map(run, (HARBOR, HILL))
    assert harbor == ("harbor oversight board", False)
    assert hill == ("hill owners bureau", True)
