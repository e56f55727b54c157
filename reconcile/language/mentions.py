"""Where names stand in a text: capitalised runs, cut at titles, typed by their own words and by the model.

The small model splits and merges names (a title goes into the name, a show's name falls into three) and misses one in six;
capital letters, titles and the words that names of bodies, places and laws end in are surer, so they decide and the model advises.
"""

from __future__ import annotations

import collections
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.language.runs import LABELS, NUMBERED, Runs, headline
from reconcile.lexis import offices
from reconcile.lexis.force import current
from reconcile.lexis.names import gender, given_names, word_class
from reconcile.lexis.places import demonyms, known_place, state_abbreviations
from reconcile.model import Document, EntityType, Sentence


@dataclass(slots=True)
class Name:
    """One place where a name stands: ``document.tokens[first:last]`` without title and possessive.

    ``titles`` are the words before the name (offices by their canonical name, honorifics), ``sex`` "m", "f" or "".
    ``sure`` is False for single words at the start of a sentence, which may be no name at all.
    """

    first: int
    last: int
    text: str
    type: EntityType
    titles: tuple[str, ...] = ()
    sex: str = ""
    sure: bool = True
    title_first: int = -1
    """Index of the first token of the title, or -1."""


class Finder:
    """Finds the names of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._runs = Runs(document)
        self._folded = self._runs.folded

    def names(self) -> Iterator[Name]:
        """All names in text order; those that the newsroom has told us stand first, and cut what is around them."""
        added = current()
        for sentence in self._document.sentences:
            if headline(sentence):
                continue
            told = added.marks(self._document, sentence) if added is not None else {}
            at = sentence.first
            while at < sentence.last:
                if at in told:
                    stop, known = told[at]
                    yield Name(at, stop, self.text(at, stop), known.type)
                    at = stop
                    continue
                end = self._runs.end(at, sentence)
                if told:
                    end = next((i for i in range(at + 1, end) if i in told), end)
                if end > at:
                    yield from self._pieces(at, end, sentence)
                    at = end
                else:
                    at += 1

    def text(self, first: int, last: int) -> str:
        """The words of the article from one token to another, blanks made single."""
        raw = self._document.article.text[self._tokens[first].start : self._tokens[last - 1].end]
        return " ".join(raw.split())

    def _pieces(self, first: int, end: int, sentence: Sentence) -> Iterator[Name]:
        """Cut a run at titles, and give each piece its type."""
        at = begin = first
        titles: list[str] = []
        title_first = -1
        while at < end:
            found = self._title(begin, at, end)
            if found is None:
                at += 1
                continue
            name, width = found
            if at > begin:
                yield from self._piece(begin, at, titles, title_first, sentence)
                titles, title_first = [], -1
            if title_first < 0:
                title_first = at
            titles.append(name)
            at = begin = at + width
        if begin < end:
            if titles == [] and begin == first:
                titles, title_first = self._lower_title(first, sentence)
            yield from self._piece(begin, end, titles, title_first, sentence)

    def _title(self, begin: int, at: int, end: int) -> tuple[str, int] | None:
        """An honorific or office that starts at ``at`` of the run and is not part of a longer name."""
        folded, tokens = self._folded, self._tokens
        if folded[at] in word_class("honorifics") and at + 1 < end and (at == begin):
            skip = 2 if tokens[at + 1].text == "." else 1
            return folded[at], skip
        found = offices.match(folded[at:end], 0)
        if found is None or (at > begin and folded[at - 1] in ("of", "for", "and", "the", "&")):
            return None
        office, width = found
        if office.family in ("kin", "tie", "trade") and at + width >= end:
            return None
        after = at + width
        if after < end and tokens[after].text == ".":
            width, after = width + 1, after + 1
        if after < end and (
            folded[after] in word_class("organization")
            or folded[after] in word_class("place")
            or folded[after] in ("of", "for", "'s", "’s")
        ):
            return None
        if (
            at > begin
            and after >= end
            and folded[at - 1] in given_names()
            and not any(f in word_class("organization") for f in folded[begin:at])
        ):
            return None  # a last name that is also an office: "Stephen King"
        if width == 1 and after < end and at > begin and folded[at - 1] in given_names():
            return None
        return office.name, width

    def _lower_title(self, first: int, sentence: Sentence) -> tuple[list[str], int]:
        """The title in lower case right before a name: "council member Bernard Parks"."""
        for width in (4, 3, 2, 1):
            start = first - width
            if start < sentence.first:
                continue
            found = offices.match(self._folded[start:first], 0)
            if found and found[1] == width and found[0].family not in ("kin", "tie", "succession"):
                return [
                    found[0].name,
                    *(["former"] if start > sentence.first and self._folded[start - 1] in ("former", "ex") else []),
                ], start
        return [], -1

    def _piece(self, first: int, last: int, titles: list[str], title_first: int, sentence: Sentence) -> Iterator[Name]:
        tokens, folded = self._tokens, self._folded
        while last > first and not tokens[last - 1].text[0].isalnum():
            if tokens[last - 1].text == ")":
                break
            last -= 1
        while first < last and not tokens[first].text[0].isalnum():
            first += 1
        if first < last and folded[first] == "the" and last - first > 1:
            first += 1
        if first >= last:
            return
        # "Republican Donald Trump", "American John Smith": the adjective is no part of the name
        if (
            last - first > 2
            and (folded[first] in word_class("parties") or folded[first] in demonyms())
            and (folded[first + 1] in given_names() or tokens[first + 1].ent == "PERSON")
        ):
            yield from self._piece(first, first + 1, [], -1, sentence)
            first += 1
        # "of London Ann Lee": a place, and a person beside it
        for split in (1, 2):
            if (
                titles == []
                and last - first - split in (2, 3)
                and known_place(self.text(first, first + split))
                and folded[first + split] in given_names()
                and tokens[first + split].ent == tokens[last - 1].ent == "PERSON"
                and folded[last - 1] not in word_class("organization") | word_class("place")
            ):
                yield from self._piece(first, first + split, [], -1, sentence)
                first += split
                break
        # "California Democrat", "House Democrats"
        if last - first > 1 and folded[last - 1] in word_class("parties"):
            yield from self._piece(first, last - 1, [], -1, sentence)
            first = last - 1
        text = self.text(first, last)
        kind = self._type(first, last, titles, sentence)
        if kind is None:
            return
        sure = not (last - first == 1 and self._runs.starts(first, sentence)) or bool(titles) or self._runs.inside[folded[first]] > 0
        listed = [f for f in folded[first:last] if f]
        sex = gender(listed, titles) if kind is EntityType.PERSON else ""
        yield Name(first, last, text, kind, tuple(titles), sex, sure, title_first)

    def _type(self, first: int, last: int, titles: list[str], sentence: Sentence) -> EntityType | None:
        tokens, folded = self._tokens, self._folded
        count = last - first
        tail, text = folded[last - 1], self.text(first, last)
        labels = collections.Counter(tokens[i].ent for i in range(first, last) if tokens[i].ent in LABELS)
        label = max(sorted(labels), key=lambda k: labels[k]) if labels else ""
        if text.isdigit() or len(text) < 2:
            return None
        headed = next((f for n, f in enumerate(folded[first:last]) if folded[first + n + 1 : first + n + 2] == ["of"]), tail)
        given = folded[first] in given_names() and count > 1
        personal = bool(titles) and not (count > 1 and (tail in word_class("organization") or tail in word_class("work")))
        if count == 1 and (folded[first] in demonyms() or folded[first] in word_class("parties")) and not (personal and label == "PERSON"):
            return EntityType.PLACE if folded[first] in demonyms() else EntityType.ORGANIZATION
        if personal and not (known_place(text) and count > 1):
            return EntityType.PERSON
        if (
            count == 1
            and folded[first] in state_abbreviations()
            and folded[first] != "la"
            and (tokens[first].text.endswith(".") or self._after_comma(first))
        ):
            return EntityType.PLACE
        if known_place(text):
            return EntityType.PLACE
        if (
            (count > 1 or tail in ("senate", "house", "congress", "parliament", "treasury", "pentagon"))
            and (tail in word_class("work") or headed in word_class("work"))
        ) or (count > 1 and folded[last - 2] in NUMBERED and tail.isdigit()):
            return EntityType.WORK
        if (headed in word_class("organization") or tail in word_class("organization")) and not (given and label == "PERSON" and count < 4):
            return EntityType.ORGANIZATION
        if count > 1 and tail in word_class("place") and not (given and label == "PERSON"):
            return EntityType.PLACE
        if text.isupper() and 2 <= len(text.replace(".", "")) <= 6 and count == 1 and label != "PERSON":
            return EntityType.ORGANIZATION
        if "." in text and text.replace(".", "").isupper() and 2 < len(text.replace(".", "")) <= 6 and count == 1:
            return EntityType.ORGANIZATION
        if given and 2 <= count <= 4 and not any(folded[i] in ("and", "of", "the", "&") for i in range(first, last)):
            before = folded[first - 1] if first > sentence.first else ""
            if label in ("", "PERSON", "NORP", "PRODUCT", "WORK_OF_ART", "EVENT") or before not in ("in", "at", "near", "from"):
                return EntityType.PERSON
        if label:
            return LABELS[label]
        return EntityType.OTHER

    def _after_comma(self, i: int) -> bool:
        return i > 0 and self._tokens[i - 1].text in (",", "(", "-", "‐")
