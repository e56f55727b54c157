"""How two times of one act relate: by their days, then by the time of day."""

from __future__ import annotations

from reconcile.lexis.dates_calendar import impossible
from reconcile.model import Comparison, Granularity, Interval, Relation, TimeRole, When

_UNKNOWN = Comparison(Relation.INCOMPARABLE, "The texts do not give both times on one calendar.")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK = 7
HOUR = 60
LOOSE_DAYS = 45
"""Stretches and "two months ago" that miss each other by less are taken as unsharp words for one time."""


def compare(left: When, right: When) -> Comparison:
    """Relation of two times; symmetric."""
    if slip(left) != slip(right):
        wrong, other = (left, right) if slip(left) else (right, left)
        if wrong.month not in _months(other):
            return _UNKNOWN
        return Comparison(Relation.CONFLICT, f"There is no {wrong.label}; the other says {say(other)}.")
    bounds = {left.role, right.role} & {TimeRole.START, TimeRole.END}
    if bounds and (left.role is not right.role or {left.hedge, right.hedge} & {"after", "before"}):
        return _other_roles(left, right)
    if left.fiscal or right.fiscal:
        return _fiscal(left, right)
    days = _days(left, right)
    if days is Relation.CONFLICT:
        return Comparison(Relation.CONFLICT, f"One says {say(left)}{_resolved(left)}, the other {say(right)}{_resolved(right)}.")
    if days is None:
        return _UNKNOWN
    if left.clock is not None and right.clock is not None:
        return _clocks(left, right, days)
    if days is Relation.INCOMPARABLE:
        return _UNKNOWN
    if (left.clock is None) != (right.clock is None) and days is Relation.AGREE:
        days = Relation.REFINES
    return _agreement(days, left, right)


def slip(when: When) -> bool:
    """Whether the calendar has no such day ("Dec. 43")."""
    return impossible(when.month, when.day)


def _months(when: When) -> set[int]:
    """Months of its first and last day, where it gives days."""
    found = {when.month} if when.month is not None and when.day is not None else set()
    i = when.interval
    fine = when.granularity is Granularity.DAY or when.role is TimeRole.RANGE
    if fine and i is not None and i.start is not None and i.end is not None and _short(i):
        found |= {i.start.month, i.end.month}
    return found


def _agreement(days: Relation, left: When, right: When) -> Comparison:
    if days is Relation.AGREE:
        return Comparison(days, "Both give the same time.")
    if days is Relation.AGREE_ROUNDED:
        return Comparison(days, "The two times are the same when read as roughly as they are said.")
    return Comparison(Relation.REFINES, f"One time lies within the other: {say(min(left, right, key=_width))}.")


def _width(when: When) -> tuple[int, int, str]:
    span = (when.interval.end - when.interval.start).days if when.interval and when.interval.start and when.interval.end else 10**6
    return span, when.clock.high - when.clock.low if when.clock else 10**4, when.label


def _other_roles(left: When, right: When) -> Comparison:
    """A start and a point, or an end and a start, are two things; the same words for them still agree."""
    same = left.interval is not None and left.interval == right.interval
    point = TimeRole.POINT in (left.role, right.role) or left.role is right.role
    if same and point and left.hedge == right.hedge and left.clock == right.clock:
        return Comparison(Relation.AGREE, "Both give the same time.")
    return Comparison(Relation.INCOMPARABLE, "One time is where something begins or ends, the other is not.")


def _fiscal(left: When, right: When) -> Comparison:
    if left.label.casefold() == right.label.casefold():
        return Comparison(Relation.AGREE, "Both give the same year.")
    return _UNKNOWN


def _days(left: When, right: When) -> Relation | None:
    """How the days relate; INCOMPARABLE where neither side gives a day (then the time of day decides), None where they cannot be told."""
    a, b = left.interval, right.interval
    bare_left, bare_right = _bare(left), _bare(right)
    if bare_left or bare_right:
        return Relation.INCOMPARABLE if (bare_left and bare_right) or (left.clock is not None and right.clock is not None) else None
    if a is not None and b is not None:
        return _resolved_days(left, right, a, b)
    if left.weekday is not None and right.weekday is not None and not (left.loose or right.loose):
        if left.weekday != right.weekday:
            return Relation.CONFLICT
        return Relation.AGREE
    if left.month is not None and right.month is not None and left.day is not None and right.day is not None and a is None and b is None:
        return Relation.AGREE if (left.month, left.day) == (right.month, right.day) else Relation.CONFLICT
    if left.month is not None and right.month is not None and left.month == right.month and (left.relative or right.relative):
        return Relation.AGREE if left.day == right.day else Relation.REFINES if None in (left.day, right.day) else None
    if left.label.casefold() == right.label.casefold():
        return Relation.AGREE
    if a is None and b is None:
        return _within_week(left, right)
    return None


def _within_week(left: When, right: When) -> Relation | None:
    """Without days of publication: "Monday" and "earlier this week" go together."""
    for day, week in ((left, right), (right, left)):
        if (
            day.weekday is not None
            and not day.loose
            and week.granularity is Granularity.WEEK
            and week.weekday is None
            and "this" in week.label.casefold().split()
        ):
            return Relation.REFINES
        if day.weekday is not None and day.clock is None and week.label.casefold() == "today":
            return Relation.REFINES
    return None


def _bare(when: When) -> bool:
    """A time of day alone."""
    return when.clock is not None and when.interval is None and when.weekday is None and when.month is None and not when.relative


def _resolved_days(left: When, right: When, a: Interval, b: Interval) -> Relation:
    if a == b:
        slip = left.weekday is not None and right.weekday is not None and left.weekday != right.weekday
        return Relation.CONFLICT if slip else Relation.AGREE
    if _implied(left) != _implied(right) and not a.overlaps(b):
        found = _without_year(left, right)
        if found is not None:
            return found
    unsharp = left.hedge or right.hedge or left.loose or right.loose
    if left.role is right.role is TimeRole.RANGE and not unsharp and a != b:
        # "from 2001 to 2006" and "from 2003 to 2006": two stated ends, one of them is wrong; one stretch inside the other may be a part of it
        return Relation.CONFLICT if (a.start == b.start) != (a.end == b.end) or not a.overlaps(b) else Relation.INCOMPARABLE
    if a.contains(b) or b.contains(a):
        if TimeRole.RANGE in (left.role, right.role) and left.role is not right.role:
            return Relation.REFINES if left.loose or right.loose or (_short(a) and _short(b)) else Relation.INCOMPARABLE
        rounded = left.granularity is right.granularity and left.granularity is not Granularity.SPAN and not (left.loose or right.loose)
        return Relation.AGREE_ROUNDED if rounded and (left.hedge or right.hedge) else Relation.REFINES
    if a.overlaps(b):
        return Relation.AGREE_ROUNDED if (left.loose or right.loose) and left.granularity is right.granularity else Relation.INCOMPARABLE
    gap = _gap(a, b)
    if left.hedge or right.hedge or left.loose or right.loose:
        far = gap > max(LOOSE_DAYS, 2 * _days_in(a), 2 * _days_in(b))
        return Relation.CONFLICT if far and not (left.loose and right.loose) else Relation.INCOMPARABLE
    if left.weekday is not None and left.weekday == right.weekday and gap % WEEK == 0 and (left.relative or right.relative):
        # the day of publication of one of the two may be wrong
        return Relation.INCOMPARABLE
    if gap <= 1 and (_deictic(left) or _deictic(right) or _at_night(left, right)):
        return Relation.INCOMPARABLE
    return Relation.CONFLICT


def _implied(when: When) -> bool:
    """Whether the year was taken from the day of publication."""
    return when.month is not None and when.weekday is None and when.relative


def _without_year(left: When, right: When) -> Relation | None:
    """A date with its year against one whose year was guessed: the guess may be wrong, month and day may not."""
    guessed, full = (left, right) if _implied(left) else (right, left)
    if full.month is None:
        return Relation.REFINES if full.granularity is Granularity.YEAR else None
    if guessed.month != full.month or (None not in (guessed.day, full.day) and guessed.day != full.day):
        return None
    return Relation.AGREE_ROUNDED if guessed.day == full.day else Relation.REFINES


def _short(i: Interval) -> bool:
    return _days_in(i) <= 120


def _days_in(i: Interval) -> int:
    return (i.end - i.start).days + 1 if i.start and i.end else 10**6


def _gap(a: Interval, b: Interval) -> int:
    low, high = (a, b) if a.end is not None and b.start is not None and a.end < b.start else (b, a)
    return (high.start - low.end).days if low.end and high.start else 0


def _deictic(when: When) -> bool:
    """As in "today", "last night": off by one where the article was published around midnight or is dated by the day after."""
    return when.relative and when.granularity is Granularity.DAY and when.weekday is None and when.month is None


def _at_night(left: When, right: When) -> bool:
    """As in "late on Tuesday night" may be early on Wednesday."""
    return any(w.clock is not None and (w.clock.high > 1380 or w.clock.high < 420) for w in (left, right))


def _clocks(left: When, right: When, days: Relation) -> Comparison:
    """Two times of day of one day."""
    a, b = left.clock, right.clock
    assert a is not None
    assert b is not None
    if a.zone != b.zone and a.zone and b.zone:
        return Comparison(Relation.INCOMPARABLE, "The two times of day are of two time zones.")
    if not a.overlaps(b):
        if TimeRole.RANGE in (left.role, right.role):
            return _UNKNOWN
        return Comparison(Relation.CONFLICT, f"One says {a.words}, the other {b.words}.")
    day = Relation.AGREE if days is Relation.INCOMPARABLE else days
    if (a.stated, a.low, a.high) == (b.stated, b.low, b.high) or (
        a.stated is not None and b.stated is not None and a.stated % 720 == b.stated % 720 and not (a.hedged or b.hedged)
    ):
        return _agreement(day, left, right)
    if a.stated is not None and b.stated is not None:
        return _agreement(Relation.AGREE_ROUNDED if day is Relation.AGREE else day, left, right)
    return _agreement(Relation.REFINES, left, right)


def before(call: When, act: When) -> Comparison:
    """A call for help against the mishap: nobody calls before it."""
    days = call.interval is None or act.interval is None or call.interval == act.interval
    if (
        call.clock is None
        or act.clock is None
        or not days
        or call.clock.overlaps(act.clock)
        or (call.clock.zone and act.clock.zone and call.clock.zone != act.clock.zone)
    ):
        return _UNKNOWN
    ahead = act.clock.low - call.clock.high
    if None in (call.clock.stated, act.clock.stated) or not 0 < ahead < HOUR:
        return _UNKNOWN
    return Comparison(Relation.CONFLICT, f"Help is called at {call.clock.words}, before it happened at {act.clock.words}.")


def say(when: When) -> str:
    """The time as a copy editor would write it: "since 2009", "Tuesday night", "noon"."""
    label = when.label
    head = label.split(" ")[0] if label else ""
    if head.lower() in _LOWERED:
        label = head.lower() + label[len(head) :]
    if when.role is TimeRole.START:
        return f"{'after' if when.hedge == 'after' else 'since'} {label}"
    if when.role is TimeRole.END:
        return f"{'before' if when.hedge == 'before' else 'until'} {label}"
    return label


_LOWERED = frozenset(
    [
        "earlier",
        "later",
        "early",
        "late",
        "last",
        "next",
        "this",
        "the",
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "around",
        "about",
        "a",
        "an",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "more",
        "less",
        "just",
        "shortly",
        "recent",
        "past",
        "mid",
    ]
)


def _resolved(when: When) -> str:
    """The day meant, where the words need the day of publication."""
    i = when.interval
    if i is None or not when.relative or i.start is None or i.start != i.end:
        return ""
    day = f"{WEEKDAYS[i.start.weekday()]}, {i.start.isoformat()}"
    return f" ({day})" if when.weekday is None else f" ({i.start.isoformat()})"
