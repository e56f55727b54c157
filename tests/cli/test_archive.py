"""The commands of the archive, as a desk uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reconcile.archive import search
from reconcile.cli.archive.progress import Progress
from reconcile.ingest.stream import Streamed
from reconcile.model import Article
from tests.cli.conftest import LEDGER, Command


def line(name: str, text: str, **more: str) -> str:
    return json.dumps({"id": name, "text": text, **more}) + "\n"


FERRY = line(
    "f1",
    LEDGER + "It costs $45 million.",
    title="Ferry contract",
    source="Evening Argus",
    published="2024-03-05",
    url="https://argus.example/f",
)
BRIDGE = line("b1", "Mayor Ada Quill said the bridge would open in June.", title="A bridge", source="Lowland Post", published="2024-04-01")


@pytest.fixture
def archive(tmp_path: Path, command: Command) -> Path:
    folder = tmp_path / "archive"
    result = command("archive", "add", folder, "-", stdin=FERRY + BRIDGE + "{no json\n")
    assert result.status == 0, result.err
    assert result.out.startswith(f"{folder}: 2 added, 0 known, 1 skipped; ")
    assert "line 3" in result.err or ":3" in result.err
    return folder


def test_the_same_again_is_known_and_another_text_is_a_new_version(archive: Path, command: Command) -> None:
    again = command("archive", "add", archive, "-", stdin=FERRY + BRIDGE)
    assert again.out.startswith(f"{archive}: 0 added, 2 known; 0 facts")
    corrected = FERRY.replace("7-2", "8-2").replace('"f1"', '"f2"')
    assert "1 added (1 of them new versions), 0 known" in command("archive", "add", archive, "-", stdin=corrected).out
    found = command("archive", "find", archive, "ferry", "contract").out
    assert "8-2" in found
    assert "7-2" not in found
    assert "7-2" in command("archive", "find", archive, "ferry", "contract", "--old").out


def test_what_check_takes_is_taken(archive: Path, story: Path, command: Command) -> None:
    result = command(
        "archive", "add", archive, story, "--source", "ledger.txt=The Ledger", "--date", "ledger.txt=2024-03-06", "--jobs", "1"
    )
    assert (result.status, result.err) == (0, "")
    found = [
        json.loads(text) for text in command("archive", "find", archive, "--source", "the ledger", "--format", "jsonl").out.splitlines()
    ]
    assert {(f["source"], f["published"]) for f in found} == {("The Ledger", "2024-03-06")}


def test_find_prints_title_source_day_and_sentence(archive: Path, command: Command) -> None:
    assert command("archive", "find", archive, "bridges").out == (
        "A bridge - Lowland Post, 2024-04-01\n  Mayor Ada Quill said the bridge would open in June.\n"
        "  [role Ada Quill: mayor; name Ada Quill; date June]\n"
    )


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (["ferry"], [LEDGER.strip()]),
        (["--kind", "money"], ["It costs $45 million."]),
        (["Quill", "--since", "2024-04-01"], ["Mayor Ada Quill said the bridge would open in June."]),
        (["Quill", "--since", "2024-04-02"], []),
        (["--until", "2024-03-31", "--kind", "vote"], [LEDGER.strip()]),
        (["ferry", "bridge"], []),
        (["ferry", "--source", "Lowland Post"], []),
        (["45"], ["It costs $45 million."]),
    ],
)
def test_find_as_json(archive: Path, command: Command, words: list[str], sentences: list[str]) -> None:
    result = command("archive", "find", archive, *words, "--format", "json")
    assert result.status == 0
    assert [f["sentence"] for f in json.loads(result.out)] == sentences
    assert result.err == ("" if sentences else "reconcile: note: no sentence that carries a fact has all of this\n")


def test_words_are_found_together_whichever_of_them_came_later(tmp_path: Path, command: Command) -> None:
    texts = ["The ferry lost 45 jobs.", "The plant cut 300 jobs.", "The ferry cut 12 jobs.", "The ferry carried 4,000 people."]
    lines = "".join(line(f"a{n}", f"{text}\n") for n, text in enumerate(texts))
    assert command("archive", "add", tmp_path / "a", "-", stdin=lines).status == 0
    for words in (["ferry", "jobs"], ["jobs", "ferry"]):
        found = json.loads(command("archive", "find", tmp_path / "a", *words, "--format", "json").out)
        assert [f["sentence"] for f in found] == [texts[2], texts[0]]


def test_a_limit_says_that_there_is_more(archive: Path, command: Command) -> None:
    result = command("archive", "find", archive, "--since", "2024-01-01", "--limit", "1")
    assert "there is more than this sentence; --limit shows it" in result.err


def test_a_search_that_reads_many_articles_has_an_end(archive: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_READ", 1)
    result = command("archive", "find", archive, "--since", "2024-01-01")
    assert result.err == (
        "reconcile: note: of the articles with these words the 1 that came last were read, down to b1 of 2024-04-01; "
        "a rarer word, --until, --source or --kind reaches older ones\n"
    )


def test_withdraw_and_undo(archive: Path, command: Command) -> None:
    url = "https://argus.example/f"
    assert command("archive", "withdraw", archive, url, "--reason", "The tally was made up.").out == "Ferry contract: withdrawn\n"
    assert command("archive", "find", archive, "ferry").out == ""
    assert "withdrawn: 1\n  f1: The tally was made up.\n" in command("archive", "stats", archive).out
    assert command("archive", "withdraw", archive, "f1", "--undo").out == "Ferry contract: in use again\n"
    assert "ferry contract" in command("archive", "find", archive, "ferry").out
    for wrong in (["f1", "--undo"], ["f1"], ["nothing", "--reason", "x"], ["f1", "--undo", "--reason", "x"]):
        result = command("archive", "withdraw", archive, *wrong)
        assert result.status == 2
        assert result.err.count("\n") == 1


def test_stats_count(archive: Path, command: Command) -> None:
    told = json.loads(command("archive", "stats", archive, "--format", "json").out)
    assert told["articles"] == 2
    assert told["kinds"]["vote"] == 1
    assert told["sources"] == {"Evening Argus": 1, "Lowland Post": 1}
    assert (told["first_day"], told["last_day"], told["undated"]) == ("2024-03-05", "2024-04-01", 0)
    assert sum(told["kinds"].values()) == told["facts"]
    assert sum(told["engines"].values()) == 2
    assert "articles: 2 in use\n" in command("archive", "stats", archive).out


def test_verify_and_compact(archive: Path, command: Command) -> None:
    assert command("archive", "verify", archive).out.startswith(f"{archive}: whole; 2 articles, ")
    command("archive", "add", archive, "-", stdin=FERRY.replace("7-2", "8-2"))
    assert "articles left out: 1" in command("archive", "compact", archive, "--drop-superseded").out
    command("archive", "withdraw", archive, "b1", "--reason", "wrong")
    assert "articles left out: 1" in command("archive", "compact", archive, "--drop-withdrawn", "--rebuild").out
    with (archive / "archive.sqlite").open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096)
    result = command("archive", "verify", archive)
    assert result.status == 2
    assert "restore the folder from a copy" in result.err
    refused = command("archive", "add", archive, "-", stdin=BRIDGE)
    assert refused.status == 2
    assert "nothing is added until reconcile archive verify" in refused.err


@pytest.mark.parametrize(
    "words",
    [
        ["find", "nowhere", "x"], ["stats", "nowhere"], ["verify", "nowhere"], ["compact", "nowhere"], ["withdraw", "nowhere", "a", "--reason", "b"],
        ["add", "new", "nothing-here.txt"],
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_line(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    result = command("archive", *words)
    assert (result.status, result.err.count("\n"), result.out) == (2, 1, "")
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_can_be_used_is_an_error(tmp_path: Path, command: Command) -> None:
    (tmp_path / "broken.jsonl").write_text("{no json\n{again\n", "utf-8")
    assert command("archive", "add", tmp_path / "a", tmp_path / "broken.jsonl").status == 2
    assert command("archive", "find", tmp_path / "a").status == 2
    assert "no such kind of fact" in command("archive", "find", tmp_path / "a", "--kind", "sum").err


def test_the_line_of_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from reconcile.batch.adding import Added

    (tmp_path / "a.txt").write_text("x" * 1000, "utf-8")
    (tmp_path / "b.txt").write_text("x" * 3000, "utf-8")
    shown = Progress([str(tmp_path)], watched=True)
    state = Added(added=30, known=10)
    shown.show(state, Streamed(str(tmp_path / "a.txt"), 1, Article("a", "x" * 1000)))
    assert shown.line(state, 2.0) == "30 added, 10 known, 20.0 articles/s"
    assert shown.line(state, 40.0) == "30 added, 10 known, 1.0 articles/s, 2 min 00 s left"
    shown.show(state, Streamed(str(tmp_path / "b.txt"), 1, Article("b", "x" * 3000)))
    assert shown.line(state, 40.0).endswith("0 s left")
    assert Progress(["-"], watched=True).line(state, 40.0) == "30 added, 10 known, 1.0 articles/s"
    Progress([str(tmp_path)]).show(state, None)
    assert capsys.readouterr().err == ""


def test_a_run_that_is_stopped_says_what_is_safe(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    from reconcile.batch import adding

    monkeypatch.setattr(adding, "BATCH", 1)
    taken = adding._Writer.take

    def stop(writer: adding._Writer, article: Article, made: object) -> None:
        taken(writer, article, made)
        if article.id == "b1":
            raise KeyboardInterrupt

    monkeypatch.setattr(adding._Writer, "take", stop)
    stopped = command("archive", "add", tmp_path / "a", "-", stdin=FERRY + BRIDGE + line("c1", "The vote was 3-1."))
    assert stopped.status == 130
    assert "2 added, 0 known" in stopped.err
    assert "this much is safe" in stopped.err
    monkeypatch.setattr(adding._Writer, "take", taken)
    assert "1 added, 2 known" in command("archive", "add", tmp_path / "a", "-", stdin=FERRY + BRIDGE + line("c1", "The vote was 3-1.")).out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["find", "a", "ferry", "--until", "2024-13-01"], "--until 2024-13-01: not a day; write it as 2011-06-07"),
        (["check", "a", "--day", "today"], "--day today: not a day; write it as 2011-06-07"),
        (["check", "a", "--since", "2024-03-02", "--until", "2024-03-01"], "--until 2024-03-01 is before --since 2024-03-02"),
    ],
)
def test_what_is_no_day_is_named_as_it_was_given(arguments: list[str], said: str, command: Command) -> None:
    result = command("archive", *arguments)
    assert (result.status, result.err) == (2, f"reconcile: {said}\n")


def test_a_file_where_the_archive_should_be(tmp_path: Path, command: Command) -> None:
    (tmp_path / "a").write_text("no folder", "utf-8")
    result = command("archive", "add", tmp_path / "a", "-", stdin=FERRY)
    assert (result.status, result.err) == (2, f"reconcile: {tmp_path / 'a'}: there is a file of this name; an archive is a folder\n")
