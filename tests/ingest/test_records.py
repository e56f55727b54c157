"""JSON and JSON Lines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import pytest

from reconcile.errors import InputError
from reconcile.ingest import read

Write = Callable[..., str]


def test_one_record(write: Write, harbour: str) -> None:
    record = {
        "id": "h-1",
        "text": harbour,
        "title": "Pier closed",
        "source": "Herald",
        "published": "2017-10-03T08:00:00Z",
        "url": "https://herald.example/1",
    }
    (article,) = read([write("one.json", json.dumps(record))]).articles
    assert (article.id, article.text, article.title, article.source) == ("h-1", harbour, "Pier closed", "Herald")
    assert (article.published, article.url, article.plain) == (dt.date(2017, 10, 3), "https://herald.example/1", False)
    assert article.position(5) is None


def test_ids_of_records_without_one(write: Write) -> None:
    assert [a.id for a in read([write("one.json", '{"text": "A pier."}')]).articles] == ["one.json"]
    assert [a.id for a in read([write("two.json", '[{"text": "A pier."}, {"text": "A ferry.", "id": 7}]')]).articles] == ["7", "two.json#1"]
    assert [a.id for a in read([write("two.jsonl", '{"text": "A pier."}\n\n{"text": "A ferry."}\n')]).articles] == [
        "two.jsonl#1",
        "two.jsonl#2",
    ]


def test_a_bad_line_is_named_and_the_rest_is_read(write: Write) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": "The pier is shut."}) for n in range(1, 10)]
    lines[6] = '{"id": "r7", "text": '
    path = write("wire.jsonl", "\r\n".join(lines) + "\n")
    intake = read([path])
    assert [a.id for a in intake.articles] == ["r1", "r2", "r3", "r4", "r5", "r6", "r8", "r9"]
    assert intake.warnings == (f"{path}, line 7: skipped: not valid JSON (Expecting value, column 23)",)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ('{"id": "x"}', 'has no "text"'),
        ('{"text": 12}', '"text" is a number, not text'),
        ('{"text": ["a"]}', '"text" is a list, not text'),
        ('{"text": null}', '"text" is null, not text'),
        ('{"text": "  \\n "}', '"text" is empty'),
        ('{"text": "a\\u0000b"}', "null characters"),
        ('"just text"', 'has no "text"'),
        ("[" * 100_000, "not valid JSON"),
        ('{"text": ' + "1" * 10_000 + "}", "not"),
    ],
)
def test_bad_records(write: Write, bad: str, reason: str) -> None:
    intake = read([write("wire.jsonl", f'{{"text": "The pier is shut."}}\n{bad}\n')])
    assert len(intake.articles) == 1
    assert len(intake.warnings) == 1
    assert ", line 2: skipped: " in intake.warnings[0]
    assert reason in intake.warnings[0]
    with pytest.raises(InputError, match=r"wire2\.jsonl"):
        read([write("wire2.jsonl", bad)])
    with pytest.raises(InputError, match=r"wire3\.json: "):
        read([write("wire3.json", bad)])


def test_bad_records_of_a_list_are_counted(write: Write) -> None:
    path = write("wire.json", '[{"text": "The pier is shut."}, {"text": 5}, {"text": "A ferry.", "published": "someday"}]')
    intake = read([path])
    assert len(intake.articles) == 2
    assert intake.warnings == (
        f'{path}: record 2 skipped: "text" is a number, not text',
        f'{path}: record 3: date "someday" is not one clear day and is ignored; write it as 2017-10-03',
    )


def test_invalid_json_names_its_line(write: Write) -> None:
    with pytest.raises(InputError, match=r"bad\.json: line 3: not valid JSON"):
        read([write("bad.json", '{\n"text": "A pier.",\n"title": }\n')])


def test_a_saved_report_is_no_article(write: Write) -> None:
    with pytest.raises(InputError, match="saved report"):
        read([write("out.json", '{"schema_version": "1.0", "articles": []}')])


def test_metadata_of_other_types_is_left_out(write: Write) -> None:
    (article,) = read([write("a.json", '{"text": "A pier.", "title": ["x"], "source": true, "url": null, "published": null}')]).articles
    assert (article.title, article.source, article.url, article.published) == (None, None, None, None)


def test_half_a_surrogate_pair_becomes_printable(write: Write) -> None:
    (article,) = read([write("a.json", '{"text": "A pier \\ud83d and \\ud83d\\ude00.", "title": "x\\udfff"}')]).articles
    assert article.text == "A pier \ufffd and 😀."
    assert article.title == "x"
    article.text.encode()


def test_labels_are_one_short_line(write: Write) -> None:
    (article,) = read([write("a.json", json.dumps({"text": "A pier.", "title": "Pier\n  closed\x07", "source": "x" * 5000}))]).articles
    assert article.title == "Pier closed"
    assert article.source == "x" * 300
