from __future__ import annotations

import pytest

from finsearch.present.caret import pointed
from finsearch.present.cells import cells


@pytest.mark.parametrize(
    ("text", "place", "line", "carets"),
    [
        ("出口 机构:商务部", (3, 5), "  出口 机构:商务部", "       ^^^^"),
        ("isuer:甲", (0, 5), "  isuer:甲", "  ^^^^^"),
        ("标题:", (3, 3), "  标题:", "       ^"),
        ("甲\n乙 坏", (4, 5), "  甲 乙 坏", "        ^^"),
    ],
)
def test_the_caret_stands_below_its_place(text: str, place: tuple[int, int], line: str, carets: str) -> None:
    assert pointed(text, place, 80) == (line, carets)


@pytest.mark.parametrize("start", [0, 40, 97])
def test_a_long_text_is_cut_around_the_place(start: int) -> None:
    text = "出" * start + "坏处" + "口" * (97 - start)
    line, carets = pointed(text, (start, start + 2), 40)
    assert "坏处" in line
    assert cells(line) <= 40
    assert cells(line[: line.index("坏")]) == carets.index("^")
    assert carets.count("^") == 4
