"""The published schemas: where they are, completed with what each kind says of its values, and the check before writing.

``schemas/`` holds what does not depend on the kinds. A kind's own ``value_schema()`` is put in when the schema is
composed, so that a new kind changes no file there.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from reconcile.errors import SchemaError, UsageError
from reconcile.report.fitting import Fits, UnknownKeywordError, fitting

NAMES = ("report", "facts", "clusters", "graph", "decisions", "baseline", "config", "found", "stats", "feed", "stories")
"""Documents that have a schema."""
_FREE = ("polarity", "sum")
"""Kinds of findings whose positions hold values of any kind."""

_KEYWORD = "valuesOfKind"
"""A keyword of our own, used only inside ``Checker``."""

Values = Mapping[str, Mapping[str, Any]]
"""Schema of ``normalized`` by kind."""
D = TypeVar("D")
M = TypeVar("M", bound=Mapping[str, Any])
_LONG = ("findings", "single_source")
"""Lists of a report whose items are checked each for itself."""


@cache
def folder() -> Path:
    """The folder of the schemas: inside the package where it is installed, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    return next((p for p in (package / "schemas", package.parent / "schemas") if p.is_dir()), package / "schemas")


def composed(name: str, values: Values) -> dict[str, Any]:
    """The schema of a document, with the value schemas of all kinds.

    Raises:
        UsageError: no document of that name.
    """
    if name not in NAMES:
        raise UsageError(f"schema {name}: no such schema; there are {', '.join(NAMES)}")
    schema = copy.deepcopy(_stored(name))
    definitions = schema.setdefault("$defs", {})
    if name != "report":
        # shared shapes are kept once, in the report's schema
        for key, shape in _stored("report")["$defs"].items():
            definitions.setdefault(key, copy.deepcopy(shape))
    definitions["kind"] = {"enum": sorted(values)}
    definitions["findingKind"] = {"enum": sorted({*values, *_FREE})}
    definitions["valued"] = {"allOf": [_when(kind, {"properties": {"normalized": value}}) for kind, value in sorted(values.items())]}
    positions = {
        kind: {"properties": {"positions": {"items": {"properties": {"normalized": value}}}}} for kind, value in sorted(values.items())
    }
    definitions["valuedFinding"] = {"allOf": [_when(kind, then) for kind, then in positions.items()]}
    used = _used(schema)
    schema["$defs"] = {k: v for k, v in sorted(definitions.items()) if k in used}
    return schema


class Checker:
    """Checks documents of one sort. Built once, used for many: building costs more than checking a small document."""

    def __init__(self, name: str, values: Values) -> None:
        self._name = name
        self._fitted: frozenset[bytes] = frozenset()
        self._values = values
        schema = composed(name, values)
        # The published schema as it is takes long: references are looked up at every step, and every kind's schema is asked whether
        # it applies. So references are put in place, and the kind's own schema is chosen by its name.
        definitions = {**schema["$defs"], "valued": {_KEYWORD: "value"}, "valuedFinding": {_KEYWORD: "positions"}}
        self._schema = _in_place({k: v for k, v in schema.items() if k != "$defs"}, definitions)
        self._fits = self._quick()

    def problem(self, document: object) -> str:
        """Where and why a document does not fit its schema; empty where it fits."""
        if self._fits is not None and self._fits(document):
            return ""
        from jsonschema.exceptions import best_match

        error = best_match(self._validator.iter_errors(document))
        if error is None:
            return ""
        where = "/".join(str(step) for step in error.absolute_path) or "the top"
        return f"{where}: {error.message[:200]}"

    @functools.cached_property
    def _validator(self) -> Any:
        """What says why a document does not fit; only then it is needed."""
        from jsonschema import Draft202012Validator, validators

        kind: Any = validators.extend(Draft202012Validator, {_KEYWORD: self._values_fit})  # type: ignore[no-untyped-call]
        return kind(self._schema)

    def _quick(self) -> Fits | None:
        """The same question with yes or no for an answer; None for a schema that only the validator can read."""
        try:
            kinds = {kind: fitting(schema) for kind, schema in self._values.items()}

            def value(x: Any) -> bool:
                return not isinstance(x, dict) or str(x.get("kind")) not in kinds or kinds[str(x.get("kind"))](x.get("normalized"))

            def positions(x: Any) -> bool:
                fits = kinds.get(str(x.get("kind"))) if isinstance(x, dict) else None
                listed = x.get("positions") if fits is not None else None
                if fits is None or not isinstance(listed, list):
                    return True
                return all(fits(position.get("normalized")) for position in listed if isinstance(position, dict))

            return fitting(self._schema, {f"{_KEYWORD} value": value, f"{_KEYWORD} positions": positions})
        except UnknownKeywordError:
            return None

    def checked(self, document: D) -> D:
        """The document, which fits its schema.

        Raises:
            SchemaError: it does not, which is a bug of ours.
        """
        found = self.problem(document)
        if found:
            raise SchemaError(f"our own {self._name} document does not fit its schema at {found}; please report it, with the command")
        return document

    def checked_again(self, document: M) -> M:
        """``checked`` for a report that is written again and again: findings and facts that fitted the last time are not looked at again.

        Raises:
            SchemaError: it does not fit.
        """
        digests = {part: [_digest(item) for item in document[part]] for part in _LONG}
        fresh = {part: [x for x, d in zip(document[part], digests[part], strict=True) if d not in self._fitted] for part in _LONG}
        self.checked({**document, **fresh})
        self._fitted = frozenset(d for part in _LONG for d in digests[part])
        return document

    def _values_fit(self, validator: Any, where: str, instance: Any, _schema: object) -> Iterator[Any]:
        schema = self._values.get(str(instance.get("kind"))) if isinstance(instance, dict) else None
        if schema is None:
            return
        if where == "value":
            yield from validator.descend(instance.get("normalized"), schema, path="normalized")
            return
        for number, position in enumerate(instance.get("positions", ())):
            for error in validator.descend(position.get("normalized"), schema, path="normalized"):
                error.path.extendleft((number, "positions"))
                yield error


def _digest(item: object) -> bytes:
    return hashlib.sha256(json.dumps(item, sort_keys=True).encode()).digest()


def _in_place(node: Any, definitions: Mapping[str, Any]) -> Any:
    """The schema with its definitions where they are referred to (none of ours refers to itself)."""
    if isinstance(node, list):
        return [_in_place(item, definitions) for item in node]
    if not isinstance(node, Mapping):
        return node
    own = {k: _in_place(v, definitions) for k, v in node.items() if k != "$ref"}
    if "$ref" not in node:
        return own
    referred = _in_place(definitions[node["$ref"].removeprefix("#/$defs/")], definitions)
    return {**referred, **own} if not referred.keys() & own.keys() else {**own, "allOf": [referred]}


@cache
def _stored(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((folder() / f"{name}.schema.json").read_text("utf-8"))
    return loaded


def _when(kind: str, then: Mapping[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {"kind": {"const": kind}}}, "then": then}


def _used(schema: Mapping[str, Any]) -> set[str]:
    """Names of definitions that the schema reaches."""
    found: set[str] = set()
    todo: list[Any] = [{k: v for k, v in schema.items() if k != "$defs"}]
    while todo:
        node = todo.pop()
        if isinstance(node, Mapping):
            name = str(node.get("$ref", "")).removeprefix("#/$defs/")
            if name and name not in found:
                found.add(name)
                todo.append(schema["$defs"].get(name))
            todo.extend(node.values())
        elif isinstance(node, list):
            todo.extend(node)
    return found
