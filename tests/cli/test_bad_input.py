"""Every bad input ends in one clear line and the documented exit status, or in a warning and a report of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import TRIBUNE, Command

pypdf = pytest.importorskip("pypdf")


def one_line(err: str) -> str:
    """The only line of standard error, without a traceback."""
    lines = err.splitlines()
    assert len(lines) == 1, err
    assert lines[0].startswith("reconcile: ")
    return lines[0]


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_missing_file(tmp_path: Path, command: Command) -> None:
    result = command("check", tmp_path / "nowhere.txt")
    assert result.status == 2
    assert "nowhere.txt" in one_line(result.err)


def test_a_folder_without_articles(tmp_path: Path, command: Command) -> None:
    result = command("check", tmp_path)
    assert result.status == 2
    assert "no article in this folder" in one_line(result.err)


def test_an_empty_file(tmp_path: Path, command: Command) -> None:
    result = command("check", write(tmp_path / "empty.txt", b""))
    assert result.status == 2
    assert "empty.txt" in one_line(result.err)


def test_binary_junk_named_txt(tmp_path: Path, command: Command) -> None:
    result = command("check", write(tmp_path / "junk.txt", bytes(range(256)) * 40))
    assert result.status == 2
    assert "junk.txt" in one_line(result.err)


def test_a_file_of_50_megabytes(tmp_path: Path, command: Command) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_001)
    result = command("check", path)
    assert result.status == 2
    assert "huge.txt" in one_line(result.err)


def test_a_bad_line_of_json_lines_is_named_and_the_rest_is_read(tmp_path: Path, command: Command) -> None:
    rows = [json.dumps({"id": f"wire-{n}", "text": TRIBUNE}) for n in range(1, 10)]
    rows[6] = '{"id": "wire-7", "text": '
    result = command("check", write(tmp_path / "wires.jsonl", "\n".join(rows).encode()), "--format", "json")
    assert result.status == 0
    assert "wires.jsonl, line 7: skipped" in one_line(result.err)
    assert [a["id"] for a in json.loads(result.out)["articles"]] == [
        "wire-1",
        "wire-2",
        "wire-3",
        "wire-4",
        "wire-5",
        "wire-6",
        "wire-8",
        "wire-9",
    ]


def test_a_page_without_an_article(tmp_path: Path, command: Command) -> None:
    result = command(
        "check",
        write(tmp_path / "index.html", b"<html><head><title>Menu</title></head><body><nav><a href='/'>Home</a></nav></body></html>"),
    )
    assert result.status == 2
    assert "index.html" in one_line(result.err)


def test_a_pdf_without_text(tmp_path: Path, command: Command) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.write(tmp_path / "scan.pdf")
    result = command("check", tmp_path / "scan.pdf")
    assert result.status == 2
    assert "scan.pdf" in one_line(result.err)


def test_two_articles_with_one_id(tmp_path: Path, command: Command) -> None:
    rows = [json.dumps({"id": "wire", "text": TRIBUNE}), json.dumps({"id": "wire", "text": f"{TRIBUNE} It was late."})]
    result = command("check", write(tmp_path / "wires.jsonl", "\n".join(rows).encode()))
    assert result.status == 2
    assert "wire" in one_line(result.err)


def test_a_single_article_is_checked_against_itself(tmp_path: Path, command: Command) -> None:
    result = command("check", write(tmp_path / "one.txt", TRIBUNE.encode()), "--format", "json")
    assert result.status == 0
    assert json.loads(result.out)["summary"]["facts"] >= 1


def test_text_that_is_not_english_is_said_and_left_alone(tmp_path: Path, command: Command) -> None:
    text = (
        "Der Hafenausschuss hat den Vertrag über die neue Fähre am Montag mit 7 zu 2 Stimmen gebilligt. Die Fähre soll im nächsten Jahr fahren, "
        "sagte der Vorsitzende nach der Sitzung. Die Kosten werden auf 4,2 Millionen Euro geschätzt, und die Stadt trägt davon die Hälfte.\n"
    )
    result = command(
        "check", write(tmp_path / "hafen.txt", text.encode()), write(tmp_path / "tribune.txt", TRIBUNE.encode()), "--format", "json"
    )
    assert result.status == 0
    assert "not English" in one_line(result.err)
    assert json.loads(result.out)["findings"] == []


def test_a_report_of_another_schema_version(tmp_path: Path, command: Command) -> None:
    result = command("report", write(tmp_path / "old.json", b'{"schema_version": "9.1"}'))
    assert result.status == 2
    assert "schema version 9.1" in one_line(result.err)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"{", b'{"schema_version": "1.0"}', b"\xff\xfe\x00"])
def test_a_file_that_is_no_report(tmp_path: Path, command: Command, data: bytes) -> None:
    result = command("explain", write(tmp_path / "no.json", data), "d-1")
    assert result.status == 2
    assert "no.json" in one_line(result.err)


def test_a_report_that_somebody_edited_is_refused_before_it_is_shown(saved: Path, command: Command) -> None:
    report = json.loads(saved.read_text("utf-8"))
    report["findings"][0]["severity"] = "awful"
    saved.write_text(json.dumps(report), "utf-8")
    result = command("report", saved)
    assert result.status == 2
    assert "findings/0/severity" in one_line(result.err)


def test_an_output_in_a_folder_that_does_not_exist(story: Path, tmp_path: Path, command: Command) -> None:
    result = command("check", story, "-o", tmp_path / "no" / "report.json")
    assert result.status == 2
    assert "cannot write" in one_line(result.err)
    assert not (tmp_path / "no").exists()


def test_an_output_that_is_a_folder(story: Path, tmp_path: Path, command: Command) -> None:
    result = command("check", story, "-o", tmp_path)
    assert result.status == 2
    assert "it is a folder" in one_line(result.err)


def test_an_output_that_is_an_input_is_refused(story: Path, command: Command) -> None:
    before = (story / "ledger.txt").read_bytes()
    assert command("check", story / "ledger.txt", story / "tribune.txt", "-o", story / "ledger.txt").status == 2
    assert (story / "ledger.txt").read_bytes() == before


def test_an_error_on_the_way_leaves_the_old_output_and_nothing_else(story: Path, tmp_path: Path, command: Command) -> None:
    target = write(tmp_path / "report.json", b"the old report")
    assert command("check", story, story / "missing.txt", "-o", target).status == 2
    assert target.read_bytes() == b"the old report"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.json", "story"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek"], "chek"),
        (["check"], "FILE_OR_FOLDER"),
        (["check", "x.txt", "--formt", "json"], "--formt"),
        (["check", "x.txt", "--format", "xml"], "xml"),
        (["check", "x.txt", "--fail-on", "everything"], "everything"),
    ],
)
def test_words_that_are_no_command_line(command: Command, arguments: list[str], says: str) -> None:
    result = command(*arguments)
    assert result.status == 2
    line = one_line(result.err)
    assert says in line
    assert "--help" in line


def test_an_unknown_model_says_how_to_get_one(story: Path, command: Command) -> None:
    result = command("check", story, "--model", "xx_no_such_model")
    assert result.status == 2
    assert "xx_no_such_model" in one_line(result.err)


def test_an_internal_error_asks_for_a_report_without_a_traceback(story: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile import pipeline

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(pipeline, "check", broken)
    result = command("check", story)
    assert result.status == 3
    assert "please report it" in one_line(result.err)
    assert "Traceback" in command("check", story, "--verbose").err


def test_a_terminal_never_obeys_an_article(tmp_path: Path, command: Command) -> None:
    sentence = "The Harbor\x1b]0;owned\x07 Commission \x1b[31mapproved\u202e the ferry contract by a 7-2 vote.\n"
    path = tmp_path / "trap.jsonl"
    path.write_text("\n".join(json.dumps({"id": f"w\x1b[2J{n}", "text": sentence, "source": "The\x9b31mLedger"}) for n in (1, 2)), "utf-8")
    for form in ("text", "markdown", "csv", "json"):
        result = command("check", path, "--format", form, "--single-source")
        assert not set(result.out + result.err) & {"\x1b", "\x07", "\x9b", "\u202e"}
    error = command("check", tmp_path / "\x1b[31mno.txt")
    assert "\x1b" not in error.err
