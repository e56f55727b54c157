"""Facts of many articles: several processes, and facts of unchanged articles kept. The same result whatever of it is used."""

from reconcile.workers.cache import Cache
from reconcile.workers.cores import cores
from reconcile.workers.extraction import Extraction, Facts, extract
from reconcile.workers.pool import each
from reconcile.workers.task import Lost, Task

__all__ = ["Cache", "Extraction", "Facts", "Lost", "Task", "cores", "each", "extract"]
