"""The pictures that rich draws of a terminal, made right for characters that are two cells wide."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import accumulate, groupby

from rich.cells import cell_len

CELL = 12.2  # rich's width of a terminal cell, in SVG units
WIDE = 22  # the size of a wide character, which fills its two cells but for a narrow margin
BLOCKS = "▁▂▃▄▅▆▇█"
_TEXT = re.compile(
    r'<text class="(?P<class>[^"]*)" x="(?P<x>[\d.]+)"(?P<rest>[^>]*?) textLength="[\d.]+"(?P<clip>[^>]*)>'
    r"(?P<shown>[^<]*)</text>"
)


def by_cells(drawn: str) -> str:
    """Return a picture in which every character stands in its cells; nothing is loaded from elsewhere."""
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    drawn = drawn.replace("    </style>", f"    .wide {{ font-size: {WIDE}px }}\n    </style>", 1)
    return _TEXT.sub(lambda text: "".join(_runs(text)), drawn)


def _runs(text: re.Match[str]) -> Iterator[str]:
    """Yield the runs of wide, narrow and block characters of a text, without blanks: fonts give those no one width."""
    shown = html.unescape(text["shown"]).replace("\xa0", " ").rstrip("\n")
    starts = accumulate(map(cell_len, shown), initial=0)
    for kind, run in groupby(zip(shown, starts, strict=False), lambda each: _kind(each[0])):
        characters, places = zip(*run, strict=True)
        if kind != "blank":
            yield _drawn(text, kind, "".join(characters), [float(text["x"]) + place * CELL for place in places])


def _kind(character: str) -> str:
    if character == " ":
        return "blank"
    return "wide" if cell_len(character) == 2 else "block" if character in BLOCKS else "narrow"


def _drawn(text: re.Match[str], kind: str, characters: str, places: list[float]) -> str:
    """Return a run as an element: wide characters each in the middle of its cells, narrow ones as long as theirs."""
    if kind == "wide":
        xs, fit, name = " ".join(f"{x + CELL - WIDE / 2:.1f}" for x in places), "", f"{text['class']} wide"
    else:
        stretched = ' lengthAdjust="spacingAndGlyphs"' * (kind == "block")
        xs, fit = f"{places[0]:.1f}", f' textLength="{len(characters) * CELL:.1f}"{stretched}'
        name = text["class"]
    shown = html.escape(characters, quote=False)
    return f'<text class="{name}" x="{xs}"{text["rest"]}{fit}{text["clip"]}>{shown}</text>'
