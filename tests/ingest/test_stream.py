"""Articles one by one: ids, positions, going on, and what is said of what was skipped."""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reconcile.errors import InputError, UsageError
from reconcile.ingest import read, stream
from reconcile.ingest import records as records_module
from reconcile.model.settings import Settings
from tests.ingest.archives import http, page, record, rss, zipped

Write = Callable[..., str]


def lines(*records: object) -> str:
    return "".join(json.dumps(r) + "\n" for r in records)


def test_records_come_in_order_with_their_places(write: Write) -> None:
    path = write(
        "wire.jsonl", lines({"id": "w-1", "text": "A pier."}, {"text": 5}, {"url": "https://herald.example/3", "text": "A ferry."})
    )
    first, second, third = stream([path])
    assert (first.article and first.article.id, first.position, first.notes) == ("w-1", (path, 1), ())
    assert (second.article, second.position) == (None, (path, 2))
    assert second.notes == (f'{path}, line 2: skipped: "text" is a number, not text',)
    assert (third.article and third.article.id, third.position) == ("https://herald.example/3", (path, 3))


def test_an_article_with_a_note_comes_with_it(write: Write) -> None:
    (only,) = stream([write("wire.jsonl", lines({"text": "A pier.", "published": "someday"}))])
    assert only.article is not None
    assert "is not one clear day" in only.notes[0]


def test_an_id_does_not_depend_on_the_others(write: Write) -> None:
    one, two = {"text": "A pier is shut."}, {"text": "A ferry is late."}
    alone = [s.article.id for s in stream([write("b.jsonl", lines(two))]) if s.article]
    among = [s.article.id for s in stream([write("a.jsonl", lines(one, two))]) if s.article]
    assert among[1:] == alone
    assert among[0] != among[1]
    assert all(name.startswith("text-") for name in among)


def test_what_two_papers_print_word_for_word_is_two_articles(write: Write) -> None:
    path = write("a.jsonl", lines({"text": "A pier.", "source": "Herald"}, {"text": "A pier.", "source": "Ledger"}))
    assert len({s.article.id for s in stream([path]) if s.article}) == 2


def test_a_file_keeps_its_name_and_its_folder_tells_it_apart(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = write("monday/ledger.txt"), write("tuesday/ledger.txt")
    (one,), (two,) = list(stream([first])), list(stream([second]))
    assert one.article is not None
    assert two.article is not None
    assert one.article.id.startswith("ledger.txt~")
    assert two.article.id.startswith("ledger.txt~")
    assert one.article.id != two.article.id
    # the same file however it is named
    monkeypatch.chdir(Path(first).parent)
    assert [s.article.id for s in stream(["ledger.txt"]) if s.article] == [one.article.id]
    assert [s.article.id for s in stream([str(Path(first).parent.parent)]) if s.article] == [one.article.id, two.article.id]


def test_an_id_of_its_own_stays(write: Write) -> None:
    assert [s.article.id for s in stream([write("a.md", "---\nid: h-7\n---\nThe pier is shut.\n")]) if s.article] == ["h-7"]


def test_long_addresses_that_begin_alike_stay_two(write: Write) -> None:
    long = "https://herald.example/" + "x" * 400
    path = write("a.jsonl", lines({"text": "A pier.", "url": long + "1"}, {"text": "A ferry.", "url": long + "2"}))
    ids = [s.article.id for s in stream([path]) if s.article]
    assert len(set(ids)) == 2
    assert all(len(i) <= 300 for i in ids)


def everything(write: Write, harbour: str) -> str:
    write("story/b.txt")
    write("story/sub/c.md", "The ferry is late.\n")
    write("story/sub-2/c.md", "The ferry is late again.\n")
    write("story/a.jsonl", lines({"id": "j1", "text": "One."}, "x", {"id": "j3", "text": "Three."}))
    write(
        "story/crawl.warc.gz", zipped(record("https://h.example/1", http(page())), record("https://h.example/2", http(page(harbour * 2))))
    )
    write("story/feed.xml", rss(f"<item><link>https://h.example/3</link><description>{harbour}</description></item>"))
    write("story/expected.json", "{}")
    write("story/.hidden.txt", "x")
    write("story/notes.doc", "x")
    return str(Path(write("story/z.txt", " \n")).parent)


def test_the_order_is_that_of_names_and_the_same_each_time(write: Write, harbour: str) -> None:
    folder = everything(write, harbour)
    once = [(Path(s.path).relative_to(folder).as_posix(), s.record, s.article is not None) for s in stream([folder])]
    assert once == [
        ("a.jsonl", 1, True), ("a.jsonl", 2, False), ("a.jsonl", 3, True), ("b.txt", 1, True), ("crawl.warc.gz", 1, True),
        ("crawl.warc.gz", 2, True), ("feed.xml", 1, True), ("sub/c.md", 1, True), ("sub-2/c.md", 1, True), ("z.txt", 0, False),
    ]  # fmt: skip


def test_going_on_behind_any_place_gives_the_rest(write: Write, harbour: str) -> None:
    folder = everything(write, harbour)
    whole = list(stream([folder]))
    for place, done in enumerate(whole):
        assert list(stream([folder], after=done.position)) == whole[place + 1 :]


def test_going_on_where_the_file_is_gone(write: Write, harbour: str) -> None:
    folder = everything(write, harbour)
    whole = list(stream([folder]))
    Path(folder, "b.txt").unlink()
    assert list(stream([folder], after=(str(Path(folder, "b.txt")), 1))) == whole[4:]
    with pytest.raises(UsageError, match="lies in none of the files"):
        stream([folder], after=("elsewhere/b.txt", 1))


def test_what_is_read_at_once_and_one_by_one_is_the_same(write: Write, harbour: str) -> None:
    folder = everything(write, harbour)
    streamed = [s.article for s in stream([folder]) if s.article]
    assert sorted((a.text, a.path, a.url, a.published) for a in streamed) == sorted(
        (a.text, a.path, a.url, a.published) for a in read([folder]).articles
    )


def test_days_and_publications_by_hand(write: Write) -> None:
    path = write("a.jsonl", lines({"id": "j1", "text": "One."}, {"id": "j2", "text": "Two."}))
    given = {"j2": dt.date(2017, 10, 4), "a.jsonl": dt.date(2017, 10, 3)}
    days = [s.article.published for s in stream([path], dates=given, sources={path: "Herald"}, settings=Settings()) if s.article]
    assert days == [dt.date(2017, 10, 3), dt.date(2017, 10, 4)]
    assert {s.article.source for s in stream([path], sources={path: "Herald"}) if s.article} == {"Herald"}


def test_what_is_not_there_is_said_at_once(write: Write) -> None:
    with pytest.raises(InputError, match=r"no\.txt: no such file or folder"):
        stream([write("a.txt"), "no.txt"])
    with pytest.raises(UsageError, match="no articles given"):
        stream([])


def test_a_file_that_cannot_be_used_is_a_note(write: Write, tmp_path: Path) -> None:
    bad, other, good = write("a.pdf", b"hello"), write("b.odt", "x"), write("c.txt")
    outcome = [(s.path, s.notes) for s in stream([bad, other, good])]
    assert outcome[0] == (bad, (f"{bad}: is not a PDF; skipped",))
    assert outcome[1][1][0].startswith(f"{other}: unknown kind of file; read are .txt")
    assert outcome[2] == (good, ())
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "no article in this folder" in next(stream([str(empty)])).notes[0]


class Endless(io.RawIOBase):
    """Standard input that makes its records as they are asked for."""

    def __init__(self, records: Iterator[bytes]) -> None:
        self._records = records
        self._rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while len(self._rest) < size:
            more = next(self._records, None)
            if more is None:
                break
            self._rest += more
        out, self._rest = self._rest[:size], self._rest[size:]
        return out


def test_a_million_records_of_standard_input_need_no_memory() -> None:
    """Fifteen hundred of them, and a bound that a third of them kept would break."""
    made = (json.dumps({"id": f"n{n}", "text": f"The pier cost {n} pounds. " * 40}).encode() + b"\n" for n in range(1_500))
    tracemalloc.start()
    count = sum(1 for s in stream(["-"], stdin=Endless(made)) if s.article)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1_500
    assert peak < 500_000


def test_standard_input_of_every_kind(write: Write, harbour: str) -> None:
    for data, ids in (
        (lines({"id": "a", "text": "One."}, {"id": "b", "text": "Two."}).encode(), ["a", "b"]),
        (b'{"id": "a", "text": "One."}', ["a"]),
        (b'{\n "id": "a",\n "text": "One."\n}\n', ["a"]),
        (b'[{"id": "a", "text": "One."}, {"id": "b", "text": "Two."}]', ["a", "b"]),
        (record("https://h.example/1", http(page())), ["https://h.example/1"]),
        (zipped(record("https://h.example/1", http(page()))), ["https://h.example/1"]),
        (rss(f"<item><link>https://h.example/3</link><description>{harbour}</description></item>"), ["https://h.example/3"]),
        (('{"id": "a", "text": "One."}\n').encode("utf-16"), ["a"]),
    ):
        assert [s.article.id for s in stream(["-"], stdin=io.BytesIO(data)) if s.article] == ids
    (only,) = stream(["-"], stdin=io.BytesIO(harbour.encode()))
    assert only.article is not None
    assert only.article.id.startswith("text-")
    (nothing,) = stream(["-"], stdin=io.BytesIO(b""))
    assert nothing.notes == ("standard input: is empty; skipped",)


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(lines({"id": "a", "text": "One."}).encode())
    assert len(list(stream(["-"], stdin=stdin))) == 1
    assert not stdin.closed


def test_a_line_without_end_is_skipped_and_the_next_is_read(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records_module, "MAX_FILE", 1_000)
    path = write("a.jsonl", lines({"id": "a", "text": "One."}, {"id": "b", "text": "x" * 5_000}, {"id": "c", "text": "Three."}))
    assert [(s.article and s.article.id, s.notes) for s in stream([path])] == [
        ("a", ()),
        (None, (f"{path}, line 2: skipped: is longer than 0 MB, the limit of a record",)),
        ("c", ()),
    ]


def test_one_line_in_another_encoding_spoils_no_other(write: Write) -> None:
    good = json.dumps({"id": "a", "text": "The café’s owner."}, ensure_ascii=False).encode()
    bad = json.dumps({"id": "b", "text": "The café."}, ensure_ascii=False).encode("latin-1")
    texts = [s.article.text for s in stream([write("a.jsonl", b"\xef\xbb\xbf" + good + b"\n" + bad + b"\n" + good)]) if s.article]
    assert texts == ["The café’s owner.", "The café.", "The café’s owner."]
