"""The keys, and what each does."""

from __future__ import annotations

from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from finsearch.tui.keys import KEYS, LAST, MATTERING, Key
from finsearch.tui.page import Page, Row, cut, inked

_SHOWN = 12  # cells of the first column
_GAP = 2


def key_list(columns: int, width: int) -> Page:
    """Return all keys, in columns that are read downwards."""
    size = (width - _GAP * (columns - 1)) // columns
    return Page(tuple(Row(_beside(row, size)) for row in zip_longest(*_columns(columns))))


def rows(columns: int) -> int:
    """Return how many rows `key_list` has."""
    return max(map(len, _columns(columns)))


def first_keys(width: int) -> Page:
    """Return the keys to begin with: those that matter in the list of hits, and help."""
    return Page(tuple(Row(_line(key, width)) for key in KEYS if key.action in (*MATTERING["hits"], *LAST)))


def _columns(number: int) -> list[tuple[Key, ...]]:
    length = -(-len(KEYS) // number)
    return [KEYS[start : start + length] for start in range(0, len(KEYS), length)]


def _beside(keys: tuple[Key | None, ...], size: int) -> Text:
    line = Text()
    for number, key in enumerate(keys):
        line.pad_right((size + _GAP) * number - cell_len(line.plain))
        line += _line(key, size) if key else Text()
    return line


def _line(key: Key, width: int) -> Text:
    blanks = " " * (_SHOWN - cell_len(key.shown))
    return inked(key.shown, "label") + blanks + cut(inked(key.meaning), width - _SHOWN)
