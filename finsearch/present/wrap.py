"""Lines of terminal cells: Chinese breaks anywhere but before a closing mark, words of letters stay whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from finsearch.document import Span
from finsearch.patterns import regex
from finsearch.present.cells import cells

_OPENING = "（【《〈“‘「『〔［｛(\\[{<"
_CLOSING = "，。、；：？！）】》〉”’」』〕］｝…—·％‰)\\]}>,.;:!?%"
_ZERO_WIDTH = "\u0300-\u036f\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe0f"
_JOINING = regex(f"[{_ZERO_WIDTH}]")
_LETTER = "0-9A-Za-zÀ-ɏ_"
_PIECE = regex(
    rf"(?P<solid>[{_OPENING}]*(?:[{_LETTER}]+(?:[.,:'’/-][{_LETTER}]+)*|[^ ])[{_ZERO_WIDTH}]*"
    rf"(?:[{_CLOSING}][{_ZERO_WIDTH}]*)*) *| +",
    re.DOTALL,
)
_CHARACTER = regex(rf"(?P<solid>[^{_ZERO_WIDTH}][{_ZERO_WIDTH}]*|[{_ZERO_WIDTH}]+)", re.DOTALL)


def wrap(text: str, width: int, used: int = 0, measure: Callable[[str], int] = cells) -> Iterator[Span]:
    """Yield the ranges of `text` that make its lines, none wider than `width` cells (if a character fits at all).

    `used` cells of the first line are taken already. Blanks at a break belong to no line.
    """
    start = end = 0
    taken = used
    joins = _JOINING.search(text) is not None
    for solid, after in _pieces(text, width, measure):
        if joins:  # characters that join others make a line narrower or wider than its pieces
            used = taken + measure(text[start : solid.start])
            size = taken + measure(text[start : solid.end]) - used
        else:
            size = measure(solid.of(text))
        if used + size > width and used:
            yield Span(start, end)
            start, used, taken = solid.start, 0, 0
            size = measure(solid.of(text))
        used += size + measure(text[solid.end : after])
        end = solid.end
    yield Span(start, end)


def _pieces(text: str, width: int, measure: Callable[[str], int]) -> Iterator[tuple[Span, int]]:
    """Yield what must not be broken, and where the blanks behind it end; a piece wider than a line is broken up."""
    for match in _PIECE.finditer(text):
        solid = Span(*match.span("solid")) if match["solid"] else Span(match.start(), match.start())
        if measure(solid.of(text)) <= width:
            yield solid, match.end()
            continue
        for character in _CHARACTER.finditer(text, *solid):
            yield Span(*character.span()), match.end() if character.end() == solid.end else character.end()
