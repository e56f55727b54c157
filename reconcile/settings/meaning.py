"""What the types of a configuration cannot say: names that must exist, patterns that must be quick, words that must not collide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reconcile.lexis.ladders import stage_names
from reconcile.lexis.names import fold, person_words
from reconcile.lexis.patterns import problem
from reconcile.lexis.similarity import nearest
from reconcile.model import Relation
from reconcile.model.settings import CHOICES, Lexicon, Settings
from reconcile.settings.lines import Path
from reconcile.settings.shape import Reader, keys

Choices = Mapping[str, Sequence[str]]
"""What a value may be, for keys whose choices are known elsewhere: ``formats``, ``kinds``."""
MAX_GLOB = 200


def check(settings: Settings, reader: Reader, choices: Choices) -> None:
    """Tell the reader everything that is wrong."""
    _simple(settings, reader, choices)
    _severities(settings, reader, choices)
    _sources(settings, reader)
    for name in ("sections", "paragraphs"):
        for n, pattern in enumerate(getattr(settings.ignore, name)):
            if why := problem(pattern):
                reader.wrong(("ignore", name, n), f"{name}: the pattern {pattern[:60]!r} {why}")
    _names(settings.lexicon, reader)
    _persons(settings.lexicon, reader)
    _stages(settings.lexicon, reader)
    _synonyms(settings.lexicon, reader)


def allowed(known: Mapping[str, Any], choices: Choices) -> Sequence[str]:
    """What a key's value may be; empty where anything may."""
    given = known.get(CHOICES, ())
    return choices.get(given, ()) if isinstance(given, str) else given


def one_of(value: str, options: Sequence[str]) -> str:
    """What is wrong with a value that must be one of several; empty where nothing is."""
    if not options or value in options:
        return ""
    near = nearest(value, options)
    return f'"{value}" is not known; ' + (f'did you mean "{near}"?' if near else f"it can be {', '.join(options)}")


def _simple(settings: Settings, reader: Reader, choices: Choices) -> None:
    for name, key in keys(Settings).items():
        options = allowed(key.known, choices)
        if key.table is not None or name == "severity" or not options:
            continue
        value = getattr(settings, key.field.name)
        for n, one in enumerate(value if key.several else (value,)):
            if why := one_of(one, options):
                reader.wrong((name, n) if key.several else (name,), f"{name}: {why}")


def _severities(settings: Settings, reader: Reader, choices: Choices) -> None:
    relations = [r.value for r in Relation if r.differs]
    kinds = choices.get("kinds", ())
    options = allowed(keys(Settings)["severity"].known, choices)
    for name, value in settings.severity:
        path: Path = ("severity", name)
        kind, plus, relation = name.partition("+")
        wrong = (one_of(kind, kinds) or one_of(relation, relations)) if plus else one_of(name, [*relations, *kinds] if kinds else ())
        if wrong:
            reader.wrong(path, f"severity: {wrong}")
        if why := one_of(value, options):
            reader.wrong(path, f"severity.{name}: {why}")


def _sources(settings: Settings, reader: Reader) -> None:
    for n, source in enumerate(settings.source):
        path: Path = ("source", n)
        if not source.files and source.name is None:
            reader.wrong(path, f"source[{n + 1}]: for which articles? write files or name")
        elif not (source.day or source.carries or source.owner or (source.files and source.name)):
            reader.wrong(path, f"source[{n + 1}]: says nothing; write a name with its files, a day, carries or owner")
        for m, pattern in enumerate(source.files):
            if len(pattern) > MAX_GLOB:
                reader.wrong((*path, "files", m), f"files: a pattern is longer than {MAX_GLOB} characters")


def _names(lexicon: Lexicon, reader: Reader) -> None:
    seen: dict[str, str] = {}
    for sort in ("body", "bill", "programme"):
        for n, entry in enumerate(getattr(lexicon, sort)):
            forms: list[tuple[Path, str]] = [(("lexicon", sort, n, "name"), entry.name)]
            forms += [(("lexicon", sort, n, "aliases", m), alias) for m, alias in enumerate(entry.aliases)]
            for path, form in forms:
                plain = fold(form).removeprefix("the ")
                if len(plain) < 2 or (" " not in plain and form.removeprefix("the ").islower()):
                    reader.wrong(
                        path, f'"{form}" is a common word, which would be taken for {entry.name} everywhere; write a name or initials'
                    )
                elif plain in seen:
                    reader.wrong(path, f'"{form}" already names {seen[plain]}')
                seen.setdefault(plain, entry.name)


def _persons(lexicon: Lexicon, reader: Reader) -> None:
    seen: dict[str, str] = {}
    for n, person in enumerate(lexicon.person):
        forms: list[tuple[Path, str]] = [(("lexicon", "person", n, "name"), person.name)]
        forms += [(("lexicon", "person", n, "spellings", m), form) for m, form in enumerate(person.spellings)]
        for path, form in forms:
            key = _full_name(form, path, reader)
            if key in seen and seen[key] != person.name:
                reader.wrong(path, f'"{form}" is already a spelling of {seen[key]}')
            seen.setdefault(key, person.name)
    for n, group in enumerate(lexicon.distinct):
        path = ("lexicon", "distinct", n)
        if len(group) < 2:
            reader.wrong(path, "distinct: a list of two or more names is expected")
        whose = [seen.get(_full_name(name, (*path, m), reader), name) for m, name in enumerate(group)]
        if len(set(whose)) < len(whose):
            reader.wrong(path, f"distinct: {', '.join(group)}: two of them are one person's name")


def _full_name(name: str, path: Path, reader: Reader) -> str:
    words = person_words(name)
    if len(words) < 2:
        reader.wrong(path, f'"{name}": a first and a last name are expected')
    return " ".join(words)


def _stages(lexicon: Lexicon, reader: Reader) -> None:
    known = {ladder: list(names) for ladder, names in stage_names().items()}
    for n, stage in enumerate(lexicon.stage):
        path: Path = ("lexicon", "stage", n)
        if stage.ladder not in known:
            reader.wrong((*path, "ladder"), f"ladder: {one_of(stage.ladder, list(known))}")
            continue
        there = known[stage.ladder]
        if stage.name in there:
            if stage.after is not None:
                reader.wrong(
                    (*path, "after"), f'after: the ladder has "{stage.name}" already, in its place; leave after out to add words to it'
                )
        elif stage.after is None:
            reader.wrong(path, f'lexicon.stage[{n + 1}]: after is missing; "{stage.name}" comes after one of {", ".join(there)}')
        elif stage.after not in there:
            reader.wrong((*path, "after"), f"after: {one_of(stage.after, there)}")
        there.append(stage.name)
        if not (stage.acts or stage.moves or stage.nouns or stage.adjectives):
            reader.wrong(path, f"lexicon.stage[{n + 1}]: no words tell it; write acts, moves, nouns or adjectives")
        for role in ("acts", "moves", "nouns", "adjectives"):
            _words(getattr(stage, role), (*path, role), reader)


def _synonyms(lexicon: Lexicon, reader: Reader) -> None:
    seen: set[str] = set()
    for n, group in enumerate(lexicon.synonyms):
        path: Path = ("lexicon", "synonyms", n)
        if len(group) < 2:
            reader.wrong(path, "synonyms: a list of two or more nouns is expected")
        _words(group, path, reader)
        for word in group:
            if word in seen:
                reader.wrong(path, f'synonyms: "{word}" stands twice')
            seen.add(word)


def _words(listed: Iterable[str], path: Path, reader: Reader) -> None:
    for n, word in enumerate(listed):
        if word != word.lower() or " " in word:
            reader.wrong((*path, n), f'"{word}": one word in lower case is expected')
