"""What articles are called in headlines: by their publication, and by more where one publication has several."""

from __future__ import annotations

import collections
from collections.abc import Sequence
from pathlib import PurePosixPath

from reconcile.model.text import Article


def article_names(articles: Sequence[Article]) -> dict[str, str]:
    """Name of each article by its id: the source or the file's name, with the day or else the file where two would be called the same."""
    plain = {a.id: a.source or PurePosixPath(a.id).stem for a in articles}
    shared = collections.Counter(plain.values())
    dated = {a.id: f"{plain[a.id]} ({a.published.isoformat()})" if a.published else "" for a in articles}
    days = collections.Counter(dated.values())
    files = _shortest_names([a.id for a in articles])
    return {
        a.id: plain[a.id]
        if shared[plain[a.id]] == 1
        else dated[a.id]
        if dated[a.id] and days[dated[a.id]] == 1
        else f"{plain[a.id]} ({files[a.id]})"
        for a in articles
    }


def _shortest_names(ids: Sequence[str]) -> dict[str, str]:
    """The file's name without its ending where that is one article, else with it (and the number of a record), else the whole id."""
    forms = {i: (PurePosixPath(i).stem, PurePosixPath(i).name, i) for i in ids}
    counts = [collections.Counter(forms[i][n] for i in ids) for n in range(3)]
    return {i: next((form for n, form in enumerate(forms[i]) if counts[n][form] == 1), i) for i in ids}
