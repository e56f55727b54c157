"""``reconcile archive find``: search the archive."""

from __future__ import annotations

import enum
import itertools
import json
from typing import Annotated, Any

import typer

from reconcile.cli import completion, options
from reconcile.cli.archive.folder import Folder
from reconcile.errors import UsageError


class Form(enum.StrEnum):
    """Forms of what is found."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


Words = Annotated[
    list[str] | None, typer.Argument(metavar="[WORD...]", help="Words and names that the sentence has, all of them.", show_default=False)
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only facts of this kind (repeatable).", show_default=False, autocompletion=completion.kinds
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Published on this day or later.", show_default=False)]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Published on this day or earlier.", show_default=False)]
Source = Annotated[str | None, typer.Option("--source", metavar="NAME", help="Of this publication.", show_default=False)]
Limit = Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Sentences at most.")]
Old = Annotated[bool, typer.Option("--old", help="Also earlier versions and withdrawn articles.")]
FoundFormat = Annotated[Form, typer.Option("--format", "-f", help="Form of the list.")]


def register(group: typer.Typer) -> None:
    group.command(name="find")(find)


def find(  # noqa: PLR0913 - one argument for each option
    folder: Folder,
    words: Words = None,
    *,
    only_kind: Kinds = None,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    old: Old = False,
    limit: Limit = 20,
    found_form: FoundFormat = Form.TEXT,
    output: options.Output = None,
) -> None:
    """Print sentences of the archive that carry a fact, latest articles first, with title, source and day.

    \b
    Examples:
      reconcile archive find archive/ ferry contract
      reconcile archive find archive/ "Ada Quill" --kind role --since 2024-01-01
      reconcile archive find archive/ --kind vote --source "Evening Argus" --format jsonl
    """
    from reconcile.archive import Archive
    from reconcile.archive.guard import passed_over
    from reconcile.archive.search import Reading, Wanted
    from reconcile.archive.search import find as search
    from reconcile.cli import output as place
    from reconcile.cli import selection, terminal
    from reconcile.kinds import discover
    from reconcile.model.printable import escaped, printable
    from reconcile.report.render import to_json_line

    if not (words or only_kind or since or until or source):
        raise UsageError("nothing to search for: give words, or --kind, --since, --until or --source")
    first, last = options.day(since, "--since"), options.day(until, "--until")
    wanted = Wanted(tuple(words or ()), _known(only_kind or []), first, last, source, old)
    with place.target(output) as write, Archive.open(folder) as archive:
        reading = Reading()
        hits = search(archive, wanted, discover(), reading)
        documents = (_document(h) for h in itertools.islice(hits, limit))
        if found_form is Form.JSONL:
            for document in documents:
                write(to_json_line(selection.checker("found").checked(document)))
        elif found_form is Form.JSON:
            write(escaped(json.dumps([selection.checker("found").checked(d) for d in documents], indent=1, ensure_ascii=False)) + "\n")
        else:
            for number, document in enumerate(documents):
                write(printable(("\n" if number else "") + _text(document, wanted.kinds)))
        if next(hits, None) is not None:
            shown = f"these {limit:,} sentences" if limit > 1 else "this sentence"
            terminal.note([f"there is more than {shown}; --limit shows it, more words narrow it down"])
        elif reading.ended and reading.last is not None:
            oldest = f"{reading.last.id} of {reading.last.published or 'an unknown day'}"
            read = f"of the articles with these words the {reading.articles:,} that came last were read, down to {oldest}"
            terminal.note([f"{read}; a rarer word, --until, --source or --kind reaches older ones"])
        elif not reading.hits and not reading.outdated:
            terminal.note(["no sentence that carries a fact has all of this"])
        if reading.outdated:
            terminal.warn([passed_over(folder, reading.outdated)])


def _known(names: list[str]) -> frozenset[str]:
    from reconcile.kinds import discover

    for name in names:
        if name not in discover():
            raise UsageError(f"--kind {name}: no such kind of fact; known are {', '.join(discover())}")
    return frozenset(names)


def _document(hit: Any) -> dict[str, Any]:
    entry = hit.entry
    return {
        "article": entry.id,
        "number": entry.number,
        "title": entry.title,
        "source": entry.source,
        "published": entry.published.isoformat() if entry.published else None,
        "url": entry.url,
        "live": entry.live,
        "start": hit.sentence.start,
        "end": hit.sentence.end,
        "sentence": hit.text,
        "facts": [{"kind": f.kind, "value": f.label, "quote": f.text, "start": f.span.start, "end": f.span.end, "rule": f.rule} for f in hit.facts],
    }  # fmt: skip


def _text(document: dict[str, Any], asked: frozenset[str]) -> str:
    """Title, source and day; the sentence; and of its facts the values: an act in any words is the sentence once more."""
    from reconcile.kinds import discover

    kinds = discover()
    head = " ".join((document["title"] or document["article"]).split())
    where = ", ".join(filter(None, (document["source"], document["published"])))
    old = "" if document["live"] else " (not in use)"
    told = [f for f in document["facts"] if kinds[f["kind"]].checkable or f["kind"] in asked]
    values = "; ".join(dict.fromkeys(f"{f['kind']} {' '.join(f['value'].split())}" for f in told))
    return f"{head}{f' - {where}' if where else ''}{old}\n  {' '.join(document['sentence'].split())}\n" + (
        f"  [{values}]\n" if values else ""
    )
