"""What settings change in a report: each on two invented articles, with and without."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from reconcile import pipeline
from reconcile.model import Article, Finding, Report
from reconcile.model.settings import (
    NO_SETTINGS,
    Bill,
    Body,
    Ignore,
    Lexicon,
    Person,
    Programme,
    Settings,
    Source,
    Stage,
)

DAY = dt.date(2024, 3, 5)


def check(settings: Settings | None, *texts: str, **more: Any) -> Report:
    names = ("Echo", "Courier", "Mirror")
    articles = [Article(f"{n.lower()}.txt", t, DAY, n, path=f"{n.lower()}.txt", **more) for n, t in zip(names, texts, strict=False)]
    return pipeline.check(articles, settings=settings)


def told(report: Report) -> list[tuple[str, str, list[str]]]:
    return [(f.kind, f.relation.value, sorted(p.value for p in f.positions)) for f in report.findings]


def of(report: Report, kind: str) -> list[Finding]:
    return [f for f in report.findings if f.kind == kind]


VOTES = (
    "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.",
    "The Harbor Commission voted 7 to 3 to approve the ferry contract on Monday.",
)


def test_settings_that_set_nothing_change_nothing() -> None:
    assert check(NO_SETTINGS, *VOTES).to_dict() == check(None, *VOTES).to_dict()


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ((), "error"),
        ((("vote", "note"),), "note"),
        ((("conflict", "warning"),), "warning"),
        ((("conflict", "warning"), ("vote", "note")), "note"),
        ((("vote", "note"), ("vote+conflict", "warning")), "warning"),
        ((("money", "note"), ("vote+superseded", "note")), "error"),
    ],
)
def test_severity_by_kind_and_relation(severity: tuple[tuple[str, str], ...], expected: str) -> None:
    (found,) = of(check(Settings(severity=severity), *VOTES), "vote")
    assert found.severity.value == expected


def test_ignored_text_is_no_evidence() -> None:
    note = "The Echo reported last year that the Harbor Commission approved the ferry contract by a 5-4 vote."
    section = f"{VOTES[0]}\n\nCorrections and notes\n\n{note}\n"
    for ignore in (Ignore(sections=("Corrections*",)), Ignore(paragraphs=("the echo reported last year*",))):
        facts = [f for f in check(Settings(ignore=ignore), section, VOTES[1]).facts if f.kind == "vote"]
        assert sorted(f.label for f in facts) == ["7-2", "7-3"]
    assert "5-4" in [f.label for f in check(None, section, VOTES[1]).facts]


def test_what_carries_an_agency_is_no_second_origin() -> None:
    texts = (
        "The fire at the rope works injured 14 people on Monday, officials said.",
        "Fourteen people were injured on Monday when the rope works caught fire.",
    )
    (apart,) = of(check(None, *texts), "quantity")
    assert apart.origins == 2
    (one,) = of(check(Settings(source=(Source(files=("echo*",), carries=("The Courier",)),)), *texts), "quantity")
    assert (one.origins, one.origins_reason) == (1, "Echo carries The Courier")


BODIES = (
    "The Harbor Oversight Board fined the ferry company $4 million on Monday.",
    "HOB fined the ferry company $4 million on Monday.",
)


def names(report: Report) -> list[frozenset[str]]:
    return [f.frame.names for f in report.facts if f.kind == "money"]


def test_a_body_is_one_under_its_initials() -> None:
    settings = Settings(lexicon=Lexicon(body=(Body("Harbor Oversight Board", ("HOB",)),)))
    assert all("harbor oversight board" in found for found in names(check(settings, *BODIES)))
    assert not all("harbor oversight board" in found for found in names(check(None, *BODIES)))


BILL = (
    "The Assembly passed the Clean Harbors Act on Monday.",
    "S.B. 12 was rejected by the Assembly on Monday.",
)
CLEAN = Settings(lexicon=Lexicon(bill=(Bill("Clean Harbors Act", ("S.B. 12", "harbor bill")),)))


def test_a_bill_is_one_under_its_number() -> None:
    assert of(check(None, *BILL), "status") == []
    (found,) = of(check(CLEAN, *BILL), "status")
    assert (found.relation.value, len(found.positions)) == ("conflict", 2)


def test_a_bill_is_found_in_lower_case_where_its_alias_is() -> None:
    report = check(CLEAN, BILL[0], "The Assembly rejected the harbor bill on Monday.")
    assert [f.relation.value for f in of(report, "status")] == ["conflict"]


def test_a_programme_is_one_under_another_name() -> None:
    texts = (
        "Secure Docks has cost the city $12 million since 2021, the auditor said.",
        "The auditor said that the berth scheme has cost the city $12 million since 2021.",
    )
    settings = Settings(lexicon=Lexicon(programme=(Programme("Secure Docks", ("berth scheme",)),)))
    assert all("secure docks" in found for found in names(check(settings, *texts)))
    assert not all("secure docks" in found for found in names(check(None, *texts)))


SPELLINGS = (
    "Mayor Katharine Doyle opened the ferry terminal on Monday. Doyle thanked the crew.",
    "Mayor Katherine Doyle opened the ferry terminal on Monday. Doyle thanked the crew.",
)


def spelled(report: Report) -> list[Finding]:
    return [f for f in of(report, "name") if f.relation.differs]


def test_two_right_spellings_are_no_finding() -> None:
    assert len(spelled(check(None, *SPELLINGS))) == 1
    settings = Settings(lexicon=Lexicon(person=(Person("Katharine Doyle", ("Katherine Doyle",)),)))
    report = check(settings, *SPELLINGS)
    assert spelled(report) == []
    assert all("katherine doyle" not in f.frame.names for f in report.facts)


def test_two_people_are_no_misspelled_one() -> None:
    settings = Settings(lexicon=Lexicon(distinct=(("Katharine Doyle", "Katherine Doyle"),)))
    assert spelled(check(settings, *SPELLINGS)) == []


def test_facts_of_two_people_are_not_compared() -> None:
    texts = (
        "Bill Hart, 41, was arrested at the harbor on Monday after a chase.",
        "William Hart, 47, was arrested at the harbor on Monday after a chase.",
    )
    settings = Settings(lexicon=Lexicon(distinct=(("Bill Hart", "William Hart"),)))
    assert told(check(None, *texts)) == [("age", "conflict", ["41", "47"])]
    assert told(check(settings, *texts)) == []


STAGES = ("The Assembly passed the ferry bill on Monday.", "The clerk has enrolled the ferry bill.")


def test_a_stage_of_the_newsroom_is_found_and_later() -> None:
    stage = Stage("bill", "enrolled", "passed", acts=("enroll",))
    report = check(Settings(lexicon=Lexicon(stage=(stage,))), *STAGES)
    assert ("bill", "enrolled") in {(f.value.ladder, f.value.stage) for f in report.facts if f.kind == "status"}
    assert "enrolled" not in {f.value.stage for f in check(None, *STAGES).facts if f.kind == "status"}


def test_synonyms_make_one_noun_of_two() -> None:
    texts = ("The council approved 14 new moorings for the old harbor.", "The council approved 16 new berths for the old harbor.")
    settings = Settings(lexicon=Lexicon(synonyms=(("mooring", "berth"),)))
    assert [f.relation.value for f in of(check(settings, *texts), "quantity")] == ["conflict"]
    assert of(check(None, *texts), "quantity") == []


def test_two_runs_with_other_settings_do_not_influence_one_another() -> None:
    plain = check(None, *BILL).to_dict()
    clean = check(CLEAN, *BILL).to_dict()
    other = Settings(lexicon=Lexicon(body=(Body("Sailors Benefit Trust", ("S.B. 12",)),)))
    third = check(other, *BILL).to_dict()
    assert clean not in (plain, third)
    assert [check(s, *BILL).to_dict() for s in (CLEAN, None, other)] == [clean, plain, third]


def test_names_and_days_of_the_file_win_over_the_article_and_lose_against_flags(tmp_path: Any) -> None:
    path = tmp_path / "echo-1.txt"
    path.write_text("---\nsource: Somebody\ndate: 2024-01-01\n---\nThe commission met on Monday.\n", "utf-8")
    settings = Settings(source=(Source(files=("echo-*.txt",), name="The Echo", day=DAY),))
    (article,) = pipeline.read([str(path)], settings=settings).articles
    assert (article.source, article.published) == ("The Echo", DAY)
    hand = {"echo-1.txt": "By Hand"}
    (article,) = pipeline.read([str(path)], settings=settings, sources=hand, dates={"echo-1.txt": dt.date(2024, 2, 2)}).articles
    assert (article.source, article.published) == ("By Hand", dt.date(2024, 2, 2))


def test_a_pattern_with_a_slash_counts_from_the_folder_of_the_file(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk" / "wire").mkdir(parents=True)
    (tmp_path / "desk" / "wire" / "a.txt").write_text("The commission met on Monday.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    table = Source(files=("wire/*",), name="Harbor Wire")
    for folder, expected in (("desk", "Harbor Wire"), ("", None)):
        (article,) = pipeline.read(["desk/wire/a.txt"], settings=Settings(source=(table,), folder=folder)).articles
        assert article.source == expected
