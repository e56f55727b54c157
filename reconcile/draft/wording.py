"""How a ruling is told in a line, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.lexis.headlines import MAX_LABEL, articles_phrase, clause, clip, plain, says_it
from reconcile.model import Fact, Position, Standing

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
MAX_SUBJECT = 70


def headline(own: Fact[Any], standing: Standing, against: Sequence[Position], names: Mapping[str, str], *, clausal: bool = False) -> str:
    """ "Members of the panel: 10-2 in the draft, 11-1 in the Ledger and the Courier"; who agrees is named only where all do.

    What is ``clausal`` and not contradicted is told in the draft's own words.
    """
    label = clip(own.label, MAX_LABEL)
    if clausal and (standing is Standing.SUPPORTED or not against):
        said = f"“{clause([own])}”"
        return f"{said}, as {articles_phrase([f for p in against for f in p.evidence], names)}" if against else said
    if standing is Standing.SUPPORTED:
        said = f"{label}, as {articles_phrase([f for p in against for f in p.evidence], names)}"
    elif not against:
        said = label
    elif any(p.value == own.label for p in against):
        # one label on both sides: words said by two people, or said and denied; what tells them apart must be shown
        return _apart(own, standing, against, names)
    else:
        said = "; ".join([f"{label} in the draft", *(f"{clip(p.value, MAX_LABEL)} {articles_phrase(p.evidence, names)}" for p in against)])
    subject = clip(plain(own.frame.subject), MAX_SUBJECT)
    if not subject or says_it(own.label, subject):
        return f"{said[:1].upper()}{said[1:]}"
    return f"{subject[:1].upper()}{subject[1:]}: {said}"


def _apart(own: Fact[Any], standing: Standing, against: Sequence[Position], names: Mapping[str, str]) -> str:
    by_article = [(p, articles_phrase(p.evidence, names)) for p in against]
    if standing is Standing.MISATTRIBUTED and own.frame.attribution and all(p.evidence[0].frame.attribution for p in against):
        others = [f"to {p.evidence[0].frame.attribution[-1]} {where}" for p, where in by_article]
        return f"{clip(own.label, MAX_LABEL)}: " + "; ".join([f"credited to {own.frame.attribution[-1]} in the draft", *others])
    quoted = [f"“{clip(p.evidence[0].quote, MAX_LABEL)}” {where}" for p, where in by_article]
    return "; ".join([f"“{clip(own.quote, MAX_LABEL)}” in the draft", *quoted])


def tally(against: Sequence[Position], agreeing: int) -> str:
    """What sources that differ among themselves have: "Two sources have 11-1, one agrees with the draft."; empty where they do not.

    The last ``agreeing`` values are the draft's own.
    """
    if len(against) < 2:
        return ""
    parts = []
    for n, position in enumerate(against[: len(against) - agreeing]):
        number = len({f.article for f in position.evidence})
        word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
        sources = word if n else f"{word} source{'s' if number > 1 else ''}"
        value = clip(position.value, MAX_LABEL)
        parts.append(f"{sources} {'have' if number > 1 else 'has'} {value if value.startswith('“') else f'“{value}”'}")
    if agreeing:
        number = len({f.article for p in against[len(against) - agreeing :] for f in p.evidence})
        word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
        parts.append(f"{word} {'agree' if number > 1 else 'agrees'} with the draft")
    return f"Sources differ: {', '.join(parts)}."
