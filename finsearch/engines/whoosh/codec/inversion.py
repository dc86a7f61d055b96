"""Characters and words, part by part → posting lists, term by term: two radix sorts by character, in memory.

Characters are numbered in their order, which is that of their bytes. A stable sort by number gives the lists of single
characters. Each pair starts one before its second character, so the same order, sorted once more by the first
character, gives the lists of pairs: no pair is ever a number of its own. Words are few.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from finsearch.analysis.grams import LITERAL
from finsearch.analysis.occurrences import BREAK, HAN, OTHER, Cut, kinds_of
from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings_writer import Batch
from finsearch.engines.whoosh.codec.ranges import ragged
from finsearch.frozen import frozen

BYTES_AN_OCCURRENCE = 72  # at the peak of `batch`, texts included

_ROW_BITS = 32
_LOW = np.uint64((1 << _ROW_BITS) - 1)


@frozen
class _Lists:
    """Terms, where the occurrences of each start in `places`, and where in the text each occurrence is."""

    terms: list[bytes]
    firsts: Array
    places: Array


class Inverter:
    """Takes texts in the order of the parts; gives all posting lists at once."""

    def __init__(self) -> None:
        self._cuts: list[Cut] = []
        self._parts: list[Array] = []
        self._word: list[Array] = []
        self._words: dict[str, int] = {}
        self._characters = 0
        self.count = 0

    def add(self, first: int, cut: Cut) -> None:
        """Add the texts of the parts from `first` on; parts ascend from call to call."""
        own = np.array([self._words.setdefault(word, len(self._words)) for word in cut.words], np.uint64)
        rows = cut.word_start.astype(np.uint64) + np.uint64(self._characters)
        self._word.append(own[cut.word] << np.uint64(_ROW_BITS) | rows)
        self._cuts.append(cut)
        self._parts.append(np.arange(first, first + len(cut.sizes), dtype=np.uint32))
        self._characters += len(cut.points)
        self.count += 2 * len(cut.points) + len(cut.word)

    def batch(self) -> Batch:
        """Return the posting lists, terms in the order of their bytes, and forget the texts."""
        sizes = np.concatenate([np.zeros(0, np.int64), *(cut.sizes for cut in self._cuts)])
        weights = np.concatenate([np.zeros(0, np.float32), *(cut.weights for cut in self._cuts)])
        alphabet, codes = _numbered([cut.points for cut in self._cuts])
        self._cuts.clear()
        kinds = kinds_of(alphabet)
        lists = [*_grams(alphabet, kinds, codes), self._word_lists()]
        ranked = np.where(kinds[codes] == HAN, weights, np.float32(0))
        del codes
        weighted = np.concatenate([ranked[lists[0].places], ranked[lists[1].places], weights[lists[2].places]])
        del ranked, weights
        parts = np.repeat(np.concatenate([np.zeros(0, np.uint32), *self._parts]), sizes)
        starts = np.arange(len(parts), dtype=np.uint32)
        starts -= np.repeat((np.cumsum(sizes) - sizes).astype(np.uint32), sizes)
        terms, counts, order = _in_order(lists)
        places = np.concatenate([each.places for each in lists])[order]
        return _batch(terms, counts, parts[places], starts[places], weighted[order])

    def _word_lists(self) -> _Lists:
        """Return the lists of words; a word's occurrences come in no order within a part."""
        rows = np.concatenate([np.zeros(0, np.uint64), *self._word])
        rows.sort()
        words = rows >> np.uint64(_ROW_BITS)
        terms = [word.encode("utf-8", "surrogatepass") for word in self._words]
        firsts = _changes(words)
        return _Lists([terms[at] for at in words[firsts].tolist()], firsts, (rows & _LOW).astype(np.uint32))


def _numbered(points: Sequence[Array]) -> tuple[Array, Array]:
    """Return the different characters in their order, BREAK among them, and the number of each character there."""
    seen = np.zeros(BREAK + 1, bool)
    seen[BREAK] = True
    for some in points:
        seen[some] = True
    alphabet = np.flatnonzero(seen)
    number = np.zeros(BREAK + 1, np.uint16 if len(alphabet) <= 1 << 16 else np.uint32)
    number[alphabet] = np.arange(len(alphabet))
    return alphabet.astype(np.uint32), np.concatenate([number[:0], *(number[some] for some in points)])


def _grams(alphabet: Array, kinds: Array, codes: Array) -> Iterator[_Lists]:
    """Yield the lists of single characters, then those of pairs; BREAK, the last of the alphabet, is no character."""
    marks = [b"" if kind == HAN else LITERAL.encode() for kind in kinds.tolist()]
    characters = [chr(point).encode("utf-8", "surrogatepass") for point in alphabet[:-1].tolist()]
    places = np.argsort(codes, kind="stable").astype(np.uint32)
    ends = np.cumsum(np.bincount(codes, minlength=len(alphabet)))
    singles = places[: ends[-2]] if characters else places[:0]
    yield _Lists(list(map(bytes.__add__, marks, characters)), np.append(0, ends)[: len(characters)], singles)
    own = kinds[codes]
    pairs = singles[singles > 0] - np.uint32(1)
    pairs = pairs[(own[pairs] == own[pairs + 1]) & (own[pairs] != OTHER)]
    pairs = pairs[np.argsort(codes[pairs], kind="stable")]
    first, second = codes[pairs], codes[pairs + 1]
    firsts = _changes(first, second)
    both = zip(first[firsts].tolist(), second[firsts].tolist(), strict=True)
    yield _Lists([marks[one] + characters[one] + characters[other] for one, other in both], firsts, pairs)


def _changes(*columns: Array) -> Array:
    """Return the rows that differ from the one before; the first always does."""
    new = np.zeros(len(columns[0]), bool)
    new[:1] = True
    for values in columns:
        new[1:] |= values[1:] != values[:-1]
    return np.flatnonzero(new)


def _in_order(lists: Sequence[_Lists]) -> tuple[list[bytes], Array, Array]:
    """Return the terms of all lists sorted, the number of occurrences of each, and the order that brings them there."""
    terms = [term for each in lists for term in each.terms]
    before = np.cumsum([0, *(len(each.places) for each in lists)])
    firsts = np.concatenate([each.firsts + start for each, start in zip(lists, before, strict=False)])
    sizes = np.diff(np.append(firsts, before[-1]))
    sorting = np.array(sorted(range(len(terms)), key=terms.__getitem__), np.int64)
    return [terms[at] for at in sorting.tolist()], sizes[sorting], ragged(firsts[sorting], sizes[sorting])


def _batch(terms: Sequence[bytes], sizes: Array, parts: Array, starts: Array, weights: Array) -> Batch:
    """Cut sorted occurrences into postings: where the term or the part changes, a posting starts."""
    new = np.ones(len(parts), bool)
    new[1:] = parts[1:] != parts[:-1]
    term_starts = np.cumsum(sizes) - sizes
    new[term_starts] = True
    firsts = np.flatnonzero(new)
    return Batch(
        terms=terms,
        counts=np.diff(np.append(np.searchsorted(firsts, term_starts), len(firsts))),
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
