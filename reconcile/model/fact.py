"""Facts: a value, what it is a value of, who says it, and where it stands."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from reconcile.model.text import Span
from reconcile.model.time import Interval

V = TypeVar("V")


class Modality(enum.StrEnum):
    """How real the text makes it."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    """will, plans to, is expected to"""
    POSSIBLE = "possible"
    """may, might, could, would"""
    ALLEGED = "alleged"
    """allegedly, is accused of, is believed to"""


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """What a kind's ``find`` yields: a value in the text, before it is known what it is of.

    ``span`` is the value as written, with its hedge and unit ("nearly 70 percent"). ``anchor`` is
    the index (in ``Document.tokens``) of the token that stands for it in the parse; ``evidence`` is
    the clause that carries the fact where the kind knows better than the general rule; ``subject``
    likewise overrides the general rule for what the value is of.
    """

    value: V
    span: Span
    anchor: int
    rule: str
    evidence: Span | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What a value is said of; this is what the same-fact gate compares.

    ``terms`` are the content lemmas of the clause around the value (without the value itself, with
    pronouns replaced by the words of their referents); ``context`` those of the rest of the sentence.
    ``names`` are ``Entity.key`` of the named entities in the clause, ``names_near`` in the rest.
    """

    subject: str = ""
    head: str = ""
    """Lemma of the noun that has the value or is counted ("people"), or empty."""
    predicate: str = ""
    """Lemma of the governing verb ("deport"), or empty."""
    agent: str = ""
    """Lemma or entity key of the grammatical subject of that verb, or empty."""
    object: str = ""
    """Lemma or entity key of its direct object (or passive subject), or empty."""
    terms: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    names_near: frozenset[str] = frozenset()
    when: Interval | None = None
    negated: bool = False
    modality: Modality = Modality.ASSERTED
    attribution: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(Generic[V]):
    """One value of one kind at one place of one article.

    ``span`` is the value as written; ``evidence`` the shortest clause that carries it; ``quote``
    the text of ``evidence``. ``label`` and ``normalized`` are the kind's own rendering of the value.
    """

    kind: str
    article: str
    value: V
    span: Span
    evidence: Span
    sentence: Span
    text: str
    """``article.text[span]``"""
    quote: str
    """``article.text[evidence]``"""
    sentence_text: str
    label: str
    normalized: Mapping[str, Any]
    frame: Frame
    rule: str
    paragraph: int = 0
    sentence_index: int = 0
    as_of: dt.date | None = None
    id: str = field(default="")

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", fact_id(self.kind, self.article, self.span, self.text, self.label))

    def to_dict(self) -> dict[str, Any]:
        """The fact as JSON, the form that ``reconcile extract`` prints."""
        return {
            "id": self.id,
            "article": self.article,
            "kind": self.kind,
            "start": self.span.start,
            "end": self.span.end,
            "quote": self.text,
            "value": self.label,
            "normalized": dict(self.normalized),
            "subject": self.frame.subject,
            "attribution": list(self.frame.attribution),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "rule": self.rule,
        }


def fact_id(kind: str, article: str, span: Span, text: str, label: str) -> str:
    """The id that a fact has where none is given: a digest of what it is and where it stands."""
    content = f"{kind}\0{article}\0{span.start}\0{span.end}\0{text}\0{label}"
    return "f-" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]
