"""Plain text: encodings, front matter, verbatim slices and positions."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reconcile.errors import InputError
from reconcile.ingest import read
from reconcile.ingest.draft import Unusable
from reconcile.ingest.text import decode, front_matter, read_text

Write = Callable[..., str]


def test_a_text_file_is_its_text(write: Write, harbour: str) -> None:
    path = write("herald.txt")
    (article,) = read([path]).articles
    assert (article.id, article.path, article.text, article.plain, article.line_offset) == ("herald.txt", path, harbour, True, 0)
    assert (article.title, article.source, article.published) == (None, None, None)


def test_front_matter_is_cut_off_and_counted(write: Write) -> None:
    path = write(
        "herald.md",
        '---\ntitle: "Pier: closed"\nsource: Eastmere Herald\ndate: 2017-10-03\nurl: https://herald.example\n---\n\nThe pier is shut.\n',
    )
    (article,) = read([path]).articles
    assert article.title == "Pier: closed"
    assert article.source == "Eastmere Herald"
    assert article.published == dt.date(2017, 10, 3)
    assert article.url == "https://herald.example"
    assert article.text == "\nThe pier is shut.\n"
    assert article.line_offset == 6
    assert article.position(article.text.index("pier")) == (8, 5)


def test_crlf_is_kept_and_lines_are_counted_right(write: Write) -> None:
    path = write("herald.txt", b"---\r\ndate: 2017-10-03\r\n---\r\nOne.\r\n\r\nTwo pears.\r\n")
    (article,) = read([path]).articles
    assert article.published == dt.date(2017, 10, 3)
    assert article.text == "One.\r\n\r\nTwo pears.\r\n"
    assert article.position(article.text.index("pears")) == (6, 5)


def test_an_id_of_the_front_matter_is_kept(write: Write) -> None:
    assert read([write("a.txt", "---\nid: pier-1\n---\nThe pier is shut.")]).articles[0].id == "pier-1"


def test_values_are_read_as_they_stand() -> None:
    _, fields, notes = front_matter("---\ntitle: 12:30\nsource: no\nDate: 2017-10-03\ntags: [a, b]\n---\nx")
    assert (fields, notes) == ({"title": "12:30", "source": "no", "date": "2017-10-03"}, ())


@pytest.mark.parametrize(
    "text",
    [
        "---\nA ruled line and then prose, without any key.\n---\nMore prose.\n",
        "--- and on he went\nto the pier\n",
        "----\ntitle: x\n----\nBody.\n",
        "\n---\ntitle: x\n---\nNot at the top.\n",
    ],
)
def test_what_is_no_front_matter_stays_text(write: Write, text: str) -> None:
    intake = read([write("a.txt", text)])
    assert (intake.articles[0].text, intake.warnings) == (text, ())


def test_malformed_front_matter_is_cut_and_said(write: Write) -> None:
    path = write("a.txt", "---\nsource: Herald\ntitle: Pier: closed\n---\nThe pier is shut.\n")
    intake = read([path])
    assert intake.articles[0].text == "The pier is shut.\n"
    assert intake.articles[0].source is None
    assert intake.articles[0].position(0) == (5, 1)
    assert len(intake.warnings) == 1
    assert intake.warnings[0].startswith(f"{path}, line 1: front matter is ignored: line 3: not valid YAML")


@pytest.mark.parametrize(
    "block",
    ["a: &x [1]\nb: *x", "a: [[[[", "a: b\n- c", "a: !!python/object/apply:os.getcwd []", "a: " + "[" * 5000, "a: " + "{b: " * 3000],
)
def test_hostile_front_matter_is_ignored(block: str) -> None:
    start, fields, notes = front_matter(f"---\n{block}\n---\nBody")
    assert (fields, len(notes)) == ({}, 1)
    assert f"---\n{block}\n---\nBody"[start:] == "Body"


def test_front_matter_that_never_ends_is_text(write: Write) -> None:
    text = "---\ntitle: Pier\n" + "The pier is shut.\n" * 2000
    intake = read([write("a.txt", text)])
    assert intake.articles[0].text == text
    assert "not closed" in intake.warnings[0]


def test_empty_front_matter_is_cut() -> None:
    assert front_matter("---\n---\nBody")[0] == 8


def test_an_impossible_date_is_a_warning_with_its_line(write: Write) -> None:
    path = write("a.txt", "---\nsource: Herald\ndate: 2017-02-30\n---\nThe pier is shut.\n")
    intake = read([path])
    assert intake.articles[0].published is None
    assert intake.articles[0].source == "Herald"
    assert intake.warnings == (f'{path}, line 3: date "2017-02-30" is not one clear day and is ignored; write it as 2017-10-03',)


TEXT = "“It’s shut,” she said — the café’s owner paid £40.\r\nNext line."


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (TEXT.encode(), TEXT),
        (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
        (TEXT.encode("utf-16"), TEXT),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), TEXT),
        ("The ferry is late.\n".encode("utf-16-le"), "The ferry is late.\n"),
        ("The ferry is late.\n".encode("utf-16-be"), "The ferry is late.\n"),
        (
            ("The ferry was late and nobody had been told of it. " * 3 + "“Shut,” she said.").encode("cp1252"),
            "The ferry was late and nobody had been told of it. " * 3 + "“Shut,” she said.",
        ),
        (b"", ""),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert decode(data) == expected


def test_another_code_page_is_guessed_and_never_fails() -> None:
    russian = "Совет порта решил закрыть старый причал на ремонт, который займёт около девяти месяцев. " * 4
    assert decode(russian.encode("cp1251")) == russian
    assert decode(bytes(range(0x80, 0x100)))  # whatever it is, it is text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"abc\0def " * 20, "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (bytes((i * 7919 + i * i * 31) % 255 + 1 for i in range(4000)), "binary"),
        (b"%PDF-1.4 ...", "looks like a PDF"),
        (b"PK\x03\x04rest", "zip or Word"),
        (b"\xd0\xcf\x11\xe0rest", "old Word"),
    ],
)
def test_binary_data_is_refused(write: Write, data: bytes, reason: str) -> None:
    path = write("junk.txt", data)
    with pytest.raises(InputError, match=reason) as caught:
        read([path])
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "\u200b\u00a0\n", "---\ntitle: x\n---\n \n"])
def test_empty_files_are_refused(write: Write, text: str) -> None:
    with pytest.raises(InputError, match=r"is empty|no text after its front matter"):
        read([write("a.txt", text)])


ODD = st.sampled_from(
    ["\u00a0", "😀", "שלום", "e\u0301", "\r\n", "\n", "\u2028", "\t", "---", "---\n", "a: b", "’", "\u202e", "\ufeff", "\u0085", "\f"]
)
TEXTS = st.lists(st.one_of(ODD, st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), max_size=8)), max_size=30).map("".join)


@given(TEXTS)
def test_any_text_is_a_verbatim_slice_and_positions_are_right(text: str) -> None:
    data = text.encode()
    decoded = data.decode("utf-8-sig")
    try:
        (draft,) = read_text(data).drafts
    except Unusable:
        return
    assert decoded.endswith(draft.text)
    from reconcile.model import Article

    article = Article("a", draft.text, line_offset=draft.line_offset, plain=draft.plain)
    lines = decoded.split("\n")
    for offset in {0, len(draft.text) // 2, len(draft.text) - 1}:
        position = article.position(offset)
        assert position is not None
        line, column = position
        assert (lines[line - 1] + "\n")[column - 1] == draft.text[offset]
        assert sum(len(one) + 1 for one in lines[: line - 1]) + column - 1 == len(decoded) - len(draft.text) + offset
