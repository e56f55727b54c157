"""What a file, the environment and flags set, what wins, and what is said of mistakes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reconcile.errors import ConfigError
from reconcile.model.settings import NO_SETTINGS, Bill, Body, Lexicon, Person, Source, Stage
from reconcile.settings import examine, load, simple, variable
from tests.settings.conftest import CHOICES, Given


def test_without_a_file_nothing_is_set(given: Given) -> None:
    loaded = given()
    assert loaded.settings == NO_SETTINGS
    assert loaded.given() == {}
    assert loaded.file is None


def test_the_file_sets_values(given: Given) -> None:
    loaded = given(
        'fail-on = "conflict"\nkinds = ["vote"]\nsingle-source = true\n[ignore]\nsections = ["Corrections*"]\n'
        '[severity]\nvote = "error"\n"quote+quote-altered" = "note"\n'
        '[[source]]\nfiles = "echo-*.txt"\nday = 2024-03-02\n[[source]]\nname = "The Echo"\ncarries = ["Harbor Wire"]\n'
        '[lexicon]\nsynonyms = [["millage", "levy"]]\ndistinct = [["John Marsh", "Jon Marsh"]]\n'
        '[[lexicon.body]]\nname = "Harbor Oversight Board"\naliases = ["HOB"]\n[[lexicon.bill]]\nname = "Clean Harbors Act"\n'
        '[[lexicon.person]]\nname = "Katharine Doyle"\nspellings = ["Katherine Doyle"]\n'
        '[[lexicon.stage]]\nladder = "bill"\nname = "enrolled"\nafter = "passed"\nacts = ["enroll"]\n'
    )
    s = loaded.settings
    assert (s.fail_on, s.kinds, s.single_source, s.min_severity) == ("conflict", ("vote",), True, "note")
    assert s.ignore.sections == ("Corrections*",)
    assert s.source == (Source(("echo-*.txt",), day=dt.date(2024, 3, 2)), Source(name="The Echo", carries=("Harbor Wire",)))
    assert s.lexicon == Lexicon(
        body=(Body("Harbor Oversight Board", ("HOB",)),), bill=(Bill("Clean Harbors Act"),), person=(Person("Katharine Doyle", ("Katherine Doyle",)),),
        stage=(Stage("bill", "enrolled", "passed", acts=("enroll",)),), synonyms=(("millage", "levy"),), distinct=(("John Marsh", "Jon Marsh"),),
    )  # fmt: skip
    assert loaded.given() == {"fail-on": "conflict", "kinds": ["vote"], "single-source": True}


EACH = {
    "fail-on": ('"conflict"', "discrepancy", "never"),
    "min-severity": ('"warning"', "error", "note"),
    "format": ('"json"', "markdown", "csv"),
    "kinds": ('["vote"]', "quote, money", ("sum",)),
    "single-source": ("true", "no", True),
    "model": ('"a_model"', "b_model", "c_model"),
    "decisions": ('"a.jsonl"', "b.jsonl", "c.jsonl"),
    "baseline": ('"a.json"', "b.json", "c.json"),
    "jobs": ("2", "3", 4),
    "cache": ('"kept"', "/var/kept", "/kept"),
}


def test_the_table_of_precedence_has_every_key() -> None:
    assert set(EACH) == set(simple())


@pytest.mark.parametrize("key", EACH)
def test_flag_wins_over_environment_over_file_over_default(given: Given, key: str) -> None:
    in_file, in_environment, as_flag = EACH[key]
    field = key.replace("-", "_")
    default, environment = getattr(NO_SETTINGS, field), {variable(key): in_environment}
    text = f"{key} = {in_file}\n"
    assert getattr(given().settings, field) == default
    by_file = given(text)
    assert getattr(by_file.settings, field) != default
    assert str(by_file.origins[key]) == "reconcile.toml:1"
    by_environment = given(text, environ=environment)
    assert getattr(by_environment.settings, field) not in (default, getattr(by_file.settings, field)) or key == "single-source"
    assert str(by_environment.origins[key]) == f"environment {variable(key)}"
    by_flag = given(text, environ=environment, flags={key: as_flag})
    assert getattr(by_flag.settings, field) == as_flag
    assert str(by_flag.origins[key]).startswith("flag --")


def test_an_empty_variable_sets_nothing(given: Given) -> None:
    assert given(environ={"RECONCILE_FAIL_ON": ""}).settings.fail_on == "never"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("RECONCILE_FAIL_ON", "conflicts", 'RECONCILE_FAIL_ON: "conflicts" is not known; did you mean "conflict"?'),
        ("RECONCILE_KINDS", "vote,monney", 'RECONCILE_KINDS: "monney" is not known; did you mean "money"?'),
        ("RECONCILE_SINGLE_SOURCE", "maybe", 'RECONCILE_SINGLE_SOURCE: "maybe" is neither yes nor no; write 1 or 0'),
    ],
)
def test_a_bad_variable_is_named(given: Given, name: str, value: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        given(environ={name: value})
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nfail-onn = "never"', 'reconcile.toml:2: unknown key "fail-onn"; did you mean "fail-on"?'),
        ('fail_on = "never"', 'reconcile.toml:1: unknown key "fail_on"; did you mean "fail-on"?'),
        ("zzz = 1", 'reconcile.toml:1: unknown key "zzz"; known are fail-on, min-severity, format'),
        ('[[source]]\nname = "Echo"\nowner = "x"\nfile = "y"', 'reconcile.toml:4: unknown key "file" in source[1]; did you mean "files"?'),
        ('fail-on = "conflicts"', 'reconcile.toml:1: fail-on: "conflicts" is not known; did you mean "conflict"?'),
        ("fail-on = 3", "reconcile.toml:1: fail-on: a number where a text is expected"),
        ('single-source = "yes"', 'reconcile.toml:1: single-source: "yes" where true or false is expected'),
        ('kinds = "vote"', 'reconcile.toml:1: kinds: "vote" where a list is expected'),
        ('kinds = [\n "vote",\n 4]', "reconcile.toml:3: kinds[2]: a number where a text is expected"),
        ('kinds = [\n "vote",\n "votes"]', 'reconcile.toml:3: kinds: "votes" is not known; did you mean "vote"?'),
        ('model = ""', "reconcile.toml:1: model: a text of 1 to 300 characters"),
        ("jobs = 0", "reconcile.toml:1: jobs: 0 where a whole number from 1 on is expected"),
        ('jobs = "many"', 'reconcile.toml:1: jobs: "many" where a whole number from 1 on is expected'),
        ("jobs = true", "reconcile.toml:1: jobs: true or false where a whole number from 1 on is expected"),
        ('model = "a\\u001b[2J"', "reconcile.toml:1: model: a text of 1 to 300 characters"),
        ("source = 1", "reconcile.toml:1: source: a number where a list of tables is expected"),
        ("[[source]]\nfiles = 'a'\nday = 2024-13-01", "reconcile.toml:3: not valid TOML"),
        ("[[source]]\nfiles = 'a'\nday = '2024-13-01'", 'reconcile.toml:3: source[1].day: "2024-13-01" where a day is expected; write it as'),
        ("[[source]]\nfiles = 'a'\nday = 2024-03-02T10:00:00", "reconcile.toml:3: source[1].day: a day with a time where a day is expected"),
        ("[[source]]\nowner = 'x'", "reconcile.toml:1: source[1]: for which articles? write files or name"),
        ("[[source]]\nname = 'x'", "reconcile.toml:1: source[1]: says nothing"),
        ("ignore = true", "reconcile.toml:1: ignore: true or false where a table is expected"),
        ("[ignore]\nparagraphs = ['regex:(a+)+$']", "reconcile.toml:2: paragraphs: the pattern 'regex:(a+)+$' has a repetition inside a repetition"),
        ("[severity]\nvotes = 'error'", 'reconcile.toml:2: severity: "votes" is not known; did you mean "vote"?'),
        ("[severity]\n'vote+agree' = 'error'", 'reconcile.toml:2: severity: "agree" is not known'),
        ("[severity]\nvote = 'fatal'", 'reconcile.toml:2: severity.vote: "fatal" is not known; it can be error, warning, note'),
        ("[[lexicon.body]]\naliases = ['HOB']", 'reconcile.toml:1: lexicon.body[1]: name is missing; write name = "Harbor Oversight Board"'),
        ("[[lexicon.body]]\nname = 'X Board'\naliases = ['board']", 'reconcile.toml:3: "board" is a common word'),
        ("[[lexicon.body]]\nname = 'X Board'\n[[lexicon.bill]]\nname = 'The X board'", 'reconcile.toml:4: "The X board" already names X Board'),
        ("[[lexicon.person]]\nname = 'Doyle'", 'reconcile.toml:2: "Doyle": a first and a last name are expected'),
        ("lexicon.distinct = [['Al Marsh']]", "reconcile.toml:1: distinct: a list of two or more names is expected"),
        ("[lexicon]\ndistinct = [['Al Roe', 'Al Rowe']]\n[[lexicon.person]]\nname = 'Al Roe'\nspellings = ['Al Rowe']", "reconcile.toml:2: distinct: Al Roe, Al Rowe: two of them are one person's name"),
        ("[[lexicon.stage]]\nladder = 'bil'\nname = 'x'", 'reconcile.toml:2: ladder: "bil" is not known; did you mean "bill"?'),
        ("[[lexicon.stage]]\nladder = 'bill'\nname = 'enrolled'\nacts=['enroll']", 'reconcile.toml:1: lexicon.stage[1]: after is missing; "enrolled" comes after one of introduced,'),
        ("[[lexicon.stage]]\nladder = 'bill'\nname = 'passed'\nafter='introduced'\nacts=['x']", 'reconcile.toml:4: after: the ladder has "passed" already'),
        ("[[lexicon.stage]]\nladder = 'bill'\nname = 'passed'", "reconcile.toml:1: lexicon.stage[1]: no words tell it"),
        ("[[lexicon.stage]]\nladder = 'bill'\nname = 'passed'\nacts=['Take up']", 'reconcile.toml:4: "Take up": one word in lower case is expected'),
        ("lexicon.synonyms = [['levy', 'levy']]", 'reconcile.toml:1: synonyms: "levy" stands twice'),
        ("[a\n", "reconcile.toml:1: not valid TOML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(given: Given, text: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        given(text)
    assert str(caught.value).startswith(said)


def test_all_mistakes_are_found_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "reconcile.toml").write_text("fail-on = 1\nkindz = []\n[ignore]\nsections = 2\n", "utf-8")
    _, problems = examine(folder=tmp_path, environ={})
    assert [p.partition(": ")[0] for p in problems] == ["reconcile.toml:1", "reconcile.toml:2", "reconcile.toml:4"]
    with pytest.raises(ConfigError, match=r"\(and 2 more: reconcile config check\)$"):
        load(folder=tmp_path, environ={})


def test_inside_a_repository_the_folders_above_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "reconcile.toml").write_text('fail-on = "conflict"', "utf-8")
    (tmp_path / "repo" / "desk" / "story").mkdir(parents=True)
    (tmp_path / "repo" / ".git").mkdir()
    inside = tmp_path / "repo" / "desk" / "story"
    assert load(folder=inside, environ={}).file is None, "what lies above the repository is somebody else's"
    (tmp_path / "repo" / "desk" / "reconcile.toml").write_text('decisions = "log.jsonl"\n\nfail-on = "discrepancy"', "utf-8")
    loaded = load(folder=inside, environ={})
    assert (loaded.settings.fail_on, loaded.settings.decisions) == ("discrepancy", "../log.jsonl")
    assert str(loaded.origins["fail-on"]) == "../reconcile.toml:3"


def test_outside_of_a_repository_only_the_folder_itself_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "reconcile.toml").write_text('fail-on = "conflict"', "utf-8")
    (tmp_path / "story").mkdir()
    assert load(folder=tmp_path / "story", environ={}).file is None


def test_pyproject_is_read_where_it_has_the_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "desk"\n\n[tool.reconcile]\nfail-on = "conflict"\nkindz = 1\n', "utf-8")
    with pytest.raises(ConfigError, match=r'^pyproject.toml:6: unknown key "kindz"; did you mean "kinds"\?$'):
        load(folder=tmp_path, environ={})
    (tmp_path / "reconcile.toml").write_text('fail-on = "discrepancy"', "utf-8")
    assert load(folder=tmp_path, environ={}).settings.fail_on == "discrepancy"
    (tmp_path / "reconcile.toml").unlink()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "reconcile"\n', "utf-8")
    assert load(folder=tmp_path, environ={}).file is None


def test_a_file_that_is_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere.toml: No such file or directory"):
        load(str(tmp_path / "nowhere.toml"), environ={})
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    with pytest.raises(ConfigError, match=r"has no table \[tool.reconcile\]"):
        load(str(tmp_path / "pyproject.toml"), environ={})


def test_the_variable_names_a_file_and_the_flag_wins(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text(f'model = "{name}"', "utf-8")
    environ = {"RECONCILE_CONFIG": str(tmp_path / "a.toml")}
    assert load(environ=environ, choices=CHOICES).settings.model == "a"
    assert load(str(tmp_path / "b.toml"), environ=environ).settings.model == "b"


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reconcile.toml").write_bytes(b'model = "\xff"')
    with pytest.raises(ConfigError, match=r"is not UTF-8 \(byte 10\)"):
        load(folder=tmp_path, environ={})
