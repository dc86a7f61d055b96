"""Where each character of a plain text stands in the markup it came from."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import overload


class Pieces:
    """Stretches of characters taken from a markup in reading order, each with the place it was taken from."""

    __slots__ = ("length", "places", "starts", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.starts = array("I")
        self.places = array("I")
        self.length = 0

    def add(self, text: str, place: int) -> None:
        """Append `text`, whose first character stands at `place` and the others right behind it."""
        if text:
            self.texts.append(text)
            self.starts.append(self.length)
            self.places.append(place)
            self.length += len(text)

    def cut(self, count: int) -> None:
        """Keep only the first `count` stretches."""
        if count < len(self.texts):
            self.length = self.starts[count]
            del self.texts[count:], self.starts[count:], self.places[count:]

    def joined(self) -> str:
        """Return all the stretches as one string, `length` characters long."""
        return "".join(self.texts)

    def place(self, index: int) -> int:
        """Return the markup offset of character `index` of the joined string."""
        piece = bisect_right(self.starts, index) - 1
        return self.places[piece] + index - self.starts[piece]


class OffsetMap(Sequence[int]):
    """Offsets of a plain text, kept as stretches: small to hold, O(log n) for one character.

    The text's stretch k starts at `texts[k]` and repeats the pieces' characters from `raws[k]` on.
    """

    __slots__ = ("_pieces", "_raws", "_size", "_texts")

    def __init__(self, pieces: Pieces, texts: array[int], raws: array[int], size: int) -> None:
        self._pieces = pieces
        self._texts = texts
        self._raws = raws
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[int]: ...
    def __getitem__(self, index: int | slice) -> int | Sequence[int]:
        if isinstance(index, slice):
            return [self._at(i) for i in range(*index.indices(self._size))]
        if not -self._size <= index < self._size:
            raise IndexError(index)
        return self._at(index % self._size)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OffsetMap) and len(self) == len(other) and all(map(int.__eq__, self, other))

    def __hash__(self) -> int:
        return hash(self._size)

    def text_index(self, raw: int) -> int:
        """Return the text's index of the first kept character at or behind `raw` of the joined pieces."""
        stretch = bisect_right(self._raws, raw) - 1
        if stretch < 0:
            return 0
        end = self._texts[stretch + 1] if stretch + 1 < len(self._texts) else self._size
        return min(self._texts[stretch] + raw - self._raws[stretch], end)

    def _at(self, index: int) -> int:
        stretch = bisect_right(self._texts, index) - 1
        return self._pieces.place(self._raws[stretch] + index - self._texts[stretch])
