"""Named entities by the model's own weights, all words of an article at once.

spaCy's recogniser goes from word to word and asks for each which of 73 moves are allowed. But as long as no entity is open, its state is the word
alone, so that the scores of all words are two products of matrices; only inside an entity does a choice depend on the one before, and there just
two moves are left. The moves are those of spaCy (``pipeline/_parser_internals/ner.pyx``), the entities the same, for a tenth of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from reconcile.language.vectors import vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_FEATURES = 3
"""Words that the recogniser looks at: this one, the first of the open entity, the one before inside it."""


class Recogniser:
    """The recogniser of a pipeline, taken apart."""

    def __init__(self, component: Any) -> None:
        model = component.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        self._words = _words(model.get_ref("tok2vec"))
        width = lower.get_dim("nO") * lower.get_dim("nP")
        # pieces one after the other, so that the largest is found in whole rows
        weights = lower.get_param("W").transpose(0, 2, 1, 3).reshape(_FEATURES, width, lower.get_dim("nI"))
        self._features = [weights[n].T for n in range(_FEATURES)]
        padding = lower.get_param("pad")[0].transpose(0, 2, 1).reshape(_FEATURES, width)
        self._padding = (padding[1], padding[2])
        self._bias = lower.get_param("b").T.reshape(width)
        self._pieces, self._hidden = lower.get_dim("nP"), lower.get_dim("nO")
        self._scores, self._score_bias = upper.get_param("W"), upper.get_param("b")
        # not ``move_names``, which leaves one out
        system = component.moves
        moves = [system.get_class_name(n).partition("-")[::2] for n in range(system.n_moves)]
        self._moves = moves
        self._out = moves.index(("O", ""))
        self._begins = [n for n, (move, _) in enumerate(moves) if move == "B"]
        self._units = [n for n, (move, label) in enumerate(moves) if move == "U" and label]
        self._never = [n for n, (move, label) in enumerate(moves) if move in ("I", "L", "M") or (move == "U" and not label)]
        # the inner and the last word of the entity that a move begins
        self._inner = {n: moves.index(("I", moves[n][1])) for n in self._begins}
        self._last = {n: moves.index(("L", moves[n][1])) for n in self._begins}

    def labels(self, docs: Sequence[Doc], blank: Any, first: Any) -> list[str]:
        """The entity label of every word of the documents one after the other, "" outside entities.

        ``blank`` says of each word whether it is white space, ``first`` whether a sentence or a document begins with it.
        """
        import numpy as np

        words = self._words(docs)
        labels = [""] * len(words)
        if not labels:
            return labels
        # an entity ends with its sentence at the latest
        final = np.append(first[1:], np.True_)
        base = words @ self._features[0]
        scores = self._scored(base + self._padding[0] + self._padding[1])
        scores[:, self._never] = -np.inf
        scores[np.ix_(final | blank, self._begins)] = -np.inf
        scores[np.ix_(blank, self._units)] = -np.inf
        chosen = scores.argmax(axis=1)
        ends = self._ends(words, base, final, chosen)
        free = 0
        for i in np.flatnonzero(chosen != self._out).tolist():
            if i >= free:
                free = ends.get(i, i) + 1
                labels[i:free] = [self._moves[chosen[i]][1]] * (free - i)
        return labels

    def _ends(self, words: Any, base: Any, final: Any, chosen: Any) -> dict[int, int]:
        """The last word of the entity that would begin with each word where one may begin."""
        import numpy as np

        starts = np.flatnonzero(np.isin(chosen, self._begins))
        inner = np.array([self._inner[m] for m in chosen[starts].tolist()], dtype=int)
        last = np.array([self._last[m] for m in chosen[starts].tolist()], dtype=int)
        head = words[starts] @ self._features[1]
        at = starts + 1
        ends: dict[int, int] = {}
        while len(starts):
            scores = self._scored(base[at] + head + words[at - 1] @ self._features[2])
            rows = np.arange(len(starts))
            going = (scores[rows, inner] > scores[rows, last]) & ~final[at]
            ends.update(zip(starts[~going].tolist(), at[~going].tolist(), strict=True))
            starts, inner, last, head, at = starts[going], inner[going], last[going], head[going], at[going] + 1
        return ends

    def _scored(self, features: Any) -> Any:
        import numpy as np

        features = features + self._bias
        hidden = features[:, : self._hidden]
        for n in range(1, self._pieces):
            hidden = np.maximum(hidden, features[:, n * self._hidden : (n + 1) * self._hidden])
        return hidden @ self._scores.T + self._score_bias


def _words(model: Any) -> Callable[[Sequence[Doc]], Any]:
    """What gives all words of documents as one matrix."""
    layers: list[Any] = list(model.layers)
    usual = [layer.name for layer in layers[1:]] == ["list2array", "linear"]
    own = vectors(layers[0]) if usual else None
    if own is None:
        return lambda docs: model.predict(list(docs))
    linear = layers[2]
    weights, bias = linear.get_param("W").T, linear.get_param("b")

    def words(docs: Sequence[Doc]) -> Any:
        import numpy as np

        return np.concatenate(own(docs)) @ weights + bias

    return words


def recogniser(nlp: Language) -> Recogniser | None:
    """The pipeline's recogniser taken apart; None where it has none, or one that is built otherwise."""
    if not nlp.has_pipe("ner"):
        return None
    component: Any = nlp.get_pipe("ner")
    model = getattr(component, "model", None)
    if model is None or model.name != "parser_model" or not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return None
    known = model.get_ref("lower").get_dim("nF") == _FEATURES and component.cfg.get("beam_width") == 1
    return Recogniser(component) if known and nlp.pipe_names[-1] == "ner" else None
