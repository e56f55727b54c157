"""An amount as a copy editor writes it, and as the report's ``normalized`` has it."""

from __future__ import annotations

from typing import Any

from reconcile.model import Amount, Bound

_LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PLAIN_HEDGE = {Bound.ABOUT: "about", Bound.MORE: "more than", Bound.LESS: "less than"}
_IRREGULAR = {
    "person": "people",
    "foot": "feet",
    "inch": "inches",
    "penny": "pence",
    "percent": "percent",
    "yen": "yen",
    "yuan": "yuan",
    "won": "won",
    "hertz": "hertz",
    "century": "centuries",
}


def number(value: float) -> str:
    """ "139.1 million", "14,100", "69.6"."""
    for scale, word in _LARGE:
        if abs(value) >= scale:
            return f"{_trim(value / scale)} {word}"
    return _trim(value)


def _trim(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    text = f"{value:,.3f}".rstrip("0")
    return text.rstrip(".")


def numbers(amount: Amount) -> str:
    """The number, or the two ends of a range."""
    if amount.low == amount.high:
        return number(amount.low)
    return f"{number(amount.low)} to {number(amount.high)}"


def hedged(amount: Amount, words: str) -> str:
    """``words`` with the hedge of the amount before them ("nearly 70 percent")."""
    hedge = amount.hedge or _PLAIN_HEDGE.get(amount.bound, "")
    if hedge.startswith(("or ", "-", "+")) or hedge in ("plus", "on average", "and up", "and over", "odd", "give or take", "tops", "max"):
        hedge = _PLAIN_HEDGE.get(amount.bound, "")
    if hedge in ("estimated", "average of", "total of", "minimum of", "maximum of"):
        hedge = f"an {hedge}" if hedge[0] in "ae" else f"a {hedge}"
    text = f"{hedge} {words}" if hedge else words
    if amount.change:
        return f"{amount.change} {text}"
    return text


def say(amount: Amount) -> str:
    """The number with its hedge, without a unit: "more than 14,100"."""
    return hedged(amount, numbers(amount))


def plural(unit: str, amount: Amount) -> str:
    """The unit in the form that fits the number."""
    if not unit or amount.low == amount.high == 1:
        return unit
    first, _, rest = unit.partition(" per ")
    many = _IRREGULAR.get(first) or (
        f"{first[:-1]}ies" if first.endswith("y") and first[-2:-1] not in "aeiou" else first if first.endswith("s") else f"{first}s"
    )
    if first.startswith("degree "):
        many = f"degrees {first[7:]}"
    return f"{many} per {rest}" if rest else many


def normalized(amount: Amount, **extra: Any) -> dict[str, Any]:
    """``value`` (number or ``[low, high]``), ``bound``, ``unit``, ``hedge``, ``change``, and what the kind adds."""
    return {
        "value": amount.stated,
        "bound": amount.bound.value,
        "unit": amount.unit,
        "hedge": amount.hedge or None,
        "change": amount.change or None,
        **extra,
    }


def schema(**extra: Any) -> dict[str, Any]:
    """JSON Schema of ``normalized(amount, **extra)``."""
    properties = {
        "value": {
            "description": "the stated number, or the ends of a stated range",
            "anyOf": [{"type": "number"}, {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}],
        },
        "bound": {
            "description": "= plain, ~ about, > more than, < less than or up to, up/down a change by that much",
            "enum": [b.value for b in Bound],
        },
        "unit": {"description": "singular, lower case; empty where the text names none", "type": "string"},
        "hedge": {"description": "the hedging words, lower case", "type": ["string", "null"]},
        "change": {"description": "direction of a change", "enum": ["up", "down", None]},
        **extra,
    }
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
