"""Whether a document fits its schema, by closures made once from the schema: a twentieth of the time of a general validator.

Only the keywords that our schemas use; the answer is yes or no, and who wants to know why asks jsonschema. The meaning is that of JSON Schema
2020-12 (``format`` is a comment there).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

Fits = Callable[[Any], bool]

_COMMENTS = frozenset({"$schema", "$id", "title", "description", "examples", "default", "format", "then", "else", "$comment"})
_TYPES: dict[str, Fits] = {
    "null": lambda x: x is None,
    "boolean": lambda x: isinstance(x, bool),
    "string": lambda x: isinstance(x, str),
    "array": lambda x: isinstance(x, list),
    "object": lambda x: isinstance(x, dict),
    "number": lambda x: isinstance(x, (int, float)) and not isinstance(x, bool),
    "integer": lambda x: (isinstance(x, int) and not isinstance(x, bool)) or (isinstance(x, float) and x.is_integer()),
}


class UnknownKeywordError(ValueError):
    """A keyword, or a use of one, that is not known here."""


def fitting(schema: Mapping[str, Any], own: Mapping[str, Fits] | None = None) -> Fits:
    """The test for a schema whose references stand in place; ``own`` are tests for keywords of our own with their value ("keyword value").

    Raises:
        UnknownKeywordError: the schema uses what is not known here.
    """
    tests = [test for key, value in schema.items() if (test := _test(key, value, schema, own or {})) is not None]
    if len(tests) == 1:
        return tests[0]

    def all_of(x: Any) -> bool:
        for test in tests:  # noqa: SIM110 - a generator takes a third longer, and this runs thirty times a line
            if not test(x):
                return False
        return True

    return all_of


def _test(key: str, value: Any, schema: Mapping[str, Any], own: Mapping[str, Fits]) -> Fits | None:
    if key in _COMMENTS:
        return None
    if f"{key} {value}" in own:
        return own[f"{key} {value}"]
    if key in ("properties", "additionalProperties"):
        # one test for both, made when the first is met
        both = [k for k in schema if k in ("properties", "additionalProperties")]
        return _members(schema, own) if key == both[0] else None
    if key in _LISTS:
        return _LISTS[key]([fitting(s, own) for s in value])
    if key in ("items", "propertyNames", "not", "if"):
        return _nested(key, fitting(value, own), schema, own)
    if key in _PLAIN:
        return _PLAIN[key](value)
    raise UnknownKeywordError(key)


def _members(schema: Mapping[str, Any], own: Mapping[str, Fits]) -> Fits:
    if "patternProperties" in schema:
        raise UnknownKeywordError("patternProperties")
    known = {name: fitting(s, own) for name, s in schema.get("properties", {}).items()}
    more = schema.get("additionalProperties", True)
    rest: Fits = (lambda _: bool(more)) if isinstance(more, bool) else fitting(more, own)

    def members(x: Any) -> bool:
        if isinstance(x, dict):
            for name, member in x.items():
                if not known.get(name, rest)(member):
                    return False
        return True

    return members


def _nested(key: str, inner: Fits, schema: Mapping[str, Any], own: Mapping[str, Fits]) -> Fits:
    if key == "items":
        return lambda x: not isinstance(x, list) or all(map(inner, x))
    if key == "propertyNames":
        return lambda x: not isinstance(x, dict) or all(map(inner, x))
    if key == "not":
        return lambda x: not inner(x)
    then, other = fitting(schema.get("then", {}), own), fitting(schema.get("else", {}), own)
    return lambda x: then(x) if inner(x) else other(x)


def _type(value: Any) -> Fits:
    tests = [_TYPES[name] for name in ([value] if isinstance(value, str) else value)]
    return tests[0] if len(tests) == 1 else lambda x: any(test(x) for test in tests)


def _enum(values: list[Any]) -> Fits:
    if not all(v is None or isinstance(v, (str, bool)) for v in values):
        raise UnknownKeywordError("enum of numbers or lists")
    words, others = frozenset(v for v in values if isinstance(v, str)), [v for v in values if not isinstance(v, str)]
    return lambda x: x in words if isinstance(x, str) else any(x is v for v in others)


def _required(names: list[str]) -> Fits:
    needed = frozenset(names)
    return lambda x: not isinstance(x, dict) or needed <= x.keys()


def _pattern(pattern: str) -> Fits:
    search = re.compile(pattern).search
    return lambda x: not isinstance(x, str) or search(x) is not None


def _sized(kind: type[str | list[Any]], low: int = 0, high: float = float("inf")) -> Fits:
    return lambda x: not isinstance(x, kind) or low <= len(x) <= high


def _bounded(low: float = float("-inf"), high: float = float("inf")) -> Fits:
    return lambda x: not _TYPES["number"](x) or low <= x <= high


_PLAIN: dict[str, Callable[[Any], Fits]] = {
    "type": _type,
    "enum": _enum,
    "const": lambda value: _enum([value]),
    "required": _required,
    "pattern": _pattern,
    "minLength": lambda n: _sized(str, n),
    "maxLength": lambda n: _sized(str, 0, n),
    "minItems": lambda n: _sized(list, n),
    "maxItems": lambda n: _sized(list, 0, n),
    "minimum": _bounded,
    "maximum": lambda n: _bounded(float("-inf"), n),
}
_LISTS: dict[str, Callable[[list[Fits]], Fits]] = {
    "allOf": lambda tests: lambda x: all(test(x) for test in tests),
    "anyOf": lambda tests: lambda x: any(test(x) for test in tests),
    "oneOf": lambda tests: lambda x: sum(test(x) for test in tests) == 1,
}
