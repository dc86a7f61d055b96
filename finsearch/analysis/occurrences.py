"""The analyzer's terms of many texts at once, as arrays: the same (term, start) pairs, at NumPy's speed.

A term is a 64-bit key. A gram is its one or two characters (21 bits the first; 21 bits the second plus one, or zero)
with a bit for those that serve literal search only; a longer word is a bit and the word's place in a list of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finsearch.analysis import words as cutting
from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.grams import HAN_RUN, LITERAL, WORD_RUN
from finsearch.analysis.normalize import fold

CHARACTER_BITS = 21
CHARACTER = (1 << CHARACTER_BITS) - 1
WORD_BIT = 1 << 63
LITERAL_BIT = 1 << 62

OCCURRENCE = np.dtype([("key", "<u8"), ("start", "<u4"), ("weight", "<f4")])

_UNKNOWN, _HAN, _WORD, _OTHER = range(4)
_LONG_HAN_RUN = re.compile(HAN_RUN.pattern.removesuffix("+") + "{3,}")


@dataclass(frozen=True, slots=True)
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


def occurrences(texts: Sequence[str], analyzer: Analyzer) -> list[Occurrences]:
    """Return the occurrences of each text; starts count characters of that text."""
    joined = fold("\n".join(texts))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    ends = np.cumsum(lengths + 1)
    words: dict[str, int] = {}
    found = np.concatenate([_words(joined, analyzer, words), _grams(joined, ends[:-1] - 1)])
    text_of = np.searchsorted(ends, found["start"], "right")
    found["start"] -= (ends - lengths - 1)[text_of].astype(np.uint32)
    order = np.argsort(text_of, kind="stable")
    cuts = np.searchsorted(text_of[order], np.arange(1, len(texts)))
    shared = tuple(words)
    return [Occurrences(table, shared) for table in np.split(found[order], cuts)]


def _words(text: str, analyzer: Analyzer, known: dict[str, int]) -> NDArray[Any]:
    """Return the occurrences of words that are no grams: Han words of three and more, and all others."""
    keys: list[int] = []
    starts: list[int] = []
    for word, start in _every_word(text, analyzer):
        keys.append(WORD_BIT | known.setdefault(word, len(known)))
        starts.append(start)
    table = np.ones(len(keys), OCCURRENCE)
    table["key"] = np.array(keys, np.uint64)
    table["start"] = starts
    return table


def _every_word(text: str, analyzer: Analyzer) -> Iterator[tuple[str, int]]:
    for run in WORD_RUN.finditer(text):
        yield run.group(), run.start()
    for run in _LONG_HAN_RUN.finditer(text):
        base = run.start()
        for word, start in cutting.long_words(run.group(), analyzer.dictionary):
            yield word, base + start


def _grams(text: str, breaks: NDArray[Any]) -> NDArray[Any]:
    """Return the occurrences of unigrams and bigrams; the characters at `breaks` stand between texts."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.uint64)
    kinds = _kinds(points)
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
