"""Offsets through a parser that keeps none: marks that go in with the markup and come back with the text.

Text can only begin behind a `>`, and only a reference (`&lt;`) is not as long as what it means. So a mark, which
is the offset in digits between two characters that no text holds, stands behind every `>` and around every
reference; everything between two marks is character for character the markup's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from finsearch.patterns import regex

_REFERENCE = regex("&#?[0-9A-Za-z]+;?")
_PLACES = regex(rf"(</(?:p|br)\s*)?>|{_REFERENCE.pattern}", re.IGNORECASE)
_MARK = regex("\ufdd0([0-9]+)\ufdd1")


def marked(markup: str) -> str:
    """Return `markup` with its marks; `</p>` and `</br>` break the line even where nothing is open, as in browsers."""
    return f"{_mark(0)}{_PLACES.sub(_with_marks, markup)}"


def located(text: str, markup: str, position: int) -> Iterator[tuple[str, int]]:
    """Yield the marked `text` as (characters, offset in `markup`); its beginning stands at `position`.

    What a reference means stands at its `&`, all of it.
    """
    stretches = _MARK.split(text)
    for place, stretch in zip((position, *map(int, stretches[1::2])), stretches[::2], strict=True):
        if markup.startswith(stretch, place):
            yield stretch, place
        else:
            yield from _referred(stretch, markup, place)


def _referred(value: str, markup: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield what the reference at `place` means, and then the rest of it, which may be literal (`&ltfoo`)."""
    match = _REFERENCE.match(markup, place)
    source = match.group() if match else ""
    length = 1 if source.endswith(value[1:]) else 2
    for character in value[:length]:
        yield character, place
    yield value[length:], place + max(0, len(source) - len(value) + length)


def _with_marks(match: re.Match[str]) -> str:
    source = match.group()
    if source[-1] == ">":
        return f"{source}{'<br>' if match.group(1) else ''}{_mark(match.end())}"
    return f"{_mark(match.start())}{source}{_mark(match.end())}"


def _mark(offset: int) -> str:
    return f"\ufdd0{offset}\ufdd1"
