"""A story to measure: its articles, what was listed for it, and where quoted words stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from reconcile import pipeline
from reconcile.errors import InputError, UsageError
from reconcile.evaluation.gold import Gold, Passage, gold_file, load_gold
from reconcile.model import Article, Span

MAX_QUOTE = 400
"""Longer evidence is no evidence: a page that holds the fact somewhere does not show it."""
_BLANK = frozenset("\u00a0\u2009\u202f\n\r\t ")

ARTICLE_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".pdf", ".docx"})
"""Files that make a folder a story rather than a folder of stories."""

Place = tuple[str, Span]
"""An article's id and a stretch of its text."""


def overlap(left: Iterable[Place], right: Sequence[Place]) -> bool:
    """Whether any place of one side shares a code point with a place of the other."""
    return any(a == b and s.overlaps(t) for a, s in left for b, t in right)


class Story:
    """Articles of one story with the gold beside them. ``folder`` names it in output."""

    def __init__(self, name: str, articles: Sequence[Article], gold: Gold) -> None:
        self.name = name
        self.articles = tuple(sorted(articles, key=lambda a: a.id))
        self.gold = gold
        self._folded = {a.id: _fold(a.text) for a in self.articles}
        self._ids = {PurePosixPath(a.path or a.id).name: a.id for a in self.articles} | {a.id: a.id for a in self.articles}
        self._known: dict[tuple[str, str], tuple[Place, ...]] = {}

    def places(self, passage: Passage) -> tuple[Place, ...]:
        """Every place where the words of a passage stand, blanks taken as equal; none if the article or the words are not there."""
        key = (passage.article, passage.quote)
        if key not in self._known:
            self._known[key] = tuple(self._search(*key))
        return self._known[key]

    def places_of(self, passages: Iterable[Passage]) -> list[Place]:
        """The places of several passages."""
        return [place for p in passages for place in self.places(p)]

    def article(self, name: str) -> str | None:
        """The id of the article that a name, path or stem means, or None."""
        last = PurePosixPath(name).name
        if name in self._ids or last in self._ids:
            return self._ids.get(name) or self._ids[last]
        alike = sorted({i for n, i in self._ids.items() if PurePosixPath(n).stem == PurePosixPath(last).stem})
        return alike[0] if len(alike) == 1 else None

    def replace(self, article: Article) -> Story:
        """The same story with one article changed."""
        return Story(self.name, [article if a.id == article.id else a for a in self.articles], self.gold)

    def _search(self, name: str, quote: str) -> Iterable[Place]:
        article = self.article(name)
        wanted = _fold(quote)[0].strip()
        if article is None or not wanted or len(wanted) > MAX_QUOTE:
            return
        text, at = self._folded[article]
        for m in re.finditer(re.escape(wanted), text):
            yield article, Span(at[m.start()], at[m.end() - 1] + 1)


def _fold(text: str) -> tuple[str, list[int]]:
    """The text with every run of blanks as one, and the offset in the original of each of its code points."""
    out: list[str] = []
    at: list[int] = []
    blank = False
    for i, c in enumerate(text):
        again, blank = blank, c in _BLANK
        if blank and again:
            continue
        out.append(" " if blank else c)
        at.append(i)
    return "".join(out), at


def load_stories(root: Path) -> list[Story]:
    """Stories of a folder: the folder itself if it has a gold file, else its direct subfolders that have one, by name.

    Raises:
        InputError: no gold file, a gold file or article that cannot be read, or evidence that is not in its article.
    """
    if not root.is_dir():
        raise InputError(f"{root}: no such folder; name a folder of articles with gold.json, or a folder of such folders")
    own = gold_file(root)
    folders = [root] if own else sorted(p for p in root.iterdir() if p.is_dir() and gold_file(p))
    if not folders:
        raise InputError(f"{root}: no gold.json or expected.json in it or in its subfolders")
    return [load_story(folder) for folder in folders]


def stories_of(paths: Sequence[str]) -> list[Story]:
    """Stories with or without gold.

    Folders with gold are read as by ``load_stories``; without gold, a folder of articles is a story, and so is each folder in a
    folder that has no articles of its own. Files that are named are one story together.

    Raises:
        InputError: nothing readable, or a story of one article.
    """
    out: list[Story] = []
    loose = [p for p in paths if not Path(p).is_dir()]
    for folder in (Path(p) for p in paths if Path(p).is_dir()):
        inside = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
        folders = [p for p in inside if p.is_dir()]
        if gold_file(folder) or any(gold_file(p) for p in folders):
            out += load_stories(folder)
        else:
            wanted = folders if folders and not any(p.is_file() and p.suffix.lower() in ARTICLE_SUFFIXES for p in inside) else [folder]
            out += [Story(p.resolve().name, pipeline.read([str(p)]).articles, Gold(())) for p in wanted]
    if loose:
        out.append(Story("articles", pipeline.read(loose).articles, Gold(())))
    alone = next((s.name for s in out if len(s.articles) < 2), None)
    if alone is not None:
        raise InputError(f"{alone}: one article agrees with nobody; name two or more articles on one story")
    return out


def chosen(stories: Sequence[Story], names: Sequence[str]) -> list[Story]:
    """The stories of these names (all, without names); the beginning of a name will do where it is that of one story.

    Raises:
        UsageError: a name of no story, or the beginning of several.
    """
    wanted = set()
    for name in names:
        hits = [s.name for s in stories if s.name == name] or [s.name for s in stories if s.name.startswith(name)]
        if len(hits) != 1:
            known = ", ".join(hits or [s.name for s in stories])
            raise UsageError(f"--story {name}: {'several stories begin so' if hits else 'no such story'}: {known}")
        wanted.add(hits[0])
    return [s for s in stories if not names or s.name in wanted]


def load_story(folder: Path) -> Story:
    """One story with its gold.

    Raises:
        InputError: as ``load_stories``.
    """
    path = gold_file(folder)
    if path is None:
        raise InputError(f"{folder}: no gold.json or expected.json")
    gold = load_gold(path)
    story = Story(folder.resolve().name, read_articles(folder), gold)
    for name, passages in [(f.id, f.evidence) for f in gold.findings] + [(t.id, t.pair) for t in gold.traps]:
        for p in passages:
            if not story.places(p):
                raise InputError(f"{path}: {name}: these words are not in {p.article}: {p.quote[:80]!r}")
    return story


def read_articles(folder: Path) -> tuple[Article, ...]:
    """The articles of a folder, by id.

    Raises:
        InputError: no article in it, or one that cannot be read.
    """
    return pipeline.read([str(folder)]).articles
