"""Finding votes: "11-1", "11 to 1", "eleven to one", "65 in favor and 12 against", "unanimously", "all but one", "along party lines"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reconcile.errors import LexiconError
from reconcile.kinds.vote.value import Vote
from reconcile.lexis.folding import fold
from reconcile.lexis.lexicon import rows, words
from reconcile.lexis.numbers_lexicon import alternation, number_words
from reconcile.model import Mention, Sentence, Span, Token

_PACKAGE, _FILE = "reconcile.kinds.vote", "lexicon.toml"
_NUMBER = rf"(?:\d{{1,3}}|(?:{alternation(('twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'))})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|{alternation(number_words().values)}|zero)"
_NOUN = r"(?:votes?|vote|margin|majority|decisions?|rulings?|split|tally|party-line|count|roll[ ]call|verdict|deadlock)"
_HYPHEN = re.compile(
    r"(?<![\w.,$£€%/-])(\d{1,3})[ ]?-[ ]?(?:to-)?(\d{1,3})(?:-(\d{1,3}))?(?![\w%/-]|[.,:]\d|[ ](?:percent|per[ ]cent|years?|days?|minutes?|miles?|hours?|points?[ ]lead)\b)"
)
_TO = re.compile(rf"(?<![\w.,$£€%/-])({_NUMBER})[ -]to[ -]({_NUMBER})(?![\w%/-]|[.,:]\d|[ ]?(?:million|percent|per[ ]cent))", re.IGNORECASE)
_TO_BEFORE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|vote[ ]of|votes?[ ]was|by|ruled|passed|approved|rejected|defeated|confirmed|split|adopted|margin[ ]of|tally[ ]of|tally[ ]was|majority[ ]of|decided|upheld|cleared|failed|divided|favou?r(?:ed)?)"
    r"(?:[ ](?:it|them|him|her|just|only|by|of|a|vote|the|bill|measure|unanimously|largely|narrowly|was|overwhelmingly)){0,4}[ ]$",
    re.IGNORECASE,
)
_WHEN = r"today|tonight|yesterday|(?:late[ ]|early[ ]|this[ ]|last[ ])?(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:this|last)[ ](?:morning|afternoon|evening|night|week|month)"
"""Days that stand right after a tally: "voted 11 to 1 Tuesday to"."""
_TO_AFTER = re.compile(rf"[ -](?:\w+[ ])?{_NOUN}\b|[ ](?:to|in[ ]favou?r|against|on|for|with|,|{_WHEN})\b|[ ]?[.,;)]", re.IGNORECASE)
_FOR_AGAINST = re.compile(
    rf"(?<![\w.,$])({_NUMBER})(?:[ ](?!and|or)[a-z]+){{0,2}}[ ](?:in[ ]favou?r|vot(?:ed|ing)[ ](?:for|yes|in[ ]favou?r)|for)(?:[ ][\w']+){{0,4}}?,?[ ](?:and|to|with|while|but|,)?[ ]?({_NUMBER})(?:[ ](?!and|or)[a-z]+){{0,3}}[ ](?:against|opposed|no)\b",
    re.IGNORECASE,
)
_LOST_BEFORE = re.compile(
    r"\b(?:reject(?:ed|s)?|defeat(?:ed|s)?|fail(?:ed|s)?|fell|lost|vot(?:e|ed|es|ing)|down|tally)\b(?:[ ][\w']+){0,4}[ ]?$", re.IGNORECASE
)
_VOTES_TO = re.compile(rf"(?<![\w.,$])({_NUMBER})[ ]votes[ ](?:to|against)[ ]({_NUMBER})(?![\w%])", re.IGNORECASE)
_ABSTAINED = re.compile(rf"({_NUMBER})[ ](?:\w+[ ])?(?:abstain|abstentions?|voting[ ]present|present)", re.IGNORECASE)
_MANNER = re.compile(
    r"\b(?P<unanimous>unanimous(?:ly)?|without[ ](?:a[ ]single[ ])?(?:dissent|opposition|a[ ]dissenting[ ]vote))\b|\b(?P<party>(?:(?:strict|straight|largely|mostly|nearly)[ ])?party-line|(?:strictly[ ]|mostly[ ]|largely[ ])?along[ ]party[ ]lines)\b|"
    r"\ball[ ]but[ ](?P<butt>one|two|three|four|five|six|\d{1,2})\b(?=[^.;]{0,60}\b(?:vot|support|back|oppos|in[ ]favou?r))",
    re.IGNORECASE,
)
_MANNER_CUE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|approv\w{1,4}|pass(?:ed|es|ing)?|adopt(?:ed|s)?|reject(?:ed|s)?|confirm(?:ed|s)?|elect(?:ed|s)?|rul(?:ed|ing)|decision|endors\w{1,3}|agree[ds]?|verdict|consent)\b",
    re.IGNORECASE,
)


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return tuple(
        re.compile(rf"\b(?:{alternation(words(_PACKAGE, _FILE, key))})\b", re.IGNORECASE) for key in ("cues", "explicit", "sports")
    )  # type: ignore[return-value]  # three keys, three patterns


@cache
def bodies() -> dict[str, tuple[str, bool]]:
    """Voting bodies by lower-case word, with whether they sit inside another.

    Raises:
        LexiconError: a word stands under two bodies.
    """
    found: dict[str, tuple[str, bool]] = {}
    for row in rows(_PACKAGE, _FILE, "body", {"name": str, "words": list}, {"inner": bool}):
        for word in row["words"]:
            if word in found:
                raise LexiconError(f"{_FILE}: {word!r} stands under two bodies")
            found[word] = (row["name"], row.get("inner", False))
    return found


def find(sentence: Sentence) -> Iterator[Mention[Vote]]:
    """Votes of a sentence, in text order; a manner beside a tally is part of the tally."""
    text = fold(sentence.text)
    cue, explicit, sports = _cues()
    if not cue.search(text) or (sports.search(text) and not explicit.search(text)):
        return
    tallies = list(_tallies(text))
    manners = list(_MANNER.finditer(text)) if _MANNER_CUE.search(text) else []
    out = []
    for start, end, ayes, noes, abstained in tallies:
        manner = _manner(manners[0])[0] if manners and len(tallies) == 1 else ""
        manner = manner if manner in ("party-line", "unanimous") and (manner != "unanimous" or noes == 0) else ""
        out.append(_mention(sentence, start, end, Vote(ayes, noes, abstained, body(sentence, start), manner), "tally"))
    if not tallies:
        for m in manners:
            manner, noes_of = _manner(m)
            out.append(
                _mention(sentence, m.start(), m.end(), Vote(None, noes_of, None, body(sentence, m.start()), manner), manner.split()[0])
            )
    yield from sorted(out, key=lambda m: m.span)


def _manner(m: re.Match[str]) -> tuple[str, int | None]:
    if m["unanimous"]:
        return "unanimous", 0
    if m["party"]:
        return "party-line", None
    return f"all but {_value(m['butt'])}", _value(m["butt"])


def _mention(sentence: Sentence, start: int, end: int, vote: Vote, rule: str) -> Mention[Vote]:
    span = Span(sentence.start + start, sentence.start + end)
    tokens = sentence.tokens_in(span)
    inside = {t.i for t in tokens}
    anchor = next((t.i for t in reversed(tokens) if t.head not in inside), tokens[-1].i if tokens else sentence.first)
    return Mention(vote, span, anchor, rule, subject=_subject(sentence, vote))


def _subject(sentence: Sentence, vote: Vote) -> str | None:
    """ "vote of the Harbor Council", in the letters of the text; None where the sentence does not name who votes."""
    at = sentence.text.lower().find(vote.body) if vote.body else -1
    return f"vote of the {sentence.text[at : at + len(vote.body)]}" if at >= 0 else None


def _tallies(text: str) -> Iterator[tuple[int, int, int, int, int | None]]:
    """Start, end, ayes, noes, abstained."""
    taken = 0
    matches = [(m, "hyphen") for m in _HYPHEN.finditer(text)]
    matches += [(m, "to") for m in _TO.finditer(text)]
    matches += [(m, "for") for pattern in (_FOR_AGAINST, _VOTES_TO) for m in pattern.finditer(text)]
    for m, form in sorted(matches, key=lambda x: (x[0].start(), -x[0].end())):
        if m.start() < taken:
            continue
        ayes, noes = _value(m[1]), _value(m[2])
        if (form == "to" and not _is_tally(text, m, ayes, noes)) or (
            form == "hyphen" and (ayes == noes == 50 or ayes + noes < 3 or (noes > ayes and _looks_like_range(text, m)))
        ):
            continue
        if form == "hyphen" and m[3] and int(m[3]) > ayes:
            continue  # numbers in a row that no tally gives ("lines 4-10-12")
        third = int(m[3]) if form == "hyphen" and m[3] else None
        if third is None:
            a = _ABSTAINED.search(text, m.end(), m.end() + 60)
            third = _value(a[1]) if a else None
        taken = m.end()
        yield m.start(), m.end(), ayes, noes, third


def _is_tally(text: str, m: re.Match[str], ayes: int, noes: int) -> bool:
    """ "11 to 1" after a word of voting or before a noun for one; "3 to 5 members" is a range."""
    if re.compile(rf"[ -](?:\w+[ ])?{_NOUN}\b", re.IGNORECASE).match(text, m.end()):
        return True
    return bool(_TO_BEFORE.search(text[max(0, m.start() - 60) : m.start()]) and _TO_AFTER.match(text + ".", m.end())) and (
        ayes >= noes or "to" in m[0]
    )


def _looks_like_range(text: str, m: re.Match[str]) -> bool:
    """ "aged 18-24", "5-7 members": a smaller number first is a tally only next to a word for a vote."""
    return not (
        _LOST_BEFORE.search(text[max(0, m.start() - 40) : m.start()])
        or re.compile(rf"[ ](?:\w+[ ])?{_NOUN}\b", re.IGNORECASE).match(text, m.end())
    )


def _value(word: str) -> int:
    lower = word.lower()
    if lower.isdigit():
        return int(lower)
    if lower == "zero":
        return 0
    return int(sum(number_words().values[w] for w in lower.split("-")))


def body(sentence: Sentence, at: int) -> str:
    """Who votes: the nearest word for a voting body in the sentence, with its name ("senate judiciary committee"), or ""."""
    known = bodies()
    best: tuple[int, str] | None = None
    tokens = sentence.tokens
    for n, token in enumerate(tokens):
        word = token.lower
        if word not in known or (
            word == "house"
            and (token.text.islower() or (n and tokens[n - 1].lower in ("white", "full") and tokens[n - 1].lower == "white"))
        ):
            continue
        if n + 1 < len(tokens) and tokens[n + 1].lower in known and known[tokens[n + 1].lower][0] not in ("senate", "house"):
            continue  # "Senate Committee": the committee
        name = _name(tokens, n)
        distance = abs(token.start - sentence.start - at)
        if token.start - sentence.start > at:
            distance += 40  # what votes usually stands before its tally
        if best is None or distance < best[0]:
            best = (distance, name)
    return best[1] if best else ""


def _name(tokens: list[Token], n: int) -> str:
    """The body's own word with the capitals before it."""
    name, _ = bodies()[tokens[n].lower]
    first = n
    while (
        first > 0
        and tokens[first].text[:1].isupper()
        and ((tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos in ("PROPN", "ADJ", "NOUN")) or tokens[first - 1].text == "&")
    ):
        first -= 1
    before = [
        t.lower
        for t in tokens[first:n]
        if any(c.isalpha() for c in t.text) and t.lower not in ("the", "u.s.", "us", "republican", "democratic", "gop", "full")
    ]
    return " ".join([*before, name])
