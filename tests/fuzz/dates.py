"""The grammar of times, over its own words in any order, read on any day of four centuries."""

from __future__ import annotations

import datetime as dt

from tests.fuzz.harness import instrumented, run, words_of

with instrumented(__name__):
    from reconcile.lexis.dates import Tense, find_times

WORDS = (
    "the a this last next past previous current coming early late mid middle of beginning end since starting until till through by before after up "
    "from between and to in on at around about nearly ago later earlier today yesterday tomorrow tonight monday Tuesday Wed. Thursday friday "
    "Saturday Sunday January Feb. March April May June July August Sept. October November Dec. spring summer fall winter autumn Christmas Eve "
    "Easter Thanksgiving weekend week weeks day days month months year years decade decades century quarter fiscal night morning evening "
    "afternoon noon midnight hour hours minutes o'clock a.m. p.m. am pm 1 2 7 12 13 24 29 30 31 32 99 1st 2nd 3rd 29th 31st 1600 1899 1990s '90s "
    "2016 2017 2100 9999 0000 2016-11-09 11/09/2016 09/11/16 31/02/2017 7:30 25:99 12:00 19th 21st first second third two three ten twenty-one "
    "hundred thousand several few couple half - – — , . ; : ( ) “ ” ' ’ GMT EST time ET local annual anniversary"
).split()


def check(data: bytes) -> None:
    """Every time stands in the text, and its interval, where there is one, has its ends in order."""
    if len(data) < 4:
        return
    day = dt.date(1800 + data[0] % 250 + data[1] % 150, data[1] % 12 + 1, data[2] % 28 + 1)
    text = words_of(data[4:], WORDS)
    for found in find_times(text, None if data[3] == 0 else day, lambda _: list(Tense)[data[3] % len(Tense)]):
        assert 0 <= found.start < found.end <= len(text), found
        days = found.when.interval
        if days and days.start and days.end:
            assert days.start <= days.end, found


SEEDS = (b"\x01\x20\x02\x30\x03\x40\x05\x11", bytes(range(0, 200, 7)), bytes(range(199, 0, -3)), b"\xf0A\xf0B\xff\x20\x14" * 3)

if __name__ == "__main__":
    run(check, SEEDS, 400)
