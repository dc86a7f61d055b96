"""Growth on logarithmic axes, as SVG: one small panel a figure, one line an engine."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

Points = Sequence[tuple[float, float]]

COLOURS = ("#0b6", "#08a", "#d33", "#a50", "#70c", "#777", "#c0a")
_WIDTH, _HEIGHT, _LEFT, _TOP, _LEGEND = 260, 190, 52, 30, 26


def chart(panels: Mapping[str, Mapping[str, Points]], across: str) -> str:
    """Return a picture; `panels` is title → line → points, all of them above zero."""
    names = list(dict.fromkeys(name for lines in panels.values() for name in lines))
    colours = dict(zip(names, COLOURS * 3, strict=False))
    drawn = "".join(_panel(place, title, lines, colours, across) for place, (title, lines) in enumerate(panels.items()))
    rows = math.ceil(len(panels) / 3)
    width, height = 3 * (_WIDTH + _LEFT) + 20, rows * (_HEIGHT + 70) + _LEGEND
    legend = "".join(
        f'<text x="{16 + place * 130}" y="16" fill="{colours[name]}">● {name}</text>'
        for place, name in enumerate(names)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif"'
        f' font-size="11">'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{legend}{drawn}</svg>\n'
    )


def _panel(place: int, title: str, lines: Mapping[str, Points], colours: Mapping[str, str], across: str) -> str:
    left = _LEFT + place % 3 * (_WIDTH + _LEFT)
    top = _LEGEND + _TOP + place // 3 * (_HEIGHT + 70)
    every = [point for points in lines.values() for point in points]
    x, y = (_scale([point[axis] for point in every], size) for axis, size in ((0, _WIDTH - 20), (1, _HEIGHT)))
    pieces = [f'<text x="{left}" y="{top - 10}" font-weight="bold">{title}</text>']
    for tick in _decades([point[1] for point in every]):
        level = top + _HEIGHT - y(tick)
        pieces.append(f'<line x1="{left}" x2="{left + _WIDTH - 20}" y1="{level:.1f}" y2="{level:.1f}" stroke="#ddd"/>')
        pieces.append(f'<text x="{left - 4}" y="{level + 4:.1f}" text-anchor="end">{tick:g}</text>')
    pieces += [
        f'<text x="{left + x(number):.1f}" y="{top + _HEIGHT + 16}" text-anchor="middle">{number:g}</text>'
        for number in sorted({point[0] for point in every})
    ]
    pieces.append(f'<text x="{left + _WIDTH / 2}" y="{top + _HEIGHT + 30}" text-anchor="middle">{across}</text>')
    for name, points in lines.items():
        path = " ".join(f"{left + x(a):.1f},{top + _HEIGHT - y(b):.1f}" for a, b in points)
        pieces.append(f'<polyline points="{path}" fill="none" stroke="{colours[name]}" stroke-width="2"/>')
        pieces += [
            f'<circle cx="{left + x(a):.1f}" cy="{top + _HEIGHT - y(b):.1f}" r="3" fill="{colours[name]}"/>'
            for a, b in points
        ]
    return "".join(pieces)


def _scale(values: Sequence[float], size: float) -> Callable[[float], float]:
    low, high = math.log10(min(values)), math.log10(max(values))
    if high - low < 0.5:
        low, high = low - 0.25, high + 0.25
    return lambda value: (math.log10(value) - low) / (high - low) * size


def _decades(values: Sequence[float]) -> list[float]:
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    ticks = [10.0**power for power in range(low, high + 1)]
    return [tick for tick in ticks if min(values) * 0.99 <= tick <= max(values) * 1.01]
