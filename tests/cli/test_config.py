"""``reconcile config``, and the configuration in the other commands."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reconcile.cli.configuration import settings
from reconcile.model.settings import NO_SETTINGS
from tests.cli.conftest import Command


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, without a configuration and without variables."""
    monkeypatch.chdir(tmp_path)
    for name in ("CONFIG", "FAIL_ON", "MIN_SEVERITY", "FORMAT", "KINDS", "SINGLE_SOURCE", "MODEL", "DECISIONS", "BASELINE"):
        monkeypatch.delenv(f"RECONCILE_{name}", raising=False)
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "reconcile.toml").write_text(text, "utf-8")


def values(command: Command, *more: str) -> dict[str, tuple[object, object]]:
    shown = json.loads(command("config", "show", "--format", "json", *more).out)
    return {v["key"]: (v["value"], v["from"]["sort"]) for v in shown["values"]}


def test_show_says_where_each_value_comes_from(desk: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk, '# desk\nfail-on = "conflict"\nformat = "csv"\nmin-severity = "warning"\n')
    monkeypatch.setenv("RECONCILE_FORMAT", "json")
    lines = {x.split()[0]: " ".join(x.split()[1:]) for x in command("config", "show", "--min-severity", "error").out.splitlines()}
    assert lines["fail-on"] == '"conflict" reconcile.toml:2'
    assert lines["format"] == '"json" environment RECONCILE_FORMAT'
    assert lines["min-severity"] == '"error" flag --min-severity'
    assert lines["single-source"] == "false default"
    assert lines["ignore.sections"] == "[] default"


def test_show_lists_tables_entry_by_entry(desk: Path, command: Command) -> None:
    write(desk, '[[source]]\nfiles = "a*"\nday = 2024-03-02\n[[source]]\nname = "Echo"\nowner = "T"\n[severity]\nvote = "note"\n')
    found = json.loads(command("config", "show", "--format", "json").out)
    assert found["file"] == "reconcile.toml"
    listed = {v["key"]: (v["value"], v["from"]["line"]) for v in found["values"]}
    assert listed["source[1].day"] == ("2024-03-02", 3)
    assert listed["source[2].owner"] == ("T", 6)
    assert listed["severity.vote"] == ("note", 8)


def test_show_without_a_file_says_so(desk: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECONCILE_CACHE")
    assert command("config", "show").out.startswith("# no configuration file\n")
    assert {sort for _, sort in values(command).values()} == {"default"}


def test_init_writes_every_key_switched_off_and_never_overwrites(desk: Path, command: Command) -> None:
    assert command("config", "init").status == 0
    text = (desk / "reconcile.toml").read_text("utf-8")
    assert tomllib.loads(text) == {}
    again = command("config", "init")
    assert (again.status, again.err) == (
        2,
        "reconcile: cannot write reconcile.toml: it is there already, and a configuration is not overwritten; name another file\n",
    )
    assert (desk / "reconcile.toml").read_text("utf-8") == text


def test_the_starter_is_a_good_configuration_when_switched_on(desk: Path, command: Command) -> None:
    command("config", "init")
    lines = (desk / "reconcile.toml").read_text("utf-8").splitlines()
    on = [x[1:] if x.startswith("#") and not x.startswith("# ") else x for x in lines]
    write(desk, "\n".join(on))
    result = command("config", "check")
    assert (result.status, result.out, result.err) == (0, "reconcile.toml: no mistakes\n", "")
    assert "default" not in {sort for _, sort in values(command).values()}


def test_check_lists_every_mistake(desk: Path, command: Command) -> None:
    write(desk, 'fail-onn = "x"\n[severity]\nvote = "fatal"\nfoo = 1\n')
    result = command("config", "check")
    assert result.status == 2
    assert result.err.splitlines() == [
        'reconcile: reconcile.toml:1: unknown key "fail-onn"; did you mean "fail-on"?',
        "reconcile: reconcile.toml:4: severity.foo: a number where a text is expected",
    ]


def test_check_without_a_file_says_how_to_begin(desk: Path, command: Command) -> None:
    result = command("config", "check")
    assert (result.status, result.out) == (0, "no configuration file; reconcile config init writes reconcile.toml\n")


def test_ladders_are_listed_with_their_stages_in_order(command: Command) -> None:
    assert any(x.startswith("bill ") and "introduced < pending < passed" in x for x in command("config", "ladders").out.splitlines())


def test_a_command_stops_at_a_bad_configuration(desk: Path, story: Path, command: Command) -> None:
    write(desk, "fail-on = 1\n")
    for name in ("check", "extract", "cluster", "graph"):
        result = command(name, story)
        assert (result.status, result.out, result.err) == (
            2,
            "",
            "reconcile: reconcile.toml:1: fail-on: a number where a text is expected\n",
        )
    assert command("kinds").status == 0, "what reads no settings goes on"


def test_check_takes_flag_over_environment_over_file(desk: Path, story: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    assert command("check", story).status == 0
    write(desk, 'fail-on = "conflict"\nformat = "json"\n')
    result = command("check", story)
    assert (result.status, json.loads(result.out)["summary"]["discrepancies"]) == (1, 1)
    monkeypatch.setenv("RECONCILE_FAIL_ON", "never")
    assert command("check", story).status == 0
    assert command("check", story, "--fail-on", "discrepancy").status == 1
    assert command("check", story, "--format", "csv").out.startswith("finding")


def test_a_flag_switches_off_what_the_file_switches_on(desk: Path, story: Path, command: Command) -> None:
    plain = command("check", story).out
    write(desk, "single-source = true\n")
    assert command("check", story).out != plain
    assert command("check", story, "--no-single-source").out == plain


def test_severities_and_kinds_of_the_file_hold(desk: Path, story: Path, command: Command) -> None:
    write(desk, '[severity]\nvote = "note"\n')
    report = json.loads(command("check", story, "--format", "json").out)
    assert [f["severity"] for f in report["findings"] if f["kind"] == "vote"] == ["note"]
    write(desk, 'kinds = ["sum"]\n')
    assert json.loads(command("check", story, "--format", "json").out)["findings"] == []


def test_the_format_of_reports_is_not_that_of_the_graph(desk: Path, story: Path, command: Command) -> None:
    write(desk, 'format = "markdown"\n')
    assert "nodes" in json.loads(command("graph", story).out)


def test_config_names_a_file_and_an_empty_one_does_without(desk: Path, story: Path, command: Command) -> None:
    write(desk, 'fail-on = "conflict"\n')
    (desk / "other.toml").write_text('fail-on = "never"\n', "utf-8")
    assert command("check", story).status == 1
    assert command("check", story, "--config", "other.toml").status == 0
    assert command("check", story, "--config", "/dev/null").status == 0


def test_the_settings_of_one_command_end_with_it(desk: Path, story: Path, command: Command) -> None:
    write(desk, '[severity]\nvote = "note"\n')
    command("check", story)
    assert settings() == NO_SETTINGS


def test_the_log_of_decisions_that_the_file_names_is_used(desk: Path, story: Path, command: Command) -> None:
    (desk / "log").mkdir()
    write(desk, 'decisions = "log/desk.jsonl"\nfail-on = "conflict"\n')
    report = desk / "report.json"
    assert command("check", story, "--format", "json", "-o", report).status == 1, "a log that has not been begun is none"
    finding = next(f["id"] for f in json.loads(report.read_text("utf-8"))["findings"] if f["type"] == "discrepancy")
    assert command("decide", report, finding, "--as", "dismissed", "--reason", "the roll call says 7-2").status == 0
    assert (desk / "log" / "desk.jsonl").is_file()
    assert not (desk / "reconcile.decisions.jsonl").exists()
    assert command("check", story).status == 0
    assert command("check", story, "--decisions", "nowhere.jsonl").status == 2


def test_the_baseline_that_the_file_names_is_used(desk: Path, story: Path, command: Command) -> None:
    report = desk / "report.json"
    command("check", story, "--format", "json", "-o", report)
    assert command("baseline", "create", report, "-o", "known.json").status == 0
    write(desk, 'baseline = "known.json"\nfail-on = "conflict"\n')
    assert command("check", story).status == 0
    write(desk, 'baseline = "gone.json"\n')
    missing = command("check", story)
    assert (missing.status, missing.err.startswith("reconcile: gone.json: no such baseline")) == (2, True)


def test_the_commands_of_baselines_take_the_file_that_is_named(desk: Path, story: Path, command: Command) -> None:
    write(desk, 'baseline = "known.json"\n')
    report = desk / "report.json"
    command("check", story, "--format", "json", "-o", report, "--config", "/dev/null")
    assert command("baseline", "create", report).status == 0
    assert (desk / "known.json").is_file()
    assert not (desk / "reconcile.baseline.json").exists()
    assert command("baseline", "show").status == 0
    assert command("baseline", "update", report).status == 0
    assert command("baseline", "create", report, "-o", "other.json").status == 0
    assert (desk / "other.json").is_file()


def test_the_schema_accepts_the_switched_on_starter_and_refuses_slips(desk: Path, command: Command) -> None:
    validator = Draft202012Validator(json.loads(command("schema", "config").out))
    Draft202012Validator.check_schema(validator.schema)
    command("config", "init")
    lines = (desk / "reconcile.toml").read_text("utf-8").splitlines()
    on = tomllib.loads("\n".join(x[1:] if x.startswith("#") and not x.startswith("# ") else x for x in lines))
    on["source"][0]["day"] = on["source"][0]["day"].isoformat()
    assert [e.message for e in validator.iter_errors(on)] == []
    for slip in (
        {"fail-onn": "never"},
        {"fail-on": "x"},
        {"severity": {"votes": "error"}},
        {"lexicon": {"body": [{}]}},
        {"source": [{"day": 3}]},
    ):
        assert not validator.is_valid(slip), slip
