"""Places that news takes as known: states, countries, large cities, their short forms and the words for their people."""

from __future__ import annotations

from functools import cache

from reconcile.lexis.lexicon import phrases
from reconcile.lexis.names import fold


@cache
def _forms() -> dict[str, tuple[str, str]]:
    """Folded form → (key, level) for forms that may stand alone."""
    out: dict[str, tuple[str, str]] = {}
    for level, section in (("city", "cities"), ("country", "countries"), ("state", "states")):
        for key, aliases in phrases("reconcile.lexis", "places.toml", section).items():
            out[key] = (key, level)
            if level != "state":
                out.update(dict.fromkeys(aliases, (key, level)))
    out["washington dc"] = ("washington", "city")
    return out


@cache
def state_abbreviations() -> dict[str, str]:
    """Postal and press abbreviations of US states, folded; to be read only after a comma, in brackets, or with their period."""
    return {a: key for key, aliases in phrases("reconcile.lexis", "places.toml", "states").items() for a in aliases}


@cache
def demonyms() -> dict[str, str]:
    """Words for people and things of a place: "american" → "united states"."""
    out = {d: key for key, listed in phrases("reconcile.lexis", "places.toml", "state_demonyms").items() for d in listed}
    out.update({d: key for key, listed in phrases("reconcile.lexis", "places.toml", "country_demonyms").items() for d in listed})
    return out


def known_place(text: str) -> str | None:
    """The key of a well known place, or None."""
    folded = fold(text).removeprefix("the ")
    found = _forms().get(folded)
    return found[0] if found else None


def level(key: str) -> str:
    """ "country", "state", "city" of a well known place, else the empty string."""
    found = _forms().get(key)
    return found[1] if found else ""


def state(text: str) -> str | None:
    """The state of an abbreviation ("Calif.", "CA") or a name."""
    folded = fold(text)
    return state_abbreviations().get(folded) or (folded if level(folded) == "state" else None)


def place_key(text: str) -> str:
    """The folded name by which a place is compared."""
    folded = fold(text).removeprefix("the ")
    for lead in ("city of ", "town of ", "state of ", "county of "):
        if folded.startswith(lead):
            folded = folded[len(lead) :]
            break
    known = _forms().get(folded)
    if known:
        return known[0]
    return demonyms().get(folded, folded)
