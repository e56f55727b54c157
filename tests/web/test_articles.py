"""Articles that are dropped on the page join the story, within limits; their names are labels and never paths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reconcile.errors import ModelError
from reconcile.web import limits
from tests.web.conftest import Room
from tests.web.test_decisions import eventually

TEXT = b"The ferry was raised on Monday, the harbour master said. Nine boats are missing."


def names(room: Room) -> list[str]:
    return [a["id"] for a in room.client.get("/report.json").json()["articles"]]


def test_an_article_joins_the_story(room: Room) -> None:
    answer = room.upload("Monday edition.txt", TEXT)
    assert (answer.status_code, answer.json()) == (202, {"articles": ["Monday edition.txt"], "warnings": []})
    assert eventually(lambda: "Monday edition.txt" in names(room))
    assert "The ferry was raised on Monday" in room.client.get("/").text


def test_articles_that_come_together_are_checked_together(room: Room) -> None:
    for number in range(3):
        assert room.upload(f"wire{number}.txt", TEXT + b" Part %d." % number).status_code == 202
    assert eventually(lambda: len(names(room)) == 6)
    assert len(room.engine.seen) == 1


def test_an_article_of_the_same_name_takes_the_place(room: Room) -> None:
    room.upload("ledger.txt", TEXT)
    assert eventually(lambda: "ledger.txt" in names(room))
    room.upload("ledger.txt", TEXT + b" It was raised again.")
    assert eventually(lambda: "It was raised again." in room.client.get("/").text)
    assert names(room).count("ledger.txt") == 1


def test_the_same_text_is_not_read_twice(room: Room) -> None:
    room.upload("one.txt", TEXT)
    answer = room.upload("two.txt", TEXT)
    assert (answer.status_code, answer.json()["error"]) == (409, "the story has this text already, as one.txt")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.txt", "/etc/passwd.txt", "a/b.txt", "..\\..\\boot.txt", "C:\\x.txt", ".hidden.txt", "..", "a\nb.txt", "a\x00b.txt", "a\u202etxt.txt", "a" * 300 + ".txt", "", "  "],
)  # fmt: skip
def test_a_name_that_could_be_a_path_is_refused(room: Room, name: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    answer = room.upload(name, TEXT)
    assert answer.status_code == 400
    assert answer.json()["status"] == 400
    assert sorted(tmp_path.rglob("*")) == before
    assert room.engine.seen == []


def test_nothing_is_written_anywhere(room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    room.upload("new.txt", TEXT)
    assert eventually(lambda: "new.txt" in names(room))
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("name", ["tool.exe", "page.php", "noextension", "archive.zip"])
def test_other_kinds_of_file_are_refused(room: Room, name: str) -> None:
    answer = room.upload(name, TEXT)
    assert answer.status_code == 415
    assert ".txt" in answer.json()["error"]


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b""), ("a.pdf", b"no pdf"), ("a.docx", b"no docx"), ("a.json", b"{"), ("a.txt", b"\x00\x01\x02\x03" * 99)]
)
def test_what_is_no_article_is_refused(room: Room, name: str, data: bytes) -> None:
    answer = room.upload(name, data)
    assert answer.status_code == 422
    assert "\n" not in answer.json()["error"]
    assert room.engine.seen == []


def test_an_article_that_is_too_big_is_refused_before_it_is_read(room: Room) -> None:
    assert room.upload("big.txt", b"x" * (limits.MAX_UPLOAD + 1)).status_code == 413

    def endless() -> Iterator[bytes]:  # without a length
        for _ in range(100):
            yield b"word " * 100_000

    answer = room.client.post(
        "/articles",
        params={"name": "big.txt"},
        content=endless(),
        headers={"origin": "http://127.0.0.1:8765", "x-reconcile-token": room.keys.token, "content-type": "application/octet-stream"},
    )
    assert answer.status_code == 413
    assert answer.json()["error"] == "too big; the limit is 10 MB"


def test_a_story_has_a_limit(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.web.desk.MAX_ARTICLES", 4)
    assert room.upload("four.txt", TEXT).status_code == 202
    assert room.upload("five.txt", TEXT + b" More.").status_code == 409
    records = b"\n".join(b'{"text": "The ferry %d was raised on Monday."}' % n for n in range(9))
    assert room.upload("many.jsonl", records).status_code == 409


def test_too_many_at_once_are_refused(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reconcile.web.app.MAX_ARRIVING", 0)
    assert room.upload("a.txt", TEXT).status_code == 429


def test_a_script_in_a_name_is_text(room: Room) -> None:
    name = "<script>alert(1)<script> \"onload='x'.txt"
    assert room.upload(name, TEXT).status_code == 202
    assert eventually(lambda: name in names(room))
    page = room.client.get("/").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_an_article_that_cannot_be_checked_is_left_out_and_told(room: Room) -> None:
    room.engine.fault = ModelError("the model is gone;\nget another")
    assert room.upload("new.txt", TEXT).status_code == 202
    assert eventually(lambda: bool(room.desk.state()["problem"]))
    assert room.desk.state()["problem"].endswith("are left out: the model is gone; get another")
    assert "new.txt" not in names(room)
    room.engine.fault = None
    assert room.upload("newer.txt", TEXT).status_code == 202
    assert eventually(lambda: "newer.txt" in names(room))
    assert room.desk.state()["problem"] == ""


def test_a_saved_report_without_its_articles_takes_none(room: Room) -> None:
    room.desk.closed = "The articles are not all at hand."
    answer = room.upload("a.txt", TEXT)
    assert (answer.status_code, answer.json()["error"]) == (409, "The articles are not all at hand.")
