"""Occurrences, part by part → posting lists, term by term: one sort of 64-bit numbers in memory."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from finsearch.analysis.occurrences import CHARACTER, CHARACTER_BITS, LITERAL_BIT, OCCURRENCE, WORD_BIT
from finsearch.analysis.occurrences import term as term_of
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings import Batch
from finsearch.engines.whoosh.codec.ranges import ragged

BYTES_AN_OCCURRENCE = 92  # at the peak of `batch`

_CODE_BITS = 32
_LOW = np.uint64((1 << _CODE_BITS) - 1)


class Inverter:
    """Takes occurrences in the order of the parts; gives all posting lists at once."""

    def __init__(self) -> None:
        self._tables: list[Array] = []
        self._parts: list[Array] = []
        self._words: dict[str, int] = {}
        self._local: list[int] = []
        self._base: list[int] = []
        self.count = 0

    def add(self, first: int, sizes: Array, table: Array, words: Sequence[str]) -> None:
        """Add occurrences part by part: `sizes[i]` of them are of part `first` + i; parts ascend from call to call."""
        self._base.append(len(self._local))
        self._local.extend(self._words.setdefault(word, len(self._words)) for word in words)
        self._tables.append(table)
        self._parts.append(np.repeat(np.arange(first, first + len(sizes), dtype=np.uint32), sizes))
        self.count += len(table)

    def batch(self) -> Batch:
        """Return the posting lists, terms in the order of their bytes, and forget the occurrences."""
        lengths = np.fromiter(map(len, self._tables), np.int64, len(self._tables))
        table = np.concatenate([np.zeros(0, OCCURRENCE), *self._tables])
        self._tables.clear()
        keys = self._global_keys(table["key"].copy(), np.repeat(np.array(self._base, np.int64), lengths))
        starts, weights = table["start"].copy(), table["weight"].copy()
        del table
        parts = np.concatenate([np.zeros(0, np.uint32), *self._parts])
        self._parts.clear()
        order, firsts = _by_term(keys)
        vocabulary = tuple(self._words)
        terms = [term_of(key, vocabulary).encode("utf-8", "surrogatepass") for key in keys[order[firsts]].tolist()]
        del keys
        sorting = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
        sizes = np.diff(np.append(firsts, len(order)))[sorting]
        order = order[ragged(firsts[sorting], sizes)]
        return _batch([terms[at] for at in sorting.tolist()], sizes, parts[order], starts[order], weights[order])

    def _global_keys(self, keys: Array, bases: Array) -> Array:
        """Give words the place that they have among all words, in place."""
        at = np.flatnonzero(keys >= np.uint64(WORD_BIT))
        local = (keys[at] & np.uint64(WORD_BIT - 1)).astype(np.int64) + bases[at]
        keys[at] = np.array(self._local, np.uint64)[local] | np.uint64(WORD_BIT)
        return keys


def _by_term(keys: Array) -> tuple[Array, Array]:
    """Return the order that brings equal keys together, arrivals kept in order, and where each key starts in it."""
    codes = _dense(keys)
    composite = codes << np.uint64(_CODE_BITS) | np.arange(len(keys), dtype=np.uint64)
    composite.sort()
    order = (composite & _LOW).astype(np.uint32)
    composite >>= np.uint64(_CODE_BITS)
    firsts = np.flatnonzero(np.append(True, composite[1:] != composite[:-1])) if len(keys) else np.zeros(0, np.int64)
    return order, firsts


def _dense(keys: Array) -> Array:
    """Return numbers below 2**32 that are equal where keys are: characters are numbered as they occur."""
    word = keys >= np.uint64(WORD_BIT)
    first = (keys >> np.uint64(CHARACTER_BITS) & np.uint64(CHARACTER)) + np.uint64(1)
    second = keys & np.uint64(CHARACTER)
    seen = np.zeros(0x110001 + 1, bool)
    seen[0] = True
    seen[first[~word]] = True
    seen[second[~word]] = True
    number = np.cumsum(seen, dtype=np.uint64) - np.uint64(1)
    size = int(number[-1]) + 1
    words = int((keys[word] & np.uint64(WORD_BIT - 1)).max(initial=0)) + 1
    if 2 * size * size + words >= 1 << _CODE_BITS:  # hardly a text: tens of thousands of different characters
        return np.unique(keys, return_inverse=True)[1].astype(np.uint64)
    codes: Array = number[np.where(word, 0, first)] * np.uint64(size) + number[np.where(word, 0, second)]
    codes += np.where(keys & np.uint64(LITERAL_BIT), 0, size * size).astype(np.uint64)
    codes[word] = np.uint64(2 * size * size) + (keys[word] & np.uint64(WORD_BIT - 1))
    return codes


def _batch(terms: Sequence[bytes], sizes: Array, parts: Array, starts: Array, weights: Array) -> Batch:
    """Cut sorted occurrences into postings: where the term or the part changes, a posting starts."""
    new = np.append(True, parts[1:] != parts[:-1]) if len(parts) else np.zeros(0, bool)
    term_starts = np.cumsum(sizes) - sizes
    new[term_starts] = True
    firsts = np.flatnonzero(new)
    return Batch(
        terms=terms,
        counts=np.add.reduceat(new, term_starts, dtype=np.int64) if len(terms) else sizes,
        parts=parts[firsts],
        weights=np.add.reduceat(weights, firsts) if len(firsts) else weights,
        sizes=np.diff(np.append(firsts, len(parts))),
        payload=starts,
    )


def of_values(values: dict[bytes, list[int]]) -> Batch:
    """Return the posting lists of values that stand somewhere in a part, or not."""
    terms = sorted(values)
    parts = [np.array(values[term], np.uint32) for term in terms]
    every = np.concatenate([np.zeros(0, np.uint32), *parts])
    return Batch(
        terms=terms,
        counts=np.fromiter(map(len, parts), np.int64, len(parts)),
        parts=every,
        weights=np.ones(len(every), np.float32),
        sizes=np.zeros(len(every), np.uint32),
        payload=np.zeros(0, np.uint8),
    )
