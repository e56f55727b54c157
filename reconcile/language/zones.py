"""What part of the page a paragraph is: evidence, a picture's caption, or the site talking about itself."""

from __future__ import annotations

import re

from reconcile.model import Zone

_BOILERPLATE = re.compile(
    r"""^\W*(?:
      you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy)|more\s+(?:on\s+this|from|stories|news|like\s+this)|read\s+(?:more|next|also|the\s+full)|
      related(?:\s+(?:articles?|stories|coverage|topics|content|links?))?\s*:?\W*$|share\s+(?:this|on)|tags?\s*:|follow\s+(?:us|\S+\s+on)|sign\s+up|subscribe|
      click\s+(?:here|to)|advertisement|sponsored|newsletter|copyright|©|\(c\)\s|all\s+rights\s+reserved|comments?\s*\(?\d*\)?\W*$|
      skip\s+to|continue\s+reading|story\s+continues|watch\s*:|video\s*:|photos?\s*:|loading|most\s+(?:read|popular|viewed)|trending|
      download\s+(?:the|our)|get\s+(?:the|our)\s+(?:latest|newsletter|app)|join\s+(?:the|our)\s+(?:conversation|newsletter)|
      this\s+(?:article|story|material)\s+(?:was\s+(?:originally|first)\s+published|may\s+not\s+be\s+published|has\s+been\s+updated)|
      (?:send|email)\s+(?:us\s+)?(?:a\s+)?(?:tips?|feedback|corrections?)\b|view\s+(?:comments|gallery|this\s+document)|back\s+to\s+top|embed\b|
      have\s+a\s+(?:tip|story)\b|do\s+you\s+have\s+(?:a\s+story|information)|want\s+more\b.*\b(?:updates|newsletter)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CAPTION = re.compile(
    r"^\W*(?:image\s+(?:copyright|caption)|photo(?:graph)?\s+(?:by|credit|courtesy)|photo\s*:|image\s*:|picture\s*:|credit\s*:|getty\s+images|media\s+caption|file\s+photo)"
    r"|\((?:photo|image|ap\s+photo|reuters\s*/|getty\s+images)[^)]*\)\s*$|(?:/|\bvia\s+)(?:getty|flickr|reuters|ap\s+photo)[^.]{0,40}$",
    re.IGNORECASE,
)


_LABEL = re.compile(r"(?:(?:image|media)\s+copyright\s(?:[^\s.]+\s){1,8}?)?(?:image|media)\s+caption\s", re.IGNORECASE)


def after_label(text: str, start: int, end: int) -> int:
    """Where a paragraph begins to speak: behind "Image copyright Selwick News Image caption", as pages of broadcasters have it."""
    label = _LABEL.match(text, start, end)
    return label.end() if label else start


def zone(paragraph: str) -> Zone:
    """The zone of one paragraph, from its own words alone.

    Long paragraphs are always body: a wrong guess there would lose facts, a missed short label costs little.
    """
    text = paragraph.strip()
    if not any(c.isalpha() for c in text):
        return Zone.BOILERPLATE
    if len(text) > 220:
        return Zone.BODY
    if _BOILERPLATE.match(text):
        return Zone.BOILERPLATE
    if _CAPTION.search(text):
        return Zone.CAPTION
    return Zone.BODY
