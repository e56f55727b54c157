"""Fit the weights of the same-fact gate on annotated stories, and say how good they are on stories they were not fitted on.

    python tests/benchmarks/fit_gate.py STORY... [--write]

Each STORY is a folder with articles and gold.json. Pairs of facts that the engine proposes are labelled from the gold: a pair whose values
agree is right when one gold corroboration (or one position of a discrepancy) holds both; a pair that differs is right when one gold discrepancy holds them in two positions.
Logistic regression with an L2 prior towards the table that is there; figures are cross-validated by story (leave one out). --write puts the
weights into reconcile/clustering/gate.toml.
"""

from __future__ import annotations

import argparse
import collections
import json
import re
from pathlib import Path

import numpy as np

from reconcile.clustering import Gate, Rarity
from reconcile.clustering.blocking import candidates
from reconcile.clustering.contest import contest
from reconcile.clustering.weights import FEATURES, table
from reconcile.ingest import read
from reconcile.kinds import discover
from reconcile.pipeline import extract

PRIOR = 0.5
"""Strength of the pull towards the present table (variance 1/PRIOR)."""
UNLISTED = 0.3
"""Weight of an agreeing pair that the gold does not list: it may well be true."""


def places(text: str, quote: str) -> list[tuple[int, int]]:
    """Where a gold quote stands in an article's text, blanks folded."""
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    return [m.span() for m in re.finditer(pattern, text)]


def rows(folder: Path) -> list[tuple[str, str, bool, float, list[float]]]:
    """(kind, column, right, weight, features) of every pair that the gate decides by its sum."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    articles = read([str(p) for p in sorted(folder.glob("*.txt"))]).articles
    text = {a.id: a.text for a in articles}
    marks: dict[str, list[tuple[int, int, str, int, str]]] = collections.defaultdict(list)
    for finding in gold["findings"]:
        for n, position in enumerate(finding["positions"]):
            for e in position["evidence"]:
                marks[e["article"]] += [
                    (s, t, finding["id"], n, finding["type"]) for s, t in places(text.get(e["article"], ""), e["quote"])
                ]
    kinds = discover()
    facts = extract(articles)
    gate = Gate(Rarity(facts), kinds)
    out = []
    pairs = candidates(facts, kinds)[0]
    judged = contest([gate.judge(a, b) for a, b in pairs], {f.id: f for f in facts})
    for (a, b), link in zip(pairs, judged, strict=True):
        if link.reason.endswith("stands in both articles"):
            continue
        kinship = kinds[a.kind].kinship(a, b)
        if kinship.verdict is not None:
            continue
        comparison = kinds[a.kind].compare(a, b)
        held = [{(i, n, t) for s, e, i, n, t in marks[f.article] if s < f.span.end and f.span.start < e} for f in (a, b)]
        same = {(i, n) for i, n, _ in held[0]} & {(i, n) for i, n, _ in held[1]}
        apart = {i for i, n, _ in held[0] for j, m, _ in held[1] if i == j and n != m}
        features = gate.features(a, b, kinship.score, comparison)
        vector = [features[k] for k in FEATURES]
        if comparison.relation.agrees:
            if a.article == b.article:
                continue
            out.append((a.kind, "agree", bool(same), 1.0 if same else UNLISTED, vector))
        elif comparison.relation.differs:
            out.append((a.kind, "differ", bool(apart), 1.0, vector))
    return out


def fit(x: np.ndarray, y: np.ndarray, w: np.ndarray, start: np.ndarray) -> np.ndarray:
    """Weighted logistic regression by Newton's method with a Gaussian prior around ``start``."""

    def loss(theta: np.ndarray) -> float:
        z = x @ theta
        return float(w @ (np.logaddexp(0, z) - y * z) + PRIOR / 2 * np.sum((theta - start) ** 2))

    theta = start.copy()
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ theta, -30, 30)))
        gradient = x.T @ (w * (p - y)) + PRIOR * (theta - start)
        hessian = (x * (w * p * (1 - p))[:, None]).T @ x + PRIOR * np.eye(len(theta))
        step, size = np.linalg.solve(hessian, gradient), 1.0
        while size > 1e-4 and loss(theta - size * step) > loss(theta):
            size /= 2
        theta -= size * step
        if np.abs(size * step).max() < 1e-6:
            break
    return theta


def main() -> None:
    """Fit, cross-validate, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    data = {d.name: rows(d) for d in args.stories}
    kinds = sorted({r[0] for x in data.values() for r in x})
    for column in ("agree", "differ"):
        current = getattr(table(), column)
        start = np.array([current.bias, *(current.weights.get(k, 0.0) for k in FEATURES), *(current.kinds.get(k, 0.0) for k in kinds)])
        packed = {}
        for name, story in data.items():
            chosen = [r for r in story if r[1] == column]
            packed[name] = (
                np.array([[1.0, *r[4], *(float(r[0] == k) for k in kinds)] for r in chosen]).reshape(len(chosen), len(start)),
                np.array([float(r[2]) for r in chosen]),
                np.array([r[3] for r in chosen]),
                [r[0] for r in chosen],
            )
        print(f"== {column}: {sum(len(p[1]) for p in packed.values())} pairs, {int(sum(p[1].sum() for p in packed.values()))} right")
        scores: list[tuple[float, float, str]] = []
        before: list[tuple[float, float, str]] = []
        for name, (x, y, _, names) in packed.items():
            others = [p for n, p in packed.items() if n != name]
            theta = fit(
                np.concatenate([p[0] for p in others]),
                np.concatenate([p[1] for p in others]),
                np.concatenate([p[2] for p in others]),
                start,
            )
            scores += list(zip(1 / (1 + np.exp(-x @ theta)), y, names, strict=True))
            before += list(zip(1 / (1 + np.exp(-x @ start)), y, names, strict=True))
        for label, values in (("table as it is", before), ("fitted, leave one story out", scores)):
            for bar in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9):
                picked = [y for s, y, _ in values if s >= bar]
                right = sum(y for _, y, _ in values)
                print(
                    f"  {label:28} bar {bar:.1f}  pairs {len(picked):4}  precision {sum(picked) / max(1, len(picked)):.2f}  recall {sum(picked) / max(1, right):.2f}"
                )
            for k in kinds:
                mine = [(s, y) for s, y, kind in values if kind == k]
                picked = [y for s, y in mine if s >= current.bar]
                if mine:
                    print(
                        f"    {k:12} {len(mine):5} pairs {int(sum(y for _, y in mine)):4} right; at the bar {len(picked)} printed, {int(sum(picked))} right"
                    )
        theta = fit(*(np.concatenate([p[i] for p in packed.values()]) for i in range(3)), start)
        print("  weights:", ", ".join(f"{k} = {v:.2f}" for k, v in zip(("bias", *FEATURES, *kinds), theta, strict=True)))
        if args.write:
            write(
                column,
                dict(zip(("bias", *FEATURES), theta[: 1 + len(FEATURES)], strict=True)),
                dict(zip(kinds, theta[1 + len(FEATURES) :], strict=True)),
            )


def write(column: str, weights: dict[str, float], kinds: dict[str, float]) -> None:
    """Replace one column of the table."""
    path = Path(__file__).parents[2] / "reconcile" / "clustering" / "gate.toml"
    text = path.read_text("utf-8")
    body = "".join(f"{k} = {v:.2f}\n" for k, v in weights.items())
    text = re.sub(rf"(?ms)^\[{column}\]\n.*?(?=^\[)", f"[{column}]\n{body}\n", text)
    rest = "".join(f"{k} = {v:.2f}\n" for k, v in kinds.items())
    text = re.sub(rf"(?ms)^\[{column}\.kinds\]\n.*?(?=^\[|\Z)", f"[{column}.kinds]\n{rest}\n", text)
    path.write_text(text.rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
