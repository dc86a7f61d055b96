"""Tables as wide as the page allows."""

from __future__ import annotations

import pytest

from finsearch.present.cells import cells
from finsearch.present.grid import grid
from finsearch.present.look import Look

HEADINGS = (("来源", False, False), ("月份", False, True), ("文章", True, False), ("条款", True, False))
ROWS = (("中国政府网", "2022-05", "12", "272"), ("海关总署", "", "1", "0"))


def _shown(width: int) -> list[str]:
    return "".join(grid(HEADINGS, ROWS, Look(width=width))).splitlines()


def test_a_wide_page_has_columns() -> None:
    first, *rows = _shown(60)
    assert first.split() == ["来源", "月份", "文章", "条款"]
    assert [row.split() for row in rows] == [["中国政府网", "2022-05", "12", "272"], ["海关总署", "1", "0"]]


@pytest.mark.parametrize("width", [20, 26])
def test_on_a_narrow_page_no_value_is_lost(width: int) -> None:
    shown = _shown(width)
    assert max(map(cells, shown)) <= width
    assert "".join("".join(shown).split()) == "来源中国政府网月份2022-05文章12条款272来源海关总署文章1条款0"


def test_no_rows_no_table() -> None:
    assert list(grid(HEADINGS, (), Look(width=10))) == []
