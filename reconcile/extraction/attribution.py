"""Who says it: the chain of sources of a statement, nearest last.

"The Courier reported that the county's auditor found that …" has two links. A statement inside quotation marks ends with its
speaker. A credit to a news agency at the head of the article ("PORT ELLERY (AP) —") stands first.
"""

from __future__ import annotations

import bisect
import re

from reconcile.lexis.reporting import Clause, Manner, clauses, inside, texts
from reconcile.lexis.reporting_source import Source, source_at
from reconcile.lexis.reporting_speaker import utterances
from reconcile.model import Document, Sentence, Span, Token

_AGENCIES = {
    "ap": "Associated Press", "the associated press": "Associated Press", "associated press": "Associated Press", "reuters": "Reuters", "afp": "AFP",
    "upi": "UPI", "dpa": "dpa", "bloomberg": "Bloomberg", "cns": "CNS", "pa": "PA", "press association": "PA", "aap": "AAP", "tass": "TASS", "xinhua": "Xinhua",
}  # fmt: skip
_DATELINE = re.compile(r"^[^\n]{0,60}?[(\[]\s?([A-Za-z][A-Za-z ]{1,25}?)\s?[)\]]\s{0,2}(?:-{1,2}|–|—)")
_TRANSITIVE = frozenset({"report", "announce", "confirm", "estimate", "cite", "put", "project", "predict"})
"""Verbs whose object is what they report ("reported 12 deaths"); to find 12 bodies is an act."""
_EMPTY = frozenset({"i", "we", "you", "one", "anyone", "everyone", "nobody", "it", "that", "which", "this", "who"})


def attribution(document: Document, sentence: Sentence, value: Span) -> tuple[str, ...]:
    """Names or descriptions of who is credited with the words around ``value``; empty for the article itself."""
    anchor = _token_at(sentence, value)
    memory = document.once(_memory)
    key = anchor.i if anchor is not None else -1 - sentence.index
    if key not in memory:
        memory[key] = _chain(document, sentence, anchor)
    return memory[key]


def _memory(_document: Document) -> dict[int, tuple[str, ...]]:
    """Chains by the token that stands for the value."""
    return {}


def _dateline(document: Document) -> str:
    m = _DATELINE.match(document.article.text.lstrip())
    return _AGENCIES.get(" ".join(m[1].lower().split()), "") if m else ""


def _token_at(sentence: Sentence, value: Span) -> Token | None:
    """The token in the value that is highest in the parse."""
    tokens = [t for t in sentence.tokens_in(value) if t.pos not in ("PUNCT", "SYM")]
    held = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in held or t.head == t.i), tokens[0] if tokens else None)


def _chain(document: Document, sentence: Sentence, anchor: Token | None) -> tuple[str, ...]:
    if anchor is None:
        return ()
    links: list[str] = []
    agency = document.once(_dateline)
    if agency:
        links.append(agency)
    mark = inside(document)[anchor.i]
    for clause in _governing(document, sentence, anchor):
        name = _name(document, clause.source)
        if name:
            links.append(name)
    if mark >= 0:
        utterance = utterances(document)[mark]
        name = _name(document, utterance.speaker) if utterance.sure else ""
        if name:
            # the speaker's own clause may be among the governing ones already
            links = [x for x in links if x != name]
            links.append(name)
    return tuple(dict.fromkeys(links))


def _governing(document: Document, sentence: Sentence, anchor: Token) -> list[Clause]:
    """Clauses whose content holds the anchor, outermost first."""
    here = [c for c in document.once(clauses)[sentence.index] if c.source is not None and c.manner is not Manner.NAMING]
    if not here:
        return []
    above = [anchor.i, *(t.i for t in document.ancestors(anchor.i))]
    depth = {i: n for n, i in enumerate(above)}
    found: list[tuple[int, Clause]] = []
    for clause in here:
        if clause.source is None or clause.verb == anchor.i:
            continue
        if clause.source.head in depth and depth.get(clause.verb, len(above)) > depth[clause.source.head]:
            continue  # part of the phrase that names the source; but what hangs on "Ortiz, who said …" is hers
        if clause.manner is Manner.ACCORDING:
            if _covers(document, sentence, clause, depth):
                found.append((1000, clause))
        elif clause.verb in depth and _is_content(document, clause, above[: depth[clause.verb]]):
            found.append((depth[clause.verb], clause))
        elif document.tokens[clause.verb].head in depth and _aside(document, clause):
            found.append((1500, clause))
        elif _closes(document, sentence, clause, anchor):
            found.append((2000, clause))
    found.sort(key=lambda dc: (-dc[0], dc[1].verb))
    return [c for _, c in found]


def _is_content(document: Document, clause: Clause, path: list[int]) -> bool:
    """Whether the way up from the anchor enters the verb through what is said.

    When and where something was said is known from who said it, too: two papers that date one remark heard the same speaker. To whom it was
    said is not.
    """
    last = document.tokens[path[-1]]
    if last.dep in ("ccomp", "parataxis", "oprd"):
        return True
    verb = document.tokens[clause.verb]
    if last.dep == "xcomp":
        return clause.manner is not Manner.BELIEF
    if last.dep == "dobj":
        assert clause.source is not None
        document_shows = clause.manner is Manner.FINDING and document.tokens[clause.source.head].lemma in texts()
        return document_shows or verb.lemma in _TRANSITIVE
    return clause.manner is Manner.SPEECH and last.dep in ("npadvmod", "prep") and last.lower != "to" and last.i > clause.verb


def _aside(document: Document, clause: Clause) -> bool:
    """Whether the clause hangs on the one that it credits: "…, as the Courier reported, …", "…, Ortiz said, …"."""
    verb = document.tokens[clause.verb]
    if verb.dep == "parataxis":
        return True
    return verb.dep == "advcl" and any(
        document.tokens[i].lower == "as" and document.tokens[i].dep in ("mark", "advmod") for i in document.children[verb.i]
    )


def _covers(document: Document, sentence: Sentence, clause: Clause, depth: dict[int, int]) -> bool:
    """Whether "according to" holds here: for the clause that it hangs on, or where the parse gives no clue, the whole sentence."""
    head = document.tokens[document.tokens[clause.verb].head]
    if head.i in depth or head.i == clause.verb:
        return True
    edge = document.tokens[clause.verb - 1].text if clause.verb > sentence.first else ","
    others = [c for c in document.once(clauses)[sentence.index] if c.manner is Manner.ACCORDING]
    return edge == "," and len(others) == 1


def _closes(document: Document, sentence: Sentence, clause: Clause, anchor: Token) -> bool:
    """Whether it ends a sentence that the parse did not join to what was said: "…, Ortiz said."."""
    assert clause.source is not None
    phrase = sentence.first + bisect.bisect_left([t.start for t in sentence.tokens], clause.source.span.start)
    first = min(clause.verb, phrase)
    if first <= anchor.i or first == sentence.first or document.tokens[first - 1].text not in (",", "”", '"', "’"):
        return False
    rest = document.tokens[max(clause.verb, clause.source.head) + 1 : sentence.last]
    return clause.manner is Manner.SPEECH and len(rest) <= 6 and not any(t.dep in ("ccomp", "mark") for t in rest)


def _name(document: Document, source: Source | None) -> str:
    """The fullest name or description; the author behind "a report by the county's auditor"; "" for nobody."""
    if source is None:
        return ""
    head = document.tokens[source.head]
    if source.key:
        return source.name
    if head.lower in _EMPTY or head.pos == "PRON":
        return ""
    if head.lemma in texts():
        author = _author(document, head)
        if author is not None:
            return author.name if author.key or document.tokens[author.head].pos != "PRON" else ""
    return source.name


def _author(document: Document, noun: Token) -> Source | None:
    """Who made a report or statement: behind "by" or "from", or the possessor."""
    marks = inside(document)
    for i in document.children[noun.i]:
        child = document.tokens[i]
        if child.dep in ("prep", "agent") and child.lower in ("by", "from"):
            return next(
                (source_at(document, document.tokens[j], marks) for j in document.children[i] if document.tokens[j].dep == "pobj"), None
            )
        if child.dep == "acl" and child.lower in ("released", "issued", "written", "published", "prepared", "conducted", "commissioned"):
            for j in document.children[i]:
                if document.tokens[j].dep == "agent":
                    return next(
                        (source_at(document, document.tokens[k], marks) for k in document.children[j] if document.tokens[k].dep == "pobj"),
                        None,
                    )
    for i in document.children[noun.i]:
        if document.tokens[i].dep == "poss":
            return source_at(document, document.tokens[i], marks)
    return None
