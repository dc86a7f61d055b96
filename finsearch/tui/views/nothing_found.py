"""No hits → what the index says about that, and what one could do."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from finsearch.tui.page import Page, Row, inked, lines
from finsearch.tui.wording import half, word


def nothing_found(notes: Sequence[str], width: int, *, is_filtered: bool) -> Page:
    """Return a page without items: the notes of an answer, which say what fails, then advice."""
    said = [inked(half(note), "accent") for note in notes] or [inked(word("nothing found"), "accent")]
    texts = (*said, Text(), inked(word("fewer filters" if is_filtered else "fewer words"), "faint"))
    return Page(tuple(Row(line) for text in texts for line in lines(text, width, 2, Text("  "))))
