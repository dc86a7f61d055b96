from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from finsearch.present.line import Line

STYLES = st.sampled_from(["bold red", "bold", "dim", "cyan", "red strike", "green underline"])
LOOKS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), STYLES), max_size=4)


@given(st.text(st.sampled_from("出口信用保险 abc，"), min_size=1, max_size=12), LOOKS)
def test_a_line_is_painted_as_rich_paints_it(plain: str, looks: list[tuple[int, int, str]]) -> None:
    styles = tuple((low, min(high, len(plain)), style) for low, high, style in looks if low < min(high, len(plain)))
    text = Text(plain)
    for low, high, style in styles:
        text.stylize(style, low, high)
    console = Console(force_terminal=True, color_system="standard", legacy_windows=False, no_color=False)
    with console.capture() as captured:
        console.print(text, soft_wrap=True, highlight=False)
    assert Line(plain, styles).painted() + "\n" == captured.get()


PARTS = (
    (0, 2, Line("出口", ((0, 2, "dim"), (1, 2, "red"))), "what reaches over the border is clipped"),
    (2, 4, Line("信用", ((0, 1, "red"), (0, 2, "dim"))), "offsets count from the part's start"),
    (4, 6, Line("保险", ()), "what stands elsewhere is left out"),
)


@pytest.mark.parametrize(("start", "end", "expected", "reason"), PARTS)
def test_parts(start: int, end: int, expected: Line, reason: str) -> None:
    line = Line("出口信用保险", ((0, 4, "dim"),)).over(1, 3, "red")
    part = line.part(start, end)
    assert (part.plain, sorted(part.styles)) == (expected.plain, sorted(expected.styles)), reason


def test_lines_are_joined_with_their_looks() -> None:
    assert Line("出", ((0, 1, "dim"),)) + " · " + Line("口", ((0, 1, "red"),)) == Line(
        "出 · 口", ((0, 1, "dim"), (4, 5, "red"))
    )
