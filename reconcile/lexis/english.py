"""Whether a text is English, from its function words alone.

The words are of closed classes and were chosen because no other language written in Latin letters has them as common
words ("in", "is", "was", "on", "an", "die" are left out for that reason). Running English has a fifth to a third of them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

FEWEST_WORDS: Final = 40
"""Below this a share of words says little, and the answer is yes."""
LEAST_SHARE: Final = 0.07
"""Share of the words below which a text is not English: a third of what terse English has, three times what its nearest kin have."""
_SAMPLE: Final = 40_000
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS: Final = frozenset({
    "the", "of", "and", "to", "that", "for", "with", "from", "this", "these", "those", "they", "their", "them", "which", "who", "whose",
    "would", "could", "should", "been", "were", "are", "have", "has", "had", "his", "her", "its", "our", "your", "you", "she", "he", "but",
    "not", "than", "when", "where", "while", "about", "after", "before", "because", "by", "it", "there", "what", "said",
})  # fmt: skip


def is_english(text: str) -> bool:
    """Whether a text reads like English. Texts of fewer than 40 words are taken to be."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    # scripts without blanks have few "words", so letters are counted too
    if not sample.isascii():
        letters = [c for c in sample if c.isalpha()]
        foreign = sum(c > "\u024f" and not unicodedata.name(c, "").startswith("LATIN") for c in letters)
        if len(letters) >= 2 * FEWEST_WORDS and foreign * 2 > len(letters):
            return False
    if len(words) < FEWEST_WORDS:
        return True
    return sum(word in _FUNCTION_WORDS for word in words) >= LEAST_SHARE * len(words)
