"""What is too long to be an article or a sentence: said, with its place, and the rest is done."""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable

import pytest

from reconcile import pipeline
from reconcile.errors import InputError
from reconcile.ingest import draft as draft_module
from reconcile.ingest import read, stream

Write = Callable[..., str]
PLAIN = (
    "The harbour that was to be shut for the repairs is still open, and those who work there said that they had not been told about it. "
    "She said that the board would not close the pier before it had been looked at, and that it was for the council to say when. "
) * 6


def test_a_text_that_is_too_long(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft_module, "MAX_TEXT", 1_000)
    long = write("long.txt", "The pier is shut. " * 60)
    reason = "has 1,080 characters; the limit is 1,000 an article, so cut it into its articles"
    with pytest.raises(InputError, match=f"long.txt: {reason}"):
        read([long])
    lines = write("a.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in ("A pier.", "The pier is shut. " * 60, "A ferry.")))
    intake = read([lines])
    assert [a.text for a in intake.articles] == ["A pier.", "A ferry."]
    assert intake.warnings == (f"{lines}, line 2: record 2 skipped: {reason}",)
    assert [s.notes for s in stream([lines])] == [(), (f"{lines}, line 2: record 2 skipped: {reason}",), ()]
    assert [s.notes for s in stream([long])] == [(f"{long}: {reason}; skipped",)]


@pytest.mark.parametrize(
    "values",
    [", ".join(f"{n} people" for n in range(10_000)), ", ".join(f"${n} million" for n in range(10_000)), "(" * 10_000 + "5 people"],
)
def test_ten_thousand_numbers_in_one_sentence_go_through_the_engine(write: Write, values: str) -> None:
    first = write(
        "a.txt", f"The board met on Tuesday.\nThe clerk counted {values} in all. The flood killed 12 people, the mayor said.\n{PLAIN}"
    )
    second = write("b.txt", "The flood killed 15 people, the mayor said on Wednesday.\n")
    started = time.process_time()
    intake = read([first, second])
    report = pipeline.check(intake.articles, warnings=intake.warnings)
    assert time.process_time() - started < 20
    (warning,) = intake.articles[0].warnings
    assert warning.startswith("line 2: ")
    assert "characters of a list without the end of a sentence are not read" in warning
    # the rest of the article was read
    assert any({f.article for f in finding.facts} == {"a.txt", "b.txt"} and finding.type == "discrepancy" for finding in report.findings)


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 12 people\u202e.tuo dnuof eb ot si\u202c The mayor said so.",
        "\u200b\u200d\ufeffThe flood killed 12 people.\u2060",
        "The flood killed \ud83d 12 people.",
        "The flood killed 12 people.\u0000",
        "\u0301" * 3_000 + " 12 people died.",
        "12 people died. " + "\u2028" * 3_000,
        "The flood killed " + "9" * 5_000 + " people.",
        "The flood killed " + "two hundred and " * 500 + "five people.",
        "The flood killed " + "thousand million " * 500 + "people.",
        "The flood killed twelve-" + "twenty-" * 500 + "five people.",
        '"' * 3_000 + " he said.",
        "\u201c" * 3_000 + " he said.",
        "a" * 30_000,
        "1," * 5_000 + "000 people died.",
        "May 5, " * 60 + "2017.",
        "Mr. " * 1_000 + "Smith died.",
        ". " * 3_000,
    ],
)
def test_odd_texts_go_through_the_engine(text: str) -> None:
    data = "".join(json.dumps({"id": name, "text": words}) + "\n" for name, words in (("a", text), ("b", "The flood killed 15 people.")))
    started = time.process_time()
    pipeline.check([s.article for s in stream(["-"], stdin=io.BytesIO(data.encode())) if s.article])
    assert time.process_time() - started < 10
