"""Posting lists of several segments → those of one, a bounded number of postings at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from finsearch.engines.whoosh.codec.container import Array
from finsearch.engines.whoosh.codec.postings import Payload, SegmentPostings
from finsearch.engines.whoosh.codec.postings_writer import Batch, PostingsWriter
from finsearch.engines.whoosh.codec.ranges import ragged
from finsearch.frozen import frozen

POSTINGS_AT_ONCE = 1 << 20
TERMS_AT_ONCE = 1 << 16
GONE = -1


@frozen
class Source:
    """A segment that is merged: `number` gives each of its parts' new number, or GONE."""

    postings: SegmentPostings
    number: Array


@frozen
class _Piece:
    """Posting lists of one source for some of the terms that are written next; `rank` is each term's place there."""

    rank: Array
    counts: Array
    parts: Array
    weights: Array
    sizes: Array
    payload: Array


def merge(sources: Sequence[Source], writer: PostingsWriter) -> None:
    """Write the posting lists of all sources; the new numbers must ascend from source to source."""
    names = sorted({name for source in sources for name in source.postings.fields})
    for name in names:
        holders = [source for source in sources if name in source.postings.fields]
        payload = holders[0].postings.fields[name].payload
        writer.start_field(name, payload)
        for batch in _batches(holders, name, payload):
            writer.add(batch)
        writer.finish_field()


def _batches(sources: Sequence[Source], name: str, payload: Payload) -> Iterator[Batch]:
    for ranges in _aligned([source.postings for source in sources], name):
        terms, ranks = _ranked(
            source.postings.terms_between(*each) for source, each in zip(sources, ranges, strict=True)
        )
        for first, last in _cut(terms, sources, ranges, ranks):
            pieces = (
                _piece(source, payload, start, each, first, last)
                for source, (start, _), each in zip(sources, ranges, ranks, strict=True)
            )
            yield from _joined(terms[first:last], list(pieces))
            for source in sources:
                source.postings.release()


def _aligned(postings: Sequence[SegmentPostings], name: str) -> Iterator[list[tuple[int, int]]]:
    """Yield, for the next terms of all segments, the range of ordinals that each segment has of them."""
    step = max(TERMS_AT_ONCE // len(postings), 1)
    at = [each.fields[name].start for each in postings]
    ends = [each.fields[name].end for each in postings]
    while any(start < end for start, end in zip(at, ends, strict=True)):
        stops = [min(start + step, end) for start, end in zip(at, ends, strict=True)]
        more = [each.terms[stop - 1] for each, stop, end in zip(postings, stops, ends, strict=True) if stop < end]
        if more:
            pivot = min(more) + b"\0"
            stops = [each.at_or_after(each.fields[name], pivot) for each in postings]
        yield list(zip(at, stops, strict=True))
        at = stops


def _ranked(lists: Iterable[Sequence[bytes]]) -> tuple[list[bytes], list[Array]]:
    """Return the terms of all lists, sorted, and for each list the places of its terms among them."""
    held = list(lists)
    terms = sorted(set().union(*held))
    rank = {term: at for at, term in enumerate(terms)}
    return terms, [np.fromiter(map(rank.__getitem__, each), np.int64, len(each)) for each in held]


def _cut(
    terms: Sequence[bytes], sources: Sequence[Source], ranges: Sequence[tuple[int, int]], ranks: Sequence[Array]
) -> Iterator[tuple[int, int]]:
    """Yield ranges of terms that have a bounded number of postings together."""
    totals = np.zeros(len(terms), np.int64)
    for source, (start, stop), rank in zip(sources, ranges, ranks, strict=True):
        firsts: Array = source.postings.array("first")[start : stop + 1].astype(np.int64)
        totals[rank] += firsts[1:] - firsts[:-1]
    bounds = np.flatnonzero(np.diff(np.cumsum(totals) // POSTINGS_AT_ONCE, prepend=0))
    edges = [0, *(bounds[bounds > 0]).tolist(), len(terms)]
    yield from pairwise(edges)


def _piece(source: Source, payload: Payload, start: int, ranks: Array, first: int, last: int) -> _Piece:
    """Return what a source has for the terms from `first` to `last`; its first term is the ordinal `start`."""
    low, high = np.searchsorted(ranks, [first, last])
    postings, ordinals = source.postings, slice(start + int(low), start + int(high) + 1)
    firsts = postings.array("first")[ordinals].astype(np.int64)
    extent = slice(int(firsts[0]), int(firsts[-1]))
    items = postings.array("first_payload")[ordinals]
    parts = source.number[postings.parts(ordinals.start, ordinals.stop - 1)]
    weights, sizes = postings.array("weights")[extent], postings.sizes(extent).astype(np.int64)
    values = postings.array(payload)[int(items[0]) : int(items[-1])]
    rank, counts = ranks[low:high] - first, np.diff(firsts)
    kept = parts != GONE
    if not kept.all():
        counts = np.diff(np.append(0, np.cumsum(kept))[firsts - firsts[0]])
        values = values[np.repeat(kept, sizes)]
        parts, weights, sizes = parts[kept], weights[kept], sizes[kept]
    return _Piece(rank, counts, parts, weights, sizes, values)


def _joined(terms: Sequence[bytes], pieces: Sequence[_Piece]) -> Iterator[Batch]:
    """Lay the pieces out term by term, and within a term source by source; nothing where all parts are gone."""
    held = np.zeros((len(terms), len(pieces)), np.int64)
    items = np.zeros_like(held)
    for column, piece in enumerate(pieces):
        held[piece.rank, column] = piece.counts
        items[piece.rank, column] = np.diff(np.append(0, np.cumsum(piece.sizes))[_edges(piece.counts)])
    counts = held.sum(axis=1)
    alive = np.flatnonzero(counts)
    if not len(alive):
        return
    total = int(counts.sum())
    parts, weights, sizes = np.empty(total, np.uint32), np.empty(total, np.float32), np.empty(total, np.int64)
    payload = np.empty(int(items.sum()), pieces[0].payload.dtype if len(pieces) == 1 else np.uint32)
    starts, item_starts = (np.cumsum(each.ravel()).reshape(each.shape) - each for each in (held, items))
    for column, piece in enumerate(pieces):
        to = ragged(starts[piece.rank, column], piece.counts)
        parts[to], weights[to], sizes[to] = piece.parts, piece.weights, piece.sizes
        payload[ragged(item_starts[piece.rank, column], items[piece.rank, column])] = piece.payload
    yield Batch([terms[at] for at in alive.tolist()], counts[alive], parts, weights, sizes, payload)


def _edges(counts: Array) -> Array:
    return np.append(0, np.cumsum(counts))
