"""The archive: articles and facts that were printed before, and the look-up of what a draft may be held against.

A folder with one SQLite file (``archive.sqlite``, WAL). The package stores and looks up; it reads no articles and extracts
nothing. In short::

    record = make_record(article, facts, kinds)          # pure, in any process; needs no archive
    with Archive.open(folder, write=True, create=True) as archive:
        with archive.batch():                            # all or nothing, on the disk when it ends
            archive.add(record)                          # Outcome: added, known, supersedes
    with Archive.open(folder) as archive:                # any number of readers, never blocked by the writer
        for fact_number in archive.under("token", newest=50):
            entry = archive.entry(article_number(fact_number))     # entry.live: neither superseded nor withdrawn
            article = archive.article(entry.number)
            facts = archive.facts(entry.number, kinds, article)    # facts[fact_number % PER_ARTICLE] is the one

Articles are numbered from 1 in the order in which they came. An article is the same as another if the id or the URL is; the same text again is
known, another text is a new version, and the old one stays with ``superseded_by``. ``entries(since=, until=, source=)`` gives the
live ones; SQL beyond that is for the modules of this package (``archive.connection``, tables in ``layout.py``).
"""

from reconcile.archive.keys import fact_keys
from reconcile.archive.layout import PER_ARTICLE
from reconcile.archive.record import Record, make_record
from reconcile.archive.store import Archive, Entry, article_number
from reconcile.archive.writing import Outcome

__all__ = ["PER_ARTICLE", "Archive", "Entry", "Outcome", "Record", "article_number", "fact_keys", "make_record"]
