"""The value of the kind ``quote``."""

from __future__ import annotations

from dataclasses import dataclass

from reconcile.model import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as printed inside the marks, with who says them as far as the text tells."""

    words: str
    speaker: str | None = None
    """Fullest name or description; None where the text names nobody."""
    key: str = ""
    """Not empty for a speaker with a name."""
    firm: bool = False
    """The reporting clause itself has the name of a person: no pronoun, nobody carried over from another sentence."""
    named_at: Span | None = None
    """Where this text names the speaker."""
    sure: bool = False
    """False where the speaker is only the subject of the sentence."""
    partial: bool = False
    """A few words in somebody else's sentence, or no utterance at all (a doubted word)."""
    title: bool = False
    """Capitalised words: a programme, a slogan, a show."""
