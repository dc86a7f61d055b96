"""Tables as wide as the page allows."""

from __future__ import annotations

import pytest

from finsearch.present.cells import cells
from finsearch.present.grid import Heading, grid
from finsearch.present.look import Look

HEADINGS = (Heading("来源"), Heading("月份", least=7), Heading("文章", True, 2), Heading("条款", True, 3))
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


def test_no_line_of_a_column_begins_with_a_closing_mark() -> None:
    shown = _only(Look(width=20), "甲" * 9 + "，乙、丙，" * 9)
    assert len(shown) > 4
    assert not any(line.strip()[0] in "，、" for line in shown)
    assert "".join(line.strip() for line in shown[1:]) == "甲" * 9 + "，乙、丙，" * 9


def _only(look: Look, text: str) -> list[str]:
    return "".join(grid((Heading("任务"),), ((text,),), look)).splitlines()


def test_what_must_stay_whole_does_and_the_widest_text_shrinks() -> None:
    headings = (Heading("文件", least=18), Heading("任务"))
    rows = (("财试办〔2031〕118号", "甲" * 40), ("一份没有文号而题名很长的通知", "乙"))
    shown = "".join(grid(headings, rows, Look(width=40))).splitlines()
    assert max(map(cells, shown)) <= 40
    assert any("财试办〔2031〕118号  甲" in line for line in shown)
