"""Reading offices: titles before names, appositions after them, copulas and verbs of appointment."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.kinds.role.value import Role, Tenure
from reconcile.lexis import offices
from reconcile.lexis.names import fold, word_class
from reconcile.lexis.offices import Office
from reconcile.lexis.places import level
from reconcile.model import Document, Entity, EntityType, Mention, Sentence, Span, Token

_FORMER = frozenset({"former", "ex", "retired", "onetime", "one-time", "late", "ousted", "fired", "disgraced"})
_THEN = frozenset({"then"})
_ACTING = frozenset({"acting", "interim"})
_PLAIN = frozenset(
    "current longtime long-time new incoming outgoing embattled fellow federal local powerful top second first influential veteran senior now freshman progressive conservative moderate vulnerable".split()
)
_DASHES = frozenset({"—", "–", "-", "―", "--"})
_OF = frozenset({"of", "for", "at", "with", "to", "in", "from"})
_RELATIONAL = frozenset({"kin", "tie", "succession", "lawyer", "adviser"})
"""Families whose offices are of a person as often as of a body."""
_OF_PLACES = frozenset(
    {
        "governor",
        "vice governor",
        "mayor",
        "vice mayor",
        "head",
        "vice",
        "federal legislator",
        "state legislator",
        "attorney general",
        "monarch",
        "secretary",
        "ambassador",
        "minister",
        "council",
        "prosecutor",
        "sheriff",
    }
)
"""Families whose holders are told apart by the place in brackets; a whip's state is not what he is whip of."""
_BE = frozenset({"be", "become", "remain"})
_SERVE = frozenset({"serve", "work", "act", "continue"})
_LEAVE = frozenset({"resign", "retire", "quit"})
_CHOOSE = frozenset({"elect", "re-elect", "reelect", "appoint", "name", "choose", "confirm", "promote", "select"})
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
_UNREAL = frozenset({"will", "would", "could", "may", "might", "should", "can", "wo"})
REACH = 14
"""Tokens after a name in which an apposition must name its office."""


@dataclass(slots=True)
class _Found:
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


class Reader:
    """Reads all roles of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._tokens = document.tokens
        self._folded = [fold(t.text) for t in document.tokens]

    def roles(self) -> dict[int, list[Mention[Role]]]:
        """Mentions by the index of their sentence; a statement made before is not repeated."""
        out: dict[int, list[Mention[Role]]] = {}
        seen: set[tuple[object, ...]] = set()
        for sentence in self._document.sentences:
            for mention in sorted(self._sentence(sentence), key=lambda m: (m.span.start, m.span.end, m.value.office)):
                v = mention.value
                key = (v.person, v.office, v.tenure, v.acting, v.body)
                if key in seen or (not v.body and any(k[:4] == key[:4] for k in seen)):
                    continue
                seen.add(key)
                out.setdefault(sentence.index, []).append(mention)
        return _told_apart(out)

    def _sentence(self, sentence: Sentence) -> Iterator[Mention[Role]]:
        for first, last, entity in self._names(sentence):
            end, party, place = self._bracket(last, sentence)
            before = self._before(first, sentence)
            for found in before:
                if found.body is None and place is not None and found.office.family in _OF_PLACES:
                    found.body = place
                found.party = found.party or party
                yield self._mention(entity, found, min(found.first, first), max(end if (party or place) else last, last), "title")
            for found in self._after(last, end, sentence):
                yield self._mention(entity, found, first, found.last, "apposition")
            turned = self._turned(first, last, sentence)
            if turned is not None and not before:
                yield self._mention(entity, turned, min(turned.first, first), last, "apposition")
        yield from self._verbs(sentence)

    def _mention(self, entity: Entity, found: _Found, first: int, last: int, rule: str) -> Mention[Role]:
        body, shown = self._chamber(found)
        if found.body and not body:
            body, shown = found.body.key, found.body.name
            if found.body.type is EntityType.PLACE and (shown.endswith(".") or shown.isupper()) and level(body):
                shown = body.title()
        role = Role(
            entity.key, entity.name, found.office.name, found.office.family, found.office.unique, body, shown, found.tenure, found.acting, found.party,
        )  # fmt: skip
        span = Span(self._tokens[first].start, self._tokens[last - 1].end)
        return Mention(role, span, found.last - 1 if first <= found.last - 1 < last else first, rule, span, entity.name)

    def _chamber(self, found: _Found) -> tuple[str, str]:
        """The body that the title itself names: "Senate majority leader"."""
        if "white house" in found.words:
            return "white house", "White House"
        for word, key in (("senate", "senate"), ("house", "house of representatives"), ("assembly", "assembly")):
            if word in found.words.split():
                return key, key.title()
        return "", ""

    def _names(self, sentence: Sentence) -> Iterator[tuple[int, int, Entity]]:
        """Persons named in a sentence: first token, end, entity."""
        i = sentence.first
        while i < sentence.last:
            entity = self._document.references.get(i)
            if (
                entity is None
                or entity.type is not EntityType.PERSON
                or not self._tokens[i].text[0].isupper()
                or self._tokens[i].pos == "PRON"
            ):
                i += 1
                continue
            end = i + 1
            while end < sentence.last and self._document.references.get(end) is entity and self._tokens[end].pos != "PRON":
                end += 1
            yield i, end, entity
            i = end

    # -- before the name

    def _before(self, first: int, sentence: Sentence) -> list[_Found]:
        at = first
        out: list[_Found] = []
        while at > sentence.first and (self._folded[at - 1] in word_class("honorifics") or self._tokens[at - 1].text == "."):
            at -= 1
        while True:
            found = self._ending(at, sentence) or (self._of_body(at, sentence) if at == first else None)
            if found is None:
                break
            start = self._modify(found, sentence)
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
            if at - 1 > sentence.first and self._folded[at - 1] in ("and", "&") and self._ending(at - 1, sentence):
                at -= 1
                continue
            break
        if len(out) > 1:
            bodies = [f.body for f in out if f.body]
            for found in out:
                if found.body is None and len(bodies) == 1 and out[-1].body is bodies[0]:
                    found.body = bodies[0]
        return out

    def _of_body(self, at: int, sentence: Sentence) -> _Found | None:
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
        found = self._ending(i - 1, sentence)
        if found is not None:
            found.body = body
        return found

    def _ending(self, at: int, sentence: Sentence) -> _Found | None:
        """The longest office whose words end right before a token."""
        if at > sentence.first and self._tokens[at - 1].text == ".":
            at -= 1
        for width in range(min(offices.LONGEST, at - sentence.first), 0, -1):
            found = offices.match(self._folded[at - width : at], 0)
            if found and found[1] == width:
                return _Found(found[0], at - width, at, words=" ".join(self._folded[at - width : at]))
        return None

    def _modify(self, found: _Found, sentence: Sentence) -> int:
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

    # -- after the name

    def _bracket(self, last: int, sentence: Sentence) -> tuple[int, str, Entity | None]:
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

    def _after(self, last: int, end: int, sentence: Sentence) -> Iterator[_Found]:
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
        flags = _Found(Office("", "", unique=False), i, i)
        while i < stop:
            token, word = tokens[i], folded[i]
            matched = offices.match(folded[: min(sentence.last, i + 8)], i)
            if matched and not (i > begin and tokens[i - 1].text == "-" and folded[i - 2] not in ("ex", "co")):
                after = i + matched[1]
                if after < sentence.last and (folded[after] in ("'s", "'", "-") or self._is_name(after)):
                    return
                if (
                    after < sentence.last
                    and tokens[after].pos in ("NOUN", "PROPN")
                    and tokens[after].dep not in ("appos",)
                    and tokens[i].dep == "compound"
                    and after not in self._document.references
                ):
                    i += 1
                    continue
                found = _Found(matched[0], begin, after, flags.tenure, flags.acting, flags.party, flags.body, " ".join(folded[i:after]))
                found.last = self._complement(found, sentence)
                if found.last < sentence.last and tokens[found.last].tag in ("VBD", "VBZ", "VBP", "MD"):
                    return  # "Gray, one adviser said, …"
                if found.last + 1 < sentence.last and tokens[found.last].text == "," and self._is_name(found.last + 1):
                    return  # "to support Gray, the Senate leader, Ann Lee, said": a title of the next name
                yield found
                if found.last + 1 < sentence.last and folded[found.last] == "and":
                    i = begin = found.last + 1
                    flags = _Found(Office("", "", unique=False), i, i, body=None)
                    continue
                return
            entity = self._document.references.get(i)
            if word in _FORMER:
                flags.tenure = Tenure.FORMER
            elif word in _THEN:
                flags.tenure = Tenure.PAST
            elif word in _ACTING:
                flags.acting = True
            elif word in _PARTY:
                flags.party = _PARTY[word]
            elif entity is not None and entity.type is not EntityType.PERSON:
                flags.body = flags.body or entity
            elif (
                entity is not None
                and token.pos == "PROPN"
                and not (i + 1 < stop and any(folded[k] in ("'s", "'", "’s") for k in range(i + 1, min(i + 4, stop))))
            ):
                return
            elif entity is not None:
                flags.body = flags.body or entity
            elif (
                token.pos in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT", "PRON", "CCONJ")
                and word not in ("'s", "'", "-", "his", "her", "their", "its")
                and token.tag not in ("VBN", "VBG")
            ):
                return
            i += 1

    def _is_name(self, i: int) -> bool:
        entity = self._document.references.get(i)
        return entity is not None and entity.type is EntityType.PERSON and self._tokens[i].pos != "PRON"

    def _complement(self, found: _Found, sentence: Sentence) -> int:
        """Read "of the National League" after an office; returns where it ends."""
        i = found.last
        if i >= sentence.last or self._folded[i] not in _OF:
            return i
        personal = found.office.family in _RELATIONAL
        for j in range(i + 1, min(sentence.last, i + 9)):
            token = self._tokens[j]
            entity = self._document.references.get(j)
            if entity is not None and (entity.type is not EntityType.PERSON or personal):
                if found.body is None or found.body.type is EntityType.PLACE:
                    found.body = entity
                while j < sentence.last and self._document.references.get(j) is entity:
                    j += 1
                return j
            if token.pos in ("VERB", "AUX", "PUNCT", "SCONJ") or self._folded[j] in ("and", "who", "that"):
                return i
        return i

    def _turned(self, first: int, last: int, sentence: Sentence) -> _Found | None:
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
        if head is None or head.i >= first or head.text[0].isupper() and self._is_name(head.i):
            return None
        found = self._ending(head.i + 1, sentence)
        if found is None:
            return None
        end = self._complement(found, sentence)
        if first - 1 != end and end != head.i + 1:
            return None
        self._modify(found, sentence)
        determined = (
            self._folded[found.first] in ("the", "his", "her", "their", "its")
            or found.body is not None
            or self._folded[found.first - 1] in ("the", "'s", "his", "her")
        )
        return found if determined else None

    # -- verbs

    def _verbs(self, sentence: Sentence) -> Iterator[Mention[Role]]:
        for token in sentence.tokens:
            if token.dep not in ("attr", "oprd", "pobj", "dobj", "xcomp") or token.pos not in ("NOUN", "PROPN"):
                continue
            found = self._ending(token.i + 1, sentence)
            if found is None:
                continue
            person, verb = self._whose(token, found)
            if person is None or verb is None:
                continue
            entity = self._document.references.get(person.i)
            if (
                entity is None
                or entity.type is not EntityType.PERSON
                or any(self._folded[c] in _UNREAL or self._tokens[c].dep == "neg" for c in self._document.children[verb.i])
            ):
                continue
            self._modify(found, sentence)
            found.last = self._complement(found, sentence)
            if found.body is None and found.office.family in ("kin", "tie", "lawyer", "adviser"):
                continue
            first, last = min(person.i, found.first), max(person.i + 1, found.last)
            while (
                first > sentence.first and first == person.i and person.pos != "PRON" and self._document.references.get(first - 1) is entity
            ):
                first, person = first - 1, self._tokens[first - 1]
            if last - first > 40:
                continue
            yield self._mention(entity, found, first, last, "verb")

    def _whose(self, token: Token, found: _Found) -> tuple[Token | None, Token | None]:
        """The person of an office that a verb gives, and that verb."""
        head = self._tokens[token.head]
        as_ = False
        if token.dep == "pobj" and head.lower == "as":
            head, as_ = self._tokens[head.head], True
            if head.lower in ("term", "stint", "job", "position", "role", "tenure"):
                return None, None
        if head.pos not in ("VERB", "AUX"):
            return None, None
        lemma = head.lemma
        children = [self._tokens[c] for c in self._document.children[head.i]]
        subject = next((c for c in children if c.dep == "nsubj"), None)
        passive = next((c for c in children if c.dep == "nsubjpass"), None)
        target = next((c for c in children if c.dep in ("dobj", "nsubj") and c.i != token.i and c.i > head.i), None)
        if token.dep in ("attr", "oprd", "xcomp") and lemma in _BE and not as_:
            if head.lower in ("was", "were"):
                found.tenure = Tenure.PAST
            return subject, head
        if as_ and lemma in _SERVE:
            if head.tag in ("VBD", "VBN"):
                found.tenure = Tenure.PAST
            return subject, head
        if as_ and lemma in _LEAVE | {"step"}:
            found.tenure = Tenure.FORMER
            return subject, head
        if lemma in _CHOOSE and (as_ or token.dep in ("oprd", "attr", "dobj", "xcomp")):
            return passive or target, head
        return None, None


def _told_apart(found: dict[int, list[Mention[Role]]]) -> dict[int, list[Mention[Role]]]:
    """Let each role know what else the article says of the person, and who else has the office."""
    listed = [m for ms in found.values() for m in ms]
    also: dict[str, set[str]] = {}
    holders: dict[tuple[str, str], set[str]] = {}
    for m in listed:
        also.setdefault(m.value.person, set()).add(f"{m.value.office}/{m.value.tenure.value}")
        holders.setdefault((m.value.office, m.value.body), set()).add(m.value.person)
    return {
        index: [
            dataclasses.replace(
                m,
                value=dataclasses.replace(
                    m.value,
                    also=tuple(sorted(also[m.value.person])),
                    rivals=tuple(sorted(holders[m.value.office, m.value.body] - {m.value.person})),
                ),
            )
            for m in mentions
        ]
        for index, mentions in found.items()
    }
