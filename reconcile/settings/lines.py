"""On which line of a TOML file each key stands. ``tomllib`` does not say, and a message without a line is no help in a long file."""

from __future__ import annotations

import tomllib
from functools import lru_cache

Path = tuple[str | int, ...]
"""Keys from the top; the entries of lists and of ``[[tables]]`` are numbered from 0."""
_BARE_ENDS = frozenset(",]}#\n\r")


@lru_cache(maxsize=4)
def lines(text: str) -> dict[Path, int]:
    """Path → line (1-based) of every table, key and list entry of a text that ``tomllib`` has accepted."""
    return _Scanner(text).scan()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted_to = 0
        self._line = 1
        self._found: dict[Path, int] = {}
        self._entries: dict[Path, int] = {}

    def scan(self) -> dict[Path, int]:
        table: Path = ()
        while True:
            self._blanks()
            if self._at >= len(self._text):
                return self._found
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line, double = self._here(), self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        keys = self._keys()
        self._at += 2 if double else 1
        path: Path = (*self._resolved(keys[:-1], line), keys[-1])
        if double:
            self._found.setdefault(path, line)
            self._entries[path] = self._entries.get(path, -1) + 1
            path += (self._entries[path],)
        elif path in self._entries:
            path += (self._entries[path],)
        self._found[path] = line
        return path

    def _resolved(self, keys: list[str], line: int) -> Path:
        """A table's path with the numbers of the list entries that it stands in; a table above that is only implied stands here."""
        path: Path = ()
        for key in keys:
            path += (key,)
            self._found.setdefault(path, line)
            if path in self._entries:
                path += (self._entries[path],)
        return path

    def _pair(self, table: Path) -> None:
        line, path = self._here(), table
        for key in self._keys():
            path += (key,)
            self._found.setdefault(path, line)
        self._at = self._text.index("=", self._at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._blanks()
        start = self._text[self._at]
        self._found.setdefault(path, self._here())
        if start in "\"'":
            self._string()
        elif start == "[":
            self._list(path)
        elif start == "{":
            self._inline(path)
        else:
            while self._at < len(self._text) and self._text[self._at] not in _BARE_ENDS:
                self._at += 1

    def _list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while True:
            self._blanks(",")
            if self._text[self._at] == "]":
                self._at += 1
                return
            self._value((*path, number))
            number += 1

    def _inline(self, path: Path) -> None:
        self._at += 1
        while True:
            self._blanks(",")
            if self._text[self._at] == "}":
                self._at += 1
                return
            self._pair(path)

    def _keys(self) -> list[str]:
        """A dotted key, up to what follows it."""
        keys = []
        while True:
            self._blanks()
            if self._text[self._at] in "\"'":
                start = self._at
                self._string()
                keys.append(str(tomllib.loads(f"key = {self._text[start : self._at]}")["key"]))
            else:
                start = self._at
                while self._at < len(self._text) and (self._text[self._at].isalnum() or self._text[self._at] in "-_"):
                    self._at += 1
                keys.append(self._text[start : self._at])
            while self._text[self._at] in " \t":
                self._at += 1
            if self._text[self._at] != ".":
                return keys
            self._at += 1

    def _string(self) -> None:
        """Over a string of any of the four sorts."""
        quote = self._text[self._at]
        mark = quote * 3 if self._text.startswith(quote * 3, self._at) else quote
        self._at += len(mark)
        while not self._text.startswith(mark, self._at):
            self._at += 2 if quote == '"' and self._text[self._at] == "\\" else 1
        self._at += len(mark)
        if len(mark) == 3:
            # a text may end in quotation marks of its own, up to two
            for _ in range(2):
                self._at += self._text.startswith(quote, self._at)

    def _blanks(self, also: str = "") -> None:
        """Over blanks, line ends and comments."""
        while self._at < len(self._text):
            here = self._text[self._at]
            if here == "#":
                end = self._text.find("\n", self._at)
                self._at = len(self._text) if end < 0 else end
            elif here in " \t\r\n" or here in also:
                self._at += 1
            else:
                return

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted_to, self._at)
        self._counted_to = self._at
        return self._line
