"""Text → sentences, tokens, dependencies, entities, references. The only importer of spaCy."""

from reconcile.language.analyse import analyse
from reconcile.language.identity import model_identity
from reconcile.language.model import DEFAULT_MODEL, model_name

__all__ = ["DEFAULT_MODEL", "analyse", "model_identity", "model_name"]
