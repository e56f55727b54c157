"""The JSON Schema of a configuration, for editors that complete and check it: made of the classes, so that the two cannot part."""

from __future__ import annotations

import datetime as dt
import typing
from typing import Any

from reconcile.model import Relation
from reconcile.model.settings import EXAMPLE, MEANS, SINGLE, TABLE, UNSET, Settings
from reconcile.settings.meaning import Choices, allowed
from reconcile.settings.shape import MAX_TEXT, Key, keys


def schema(choices: Choices) -> dict[str, Any]:
    """JSON Schema (2020-12) of ``reconcile.toml`` and of ``[tool.reconcile]``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "config.schema.json",
        "title": "Configuration of reconcile",
        "description": "What a newsroom sets in reconcile.toml, or in pyproject.toml under [tool.reconcile].",
        **_table(Settings, choices),
    }


def _table(kind: type, choices: Choices) -> dict[str, Any]:
    known = keys(kind)
    required = [name for name, key in known.items() if key.required]
    out: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _key(key, choices) for name, key in known.items()},
    }
    return {**out, "required": required} if required else out


def _key(key: Key, choices: Choices) -> dict[str, Any]:
    means = str(key.known[MEANS])
    default = None if key.required else key.field.default
    shape = {"description": means, **_shape(key, choices)}
    if default is not None and UNSET not in key.known and not key.table and isinstance(default, (bool, str)):
        shape["default"] = default
    return {**shape, "examples": [key.known[EXAMPLE]]} if not key.table and TABLE not in key.known else shape


def _shape(key: Key, choices: Choices) -> dict[str, Any]:
    if TABLE in key.known:
        return _free(key, choices)
    if not key.several:
        return _one(key.type, key, choices)
    inner = typing.get_args(key.type)[0]
    if typing.get_origin(inner) is tuple:
        return {"type": "array", "items": {"type": "array", "items": _text(), "minItems": 2}}
    listed = {"type": "array", "items": _one(inner, key, choices)}
    return {"anyOf": [_text(), listed]} if SINGLE in key.known else listed


def _one(kind: Any, key: Key, choices: Choices) -> dict[str, Any]:
    if key.table is not None:
        return _table(key.table, choices)
    if kind is bool:
        return {"type": "boolean"}
    if kind is int:
        return {"type": "integer", "minimum": 1}
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    options = allowed(key.known, choices)
    return {"enum": list(options)} if options else _text()


def _free(key: Key, choices: Choices) -> dict[str, Any]:
    relations = [r.value for r in Relation if r.differs]
    values = {"enum": list(allowed(key.known, choices))}
    kinds = list(choices.get("kinds", ()))
    pairs = f"^({'|'.join(kinds)})\\+({'|'.join(relations)})$"
    return {
        "type": "object",
        "properties": dict.fromkeys([*kinds, *relations], values),
        "patternProperties": {pairs: values},
        "additionalProperties": False,
    }


def _text() -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": MAX_TEXT}
