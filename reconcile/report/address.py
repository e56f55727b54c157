"""Addresses of articles for programs: file names as URIs, and which web addresses may be followed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_WEB = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20\x7f-\x9f]+", re.IGNORECASE)


def uri(article: Mapping[str, Any]) -> str:
    """The article's file as a URI: relative as it was typed, ``file:///…`` if absolute, a URN where there is no file."""
    path = article.get("path")
    if not path:
        return urn(article)
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{_quoted(path[2:].replace(chr(92), '/'))}"
    quoted = _quoted(path)
    return f"file://{quoted}" if path.startswith("/") else quoted


def urn(article: Mapping[str, Any]) -> str:
    """A name that stays the same wherever the file lies: made of the digest of its text."""
    return f"urn:sha256:{article['sha256']}" if article.get("sha256") else f"urn:reconcile:article:{_quoted(str(article.get('id')))}"


def web(article: Mapping[str, Any]) -> str | None:
    """The article's address on the web; None where it has none, or one that a page must not link (``javascript:`` …)."""
    url = article.get("url")
    return url if isinstance(url, str) and _WEB.fullmatch(url) else None


def _quoted(text: str) -> str:
    # a name that is not UTF-8 is kept byte for byte
    return quote(text.encode("utf-8", "surrogateescape" if not re.search("[\ud800-\udc7f\udd00-\udfff]", text) else "surrogatepass"))
