"""Every key and panel, over a real index."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from finsearch.engines.memory.engine import MemoryEngine
from finsearch.errors import IndexNotFound
from finsearch.results import Results
from finsearch.search import Index
from finsearch.tui.app import BrowseApp
from finsearch.tui.keys import KEYS
from finsearch.tui.state import State
from finsearch.tui.views.welcome import EXAMPLES
from tests.tui.conftest import Sit, Sitter, Steady
from tests.tui.corpus import POSTS, memory_index

OPINION, NOTICE = "国务院办公厅关于便利跨境贸易的意见", "商务部关于海外仓备案的通知"


class Slow(Steady):
    """An index whose searches wait for leave."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.waiting, self.go = threading.Event(), threading.Event()
        self.go.set()

    def search(self, text: str = "", **options: Any) -> Results:
        if not self.go.is_set():
            self.waiting.set()
        assert self.go.wait(30)
        return super().search(text, **options)


def test_results_come_while_typing_chinese(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert one.at == "query"
        assert "可以这样检索" in one.screen()
        await one.write("出口信用保险")
        assert [hit.title for hit in one.state.hits] == [OPINION, NOTICE, "快讯：跨境电商出口额同比增长一成"]
        screen = one.screen()
        assert "出口信用保险" in screen.splitlines()[0]
        assert "共 3 篇" in screen
        assert "国办发〔2023〕931号" in screen

    sit(script)


def test_the_cursor_stands_behind_what_an_input_method_has_put_there(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.write("“应保尽保”")
        query = one.desk.query_one("#query")
        assert one.app.cursor_position == (query.region.x + 10, query.region.y)

    sit(script)


def test_a_query_longer_than_the_box_scrolls_and_comes_back(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.write("出口信用保险" * 8 + "尾")
        assert "尾" in one.screen().splitlines()[0]
        assert one.app.cursor_position.x <= 79
        await one.press("home")
        assert one.screen().splitlines()[0].startswith(" 检索 出口信用保险")

    sit(script)


def test_only_the_last_of_many_searches_is_shown_and_a_slow_one_blocks_nothing(sit: Sit, index: Index) -> None:
    library = Slow(index)

    async def script(one: Sitter) -> None:
        library.go.clear()
        one.desk.ask_text("出口")
        while not library.waiting.is_set():
            await asyncio.sleep(0.01)
        for text in ("出口信", "出口信用", "海外仓"):
            one.desk.ask_text(text)
        await one.pilot.press("escape", "question_mark")
        assert "按键" in one.screen()
        library.go.set()
        await one.settle()
        assert one.state.results is not None
        assert one.state.results.query == "海外仓"
        assert library.asked[-1] == "海外仓"
        assert {"出口信", "出口信用"}.isdisjoint(library.asked)  # 出口 may have been broken off before it was noted

    sit(script, library=library)


def test_the_first_suggestion_is_looked_up_before_anybody_asks(sit: Sit, index: Index) -> None:
    """The first search loads the dictionary, which would hold up the first key."""
    library = Steady(index)

    async def script(one: Sitter) -> None:
        assert library.asked == [EXAMPLES[0][0]]
        assert (one.state.results, one.state.said.text) == (None, "")
        await one.press("escape", "enter")
        assert one.found == 3
        assert library.asked == [EXAMPLES[0][0]]

    sit(script, library=library)


def test_escape_ends_at_the_list_and_a_command_stays_one(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.write("出口")
        await one.press("escape", "escape", "escape")
        assert one.at == "hits"
        await one.press("m", "escape", "slash")
        assert (one.at, one.state.asked.text, one.state.asked.clauses) == ("query", "出口", True)

    sit(script)


def test_what_was_asked_before_is_not_asked_again(sit: Sit, index: Index) -> None:
    library = Steady(index)

    async def script(one: Sitter) -> None:
        await one.write("出口")
        await one.write("信")
        await one.press("backspace")
        assert (one.state.asked.text, one.found) == ("出口", 4)
        assert library.asked[1:] == ["出口", "出口信"]

    sit(script, library=library)


def test_ticking_a_value_restricts_and_another_widens(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "f")
        assert one.at == "values"
        assert "发文机关" in one.screen()
        await one.press("enter")
        assert one.state.asked.ticked[0][0] == "issuers"
        assert one.found == 1
        assert len(one.state.facets["issuers"]) > 1
        await one.press("j", "space")
        assert (one.found, one.state.chosen, one.at) == (2, (), "values")
        await one.press("x")
        assert not one.state.asked.is_filtered
        assert one.found == 4
        await one.press("f")
        assert one.at == "hits"

    sit(script, "出口")


def test_the_years_are_walked_ticked_and_clicked(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "f", "k")
        assert one.at == "years"
        assert "2019  1 篇" in one.screen()
        await one.press("j")
        assert "2019  1 篇" not in one.screen()
        await one.press("k", "enter")
        assert (one.state.asked.years, one.found) == ((2019, 2019), 1)
        await one.press("l", "enter")
        assert (one.state.asked.years, one.found) == ((2019, 2019), 1)
        await one.press("l", "enter")
        assert (one.state.asked.years, one.found) == ((2019, 2021), 2)
        await one.press("h", "h", "enter")
        assert one.state.asked.years == (2020, 2021)
        years = one.pane("years").region
        await one.click("years", 1 + 4 * 4, years.height - 2)
        assert one.state.asked.years == (2020, 2023)

    sit(script, "出口", size=(140, 40))


def test_sort_and_clause_mode(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "s")
        assert [hit.published and hit.published.year for hit in one.state.hits] == [2023, 2023, 2021]
        await one.press("s")
        assert one.state.hits[0].title == NOTICE
        assert "按发布日期，旧的在前" in one.screen()
        await one.press("s")
        assert "按成文日期，新的在前" in one.screen()
        await one.press("s", "s", "m")
        assert one.state.hits[0].id == "202306080000000101#2"
        assert "按条款" in one.screen()
        assert one.pane("article").item_at_top == 1

    sit(script, "出口信用保险")


def test_in_clause_mode_facets_count_what_the_list_shows(sit: Sit) -> None:
    """The words stand in one article, but in no clause of it together: the list then has what comes nearest."""

    async def script(one: Sitter) -> None:
        assert one.found == sum(each.count for each in one.state.facets["kind"]) == 1
        await one.press("escape", "m")
        articles = {hit.id.partition("#")[0] for hit in one.state.hits}
        assert sum(each.count for each in one.state.facets["kind"]) == len(articles) > 1

    sit(script, "原产地证书 海外仓存货")


def test_a_query_that_cannot_be_meant_is_a_message_and_typing_goes_on(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.write("日期:后天")
        assert one.state.said.tone == "error"
        assert "不是日期" in one.screen()
        await one.press("ctrl+u")
        await one.write("海外仓")
        assert one.state.hits
        assert "不是日期" not in one.screen()

    sit(script)


def test_an_index_that_cannot_be_opened_ends_the_application(index: Index) -> None:
    def fail() -> Index:
        raise IndexNotFound("no index here", "make one")

    async def session() -> None:
        app = BrowseApp(fail, State())
        async with app.run_test() as pilot:
            while app.is_running:
                await pilot.pause()
        assert isinstance(app.return_value, IndexNotFound)

    asyncio.run(session())


def test_help_lists_the_keys_and_any_theme_can_be_had(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "question_mark")
        assert "复制条款和出处" in one.screen() or "下一处命中" in one.screen()
        await one.press("escape", "T")
        assert one.app.theme == "finsearch-light"
        one.app.theme = "nord"
        await one.settle()
        assert "共 3 篇" in one.screen()

    sit(script, "出口信用保险")


def test_every_key_has_an_action_and_the_palette_knows_them_all(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        for key in KEYS:
            name = key.action.partition("(")[0].removeprefix("app.")
            assert hasattr(one.app if key.action.startswith("app.") else one.desk, f"action_{name}"), key
        await one.press("ctrl+p")
        await one.write("按文章或")
        await asyncio.sleep(0.3)
        await one.pilot.press("enter")
        await one.settle()
        assert one.state.asked.clauses

    sit(script, "出口信用保险")


def test_leaving(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("ctrl+c")
        assert "按 Ctrl+Q 退出" in one.screen()
        await one.press("escape", "q")
        assert not one.app.is_running

    sit(script)


def test_an_index_without_articles_can_be_browsed(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert "没有年份" in one.screen()
        await one.write("出口")
        assert (one.found, one.state.results is not None) == (0, True)
        await one.press("enter", "j", "n", "t", "d", "c", "y", "o", "space", "G", "enter")
        assert one.state.reading is None
        await one.press("e")
        assert "没有可导出的结果" in one.screen()
        await one.press("f", "enter", "k", "enter", "l", "G", "x", "s", "m")
        assert one.app.is_running

    engine = MemoryEngine()
    with engine.writer() as writer:
        writer.commit()
    sit(script, library=Steady(Index(engine)), size=(140, 40))


def test_notes_stand_above_the_hits_where_the_line_is_too_short_for_them(sit: Sit) -> None:
    note = "没有文章含有全部词语"

    async def script(one: Sitter) -> None:
        hits, status = one.pane("hits").page, one.pane("status").page
        assert any(note in row.text.plain for row in hits.rows if row.item < 0)
        assert note not in status.rows[0].text.plain
        await one.pilot.resize_terminal(180, 40)
        await one.settle()
        hits, status = one.pane("hits").page, one.pane("status").page
        assert note in status.rows[0].text.plain
        assert hits.rows[0].item == 0
        await one.pilot.resize_terminal(80, 24)
        await one.settle()
        assert note in one.screen()

    sit(script, "出口信用保险 量子")


def test_what_would_be_found_instead_can_be_walked_and_asked_for(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("enter")
        assert one.found == 0
        assert "是不是“因公出国”" not in one.screen()
        assert "只含“信用保险”：3 篇" in one.screen()
        page = one.pane("hits").page
        wanted = next(row.item for row in page.rows if "只含“信用保险”" in row.text.plain)
        await one.press(*"j" * wanted, "enter")
        assert (one.state.asked.text, one.found, one.at) == ("“信用保险”", 3, "hits")
        assert one.screen().splitlines()[0] == " 检索 “信用保险”"

    sit(script, "“信用保险量子”")


def test_what_else_would_be_found_can_be_asked_for_where_something_is(sit: Sit) -> None:
    """The note stood above the hits, and no key took it."""

    async def script(one: Sitter) -> None:
        await one.press("escape")
        assert "去掉“量子”：3 篇" in one.screen()
        assert "按 i 改查" in one.screen()
        await one.press("i")
        assert "可以改查" in one.screen()
        await one.press("escape")
        assert (one.state.instead, "可以改查" in one.screen()) == (False, False)
        await one.press("k")  # the notes stand above the first hit
        assert one.state.instead
        await one.press("enter")
        assert (one.state.asked.text, one.state.instead, one.found, one.at) == ("出口 信用 保险", False, 3, "hits")
        await one.press("i", "k")
        assert not one.state.instead

    sit(script, "出口信用保险 量子")


def test_help_is_a_key_away_where_letters_are_typed(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert (one.at, "F1 帮助" in one.screen()) == ("query", True)
        for key in ("f1", "question_mark"):
            await one.press(key)
            assert "按键" in one.screen()
            await one.press("escape")
            assert (one.at, one.state.asked.text) == ("query", "")
        await one.write("怎么办")
        await one.press("question_mark")
        assert one.state.asked.text == "怎么办?"

    sit(script)


def test_filters_that_exclude_everything_can_be_dropped_with_enter(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "f", "enter", "slash", "ctrl+u")
        await one.write("电子口岸")
        await one.press("enter")
        assert one.found == 0
        said = "".join(row.text.plain.strip() for row in one.pane("hits").page.rows)
        assert "筛选条件排除了全部 1 篇可以改查清除筛选（x）" in said
        await one.press("G", "enter")
        assert (one.state.asked.is_filtered, one.found) == (False, 1)

    sit(script, "海外仓备案的通知")


class Growing:
    """Access to an index that has another article each time it is opened, and in the end is gone."""

    def __init__(self) -> None:
        self.opened = 0

    def __call__(self) -> Index:
        self.opened += 1
        if self.opened > 2:
            raise IndexNotFound("no index here", "make one")
        return Steady(memory_index(POSTS[: self.opened]))  # type: ignore[return-value]


def test_an_index_that_was_updated_can_be_opened_anew_and_one_that_is_gone_stays(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert one.found == 1
        await one.press("escape", "R")
        assert (one.found, one.state.said.text) == (2, "已重新打开索引")
        await one.press("R")
        assert (one.app.is_running, one.state.said.tone, one.found) == (True, "error", 2)
        await one.press("slash", "ctrl+u")
        await one.write("海外仓")
        assert one.found == 2

    sit(script, "出口信用保险", access=Growing())
