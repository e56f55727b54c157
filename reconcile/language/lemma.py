"""Base forms of English words.

The small model's lemmatizer takes the first rule that fits ("hopes" → "hop", "pending" → "pende"). We use
the exception and word lists that come with the model (from WordNet) and prefer the longest candidate that is a
known word, so that "hopes" → "hope", "pending" → "pend", "buses" → "bus".
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from reconcile.language.model import DEFAULT_MODEL, model_folder

_CLASSES = {"NOUN": "noun", "PROPN": "propn", "VERB": "verb", "AUX": "verb", "ADJ": "adj", "ADV": "adv"}
_RULES = {
    "noun": (("s", ""), ("ses", "s"), ("ves", "f"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"), ("ies", "y")),
    "verb": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "adj": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
}  # fmt: skip
_FIXED = {
    "n't": "not", "'s": "be", "’s": "be", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will", "'m": "be",
    "’m": "be", "'d": "would", "’d": "would", "ca": "can", "wo": "will", "n’t": "not", "people": "people", "data": "data", "media": "media", "further": "further",
    **dict.fromkeys(("is", "am", "are", "was", "were", "been", "being"), "be"), **dict.fromkeys(("has", "had", "having"), "have"),
    **dict.fromkeys(("does", "did", "done", "doing"), "do"), "police": "police", "his": "his", "her": "her", "left": "leave",
}  # fmt: skip
_KEEP_NOUNS = frozenset({"news", "politics", "police", "series", "species", "headquarters", "means", "thanks", "congress", "texas", "illinois", "massachusetts", "kansas", "arkansas", "us", "los", "las", "as", "this", "its", "was", "process", "business", "access", "press", "homeless"})  # fmt: skip


@cache
def lemmatizer() -> Callable[[str, str], str]:
    """A function ``(lower-case word, universal part of speech) -> lemma``."""
    from spacy.lookups import Lookups

    lookups = Lookups()
    lookups.from_disk(model_folder(DEFAULT_MODEL) / "lemmatizer" / "lookups")
    index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
    words = {c: frozenset(index.get(c, ())) for c in ("noun", "verb", "adj", "adv")}
    irregular = {c: dict(exceptions.get(c, {})) for c in ("noun", "verb", "adj", "adv")}
    memory: dict[tuple[str, str], str] = {}

    def lemma(word: str, pos: str) -> str:
        found = memory.get((word, pos))
        if found is None:
            found = memory[word, pos] = _lemma(word, _CLASSES.get(pos, ""), words, irregular)
        return found

    return lemma


def _lemma(word: str, cls: str, words: dict[str, frozenset[str]], irregular: dict[str, dict[str, list[str]]]) -> str:
    if word in _FIXED and not (word in ("left", "being") and cls != "verb"):
        return _FIXED[word]
    if not word.isalpha() or len(word) < 3 or cls in ("", "propn") or word in _KEEP_NOUNS:
        return word
    special = irregular[cls].get(word)
    if special:
        # the lists give a few second choices ("left" as a verb of its own); the longest known one reads best
        return max(special, key=lambda s: (s in words[cls], len(s), s))
    if cls == "noun" and (word.endswith("ss") or (word in words["noun"] and not word.endswith("s"))):
        return word
    if cls == "verb" and word in words["verb"] and not word.endswith(("s", "ed", "ing")):
        return word
    candidates = [word[: len(word) - len(old)] + new for old, new in _RULES.get(cls, ()) if word.endswith(old)]
    known = [c for c in candidates if c in words[cls]]
    if known:
        return max(known, key=lambda c: (len(c), c))
    if cls == "noun" and word.endswith("s") and not word.endswith(("us", "is", "ss")):
        return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
    if cls == "verb" and word.endswith("ing") and len(word) > 5:
        return word[:-3]
    if cls == "verb" and word.endswith("ed") and len(word) > 4:
        return word[:-2]
    return word
