"""Character grams: why every string that stands in a text can be found.

Two kinds of characters. *Han* characters (and other letters written without spaces) give unigrams and bigrams that
also count for ranking. All others, Latin letters, digits, punctuation, spaces, give grams that only serve literal
search; these carry LITERAL in front, so that the word `5` never meets the 5 inside `15`.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from typing import NamedTuple

from finsearch.patterns import regex

LITERAL = "\x02"

_IDEOGRAPHS = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OTHER_UNSPACED = "\u3041-\u30ff\u31a0-\u31bf\uac00-\ud7af"
_UNSPACED = sorted(
    edge for first, last in re.findall("(.)-(.)", _IDEOGRAPHS + _OTHER_UNSPACED) for edge in (first, chr(ord(last) + 1))
)
HAN_RUN = regex(f"[{_IDEOGRAPHS}{_OTHER_UNSPACED}]+")
WORD_RUN = regex(f"[^\\W_{_IDEOGRAPHS}{_OTHER_UNSPACED}]+")
_RUN = regex(f"({HAN_RUN.pattern})|({WORD_RUN.pattern})|(.)", re.DOTALL)


def is_unspaced(folded: str) -> bool:
    """Tell whether the whole string is one HAN_RUN, without compiling that, which takes longer than a search."""
    return bool(folded) and all(bisect(_UNSPACED, character) % 2 for character in folded)


def is_word(folded: str) -> bool:
    """Tell whether the whole string is one word of Latin letters or digits."""
    return WORD_RUN.fullmatch(folded) is not None


def is_ranked(term: str) -> bool:
    """Tell whether a term counts for ranking, and does not serve literal search only."""
    return not term.startswith(LITERAL)


class Run(NamedTuple):
    """Characters of one kind that stand together, and the offset of the first; what is neither kind stands alone."""

    text: str
    start: int
    is_han: bool
    is_word: bool


def runs(folded: str) -> Iterator[Run]:
    """Yield the runs that make a string up."""
    if is_unspaced(folded):
        yield Run(folded, 0, is_han=True, is_word=False)
    elif folded:
        for run in _RUN.finditer(folded):
            yield Run(run[0], run.start(), is_han=bool(run[1]), is_word=bool(run[2]))


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
    for run in runs(folded):
        cover.extend(_run_cover(run))
    return tuple(cover)


def word_cover(folded: str) -> tuple[Gram, ...]:
    """Return the grams that say that `folded` stands at an offset and that the Latin words at its ends are whole."""
    cover: list[Gram] = []
    for run in runs(folded):
        if run.is_word and (run.start == 0 or run.start + len(run.text) == len(folded)):
            cover.append(Gram(run.text, run.start))
        else:
            cover.extend(_run_cover(run))
    return tuple(cover)


def _run_cover(run: Run) -> Iterator[Gram]:
    text, base = run.text, run.start
    marker = "" if run.is_han else LITERAL
    if len(text) == 1:
        yield Gram(marker + text, base)
        return
    for start in range(0, len(text) - 1, 2):
        yield Gram(marker + text[start : start + 2], base + start)
    if len(text) % 2:
        yield Gram(marker + text[-2:], base + len(text) - 2)
