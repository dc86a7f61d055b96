"""Characters of ambiguous width (“ ” … — · ①) as two cells, as terminals set up for Chinese may draw them.

Unicode leaves their width to the context (UAX #11); rich counts one cell and has no option for it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import groupby
from typing import Any
from unicodedata import east_asian_width

from rich import cells, segment

from finsearch.errors import FinsearchError

Width = tuple[int, int, int]


class WidthsNotKnown(FinsearchError):
    """The installed rich keeps its table of widths elsewhere."""


@contextmanager
def wide_characters() -> Iterator[None]:
    """Count ambiguous characters as two cells while the block runs; WidthsNotKnown."""
    load: Callable[..., Any] | None = getattr(cells, "load_cell_table", None)
    if load is None:
        raise WidthsNotKnown(
            "rich 无法按双格显示 / rich cannot count wide characters", "请安装 / install: pip install 'rich>=14.3,<16'"
        )
    narrow = cells._is_single_cell_widths
    wide_load = lru_cache(maxsize=None)(lambda version="auto": _widened(load(version)))
    _use(wide_load, str.isascii)
    try:
        yield
    finally:
        _use(load, narrow)


def _use(load: Callable[..., Any], is_narrow: Callable[[str], bool]) -> None:
    for module, name, value in (
        (cells, "load_cell_table", load),
        (cells, "_is_single_cell_widths", is_narrow),
        (segment, "_is_single_cell_widths", is_narrow),
    ):
        setattr(module, name, value)
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()


def _widened(table: Any) -> Any:
    ours = [each for each in _ambiguous() if not _overlaps(each, table.widths)]
    return table._replace(widths=sorted([*table.widths, *ours]))


def _overlaps(width: Width, widths: list[Width]) -> bool:
    return any(start <= width[1] and width[0] <= end for start, end, _ in widths)


@lru_cache(maxsize=1)
def _ambiguous() -> tuple[Width, ...]:
    """Return the runs of characters of ambiguous width."""
    points = (point for point in range(0xA1, sys.maxunicode + 1) if east_asian_width(chr(point)) == "A")
    runs = groupby(enumerate(points), lambda pair: pair[1] - pair[0])
    spans = ([point for _, point in run] for _, run in runs)
    return tuple((span[0], span[-1], 2) for span in spans)
