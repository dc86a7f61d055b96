from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from finsearch.present.wrap import wrap

MIXED = st.text(
    st.sampled_from("出口信用保险，。；、：“”（）《》…—— abcDEF0123.5%-/\u0301\ufe0f\u200d#😀한"), max_size=200
)

CASES = (
    ("出口信用保险", 6, ["出口信", "用保险"], "between any two characters"),
    ("出口信，用", 6, ["出口", "信，用"], "no line begins with a comma"),
    ("出口《信》", 6, ["出口", "《信》"], "no line ends with an opening mark"),
    ("说self-certify好", 14, ["说self-certify", "好"], "a word of letters stays whole"),
    ("abcdefgh", 3, ["abc", "def", "gh"], "but not if it is wider than the line"),
    ("增长12.5%左右", 8, ["增长", "12.5%左", "右"], "a number keeps its point and its sign"),
    ("a b", 80, ["a b"], "blanks inside a line are kept"),
    ("ab  cd", 2, ["ab", "cd"], "blanks at a break belong to no line"),
    ("", 5, [""], "an empty text is one empty line"),
    (
        "0、、0\u200d.\ufe0f",
        6,
        ["0、、", "0\u200d.\ufe0f"],
        "a mark that is joined to others is no wider than the line",
    ),
)


@pytest.mark.parametrize(("text", "width", "expected", "reason"), CASES)
def test_lines(text: str, width: int, expected: list[str], reason: str) -> None:
    assert [span.of(text) for span in wrap(text, width, measure=cell_len)] == expected, reason


def test_a_line_that_is_begun_has_less_room() -> None:
    text = "出口信用"
    assert [span.of(text) for span in wrap(text, 6, used=3)] == ["出", "口信用"]


@settings(max_examples=200)
@given(MIXED, st.integers(4, 90))
def test_no_line_is_too_wide_and_nothing_but_blanks_is_lost(text: str, width: int) -> None:
    lines = [span.of(text) for span in wrap(text, width, measure=cell_len)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
