"""A text with marks in it: what was found, as ranges of characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.document import Span
from finsearch.frozen import frozen


@frozen
class Marked:
    """`marks` are offsets into `text`."""

    text: str
    marks: tuple[Span, ...] = ()

    def part(self, start: int, end: int) -> Marked:
        """Return the characters from `start` to `end`, with the marks, or the pieces of them, that lie there."""
        return Marked(self.text[start:end], tuple(_clipped(self.marks, start, end)))


def _clipped(marks: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    for mark in marks:
        low, high = max(mark.start, start), min(mark.end, end)
        if low < high:
            yield Span(low - start, high - start)


def merged(marks: Iterable[Span]) -> list[Span]:
    """Return sorted marks, those that overlap or touch joined to one."""
    clusters: list[Span] = []
    for mark in sorted(marks):
        if clusters and mark.start <= clusters[-1].end:
            clusters[-1] = Span(clusters[-1].start, max(clusters[-1].end, mark.end))
        else:
            clusters.append(mark)
    return clusters
