"""A window on a long text, around the densest marks, cut where a reader would cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from finsearch.document import Span
from finsearch.present.marked import Marked, merged

Measure = Callable[[str], int]

ELLIPSIS = "…"
_SENTENCE_ENDS = frozenset("。；！？;!?\n")
_PAUSES = frozenset("，、：,: ")
_LONGEST_WORD = 20


def excerpt(source: Marked, room: int, measure: Measure = len) -> Marked:
    """Return at most `room` cells of a text, with `…` where it is cut.

    The window holds the marks that stand closest together, begins and ends at sentence borders where that is possible,
    and never cuts a mark: one that would not fit whole is left out. Only a first mark wider than `room` is kept beyond
    it. `measure` gives the cells of a string.
    """
    if measure(source.text) <= room:
        return source
    window = _Window(source, room - 2 * measure(ELLIPSIS), measure)
    return _cut_out(source, *window.bounds())


def _cut_out(source: Marked, start: int, end: int) -> Marked:
    before, after = ELLIPSIS * (start > 0), ELLIPSIS * (end < len(source.text))
    shift = len(before) - start
    whole = (mark for mark in source.marks if start <= mark.start and mark.end <= end)
    marks = tuple(Span(mark.start + shift, mark.end + shift) for mark in whole)
    return Marked(before + source.text[start:end] + after, marks)


class _Window:
    """The search for the best two cuts; `at[i]` is how many cells stand before character i."""

    def __init__(self, source: Marked, room: int, measure: Measure) -> None:
        self.text = source.text
        self.room = max(room, 2)
        self.at = list(accumulate(map(measure, source.text), initial=0))
        self.clusters = merged(source.marks)
        self.seed = self._seed(source.marks)

    def bounds(self) -> tuple[int, int]:
        """Return where the window begins and ends."""
        start = self._start()
        end = self._end(start)
        if end == len(self.text):
            start = self._earlier(start, end)
        return self._tidy_start(start), self._tidy_end(end)

    def _cells(self, start: int, end: int) -> int:
        return self.at[end] - self.at[start]

    def _seed(self, marks: Sequence[Span]) -> Span:
        if not self.clusters:
            return Span(0, 0)
        densest = self._densest(self.room * 3 // 4)
        return densest if self._cells(*densest) <= self.room else min(marks)

    def _densest(self, room: int) -> Span:
        """Return the run of clusters within `room` cells that holds most marked cells, the earliest of equals."""
        covered = list(accumulate((self._cells(*each) for each in self.clusters), initial=0))
        best, best_covered, last = self.clusters[0], 0, 0
        for first, cluster in enumerate(self.clusters):
            last = max(last, first)
            while last + 1 < len(self.clusters) and self._cells(cluster.start, self.clusters[last + 1].end) <= room:
                last += 1
            if covered[last + 1] - covered[first] > best_covered:
                best, best_covered = Span(cluster.start, self.clusters[last].end), covered[last + 1] - covered[first]
        return best

    def _start(self) -> int:
        """Return the sentence's start if it is near enough, else a pause, else some characters of context."""
        spare = self.room - self._cells(*self.seed)
        sentence = self._reach_back(self.seed.start, spare, _SENTENCE_ENDS)
        if sentence is not None:
            return sentence
        pause = self._reach_back(self.seed.start, spare // 2, _PAUSES)
        return self._back(self.seed.start, spare // 3) if pause is None else pause

    def _reach_back(self, position: int, cells: int, borders: frozenset[str]) -> int | None:
        """Return the nearest place behind a border that is at most `cells` back; the text's start is one."""
        for place in range(position, -1, -1):
            if self._cells(place, position) > cells:
                return None
            if place == 0 or self.text[place - 1] in borders:
                return place
        return None

    def _back(self, position: int, cells: int) -> int:
        place = position
        while place and self._cells(place - 1, position) <= cells:
            place -= 1
        return place

    def _end(self, start: int) -> int:
        """Return the last sentence's end that fits, if that fills half of the room, else all that fits."""
        limit = self.seed.end
        while limit < len(self.text) and self._cells(start, limit + 1) <= self.room:
            limit += 1
        if limit == len(self.text):
            return limit
        sentence = self._last(_SENTENCE_ENDS, start, limit, self.room // 2)
        return sentence or self._last(_PAUSES, start, limit, self.room * 7 // 8) or limit

    def _last(self, borders: frozenset[str], start: int, limit: int, least: int) -> int | None:
        for place in range(limit, self.seed.end, -1):
            if self._cells(start, place) < least:
                return None
            if self.text[place - 1] in borders:
                return place
        return None

    def _earlier(self, start: int, end: int) -> int:
        """Return an earlier sentence's start, where the text ends before the room does."""
        earliest = self._back(start, self.room - self._cells(start, end))
        borders = (place for place in range(earliest, start) if not place or self.text[place - 1] in _SENTENCE_ENDS)
        return next(borders, start)

    def _tidy_start(self, start: int) -> int:
        """Move a start on: over blanks, out of a word of letters, out of a mark, off a zero-width character."""
        stop = self.seed.start
        start = _beyond(start, stop, lambda place: self.text[place].isspace())
        start = _beyond(start, min(stop, start + _LONGEST_WORD), lambda place: _within_word(self.text, place))
        start = _beyond(start, stop, lambda place: self._cells(place, place + 1) == 0)
        return min(_out_of(start, self.clusters, -1), stop)

    def _tidy_end(self, end: int) -> int:
        """Move an end back: out of a word of letters, out of a mark, over blanks."""
        stop = self.seed.end
        floor = max(stop, end - _LONGEST_WORD)
        while end > floor and _within_word(self.text, end):
            end -= 1
        end = max(_out_of(end, self.clusters, 0), stop)
        while end > stop and self.text[end - 1].isspace() and not _inside(end - 1, self.clusters):
            end -= 1
        return end


def _beyond(place: int, stop: int, is_bad: Callable[[int], bool]) -> int:
    """Return the first good place, or `stop`."""
    while place < stop and is_bad(place):
        place += 1
    return place


def _within_word(text: str, place: int) -> bool:
    around = text[max(place - 1, 0) : place + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _out_of(place: int, clusters: Iterable[Span], side: int) -> int:
    """Return the border (0 the start, -1 the end) of the mark that `place` would cut, else `place`."""
    return next((cluster[side] for cluster in clusters if cluster.start < place < cluster.end), place)


def _inside(place: int, clusters: Iterable[Span]) -> bool:
    return any(cluster.start <= place < cluster.end for cluster in clusters)
