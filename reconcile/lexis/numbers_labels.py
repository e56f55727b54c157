"""Digits that are no quantity: dates, years, clock times, scores, addresses, telephone numbers, names of roads, planes, laws and products."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from reconcile.lexis.folding import fold


class _AnyCase:
    """A pattern that does not care for case; its source is in lower case.

    Text without accents is searched in lower case as well: there a long list of words is told apart by first letters, five times as fast.
    It is compiled when it is first used, because these are long and a check of kept facts uses none.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _lower(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags | re.IGNORECASE)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches; their words may be in lower case, their places are those in the text."""
        return self._lower.finditer(text.lower()) if text.isascii() else self._any.finditer(text)


_MONTH = r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|jun\.|july?|jul\.|aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_NOUN = (
    r"section|sections|sec\.|article|chapter|title|rule|clause|paragraph|proposition|prop\.|amendment|measure|schedule|route|rte\.?|highway|interstate|freeway|motorway|flight|"
    r"room|apartment|apt\.?|suite|channel|boeing|airbus|bus|line|platform|gate|exit|pier|ward|district|precinct|zone|engine|ladder|squad|local|page|pages|pp?\.|"
    r"volume|vol\.|nos?\.|numbers?|phase|stage|level|tier|type|category|grade|model|mark|version|ios|windows|iphone|galaxy|xbox|playstation|formula|apollo|super bowl|"
    r"game|episode|season|act|scene|figure|fig\.|table|h\.\s?r\.|hb|sb|ab|bill|resolution|docket|psalm|order|directive|article|agenda item|item|lot|count|grades|"
    r"euro|world cup|olympics|class of|fortune|s&p|dow|nasdaq|ftse|nikkei|dax|cac|stoxx|russell|nifty|euro ?stoxx|csi|note|mach|windows|office|catch|area|terminal|track|runway|hurricane|"
    r"covid|sars|iso|mi|group of|big|top|tab|mate|pixel|camp|block|question|question no\.|number|seed|no|week|day|round|heat|lane|part|step|studio|unit|hall|court|field|building|bldg\.?|box|floor"
)
_CALENDAR = _AnyCase(
    rf"""\b(?:{_MONTH})[ ]+\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?(?:-|to|and|through|or)[ ]?\d{{1,2}}(?:st|nd|rd|th)?)?(?!\d|,\d\d\d\D|[.]\d|[ ](?:percent|million|billion|people))(?:,?[ ]+{_YEAR})?|
    \b\d{{1,2}}(?:st|nd|rd|th)?[ ]+(?:of[ ]+)?(?:{_MONTH})\b(?:,?[ ]+{_YEAR})?|\b(?:{_MONTH}),?[ ]+(?:of[ ]+)?{_YEAR}\b|
    \b{_YEAR}-\d\d-\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d\d)\b|\b(?:9/11|24/7|50/50|50-50)\b|
    (?<![\d,.$£€])\b(?:{_YEAR}s?[ ]?[-/][ ]?(?:{_YEAR}|\d\d)\b(?![%,.]?\d))|\b{_YEAR}s\b|'\d\ds?\b(?!-)|\b(?:mid|early|late|pre|post)-?[ ]?{_YEAR}\b|(?:\bfy|\bq[1-4][ ]?|\bfiscal[ ])\d{{2,4}}\b""",
    re.VERBOSE,
)
_LABELS = _AnyCase(
    rf"""\b(?:{_NOUN})[ ]?(?:no\.[ ]?|\#|-)?\d[\d,.]*(?:\([a-z0-9]\))*(?:[ ]?(?:and|&|or|to|-|,)[ ]?\d+(?:\([a-z]\))*(?![\d,]))?(?![\d]|,\d|[ ]?(?:%|percent|per[ ]cent|million|billion|m\b|thousand|bn|points?|pts))|
    §+[ ]?\d[\d.]*|\b\d+[ ](?:u\.s\.c?\.?|f\.[23]d|c\.f\.r\.)[ ]?(?:§[ ]?)?\d*|\#\d+""",
    re.VERBOSE,
)
_CODES = re.compile(
    r"""\b(?!minus-|under-|over-|plus-)[A-Za-z]{1,12}-\d+[A-Za-z]?\b|(?<![$\w])(?!PS\d|USD|EUR|GBP|RMB|Rs)[A-Z]{1,3}\d[\dA-Z]*\b|\b\d+[A-Z]{1,3}\d[\dA-Z]*\b|\b\d{1,3}(?:\.\d{1,3}){2,}\b|(?<![\w,.])0\d+\b(?!\.)|[\w.+-]{1,60}@[\w.-]{1,60}|\bhttps?://\S{1,300}|\bwww\.\S{1,200}|
    \b[\w-]{1,60}\.(?:com|org|net|gov|edu|co\.uk|tv|io)\b[\w/.-]{0,100}|[@\#]\w*\d\w*|\(\d{3}\)[ ]?\d{3}-\d{4}|\b(?:\d-)?\d{3}[-.]\d{3}[-.]\d{4}\b|\b\d-\d{3}-[A-Z\d]{3,}\b|\b\d{3}-\d{4}\b|\b\d{1,2}[DG]\b(?![.\w])|\b[248]K\b(?![ ][a-z]+s\b)|
    (?<![\w.,$£€])\d{1,6}(?:-\d{1,6})?[A-Za-z]?,?[ ](?:[NSEW]\.?[ ])?(?:[A-Z][\w.'-]{0,20}[ ]|\d{1,3}(?:st|nd|rd|th)[ ]){1,3}(?:Streets?|St|Avenue|Ave|Road|Rd|Way|Drive|Dr|Lane|Ln|Boulevard|Blvd|Place|Court|Plaza|Square|Terrace|Close|Crescent|Parkway|Pkwy|Broadway)\b""",
    re.VERBOSE,
)
_DIGITLESS_CODE = re.compile(r"@|https?://|www\.|[.](?:com|org|net|gov|edu|co[.]uk|tv|io)\b")
"""What a code without a digit has."""
_TIMES = _AnyCase(
    r"""\b\d{1,2}:\d\d(?::\d\d)?(?:[.]\d+)?(?:[ ]?[ap]\.?m\b\.?)?|\b\d{1,2}(?:[.]\d\d)?[ ]?(?:[ap]\.m\.|[ap]m\b)|\b\d{1,2}[ ]?o'clock|\b\d{1,2}[ ]?(?:-|to|and)[ ]?\d{1,2}(?:[.:]\d\d)?[ ]?(?:[ap]\.m\.|[ap]m\b)|
    \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ ]?(?:o'clock|[ap]\.m\.)|\b\d{4}[ ](?:gmt|bst|et|est|edt|hours\b(?=[ ](?:gmt|local|on)))""",
    re.VERBOSE,
)
_SCORE_NOUN = r"(?:votes?|victor(?:y|ies)|wins?|loss(?:es)?|defeats?|decisions?|rulings?|split|margin|majority|tie|draw|record|lead|score|deadlock|vote|triumph|party-line|favor|against|in favou?r)"
_SCORES = _AnyCase(
    rf"""(?<![\w.,$£€-])\d{{1,3}}[ ]?-[ ]?\d{{1,3}}(?:-\d{{1,3}})?(?:[ ](?:\w+[ ])?{_SCORE_NOUN}\b)|\b(?:by|of)[ ]\d{{1,3}}[ ]?-[ ]?\d{{1,3}}(?=[ ]?[.,;)])|
    (?<![\w.,$£€-])\d{{1,3}}[ ]?-[ ]?\d{{1,3}}(?=[ ](?:in|on|to|with|at|after|last|this|for|against|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|[ ]?(?:[.,](?!\d)|[;:)"'])|$)|
    \b(?:\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -]to[ -](?:\d{{1,3}}|one|two|three|four|five|six|seven|eight|nine|ten)(?:[ -](?:\w+[ ])?{_SCORE_NOUN}\b)""",
    re.VERBOSE,
)
_BARE_YEAR = re.compile(
    rf"(?<![\w,.$£€#])(?<!\d-){_YEAR}(?![\w%]|,\d|\.\d|[ ]?(?:percent|per[ ]cent|million|billion|thousand|miles|dollars|pounds|euros|feet|meters|metres|acres|people|men|women|children|tons|tonnes|pages)\b)"
)
_YEAR_COUNTED = re.compile(r"[ ][a-z]{3,}s\b(?<!ss)(?!'| (?:and|or) \d)")
_COUNT_BEFORE = re.compile(
    r"\b(?:about|nearly|some|over|than|least|almost|around|roughly|approximately|estimated|another|total[ ]of)[ ]$", re.IGNORECASE
)
_CAPITAL_BEFORE = re.compile(
    r"(?<=[a-z\d,)] )[A-Z][a-zA-Z]{1,20}[ ](?P<n>\d{1,4})(?![\w%,.]?\d|%|[A-Za-z]|[ ](?i:percent|per[ ]cent|million|billion|thousand|hundred|points?|pts|people|years?|months?|weeks?|days?|hours?|minutes?|miles?|feet|in[ ]\d|[a-z]{2,}s)\b)(?!-[a-z])"
)
_IDIOMS = _AnyCase(
    r"\b(?:no|any|every|some|each|another|the|this|that|which)[ ]one\b|\bone[ ](?:another|by[ ]one|day|thing|reason|hand|side|who|should|must|can|could|might|would|'s)\b|\bone's\b|\bat[ ]one[ ]point\b|\bone-(?:on-one|sided|off|way|time|stop|party|liners?)\b|"
    r"\b(?:number|square|day|phase|formula|page|air[ ]force|hole-in)[ -]one\b|\bone[ ]way[ ]or\b|\btwo[ ]cents\b|\bfifty-fifty\b|\bone-on-one\b|\bthird-party\b|\b(?:the|big|group[ ]of)[ ](?:three|four|five|seven)\b(?=[ ]?[.,])",
)
_WORD_LABELS = re.compile(
    r"\b(?:Route|Highway|Interstate|Channel|Section|Article|Chapter|Title|Rule|Phase|Stage|Level|Type|Category|Flight|Room|Terminal|Platform|District|Ward|Zone|Precinct|Line|"
    r"Runway|Gate|Pier|Number|Day|Week|Act|Apollo|Formula|Proposition|Amendment|Volume|Book|Part|Group|Tier|Grade|Air Force)[ ](?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)\b"
)


_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=2048)
def labels(text: str) -> tuple[tuple[int, int], ...]:
    """Stretches of ``text`` whose digits or number words are names, times or idioms, in order of their start."""
    plain = fold(text)
    # without a digit there is nothing for the two that take longest
    digits = (_CALENDAR, _LABELS, _CODES) if _DIGIT.search(plain) else (_CODES,) if _DIGITLESS_CODE.search(plain) else ()
    spans = [m.span() for pattern in (*digits, _TIMES, _SCORES, _IDIOMS, _WORD_LABELS) for m in pattern.finditer(plain)]
    for m in _BARE_YEAR.finditer(plain):
        counted = _YEAR_COUNTED.match(plain, m.end()) and _COUNT_BEFORE.search(plain[max(0, m.start() - 15) : m.start()])
        if not counted:
            spans.append(m.span())
    spans.extend(m.span("n") for m in _CAPITAL_BEFORE.finditer(plain))
    return tuple(sorted(spans))
