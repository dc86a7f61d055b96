"""What is taken along and what is remembered: clauses, addresses, files, searches."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from webbrowser import GenericBrowser

import pytest

from finsearch.tui.app import BrowseApp
from finsearch.tui.asked import Asked
from finsearch.tui.store import Store
from tests.tui.conftest import Sit, Sitter


def test_copying_gives_the_clause_with_its_source(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "y")
        lines = one.app.clipboard.splitlines()
        assert lines[0] == "《国务院办公厅关于便利跨境贸易的意见》（国办发〔2023〕931号）二"
        assert lines[1].startswith("二、用好出口信用保险。扩大")
        assert lines[-1] == "http://finance.example.com/202306080000000101.html"
        assert "已复制 二" in one.screen()

    sit(script, "出口信用保险")


def test_copying_what_has_no_number_does_not_say_that_it_had(sit: Sit) -> None:
    async def script(one: Sitter) -> None:
        await one.press("escape", "y")
        assert one.state.said.text == "已复制 标题"

    sit(script, "仓库主管")


@pytest.mark.parametrize(("basename", "is_opened"), [("firefox", True), ("w3m", False), (None, False)])
def test_the_address_is_opened_or_copied_where_no_browser_has_a_window(
    sit: Sit, monkeypatch: pytest.MonkeyPatch, basename: str | None, is_opened: bool
) -> None:
    url = "http://finance.example.com/202306080000000101.html"
    opened: list[str] = []
    monkeypatch.setattr(BrowseApp, "open_url", lambda app, url: opened.append(url))

    def get() -> GenericBrowser:
        if basename is None:
            raise webbrowser.Error("none")
        return GenericBrowser(basename)

    monkeypatch.setattr(webbrowser, "get", get)

    async def script(one: Sitter) -> None:
        await one.press("escape", "o")
        assert opened == [url] * is_opened
        assert (one.app.clipboard == url) is not is_opened
        assert url in one.state.said.text

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
        assert "检索无法保存" in one.state.said.text
        assert one.state.past == ("出口",)

    sit(script, "出口", store=Store(tmp_path / "file"))
