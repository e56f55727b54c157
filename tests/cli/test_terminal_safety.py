"""No command prints what a terminal would obey or hide: not from texts, not from file names, not in errors and warnings."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reconcile.cli.options import Format
from tests.cli.conftest import Command
from tests.report.forms import HOSTILE, hidden, hostile

TRAP = "\x1b]0;owned\x07\x1b[31m\x9b2J\u202e\u2066\u200b\u2060\ufeff\U000e0041\u00ad"
NAMES = ("led\x1b[31mger\u202e.txt", "tri\nbune\u200b.txt")
FORMS = tuple(form.value for form in Format)


def safe(command: Command, *arguments: str | Path, status: int = 0) -> str:
    """What a command printed on both streams, after it was found harmless."""
    result = command(*arguments)
    assert result.status == status, result.err
    # a page may keep soft hyphens and what is no character: they neither command nor hide
    more = {"csv": "\r", "html": "\u00ad\ufffe"}
    assert not hidden(result.out, "\n" + "".join(more.get(str(a), "") for a in arguments))
    assert not hidden(result.err)
    assert all(line.startswith(("reconcile: ", "Traceback", "  ", "ZeroDivisionError")) for line in result.err.splitlines())
    return result.out + result.err


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles that part on a vote, with traps around every word that is quoted, and in their names and titles."""
    folder = tmp_path_factory.mktemp("st\x1b[31mory")
    for name, vote in zip(NAMES, ("7-2", "7-3"), strict=True):
        text = f"The Harbor\x1b]0;owned\x07 Commission \x1b[31mapproved\u202e the ferry\u200b contract by a {vote} vote on Monday. {TRAP}\n"
        filler = "The old pier has been closed since the spring, and nobody has said when it will open again. " * 9
        (folder / name).write_text(f"---\ntitle: Vote \u202e\nsource: Ledger {vote}\u200b\u2066\n---\n{text}\n{filler}\n", "utf-8")
    (folder / f"un{TRAP}\nreadable.pdf").write_bytes(b"%PDF-junk")
    return folder


@pytest.fixture(scope="module")
def checked(trap: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of it, made once."""
    from reconcile import pipeline

    path = tmp_path_factory.mktemp("saved") / "report.json"
    found = pipeline.read([str(trap)])
    path.write_text(json.dumps(pipeline.check(found.articles, warnings=found.warnings).to_dict(verbose=True)), "utf-8")
    return path


@pytest.mark.parametrize("form", ["text", "lines"])
def test_a_check(trap: Path, command: Command, form: str) -> None:
    assert "7" in safe(command, "check", trap, "--format", form, "--single-source", "--verbose")


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_saved_report(tmp_path: Path, checked: Path, command: Command, form: str) -> None:
    safe(command, "report", checked, "--format", form, "--single-source", "--verbose")
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(hostile()), "utf-8")
    assert safe(command, "report", path, "--format", form, "--single-source", "--verbose").count("alert(1)") >= 2


def test_explanations(tmp_path: Path, checked: Path, command: Command) -> None:
    findings = json.loads(checked.read_text("utf-8"))["findings"]
    assert findings
    for finding in findings:
        assert "How each value was read" in safe(command, "explain", checked, finding["id"])
    report = hostile()
    for text, finding in zip(HOSTILE, report["findings"], strict=False):
        fact = {
            "fact": "f-000000000001",
            "article": "a",
            "text": text,
            "value": text,
            "rule": "vote.x",
            "frame": {text: text, "names": [text]},
        }
        pair = {
            "left": "f-000000000001", "right": "f-000000000002", "verdict": "same", "score": 1, "reason": text, "features": {text: 1.5}, "relation": "agree",
            "comparison": text,
        }  # fmt: skip
        finding["trace"] = {"facts": [fact], "pairs": [pair], "pairs_left_out": 0}
    path = tmp_path / "hostile.json"
    path.write_text(json.dumps(report), "utf-8")
    for finding in report["findings"]:
        if finding["id"].startswith("d-"):
            safe(command, "explain", path, finding["id"])


def test_the_stages(trap: Path, tmp_path: Path, command: Command) -> None:
    facts, clusters = tmp_path / "facts.jsonl", tmp_path / "clusters.json"
    facts.write_text("".join(line + "\n" for line in safe(command, "extract", trap).splitlines() if line.startswith("{")), "utf-8")
    clusters.write_text(safe(command, "cluster", facts), "utf-8")
    for form in ("json", "graphml", "gexf", "dot"):
        assert "7-2" in safe(command, "graph", clusters, "--format", form)


def test_what_people_decide(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    saved = tmp_path / "hostile.json"
    saved.write_text(json.dumps(hostile()), "utf-8")
    findings = [f["id"] for f in hostile()["findings"] if f["type"] == "discrepancy"]
    for word, finding, text in zip(("dismissed", "confirmed", "resolved", "unsure"), findings, HOSTILE, strict=False):
        safe(command, "decide", saved, finding, "--as", word, "--reason", f"because {TRAP}{text}", "--by", f"R.{TRAP} Ames")
    safe(command, "decide", saved, findings[3], "--revoke", "--reason", f"no {TRAP}")
    assert "because" in safe(command, "decisions", "list")
    safe(command, "decisions", "check")
    safe(command, "baseline", "create", saved)
    safe(command, "baseline", "update", saved)
    safe(command, "baseline", "show")
    for form in FORMS:
        out = safe(command, "report", saved, "--format", form, "--verbose", "--baseline", "reconcile.baseline.json")
        assert "because" in out or form in ("graphml", "lines", "junit", "web-annotation", "claim-review"), form
    for arguments in (
        ["decide", saved, TRAP, "--as", "unsure", "--reason", "x"],
        ["decide", saved, findings[0], "--as", "unsure", "--reason", "x", "--until", TRAP],
    ):
        safe(command, *arguments, status=2)
    for option in ("--decisions", "--baseline"):
        safe(command, "report", saved, option, f"no{TRAP}\nsuch.json", status=2)


def test_the_catalogue(command: Command) -> None:
    for arguments in (["kinds"], ["kinds", "show", "vote"], ["schema", "report"], ["explain", "conflict"], ["--help"], ["--version"]):
        safe(command, *arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", f"no{TRAP}\nsuch.txt"],
        ["check", "x.txt", f"--{TRAP}"],
        ["check", "x.txt", "--format", TRAP],
        ["check", "x.txt", "--kind", TRAP],
        ["check", "x.txt", "--date", f"x={TRAP}"],
        ["check", "x.txt", "--date", TRAP],
        ["check", "x.txt", "--model", f"x{TRAP}"],
        ["check", "x.txt", "-o", f"no{TRAP}/such\n/out"],
        ["report", f"no{TRAP}\nsuch.json"],
        ["explain", TRAP],
        ["extract", f"no{TRAP}\nsuch.txt"],
        ["cluster", f"no{TRAP}\nsuch.txt"],
        ["graph", f"no{TRAP}\nsuch.txt"],
        ["kinds", "show", TRAP],
        ["schema", TRAP],
        ["evaluate", f"no{TRAP}\nsuch"],
        ["mutate", f"no{TRAP}\nsuch"],
        [f"ch{TRAP}\neck"],
    ],
    ids=lambda a: a[0][:8].encode("ascii", "ignore").decode() + str(len(a)),
)
def test_errors(command: Command, arguments: list[str]) -> None:
    assert len(safe(command, *arguments, status=2).splitlines()) == 1


@pytest.mark.parametrize("data", [TRAP, json.dumps({"schema_version": TRAP}), json.dumps({"schema_version": "1.1", TRAP: TRAP})])
def test_errors_of_a_report(tmp_path: Path, command: Command, data: str) -> None:
    path = tmp_path / f"re{TRAP}\nport.json"
    path.write_text(data, "utf-8")
    safe(command, "report", path, status=2)
    safe(command, "explain", path, "d-1", status=2)


def test_a_traceback_that_quotes_an_article(trap: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile import pipeline

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError(TRAP)

    monkeypatch.setattr(pipeline, "check", broken)
    safe(command, "check", trap, status=3)
    result = command("check", trap, "--verbose")
    assert "Traceback" in result.err
    assert not hidden(result.err)


def test_names_that_cannot_be_printed_can_be_read(trap: Path, command: Command, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(trap, folder)
    out = safe(command, "check", folder, "--format", "lines")
    assert "led\ufffd[31mger\ufffd.txt:" in out
