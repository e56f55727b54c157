"""Numbers that are names: telephone and docket numbers, flights, roads, bills, web addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reconcile.lexis.names import fold

_PHONE = re.compile(
    r"(?<![\w.+-])(?:0(?:[ -]?\d){9,10}|\+\d(?:[ -]?\d){8,13}|(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}|1-8\d\d-[A-Z\d]{3,4}-?[A-Z\d]{3,7})(?![\w-])"
)
_WEB = re.compile(
    r"(?<![\w@.])(?:https?://)?(?:[a-zA-Z\d][a-zA-Z\d-]{0,60}\.){1,4}(?:com|org|gov|net|edu|info|uk|au|ca|ie|us|eu)(?![\w.]\w)(?:/[\w./-]{0,80})?"
)
_MAIL = re.compile(r"(?<![\w.])[\w.+-]{1,60}@(?:[a-zA-Z\d][a-zA-Z\d-]{0,60}\.){1,4}[a-z]{2,6}(?!\w)")
_BILL = re.compile(
    r"(?<![\w.])(?P<sort>H\.\s?R\.|HR|S\.\s?B\.|SB|H\.\s?B\.|HB|A\.\s?B\.|AB|S\.|(?:Senate|House|Assembly) (?:Bill|File))\s?(?:No\.\s?)?(?P<number>\d{1,5})(?![\w,.]\d|\w|%)"
)
_NUMBERED = re.compile(
    r"(?<!\w)(?P<sort>Flight|Route|Rte\.|Interstate|I-|Highway|Proposition|Prop\.|Measure|Section|Title|Chapter|Resolution|Precinct|Exit|Terminal|Runway|Engine|Ladder|Platform"
    r"|Executive Order|Public Law|Amendment|Docket|Case)[ \u00a0]?(?:No\.\s?|number |#)?(?P<number>\d[\d-]{0,9}[A-Z]?)(?![\w,.]\d|\w|%)"
)
_CASE = re.compile(r"(?<!\w)No\. (?P<number>\d{2}-\d{2,6})(?!\w)")
_WORTH = re.compile(r"[\d@]|\.[a-z]")
"""What every designation has one of: a digit, or the sign or the dot of an address."""
_SORTS = {"rte": "route", "i-": "interstate", "prop": "proposition", "docket": "case", "h r": "hr", "s b": "sb", "h b": "hb", "a b": "ab", "senate bill": "sb", "house bill": "hb", "assembly bill": "ab", "senate file": "sf", "house file": "hf"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Designation:
    """``sort`` ("phone", "web", "flight", "hr" …) and ``number`` are compared, ``start`` and ``end`` are offsets into the text read."""

    sort: str
    number: str
    start: int
    end: int


def designations(text: str) -> Iterator[Designation]:
    """All of a text, in text order within each sort of pattern; no two overlap."""
    taken: list[tuple[int, int]] = []
    if not _WORTH.search(text):
        return
    for pattern, sort in ((_MAIL, "web"), (_WEB, "web"), (_PHONE, "phone"), (_CASE, "case"), (_BILL, ""), (_NUMBERED, "")):
        for m in pattern.finditer(text):
            if any(m.start() < end and start < m.end() for start, end in taken):
                continue
            end = m.end()
            while text[end - 1] in "./-":
                end -= 1
            taken.append((m.start(), end))
            if sort == "phone":
                number = re.sub(r"[^\dA-Z]", "", text[m.start() : end])
                yield Designation(sort, number[1:] if len(number) == 11 and number[0] == "1" else number, m.start(), end)
            elif sort == "web":
                yield Designation(sort, text[m.start() : end].lower().split("://")[-1].removeprefix("www.").rstrip("/"), m.start(), end)
            else:
                said = sort or " ".join(fold(m["sort"].replace(".", " ")).split())
                yield Designation(_SORTS.get(said, said), m["number"], m.start(), end)
