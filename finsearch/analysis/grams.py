"""Character grams: why every string that stands in a text can be found.

Two kinds of characters. *Han* characters (and other letters written without spaces) give unigrams and bigrams that
also count for ranking. All others, Latin letters, digits, punctuation, spaces, give grams that only serve literal
search; these carry LITERAL in front, so that the word `5` never meets the 5 inside `15`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from finsearch.patterns import regex

LITERAL = "\x02"

_IDEOGRAPHS = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHER_UNSPACED = "\u3041-\u30ff\u31a0-\u31bf\uac00-\ud7af"
HAN_RUN = regex(f"[{_IDEOGRAPHS}{_OTHER_UNSPACED}]+")
WORD_RUN = regex(f"[^\\W_{_IDEOGRAPHS}{_OTHER_UNSPACED}]+")
RUN = regex(f"({HAN_RUN.pattern})|({WORD_RUN.pattern})|(.)", re.DOTALL)


def is_word(folded: str) -> bool:
    """Tell whether the whole string is one word of Latin letters or digits."""
    return WORD_RUN.fullmatch(folded) is not None


def is_ranked(term: str) -> bool:
    """Tell whether a term counts for ranking, and does not serve literal search only."""
    return not term.startswith(LITERAL)


class Gram(NamedTuple):
    """A term and the offset of its first character."""

    term: str
    start: int


def literal_cover(folded: str) -> tuple[Gram, ...]:
    """Return the fewest grams that together say that `folded` stands at an offset.

    A string occurs at offset p exactly if every gram occurs at p + its start: each character of the string is in
    one of the grams, and every gram is in the index (see `analyzer.terms`).
    """
    cover: list[Gram] = []
    for run in RUN.finditer(folded):
        marker = "" if run.group(1) else LITERAL
        cover.extend(_run_cover(run.group(), run.start(), marker))
    return tuple(cover)


def word_cover(folded: str) -> tuple[Gram, ...]:
    """Return the grams that say that `folded` stands at an offset and that the Latin words at its ends are whole."""
    cover: list[Gram] = []
    for run in RUN.finditer(folded):
        if run.group(2) and (run.start() == 0 or run.end() == len(folded)):
            cover.append(Gram(run.group(), run.start()))
        else:
            cover.extend(_run_cover(run.group(), run.start(), "" if run.group(1) else LITERAL))
    return tuple(cover)


def _run_cover(run: str, base: int, marker: str) -> Iterator[Gram]:
    if len(run) == 1:
        yield Gram(marker + run, base)
        return
    for start in range(0, len(run) - 1, 2):
        yield Gram(marker + run[start : start + 2], base + start)
    if len(run) % 2:
        yield Gram(marker + run[-2:], base + len(run) - 2)
