"""Where filters let nothing through, it is said which of their values no article has, and what there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from finsearch.answering.near import near_agencies
from finsearch.cli.language import chosen
from finsearch.search import Index
from tests.query.corpus import engines as both_engines

NOTES: tuple[tuple[str, dict[str, Any], str, str], ...] = (
    (
        "机关:foo",
        {},
        "索引里没有“foo”发布的文章，机关表里也没有这个名称",
        "nothing in the index is issued by “foo”, nor is it a known agency",
    ),
    (
        "",
        {"issuers": ["国务院办公室"]},
        "索引里没有“国务院办公室”发布的文章，机关表里也没有这个名称；有的是“国务院办公厅”",
        "nothing in the index is issued by “国务院办公室”, nor is it a known agency; near it there is “国务院办公厅”",
    ),
    (
        "机关:农业部",
        {},
        "索引里没有“农业部”发布的文章，虽然机关表里有它",
        "nothing in the index is issued by “农业部”, though it is a known agency",
    ),
    (
        "责任:税务局",
        {},
        "索引里没有“税务局”负责的文章，机关表里也没有这个名称",
        "nothing in the index is a duty of “税务局”, nor is it a known agency",
    ),
    (
        "标签:进口商品 外贸",
        {},
        "索引里没有标签“进口商品”；有的是“进口”",
        "nothing in the index has the tag “进口商品”; there is “进口”",
    ),
    (
        "",
        {"tags": ["保险"]},
        "“保险”是主题（--topic）：2 篇",
        "“保险” is a topic (--topic): 2 articles",
    ),
    (
        "出口",
        {"sources": ["示例新闻社"]},
        "索引里没有来源“示例新闻社”；有的是“示例新闻”",
        "nothing in the index has the source “示例新闻社”; there is “示例新闻”",
    ),
    (
        "文号:国办发〔2022〕919号",
        {},
        "索引里没有文号“国办发〔2022〕919号”；有的是“国办发〔2022〕918号”",
        "nothing in the index has the number “国办发〔2022〕919号”; near it there is “国办发〔2022〕918号”",
    ),
    (
        "出口",
        {"number": "银保监办发"},
        "索引里没有文号“银保监办发〔*〕*号”；有的是“银保监发〔2020〕903号”",
        "nothing in the index has the number “银保监办发〔*〕*号”; near it there is “银保监发〔2020〕903号”",
    ),
    (
        "效力:法律",
        {},
        "索引里没有效力级别“法律”；有的是“部门规范性文件”“不明”“国务院规范性文件”",
        "nothing in the index has the level of force “法律”; there is “部门规范性文件”“不明”“国务院规范性文件”",
    ),
    (
        "出口",
        {"since": "2031", "until": "2032"},
        "日期 2031-01-01..2032-12-31 内没有；不限日期时最早 2021-01-04，最新 2024-05-09",
        "nothing within 2031-01-01..2032-12-31; without dates the oldest is 2021-01-04, the newest 2024-05-09",
    ),
)
HELD = ("国务院办公厅", "农业农村部", "国家税务总局", "财政部")
NEAR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("农业部", ("农业农村部",)),
    ("税务局", ("国家税务总局",)),
    ("国务院办公室", ("国务院办公厅",)),
    ("foo", ()),
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    with both_engines(tmp_path_factory.mktemp("excluded")) as (memory, whoosh):
        yield Index(memory), Index(whoosh)


@pytest.mark.parametrize(("typed", "options", "zh", "en"), NOTES)
def test_the_value_that_nothing_has_is_named(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], zh: str, en: str
) -> None:
    for index in indexes:
        results = index.search(typed, **options)
        assert results.total == 0
        assert {zh, en} <= {chosen(note, language) for note in results.notes for language in ("zh", "en")}


def test_what_articles_have_is_not_named(indexes: tuple[Index, Index]) -> None:
    for index in indexes:
        notes = index.search("量子 出口", issuers=["商务部"], since="2023", match="all").notes
        assert notes
        assert not [note for note in notes if "索引里没有" in note or "内没有" in note]


@pytest.mark.parametrize(("name", "near"), NEAR)
def test_agencies_near_a_name_are_those_that_have_articles(name: str, near: tuple[str, ...]) -> None:
    assert near_agencies(name, HELD) == near
    assert near_agencies(name, ()) == ()
