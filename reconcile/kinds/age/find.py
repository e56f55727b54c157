"""Finding ages: "Dana Cole, 64,", "64-year-old", "aged 64", "64 years old", "in his 60s"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reconcile.kinds.age.value import Age
from reconcile.lexis.folding import fold
from reconcile.lexis.numbers import Numeral, numerals
from reconcile.lexis.numbers_lexicon import hedges
from reconcile.model import Amount, Bound, Mention, Sentence, Span, Token

_UNIT = r"(year|month|week|day|yr)s?"
_OLD = re.compile(rf"[ -]{{1,2}}{_UNIT}[ -]{{1,2}}olds?\b|[ ]{_UNIT}[ ]of[ ]age\b|[ ]?(yrs?)[ .]+old\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|ages|(?:at|by)[ ]the[ ]age[ ]of|(?:at|by)[ ]age|under[ ]the[ ]age[ ]of|turn(?:s|ed|ing)?)[ ]$", re.IGNORECASE
)
_HIS_AGE = re.compile(
    r"(?:\b(?P<whose>his|her|their|my|whose)|(?P<of>'s?))[ ](?:own[ ]|current[ ])?age(?:,[ ]|[ ]\(|[ ](?:of|is|was|at)[ ])$", re.IGNORECASE
)
_DECADE = re.compile(
    r"\bin[ ](?:his|her|their|my)[ ](?:(?P<part>early|mid|late)[ -])?(?P<tens>[2-9]0)'?s\b|\bin[ ](?:his|her|their)[ ](?:(?P<part2>early|mid|late)[ -])?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
OLDEST = 150
"""Nobody is so old, but a slip of a digit may make him so; larger numbers are no ages."""
_TENS = {
    w: 10 * n for n, w in enumerate(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), start=2)
}
_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), "": (0, 9)}
_TO = re.compile(r"[ ]?(?:-|to|and|or)[ ]?(?:age[ ])?")
_PERSON_NOUNS = frozenset(
    "man woman boy girl driver teenager teen student father mother son daughter brother sister husband wife suspect victim officer resident child baby infant toddler person "
    "male female passenger pilot gunman player teacher actor singer farmer soldier pensioner survivor grandmother grandfather lawyer businessman nurse doctor worker "
    "senator congressman congresswoman lawmaker democrat republican cyclist pedestrian pair couple friend uncle aunt youth boyfriend girlfriend".split()
)


def find(sentence: Sentence) -> Iterator[Mention[Age]]:
    """Ages of a sentence, in text order."""
    plain = fold(sentence.text)
    out = []
    taken = 0
    for n in numerals(sentence.text):
        if n.start < taken or not 0 < n.low <= 1000 or n.form not in ("digits", "words"):
            continue
        mention = _old(sentence, plain, n) or _his_age(sentence, plain, n) or _aged(sentence, plain, n) or _after_name(sentence, plain, n)
        if mention is not None:
            taken = mention.span.end - sentence.start
            out.append(mention)
    for m in _DECADE.finditer(plain):
        tens = int(m["tens"]) if m["tens"] else _TENS[m["word"].lower()]
        low, high = _PARTS[(m["part"] or m["part2"] or "").lower()]
        out.append(_mention(sentence, m.start(), m.end(), Amount(tens + low, tens + high, Bound.EXACT, "year"), None, "decade"))
    yield from sorted(out, key=lambda m: m.span)


def _old(sentence: Sentence, plain: str, n: Numeral) -> Mention[Age] | None:
    m = _OLD.match(plain, n.end)
    if not m:
        return None
    unit = (m[1] or m[2] or m[3] or "year").lower()
    low, start = n.low, n.start
    before = re.search(r"(?<![\w-])(\d{1,3})(?:[ ]?-[ ]?|[ ](?:to|or)[ ])$", plain[max(0, start - 9) : start])
    if before and int(before[1]) < low:
        low, start = int(before[1]), start - len(before[0])
    bound, hedge, start = _hedge(plain, start)
    amount = Amount(low, n.high, bound, "year" if unit.startswith("y") else unit, n.step, hedge)
    return _mention(sentence, start, m.end(), amount, None, "years-old")


def _aged(sentence: Sentence, plain: str, n: Numeral) -> Mention[Age] | None:
    m = _AGED.search(plain[max(0, n.start - 18) : n.start])
    if not m or n.low > OLDEST:
        return None
    if m[0].lower().startswith("turn") and (
        n.form != "digits" or not re.match(r"[ ]?(?:[.,;)]|$|on\b|in\b|last\b|this\b|next\b)", plain[n.end :])
    ):
        return None
    start = max(0, n.start - 18) + m.start()
    high, end = n.high, n.end
    to = _TO.match(plain, end)
    if to:
        other = re.compile(r"\d{1,3}\b").match(plain, to.end())
        if other and int(other[0]) > n.low:
            high, end = int(other[0]), other.end()
    after = re.compile(r"[ ](?:and|or)[ ](older|over|above|up|younger|under)\b", re.IGNORECASE).match(plain, end)
    bound, hedge = Bound.EXACT, ""
    if after:
        bound, hedge, end = (Bound.LESS if after[1].lower() in ("younger", "under") else Bound.MORE), after[0].strip().lower(), after.end()
    months = re.compile(r"[ ](months?|weeks?|days?)\b").match(plain, end)
    unit = months[1].rstrip("s") if months else "year"
    return _mention(sentence, start, months.end() if months else end, Amount(n.low, high, bound, unit, n.step, hedge), None, "aged")


def _his_age(sentence: Sentence, plain: str, n: Numeral) -> Mention[Age] | None:
    """ "her age, 81, is no bar", "Cole's age of 64"."""
    m = _HIS_AGE.search(plain[max(0, n.start - 30) : n.start])
    if not m or n.form != "digits" or n.low != int(n.low) or n.low > OLDEST or n.scale != 1:
        return None
    if re.match(r"[ ]?(?:%|percent|per[ ]cent|[ ](?:months?|weeks?|days?)\b)", plain[n.end :]):
        return None
    at = sentence.start + max(0, n.start - 30) + (m.start("whose") if m["whose"] else m.start("of"))
    owners = [t for t in sentence.tokens if (t.start == at if m["whose"] else t.end <= at)]
    if not owners:
        return None
    return _mention(sentence, n.start, n.end, Amount(n.low, n.high, Bound.EXACT, "year"), owners[-1], "his-age")


def _after_name(sentence: Sentence, plain: str, n: Numeral) -> Mention[Age] | None:
    """ "Dana Cole, 64," and "the driver, 42, was": a whole number between commas right behind a person."""
    if n.form != "digits" or n.low != int(n.low) or not 0 < n.low <= OLDEST or n.scale != 1:
        return None
    if not re.search(r"(?:,[ ]|[ ]\()$", plain[max(0, n.start - 2) : n.start]):
        return None
    bracket = plain[n.start - 1] == "("
    if not re.match(
        r"\)" if bracket else r"(?:,(?!\d)|[ ]?[.;)](?!\d)|$|[ ]?[-–—][ ]|[ ](?:and|who|of|from|was|is|said|told|has|had|both|on|at|in)\b)",
        plain[n.end :],
    ):
        return None
    tokens = [t for t in sentence.tokens if t.end <= sentence.start + n.start]
    while tokens and tokens[-1].text in (",", "("):
        tokens.pop()
    if not tokens:
        return None
    before = tokens[-1]
    if before.lower in ("jr.", "sr.", "jr", "sr", "ii", "iii") and len(tokens) > 1:
        before = tokens[-2]
    named = before.pos == "PROPN" and (before.ent == "PERSON" or _entity(sentence, before) == "person")
    if not named and not (before.pos == "NOUN" and before.lemma in _PERSON_NOUNS):
        return None
    return _mention(sentence, n.start, n.end, Amount(n.low, n.high, Bound.EXACT, "year"), before, "after-name")


def _entity(sentence: Sentence, token: Token) -> str:
    entity = sentence.document.references.get(token.i)
    return entity.type.value if entity else ""


def _hedge(plain: str, start: int) -> tuple[Bound, str, int]:
    words = plain[:start].split(" ")
    for length in (3, 2, 1):
        phrase = " ".join(words[-length - 1 : -1]).lower()
        if plain[:start].endswith(" ") and phrase in hedges()[0]:
            return hedges()[0][phrase], phrase, start - len(phrase) - 1
    return Bound.EXACT, "", start


def _mention(sentence: Sentence, start: int, end: int, amount: Amount, person: Token | None, rule: str) -> Mention[Age]:
    span = Span(sentence.start + start, sentence.start + end)
    tokens = sentence.tokens_in(span)
    owner = person or _owner(sentence, tokens)
    name, key, noun = _who(sentence, owner)
    anchor = tokens[-1].i if tokens else sentence.first
    subject = name or (owner.text if owner is not None and owner.pos in ("NOUN", "PROPN") else "")
    return Mention(Age(amount, name, key, noun), span, anchor, rule, subject=subject or None)


def _who(sentence: Sentence, owner: Token | None) -> tuple[str, str, str]:
    """Name, key and describing noun of the one whose age it is."""
    if owner is None:
        return "", "", ""
    document = sentence.document
    chain = [owner.i, *(i for i in document.children[owner.i] if document.tokens[i].dep == "appos")]
    if owner.dep == "appos":
        chain.append(owner.head)
    for i in chain:
        entity = document.references.get(i)
        if entity is not None and entity.type.value == "person":
            return entity.name, entity.key, owner.lemma if owner.pos == "NOUN" else ""
    if owner.pos == "PROPN" and owner.ent == "PERSON":
        run = [owner]
        while run[0].i > sentence.first and document.tokens[run[0].i - 1].pos == "PROPN":
            run.insert(0, document.tokens[run[0].i - 1])
        name = document.article.text[run[0].start : owner.end]
        return name, " ".join(fold(name).lower().split()), ""
    return "", "", owner.lemma if owner.pos == "NOUN" else ""


def _owner(sentence: Sentence, tokens: list[Token]) -> Token | None:
    """The noun that an age modifies or is said of: "the 42-year-old driver", "Cole is 64 years old", "Cole, aged 64"."""
    document = sentence.document
    inside = {t.i for t in tokens}
    following = [t for t in sentence.tokens if tokens and t.i > tokens[-1].i][:5]
    if (tokens and tokens[-1].lower in ("old", "year-old")) or "-" in "".join(t.text for t in tokens):
        for t in following:
            if t.pos in ("NOUN", "PROPN"):
                nxt = document.tokens[t.i + 1] if t.i + 1 < sentence.last else None
                if nxt is None or nxt.pos not in ("NOUN", "PROPN"):
                    return t
            elif t.pos not in ("ADJ", "PUNCT") or (t.text not in ("-", "–") and t.pos == "PUNCT"):
                break
    for t in tokens:
        if t.head in inside:
            continue
        for i in (t.i, *(a.i for a in document.ancestors(t.i))):
            token = document.tokens[i]
            if i not in inside and token.pos in ("NOUN", "PROPN", "PRON"):
                return token
            if token.pos in ("VERB", "AUX"):
                for c in document.children[i]:
                    if document.tokens[c].dep in ("nsubj", "nsubjpass"):
                        return document.tokens[c]
                break
    return None
