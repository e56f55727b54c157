"""Invented articles with known facts, by the hundred thousand: what an agency's archive looks like to the engine.

Articles come in stories. Most stories are told once, some by a few outlets, a few by dozens, as in real archives; names of people and towns
follow Zipf's law, so that a few occur everywhere and most hardly ever. All articles of a story tell its facts in one of two wordings, and each adds
sentences of its own. In a part of the stories one article has one figure otherwise (``Told.planted``): a check of that story has one thing to
find. Everything follows from the seed, and the first articles are the same however many are asked for.
"""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reconcile import Article
from tests.benchmarks.fifty import _OWN, _PLAIN, _THING

START = dt.date(2021, 1, 4)
"""Day of the first story; a day has ``A_DAY`` stories."""
A_DAY = 40
SIZES = ((1, 600), (2, 180), (3, 90), (5, 70), (8, 40), (20, 16), (60, 4))
"""Articles of a story, and how many of a thousand stories have so many."""
PLANTED = 0.4
"""Share of the stories of three and more articles in which one article has one figure otherwise."""


@dataclass(frozen=True, slots=True)
class Told:
    """An article, the number of its story, and the figure that only it has: (slot, value here, value elsewhere)."""

    article: Article
    story: int
    planted: tuple[str, str, str] | None = None


def articles(n: int, seed: int = 7, *, prefix: str = "syn") -> Iterator[Told]:
    """The first ``n`` articles of the archive of this seed, story by story."""
    return itertools.islice(_all(seed, prefix), n)


def copies(n: int, seed: int = 7, *, every: int = 1000) -> Iterator[Article]:
    """One wire story as ``n`` outlets print it, word for word but for the name of the outlet; every ``every``-th has another tally."""
    rng = random.Random(f"copies {seed}")
    story = _Story(rng, 0, _TYPES[0])
    text = _text(story, rng, {}, wording=0)
    wrong = text.replace(story.slots["tally"], _other("tally", story.slots["tally"]))
    for k in range(n):
        outlet = f"{_surname(k % 900)} {_PAPERS[k % len(_PAPERS)]}"
        body = wrong if k % every == every - 1 else text
        yield Article(f"copy-{k:05}", f"{body}\n\nRead more in the {outlet}.\n", story.day, f"{outlet} {k}", story.title)


def _all(seed: int, prefix: str) -> Iterator[Told]:
    sizes = [size for size, weight in SIZES for _ in range(weight)]
    for number in itertools.count():
        rng = random.Random(f"{seed} {number}")
        story = _Story(rng, number, _TYPES[number % len(_TYPES)])
        size = rng.choice(sizes)
        odd = rng.randrange(size) if size >= 3 and rng.random() < PLANTED else -1
        for k in range(size):
            changed: dict[str, str] = {}
            planted = None
            if k == odd:
                slot = rng.choice(story.kind.checked)
                changed = {slot: _other(slot, story.slots[slot])}
                planted = (slot, changed[slot], story.slots[slot])
            outlet = f"{_surname(_zipf(rng, 400))} {_PAPERS[rng.randrange(len(_PAPERS))]}"
            day = story.day + dt.timedelta(days=min(rng.randrange(4), k))
            text = _text(story, rng, changed, wording=k % 2)
            name = f"{prefix}-{number:06}-{k:02}"
            yield Told(Article(name, text, day, outlet, story.title, f"https://{prefix}.example/{number}/{k}"), number, planted)


@dataclass(frozen=True, slots=True)
class _Type:
    """A sort of story: its headline, its facts in two wordings each, and the slots that may be told otherwise."""

    title: str
    facts: tuple[tuple[str, str], ...]
    checked: tuple[str, ...]


class _Story:
    def __init__(self, rng: random.Random, number: int, kind: _Type) -> None:
        self.kind = kind
        self.day = START + dt.timedelta(days=number // A_DAY)
        total = rng.randrange(7, 16)
        ayes = rng.randrange(total // 2 + 1, total)
        self.slots = {
            "town": _town(_zipf(rng, 3000)), "other": _town(_zipf(rng, 3000)), "first": rng.choice(_FIRSTS), "last": _surname(_zipf(rng, 9000)),
            "first2": rng.choice(_FIRSTS), "last2": _surname(_zipf(rng, 9000)), "firm": f"{_surname(_zipf(rng, 6000))} {rng.choice(_FIRMS)}",
            "tally": f"{ayes}-{total - ayes}", "sum": f"{rng.randrange(11, 99)}.{rng.randrange(1, 9)}", "part": str(rng.randrange(21, 79)),
            "count": f"{rng.randrange(1, 9)},{rng.randrange(100, 999)}", "few": str(rng.randrange(11, 49)), "age": str(rng.randrange(23, 81)),
            "weekday": rng.choice(("Monday", "Tuesday", "Wednesday", "Thursday")), "month": rng.choice(_MONTHS), "date": str(rng.randrange(2, 28)),
            "year": str(rng.randrange(1931, 2012)), "thing": rng.choice(_THING), "street": _surname(_zipf(rng, 9000)),
        }  # fmt: skip
        self.title = kind.title.format_map(self.slots)


def _text(story: _Story, rng: random.Random, changed: dict[str, str], *, wording: int) -> str:
    """About 380 words: the story's facts, then what the outlet adds."""
    slots = {**story.slots, **changed}
    told = [pair[wording].format_map(slots) for pair in story.kind.facts]
    own = [rng.choice(_OWN).format_map(_words(rng)) for _ in range(10)]
    plain = rng.sample(_PLAIN, 6)
    paragraphs = [" ".join(told[:2]), *(" ".join(pair) for pair in itertools.zip_longest(told[2:], own, fillvalue="")), *plain]
    return "\n\n".join(p.strip() for p in paragraphs if p.strip()) + "\n"


def _words(rng: random.Random) -> dict[str, str]:
    return {
        "first": rng.choice(_FIRSTS), "last": _surname(_zipf(rng, 9000)), "town": _town(_zipf(rng, 3000)), "thing": rng.choice(_THING),
        "name": _surname(_zipf(rng, 2000)), "month": rng.choice(_MONTHS), "day": rng.choice(("Monday", "Friday")), "age": str(rng.randrange(20, 90)),
        "part": str(rng.randrange(2, 60)), "sum": f"{rng.randrange(1, 40)}.{rng.randrange(1, 9)}", "years": str(rng.randrange(2, 15)),
        "count": str(rng.randrange(11, 99)), "whole": str(rng.randrange(120, 900)), "traffic": f"{rng.randrange(2, 30)},{rng.randrange(100, 999)}",
        "ayes": str(rng.randrange(5, 9)), "noes": str(rng.randrange(1, 5)), "date": str(rng.randrange(1, 28)), "depth": str(rng.randrange(9, 60)),
        "hours": str(rng.randrange(2, 11)), "year": str(rng.randrange(1950, 2018)), "pay": str(rng.randrange(50, 99)), "load": str(rng.randrange(140, 600)),
    }  # fmt: skip


def _other(slot: str, value: str) -> str:
    """A wrong value of the same form: one vote moved, the leading digit another, another weekday."""
    if slot == "tally":
        ayes, noes = (int(x) for x in value.split("-"))
        return f"{ayes - 1}-{noes + 1}" if ayes - 1 > noes + 1 else f"{ayes + 1}-{noes}"
    if slot == "weekday":
        return {"Monday": "Thursday", "Tuesday": "Monday", "Wednesday": "Monday", "Thursday": "Tuesday"}[value]
    return f"{9 if value[0] != '9' else 5}{value[1:]}"


def _zipf(rng: random.Random, n: int) -> int:
    """A rank under ``n`` whose odds fall as one over the rank."""
    return min(n - 1, int(n ** rng.random()) - 1)


@cache
def _surname(rank: int) -> str:
    """A surname that is this rank's own."""
    head, rest = _HEADS[rank % len(_HEADS)], rank // len(_HEADS)
    middle, rest = _MIDDLES[rest % len(_MIDDLES)], rest // len(_MIDDLES)
    return f"{head}{middle}{_TAILS[rest % len(_TAILS)]}"


@cache
def _town(rank: int) -> str:
    head, rest = _HEADS[(rank * 7 + 3) % len(_HEADS)], rank // len(_HEADS)
    return f"{head}{_MIDDLES[(rest + 5) % len(_MIDDLES)]}{_PLACES[(rank + rest) % len(_PLACES)]}"


_HEADS = "Al Bren Cor Dal Er Fen Gar Hol Ing Jar Kel Lor Mar Nor Os Pel Quin Ral Sel Tor Ul Ver Wes Yar Zan Bal Cres Dun El Far".split()
_MIDDLES = "a be di ga ko lin mo na per ri sta ti va wen ze ban che dro fi gel".split()
_TAILS = "son man ler ton well berg stead wick nell ric sen dahl more cott ham".split()
_PLACES = "ton ville burgh ford haven field port mouth dale bridge".split()
_FIRSTS = "Alma Bruno Carla Dennis Edith Felix Greta Harold Irene Jonas Karen Louis Maria Nathan Olive Peter Rosa Simon Teresa Victor Wanda".split()
_FIRMS = ("Marine", "Holdings", "Energy", "Freight", "Foods", "Motors", "Bank", "Timber")
_PAPERS = "Ledger Courier Tribune Herald Gazette Chronicle Dispatch Sentinel Observer Record".split()
_MONTHS = "January February March April May June July August September October".split()

_TYPES = (
    _Type(
        "{town} council backs {thing} market",
        (
            ("The {town} City Council approved a new {thing} market by a vote of {tally} on {weekday}.", "By {tally}, the {town} City Council voted on {weekday} to approve a new {thing} market."),
            ("The market will cost ${sum} million, according to the city.", "The city puts the cost of the market at ${sum} million."),
            ("Councilwoman {first} {last}, {age}, called the plan overdue.", "“This plan was overdue,” said Councilwoman {first} {last}, {age}."),
            ("A survey found that {part} percent of residents support the market.", "The market has the support of {part} percent of residents, a survey found."),
            ("More than {count} people signed a petition against it.", "A petition against it has more than {count} signatures."),
            ("The contractor, {firm}, will begin work on {month} {date}.", "Work by the contractor, {firm}, is to begin on {month} {date}."),
        ),
        ("tally", "sum", "part", "weekday"),
    ),
    _Type(
        "Fire destroys {thing} warehouse in {town}",
        (
            ("A fire destroyed a {thing} warehouse on {street} Street in {town} on {weekday}, injuring {few} people.", "Fire tore through a {thing} warehouse on {street} Street in {town} on {weekday}, and {few} people were injured."),
            ("The damage was put at ${sum} million by the owner, {firm}.", "The owner, {firm}, put the damage at ${sum} million."),
            ("Fire Chief {first} {last} said that {count} people were told to leave their homes.", "Some {count} people had to leave their homes, Fire Chief {first} {last} said."),
            ("The warehouse was built in {year}.", "Built in {year}, the warehouse had no sprinklers."),
            ("A night watchman, {first2} {last2}, {age}, raised the alarm.", "The alarm was raised by {first2} {last2}, {age}, a night watchman."),
            ("Inspectors had found faults in {part} percent of such buildings.", "In {part} percent of such buildings inspectors had found faults."),
        ),
        ("few", "sum", "weekday"),
    ),
    _Type(
        "{firm} to close its {town} plant",
        (
            ("{firm} will close its plant in {town} and cut {count} jobs, the company said on {weekday}.", "The plant of {firm} in {town} will close and {count} jobs will go, the company announced on {weekday}."),
            ("The closing will save ${sum} million a year.", "The company expects to save ${sum} million a year."),
            ("Chief executive {first} {last}, {age}, blamed weak sales.", "Weak sales were to blame, said {first} {last}, {age}, the chief executive."),
            ("Sales of {thing} fell {part} percent last year.", "Last year sales of {thing} were down by {part} percent."),
            ("The union, led by {first2} {last2}, called a strike for {month} {date}.", "The union under {first2} {last2} has called a strike for {month} {date}."),
            ("The plant opened in {year}.", "It opened in {year}."),
        ),
        ("count", "sum", "part"),
    ),
    _Type(
        "{last} sentenced in {town} fraud case",
        (
            ("{first} {last}, {age}, was sentenced on {weekday} in {town} to {few} months in prison for fraud.", "A judge in {town} sentenced {first} {last}, {age}, to {few} months in prison on {weekday} for fraud."),
            ("{last} took ${sum} million from {firm}, prosecutors said.", "Prosecutors said that {last} stole ${sum} million from {firm}."),
            ("Judge {first2} {last2} ordered that the money be repaid.", "The money must be repaid, Judge {first2} {last2} ordered."),
            ("The trial began on {month} {date}.", "It was on {month} {date} that the trial began."),
            ("About {count} investors lost their savings.", "Savings of about {count} investors were lost."),
            ("Only {part} percent of the money has been found.", "Of the money, {part} percent has been found."),
        ),
        ("few", "sum", "part"),
    ),
    _Type(
        "Storm floods {town}",
        (
            ("A storm flooded {town} on {weekday} and left {count} homes without power.", "Some {count} homes in {town} lost power when a storm flooded the town on {weekday}."),
            ("{few} people were rescued by boat, Mayor {first} {last} said.", "Mayor {first} {last} said that boats rescued {few} people."),
            ("The governor, {first2} {last2}, promised ${sum} million in aid.", "Governor {first2} {last2} promised aid of ${sum} million."),
            ("It was the worst flood in {town} since {year}.", "Not since {year} has {town} seen such a flood."),
            ("Schools in {town} and {other} will stay closed until {month} {date}.", "Until {month} {date}, schools in {town} and {other} will stay closed."),
            ("Only {part} percent of the houses are insured.", "Insurance covers {part} percent of the houses."),
        ),
        ("count", "few", "sum"),
    ),
)  # fmt: skip
