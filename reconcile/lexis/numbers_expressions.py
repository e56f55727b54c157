"""Numbers with everything that belongs to them: hedge, range, currency, unit, "per", "out of", direction of change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from reconcile.lexis.amounts import restates
from reconcile.lexis.folding import fold
from reconcile.lexis.numbers import Numeral, numerals
from reconcile.lexis.numbers_labels import labels
from reconcile.lexis.numbers_lexicon import alternation, changes, currencies, hedges, units
from reconcile.model import Amount, Bound


@dataclass(frozen=True, slots=True)
class Expression:
    """A number with its surroundings, ``text[start:end]``.

    ``sort``: ``money``, ``percent``, ``point`` (percentage points), ``share`` ("a third", "one in five"; the amount is in
    percent), ``measure`` (a unit of the lexicon), ``count`` (anything else; the unit is empty).
    ``core`` is the span of the digits or words alone; ``per`` what the number is a rate of ("share", "hour");
    ``whole`` the total that is named with a part ("26 (out of 102)"); ``change`` "up", "down" or "".
    """

    start: int
    end: int
    core: tuple[int, int]
    amount: Amount
    sort: str
    form: str
    per: str = ""
    whole: float | None = None
    change: str = ""
    approximate_whole: bool = False
    restates: Amount | None = None
    """The amount before it that this one gives again in another unit ("17 miles (27km)", "60 mph, or 97 km/h")."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    sign_before: re.Pattern[str]
    sign_after: re.Pattern[str]
    word_after: re.Pattern[str]
    unit_after: re.Pattern[str]
    short_after: re.Pattern[str]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    change_before: re.Pattern[str]
    change_after: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    before, after = hedges()
    moves = changes()
    money, measure = currencies(), units()
    signs = alternation(money.signs)
    return _Patterns(
        re.compile(rf"(?:(?<![A-Za-z])|(?<=-))({signs})[ ]?$"),
        re.compile(
            rf"[ ]?({alternation([*(s for s in money.signs if not s[-1:].isalnum()), *(s for s in money.signs if s.isupper())])})(?![\w$])"
        ),
        re.compile(rf"[ -]({alternation(w for w in money.words if w != 'p')})(?![\w])|(p)(?![\w'])", re.IGNORECASE),
        re.compile(rf"[ ]?-?({alternation(measure.words)})(?![\w])", re.IGNORECASE),
        re.compile(rf"[ ]?-?({alternation(measure.short)})(?![\w'])"),
        re.compile(rf"(?:^|(?<![\w-]))({alternation(before)})(?:[ ](?:another|an additional)(?=[ ]))?[ ]{{1,2}}$", re.IGNORECASE),
        re.compile(rf"[ ]?({alternation(after)})(?![\w])", re.IGNORECASE),
        re.compile(
            rf"(?<![\w-])({alternation(moves.verbs)})(?:[ ]\w{{1,14}}ly)?(?:(?:[ ][\w'-]{{1,20}}){{0,3}}?[ ]by|[ ](?:another|an additional|an extra|some|nearly))?[ ]{{1,2}}$",
            re.IGNORECASE,
        ),
        re.compile(rf"[ ](?:\w{{1,12}}[ ])?({alternation(moves.nouns)})(?![\w])", re.IGNORECASE),
    )


_PERCENT = re.compile(
    r"[ -]?(?:%|percent(?:age)?(?![\w])|per[ ]cent(?![\w])|pct\.?(?![\w])|pc(?![\w]))(?P<point>[ -]points?(?![\w])|[ ]?pts?(?![\w]))?",
    re.IGNORECASE,
)
_PER = re.compile(
    r"(?:[ ]?/[ ]?|[ ](?:per|a|an|each|every)[ ]|-(?:a|per)-)"
    r"(share|barrel|gallon|ounce|pound|ton|tonne|kilogram|kilo|gram|liter|litre|mile|acre|square foot|sq m|person|head|capita|hour|day|week|month|night|year|minute|second|student|pupil|household|family|century|customer|vote|ticket|piece|plate|couple|pack|bottle|unit|100,000|1,000)(?![\w]|[ ](?:ago|earlier|later|before|after)\b)",
    re.IGNORECASE,
)  # fmt: skip
_OF_STUFF = re.compile(r"[ ]of[ ][a-z]+(?=[ ](?:a|per|each)[ ])")
_BETWEEN = re.compile(
    r"[ ]?(?P<link>-|--|to|or|and|and as many as|and possibly as many as)[ ]?(?P<sign>(?:[A-Z]{0,3}[$£€¥]|[A-Z]{3})[ ]?(?=[\d.])|)(?P<hedge>(?:up to|about|around|nearly|almost|as many as|as much as)[ ])?"
)
_OUT_OF = re.compile(
    r"(?:[ ](?!out[ ])[a-z]+)?[ ]?\(?(?P<link>out of|in|of)[ ](?:(?P<every>every|each|the|its|their|a total of|all|some|about|roughly|nearly|more than|over|approximately)[ ]){0,2}$",
    re.IGNORECASE,
)


@lru_cache(maxsize=2048)
def expressions(text: str) -> tuple[Expression, ...]:
    """All numbers of a text that are quantities, in order. Labels, dates, times and scores are left out."""
    plain = fold(text)
    read = numerals(text)
    if not read:
        return ()
    masks = labels(text)
    found = [n for n in read if not any(s < n.end and n.start < e for s, e in masks)]
    out: list[Expression] = []
    i = 0
    while i < len(found):
        expression, used = _read(plain, found, i, out[-1].end if out else 0)
        i += used
        if expression is not None:
            if out and _again(plain, out[-1], expression):
                expression = replace(expression, restates=out[-1].amount)
            out.append(expression)
    return tuple(out)


_AGAIN = re.compile(r"(?:[ ][\w'-]{1,20}){0,3}[ ]?\([ ]?|[ ]?/[ ]?|,?[ ]or[ ]|[ ]?-{1,2}[ ]?(?:or[ ])?", re.IGNORECASE)


def _again(text: str, before: Expression, after: Expression) -> bool:
    """Whether a measure is the one before it once more, in another unit of the same dimension."""
    between = text[before.end : after.start]
    if not before.sort == after.sort == "measure" or before.amount.unit == after.amount.unit or not _AGAIN.fullmatch(between):
        return False
    known = units().by_name
    one, other = known.get(before.amount.unit), known.get(after.amount.unit)
    if one is None or other is None:
        return False
    if one.dimension != other.dimension and {one.dimension, other.dimension} != {"celsius", "fahrenheit"}:
        return False
    # only a bracket says so by itself: "six months or a year" are two lengths of time
    alone = (between.rstrip()[-1:], text[after.end : after.end + 1]) == ("(", ")")
    return restates(before.amount, after.amount) or (alone and one.dimension != "time")


def _read(text: str, found: list[Numeral], i: int, floor: int) -> tuple[Expression | None, int]:
    """The expression that starts with numeral ``i`` and how many numerals it uses; nothing before ``floor`` is looked at."""
    first = found[i]
    head = _one(text, first, floor)
    used = 1
    following = found[i + 1] if i + 1 < len(found) else None
    if following is not None:
        share = _part_of(text, first, following, head)
        if share is not None:
            return share, 2
        joined = _range(text, first, following, head, floor)
        if joined is not None:
            head, used = joined, 2
    if first.form == "fraction" and head.sort == "count":
        low, high = first.low * 100, first.high * 100
        head = replace(head, amount=replace(head.amount, low=low, high=high, unit="percent", step=5.0), sort="share")
    return head, used


def _one(text: str, n: Numeral, floor: int) -> Expression:
    """A single number with its sign, unit, hedge and direction."""
    p = _patterns()
    start, end, unit, sort, per = n.start, n.end, "", "count", ""
    low, high, step = n.low, n.high, n.step
    sign = p.sign_before.search(text, max(floor, n.start - 6), n.start) or p.sign_before.search(text[max(floor, n.start - 6) : n.start])
    if sign:
        unit, sort = currencies().signs[sign[1]], "money"
        start = n.start - (len(sign[0]))
    unit, sort, end = _unit(text, n, unit, sort)
    if sort in ("money", "measure", "count"):
        # "1.5 million barrels of oil a day"
        of = _OF_STUFF.match(text, end)
        m = _PER.match(text, end) or (_PER.match(text, of.end()) if of and sort == "measure" else None)
        if m and (sort != "count" or n.form != "words"):
            per, end = m[1].lower(), m.end()
    start, bound, hedge = _hedge_before(text, start, floor, n)
    if bound is Bound.EXACT:
        after = p.hedge_after.match(text, end)
        if after and (text[end] != " " or after[1] not in ("+", "-plus")):
            bound, hedge, end = hedges()[1][after[1].lower()], after[1].lower(), after.end()
    change = _change(text, start, end, floor, n)
    if bound is Bound.EXACT and change and not hedge:
        bound = Bound(change)
    return Expression(
        start,
        end,
        (n.start, n.end),
        Amount(low, high, bound, unit, step, hedge, change, n.form == "vague"),
        sort,
        n.form,
        per,
        None,
        change,
    )


def _unit(text: str, n: Numeral, unit: str, sort: str) -> tuple[str, str, int]:
    """Unit, sort and end of what follows a numeral."""
    p, end = _patterns(), n.end
    m = _PERCENT.match(text, end)
    if m and sort != "money":
        return ("percentage point", "point", m.end()) if m["point"] else ("percent", "percent", m.end())
    if sort == "money":
        m = re.compile(r"[ ](?:US|U\.S\.|dollars|dollar|million dollars|sterling)(?!\w)").match(text, end)
        return unit, sort, m.end() if m and "pound" not in unit else end
    m = p.sign_after.match(text, end)
    if m:
        return currencies().signs[m[1]], "money", m.end()
    m = p.word_after.match(text, end)
    if m:
        word = re.sub(r"[ ]+", " ", (m[1] or m[2]).lower())
        name = currencies().words[word]
        if not (word.startswith("pound") and word.count(" ") == 0 and _weighs(text, n, m.end(), text[end])):
            return name, "money", m.end()
        return "pound", "measure", m.end()
    m = p.unit_after.match(text, end)
    if m:
        return units().words[re.sub(r"[ ]+", " ", m[1].lower())].name, "measure", m.end()
    m = p.short_after.match(text, end)
    if m and (len(m[1]) > 1 or text[end] != " " or m[1] in "W°") and not (m[1] == "in." and text[end] != " "):
        return units().short[m[1]].name, "measure", m.end()
    return unit, sort, end


_MONEY_CUE = re.compile(
    r"\b(?:pay|paid|pays|cost|costs|fine|fined|worth|price|prices|spend|spent|raise|raised|sell|sold|buy|bought|debt|salary|budget|fund|funding|earn|earned|loan|cash)\b",
    re.IGNORECASE,
)


def _weighs(text: str, n: Numeral, end: int, link: str) -> bool:
    """Whether "pounds" is weight: not after a scale word, and no word of payment nearby."""
    if n.scale >= 1e6:
        return False
    return link == "-" or text.startswith(" of ", end) or not _MONEY_CUE.search(text, max(0, n.start - 60), min(len(text), end + 60))


_SOME_BEFORE = re.compile(
    r"(?:^|[^\w])(?:of|for|in|with|and|to|by|at|after|than|from|over|,|are|were|is|was|have|has|had|killed|injured|on|into|-|:|\(|\")[ ]?$|^[ ]?$",
    re.IGNORECASE,
)


def _hedge_before(text: str, start: int, floor: int, n: Numeral) -> tuple[int, Bound, str]:
    window = max(floor, start - 40)
    m = _patterns().hedge_before.search(text[window:start])
    if not m:
        return start, Bound.EXACT, ""
    phrase = re.sub(r"[ ]+", " ", m[1].lower())
    if phrase in ("over", "under", "above", "below", "within", "beyond") and n.low == 1 and n.form == "words":
        return start, Bound.EXACT, ""
    if phrase == "some" and n.form == "fraction":
        return start, Bound.EXACT, ""
    bound = hedges()[0][phrase]
    begin = window + m.start()
    # "no more than", "well over": the longest phrase wins, but a second hedge may stand before it ("about, or up to")
    return begin, bound, phrase


def _change(text: str, start: int, end: int, floor: int, n: Numeral) -> str:
    if text[n.start] == "+":
        return "up"
    m = _patterns().change_before.search(text, max(floor, start - 60), start)
    if m and (m[1].lower() not in changes().transitive or m[0].rstrip().endswith(" by") or _PERCENT.match(text, n.end)):
        return changes().verbs[m[1].lower()].value
    m = _patterns().change_after.match(text, end)
    return changes().nouns[m[1].lower()].value if m else ""


def _range(text: str, a: Numeral, b: Numeral, head: Expression, floor: int) -> Expression | None:
    """ "20 to 30", "between $3 and $5 billion", "5% to 10%", "three or four"; None when the two are not one range."""
    if (a.form in ("vague", "fraction")) != (b.form in ("vague", "fraction")):
        return None
    for begin in (head.end, a.end):
        m = _BETWEEN.match(text, begin)
        if m and m.end() == b.start:
            break
    else:
        return None
    link = m["link"]
    before = text[max(floor, head.start - 10) : head.start].lower()
    between = bool(re.search(r"\bbetween[ ]$", before))
    from_ = re.search(r"\b(?:from|ranging from)[ ]$", before)
    if (link.startswith("and") and not between) or (link == "or" and not (a.low < b.low <= 3 * a.low + 2)):
        return None
    if from_ and _moves(text[max(0, head.start - 70) : head.start]):
        return None
    tail = _one(text, b, b.start - len(m["sign"]) if m["sign"] else b.start)
    low, high, step = head.amount.low, tail.amount.high, tail.amount.step
    if b.scale > 1 and a.scale == 1 and a.low < 1000 and a.low * b.scale < high and head.sort in ("count", "money"):
        low *= b.scale
    elif link == "-" and a.scale == b.scale == 1 and a.low < 1000 and high % 1000 == 0 and a.low * 1000 < high and head.sort == "count":
        low *= 1000  # "5-6,000 people"
    if low > high and _turned(head, tail, a, b, between=between) and not _moves(" ".join(text[: head.start].split(" ")[-2:])):
        low, high = high, low
    if not low < high or (head.amount.unit and tail.amount.unit and head.amount.unit != tail.amount.unit):
        return None
    if link == "to" and not from_ and head.change and text[a.end : a.end + 1] != "-" and head.sort != "count":
        return None  # "rose 5 percent to 20"
    sort, unit = (tail.sort, tail.amount.unit) if tail.amount.unit else (head.sort, head.amount.unit)
    if sort == "money" and tail.sort == "count":
        return None
    start = head.start
    if between or from_:
        start -= len("between ") if between else len("from ")
    bound, hedge = head.amount.bound, head.amount.hedge
    if (between or from_) and not hedge:
        start, bound, hedge = _hedge_before(text, start, floor, a)
    form = "vague" if "vague" in (a.form, b.form) else a.form
    return Expression(
        start,
        tail.end,
        (a.start, b.end),
        Amount(low, high, bound, unit, step, hedge, head.change, form == "vague"),
        sort,
        form,
        tail.per,
        None,
        head.change,
    )


def _turned(head: Expression, tail: Expression, a: Numeral, b: Numeral, *, between: bool) -> bool:
    """Whether a range has its larger end first: a slip ("eleven to ten seconds", "between 14 and eight feet"), no vote and no fall."""
    if a.low > 3 * b.low or head.change or tail.change or a.form in ("vague", "fraction"):
        return False
    return between or (tail.sort == "measure" and head.sort in ("count", "measure"))


_MOVES = re.compile(
    r"\b(?:rose|rise|risen|fell|fall|fallen|grew|grow|grown|increas\w{1,4}|decreas\w{1,4}|declin\w{1,4}|dropp?\w{0,4}|jump\w{0,3}|climb\w{0,3}|cut|went|gone|go|rais\w{1,3}|lower\w{0,3}|reduc\w{1,3}|chang\w{1,3}|revis\w{1,3}|up|down|expand\w{0,3}|doubl\w{1,3}|mov\w{1,3}|soar\w{0,3}|slid|slipp?\w{0,3}|shrank|shrunk|swell\w{0,3}|improv\w{1,3}|boost\w{0,3})\b",
    re.IGNORECASE,
)


def _moves(before: str) -> bool:
    """Whether a verb of change governs the "from" that follows: "fell from 8 to 5" are two levels, not a range."""
    return bool(_MOVES.search(re.split(r"[;.,]", before)[-1]))


def _part_of(text: str, a: Numeral, b: Numeral, head: Expression) -> Expression | None:
    """ "400 out of 3,400", "26 (out of 102)", "seven of the 12", "one in five" (a share)."""
    if head.sort != "count" or a.form == "fraction" or not a.low < b.low:
        return None
    if b.start - a.end > 40:
        return None
    m = _OUT_OF.fullmatch(text[a.end : b.start])
    if not m:
        return None
    link, every = m["link"].lower(), (m["every"] or "").lower()
    tail = _one(text, b, b.start)
    if tail.sort != "count":
        return None
    small = b.low in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 50, 100, 1000)
    bare = text[a.end : b.start].split(maxsplit=1)[0].lower() in ("in", "out", "of")
    if link == "in" and not (
        small and bare and every in ("", "every") and a.low < b.low and a.form != "vague" and not _IN_MEASURE.match(text, b.end)
    ):
        return None
    if (
        link == "in"
        or every in ("every", "each")
        or (
            link == "out of"
            and small
            and bare
            and b.low in (5, 10, 100, 1000)
            and every == ""
            and a.low < b.low
            and text[b.end : b.end + 1] != ")"
        )
    ):
        share = 100.0 * a.low / b.low
        amount = Amount(share, 100.0 * a.high / b.low, head.amount.bound, "percent", 100.0 / b.low, head.amount.hedge)
        return Expression(head.start, b.end, (a.start, b.end), amount, "share", "ratio", whole=b.low)
    if (link == "of" and every not in ("the", "its", "their", "all", "a total of")) or (
        every == "a total of" and link == "of" and not bare
    ):
        return None
    end = b.end + (1 if text[b.end : b.end + 1] == ")" and "(" in m[0] else 0)
    return replace(head, end=end, whole=b.low, approximate_whole=every in ("some", "about", "roughly", "nearly", "approximately"))


_IN_MEASURE = re.compile(
    r"[ -]?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|games?|matches|states|countries|cities)\b", re.IGNORECASE
)
