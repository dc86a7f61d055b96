"""Terminals that draw “ ” … — · ① two cells wide."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment

from finsearch.tui.wide import wide_characters
from tests.tui.conftest import Sit, Sitter

AMBIGUOUS = "“”‘’…—·①─█×"


def test_only_ambiguous_characters_grow_and_only_inside_the_block() -> None:
    assert cell_len(AMBIGUOUS) == len(AMBIGUOUS)
    with wide_characters():
        assert cell_len(AMBIGUOUS) == 2 * len(AMBIGUOUS)
        assert cell_len("出口 a，e\u0300") == 9
        assert Segment("“a").split_cells(2)[0].text == "“"
    assert cell_len(AMBIGUOUS) == len(AMBIGUOUS)


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_no_line_is_wider_than_the_terminal(sit: Sit, size: tuple[int, int]) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "f")
        for name in ("hits", "values", "years", "status"):
            pane = one.pane(name)
            widths = [cell_len(row.text.plain) for row in pane.page.rows]
            assert max(widths) <= pane.scrollable_content_region.width, name
        await one.press("escape", "t", "t")
        article = one.pane("article")
        assert "“提前申报”，①货物" in "".join(row.text.plain for row in article.page.rows)
        assert max(cell_len(row.text.plain) for row in article.page.rows) <= article.scrollable_content_region.width
        chart = "".join(row.text.plain for row in one.pane("years").page.rows)
        assert not set(chart) & set("▁▂▃▄▅▆▇█")

    with wide_characters():
        sit(script, "便利跨境贸易", size=size, blocks=False)
