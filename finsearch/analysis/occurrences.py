"""The analyzer's terms of many texts at once, as arrays: the same (term, start) pairs, at NumPy's speed.

A term is a 64-bit key. A gram is its one or two characters (21 bits the first; 21 bits the second plus one, or zero)
with a bit for those that serve literal search only; a longer word is a bit and the word's place in a list of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finsearch.analysis import words as cutting
from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.grams import HAN_RUN, LITERAL, WORD_RUN
from finsearch.analysis.normalize import fold
from finsearch.frozen import frozen

CHARACTER_BITS = 21
CHARACTER = (1 << CHARACTER_BITS) - 1
WORD_BIT = 1 << 63
LITERAL_BIT = 1 << 62

OCCURRENCE = np.dtype([("key", "<u8"), ("start", "<u4"), ("weight", "<f4")])

_UNKNOWN, _HAN, _WORD, _OTHER = range(4)
_SPACE = ord(" ")


@frozen
class Occurrences:
    """Every occurrence of every term in a text: an array of OCCURRENCE, and the words that the keys stand for.

    Where a term stands more than once, its starts ascend. `weight` is 1, or 0 for grams that are not for ranking.
    """

    table: NDArray[Any]
    words: tuple[str, ...]

    def terms(self) -> Iterator[tuple[str, int, float]]:
        """Yield (term, start, weight)."""
        for key, start, weight in self.table.tolist():
            yield term(key, self.words), start, weight


def term(key: int, words: Sequence[str]) -> str:
    """Return the term of a key."""
    if key & WORD_BIT:
        return words[key & ~WORD_BIT]
    first, second = (key >> CHARACTER_BITS) & CHARACTER, key & CHARACTER
    gram = chr(first) + (chr(second - 1) if second else "")
    return LITERAL + gram if key & LITERAL_BIT else gram


@frozen
class Together:
    """The occurrences of several texts in one table, text by text; `sizes[i]` of them are the i-th text's."""

    table: NDArray[Any]
    sizes: NDArray[Any]
    words: tuple[str, ...]

    def each(self) -> list[Occurrences]:
        """Return the occurrences of each text; nothing is copied."""
        ends = np.cumsum(self.sizes).tolist()
        return [Occurrences(self.table[start:end], self.words) for start, end in zip([0, *ends], ends, strict=False)]


def occurrences(texts: Sequence[str], analyzer: Analyzer) -> Together:
    """Return the occurrences in some texts; starts count characters of each text."""
    joined = fold("\n".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + 1)
    points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), "<u4")
    kinds = _kinds(points)
    words: dict[str, int] = {}
    found = np.concatenate(
        [_words(joined, _only_han(points, kinds), analyzer, words), _grams(points, kinds, ends[:-1] - 1)]
    )
    text_of = np.searchsorted(ends, found["start"], "right")
    order = np.argsort(text_of, kind="stable")
    table = found[order]
    table["start"] -= (ends - lengths - 1)[text_of[order]].astype(np.uint32)
    return Together(table, np.bincount(text_of, minlength=len(texts)), tuple(words))


def _only_han(points: NDArray[Any], kinds: NDArray[np.uint8]) -> str:
    """Return the Han characters where they stand, and spaces everywhere else."""
    return np.where(kinds == _HAN, points, _SPACE).astype("<u4").tobytes().decode("utf-32-le")


def _words(text: str, han: str, analyzer: Analyzer, known: dict[str, int]) -> NDArray[Any]:
    """Return the occurrences of words that are no grams: Han words of three and more, and all others."""
    found = [(run.group(), run.start()) for run in WORD_RUN.finditer(text)]
    found += cutting.long_words(han, analyzer.dictionary)
    table = np.ones(len(found), OCCURRENCE)
    table["key"] = np.array([WORD_BIT | known.setdefault(word, len(known)) for word, _ in found], np.uint64)
    table["start"] = [start for _, start in found]
    return table


def _grams(points: NDArray[Any], kinds: NDArray[np.uint8], breaks: NDArray[Any]) -> NDArray[Any]:
    """Return the occurrences of unigrams and bigrams; the characters at `breaks` stand between texts."""
    points = points.astype(np.uint64)
    literal = np.where(kinds == _HAN, 0, LITERAL_BIT).astype(np.uint64)
    first = literal | points << np.uint64(CHARACTER_BITS)
    inside = np.ones(len(points), bool)
    inside[breaks] = False
    singles = np.flatnonzero(inside)
    pairs = np.flatnonzero((kinds[1:] == kinds[:-1]) & (kinds[1:] != _OTHER))
    table = np.empty(len(singles) + len(pairs), OCCURRENCE)
    table["key"][: len(singles)] = first[singles]
    table["key"][len(singles) :] = first[pairs] | points[pairs + 1] + np.uint64(1)
    table["start"][: len(singles)] = singles
    table["start"][len(singles) :] = pairs
    table["weight"] = (table["key"] & np.uint64(LITERAL_BIT)) == 0
    return table


def _kinds(points: NDArray[Any]) -> NDArray[np.uint8]:
    """Return which kind of run each character belongs to; a character is judged when it is first met."""
    table = _table()
    kinds: NDArray[np.uint8] = table[points]
    if not kinds.all():
        for point in np.unique(points[kinds == _UNKNOWN]).tolist():
            table[point] = _kind(chr(point))
        kinds = table[points]
    return kinds


def _kind(character: str) -> int:
    return _HAN if HAN_RUN.match(character) else _WORD if WORD_RUN.match(character) else _OTHER


@cache
def _table() -> NDArray[np.uint8]:
    return np.zeros(0x110000, np.uint8)
