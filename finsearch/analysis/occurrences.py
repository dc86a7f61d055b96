"""The analyzer's terms of many texts at once, as arrays: the same (term, start) pairs, at NumPy's speed.

`cut` keeps of the texts what all terms can be made of: characters, and words that are longer than grams. `Cut.together`
lists every occurrence. A term is a 64-bit key there. A gram is its one or two characters (21 bits the first; 21 bits
the second plus one, or zero) with a bit for those that serve literal search only; a longer word is a bit and the word's
place in a list of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from finsearch.analysis import words as cutting
from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.grams import HAN_RUN, LITERAL, WORD_RUN
from finsearch.analysis.normalize import fold
from finsearch.frozen import frozen

BREAK = 0x110000  # no character: stands behind each text
HAN, WORD, OTHER = 1, 2, 3

CHARACTER_BITS = 21
CHARACTER = (1 << CHARACTER_BITS) - 1
WORD_BIT = 1 << 63
LITERAL_BIT = 1 << 62

OCCURRENCE = np.dtype([("key", "<u8"), ("start", "<u4"), ("weight", "<f4")])

_SPACE = ord(" ")


@frozen
class Occurrences:
    """Every occurrence of every term in a text: an array of OCCURRENCE, and the words that the keys stand for.

    Where a term stands more than once, its starts ascend. `weight` is 0 for grams that are not for ranking.
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


@frozen
class Cut:
    """Several texts, cut: the characters of all of them, folded, with a BREAK behind each text.

    `sizes` are the lengths of the texts, their BREAK included. The i-th occurrence of a word is `words[word[i]]`, and
    starts at `word_start[i]` in `points`. `weights` is what a term counts that starts at a character.
    """

    points: NDArray[Any]
    sizes: NDArray[Any]
    word: NDArray[Any]
    word_start: NDArray[Any]
    words: tuple[str, ...]
    weights: NDArray[Any]

    def totals(self) -> list[float]:
        """Return for each text the sum of the weights of what is for ranking."""
        kinds = kinds_of(self.points)
        ranked = kinds == HAN
        terms = ranked.astype(np.uint8)
        terms[:-1] += ranked[:-1] & ranked[1:]
        text_of = np.repeat(np.arange(len(self.sizes)), self.sizes)
        sums = np.bincount(text_of, self.weights * terms, len(self.sizes))
        sums += np.bincount(text_of[self.word_start], self.weights[self.word_start], len(self.sizes))
        held: list[float] = sums.tolist()
        return held

    def together(self) -> Together:
        """Return every occurrence; starts count characters of each text."""
        ends = np.cumsum(self.sizes)
        words = np.empty(len(self.word), OCCURRENCE)
        words["key"] = self.word.astype(np.uint64) | np.uint64(WORD_BIT)
        words["start"], words["weight"] = self.word_start, self.weights[self.word_start]
        found = np.concatenate([words, _grams(self.points, self.weights)])
        text_of = np.searchsorted(ends, found["start"], "right")
        order = np.argsort(text_of, kind="stable")
        table = found[order]
        table["start"] -= (ends - self.sizes)[text_of[order]].astype(np.uint32)
        return Together(table, np.bincount(text_of, minlength=len(self.sizes)), self.words)


def cut(texts: Sequence[str], analyzer: Analyzer) -> Cut:
    """Return some texts as what their terms are made of; each term counts 1."""
    points, joined = _folded("\n".join((*texts, "")))
    sizes = np.fromiter(map(len, texts), np.int64, len(texts)) + 1
    kinds = kinds_of(points)
    found = _latin(joined, kinds) + list(cutting.long_words(_only_han(points, kinds), analyzer.dictionary))
    points[np.cumsum(sizes) - 1] = BREAK
    known: dict[str, int] = {}
    return Cut(
        points=points,
        sizes=sizes,
        word=np.array([known.setdefault(word, len(known)) for word, _ in found], np.uint32),
        word_start=np.array([start for _, start in found], np.uint32),
        words=tuple(known),
        weights=np.ones(len(points), np.float32),
    )


def occurrences(texts: Sequence[str], analyzer: Analyzer) -> Together:
    """Return the occurrences in some texts; starts count characters of each text."""
    return cut(texts, analyzer).together()


def ranked_terms(texts: Sequence[str], analyzer: Analyzer) -> list[tuple[str, ...]]:
    """Return the terms of each text that are for ranking, each once."""
    held = cut(texts, analyzer)
    text_of = np.searchsorted(np.cumsum(held.sizes), held.word_start, "right").tolist()
    words: list[list[str]] = [[] for _ in texts]
    for text, word in zip(text_of, held.word.tolist(), strict=True):
        words[text].append(held.words[word])
    for text, own in zip(texts, words, strict=True):
        for run in HAN_RUN.findall(fold(text)):
            own.extend(run)
            own.extend(map(add, run, run[1:]))
    return [tuple(dict.fromkeys(own)) for own in words]


def _folded(text: str) -> tuple[NDArray[Any], str]:
    """Return a text folded, as code points and as a string."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    table = _folds()
    points: NDArray[Any] = table[raw]
    if not points.all():
        for point in np.unique(raw[points == 0]).tolist():
            table[point] = ord(fold(chr(point))) + 1
        points = table[raw]
    points -= np.uint32(1)
    return points, points.tobytes().decode("utf-32-le", "surrogatepass")


def _only_han(points: NDArray[Any], kinds: NDArray[np.uint8]) -> str:
    """Return the Han characters where they stand, and spaces everywhere else."""
    return np.where(kinds == HAN, points, np.uint32(_SPACE)).tobytes().decode("utf-32-le")


def _latin(text: str, kinds: NDArray[np.uint8]) -> list[tuple[str, int]]:
    """Return the runs of other letters and digits, each a word."""
    changes = np.flatnonzero(np.diff(kinds == WORD, prepend=False, append=False)).tolist()
    return [(text[start:end], start) for start, end in zip(changes[::2], changes[1::2], strict=True)]


def _grams(points: NDArray[Any], weights: NDArray[Any]) -> NDArray[Any]:
    """Return the occurrences of unigrams and bigrams."""
    kinds = kinds_of(points)
    first = points.astype(np.uint64)
    literal = np.where(kinds == HAN, 0, LITERAL_BIT).astype(np.uint64)
    singles = np.flatnonzero(points != BREAK)
    pairs = np.flatnonzero((kinds[1:] == kinds[:-1]) & (kinds[1:] != OTHER))
    starts = np.append(singles, pairs)
    table = np.empty(len(starts), OCCURRENCE)
    table["key"] = literal[starts] | first[starts] << np.uint64(CHARACTER_BITS)
    table["key"][len(singles) :] |= first[pairs + 1] + np.uint64(1)
    table["start"] = starts
    table["weight"] = np.where(kinds == HAN, weights, 0)[starts]
    return table


def kinds_of(points: NDArray[Any]) -> NDArray[np.uint8]:
    """Return which kind of run each character belongs to; a character is judged when it is first met."""
    table = _kinds()
    kinds: NDArray[np.uint8] = table[points]
    if not kinds.all():
        for point in np.unique(points[kinds == 0]).tolist():
            table[point] = _kind(chr(point))
        kinds = table[points]
    return kinds


def _kind(character: str) -> int:
    return HAN if HAN_RUN.match(character) else WORD if WORD_RUN.match(character) else OTHER


@cache
def _kinds() -> NDArray[np.uint8]:
    table = np.zeros(BREAK + 1, np.uint8)
    table[BREAK] = OTHER
    return table


@cache
def _folds() -> NDArray[np.uint32]:
    """Return the table of what characters are folded to, plus one; 0 where a character was not yet met."""
    return np.zeros(BREAK, np.uint32)
