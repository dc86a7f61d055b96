"""Every key and panel, over a real index."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from finsearch.document import Article
from finsearch.engines.memory import MemoryEngine
from finsearch.errors import IndexNotFound
from finsearch.results import Results
from finsearch.search import Index
from finsearch.tui.app import BrowseApp
from finsearch.tui.asked import Asked
from finsearch.tui.keys import KEYS
from finsearch.tui.library import FIRST, PAGE
from finsearch.tui.state import State
from finsearch.tui.store import Store
from tests.tui.conftest import Sit, Sitter, Steady

OPINION, NOTICE, FLASH = "国务院办公厅关于便利跨境贸易的意见", "商务部关于海外仓备案的通知", "202309010000000104"


class Slow(Steady):
    """An index whose searches wait for leave."""

    def __init__(self, index: Index) -> None:
        super().__init__(index)
        self.go = threading.Event()

    def search(self, text: str = "", **options: Any) -> Results:
        assert self.go.wait(30)
        return super().search(text, **options)


MANY = 70


class Many(Steady):
    """An index that holds the same article many times."""

    def search(self, text: str = "", *, limit: int = 10, offset: int = 0, **options: Any) -> Results:
        results = super().search(text, limit=1, **options)
        numbers = range(offset, min(offset + limit, MANY))
        hits = (replace(results.hits[0], id=f"copy {number}", title=f"copy {number}") for number in numbers)
        return replace(results, total=MANY, hits=tuple(hits))

    def article(self, ref: str) -> Article:
        return self.index.article("202306080000000101")


def found(sitter: Sitter) -> int:
    return len(sitter.state.hits)


def titles(sitter: Sitter) -> list[str]:
    return [hit.title for hit in sitter.state.hits]


def test_results_come_while_typing_chinese(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert one.at == "query"
        assert "可以这样检索" in one.screen()
        await one.write("出口信用保险")
        assert titles(one) == [OPINION, NOTICE, "快讯：跨境电商出口额同比增长一成"]
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
        one.desk.ask_text("出口")
        await asyncio.sleep(0)
        for text in ("出口信", "出口信用", "海外仓"):
            one.desk.ask_text(text)
        await one.pilot.press("escape", "question_mark")
        assert "按键" in one.screen()
        library.go.set()
        await one.settle()
        assert one.state.results is not None
        assert one.state.results.query == "海外仓"
        assert library.asked == ["出口", "海外仓"]

    sit(script, library=library)


def test_what_was_asked_before_is_not_asked_again(sit: Sit, index: Index) -> None:
    library = Steady(index)

    async def script(one: Sitter) -> None:
        await one.write("出口")
        await one.write("信")
        await one.press("backspace")
        assert (one.state.asked.text, found(one)) == ("出口", 4)
        assert library.asked == ["出口", "出口信"]

    sit(script, library=library)


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


def test_ticking_a_value_restricts_and_another_widens(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "f")
        assert one.at == "values"
        assert "发文机关" in one.screen()
        await one.press("enter")
        assert one.state.asked.ticked[0][0] == "issuers"
        assert found(one) == 1
        assert len(one.state.facets["issuers"]) > 1
        await one.press("j", "enter")
        assert found(one) == 2
        await one.press("x")
        assert not one.state.asked.is_filtered
        assert found(one) == 4
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
        assert (one.state.asked.years, found(one)) == ((2019, 2019), 1)
        await one.press("l", "enter")
        assert (one.state.asked.years, found(one)) == ((2019, 2019), 1)
        await one.press("l", "enter")
        assert (one.state.asked.years, found(one)) == ((2019, 2021), 2)
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
        assert "旧的在前" in one.screen()
        await one.press("s", "m")
        assert one.state.hits[0].id == "202306080000000101#2"
        assert "按条款" in one.screen()
        assert one.pane("article").item_at_top == 1

    sit(script, "出口信用保险")


def test_in_clause_mode_facets_count_what_the_list_shows(sit: Sit) -> None:
    """The words stand in one article, but in no clause of it together: the list then has what comes nearest."""

    async def script(one: Sitter) -> None:
        assert found(one) == sum(each.count for each in one.state.facets["kind"]) == 1
        await one.press("escape", "m")
        articles = {hit.id.partition("#")[0] for hit in one.state.hits}
        assert sum(each.count for each in one.state.facets["kind"]) == len(articles) > 1

    sit(script, "原产地证书 海外仓存货")


def test_copying_gives_the_clause_with_its_source(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "y")
        lines = one.app.clipboard.splitlines()
        assert lines[0] == "《国务院办公厅关于便利跨境贸易的意见》（国办发〔2023〕931号）二"
        assert lines[1].startswith("二、用好出口信用保险。扩大")
        assert lines[-1] == "http://finance.example.com/202306080000000101.html"
        assert "已复制 二" in one.screen()

    sit(script, "出口信用保险")


def test_opening_the_address(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(BrowseApp, "open_url", lambda app, url: opened.append(url))

    async def script(one: Sitter) -> None:
        await one.press("escape", "o")
        assert opened == ["http://finance.example.com/202306080000000101.html"]

    sit(script, "出口信用保险")


def test_exporting_the_selection(sit: Sit, tmp_path: Path) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "j", "space", "e")
        assert "选中的 1 条" in one.screen()
        await one.press("ctrl+u")
        await one.write(str(tmp_path / "a.jsonl"))
        await one.press("enter")
        assert "已导出 1 条" in one.screen()

    sit(script, "出口信用保险")
    assert '"number": "商贸发〔2021〕932号"' in (tmp_path / "a.jsonl").read_text("utf-8")


def test_exporting_over_a_file_or_to_an_unknown_format_is_refused(sit: Sit, tmp_path: Path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine", "utf-8")

    async def script(one: Sitter) -> None:
        await one.press("escape")
        for name, said in ((there, "文件已存在"), (tmp_path / "x.pdf", "不支持的格式")):
            await one.press("e", "ctrl+u")
            await one.write(str(name))
            await one.press("enter")
            assert said in one.state.said.text

    sit(script, "出口")
    assert there.read_text("utf-8") == "mine"


def test_past_searches_come_back_with_the_arrows_and_the_list(sit: Sit, tmp_path: Path) -> None:
    store = Store(tmp_path)

    async def script(one: Sitter) -> None:
        for query in ("海外仓", "电子口岸"):
            await one.press("slash", "ctrl+u")
            await one.write(query)
            await one.press("enter")
        await one.press("slash", "up")
        assert one.state.asked.text == "海外仓"
        await one.press("down")
        assert one.state.asked.text == "电子口岸"
        await one.press("down", "ctrl+s", "r")
        assert "★ 电子口岸" in one.screen()
        await one.press("j", "j", "enter")
        assert one.state.asked.text == "海外仓"

    sit(script, store=store)
    assert Store(tmp_path).memory.past == ("电子口岸", "海外仓")
    assert Store(tmp_path).memory.saved == (Asked("电子口岸"),)


def test_a_saved_search_comes_back_with_its_filters_and_can_be_forgotten(sit: Sit) -> None:
    store = Store()

    async def script(one: Sitter) -> None:
        await one.press("escape", "f", "enter", "ctrl+s")
        restricted = one.state.asked
        assert (restricted.is_filtered, store.memory.saved) == (True, (restricted,))
        await one.press("x", "slash", "ctrl+u")
        await one.write("海外仓")
        await one.press("escape", "r", "enter")
        assert one.state.asked == restricted
        assert "出口" in one.screen().splitlines()[0]
        await one.press("r", "x")
        assert "还没有检索过" in one.screen()
        await one.press("escape")
        assert store.memory.saved == ()

    sit(script, "出口", store=store)


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(sit: Sit, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")

    async def script(one: Sitter) -> None:
        await one.press("enter")
        assert "无法保存检索" in one.state.said.text
        assert one.state.past == ("出口",)

    sit(script, "出口", store=Store(tmp_path / "file"))


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
        assert (found(one), one.state.cursor, one.state.hits[2].id) == (FIRST + PAGE, 2, "copy 2")
        await one.press("G")
        assert (found(one), one.state.cursor) == (MANY, FIRST + PAGE - 1)
        await one.press("G")
        assert "copy 69" in one.screen()

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


def test_keys_work_while_an_input_method_is_on(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape")
        await one.write("？")
        assert "按键" in one.screen()
        await one.press("escape")
        await one.write("、")
        assert one.at == "query"

    sit(script, "出口信用保险")


def test_hints_and_tabs_can_be_clicked(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        before = one.screen().splitlines()[-1].partition("条款")[0]
        await one.click("hints", cell_len(before) + 1, 0)
        assert one.state.asked.clauses
        tabs = one.desk.query_one("#tabs").region
        before = one.screen().splitlines()[tabs.y].partition("目录")[0]
        await one.click("tabs", cell_len(before) + 1 - tabs.x, 0)
        assert one.state.view == "outline"

    sit(script, "出口信用保险")


def test_leaving(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "q")
        assert not one.app.is_running

    sit(script)


def test_an_index_without_articles_can_be_browsed(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        assert "没有年份" in one.screen()
        await one.write("出口")
        assert (found(one), one.state.results is not None) == (0, True)
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
