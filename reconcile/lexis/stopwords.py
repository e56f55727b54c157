"""Words that carry no content for deciding what a fact is about."""

STOPWORDS = frozenset(
    """a an the this that these those some any each every all both either neither no not nor and or but if then than so as of in on at to for from by with
    without about into onto over under between among through during before after since until up down out off again further once here there when where why how
    i me my we us our you your he him his she her it its they them their who whom whose which what be is am are was were been being have has had having do does
    did doing will would shall should can could may might must say says said tell told add added also just only very too more most much many other another such own same
    new one two first last mr mrs ms dr 's s t ’s n't n’t ca wo 'll 're 've 'd let get got go going come make made take put still even now already yet well like accord according
    while because although though however including include per via amid upon against toward towards within across around near back away ever never
    """.split()
)
"""Function words, auxiliaries, light verbs and reporting verbs, in the form that lemmas and surface words take."""


def wordlike(text: str) -> bool:
    """Whether there is a letter or a digit in a word; nearly every word is nothing but these, which is told at once."""
    return text.isalnum() or any(c.isalnum() for c in text)
