"""Where strings stand: arrays of places, each a part number and an offset in one integer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from finsearch.engines.whoosh.arrays import Ints, Postings
from finsearch.engines.whoosh.posting_list import Within, common, found_in
from finsearch.frozen import frozen
from finsearch.query.node import Near

_OFFSET_BITS = 32
_OFFSET_MASK = (1 << _OFFSET_BITS) - 1
_NOWHERE: Ints = np.zeros(0, np.int64)
_BEYOND = np.iinfo(np.int64).max


@frozen
class Occurrences:
    """Every place at which a literal stands: part numbers ascending, and the offset in each."""

    parts: Ints
    starts: Ints

    def of(self, part: int) -> list[int]:
        """Return the offsets in one part."""
        left, right = np.searchsorted(self.parts, [part, part + 1])
        return [int(start) for start in self.starts[left:right]]


def places(grams: Sequence[tuple[Postings, int]], among: Ints | None = None) -> Occurrences:
    """Intersect the places of all grams, the rarest first; a place is (part, offset of the literal's start).

    Where parts are given (`among`, ascending), no others are looked at.
    """
    parts = common([postings for postings, _ in grams])
    if among is not None:
        parts = among[found_in(among, parts)[0]]
    within = [(Within(postings, parts), start) for postings, start in grams]
    ordered = sorted(within, key=lambda gram: int(gram[0].counts.sum()))
    found = _shifted(*ordered[0])
    for postings, start in ordered[1:]:
        found = _meet(found, postings, start)
    return Occurrences(parts[found >> _OFFSET_BITS].astype(np.int64), found & _OFFSET_MASK)


def united(postings: Iterable[Postings]) -> Occurrences:
    """Return the places of all terms together."""
    return _apart(np.sort(np.concatenate([_NOWHERE, *(_shifted(each, 0) for each in postings)])))


def together(node: Near, each: Sequence[Occurrences]) -> Ints:
    """Return the parts in which a stretch holds all strings of `node`; `each[i]` is where the i-th one stands."""
    stands = [(found.parts << _OFFSET_BITS) | found.starts for found in each]
    lengths = [literal.length for literal in node.literals]
    room = sum(lengths) + node.slop
    kept = [_NOWHERE]
    for first in stands:
        fits = np.ones(len(first), bool)
        for others, length in zip(stands, lengths, strict=True):
            ahead = np.append(others, _BEYOND)[np.searchsorted(others, first)]
            fits &= ahead - first <= room - length
        kept.append(first[fits] >> _OFFSET_BITS)
    every: Ints = np.unique(np.concatenate(kept))
    return every


def _apart(found: Ints) -> Occurrences:
    return Occurrences(found >> _OFFSET_BITS, found & _OFFSET_MASK)


def _shifted(postings: Postings, start: int) -> Ints:
    offsets = postings.offsets.astype(np.int64) - start
    found: Ints = (postings.part_of_offset << _OFFSET_BITS) | offsets
    return found[offsets >= 0]


def _meet(found: Ints, postings: Postings, start: int) -> Ints:
    others = _shifted(postings, start)
    if not len(others):
        return found[:0]
    at = np.searchsorted(others, found)
    at[at == len(others)] = 0
    met: Ints = found[others[at] == found]
    return met
