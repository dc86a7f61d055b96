"""A line of styled text, and how it is painted: what terminals take for colours (ECMA-48, SGR)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from finsearch.frozen import frozen

_CODES = {"bold": 1, "dim": 2, "underline": 4, "strike": 9, "red": 31, "green": 32, "cyan": 36}


@frozen
class Line:
    """`styles` are ranges of characters of `plain` with the names of their looks (`bold red`); later ones go on top."""

    plain: str = ""
    styles: tuple[tuple[int, int, str], ...] = ()

    def __add__(self, other: Line | str) -> Line:
        """Return both, one behind the other."""
        if isinstance(other, str):
            return Line(self.plain + other, self.styles)
        size = len(self.plain)
        moved = ((start + size, end + size, style) for start, end, style in other.styles)
        return Line(self.plain + other.plain, (*self.styles, *moved))

    def part(self, start: int, end: int) -> Line:
        """Return the characters from `start` to `end`, as they look."""
        clipped = ((max(low, start) - start, min(high, end) - start, style) for low, high, style in self.styles)
        return Line(self.plain[start:end], tuple(each for each in clipped if each[0] < each[1]))

    def over(self, start: int, end: int, style: str) -> Line:
        """Return the line with one more style on top."""
        return Line(self.plain, (*self.styles, (start, end, style)))

    def painted(self) -> str:
        """Return the line with the escape sequences of its looks."""
        return "".join(f"\x1b[{codes}m{text}\x1b[0m" if codes else text for text, codes in self._runs())

    def _runs(self) -> Iterator[tuple[str, str]]:
        borders = {place for start, end, _ in self.styles for place in (start, end)}
        places = sorted({0, len(self.plain), *(min(each, len(self.plain)) for each in borders)})
        for start, end in pairwise(places):
            names = [name for low, high, style in self.styles if low <= start < high for name in style.split()]
            yield self.plain[start:end], _codes(names)


def _codes(names: list[str]) -> str:
    """Return the numbers of some looks, ascending; of several colours the last one counts."""
    codes = [_CODES[name] for name in names]
    colours = [code for code in codes if code >= 30]
    return ";".join(map(str, (*sorted({code for code in codes if code < 30}), *colours[-1:])))
