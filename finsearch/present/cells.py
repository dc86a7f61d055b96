"""How many terminal cells a text takes: as rich counts them, without rich where no character asks for its tables."""

from __future__ import annotations

from bisect import bisect_left

_WIDE = (
    ("\u4e00", "\ua48c"),
    ("\u3000", "\u3029"),
    ("\uff01", "\uff60"),
    ("\u3030", "\u303e"),
    ("\u3041", "\u3096"),
    ("\u309b", "\u30ff"),
    ("\u3105", "\u312f"),
    ("\u31a0", "\u31bf"),
    ("\u3220", "\u3247"),
    ("\u3250", "\u4dbf"),
    ("\uac00", "\ud7a3"),
    ("\uf900", "\ufa6d"),
    ("\uffe0", "\uffe6"),
    ("\U00020000", "\U0002a6df"),
)
_NARROW = (
    ("\x20", "\x7e"),
    ("\u2010", "\u2027"),
    ("\xa1", "\xac"),
    ("\xae", "\u02ff"),
    ("\u0391", "\u03a1"),
    ("\u03a3", "\u0482"),
    ("\u2030", "\u205e"),
    ("\u20a0", "\u20bf"),
    ("\u2100", "\u218b"),
    ("\u2190", "\u2319"),
    ("\u2460", "\u25fc"),
    ("\u2600", "\u2613"),
)
_RANGES = sorted((last, first, width) for width, ranges in ((2, _WIDE), (1, _NARROW)) for first, last in ranges)
_LAST = [last for last, _, _ in _RANGES]
_ASK = 1 << 32  # more than the cells of any text


class _Widths(dict[str, int]):
    """The cells of each character met so far; _ASK where it may change the width of what stands around it."""

    def __missing__(self, character: str) -> int:
        at = bisect_left(_LAST, character)
        width = _RANGES[at][2] if at < len(_LAST) and _RANGES[at][1] <= character else _ASK
        self[character] = width
        return width


_width = _Widths().__getitem__


def cells(text: str) -> int:
    """Return the width of a text in terminal cells; ambiguous characters count one."""
    width = sum(map(_width, text))
    if width < _ASK:
        return width
    from rich.cells import cell_len

    return cell_len(text)
