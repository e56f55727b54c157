"""Runs of words that make up a name: capitals, and the small words that lead from one to the next."""

from __future__ import annotations

import collections

from reconcile.lexis import offices
from reconcile.lexis.names import fold, given_names, word_class
from reconcile.lexis.places import demonyms, known_place
from reconcile.lexis.stopwords import STOPWORDS
from reconcile.model import Document, EntityType, Sentence

LABELS = {
    "PERSON": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "GPE": EntityType.PLACE, "LOC": EntityType.PLACE, "FAC": EntityType.PLACE,
    "LAW": EntityType.WORK, "WORK_OF_ART": EntityType.WORK, "EVENT": EntityType.WORK, "NORP": EntityType.OTHER, "PRODUCT": EntityType.OTHER,
}  # fmt: skip
"""Sort of entity for the labels of the model."""
_OPENERS = frozenset({'"', "'", "“", "‘", ":", "(", "[", "—", "–", "-", "''", "``", "―", "•", "*", "…", "..."})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_AFTER_POSSESSIVE = frozenset("hospital college department office school cathedral church hall day park university".split())
_OF = frozenset({"of", "for"})
_HEADS_OF = frozenset("house secretary bank speaker university city county leader ministry transport bill state gulf isle".split())
"""Words that "of" and a capital make the beginning of a name, beside the words for bodies and works."""
_NOT_STARTS = frozenset("DT IN PRP PRP$ CC MD WP WP$ WRB WDT RB UH TO EX VB VBD VBZ VBP VBG PDT".split())
NUMBERED = frozenset("order proposition measure section route interstate title flight article chapter amendment resolution".split())
_NOT_IN_NAMES = frozenset({"i", "i'm", "i've", "i'd", "i'll", "no", "nos"})
MAX_WORDS = 14
"""Words of the longest run."""


class Runs:
    """Finds where runs begin and end in one document; all positions are token indices."""

    def __init__(self, document: Document) -> None:
        self._tokens = document.tokens
        self.folded = [fold(t.text) for t in document.tokens]
        """The words, folded, by token."""
        self._folded = self.folded
        self.inside = collections.Counter(
            self._folded[t.i]
            for s in document.sentences
            if not headline(s)
            for t in s.tokens
            if t.text[:1].isupper() and not self.starts(t.i, s)
        )
        """How often a word has a capital where grammar does not ask for one."""
        self._lower = frozenset(t.text for t in document.tokens if t.text.islower())

    def _capital(self, i: int, sentence: Sentence) -> bool:
        token = self._tokens[i]
        text = token.text
        if not text[0].isupper():
            return False
        folded = self._folded[i]
        if folded in _NOT_IN_NAMES or (
            folded in ("d", "r", "i") and i + 1 < sentence.last and self._tokens[i + 1].text in ("-", "‐", "–", ",")
        ):
            return False  # "(D-Calif.)": a party, then a place
        if folded in word_class("not_names") and not (
            token.ent == "PERSON" and i > sentence.first and self._tokens[i - 1].text[0].isupper()
        ):
            return False
        if not self.starts(i, sentence):
            return token.tag not in ("PRP", "PRP$", "DT") or bool(token.ent in LABELS and token.ent != "ORG")
        # the first word of a sentence or quotation has a capital whatever it is
        if (token.tag in _NOT_STARTS and token.ent not in ("PERSON", "GPE")) or token.tag == "CD":
            return False
        leads = i + 1 < sentence.last and self._tokens[i + 1].text[0].isupper()
        if folded in word_class("modifiers") or (
            folded in STOPWORDS and folded not in word_class("honorifics") and not (folded in ("new", "first") and leads)
        ):
            return False
        if token.lower in self._lower and not self.inside[folded] and token.tag not in ("NNP", "NNPS"):
            return False
        if self.inside[folded] or known_place(text) or folded in demonyms():
            return True
        if offices.match(self._folded, i) and i + 1 < sentence.last and self._tokens[i + 1].text[0].isupper():
            return True
        if token.tag in ("NNP", "NNPS") or token.ent in LABELS:
            return not (token.lower in self._lower and i + 1 < sentence.last and not self._tokens[i + 1].text[0].isupper())
        # "Immigration and Customs Enforcement", "Transport for London": a noun that begins a name
        return (
            i + 1 < sentence.last
            and self._tokens[i + 1].text[0].isupper()
            and self._tokens[i + 1].tag in ("NNP", "NNPS")
            and token.tag in ("NN", "NNS", "JJ")
        )

    def starts(self, i: int, sentence: Sentence) -> bool:
        return i == sentence.first or self._tokens[i - 1].text in _OPENERS or (self._tokens[i - 1].tag in ("``", "''", ":", "."))

    def end(self, at: int, sentence: Sentence) -> int:
        """End of the run of name words that starts at ``at``; ``at`` itself where none does."""
        if not self._capital(at, sentence):
            return at
        tokens = self._tokens
        end = at + 1
        while end < sentence.last and end - at < MAX_WORDS:
            token = tokens[end]
            if self._capital(end, sentence) and not (
                self.starts(end, sentence) and tokens[end - 1].text in _OPENERS and tokens[end - 1].text not in ("-", "‐")
            ):
                end += 1
                continue
            step = self._bridge(at, end, sentence)
            if not step:
                if token.pos == "NUM" and token.text.isdigit() and self._folded[end - 1] in NUMBERED:
                    end += 1
                break
            end += step
        return end

    def _bridge(self, start: int, at: int, sentence: Sentence) -> int:
        """How many tokens from ``at`` on lead over to the next capital of the same name; 0 for none."""
        tokens, folded = self._tokens, self._folded
        word = folded[at]
        if at + 1 >= sentence.last:
            return 0
        following = tokens[at + 1]
        glued = tokens[at].start == tokens[at - 1].end and following.start == tokens[at].end
        if word == "-" and glued:
            return 2 if following.text[0].isupper() or following.lower == "elect" else 0
        if word == "&" and following.text[0].isupper():
            return 2
        if tokens[at].text in _POSSESSIVE:
            return 2 if following.text[0].isupper() and folded[at + 1] in _AFTER_POSSESSIVE else 0
        if word == "(" and at + 3 < sentence.last and following.text.isupper() and len(following.text) > 1 and tokens[at + 2].text == ")":
            return 4 if tokens[at + 3].text[0].isupper() and folded[at + 3] in word_class("work") | word_class("organization") else 0
        if word in word_class("particles") and word != "st" and following.text[0].isupper() and tokens[at - 1].text[0].isupper():
            return 2
        return self._joint(start, at, sentence)

    def _joint(self, start: int, at: int, sentence: Sentence) -> int:
        """The same over "of", "and" and the like, with "the" after it: "Bank of the West", "Arts and Crafts Museum"."""
        tokens, folded = self._tokens, self._folded
        word = folded[at]
        same = bool(tokens[at].ent) and tokens[at].ent == tokens[at - 1].ent == tokens[at + 1].ent and tokens[at].ent != "PERSON"
        reach = at + 1
        if folded[reach] == "the" and reach + 1 < sentence.last:
            reach += 1
        if not tokens[reach].text[0].isupper() or not self._capital(reach, sentence):
            return 0
        head = folded[at - 1]
        if word in _OF:
            headed = head in word_class("organization") or head in word_class("work") or head in _HEADS_OF
            if headed or same or self._ends_in(reach, sentence, ("work",)):
                return reach + 1 - at
            return 0
        if word in ("and", "on", "the", "in", "to", ","):
            if word == "and" and (head in word_class("organization") or tokens[at - 1].ent in ("PERSON", "GPE", "NORP")) and not same:
                return 0
            if same and word != ",":
                return reach + 1 - at
            if word == "and" and self._ends_in(reach, sentence, ("organization", "work")) and not self._full_name(start, at):
                return reach + 1 - at
        return 0

    def _full_name(self, start: int, end: int) -> bool:
        """Whether the words before "and" are already a name of their own."""
        return end - start > 2 or any(
            f in word_class("organization") or f in given_names() or known_place(f) for f in self._folded[start:end]
        )

    def _ends_in(self, at: int, sentence: Sentence, classes: tuple[str, ...]) -> bool:
        end = at
        while end < sentence.last and (self._tokens[end].text[0].isupper() or self._folded[end] in ("of", "(", ")")) and end - at < 8:
            end += 1
        last = end - 1
        while last > at and not self._tokens[last].text[0].isalpha():
            last -= 1
        return any(self._folded[last] in word_class(c) for c in classes)


def headline(sentence: Sentence) -> bool:
    """Whether nearly every word has a capital, so that capitals say nothing."""
    alphabetic = [t.text for t in sentence.tokens if t.text[0].isalpha()]
    if len(alphabetic) < 5 or sentence.tokens[-1].text in (".", "?", "!"):
        return False
    return sum(w[0].isupper() for w in alphabetic) >= 0.65 * len(alphabetic)
