"""Files, folders and standard input together: ids, dates by hand, and every way in which an input can be bad."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reconcile.errors import InputError, UsageError
from reconcile.ingest import Intake, read
from reconcile.ingest.draft import MAX_FILE
from reconcile.ingest.intake import NOT_ENGLISH, sniff

Write = Callable[..., str]
GERMAN = (
    "Der Hafenrat von Eastmere hat am Dienstag beschlossen, den alten Anleger der Fähre für etwa neun Monate zu schließen, weil er nach "
    "dem Sturm nicht mehr sicher ist und die Stadt ihn nicht länger offen lassen will, wie der Rat am Abend nach der Sitzung mitteilte."
)


def ids(intake: Intake) -> list[str]:
    return [a.id for a in intake.articles]


def test_ids_are_the_shortest_ends_of_the_paths(write: Write, tmp_path: Path) -> None:
    paths = [write("a/2017/nyt.txt"), write("b/2017/nyt.txt"), write("b/bbc.txt")]
    assert ids(read(paths)) == ["a/2017/nyt.txt", "b/2017/nyt.txt", "bbc.txt"]
    assert ids(read([str(tmp_path)])) == ["a/2017/nyt.txt", "b/2017/nyt.txt", "bbc.txt"]


def test_the_order_of_arguments_changes_nothing(write: Write) -> None:
    paths = [
        write("a/nyt.txt"),
        write("b/nyt.txt", GERMAN),
        write("c/one.jsonl", '{"text": "A pier."}\nrubbish\n'),
        write("d/x.md", "---\na: b: c\n---\nText."),
    ]
    forwards, backwards = read(paths), read(paths[::-1])
    assert forwards == backwards
    assert len(forwards.warnings) == 2


def test_paths_stay_as_typed(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write("story/nyt.txt")
    write("story/bbc.txt")
    monkeypatch.chdir(tmp_path)
    assert [a.path for a in read(["story"]).articles] == [str(Path("story/bbc.txt")), str(Path("story/nyt.txt"))]
    assert [(a.id, a.path) for a in read(["./story/nyt.txt"]).articles] == [("nyt.txt", "./story/nyt.txt")]
    assert ids(read("story")) == ["bbc.txt", "nyt.txt"]


def test_an_explicit_id_pushes_a_file_name_aside(write: Write) -> None:
    paths = [write("a/nyt.txt"), write("b/other.txt", "---\nid: nyt.txt\n---\nThe pier is shut.")]
    assert ids(read(paths)) == ["a/nyt.txt", "nyt.txt"]


def test_two_articles_with_one_id_are_both_named(write: Write) -> None:
    one, two = (
        write("a.json", '{"id": "x", "text": "A pier."}'),
        write("b.jsonl", '{"id": "y", "text": "A"}\n{"id": "x", "text": "A ferry."}'),
    )
    with pytest.raises(InputError) as caught:
        read([two, one])
    assert str(caught.value) == f'two articles have the id "x": {one} and {two}, line 2'


def test_a_folder_is_read_without_what_is_no_article(write: Write, tmp_path: Path) -> None:
    write("s/nyt.txt")
    write(
        "s/deep/er/bbc.html",
        "<article><p>The pier is shut and the ferry has not sailed since the storm, the board said.</p></article>",
    )
    for name in (".hidden.txt", ".git/x.txt", "nyt.report.md", "README.md", "photo.jpg"):
        write(f"s/{name}")
    write("s/gold.json", '{"text": "x"}')
    write("s/expected.json", "not even JSON")
    write("s/out.report.json", "{}")
    write("s/settings.json", '{"a": 1}')
    write("s/list.json", "[1, 2]")
    write("s/facts.jsonl", '{"article": "nyt.txt", "quote": "x"}\n')
    intake = read([str(tmp_path / "s")])
    assert (ids(intake), intake.warnings) == (["bbc.html", "nyt.txt"], ())


def test_bad_files_of_a_folder_are_warnings(write: Write, tmp_path: Path) -> None:
    write("s/nyt.txt")
    empty, junk, bad = write("s/empty.txt", ""), write("s/junk.txt", b"\0\1\2" * 99), write("s/bad.json", "{")
    os.truncate(write("s/big.txt", "x"), MAX_FILE + 1)
    intake = read([str(tmp_path / "s")])
    assert ids(intake) == ["nyt.txt"]
    assert [w.split(": ", 1)[0] for w in intake.warnings] == [bad, str(tmp_path / "s" / "big.txt"), empty, junk]
    assert intake.warnings[2] == f"{empty}: is empty; skipped"


def test_a_folder_without_articles(write: Write, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    write("pictures/a.jpg")
    bad = write("bad/a.txt", "")
    with pytest.raises(InputError, match=r"none: no article in this folder; read are \.txt, \.md"):
        read([str(tmp_path / "none")])
    with pytest.raises(InputError, match="pictures: no article in this folder"):
        read([str(tmp_path / "pictures"), write("ok.txt")])
    with pytest.raises(InputError) as caught:
        read([str(tmp_path / "bad")])
    assert str(caught.value) == f"{tmp_path / 'bad'}: no article in this folder ({bad}: is empty; skipped)"


def test_a_named_file_that_cannot_be_used_stops_the_call(write: Write, tmp_path: Path) -> None:
    good = write("good.txt")
    for name, content, reason in [
        ("a.rtf", "x", r"unknown kind of file; read are \.txt, \.md, \.html"),
        ("noext", "x", "unknown kind"),
        ("a.txt", "\n", "is empty"),
    ]:
        with pytest.raises(InputError, match=reason):
            read([good, write(name, content)])
    for missing in ("nothing.txt", "nothing.rtf", "no/folder/"):
        with pytest.raises(InputError) as caught:
            read([good, str(tmp_path / missing)])
        assert str(caught.value) == f"{tmp_path / missing}: no such file or folder"
    assert InputError.exit_status == 2


def test_a_file_over_the_limit_is_refused_unread(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("big.txt", "x")
    os.truncate(path, 50_000_000)
    monkeypatch.setattr("reconcile.ingest.files.limited", lambda _: pytest.fail("was read"))
    with pytest.raises(InputError, match=r"big\.txt: has 50 MB; the limit is 20 MB a file"):
        read([path])


def test_only_regular_files(write: Write, tmp_path: Path) -> None:
    good = write("s/good.txt")
    pipe, loop, dangling = tmp_path / "s" / "pipe.txt", tmp_path / "s" / "loop.txt", tmp_path / "s" / "gone.txt"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "nowhere")
    (tmp_path / "s" / "again").symlink_to(tmp_path / "s")
    intake = read([str(tmp_path / "s")])
    assert ids(intake) == ["good.txt"]
    assert len(intake.warnings) == 3
    for path, reason in [(pipe, "not a regular file"), (loop, "cannot be read"), (dangling, "no such file")]:
        with pytest.raises(InputError, match=reason):
            read([good, str(path)])
    with pytest.raises(InputError, match=r"no such file|cannot be read"):
        read(["a\0b.txt"])


def test_one_file_under_two_names_is_read_once(write: Write, tmp_path: Path) -> None:
    path = write("s/nyt.txt")
    link = tmp_path / "s" / "link.txt"
    link.symlink_to(path)
    assert ids(read([path, path])) == ["nyt.txt"]
    for order in ([path, str(tmp_path / "s")], [str(tmp_path / "s"), path]):
        intake = read(order)
        assert ids(intake) == ["nyt.txt"]
        assert intake.warnings == (f"{link}: is the same file as {path}; read once",)


def test_no_paths() -> None:
    with pytest.raises(UsageError, match="no articles given"):
        read([])


def test_days_and_sources_by_hand(write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write("a/nyt.txt", "---\ndate: 2017-10-03\nsource: Times\n---\nThe pier is shut.")
    write("b/bbc.txt", "June 7, 2011\nThe pier is shut.")
    write("c/two.jsonl", '{"text": "A pier.", "id": "p"}\n{"text": "A ferry."}')
    monkeypatch.chdir(tmp_path)
    day, other, third = dt.date(2020, 1, 2), dt.date(2021, 1, 2), dt.date(2022, 1, 2)
    intake = read(["a", "b", "c"], dates={"a/nyt.txt": day, "two.jsonl": other, "p": third}, sources={"bbc.txt": "BBC"})
    found = {a.id: (a.published, a.source) for a in intake.articles}
    assert found == {"nyt.txt": (day, "Times"), "bbc.txt": (dt.date(2011, 6, 7), "BBC"), "p": (third, None), "two.jsonl#2": (other, None)}


def test_a_key_that_means_nothing_names_the_nearest(write: Write) -> None:
    path = write("nyt.txt")
    with pytest.raises(UsageError) as caught:
        read([path], dates={"nty.txt": dt.date(2020, 1, 2)})
    assert str(caught.value) == 'date for "nty.txt": no such article; did you mean "nyt.txt"?'
    with pytest.raises(UsageError, match=r'source for "zzzz": no such article; articles are: nyt\.txt'):
        read([path], sources={"zzzz": "x"})


def test_a_name_of_several_files_is_refused(write: Write) -> None:
    with pytest.raises(UsageError, match=r"several files have that name; use one of a/nyt\.txt, b/nyt\.txt"):
        read([write("a/nyt.txt"), write("b/nyt.txt")], sources={"nyt.txt": "x"})


@pytest.mark.parametrize(
    ("data", "extension"),
    [
        (b"The pier is shut.", ".txt"),
        (b"[Updated] The pier is shut.", ".txt"),
        (b"{Editor's note} The pier is shut.", ".txt"),
        (b"<b>Not</b> a page", ".txt"),
        (b"\n <!doctype HTML><html>", ".html"),
        (b"<html lang='en'>", ".html"),
        (b'{"text": "x"}\n', ".json"),
        (b'{\n "text": "x"\n}\n', ".json"),
        (b'[{"text": "x"}]', ".json"),
        (b'\xef\xbb\xbf{"text": "x"}\n{"text": "y"}\n', ".jsonl"),
        (b'{"text": \n{"text": "y"}\n', ".jsonl"),
        (b"%PDF-1.4", ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b"", ".txt"),
    ],
)
def test_sniffing(data: bytes, extension: str) -> None:
    assert sniff(data) == extension


def test_standard_input(write: Write, harbour: str) -> None:
    intake = read(["-", write("nyt.txt")], stdin=io.BytesIO(harbour.encode()), dates={"-": dt.date(2020, 1, 2)}, sources={"stdin": "wire"})
    assert ids(intake) == ["nyt.txt", "stdin"]
    article = intake.articles[1]
    assert (article.path, article.text, article.published, article.source) == ("-", harbour, dt.date(2020, 1, 2), "wire")
    lines = json.dumps({"text": "A pier."}) + "\n" + json.dumps({"text": 3}) + "\n" + json.dumps({"text": "A ferry."})
    intake = read(["-"], stdin=io.BytesIO(lines.encode()))
    assert ids(intake) == ["stdin#1", "stdin#3"]
    assert intake.warnings == ('standard input, line 2: skipped: "text" is a number, not text',)
    with pytest.raises(InputError, match="standard input: is empty"):
        read(["-"], stdin=io.BytesIO(b" \n"))
    with pytest.raises(InputError, match="standard input: is too big; the limit is 20 MB"):
        read(["-"], stdin=io.BytesIO(b"x" * (MAX_FILE + 1)))


def test_another_language_is_said(write: Write) -> None:
    intake = read([write("a.txt", GERMAN), write("b.txt")])
    assert [a.warnings for a in intake.articles] == [(NOT_ENGLISH,), ()]


def test_a_file_name_that_is_no_utf8_can_be_printed(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/na\xefve.txt"
    try:
        with open(raw, "wb") as file:  # noqa: PTH123 - Path takes no bytes
            file.write(b"The pier is shut.")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    (article,) = read([os.fsdecode(raw)]).articles
    assert article.id == "na\ufffdve.txt"
    assert (article.path or "").endswith("na\ufffdve.txt")
