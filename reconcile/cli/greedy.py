"""An option that takes everything up to the next option: ``--against a.txt b.txt sources/``."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

GREEDY = "--against"


class Greedy(TyperCommand):
    """A command whose option ``--against`` takes several values. What it takes is never an argument: the draft stands before it."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args))


def spread(args: list[str]) -> list[str]:
    """The arguments with ``--against`` before each of its values; ``--`` ends them, and whatever follows is as it was."""
    out: list[str] = []
    taking = False
    for n, word in enumerate(args):
        if word == "--":
            return [*out, *args[n:]]
        if word == GREEDY or word.startswith(f"{GREEDY}="):
            taking = True
            if word != GREEDY:
                out.append(word)
            elif n + 1 == len(args) or _option(args[n + 1]):
                # nothing to take: the parser says so
                out.append(word)
        elif _option(word):
            taking = False
            out.append(word)
        elif taking:
            out += [GREEDY, word]
        else:
            out.append(word)
    return out


def _option(word: str) -> bool:
    """A lone hyphen is standard input."""
    return word.startswith("-") and word != "-"
