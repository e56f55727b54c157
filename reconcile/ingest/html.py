"""Web pages: main text, title, day and site by trafilatura (over lxml, with no network and no scripts)."""

from __future__ import annotations

import logging
import re
from typing import Final

from reconcile.ingest.day import parse_day, states
from reconcile.ingest.draft import Draft, Found, NoArticle, NotAnArticle, Unusable, is_blank, label
from reconcile.ingest.text import decode

MISSING: Final = "needs a library that is not installed: pip install 'reconcile[ingest]'"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,3}=\s{0,3}["']?([\w-]{1,40})""", re.IGNORECASE)
_OURS = re.compile(r"""<meta\s+name=["']?generator["']?\s+content=["']?reconcile\b""", re.IGNORECASE)
MOST_MARKS: Final = 6_000
MOST_LINKS: Final = 10_000
_LINK = re.compile(r"<a\s", re.IGNORECASE)
_LETTERING = re.compile(
    r"</?(?:span|b|i|em|strong|u|font|small|big|sub|sup|mark|tt|code|kbd|samp|var|s|strike|del|ins)(?:\s[^<>]{0,2000})?>", re.IGNORECASE
)
_FEWEST_WORDS: Final = 8
"""A page whose main text is shorter is a menu or a wall, no article."""


def read_html(data: bytes, declared: str | None = None) -> Found:
    """The article of a web page; ``declared`` is the encoding that the server named, which goes before the page's own word.

    Raises:
        NotAnArticle: a report that this program wrote.
        Unusable: no article on the page, or trafilatura is not installed.
    """
    if is_blank(data[:1_000_000].decode("latin-1")):
        raise Unusable("is empty")
    charset = _CHARSET.search(data[:4096])
    page = decode(data, declared or (charset[1].decode("ascii") if charset else None))
    if _OURS.search(page[:4096]):
        raise NotAnArticle("is a saved report, not an article")
    try:
        import trafilatura
    except ImportError as error:
        raise Unusable(MISSING) from error
    if not re.search(r"<html\b", page, re.IGNORECASE):
        page = f"<html><body>{page}</body></html>"  # a piece of a page; the library takes only whole ones
    page = _lean(page)
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what it could not use is said by the intake, once
    try:
        document = trafilatura.bare_extraction(
            page,
            include_comments=False,
            with_metadata=True,
            # only the dates that the page declares: a guess from any number on the page is worse than none; the far
            # last day keeps the clock out of it
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2199-12-31"},
        )
    except (RecursionError, ValueError, TypeError, AttributeError, AssertionError) as error:  # markup that breaks the parser
        raise Unusable("is a page that cannot be parsed") from error
    if document is None or isinstance(document, dict) or len((document.text or "").split()) < _FEWEST_WORDS:
        raise NoArticle("is a page without an article")
    day = parse_day(document.date or "")
    # the library reads 10/03/2017 as 10 March wherever it stands
    day = day if day and states(page, day) else None
    site = label(document.sitename)
    draft = Draft(
        text=document.text or "",
        title=label(document.title),
        source=site if site and any(c.isalpha() for c in site) else label(document.hostname),
        url=label(document.url),
        published=day,
    )
    return Found((draft,))


def _lean(page: str) -> str:
    """The page without the marks of its lettering where there are thousands of them: the library's time grows with their square.

    Raises:
        Unusable: it has more links than that can be read in seconds.
    """
    if page.count("<") < MOST_MARKS:
        return page
    if len(_LINK.findall(page)) > MOST_LINKS:
        raise Unusable(f"is a page of more than {MOST_LINKS:,} links")
    return _LETTERING.sub("", page) if len(_LETTERING.findall(page)) > MOST_MARKS else page
