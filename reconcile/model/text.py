"""Articles and what language analysis finds in them: the nouns of text.

All offsets are code points into ``Article.text``, half open.
"""

from __future__ import annotations

import bisect
import datetime as dt
import enum
import hashlib
import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of code points of an article's text."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Only ``id`` and ``text`` are required.

    ``text`` is the body exactly as the file has it where the file is plain text; ``line_offset``
    is then the number of lines of the file before it, ``offset`` the number of its code points, and
    ``plain`` is true, so that an offset can be turned into a line and a column of the file.
    ``file_sha256`` is the digest of the file's bytes where the article is a whole file.
    """

    id: str
    text: str
    published: dt.date | None = None
    source: str | None = None
    title: str | None = None
    url: str | None = None
    path: str | None = None
    line_offset: int = 0
    plain: bool = True
    warnings: tuple[str, ...] = ()
    offset: int = 0
    file_sha256: str | None = None
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @property
    def sha256(self) -> str:
        """Digest of the text, as hexadecimal digits."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def position(self, offset: int) -> tuple[int, int] | None:
        """Line and column (1-based) of an offset in the file; None where the file is not plain text."""
        if not self.plain:
            return None
        if not self._line_starts:
            self._line_starts.append(0)
            self._line_starts.extend(i + 1 for i, c in enumerate(self.text) if c == "\n")
        line = bisect.bisect_right(self._line_starts, offset) - 1
        return line + 1 + self.line_offset, offset - self._line_starts[line] + 1


class EntityType(enum.StrEnum):
    """Sorts of named entity that the gate keeps apart."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    WORK = "work"
    """A named law, bill, programme, event or work."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something with a name, once for an article.

    ``key`` is equal for the same entity in different articles as far as the name tells
    (folded fullest name); ``name`` is the fullest name in this article.
    """

    key: str
    name: str
    type: EntityType


@dataclass(frozen=True, slots=True)
class Token:
    """One token. ``i`` and ``head`` are indices into ``Document.tokens`` (the root heads itself)."""

    i: int
    text: str
    start: int
    end: int
    lower: str
    lemma: str
    """Lower-case base form from our own look-up (the small model's lemmas cannot be trusted)."""
    pos: str
    """Universal part of speech."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Dependency label (ClearNLP, as spaCy's English models have it)."""
    head: int
    ent: str
    """Entity label of the model (``PERSON``, ``GPE`` …) or the empty string."""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


_end = operator.attrgetter("end")


class Zone(enum.StrEnum):
    """What part of the page a paragraph is; only ``BODY`` and ``CAPTION`` are evidence."""

    BODY = "body"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence; its tokens are ``document.tokens[first:last]``."""

    document: Document = field(repr=False, compare=False)
    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    zone: Zone

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def text(self) -> str:
        return self.document.article.text[self.start : self.end]

    @property
    def tokens(self) -> list[Token]:
        return self.document.tokens[self.first : self.last]

    def tokens_in(self, span: Span) -> list[Token]:
        """Tokens of this sentence that overlap a span."""
        tokens = self.document.tokens
        i = bisect.bisect_right(tokens, span.start, self.first, self.last, key=_end)
        found = []
        while i < self.last and tokens[i].start < span.end:
            found.append(tokens[i])
            i += 1
        return found


@dataclass(slots=True)
class Document:
    """An analysed article: tokens, sentences, entities and who is meant by which token.

    ``references[i]`` is the entity that token ``i`` names or stands for (pronouns, "the governor",
    a last name), where that could be resolved.
    """

    article: Article
    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    """Indices of the direct dependents of each token, in order."""
    entities: tuple[Entity, ...] = ()
    references: Mapping[int, Entity] = field(default_factory=dict)
    _derived: dict[Callable[[Document], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, derive: Callable[[Document], T]) -> T:
        """``derive(self)``, worked out at the first call and kept as long as the document."""
        try:
            # nearly always there, and asked for thousands of times an article
            found: T = self._derived[derive]
        except KeyError:
            found = self._derived.setdefault(derive, derive(self))
        return found

    def let_go(self) -> None:
        """Forget everything but the article: a document and its sentences refer to one another, and without that circle all is freed at once."""
        for held in (self.tokens, self.sentences, self.children, self._derived):
            held.clear()
        self.entities, self.references = (), {}

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds token ``token``."""
        return self.sentences[bisect.bisect_right(self.sentences, token, key=lambda s: s.first) - 1]

    def subtree(self, token: int) -> list[Token]:
        """The token and all that depends on it, in text order."""
        children, tokens = self.children, self.tokens
        if not children[token]:
            return [tokens[token]]
        out: list[int] = []
        stack = [token]
        while stack:
            i = stack.pop()
            out.append(i)
            stack += children[i]
        out.sort()
        return [tokens[i] for i in out]

    def ancestors(self, token: int) -> Iterator[Token]:
        """The chain of heads above the token with index ``token``, nearest first."""
        i = token
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield self.tokens[i]

    def text(self, span: Span) -> str:
        return self.article.text[span.start : span.end]
