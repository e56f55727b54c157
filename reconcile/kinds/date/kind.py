"""The kind ``date``: when something happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reconcile.kinds.date.act import grave, mishap
from reconcile.kinds.date.compare import WEEKDAYS, before, compare, say, slip
from reconcile.kinds.date.find import dated_acts
from reconcile.kinds.date.kinship import kinship, outright
from reconcile.kinds.date.retold import in_doubt, one_act, one_time, slip_of
from reconcile.kinds.date.stray import days_told, stray_act
from reconcile.kinds.date.value import Dated
from reconcile.lexis.dates_lexicon import words as date_words
from reconcile.model import (
    Amount,
    Comparison,
    Fact,
    FactKind,
    Granularity,
    Kinship,
    Mention,
    Modality,
    Relation,
    Sentence,
    TimeRole,
    Verdict,
)

ONE_DAY_S_NEWS = 2
"""Days between the publication of two articles up to which they are taken to tell of the same days."""

PERIODS: Mapping[str, int] = {
    "hourly": 0, "daily": 1, "nightly": 1, "weekly": 6, "biweekly": 12, "monthly": 27, "quarterly": 85, "annual": 300, "yearly": 300,
}  # fmt: skip
"""Words of what comes again, and the fewest days from one time to the next: "the weekly count of May 3" and that of May 10 are two counts."""


class Dates:
    """The kind ``date``."""

    name = "date"
    precedence = 80
    checkable = True
    clausal = True

    def find(self, sentence: Sentence) -> Iterator[Mention[Dated]]:
        yield from dated_acts(sentence.document)[sentence.index]

    def blocks(self, fact: Fact[Dated]) -> Iterable[str]:
        """By the act, and by the day (or the year of coarser times): acts told in other words share their time."""
        value = fact.value
        sort = "clock" if value.when.clock is not None and value.when.clock.stated is not None else "day"
        told = value.telling.near - value.telling.common - value.telling.persons
        keys = [
            *(f"item {w}" for w in sorted(told)),
            f"act {value.act}",
            *(f"acts {name}" for name, group in date_words().siblings.items() if value.act in group),
        ]
        if grave(value.act):
            keys.append("grave")
        if value.alarm:
            keys.append("acts mishap")
        if value.nominal or value.act in date_words().siblings["talk"]:
            keys.extend(f"say {n}" for n in sorted(value.agent.words if value.agent else ()))
        days = value.when.interval
        if value.saying:
            said = [f"say {n}" for n in sorted(value.agent.words if value.agent else ())]
            return [*said, f"said {days.start.isoformat()}"] if days is not None and days.start is not None else said
        if days is not None and days.start is not None:
            keys.append(f"{value.when.granularity.value} {days.start.isoformat()}")
            if value.when.granularity.rank >= Granularity.MONTH.rank or days.start.year != (fact.as_of.year if fact.as_of else 0):
                keys.append(f"year {days.start.year}")
            if value.when.role is TimeRole.RANGE and days.end is not None:
                keys.extend((f"from {days.start.isoformat()}", f"to {days.end.isoformat()}"))
                if value.when.granularity is Granularity.SPAN and (days.end - days.start).days < 400:
                    keys.extend((f"day {days.start.isoformat()}", f"day {days.end.isoformat()}"))
                    keys.extend((f"month {days.start.month}", f"month {days.end.month}"))
            elif value.when.granularity is Granularity.DAY:
                keys.append(f"month {days.start.month}")
        elif value.when.month is not None and value.when.day is not None:
            keys.append(f"month {value.when.month}")
        elif value.when.weekday is not None:
            keys.append(f"weekday {value.when.weekday}")
        if sort == "clock" and value.when.clock is not None and value.when.clock.stated is not None:
            keys.append(f"clock {value.when.clock.stated % 720}")
        return keys

    def kinship(self, left: Fact[Dated], right: Fact[Dated]) -> Kinship:
        relation = self.compare(left, right).relation
        differ = relation.differs
        if relation is Relation.INCOMPARABLE:
            return Kinship(0.2, "no common calendar", Verdict.UNSURE)
        if differ and left.article == right.article:
            return Kinship(0.2, "one article gives both times", Verdict.UNSURE)
        if differ and slip(left.value.when) != slip(right.value.when):
            why = slip_of(left.value, right.value)
            return Kinship(0.9, why, Verdict.SAME) if why else Kinship(0.2, "perhaps another act", Verdict.UNSURE)
        if left.frame.negated != right.frame.negated:
            return Kinship(0.1, "one denies it", Verdict.UNSURE)
        found = kinship(left.value, right.value, left.frame.terms & right.frame.terms, differ=differ)
        if not differ and found.verdict is not Verdict.SAME and outright(left.value.when, right.value.when):
            why = one_time(left.value, right.value)
            return Kinship(0.8, why, Verdict.SAME) if why else found
        if not differ or (found.verdict is Verdict.DIFFERENT and left.value.saying is right.value.saying):
            return found
        if _another_issue(left, right):
            return Kinship(0.1, "two issues of what comes again", Verdict.DIFFERENT)
        if _plan(left) != _plan(right):
            return Kinship(min(found.score, 0.4), "a plan and a deed", Verdict.UNSURE)
        why = one_act(left.value, right.value) if found.verdict is not Verdict.SAME else ""
        if why:
            return Kinship(0.9, why, Verdict.SAME)
        if found.verdict is None and in_doubt(left.value, right.value):
            return Kinship(min(found.score, 0.4), "perhaps another act", Verdict.UNSURE)
        return found

    def compare(self, left: Fact[Dated], right: Fact[Dated]) -> Comparison:
        if left.value.alarm != right.value.alarm and mishap((right if left.value.alarm else left).value.act):
            call, act = (left, right) if left.value.alarm else (right, left)
            return before(call.value.when, act.value.when)
        return compare(left.value.when, right.value.when)

    def told(self, fact: Fact[Dated]) -> Sequence[str]:
        return days_told(fact.value.when)

    def retold(self, stray: Fact[Dated], other: Fact[Dated]) -> str:
        a, b = stray.value.when, other.value.when
        since = a.role is b.role is TimeRole.START
        if (stray.frame.negated != other.frame.negated and not since) or _plan(stray) != _plan(other):
            # "no strike since 1998" and "the first strike since 1998" say the same
            return ""
        if stray.as_of is not None and other.as_of is not None and abs((stray.as_of - other.as_of).days) > ONE_DAY_S_NEWS:
            return ""
        return stray_act(stray.value, other.value)

    def describe(self, value: Dated) -> str:
        return say(value.when)

    def normalize(self, value: Dated) -> dict[str, Any]:
        when = value.when
        days, clock = when.interval, when.clock
        return {
            "from": days.start.isoformat() if days and days.start else None,
            "to": days.end.isoformat() if days and days.end else None,
            "granularity": when.granularity.value,
            "role": "saying" if value.saying else when.role.value,
            "weekday": WEEKDAYS[when.weekday].lower() if when.weekday is not None else None,
            "clock": {"from": _minute(clock.low), "to": _minute(clock.high), "words": clock.words} if clock else None,
            "hedge": when.hedge or None,
        }

    def question(self, left: Fact[Dated], right: Fact[Dated]) -> str:
        subject = left.frame.subject or right.frame.subject
        first, second = sorted((self.describe(left.value), self.describe(right.value)))
        about = f" ({subject})" if subject else ""
        return f"When exactly was it{about}: {first} or {second}?"

    def amount(self, fact: Fact[Dated]) -> Amount | None:
        return None

    def value_schema(self) -> dict[str, Any]:
        day = {"type": ["string", "null"], "format": "date"}
        minute = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": ["from", "to", "granularity", "role", "weekday", "clock", "hedge"],
            "properties": {
                "from": {**day, "description": "first day named; null where the text cannot be resolved against the day of publication"},
                "to": {**day, "description": "last day named, included"},
                "granularity": {"enum": [g.value for g in Granularity]},
                "role": {
                    "enum": [*(r.value for r in TimeRole), "saying"],
                    "description": "start: since then; end: until or by then; range: from … to; saying: the time of the utterance",
                },
                "weekday": {"enum": [*(d.lower() for d in WEEKDAYS), None]},
                "clock": {
                    "type": ["object", "null"],
                    "additionalProperties": False,
                    "required": ["from", "to", "words"],
                    "properties": {"from": minute, "to": minute, "words": {"type": "string"}},
                    "description": "time of day, already widened by its hedge",
                },
                "hedge": {"type": ["string", "null"]},
            },
        }


def _another_issue(left: Fact[Dated], right: Fact[Dated]) -> bool:
    """Whether two times of what comes again lie as far apart as it comes."""
    one, other = left.value.when.interval, right.value.when.interval
    words = left.frame.terms & right.frame.terms & PERIODS.keys()
    if not words or one is None or other is None or one.start is None or other.start is None:
        return False
    return abs((one.start - other.start).days) >= min(PERIODS[w] for w in words)


def _plan(fact: Fact[Dated]) -> bool:
    """Whether the act lies ahead; an occasion told by a noun may have been long ago, whatever its clause plans."""
    return fact.frame.modality is Modality.PLANNED and not fact.value.nominal


def _minute(minute: int) -> str:
    hour, rest = divmod(minute % 1440, 60)
    return f"{hour:02}:{rest:02}"


KIND: FactKind[Dated] = Dates()
