"""Which characters of a hit are marked: exactly what was typed where it stands, else its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from finsearch.document import Span
from finsearch.query.plan import AllOf, AnyOf, Literal, Node, Plan

Starts = Mapping[int, Sequence[int]]


def marks_of(plan: Plan, starts: Callable[[Literal], Starts]) -> dict[int, tuple[Span, ...]]:
    """Return the marks of each part of one hit, ascending and apart.

    `starts(literal)` gives, for each part of the hit, the offsets at which the literal stands. Where a typed run
    stands in the hit as a whole, only the whole is marked; where it stands nowhere, its words are.
    """
    spans: dict[int, list[Span]] = {}
    for literal in _marked(plan, starts):
        for part, offsets in starts(literal).items():
            spans.setdefault(part, []).extend(Span(at, at + literal.length) for at in offsets)
    return {part: _merged(found) for part, found in spans.items() if found}


def _marked(plan: Plan, starts: Callable[[Literal], Starts]) -> Iterator[Literal]:
    whole = {index for index, chunk in enumerate(plan.chunks) if any(map(len, starts(chunk).values()))}
    yield from (plan.chunks[index] for index in sorted(whole))
    for want in plan.wanted:
        if want.chunk not in whole:
            yield from _literals(want.node)


def _literals(node: Node) -> Iterator[Literal]:
    match node:
        case Literal():
            yield node
        case AllOf(nodes) | AnyOf(nodes):
            for each in nodes:
                yield from _literals(each)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join spans that overlap; spans that only touch stay apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)
