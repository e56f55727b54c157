"""``reconcile decide`` and ``reconcile decisions``: written, read, shown, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from reconcile import pipeline
from reconcile.report.render import to_json
from tests.cli.conftest import LEDGER, TRIBUNE, Command

LOG = "reconcile.decisions.jsonl"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder of its own, on a day that is known."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RECONCILE_TODAY", "2024-03-02")
    return tmp_path


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The JSON report of the story, made once."""
    folder = tmp_path_factory.mktemp("made")
    for name, words in (("ledger", LEDGER), ("tribune", TRIBUNE)):
        (folder / f"{name}.txt").write_text(words, "utf-8")
    return to_json(pipeline.check(pipeline.read([str(folder)]).articles).to_dict())


@pytest.fixture
def saved(desk: Path, text: str) -> Path:
    """The JSON report of the story."""
    path = desk / "report.json"
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def vote(saved: Path) -> str:
    """Id of the conflict in the saved report."""
    return next(f["id"] for f in json.loads(saved.read_text("utf-8"))["findings"] if f["kind"] == "vote")


def test_a_dismissed_finding_is_marked_and_fails_no_run(story: Path, saved: Path, vote: str, command: Command) -> None:
    done = command(
        "decide", saved, vote, "--as", "dismissed", "--reason", "a slip of the clerk", "--by", "A. Reyes", "--until", "2024-04-01"
    )
    assert (done.status, done.err) == (0, "")
    assert "  dismissed  " in done.out
    checked = command("check", story, "--fail-on", "discrepancy")
    assert (checked.status, checked.err) == (0, "")
    assert "dismissed by A. Reyes on 2024-03-02, until 2024-04-01: a slip of the clerk" in checked.out
    report = json.loads(command("check", story, "--format", "json").out)
    assert [(f["decision"]["as"], f["decision"]["at"]) for f in report["findings"] if f["kind"] == "vote"] == [
        ("dismissed", "2024-03-02T00:00:00Z")
    ]
    assert command("report", saved, "--fail-on", "discrepancy").status == 0


@pytest.mark.parametrize(("verdict", "status"), [("confirmed", 1), ("unsure", 1), ("resolved", 0), ("dismissed", 0)])
def test_what_is_still_open_still_fails_a_run(saved: Path, vote: str, command: Command, verdict: str, status: int) -> None:
    command("decide", saved, vote, "--as", verdict, "--reason", "asked the clerk")
    assert command("report", saved, "--fail-on", "conflict").status == status


def test_after_its_last_day_it_is_open_again_and_said(
    story: Path, saved: Path, vote: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("decide", saved, vote, "--as", "dismissed", "--reason", "clerk is asked", "--until", "2024-03-09")
    monkeypatch.setenv("RECONCILE_TODAY", "2024-03-09")
    assert command("report", saved, "--fail-on", "conflict").status == 0
    marked = command("check", story, "--format", "json").out
    monkeypatch.setenv("RECONCILE_TODAY", "2024-03-10")
    late = command("check", story, "--fail-on", "conflict")
    assert late.status == 1
    assert late.err.startswith(f"reconcile: note: {vote}: decision k-")
    assert "held until 2024-03-09; the finding is open again" in late.err
    # a report that was saved with the decision forgets it too, where there is no log
    Path(LOG).unlink()
    assert command("report", "-", "--fail-on", "conflict", stdin=marked).status == 1


def test_it_lapses_with_the_value_and_that_is_said(story: Path, saved: Path, vote: str, command: Command) -> None:
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip of the clerk")
    (story / "ledger.txt").write_text(f"Rain fell.\n\n{LEDGER}", "utf-8")
    (story / "ledger.txt").rename(story / "zulu.txt")
    assert command("check", story, "--fail-on", "conflict").status == 0
    (story / "zulu.txt").write_text(LEDGER.replace("7-2", "6-3"), "utf-8")
    (story / "zulu.txt").rename(story / "ledger.txt")
    changed = command("check", story, "--fail-on", "conflict")
    assert changed.status == 1
    assert "no longer applies, since a value or the words around it changed; decide again" in changed.err
    assert len(changed.err.splitlines()) == 1


def test_revoking_opens_it_again(saved: Path, vote: str, command: Command) -> None:
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip of the clerk")
    before = Path(LOG).read_bytes()
    done = command("decide", saved, vote[:6], "--revoke", "--reason", "no slip")
    assert done.status == 0
    assert Path(LOG).read_bytes().startswith(before)
    assert command("report", saved, "--fail-on", "conflict").status == 1
    again = command("decide", saved, vote, "--revoke", "--reason", "no slip")
    assert (again.status, again.err) == (2, f"reconcile: {LOG}: no decision about {vote} to revoke; see reconcile decisions list\n")


def test_revoking_by_the_id_of_the_decision(saved: Path, vote: str, command: Command) -> None:
    decision = command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip").out.split()[0]
    assert command("decide", saved, decision, "--revoke", "--reason", "no slip").status == 0
    assert command("report", saved, "--fail-on", "conflict").status == 1
    again = command("decide", saved, decision, "--revoke", "--reason", "no slip")
    assert (again.status, again.err) == (2, f"reconcile: {LOG}: decision {decision} was revoked before\n")


def test_the_log_is_where_it_was_named(saved: Path, vote: str, command: Command, tmp_path: Path) -> None:
    log = tmp_path / "elsewhere.jsonl"
    command("decide", saved, vote, "--as", "resolved", "--reason", "mended", "--decisions", log)
    assert not Path(LOG).exists()
    assert command("report", saved, "--fail-on", "conflict").status == 1
    assert command("report", saved, "--fail-on", "conflict", "--decisions", log).status == 0
    missing = command("check", "story", "--decisions", "nowhere.jsonl")
    assert (missing.status, missing.err) == (2, "reconcile: nowhere.jsonl: no such log of decisions; reconcile decide begins one\n")


def test_a_log_that_cannot_be_reached(saved: Path, vote: str, command: Command) -> None:
    name = "x" * 300
    for words in (["report", saved], ["decide", saved, vote, "--as", "unsure", "--reason", "x"], ["decisions", "check"]):
        result = command(*words, "--decisions", name)
        assert result.status == 2
        assert "File name too long; name a file" in result.err
        assert len(result.err.splitlines()) == 1


def test_every_line_fits_the_published_schema(saved: Path, vote: str, command: Command) -> None:
    decision = command("decide", saved, vote, "--as", "unsure", "--reason", "asked").out.split()[0]
    command("decide", saved, decision, "--revoke", "--reason", "answered")
    schema = Draft202012Validator(json.loads(command("schema", "decisions").out))
    lines = [json.loads(line) for line in Path(LOG).read_text("utf-8").splitlines()]
    assert len(lines) == 2
    assert [list(schema.iter_errors(line)) for line in lines] == [[], []]


def test_a_broken_line_is_a_warning_to_check_and_an_error_to_decisions_check(saved: Path, vote: str, command: Command) -> None:
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip")
    assert command("decisions", "check").out == f"{LOG}: 1 decision, 0 revocations\n"
    with Path(LOG).open("a", encoding="utf-8") as file:
        file.write('{"id": "k-')
    checked = command("report", saved, "--fail-on", "conflict")
    assert checked.status == 0
    assert checked.err == f"reconcile: warning: {LOG}: line 2 is cut short, as by a crash while it was written; it is not read\n"
    told = command("decisions", "check")
    assert (told.status, told.out, told.err) == (2, "", f"reconcile: {LOG}: line 2 is cut short, as by a crash while it was written\n")


def test_the_list_tells_what_counts_and_on_demand_what_does_not(
    saved: Path, vote: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = command(
        "decide", saved, vote, "--as", "unsure", "--reason", "asked\nthe clerk", "--by", "A. Reyes", "--until", "2024-03-05"
    ).out.split()[0]
    second = command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip").out.split()[0]
    listed = command("decisions", "list").out.splitlines()
    assert listed[0] == f"{first}  unsure by A. Reyes on 2024-03-02, until 2024-03-05"
    assert listed[2] == "  asked the clerk"
    assert listed[3] == f"{second}  dismissed on 2024-03-02"
    command("decide", saved, second, "--revoke", "--reason", "no slip")
    monkeypatch.setenv("RECONCILE_TODAY", "2024-03-06")
    assert command("decisions", "list").out == ""
    everything = command("decisions", "list", "--all").out.splitlines()
    assert [line for line in everything if line.startswith("k-")] == [
        f"{first}  unsure by A. Reyes on 2024-03-02, until 2024-03-05 (over)",
        f"{second}  dismissed on 2024-03-02 (revoked on 2024-03-02)",
    ]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "say either --as confirmed|dismissed|resolved|unsure or --revoke"),
        (["--as", "unsure", "--revoke"], "say either --as"),
        (["--revoke", "--until", "2024-04-01"], "--until says how long a decision counts; it means nothing with --revoke"),
        (["--as", "unsure", "--until", "May"], "--until May: not a day; write it as 2024-03-02"),
        (["--as", "unsure", "--until", "2024-03-01"], "--until 2024-03-01: that day is over"),
        (["--as", "wrong"], "'wrong' is not one of 'confirmed', 'dismissed', 'resolved', 'unsure'"),
    ],
)
def test_words_that_do_not_fit_together(saved: Path, vote: str, command: Command, words: list[str], message: str) -> None:
    result = command("decide", saved, vote, "--reason", "x", *words)
    assert result.status == 2
    assert message in result.err
    assert len(result.err.splitlines()) == 1
    assert not Path(LOG).exists()


def test_an_unknown_finding_and_an_empty_reason(saved: Path, vote: str, command: Command) -> None:
    assert "no finding 'd-nothing' in this report" in command("decide", saved, "d-nothing", "--as", "unsure", "--reason", "x").err
    assert "--reason is empty" in command("decide", saved, vote, "--as", "unsure", "--reason", " ").err
    assert "--reason" in command("decide", saved, vote, "--as", "unsure").err
    assert not Path(LOG).exists()


def test_a_day_that_is_none(story: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECONCILE_TODAY", "tomorrow")
    result = command("check", story)
    assert (result.status, result.err) == (2, "reconcile: RECONCILE_TODAY=tomorrow: not a day; write it as 2024-03-02, or unset it\n")


def test_the_log_is_not_overwritten_and_not_taken_for_an_article(story: Path, saved: Path, vote: str, command: Command) -> None:
    log = story / LOG
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip", "--decisions", log)
    written = log.read_bytes()
    assert command("check", story, "--decisions", log, "-o", log).status == 2
    assert log.read_bytes() == written
    checked = command("check", story, "--decisions", log, "--format", "json")
    assert (checked.err, len(json.loads(checked.out)["articles"])) == ("", 2)


def test_the_same_day_gives_the_same_bytes(saved: Path, vote: str, command: Command) -> None:
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip")
    written = Path(LOG).read_bytes()
    assert command("report", saved, "--format", "json").out == command("report", saved, "--format", "json").out
    Path(LOG).unlink()
    command("decide", saved, vote, "--as", "dismissed", "--reason", "a slip")
    assert Path(LOG).read_bytes() == written
