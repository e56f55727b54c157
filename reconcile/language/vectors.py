"""Vectors of words from the model's own weights: what depends on the word alone is worked out once for each word, the rest in few big steps.

The first third of the network (embedding and mixing) sees one word at a time, and most words of an article have been seen before; the rest is four
times the same layer over three neighbouring words. The numbers are those of the network as thinc runs it, up to the last bit of rounding.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = 100_000
"""Words that are remembered, half a kilobyte each; then it begins anew."""
_BLOCK = 64
"""Rows that are always multiplied together, so that a word's vector never depends on what it is worked out with."""


class Vectors:
    """The network of a ``Tok2Vec`` taken apart; see ``vectors``."""

    def __init__(self, model: Any) -> None:
        import numpy as np

        embed, encode = model.layers
        self._columns: list[int | str] = list(embed.layers[0].attrs["columns"])
        self._tables, self._mix = embed.layers[2].layers[0], embed.layers[3].layers[0]
        self._width: int = model.get_dim("nO")
        self._pad: int = encode.attrs["pad"]
        self._layers = [_Layer(residual.layers[0].layers[1].layers[0]) for residual in encode.layers[0].layers]
        self._known: dict[bytes, int] = {}
        self._rows = np.zeros((0, self._width), dtype="float32")
        self._lock = threading.Lock()

    def __call__(self, docs: Sequence[Doc]) -> list[Any]:
        """For each document a row for each of its words."""
        import numpy as np

        lengths = [len(doc) for doc in docs]
        # rows of zeros keep the neighbours of one text from those of the next, as thinc has it
        total = sum(lengths) + self._pad * (len(docs) + 1)
        x = np.zeros((total, self._width), dtype="float32")
        starts, at = [], self._pad
        for n in lengths:
            starts.append(at)
            at += n + self._pad
        spans = [slice(s, s + n) for s, n in zip(starts, lengths, strict=True)]
        words = self._words(np.concatenate([doc.to_array(self._columns) for doc in docs]))
        done = 0
        for span, n in zip(spans, lengths, strict=True):
            x[span] = words[done : done + n]
            done += n
        for layer in self._layers:
            x = layer(x)
        return [x[span] for span in spans]

    def _words(self, table: Any) -> Any:
        """The vectors of words before they know of each other, by their attributes."""
        data, size = table.tobytes(), table.itemsize * table.shape[1]
        keys = [data[i : i + size] for i in range(0, len(data), size)]
        with self._lock:
            known = self._known
            if len(known) > KEPT:
                known.clear()
            new = [k for k in dict.fromkeys(keys) if k not in known]
            if new:
                self._learn(new, table.dtype)
            return self._rows[[known[k] for k in keys]]

    def _learn(self, keys: list[bytes], dtype: Any) -> None:
        import numpy as np

        at = len(self._known)
        whole = -(-len(keys) // _BLOCK) * _BLOCK
        table = np.zeros((whole, len(self._columns)), dtype=dtype)
        table[: len(keys)] = np.frombuffer(b"".join(keys), dtype=dtype).reshape(len(keys), -1)
        if at + len(keys) > len(self._rows):
            grown = np.zeros((2 * (at + len(keys)), self._width), dtype="float32")
            grown[:at] = self._rows[:at]
            self._rows = grown
        for first in range(0, whole, _BLOCK):
            part = self._mix.predict(self._tables.predict(table[first : first + _BLOCK]))
            last = min(first + _BLOCK, len(keys))
            self._rows[at + first : at + last] = part[: last - first]
        self._known.update((k, at + n) for n, k in enumerate(keys))


class _Layer:
    """What a word's vector gains from those beside it: windows of three, the largest of some pieces, normalised."""

    def __init__(self, model: Any) -> None:
        import numpy as np

        maxout, norm = model.layers
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        width, self._pieces, inner = weights.shape
        # pieces one after the other, so that the largest is found in whole rows
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(width * self._pieces, inner)).T
        self._bias = np.ascontiguousarray(bias.T.reshape(-1))
        self._scale, self._shift = norm.get_param("G"), norm.get_param("b")

    def __call__(self, x: Any) -> Any:
        import numpy as np

        count, width = x.shape
        window = np.zeros((count, 3 * width), dtype="float32")
        window[1:, :width] = x[:-1]
        window[:, width : 2 * width] = x
        window[:-1, 2 * width :] = x[1:]
        y = window @ self._weights
        y += self._bias
        best = y[:, :width]
        for n in range(1, self._pieces):
            best = np.maximum(best, y[:, n * width : (n + 1) * width])
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + np.float32(1e-8)
        best *= (spread**-0.5)[:, None]
        best *= self._scale
        best += self._shift
        best += x
        return best


def vectors(model: Any) -> Vectors | None:
    """The network of a model, or None where it is built otherwise."""
    try:
        embed, encode = model.layers
        known = (
            [layer.name.split(">>")[0] for layer in embed.layers[:2]] == ["extract_features", "list2ragged"]
            and embed.layers[3].layers[0].layers[0].layers[0].name == "maxout"
            and all(r.name.startswith("residual(expand_window>>maxout>>layernorm") for r in encode.layers[0].layers)
            and all(r.layers[0].layers[0].attrs["window_size"] == 1 for r in encode.layers[0].layers)
        )
        return Vectors(model) if known else None
    except (AttributeError, IndexError, KeyError, ValueError):
        return None
