"""Which characters of a hit are marked: exactly what was typed where it stands, else its words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from finsearch.document import Span
from finsearch.query.node import Also, AnyOf, Leaf, Near, strings
from finsearch.query.plan import Plan

Starts = Mapping[int, Sequence[int]]


def marks_of(plan: Plan, starts: Callable[[Leaf], Starts]) -> dict[int, tuple[Span, ...]]:
    """Return the marks of each part of one hit, ascending and apart.

    `starts(leaf)` gives, for each part of the hit, the offsets at which the leaf stands. Where a typed run
    stands in the hit as a whole, only the whole is marked; where it stands nowhere, its words are. Other names
    of a word are marked wherever they stand.
    """
    spans: dict[int, list[Span]] = {}
    for node in _marked(plan, starts):
        for part, found in _spans(node, starts).items():
            spans.setdefault(part, []).extend(found)
    return {part: _merged(found) for part, found in spans.items() if found}


def _marked(plan: Plan, starts: Callable[[Leaf], Starts]) -> Iterator[Leaf | Near]:
    whole = {index for index, chunk in enumerate(plan.chunks) if any(map(len, starts(chunk).values()))}
    yield from (plan.chunks[index] for index in sorted(whole))
    for want in plan.wanted:
        if want.chunk not in whole:
            yield from strings(want.node)
        elif isinstance(want.node, Also):
            yield from strings(AnyOf(want.node.others))


def _spans(node: Leaf | Near, starts: Callable[[Leaf], Starts]) -> Mapping[int, Sequence[Span]]:
    if not isinstance(node, Near):
        return {part: [Span(at, at + node.length) for at in found] for part, found in starts(node).items()}
    each = [starts(literal) for literal in node.literals]
    parts = {part for found in each for part in found}
    return {part: tuple(near_spans(node, [found.get(part, ()) for found in each])) for part in parts}


def near_spans(node: Near, each: Sequence[Sequence[int]]) -> Iterator[Span]:
    """Yield where the strings of `node` stand together in one part, each place once.

    `each[i]` are the offsets of the i-th string, ascending.
    """
    lengths = [literal.length for literal in node.literals]
    room = sum(lengths) + node.slop
    given = [0] * len(each)
    for first in sorted({at for found in each for at in found}):
        inside = [
            (bisect_left(found, first), bisect_right(found, first + room - length))
            for found, length in zip(each, lengths, strict=True)
        ]
        if not all(start < end for start, end in inside):
            continue
        for i, (start, end) in enumerate(inside):  # both ascend with `first`, so that nothing is given twice
            yield from (Span(at, at + lengths[i]) for at in each[i][max(start, given[i]) : end])
            given[i] = max(end, given[i])


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap; spans that only touch stay apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
