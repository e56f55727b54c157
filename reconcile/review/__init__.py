"""What people decided about findings, and the findings that they accepted as known.

A ``Log`` keeps decisions in a file to which lines are only ever added; ``apply`` puts them into the document of a report, ``compare`` does
the same with a ``Baseline``. Findings are recognised by their content (``Key``). Nothing here looks at a clock: whoever calls says what
time it is.
"""

from reconcile.review.baseline import DEFAULT_BASELINE, Baseline, Change, baseline_of, change, load_baseline
from reconcile.review.entry import Decision, Entry, Revocation, Verdict, decide, entry_from, revocation
from reconcile.review.key import Key, Quote, Side, fits, key_of
from reconcile.review.log import DEFAULT_LOG, Log, Place, Reading
from reconcile.review.marks import Judged, apply, compare, in_force, judge, matching

__all__ = [
    "DEFAULT_BASELINE", "DEFAULT_LOG", "Baseline", "Change", "Decision", "Entry", "Judged", "Key", "Log", "Place", "Quote", "Reading", "Revocation", "Side",
    "Verdict", "apply", "baseline_of", "change", "compare", "decide", "entry_from", "fits", "in_force", "judge", "key_of", "load_baseline", "matching",
    "revocation",
]  # fmt: skip
