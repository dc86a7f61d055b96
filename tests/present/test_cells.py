from __future__ import annotations

import sys

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from finsearch.present import cells
from tests.present.test_wrap import MIXED


def test_characters_are_as_wide_as_rich_says() -> None:
    """Every character of the first two planes, where widths change, and some of all others."""
    codes = (*range(0x20000), *range(0x20000, sys.maxunicode + 1, 97), sys.maxunicode)
    characters = (chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF)
    assert [each for each in characters if cells.cells(each) != cell_len(each)] == []


@given(MIXED | st.text(max_size=40))
def test_every_text_is_as_wide_as_rich_says(text: str) -> None:
    assert cells.cells(text) == cell_len(text)
