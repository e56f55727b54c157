"""Decisions made on the page stand in the log, and those that others write there are seen."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import pytest

from reconcile.review import Decision, Log, decide, key_of, revocation
from tests.web.conftest import NOW, Room


def test_a_decision_is_written_and_shown(room: Room) -> None:
    answer = room.decide(by="Ines", until="2024-04-01")
    assert answer.status_code == 201
    (entry,) = room.log.read().entries
    assert isinstance(entry, Decision)
    assert (entry.id, entry.by, entry.reason, entry.until, entry.at) == (
        answer.json()["decision"],
        "Ines",
        "Another harbour.",
        dt.date(2024, 4, 1),
        NOW,
    )
    assert entry.key == key_of(room.client.get("/report.json").json()["findings"][0])
    assert room.decision()["as"] == "dismissed"
    page = room.client.get("/").text
    assert "<b>Dismissed</b> by <bdi>Ines</bdi>" in page
    assert f'data-undo="{entry.id}"' in page


def test_undo_takes_it_back_by_a_line(room: Room) -> None:
    made = room.decide().json()["decision"]
    assert room.post("/undo", {"decision": made, "by": "Ines"}).status_code == 201
    assert room.decision() is None
    lines = [json.loads(line) for line in room.log.path.read_text("utf-8").splitlines()]
    assert (lines[0]["id"], lines[1]["revokes"], lines[1]["by"]) == (made, made, "Ines")
    answer = room.post("/undo", {"decision": made})
    assert (answer.status_code, "revoked before" in answer.json()["error"]) == (409, True)


def test_undo_of_what_was_never_decided(room: Room) -> None:
    room.decide()
    assert room.post("/undo", {"decision": "k-000000000000"}).status_code == 409


def test_a_decision_at_a_terminal_is_seen(room: Room) -> None:
    finding = room.client.get("/report.json").json()["findings"][0]
    before = room.desk.state()["revision"]
    other = Log(room.log.path)
    made = other.append(decide(finding, "confirmed", "Two harbours.", at=NOW, by="Ben"))
    assert eventually(lambda: room.desk.state()["revision"] > before)
    assert room.decision()["by"] == "Ben"
    other.revoke(revocation(made.id, "Only one.", at=NOW))
    assert eventually(lambda: room.decision() is None)


def test_a_log_that_is_replaced_is_read_anew(room: Room) -> None:
    room.decide()
    room.log.path.unlink()
    assert eventually(lambda: room.decision() is None)


def eventually(true: object, seconds: float = 5.0) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def test_two_windows_that_decide_at_once_are_told(room: Room) -> None:
    first = room.decide(seen="").json()["decision"]
    late = room.decide(verdict="confirmed", seen="")
    assert late.status_code == 409
    assert late.json()["error"] == "somebody decided this in the meantime; it is dismissed now: Another harbour."
    assert room.decide(verdict="confirmed", seen=first).status_code == 201
    assert len(room.log.read().entries) == 2


def test_a_decision_whose_last_day_is_over_says_so(room: Room) -> None:
    room.decide(until="2024-03-05")
    assert room.decision() is not None
    room.clock.time = NOW + dt.timedelta(days=1)
    assert eventually(lambda: room.decision() is None)
    assert "which held until 2024-03-05. Open again." in room.client.get("/").text


def test_a_decision_about_an_earlier_form_says_so(room: Room) -> None:
    room.decide()
    document = json.loads(json.dumps(room.engine.document))
    twelve = document["findings"][0]["positions"][0]
    twelve["evidence"][0]["quote"] = "Eleven boats sank in the storm"
    room.engine.document = document
    assert room.upload("new.txt", b"The harbour was closed on Sunday, the council said.").status_code == 202
    assert eventually(lambda: "which no longer applies" in room.client.get("/").text)
    assert room.decision() is None


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        (b"{", 400, "not JSON"),
        (b"[1]", 400, "not a JSON object"),
        (b"[" * 30_000, 400, "not JSON"),
        ({"finding": "d-000000000001"}, 400, "as is missing or empty"),
        ({"finding": "d-000000000001", "as": "dismissed"}, 422, "reason is missing or empty"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": "  \n "}, 422, "say in a few words why"),
        ({"finding": "d-000000000001", "as": "binned", "reason": "x"}, 422, "no such decision; there are confirmed, dismissed"),
        ({"finding": "d-999999999999", "as": "dismissed", "reason": "x"}, 404, "not in the report any more"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": "x", "until": "soon"}, 422, "the last day is no day"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": "x", "until": "2024-03-04"}, 422, "that day is over"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": "x" * 4001}, 422, "4,001 characters"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": 7}, 400, "reason is no text"),
        ({"finding": "d-000000000001", "as": "dismissed", "reason": "x", "path": "/etc"}, 400, "nothing is called 'path'"),
        (b'{"reason": "' + b"x" * 70_000 + b'"}', 413, "the limit is 64 KB"),
    ],
)
def test_what_is_no_decision_is_refused_in_a_line(room: Room, body: object, status: int, told: str) -> None:
    answer = room.post("/decisions", body)
    assert answer.status_code == status
    assert told in answer.json()["error"]
    assert answer.json()["status"] == status
    assert answer.text.count("\n") == 0
    assert not room.log.exists()


def test_a_form_cannot_pose_as_a_decision(room: Room) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert (
            room.post("/decisions", {"finding": "d-000000000001", "as": "dismissed", "reason": "x"}, content_type=kind).status_code == 415
        )


def test_a_log_that_cannot_be_written_is_told(room: Room, tmp_path: Path) -> None:
    room.log.path.mkdir()
    answer = room.decide()
    assert answer.status_code == 500
    assert "log.jsonl" in answer.json()["error"]
    assert eventually(lambda: "log.jsonl" in room.desk.state()["problem"])
    room.log.path.rmdir()
    assert eventually(lambda: not room.desk.state()["problem"])
    assert room.decide().status_code == 201


def test_hostile_reasons_are_text(room: Room) -> None:
    room.post(
        "/decisions", {"finding": "d-000000000001", "as": "unsure", "reason": "<script>alert(1)</script>", "by": "<b onclick=x>\u202e"}
    )
    page = room.client.get("/").text
    assert "<script>alert" not in page
    assert "<b onclick" not in page
    assert "\u202e" not in page
