"""finsearch: full-text search for Chinese policy text.

>>> import finsearch
>>> with finsearch.open("index") as ix:  # doctest: +SKIP
...     for hit in ix.search("出口信用保险").hits:
...         print(hit.number, hit.title)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from finsearch.search import open_index as open  # noqa: A004

__all__ = ["open"]


def __getattr__(name: str) -> Any:
    """Import the search only when it is asked for, so that `finsearch --help` starts at once."""
    if name == "open":
        from finsearch.search import open_index

        return open_index
    raise AttributeError(name)
