"""The value of the kind ``name``: a name as one article writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which an article writes a name, with what tells whether another article means the same.

    ``near`` are other forms in the same article that are spelled nearly alike (so that the article knows both);
    ``around`` the words that stand next to the name anywhere in the article; ``titles`` what the article calls the person.
    """

    form: str
    """As written."""
    words: tuple[str, ...]
    """Folded, without honorifics, initials and suffixes (persons), "the" and "Inc." (bodies)."""
    sort: str
    """``person``, ``organization``, ``place``, ``work``, ``other``, or ``number`` (a telephone number, a flight, a bill, a web address)."""
    near: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    alone: bool = False
    """A single word that the article never gives more fully."""
    marks: tuple[str, ...] = ()
    """What tells persons of one last name apart or together: titles ("mayor") and ages ("34")."""
    namesakes: tuple[str, ...] = ()
    """Keys of other persons of the article with the same last name; for numbers the other numbers of the same sort."""

    @property
    def key(self) -> str:
        return " ".join(self.words)

    @property
    def joined(self) -> str:
        return "".join(self.words)
