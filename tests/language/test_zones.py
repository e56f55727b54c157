"""What part of the page a paragraph is, and where a picture's label ends."""

from __future__ import annotations

import pytest

from reconcile.language import analyse
from reconcile.language.zones import after_label
from reconcile.model import Article, Zone


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Image copyright Selwick News Image caption Crews searched the harbor", "Crews searched the harbor"),
        ("Media caption Dana Orr: “We searched all night”", "Dana Orr: “We searched all night”"),
        ("The image caption was wrong, the editor said", "The image caption was wrong, the editor said"),
        ("Image copyright law changed in May, and nobody noticed.", "Image copyright law changed in May, and nobody noticed."),
    ],
)
def test_a_label_ends_where_the_caption_speaks(text: str, rest: str) -> None:
    assert text[after_label(text, 0, len(text)) :] == rest


def test_the_words_of_a_caption_are_read_without_its_label() -> None:
    text = "Image copyright Selwick News Image caption Two people were hurt when the ferry ran aground\n\nThe ferry ran aground at noon."
    document = next(analyse([Article(id="harbor", text=text)]))
    first = document.sentences[0]
    assert (first.zone, text[first.start : first.end]) == (Zone.CAPTION, "Two people were hurt when the ferry ran aground")
