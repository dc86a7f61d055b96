"""Results → text: one renderer a format, each a generator of pieces of text that end in a newline.

Nothing here searches, opens an index or looks at the terminal; how wide and how colourful comes in a `Look`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from finsearch.present.look import PLAIN, Look
from finsearch.results import Results

__all__ = ["FORMATS", "PLAIN", "Look", "render"]

Renderer = Callable[[Results, Look], Iterator[str]]

_HOMES = {
    "table": "finsearch.present.table",
    "json": "finsearch.present.json",
    "jsonl": "finsearch.present.jsonl",
    "csv": "finsearch.present.csv",
    "md": "finsearch.present.markdown",
    "ids": "finsearch.present.ids",
}
FORMATS: tuple[str, ...] = tuple(_HOMES)


def render(results: Results, form: str, look: Look = PLAIN) -> Iterator[str]:
    """Yield `results` in one of FORMATS; only that format's module, and what it needs, is imported."""
    renderer: Renderer = import_module(_HOMES[form]).render
    return renderer(results, look)
