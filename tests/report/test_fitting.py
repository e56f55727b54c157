"""The quick yes or no agrees with the general validator, keyword by keyword."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from reconcile import Article, pipeline
from reconcile.model.interchange import fact_line
from reconcile.report import Checker
from reconcile.report.fitting import UnknownKeywordError, fitting

SCHEMAS: list[dict[str, Any]] = [
    {"type": "integer", "minimum": 1, "maximum": 3},
    {"type": ["string", "null"], "minLength": 1, "maxLength": 3},
    {"type": "number"},
    {"type": "boolean"},
    {"enum": ["a", None, True]},
    {"const": "a"},
    {"type": "string", "pattern": "^a"},
    {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 2},
    {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"], "additionalProperties": False},
    {"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "integer"}},
    {"properties": {"a": {"type": "string"}}},
    {"propertyNames": {"enum": ["a"]}},
    {"anyOf": [{"type": "null"}, {"minimum": 2}]},
    {"allOf": [{"type": "integer"}, {"minimum": 2}]},
    {"oneOf": [{"type": "integer"}, {"minimum": 2}]},
    {"not": {"type": "string"}},
    {"if": {"properties": {"a": {"const": "x"}}}, "then": {"required": ["b"]}, "else": {"required": ["a"]}},
    {"format": "date", "description": "a comment"},
    {},
]
VALUES: list[Any] = [
    None, True, False, 0, 1, 2, 3.0, 2.5, 7, "", "a", "ab", "b", "abcd", [], [1], [1, 2], [1, "a"], [1, 2, 3], {}, {"a": 1}, {"a": "x"}, {"a": "x", "b": 1},
    {"a": 1, "b": 2}, {"b": "x"}, {"a": None},
]  # fmt: skip


@pytest.mark.parametrize("schema", SCHEMAS, ids=str)
def test_same_answer_as_the_general_validator(schema: dict[str, Any]) -> None:
    fits, judge = fitting(schema), Draft202012Validator(schema)
    assert [fits(v) for v in VALUES] == [judge.is_valid(v) for v in VALUES]


@pytest.mark.parametrize(
    "schema", [{"uniqueItems": True}, {"items": {"multipleOf": 2}}, {"enum": [1]}, {"patternProperties": {"a": {}}, "properties": {}}]
)
def test_what_is_not_known_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(UnknownKeywordError):
        fitting(schema)


def test_a_line_of_extract_is_judged_without_the_general_validator() -> None:
    fact = pipeline.extract([Article("a", "The museum paid $4.2 million for the barn on June 5, 2018.")])[0]
    checker = Checker("facts", pipeline.value_schemas())
    line = fact_line(fact)
    assert checker.checked(line) is line
    assert "_validator" not in vars(checker)
    assert checker.problem({**line, "start": -1}) == "start: -1 is less than the minimum of 0"
