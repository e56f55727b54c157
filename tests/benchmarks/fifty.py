"""Fifty invented articles on one ferry terminal, with known facts: what a large story looks like to the engine.

Every article tells a part of the common facts in one of their wordings, and the rest is its own: its people, sums and days. One outlet
(``PARTS``) has the tally of the vote otherwise, so that a check has one thing to find. No chance is involved: the same articles every time.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

OUTLETS = 50
OWN = 9
"""Sentences that are an outlet's own, of the sorts in ``_OWN``."""
PARTS = 17
"""The outlet that has 8-1 where the others have 7-2."""
TALLY, OTHER_TALLY = "7-2", "8-1"

_COMMON = (
    ("The Port Authority of Selwick approved the new ferry terminal by a vote of {tally} on Tuesday.",
     "On Tuesday the Port Authority of Selwick voted {tally} to approve the new ferry terminal."),
    ("The terminal will cost $48.6 million, according to the authority.", "The authority puts the cost of the terminal at $48.6 million."),
    ("About 1,350 people work on the harbor front today.", "Some 1,350 people now work along the harbor front."),
    ("Authority chairwoman Ingrid Tolland, 61, called the decision overdue.", "“This decision was overdue,” said Ingrid Tolland, the authority’s chairwoman."),
    ("Ridership on the ferries rose 12 percent last year.", "Last year the ferries carried 12 percent more passengers."),
    ("Construction is to begin in March and to last 18 months.", "Crews will start in March; the work is to take 18 months."),
    ("The old terminal opened in 1963 and was damaged by a storm in 2014.", "A storm damaged the old terminal, opened in 1963, in 2014."),
    ("A bill that would pay for a second berth is pending in the state Senate.", "The bill for a second berth has passed the state House and is before the Senate."),
    ("More than 400 residents signed a petition against the plan.", "A petition against the plan has more than 400 signatures."),
    ("The contractor, Brandvold Marine, was fined $75,000 in 2019 over a fuel spill.", "In 2019 Brandvold Marine, the contractor, paid a fine of $75,000 for a fuel spill."),
)  # fmt: skip
_OWN = (
    "{first} {last}, {age}, who sells {thing} near the pier, said she expects to lose {part} percent of her trade.",
    "The town of {town} will pay ${sum} million of the cost over {years} years, its mayor, {first} {last}, said on {day}.",
    "A survey by the {town} chamber of commerce found that {count} of {whole} shops would welcome the terminal.",
    "“We asked for {years} years and got a promise in {month},” said {first} {last}, who heads the {town} fishermen’s union.",
    "Traffic counts in {town} showed {traffic} cars a day in {month}, {part} percent more than in the year before.",
    "The {town} school board rejected a lease of land to the authority by {ayes} votes to {noes} on {month} {date}.",
    "Engineers from {town} measured a depth of {depth} feet at the {thing} dock and asked for dredging.",
    "In {month}, {count} people were stranded in {town} when the ferry {name} lost power for {hours} hours.",
    "{last} was appointed harbor master of {town} in {year} and earns ${pay},000 a year.",
    "The {name} can carry {load} passengers and {count} cars, and was built in {town} in {year}.",
    "The owners of the {thing} warehouse in {town} sued the authority in {month} and want ${sum} million.",
    "A referendum in {town} on the port tax drew {part} percent of voters in {year}.",
    "{first} {last}, a retired pilot of {age}, spent {hours} hours on the witness stand before the harbor court.",
    "The ferry {name} ran aground off {town} on {month} {date}, {year}, with {count} people aboard.",
    "Rents near the {thing} quay went up by ${pay} a month in {month}, brokers in {town} say.",
    "The {town} hospital treated {count} dock workers for {thing} dust in {year}.",
    "A rival plan by the architect {first} {last} would have moved the berth {depth} miles north of {town}.",
    "Insurers set the loss of the {thing} fire in {town} at ${sum} million.",
    "The lighthouse of {town} had {traffic} visitors in {year}, and its keeper, {first} {last}, sold {count} guidebooks.",
    "Divers found {count} crates of {thing} in the wreck of the {name}, which sank in {year}.",
    "Nobody in {town} has been told what becomes of the {traffic} square feet of sheds along {last} Street.",
)  # fmt: skip
_PLAIN = (
    "Most of those who spoke wore rain coats, and the room smelled of wet wool long before the doors were closed.",
    "The drawings show a low hall with a roof of wood, and a path along the water that nobody would have to pay for.",
    "Supporters say that the boats can only get busier; critics answer that nobody has asked the passengers.",
    "There were the usual quarrels over the order of the agenda before anyone came to speak about boats.",
    "The matter has divided families here, where nearly everyone knows somebody who works on the water.",
    "What is to become of the ticket office, with its green tiles, has not been settled.",
    "It is a place of gulls and diesel, where the talk turns to weather first and to politics only when the coffee is cold.",
    "None of this is new to those who have stood in line at the barrier with a bicycle and a crying child.",
    "Whether the wind will let the cranes work in the dark months is a question that only the wind can answer.",
    "Those who live up the hill like the view and the quiet; those who live below like to be able to leave.",
    "The paint is coming off the benches, the clock is slow, and the vending machine takes coins that hardly anyone carries.",
    "For a while there was talk of a bridge, then of a tunnel, and in the end of nothing at all.",
    "It may be that the loudest voices in the room were not those of the many, as is so often the case with harbors.",
    "A spokesman said that the authority would answer all letters, and asked people to be patient.",
)
_FIRST = "Alma Bertil Carla Dorthe Edvin Frida Gunnar Helga Ivar Johanne Knud Liv Magnus Nora Oskar".split()
_LAST = "Aaberg Brekke Colby Dunmore Eskild Farrow Gladwin Hestad Ibsen Jarvik Kestrel Lomax Mortvedt Nyland Osgood Pruitt Quarles".split()
_TOWN = "Ardmoor Bexhaven Colswick Dunfell Easthithe Fernley Garmouth Holbeck Ilverton Jessop Kirkhollow Lunden Marlow".split()
_THING = "fish rope bait coffee salt timber grain canvas ice".split()
_NAME = "Petrel Kittiwake Guillemot Cormorant Sandpiper Dunlin Fulmar".split()
_MONTH = "January February April May June July August September October".split()
_DAY = "Monday Wednesday Thursday Friday".split()


def text(outlet: int, edited: str = "") -> str:
    """The article of an outlet; ``edited`` is put at its end as a paragraph of its own."""
    tally = OTHER_TALLY if outlet == PARTS else TALLY
    told = [n for n in range(len(_COMMON)) if n == 0 or (outlet * 7 + n * 3) % 10 < 6]
    paragraphs = [_COMMON[n][(outlet + n) % 2].format(tally=tally) for n in told]
    own = [_OWN[(outlet * 5 + j * 2) % len(_OWN)].format_map(_words(outlet, j)) for j in range(OWN)]
    plain = [_PLAIN[(outlet + j * 3) % len(_PLAIN)] for j in range(9)]
    mixed = [" ".join(pair) for pair in zip(paragraphs, own, strict=False)] + own[len(paragraphs) :] + plain
    return "\n\n".join([*mixed, *([edited] if edited else [])]) + "\n"


def _words(outlet: int, k: int) -> dict[str, str]:
    """What the outlet's own sentence ``k`` is about: differs in nearly everything from the other outlets' sentences."""
    n = outlet * 31 + k * 17
    return {
        "first": _FIRST[n % len(_FIRST)], "last": _LAST[(n * 3 + outlet) % len(_LAST)], "town": _TOWN[(n + outlet) % len(_TOWN)],
        "thing": _THING[(n + k) % len(_THING)], "name": _NAME[(n // 2) % len(_NAME)], "month": _MONTH[(n * 5) % len(_MONTH)], "day": _DAY[n % len(_DAY)],
        "age": str(23 + n % 55), "part": str(3 + n % 41), "sum": f"{1 + n % 29}.{n % 9 + 1}", "years": str(2 + n % 13), "count": str(11 + n % 83),
        "whole": str(120 + n % 97), "traffic": f"{3 + n % 19},{100 + n * 7 % 899}", "ayes": str(5 + n % 4), "noes": str(1 + n % 4), "date": str(1 + n % 28),
        "depth": str(9 + n % 31), "hours": str(2 + n % 9), "year": str(1978 + n % 41), "pay": str(51 + n % 47), "load": str(140 + n * 3 % 400),
    }  # fmt: skip


def write(folder: Path) -> list[Path]:
    """The fifty articles as files with front matter; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    out = []
    for n in range(OUTLETS):
        path = folder / f"outlet-{n:02}.txt"
        day = dt.date(2024, 2, 7) + dt.timedelta(days=n % 3)
        path.write_text(f"---\nsource: Outlet {n:02}\ndate: {day}\n---\n{text(n)}", "utf-8")
        out.append(path)
    return out
