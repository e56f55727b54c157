"""The file that ``reconcile config init`` writes: every key, explained and commented out."""

from __future__ import annotations

import textwrap

from reconcile.model.settings import EXAMPLE, MEANS, TABLE, Settings
from reconcile.settings.shape import Key, keys

_HEAD = """\
# Configuration of reconcile. It holds in this folder and, inside a repository, in the folders below.
# A line that begins with # and no blank is a setting that is switched off: take the # away, and that of the [table] above it.
# reconcile config check looks for mistakes; reconcile config show says what is in force, and where it comes from.
"""
_PATTERNS = (
    "Patterns: * is any text, ? one character, [ab] one of these; capitals do not count, and the whole heading or paragraph must fit. "
    "A pattern that begins with regex: is a regular expression for the beginning."
)
_WIDTH = 110


def starter() -> str:
    """The text of the file, every key explained and switched off."""
    parts = [_HEAD]
    tables = []
    for name, key in keys(Settings).items():
        if key.table is None and TABLE not in key.known:
            parts.append(f"\n{_comment(key.known[MEANS])}{_off(key.known[EXAMPLE])}")
        else:
            tables.append(_table(name, key))
    return "".join([*parts, *tables])


def _table(name: str, key: Key, above: str = "") -> str:
    """A table with its keys; one of tables comes after its own keys."""
    full = f"{above}{name}"
    out = f"\n{_comment(key.known[MEANS])}"
    if TABLE in key.known:
        return out + _off(key.known[EXAMPLE])
    assert key.table is not None
    if key.table.__name__ == "Ignore":
        out += _comment(_PATTERNS)
    out += _off(f"[[{full}]]" if key.several else f"[{full}]")
    inner = keys(key.table)
    for own in inner.values():
        if own.table is None:
            out += _comment(own.known[MEANS]) + _off(own.known[EXAMPLE])
    return out + "".join(_table(n, k, f"{full}.") for n, k in inner.items() if k.table is not None)


def _comment(text: str) -> str:
    plain = text.replace("`", "")
    return "".join(f"# {line}\n" for line in textwrap.wrap(plain, _WIDTH, break_long_words=False))


def _off(text: str) -> str:
    return "".join(f"#{line}\n" for line in text.split("\n"))
