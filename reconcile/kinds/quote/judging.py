"""Are two quotations one utterance, and if so, are the words the same?

The words decide: how many that say something are shared, how much of the shorter quotation they cover, and how much else differs.
The bars were set on the quotations of a few stories and tried on 285 unrelated articles of one campaign, where nearly every pair
that shares words is a stock phrase ("to be president of the United States").
"""

from __future__ import annotations

from reconcile.kinds.quote.speakers import different_people, same_person
from reconcile.kinds.quote.value import Quote
from reconcile.kinds.quote.wording import changed_words
from reconcile.lexis.quotation_align import Alignment, align
from reconcile.lexis.quotation_words import read_words
from reconcile.model import Comparison, Fact, Kinship, Relation, Verdict

WHOLE = 0.85
"""Share of the shorter quotation's words that must stand in the other for the two to be called the same words."""
TELLING = 3
"""Words that say something which two quotations by unknown speakers must share to be one."""
MANY_TELLING = 4
"""The same where words differ."""
CREDITED = 5
"""The same for words that two people are said to have uttered, and cannot both have uttered by chance."""
ALTERED_COVERAGE = 0.6
WORDS = 5
"""Shared words at least for a sentence in other words."""
FEW = 3
"""Words of a quotation that is the same in both articles, with one telling word among them."""
LONG_RUN = 6
"""Shared words in a row that are rarely chance."""
OWN_RUN = 5
"""Shared words in a row that two versions of one sentence have at least, where more than one word differs."""
ONE_WORD = 0.8
"""Share of the shorter quotation's words that must stand in the other where only one word differs and no run is long."""
LONGER = 3
"""Words by which the other quotation may then be longer."""
PARTED = 2
"""Words by which both quotations go on in different ways, from which the speaker is taken to have said the phrase twice."""
REPEATED = 5
"""Different telling words that nobody puts together twice."""
LONG_WORD = 8
"""Letters of a word that is telling by itself."""

_SAME_WORDS = Comparison(Relation.AGREE, "Both print the same words.")
_NOTHING = Comparison(Relation.INCOMPARABLE, "The quotations do not have the same words.")


def judge(left: Fact[Quote], right: Fact[Quote]) -> tuple[Kinship, Comparison]:
    """Kinship and comparison, the same for both orders of the two sides."""
    first, second = sorted((left, right), key=lambda f: (f.value.words, f.id))
    a, b = first.value, second.value
    if left.id == right.id or (a.words == b.words and left.article == right.article):
        return Kinship(1.0, "the same words", Verdict.SAME), _SAME_WORDS
    if a.title or b.title:
        return Kinship(0.0, "a title or a name", Verdict.DIFFERENT), _NOTHING
    found = align(a.words, b.words)
    if found is None:
        return Kinship(0.0, "no word in common", Verdict.DIFFERENT), _NOTHING
    different = different_people(a, b)
    if not found.material:
        if different:
            return _credited(a, b, found)
        if _one_utterance(found, same=same_person(a, b), context=len(_context(first) & _context(second))):
            return Kinship(1.0, "the same words", Verdict.SAME), _SAME_WORDS
    elif left.article == right.article:
        return Kinship(0.0, "two sentences of one article", Verdict.UNSURE), _NOTHING
    elif not different and _one_sentence(found, same=same_person(a, b)):
        reason = f"The same sentence is quoted in other words: {changed_words(found.material)}."
        return Kinship(0.9, "the same sentence in other words", Verdict.SAME), Comparison(Relation.QUOTE_ALTERED, reason)
    if different:
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT), _NOTHING
    if not same_person(a, b) and len(found.shared) < WORDS and found.content < TELLING:
        return Kinship(0.0, "other words", Verdict.DIFFERENT), _NOTHING
    return Kinship(0.2, "few words in common", Verdict.UNSURE), _NOTHING


def _credited(a: Quote, b: Quote, found: Alignment) -> tuple[Kinship, Comparison]:
    """The same words by two named persons: a stock phrase of both, or one credit is wrong."""
    if found.coverage < WHOLE or found.content < CREDITED:
        return Kinship(0.0, "two speakers", Verdict.DIFFERENT), _NOTHING
    names = sorted((a.speaker or "", b.speaker or ""))
    reason = f"The same words are credited to {names[0]} and to {names[1]}."
    return Kinship(1.0, "the same words", Verdict.SAME), Comparison(Relation.ATTRIBUTION_DIFFERS, reason, "Who said these words?")


def _one_utterance(found: Alignment, *, same: bool, context: int) -> bool:
    """Whether shared words without a material change are enough to be the same words of the same mouth.

    ``context`` counts words that the sentences around the quotations share.
    """
    if found.coverage < WHOLE:
        return found.overlaps_at_ends and len(found.shared) >= WORDS and found.content >= TELLING
    equal = len(found.shared) >= WHOLE * found.longer
    if found.content >= TELLING or (equal and found.content >= 2):
        return True
    if equal:
        # one telling word ("exhilarated") or a whole sentence of common ones ("We know how to win elections")
        return (found.content == 1 and (same or context >= 1 or found.run >= FEW)) or len(found.shared) >= WORDS
    if found.content >= 2:
        return same or context >= 1 or found.run >= LONG_RUN
    long_word = max((len(w.form) for w in found.shared), default=0) >= LONG_WORD
    return same and (found.run >= WORDS or (found.content == 1 and (context >= 1 or long_word)))


def _one_sentence(found: Alignment, *, same: bool) -> bool:
    """Whether quotations that differ in telling words are still one sentence: more is shared than is changed."""
    if len(found.shared) < WORDS or found.coverage < ALTERED_COVERAGE or found.changed > found.content:
        return False
    one_word = len(found.material) == 1 and found.changed <= 1 and found.coverage >= ONE_WORD and found.longer <= found.shorter + LONGER
    if found.run < OWN_RUN and not one_word:
        return False
    if (found.run < LONG_RUN or found.content < REPEATED) and max(c.weight if c else 0 for c in (found.before, found.after)) >= PARTED:
        return False
    return same or found.content >= MANY_TELLING or (found.run >= LONG_RUN and found.content >= TELLING)


def _context(fact: Fact[Quote]) -> frozenset[str]:
    """Words of the sentence around a quotation that say what it is about."""
    own = {w.form for w in read_words(fact.value.words)}
    return frozenset(w for w in fact.frame.terms | fact.frame.context if w not in own and w.rstrip("s") not in own)
