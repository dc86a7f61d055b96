"""Every way to move: through lists and texts, to what is cited and back, from pane to pane."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from rich.cells import cell_len
from textual import events

from finsearch.document import Article
from finsearch.findings import Reference
from finsearch.results import Results
from finsearch.search import Index
from finsearch.tui.library import PAGE, first_hits
from tests.tui.conftest import Sit, Sitter, Steady

OPINION, NOTICE, FLASH = "国务院办公厅关于便利跨境贸易的意见", "商务部关于海外仓备案的通知", "202309010000000104"


MANY = 50


class Many(Steady):
    """An index that holds the same article many times."""

    def search(self, text: str = "", *, limit: int = 10, offset: int = 0, **options: Any) -> Results:
        results = super().search(text, limit=1, **options)
        numbers = range(offset, min(offset + limit, MANY))
        hits = (replace(results.hits[0], id=f"copy {number}", title=f"copy {number}") for number in numbers)
        return replace(results, total=MANY, hits=tuple(hits))

    def article(self, ref: str) -> Article:
        return self.index.article("202306080000000101")


def test_walking_the_list_shows_each_article_at_its_best_clause(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("enter")
        assert one.at == "hits"
        article = one.pane("article")
        assert one.state.reading is not None
        assert one.state.reading.article.title == OPINION
        assert article.page.rows[article.page.matches[article.match][0].row].item == 1
        await one.press("j")
        assert one.state.reading.article.title == NOTICE
        await one.press("G")
        assert one.state.reading.article.id == FLASH
        await one.press("k", "g")
        assert one.state.cursor == 0

    sit(script, "出口信用保险")


def test_matches_are_walked_around_the_end(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        article = one.pane("article")
        assert (len(article.page.matches), article.match) == (4, 0)
        await one.press("escape", "n", "n", "n")
        assert article.match == 3
        await one.press("n")
        assert article.match == 0
        await one.press("N")
        assert article.match == 3

    sit(script, "出口信用保险")


def test_every_match_is_marked_exactly(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        page = one.pane("article").page
        found = ["".join(page.rows[p.row].text.plain[p.start : p.end] for p in match) for match in page.matches]
        assert found == ["出口信用保险"] * 4
        marked = [
            span for row in page.rows for span in row.text.spans if span.style == "mark" and span.end > span.start
        ]
        assert len(marked) >= 4

    sit(script, "出口信用保险", size=(80, 24))


def test_outline_duties_and_citations_lead_to_the_text_and_back(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "t")
        assert (one.state.view, one.at) == ("outline", "article")
        assert "三、畅通结算渠道" in one.screen()
        await one.press("G", "enter")
        assert one.state.view == "text"
        assert "（二）减少收费" in one.screen()
        await one.press("d")
        assert "牵头  一、简化通关手续" in one.screen()
        await one.press("enter")
        assert (one.state.view, one.pane("article").item_at_top) == ("text", 0)
        await one.press("c", "enter")
        assert one.state.reading is not None
        assert one.state.reading.article.title == NOTICE
        await one.press("escape")
        assert (one.state.reading.article.title, one.state.view) == (OPINION, "citations")
        await one.press("escape", "escape")
        assert (one.state.view, one.at) == ("text", "hits")

    sit(script, "便利跨境贸易")


def test_whoever_comes_back_is_where_he_was(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        article = one.pane("article")
        await one.press("enter", "enter", *"jjjjjjjjjj")
        row, clause = article.scroll_offset.y, article.item_at_top
        await one.press("t")
        assert (one.state.view, article.cursor) == ("outline", max(clause, 0))
        await one.press("escape")
        assert (one.state.view, article.scroll_offset.y) == ("text", row)
        await one.press("c", "G", "enter", "escape")
        assert (one.state.view, article.cursor) == ("citations", article.page.items - 1)
        await one.press("escape")
        assert (one.state.view, article.scroll_offset.y) == ("text", row)
        await one.press("t", "g", "enter", "t")
        assert article.cursor == 0

    sit(script, "便利跨境贸易", size=(80, 12))


class SlowLinks(Steady):
    """An index that finds citations only when told to."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.go = threading.Event()
        self.go.set()

    def cites(self, ref: str) -> tuple[Reference, ...]:
        assert self.go.wait(30)
        return self.index.cites(ref)


def test_citations_come_although_the_article_is_read_elsewhere_meanwhile(sit: Sit, index: Index) -> None:
    library = SlowLinks(index)

    async def script(one: Sitter) -> None:
        await one.press("escape", "j")
        library.go.clear()
        await one.pilot.press("k", "t", "G", "enter")
        library.go.set()
        await one.settle()
        await one.press("c")
        assert "引用 1" in one.screen()
        assert NOTICE in one.screen().replace("\n", "")

    sit(script, "出口信用保险", library=library, size=(140, 40))


def test_who_cites_a_document_is_shown_where_it_is_cited(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "c")
        assert "被引用 1" in one.screen()
        await one.press("enter")
        assert one.state.reading is not None
        assert one.state.reading.article.title == OPINION
        article = one.pane("article")
        assert (article.match, article.item_at_top) == (0, 1)
        assert "《商务部关于海外仓备案的通知》" in one.screen().replace("\n", "")

    sit(script, "海外仓备案的通知", size=(140, 40))


def test_a_citation_that_the_index_lacks_is_said_in_the_status_line(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "c", "enter")
        assert one.state.said.tone == "error"
        assert one.state.reading is not None

    sit(script, "电子口岸")


def test_the_mouse_goes_where_it_clicks_and_opens_what_it_clicks_again(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        second = one.pane("hits").page.first(1)
        await one.click("hits", 5, second)
        assert one.state.cursor == 1
        await one.click("hits", 5, second)
        assert one.at == "article"

    sit(script, "出口信用保险")


def test_more_hits_come_behind_the_first_screenful_and_the_place_stays(sit: Sit, index: Index) -> None:
    library = Many(index)

    async def script(one: Sitter) -> None:
        await one.press("escape", "j", "j")
        assert (one.found, one.state.cursor, one.state.hits[2].id) == (first_hits(24) + PAGE, 2, "copy 2")
        await one.press("G")
        assert (one.found, one.state.cursor) == (first_hits(24) + 2 * PAGE, first_hits(24) + PAGE - 1)
        await one.press("G", "G")
        assert "copy 49" in one.screen()

    sit(script, "出口信用保险", library=library)


def test_resizing_keeps_the_place(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "j")
        for size in ((140, 40), (40, 12), (80, 24)):
            await one.pilot.resize_terminal(*size)
            await one.settle()
            assert one.state.cursor == 1
            assert max(map(len, one.screen().splitlines())) <= size[0]
            assert "海外仓备案" in one.screen()

    sit(script, "出口信用保险")


def test_forty_cells_show_one_column_at_a_time(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("enter")
        assert "目录" not in one.screen()
        await one.press("enter")
        assert ("目录 5" in one.screen(), one.at) == (True, "article")
        await one.press("f")
        assert ("发文机关" in one.screen(), "目录" in one.screen()) == (True, False)
        await one.press("escape")
        assert ("商贸发〔2021〕932号" in one.screen(), one.at) == (True, "hits")

    sit(script, "出口信用保险", size=(40, 20))


def test_keys_work_while_an_input_method_is_on(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape")
        await one.write("？")
        assert "按键" in one.screen()
        await one.press("escape")
        for slash in "、／":
            await one.press("escape")
            await one.write(slash)
            assert one.at == "query"

    sit(script, "出口信用保险")


def test_hints_and_tabs_can_be_clicked(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape")
        before = one.screen().splitlines()[-1].partition("条款")[0]
        await one.click("hints", cell_len(before) + 1, 0)
        assert one.state.asked.clauses
        tabs = one.desk.query_one("#tabs").region
        before = one.screen().splitlines()[tabs.y].partition("目录")[0]
        await one.click("tabs", cell_len(before) + 1 - tabs.x, 0)
        assert one.state.view == "outline"

    sit(script, "出口信用保险")


def test_panes_are_gone_through_forwards_and_back(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        order = ["query", "years", "values", "hits", "article", "query"]
        for key, expected in (("tab", order), ("shift+tab", order[::-1])):
            seen = [one.at]
            for _ in order[1:]:
                await one.press(key)
                seen.append(one.at)
            assert seen == expected
        await one.press("escape", "right")
        assert one.at == "article"
        await one.press("left")
        assert one.at == "hits"

    sit(script, "出口", size=(140, 40))


PAGING = (
    ("pagedown", 21, "a screen"),
    ("ctrl+f", 21, "the same"),
    ("ctrl+d", 10, "half a screen"),
    ("down", 1, "a line"),
    ("pageup", -21, "a screen back"),
    ("ctrl+b", -21, "the same"),
    ("ctrl+u", -10, "half a screen back"),
    ("up", -1, "a line back"),
)


def test_a_text_is_scrolled_by_lines_half_screens_and_screens(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("enter", "enter")
        article = one.pane("article")
        height = article.size.height
        for key, lines, reason in PAGING:
            middle = article.max_scroll_y // 2
            article.scroll_to(y=middle, animate=False)
            await one.press(key)
            expected = round(lines / 21 * height) if abs(lines) > 1 else lines
            assert article.scroll_offset.y == min(max(middle + expected, 0), article.max_scroll_y), reason
        await one.press("end")
        assert article.scroll_offset.y == article.max_scroll_y > 0
        await one.press("home")
        assert article.scroll_offset.y == 0

    sit(script, "出口信用保险", size=(60, 10))


def test_a_list_is_walked_by_screens(sit: Sit, index: Index) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "pagedown")
        rows = one.pane("hits").page.rows
        size = one.pane("hits").size.height
        first = one.state.cursor
        assert rows[size].item == first > 0
        await one.press("ctrl+d", "ctrl+u", "pageup")
        assert one.state.cursor == 0

    sit(script, "出口信用保险", library=Many(index))


def test_digits_say_how_often_or_where_to(sit: Sit, index: Index) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "5", "j")
        assert one.state.cursor == 5
        await one.press("j", "2", "k")
        assert one.state.cursor == 4
        await one.press("1", "2", "G")
        assert one.state.cursor == 11
        await one.press("9", "escape", "j")
        assert one.state.cursor == 12
        article = one.pane("article")
        await one.press("g", "enter", "3", "n")
        assert article.match == 3
        await one.press("t", "2", "G", "enter")
        assert (one.state.view, article.item_at_top) == ("text", 1)
        await one.press("1", "G")
        assert article.item_at_top == 0

    sit(script, "出口信用保险", library=Many(index))


def test_the_wheel_scrolls_what_it_is_over(sit: Sit, index: Index) -> None:
    async def script(one: Sitter) -> None:
        for name in ("hits", "article"):
            pane = one.pane(name)
            before = pane.scroll_offset.y
            for _ in range(3):
                await one.pilot._post_mouse_events([events.MouseScrollDown], f"#{name}", button=0, offset=(3, 3))
            await one.settle()
            assert pane.scroll_offset.y > before
        assert (one.at, one.state.cursor) == ("query", 0)

    sit(script, "出口信用保险", library=Many(index))
