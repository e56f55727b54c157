"""``archive build``: an archive made in one go, of more articles than one process can read in a night.

OUT is an archive as ``archive add`` makes it, with two folders beside the database: ``shards/`` has the records of all articles as Parquet files, and
``findings/`` what the articles of each story agree and disagree on. ``manifest.json`` says which files count. Every step
begins where the last run stopped: a shard that is there is not made again, and an article that the database has is not added twice.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import reconcile as package
from reconcile.archive import Archive, Outcome
from reconcile.batch.engine.functions import FINDINGS, ITEMS, RECORDS, STORIED, extract, reconcile_block, record_of, story_items
from reconcile.batch.engine.grouping import Stories, stories
from reconcile.batch.engine.parts import PARQUET, ArticlePart, listed, parts_of
from reconcile.batch.engine.port import Engine
from reconcile.batch.engine.shards import (
    ShardPart,
    read_manifest,
    read_rows,
    settle,
    shard,
    sweep,
    told,
    write_manifest,
    write_shard,
)
from reconcile.batch.engine.tables import ARTICLES
from reconcile.language import model_identity
from reconcile.model.settings import NO_SETTINGS, Settings
from reconcile.workers.identity import PARTS

SHARDS, FINDINGS_FOLDER, WORK = "shards", "findings", ".work"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to: articles in the shards, shards, those that this run made, and articles that it added to the database."""

    articles: int
    shards: int
    new: int
    added: int
    stories: int | None = None
    findings: int | None = None


def build(
    out: Path,
    inputs: Sequence[str],
    engine: Engine,
    *,
    model: str | None = None,
    settings: Settings | None = None,
    reconcile: bool = False,
    warn: Callable[[str], object],
) -> Built:
    """Read articles and add them to an archive.

    Args:
        out: the archive's folder; it is made where it is not there.
        inputs: folders, JSON Lines, Parquet, WARC and whatever else ``check`` reads; of Parquet files of records (shards of another build) the
            records are taken as they are.
        engine: what the work runs on; the result is the same on each.
        model: the language model; by default that of the settings.
        settings: the newsroom's settings.
        reconcile: whether to group the articles of all shards into stories, and to check each.
        warn: takes a line about each thing that was skipped or cut off.

    Raises:
        InputError: an input that cannot be used.
        ArchiveError: OUT holds something else, is damaged or is being written to by somebody else.
        OutputError: OUT cannot be written.
        WorkerError: workers were lost over and over on one part; the other parts are done.
    """
    found = listed(inputs)
    with told(out):
        (out / SHARDS).mkdir(parents=True, exist_ok=True)
    # whoever else would write is told now, and not after hours of work
    with Archive.open(out, write=True, create=True) as archive:
        known = read_manifest(out)
        sweep(out / SHARDS)
        ready, raw = _split(found)
        parts = parts_of(raw, settings, _stamp(model, settings)) if raw else []
        entries, new = _shards(out, engine, parts, ready, functools.partial(extract, model=model, settings=settings))
        again = {i for e in entries for i in e["inputs"]}
        entries = [*_still_good(known.get("shards", []), again, {e["file"] for e in entries}), *entries]
        said = {**known, "shards": entries}
        write_manifest(out, said)
        _remove(out / SHARDS, {e["file"] for e in entries})
        files = [out / SHARDS / e["file"] for e in entries]
        for line in _notes(files):
            warn(line)
        added = _insert(archive, files)
        built = Built(sum(e["articles"] for e in entries), len(entries), new, added)
        if reconcile:
            grouping = _stories(out, engine, files, archive.withdrawn())
            for line in grouping.warnings:
                warn(line)
            count = _findings(out, engine, files, grouping, settings, said)
            shutil.rmtree(out / WORK, ignore_errors=True)
            built = replace(built, stories=grouping.number, findings=count)
    return built


def _insert(archive: Archive, files: Sequence[Path]) -> int:
    """Add the records of all shards, in order; how many were new."""
    added = 0
    for file in files:
        with archive.batch():
            for row in read_rows(file):
                added += archive.add(record_of(row)) is not Outcome.KNOWN
    archive.merge()
    return added


def _split(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """Files of records, and files of articles."""
    ready = [f for f in files if f.lower().endswith(PARQUET) and _is_records(f)]
    return ready, [f for f in files if f not in set(ready)]


def _is_records(file: str) -> bool:
    try:
        return set(RECORDS.names) <= set(pq.read_schema(file).names)
    except (OSError, pa.ArrowInvalid):
        return False  # whoever reads it says what is wrong with it


def _stamp(model: str | None, settings: Settings | None) -> str:
    """All that the records of an article depend on beside the article.

    The engine counts by the content of its files: clusters are installed anew every night, and that is no reason to read everything again.
    """
    said = settings or NO_SETTINGS
    engine = hashlib.sha256()
    top = Path(package.__file__).parent
    for path in sorted(
        p for part in (*PARTS, "archive", "ingest") for p in (top / part).rglob("*") if p.suffix in (".py", ".toml", ".json")
    ):
        engine.update(f"{path.relative_to(top)}\0".encode() + path.read_bytes())
    told = (engine.hexdigest(), model_identity(model or said.model), said.ignore, said.lexicon, said.source)
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _shards(
    out: Path, engine: Engine, parts: Sequence[ArticlePart], ready: Sequence[str], function: Callable[[pa.RecordBatch], pa.RecordBatch]
) -> tuple[list[dict[str, Any]], int]:
    """The shards of all parts, made where they are not there yet, and how many were."""
    folder = out / SHARDS
    there = {f.name for f in folder.glob("*.parquet")}
    entries = [_taken(Path(name), folder) for name in ready]
    made = engine.write(engine.map_batches(engine.read(parts, ARTICLES), function, RECORDS), folder) if parts else []
    for part, file in zip(parts, made, strict=True):
        entries.append(_entry(file, sorted({piece.path for piece in part.slices})))
    return entries, len({e["file"] for e in entries} - there)


def _taken(source: Path, folder: Path) -> dict[str, Any]:
    """A shard of another build as one of this one."""
    with source.open("rb") as file:
        key = hashlib.file_digest(file, "sha256").hexdigest()[:24]
    path = shard(folder, key)
    if not path.exists():
        with told(path):
            temporary = path.with_name(f".{path.name}.taken")
            shutil.copyfile(source, temporary)
            settle(temporary, path)
    return _entry(path, [str(source)])


def _entry(file: Path, inputs: list[str]) -> dict[str, Any]:
    numbers = pq.read_table(file, columns=["note"])["note"]
    return {"file": file.name, "articles": numbers.null_count, "inputs": inputs}


def _still_good(entries: Iterable[dict[str, Any]], again: set[str], new: set[str]) -> list[dict[str, Any]]:
    """Shards of earlier runs, without those of files that were read again."""
    return [e for e in entries if e["file"] not in new and not again.intersection(e["inputs"])]


def _remove(folder: Path, kept: set[str]) -> None:
    for path in sorted(folder.glob("*.parquet")):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _notes(files: Iterable[Path]) -> Iterator[str]:
    for file in files:
        for note in pq.read_table(file, columns=["note"])["note"].to_pylist():
            if note is not None:
                yield note


def _stories(out: Path, engine: Engine, files: Sequence[Path], withdrawn: Collection[tuple[str, bytes]]) -> Stories:
    records = engine.read([ShardPart(str(f), f.stem) for f in files], RECORDS)
    folder = out / WORK / "items"
    made = engine.write(engine.map_batches(records, story_items, ITEMS), folder)
    rows = (row for file in made for row in read_rows(file))
    return stories(row for row in rows if (row["id"], bytes.fromhex(row["sha256"])) not in withdrawn)


def _findings(out: Path, engine: Engine, files: Sequence[Path], grouping: Stories, settings: Settings | None, said: dict[str, Any]) -> int:
    """Findings of all stories, and the manifest that has them; nothing is done where it has them already."""
    stamp = hashlib.sha256(f"{grouping.stamp} {_stamp(None, settings)}".encode()).hexdigest()[:12]
    folder = out / FINDINGS_FOLDER
    before = said.get("findings", {})
    if before.get("stamp") == stamp and all((folder / name).exists() for name in before["files"]):
        return int(before["findings"])
    names = out / WORK / f"stories-{stamp}"
    half = out / WORK / f"findings-{stamp}"
    with told(folder):
        folder.mkdir(exist_ok=True)
        names.mkdir(parents=True, exist_ok=True)
    parts = [StoriedPart(ShardPart(str(f), f.stem), str(names / f.name)) for f in files]
    by_part: dict[str, list[tuple[int, str]]] = {}
    for (part, number), story in sorted(grouping.names.items()):
        by_part.setdefault(part, []).append((number, story))
    for storied in parts:
        write_shard(Path(storied.names), [_named(by_part.get(storied.key, []))], _NAMES)
    made = engine.write(
        engine.map_groups(engine.read(parts, STORIED), "story", functools.partial(reconcile_block, settings=settings), FINDINGS), half
    )
    final = []
    found = 0
    for number, file in enumerate(made):
        found += pq.read_table(file, columns=["note"])["note"].null_count
        final.append(f"{stamp}-{number:05}.parquet")
        with told(folder):
            file.rename(folder / final[-1])
    write_manifest(out, {**said, "findings": {"stamp": stamp, "stories": grouping.number, "findings": found, "files": final}})
    _remove(folder, set(final))
    return found


_NAMES = pa.schema([("number", pa.int64()), ("story", pa.string())])


def _named(rows: Sequence[tuple[int, str]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"number": [n for n, _ in rows], "story": [s for _, s in rows]}, schema=_NAMES)


@dataclass(frozen=True, slots=True)
class StoriedPart:
    """Records of a shard that are in a story, with its name; ``names`` is a file of (number, story)."""

    records: ShardPart
    names: str

    @property
    def key(self) -> str:
        return self.records.key

    @property
    def told(self) -> str:
        return self.records.told

    def batches(self) -> Iterator[pa.RecordBatch]:
        table = pq.read_table(self.names)
        story = dict(zip(table["number"].to_pylist(), table["story"].to_pylist(), strict=True))
        for batch in self.records.batches():
            names = pa.array(
                [None if note else story.get(n) for n, note in zip(batch["number"].to_pylist(), batch["note"].to_pylist(), strict=True)],
                pa.string(),
            )
            wide = batch.append_column("story", names).filter(names.is_valid())
            yield wide.select(STORIED.names).cast(STORIED)
