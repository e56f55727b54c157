"""Descriptions of people by their names: "the attorney general" is Dana Orr where an article calls her "Attorney General Dana Orr"."""

from __future__ import annotations

from collections.abc import Mapping

from reconcile.provenance.runs import words
from reconcile.provenance.sources import key_words

REACH = 3
"""Words between a description and the last name: a first name, a middle name, a party."""


class Aliases:
    """Which description stands beside which name in the articles of a story."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._words: list[list[str]] = []
        self._known: dict[tuple[str, str], bool] = {}

    def of_one(self, left: str, right: str) -> bool:
        """Whether one credit is a name, the other a description in lower case, and an article puts the description right before the name."""
        name, description = (left, right) if left[:1].isupper() else (right, left)
        if not name[:1].isupper() or description != description.lower():
            return False
        key = (name, description)
        if key not in self._known:
            self._known[key] = self._beside(key_words(name), key_words(description))
        return self._known[key]

    def _beside(self, name: tuple[str, ...], description: tuple[str, ...]) -> bool:
        if not name or not description:
            return False
        if not self._words:
            self._words = [words(text) for _, text in sorted(self._texts.items())]
        size = len(description)
        for told in self._words:
            for i, word in enumerate(told):
                if word == name[-1] and any(
                    tuple(told[j : j + size]) == description for j in range(max(0, i - size - REACH), i - size + 1)
                ):
                    return True
        return False
