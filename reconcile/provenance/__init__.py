"""Who has it from whom: shared words and shared attribution → independent origins.

Ten papers with one wire story are one origin; so are two that credit one report, one spokesman or one post.
Counted for each fact, not for each article: a paper can copy one figure and have the next from its own reporter.
"""

from reconcile.provenance.origins import Provenance

__all__ = ["Provenance"]
