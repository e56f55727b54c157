"""Text of others in a page: characters that hide or turn text are shown as what they are, and links lead only to the web.

Markup is escaped by the template's autoescape; this module is about what escaping leaves: control characters, invisible ones,
and overrides of the writing direction, with which a text can look different from what it says.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from markupsafe import Markup

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_JOINERS = "\u200c\u200d"
_LONGEST_LINK = 2000


def visible(text: str) -> str:
    """The text with each hidden character as its number in brackets, ``⟦U+202E⟧``.

    Joiners stay where a script or an emoji needs them; a carriage return is white space.
    """
    return _HIDDEN.sub(_named, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Visible text with every run of blanks and line ends as one blank."""
    return " ".join(visible(text).split())


def _named(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    if match[0] in _JOINERS and at and _joins(text[at - 1]):
        return match[0]
    return f"⟦U+{ord(match[0]):04X}⟧"


def _joins(character: str) -> bool:
    """Whether a joiner after this character does something: the scripts from Arabic on, and pictures."""
    return "\u0600" <= character < "\u2000" or character >= "\u2190"


def finalize(value: object) -> object:
    """What every expression of a template passes through, so that no text of an article can be forgotten."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web, else None: ``javascript:`` and its kin are no links."""
    if not url or len(url) > _LONGEST_LINK or _HIDDEN.search(url) or any(c.isspace() for c in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
