"""Which language model would be loaded, told without loading it: what is worked out with another one is another thing."""

from __future__ import annotations

import hashlib
import importlib.metadata
from importlib.resources import files

from reconcile.language.model import DEFAULT_MODEL, model_folder, model_name

_BUILT_ON = ("spacy", "thinc", "numpy")


def model_identity(name: str | None = None) -> str:
    """The name of the model, what tells its files, and the versions of the libraries that run it.

    The default model has tested digests, which ``load`` holds its files to; of another one names, sizes and times of the files tell it.

    Raises:
        ModelError: it is not installed.
    """
    wanted = model_name(name)
    folder = model_folder(wanted)
    if wanted == DEFAULT_MODEL:
        told = files(__package__).joinpath("model.sha256.json").read_text("utf-8")
    else:
        states = ((p, p.stat()) for p in sorted(folder.rglob("*")) if p.is_file())
        told = "\n".join(f"{p.relative_to(folder)} {s.st_size} {s.st_mtime_ns}" for p, s in states)
    versions = " ".join(_version(package) for package in _BUILT_ON)
    return f"{wanted} {hashlib.sha256(told.encode()).hexdigest()} {versions}"


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "?"
