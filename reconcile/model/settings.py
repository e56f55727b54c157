"""What a newsroom can set: the keys of ``reconcile.toml`` as frozen values, each documented where it is declared.

The loader, the JSON Schema, ``reconcile config show`` and the reference table are all made of these classes. A field's name is the key's, with
dashes for underscores. Nothing here reads a file; ``reconcile.settings`` does.
"""

from __future__ import annotations

import datetime as dt
import fnmatch
import os
from dataclasses import MISSING, dataclass, field
from typing import Any, TypeVar

from reconcile.model.text import EntityType

T = TypeVar("T")
SEVERITIES = ("error", "warning", "note")
BARS = ("conflict", "discrepancy", "never")
FLAG, CHOICES, MEANS, EXAMPLE, UNSET, SINGLE, TABLE = "flag", "choices", "means", "example", "unset", "single", "table"
"""Names of what is known of a field: its flag on the command line, what it may be, what it means, how it is written, what holds where it
is not set, whether one text may stand for a list of one, and whether it is a table whose keys are free."""


def _key(means: str, example: str, default: Any = MISSING, **known: Any) -> Any:
    """A field with what is known of it."""
    return field(metadata={MEANS: means, EXAMPLE: example, **known}, **({} if default is MISSING else {"default": default}))


@dataclass(frozen=True, slots=True)
class Source:
    """One table ``[[source]]``: what is known of the articles that it fits."""

    files: tuple[str, ...] = _key(
        "Files that the table is for: names or patterns with `*`, `?` and `[…]`. One with a slash is compared with the path from the folder of the "
        "configuration file, one without with the file's name. Without `files` the table is for the articles whose publication is `name`.",
        'files = ["echo-*.txt", "wire/*"]', (), **{SINGLE: True},
    )  # fmt: skip
    name: str | None = _key("The publication, as readers call it.", 'name = "The Echo"', None, **{UNSET: "what the file says"})
    day: dt.date | None = _key("Day of publication.", "day = 2024-03-02", None, **{UNSET: "what the file says"})
    carries: tuple[str, ...] = _key(
        "Agencies whose copy these articles print. With the agency itself, with others that carry it and with whoever credits it they are one origin.",
        'carries = ["Harbor Wire"]', (), **{SINGLE: True},
    )  # fmt: skip
    owner: str | None = _key(
        "Who owns the publication. Publications of one owner are one origin.",
        'owner = "Tidewater Media"',
        None,
        **{UNSET: "nobody in common"},
    )


@dataclass(frozen=True, slots=True)
class Ignore:
    """The table ``[ignore]``: text of articles that is no evidence."""

    sections: tuple[str, ...] = _key(
        "Headings of sections that are no evidence, from the heading to the next one (patterns).",
        'sections = ["About the author", "Corrections*"]', (),
    )  # fmt: skip
    paragraphs: tuple[str, ...] = _key(
        "Paragraphs that are no evidence (patterns).", 'paragraphs = ["Sign up for *", "regex:Photo: .{1,60}$"]', ()
    )

    def __bool__(self) -> bool:
        return bool(self.sections or self.paragraphs)


@dataclass(frozen=True, slots=True)
class Body:
    """One table ``[[lexicon.body]]``: a board, agency, party or firm of your own."""

    name: str = _key("The body's full name.", 'name = "Harbor Oversight Board"')
    aliases: tuple[str, ...] = _key("Its initials and short names.", 'aliases = ["HOB", "Oversight Board"]', ())


@dataclass(frozen=True, slots=True)
class Bill:
    """One table ``[[lexicon.bill]]``: a bill, law, ordinance or measure, which can be introduced, passed and signed."""

    name: str = _key("The bill's full name.", 'name = "Clean Harbors Act"')
    aliases: tuple[str, ...] = _key("Its number and short names.", 'aliases = ["S.B. 12", "harbor bill"]', ())


@dataclass(frozen=True, slots=True)
class Programme:
    """One table ``[[lexicon.programme]]``: a programme, project or campaign."""

    name: str = _key("The programme's full name.", 'name = "Secure Docks"')
    aliases: tuple[str, ...] = _key("Other names of it.", 'aliases = ["the docks programme"]', ())


@dataclass(frozen=True, slots=True)
class Person:
    """One table ``[[lexicon.person]]``: somebody whose name is rightly written in several ways."""

    name: str = _key("The name in full.", 'name = "Katharine Doyle"')
    spellings: tuple[str, ...] = _key("Other ways of writing it, which are then no finding.", 'spellings = ["Katherine Doyle"]', ())


@dataclass(frozen=True, slots=True)
class Stage:
    """One table ``[[lexicon.stage]]``: a stage added to a ladder, or more words for one that is there."""

    ladder: str = _key(
        "The ladder: `bill`, `case`, `nomination` … (`reconcile config ladders` lists them with their stages).", 'ladder = "bill"'
    )
    name: str = _key("The stage, as findings call it. A name that the ladder has gets more words.", 'name = "enrolled"')
    after: str | None = _key(
        "For a new stage: the stage after which it comes.", 'after = "passed"', None, **{UNSET: "none: the stage exists"}
    )
    ends: bool = _key(
        "Whether it ends when a later stage begins, as `pending` does; an act such as `passed` stays true.", "ends = false", default=False
    )
    acts: tuple[str, ...] = _key(
        "Verbs, in their base form, whose object reaches the stage: “the clerk enrolled the bill”.", 'acts = ["enroll"]', ()
    )
    moves: tuple[str, ...] = _key(
        "Verbs whose subject reaches it: “the bill lapsed”. What follows is joined by `_`: `take_effect`.", 'moves = ["lapse"]', ()
    )
    nouns: tuple[str, ...] = _key("Nouns of the act: “enrollment of the bill”.", 'nouns = ["enrollment"]', ())
    adjectives: tuple[str, ...] = _key("Adjectives and participles: “the enrolled bill”.", 'adjectives = ["enrolled"]', ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table ``[lexicon]``: words of the newsroom."""

    body: tuple[Body, ...] = _key(
        "Your boards and bodies, with their short names.", '[[lexicon.body]]\nname = "Harbor Oversight Board"', ()
    )
    bill: tuple[Bill, ...] = _key("Your bills and laws.", '[[lexicon.bill]]\nname = "Clean Harbors Act"', ())
    programme: tuple[Programme, ...] = _key("Your programmes.", '[[lexicon.programme]]\nname = "Secure Docks"', ())
    person: tuple[Person, ...] = _key("Persons whose names have two spellings.", '[[lexicon.person]]\nname = "Katharine Doyle"', ())
    stage: tuple[Stage, ...] = _key(
        "Stages added to a ladder.", '[[lexicon.stage]]\nladder = "bill"\nname = "enrolled"\nafter = "passed"\nacts = ["enroll"]', ()
    )
    synonyms: tuple[tuple[str, ...], ...] = _key("Nouns for one thing, a list each.", 'synonyms = [["millage", "levy"]]', ())
    distinct: tuple[tuple[str, ...], ...] = _key(
        "Names, nearly alike, that are different people.", 'distinct = [["John Marsh", "Jon Marsh"]]', ()
    )

    def __bool__(self) -> bool:
        return self != _NO_WORDS


_NO_WORDS = Lexicon()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a configuration file, the environment and flags can set. The default changes nothing."""

    fail_on: str = _key(
        "Findings that make the exit status 1: `conflict`, `discrepancy` or `never`.", 'fail-on = "conflict"', "never",
        **{FLAG: "--fail-on", CHOICES: BARS},
    )  # fmt: skip
    min_severity: str = _key(
        "Only findings at least this severe are shown: `error`, `warning` or `note`.", 'min-severity = "warning"', "note",
        **{FLAG: "--min-severity", CHOICES: SEVERITIES},
    )  # fmt: skip
    format: str = _key("Form of a report.", 'format = "markdown"', "text", **{FLAG: "--format", CHOICES: "formats"})
    kinds: tuple[str, ...] = _key(
        "Only findings of these kinds are shown (see `reconcile kinds`).", 'kinds = ["vote", "money"]', (),
        **{FLAG: "--kind", CHOICES: "kinds", UNSET: "every kind"},
    )  # fmt: skip
    single_source: bool = _key(
        "List the facts that only one origin states, too.", "single-source = true", default=False, **{FLAG: "--single-source"}
    )
    model: str | None = _key(
        "Another installed spaCy pipeline.", 'model = "en_core_web_md"', None, **{FLAG: "--model", UNSET: "the small English model"}
    )
    decisions: str | None = _key(
        "Log of decisions, from the folder of the configuration file.", 'decisions = "desk/reconcile.decisions.jsonl"', None,
        **{FLAG: "--decisions", UNSET: "reconcile.decisions.jsonl in the working folder if it is there"},
    )  # fmt: skip
    baseline: str | None = _key(
        "File of findings that are known and do not count, from the folder of the configuration file.", 'baseline = "reconcile.baseline.json"', None,
        **{FLAG: "--baseline", UNSET: "none"},
    )  # fmt: skip
    jobs: int | None = _key(
        "Processes that read articles at a time, at most; with few articles one is quicker. The findings are the same with any number.", "jobs = 4", None,
        **{FLAG: "--jobs", UNSET: "the cores of the machine"},
    )  # fmt: skip
    cache: str | None = _key(
        "Folder in which facts of articles are kept, so that those that did not change are not read again, from the folder of the configuration file; "
        "`off` keeps nothing.", 'cache = "off"', None,
        **{FLAG: "--no-cache", UNSET: "the user's cache folder"},
    )  # fmt: skip
    source: tuple[Source, ...] = _key(
        "What is known of articles and publications.", '[[source]]\nfiles = "echo-*.txt"\nname = "The Echo"', ()
    )
    ignore: Ignore = _key("Text that is no evidence.", '[ignore]\nsections = ["About the author"]', Ignore())
    severity: tuple[tuple[str, str], ...] = _key(
        "Severity of discrepancies, by kind, by relation, or by `kind+relation`. The pair wins over the kind, the kind over the relation.",
        '[severity]\nvote = "error"\ndetail-differs = "warning"\n"quote+quote-altered" = "error"', (), **{TABLE: True, CHOICES: SEVERITIES},
    )  # fmt: skip
    lexicon: Lexicon = _key("Words of the newsroom.", '[[lexicon.body]]\nname = "Harbor Oversight Board"', _NO_WORDS)
    folder: str = field(default="", repr=False)
    """Folder of the configuration file, for patterns with a slash; empty where it is the working folder."""

    def about(self, name: str, path: str | None, publication: str | None) -> Source:
        """What is known of an article by its id, its path as typed, and its publication; of two tables that fit the later one wins."""
        out = Source()
        # patterns are written from the folder of the configuration file, paths from the working folder
        path = os.path.relpath(path, self.folder) if path and self.folder and self.source else path
        for table in self.source:
            fits = any(_fits(p, name, path) for p in table.files) if table.files else _one_name(out.name or publication, table.name)
            if fits:
                out = Source(
                    table.files or out.files, table.name or out.name, table.day or out.day, tuple(dict.fromkeys((*out.carries, *table.carries))),
                    table.owner or out.owner,
                )  # fmt: skip
        return out

    def severity_of(self, kind: str, relation: str, default: str) -> str:
        """The severity of a discrepancy of a kind and a relation."""
        given = dict(self.severity)
        return given.get(f"{kind}+{relation}") or given.get(kind) or given.get(relation) or default


NO_SETTINGS = Settings()
"""What holds without a configuration."""


def plain_name(name: str) -> str:
    """A publication's name as it is compared: without capitals and "the"."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def _one_name(left: str | None, right: str | None) -> bool:
    return bool(left and right) and plain_name(left or "") == plain_name(right or "")


def _fits(pattern: str, name: str, path: str | None) -> bool:
    shown = (path or name).replace("\\", "/")
    if "/" in pattern:
        return fnmatch.fnmatchcase(shown, pattern.removeprefix("./"))
    return fnmatch.fnmatchcase(shown.rpartition("/")[2], pattern) or fnmatch.fnmatchcase(name, pattern)


def entity_type(entry: Body | Bill | Programme) -> EntityType:
    """What sort of name an entry of the lexicon is."""
    return EntityType.ORGANIZATION if isinstance(entry, Body) else EntityType.WORK
