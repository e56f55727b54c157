"""Offices in the words around a name: titles, appositions, brackets, complements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.role.value import Tenure
from reconcile.lexis import offices
from reconcile.lexis.names import fold, word_class
from reconcile.lexis.offices import Office
from reconcile.lexis.places import level
from reconcile.model import Document, Entity, EntityType, Sentence

_FORMER = frozenset(
    {"former", "formerly", "once", "previously", "ex", "retired", "onetime", "one-time", "late", "ousted", "fired", "disgraced"}
)
_THEN = frozenset({"then"})
_ACTING = frozenset({"acting", "interim"})
_PLAIN = frozenset(
    "current longtime long-time new incoming outgoing embattled fellow federal local powerful top second first influential veteran senior now freshman progressive conservative moderate vulnerable".split()
)
_DASHES = frozenset({"—", "–", "-", "―", "--"})
_OF = frozenset({"of", "for", "at", "with", "to", "in", "from"})
_RELATIONAL = frozenset({"kin", "tie", "succession", "lawyer", "adviser"})
"""Families whose offices are of a person as often as of a body."""
_PARTY = {
    "d": "democratic",
    "r": "republican",
    "i": "independent",
    "democrat": "democratic",
    "republican": "republican",
    "democratic": "democratic",
    "labour": "labour",
    "conservative": "conservative",
    "independent": "independent",
}
_LEGISLATORS = frozenset({"federal legislator", "state legislator", "lawmaker"})
_DISTRICTS = frozenset({"district", "constituency", "seat", "area", "region"})
REACH = 14
"""Tokens after a name in which an apposition must name its office."""


@dataclass(slots=True)
class Found:
    """An office found in the text, before it is known whose."""

    office: Office
    first: int
    last: int
    tenure: Tenure = Tenure.PRESENT
    acting: bool = False
    party: str = ""
    body: Entity | None = None
    words: str = ""
    """Words of the office as written, folded."""


class Phrases:
    """Reads the words around names in one document; all positions are token indices."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._folded = [fold(t.text) for t in document.tokens]

    def before(self, first: int, sentence: Sentence) -> list[Found]:
        at = first
        out: list[Found] = []
        while at > sentence.first and (self._folded[at - 1] in word_class("honorifics") or self._tokens[at - 1].text == "."):
            at -= 1
        while True:
            found = self.ending(at, sentence) or (self._of_body(at, sentence) if at == first else None)
            if found is None:
                break
            start = self.modify(found, sentence)
            if (
                found.office.family in ("kin", "tie", "succession")
                and found.body is None
                and out == []
                and self._tokens[first - 1].text[0].isupper()
            ):
                break  # "Mother Teresa"
            if found.office.name == "official" and found.body is None:
                break  # "the official site"
            if (
                at == first
                and self._folded[start] == "the"
                and self._tokens[found.last - 1].text.islower()
                and not self._is_name(first + 1)
            ):
                break  # "the president Gray worked for"
            if (
                at == first
                and found.body is None
                and start > sentence.first
                and self._tokens[start - 1].text[0].isupper()
                and self._tokens[start - 1].pos == "PROPN"
            ):
                break  # inside a longer name: "Adult Friend Finder"
            out.append(found)
            at = start
            if at - 1 > sentence.first and self._folded[at - 1] in ("and", "&") and self.ending(at - 1, sentence):
                at -= 1
                continue
            break
        if len(out) > 1:
            bodies = [f.body for f in out if f.body]
            for found in out:
                if found.body is None and len(bodies) == 1 and out[-1].body is bodies[0]:
                    found.body = bodies[0]
        return out

    def _of_body(self, at: int, sentence: Sentence) -> Found | None:
        """ "former head of Northfield Ann Lee": an office, its body, and the name."""
        body = self._document.references.get(at - 1)
        if body is None or body.type not in (EntityType.ORGANIZATION, EntityType.PLACE):
            return None
        i = at - 1
        while i > sentence.first and self._document.references.get(i - 1) is body:
            i -= 1
        if self._folded[i - 1] == "the":
            i -= 1
        if i - 1 <= sentence.first or self._folded[i - 1] not in ("of", "for", "at"):
            return None
        found = self.ending(i - 1, sentence)
        if found is not None:
            found.body = body
        return found

    def ending(self, at: int, sentence: Sentence) -> Found | None:
        """The longest office whose words end right before a token."""
        if at > sentence.first and self._tokens[at - 1].text == ".":
            at -= 1
        if at == sentence.first or not offices.may_end(self._folded[at - 1]):
            return None
        for width in range(min(offices.LONGEST, at - sentence.first), 0, -1):
            found = offices.match(self._folded[at - width : at], 0)
            if found and found[1] == width:
                return Found(found[0], at - width, at, words=" ".join(self._folded[at - width : at]))
        return None

    def modify(self, found: Found, sentence: Sentence) -> int:
        """Read the words before an office backwards; returns where they begin."""
        i, taken = found.first - 1, 0
        references = self._document.references
        while i >= sentence.first and taken < 9:
            word, token = self._folded[i], self._tokens[i]
            entity = references.get(i)
            if word in _FORMER:
                found.tenure = Tenure.FORMER
            elif word in _THEN:
                found.tenure = Tenure.PAST
            elif word in _ACTING:
                found.acting = True
            elif word in _PARTY and token.text[0].isupper():
                found.party = _PARTY[word]
            elif entity is not None and (
                entity.type is not EntityType.PERSON
                or (found.office.family in _RELATIONAL and (token.tag == "PRP$" or self._folded[i + 1] in ("'s", "'")))
            ):
                found.body = found.body or entity
            elif word in ("'s", "'", "-", "the", "a", "an") or word in _PLAIN:
                if word in ("the", "a", "an"):
                    found.first = i
                    break
            elif token.text.islower() and token.pos in ("ADJ", "NOUN") and taken < 4 and token.dep in ("amod", "compound", "nmod"):
                pass
            else:
                break
            found.first = i
            i -= 1
            taken += 1
        while found.first < found.last and self._folded[found.first] in ("'s", "'", "-"):
            found.first += 1
        return found.first

    def bracket(self, last: int, sentence: Sentence) -> tuple[int, str, Entity | None]:
        """Party and state after a name: "(D-Calif.)", ", R-Texas", "of New York", ", Republican of Kentucky"."""
        i, party, place = last, "", None
        references = self._document.references
        opened = i < sentence.last and self._tokens[i].text in ("(", ",")
        if opened:
            i += 1
        if i < sentence.last and self._folded[i] in _PARTY and (i + 1 < sentence.last and self._folded[i + 1] in ("-", "of", "–", "from")):
            party = _PARTY[self._folded[i]]
            i += 2
        elif i < sentence.last and self._folded[i] == "of":
            i += 1
        elif not (opened and self._tokens[i - 1].text == "("):
            return last, "", None
        entity = references.get(i)
        if entity is None or entity.type is not EntityType.PLACE:
            return last, party, None
        while i < sentence.last and references.get(i) is entity:
            i += 1
        place = entity
        if i < sentence.last and self._tokens[i].text == ")":
            i += 1
        return i, party, place

    def after(self, last: int, end: int, sentence: Sentence) -> Iterator[Found]:
        """Offices in the apposition after a name (and after its bracket)."""
        i = end
        tokens, folded = self._tokens, self._folded
        if i + 2 < sentence.last and tokens[i].text == "," and tokens[i + 1].text.isdigit() and tokens[i + 2].text == ",":
            i += 2
        if i >= sentence.last or (tokens[i].text != "," and tokens[i].text not in _DASHES):
            return
        i += 1
        stop = min(sentence.last, i + REACH)
        begin = i
        flags = Found(Office("", "", unique=False), i, i)
        while i < stop:
            matched = offices.match(folded[: min(sentence.last, i + 8)], i)
            if matched and not (i > begin and tokens[i - 1].text == "-" and folded[i - 2] not in ("ex", "co")):
                after = i + matched[1]
                if after < sentence.last and (folded[after] in ("'s", "'", "-") or self._is_name(after)):
                    return
                if (
                    after < sentence.last
                    and tokens[after].pos in ("NOUN", "PROPN")
                    and tokens[after].dep != "appos"
                    and tokens[i].dep == "compound"
                    and after not in self._document.references
                ):
                    i += 1
                    continue
                found = Found(matched[0], begin, after, flags.tenure, flags.acting, flags.party, flags.body, " ".join(folded[i:after]))
                found.last = self.complement(found, sentence)
                if found.last < sentence.last and tokens[found.last].tag in ("VBD", "VBZ", "VBP", "MD"):
                    return  # "Gray, one adviser said, …"
                if found.last + 1 < sentence.last and tokens[found.last].text == "," and self._is_name(found.last + 1):
                    return  # "to support Gray, the Senate leader, Ann Lee, said": a title of the next name
                yield found
                if found.last + 1 < sentence.last and folded[found.last] == "and":
                    i = begin = found.last + 1
                    flags = Found(Office("", "", unique=False), i, i, body=None)
                    continue
                return
            if not self._told(flags, i, stop):
                return
            i += 1

    def _told(self, flags: Found, i: int, stop: int) -> bool:
        """Notes in ``flags`` what a word before an office says of it; False where the word ends the apposition."""
        token, word = self._tokens[i], self._folded[i]
        entity = self._document.references.get(i)
        if word in _FORMER:
            flags.tenure = Tenure.FORMER
        elif word in _THEN:
            flags.tenure = Tenure.PAST
        elif word in _ACTING:
            flags.acting = True
        elif word in _PARTY:
            flags.party = _PARTY[word]
        elif entity is not None:
            owner = any(self._folded[k] in ("'s", "'", "’s") for k in range(i + 1, min(i + 4, stop)))
            if entity.type is EntityType.PERSON and token.pos == "PROPN" and not owner:
                return False
            flags.body = flags.body or entity
        else:
            return (
                token.pos not in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT", "PRON", "CCONJ")
                or word in ("'s", "'", "-", "his", "her", "their", "its")
                or token.tag in ("VBN", "VBG")
            )
        return True

    def _is_name(self, i: int) -> bool:
        entity = self._document.references.get(i)
        return entity is not None and entity.type is EntityType.PERSON and self._tokens[i].pos != "PRON"

    def complement(self, found: Found, sentence: Sentence) -> int:
        """Read "of the National League" after an office; returns where it ends."""
        i = found.last
        if i >= sentence.last or self._folded[i] not in _OF:
            return i
        personal = found.office.family in _RELATIONAL
        constituency = False
        for j in range(i + 1, min(sentence.last, i + 9)):
            token = self._tokens[j]
            entity = self._document.references.get(j) if token.tag != "PRP$" else None  # "a lawyer in his Justice Department"
            if token.lower in _DISTRICTS and found.office.family in _LEGISLATORS:
                constituency = True  # "from a district anchored in Marlow, Ohio"
            if entity is not None and (entity.type is not EntityType.PERSON or personal):
                if found.body is None or found.body.type is EntityType.PLACE:
                    found.body = entity
                end = j
                while end < sentence.last and self._document.references.get(end) is entity:
                    end += 1
                return self._state(found, end, sentence)
            if token.text == "-" or (constituency and token.tag in ("VBN", "VBG")):
                continue
            if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ") or self._folded[j] in ("and", "who", "that"):
                return i
        return i

    def _state(self, found: Found, end: int, sentence: Sentence) -> int:
        """A lawmaker's town with its state behind a comma: the office is of the state."""
        after = self._document.references.get(end + 1) if end + 1 < sentence.last and self._tokens[end].text == "," else None
        if found.office.family not in _LEGISLATORS or after is None or level(after.key) != "state":
            return end
        found.body = after
        end += 2
        while end < sentence.last and self._document.references.get(end) is after:
            end += 1
        return end

    def turned(self, first: int, last: int, sentence: Sentence) -> Found | None:
        """ "the company's former chief, Ann Lee": the name in apposition to the office."""
        if first - 2 < sentence.first or self._tokens[first - 1].text not in (",", *_DASHES):
            return None
        head = next(
            (
                self._tokens[self._tokens[i].head]
                for i in range(first, last)
                if self._tokens[i].dep == "appos" and not first <= self._tokens[i].head < last
            ),
            None,
        )
        if head is None or head.i >= first or (head.text[0].isupper() and self._is_name(head.i)):
            return None
        found = self.ending(head.i + 1, sentence)
        if found is None:
            return None
        end = self.complement(found, sentence)
        if first - 1 != end and end != head.i + 1:
            return None
        self.modify(found, sentence)
        determined = (
            self._folded[found.first] in ("the", "his", "her", "their", "its")
            or found.body is not None
            or self._folded[found.first - 1] in ("the", "'s", "his", "her")
        )
        return found if determined else None
