"""What is said where nothing has all that was asked for: which word stands nowhere, what less or near would give."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest

from finsearch.cli.language import chosen
from finsearch.errors import ArticleNotFound
from finsearch.search import Index
from tests.query.corpus import engines as both_engines

NOTES: tuple[tuple[str, dict[str, Any], tuple[str, ...], str], ...] = (
    ("因公负伤", {}, ("没有找到: 因公负伤", "是不是“因工负伤”：1 篇"), "sounds alike"),
    ("出口信用宝险", {}, ("是不是“出口信用保险”：1 篇",), "a run with a word that stands nowhere"),
    ("insurence", {}, ("是不是“insurance”：1 篇",), "letters"),
    ("出口 量子", {}, ("没有找到: 量子", "去掉“量子”：4 篇"), "drop a word"),
    ("汇算 怎么交", {}, ("没有找到: 怎么交", "去掉“怎么交”：1 篇"), "who asks has not mistyped"),
    ("量子 出口 纠缠", {}, ("没有找到: 量子、纠缠", "去掉“量子”“纠缠”：4 篇"), "drop two"),
    ("因攻 负商", {}, ("没有找到: 因攻、负商", "是不是“因工 负伤”：1 篇"), "two words misspelt"),
    ("因攻 负商 工伤", {}, ("是不是“因工 负伤”：1 篇",), "beside one that is not"),
    ("因攻 量子", {}, ("没有找到: 因攻、量子",), "one of them is near nothing"),
    (
        "出口 信用 保险 承保 规模 电信 企业 便利 通关 汇算 开行",
        {},
        ("去掉 2 个词“汇算”“开行”：1 篇",),
        "many words, of which each stands somewhere",
    ),
    (
        "出口 信用 保险 承保 规模 电信 企业 便利 通关 汇算 量子",
        {},
        ("没有找到: 量子", "去掉 2 个词“汇算”“量子”：1 篇"),
        "many words, of which one stands nowhere",
    ),
    ("国办发〔2022〕918号第二项", {}, (), "called an item, and found"),
    (
        "国办发〔2022〕918号第九项",
        {},
        ("“国办发〔2022〕918号”没有“第九项”；有的是 一–二",),
        "a clause that the document does not have",
    ),
    ("国办发〔2022〕99号", {}, ("没有找到: 国办发〔2022〕99号", "是不是“国办发〔2022〕918号”：2 篇"), "a number near"),
    ("银保监办发〔2020〕903号", {}, ("是不是“银保监发〔2020〕903号”：1 篇",), "a number of a code like it"),
    ("汇算 开行", {}, ("去掉“汇算”：1 篇", "去掉“开行”：1 篇"), "each stands somewhere"),
    ("偿付能力监管", {}, ("去掉“监管”：1 篇",), "a run is made of words"),
    ("信用保险资金", {"match": "exact"}, ("只含“信用保险”：1 篇",), "a part of a string"),
    ("1234", {}, ("只含“1234”：1 篇",), "a part of a word of letters and digits"),
    ("“出口 保险”", {}, ("不加引号的“出口 保险”：3 篇",), "words without quotes"),
    ('"进口 偿付"~9 OR 火星', {}, (), "nothing to offer"),
    ('"进口 工资"~2', {}, (), "no distance helps"),
    ('"进口 执行"~2', {}, ("不限距离：1 篇",), "farther apart"),
    ("标题:汇算 种类:快讯", {}, (), "found: nothing to say"),
    ("标题:负伤", {}, ("不限标题：1 篇",), "not in a title"),
    (
        "机关:银监会 保险",
        {},
        ("加 --successors 连同后继机关“中国银行保险监督管理委员会”“国家金融监督管理总局”：2 篇",),
        "s",
    ),
    ("个税 专项", {"expand": False}, ("又称“个人所得税”：1 篇",), "a name switched off"),
    ("职工因工负伤 快讯", {"clauses": True}, ("去掉“快讯”：1 条",), "clauses are counted as clauses"),
    ("汇算 -快讯", {}, ("不排除“快讯”：1 篇",), "an exclusion left out"),
    ("汇算 清缴 开行", {"clauses": True}, (), "no article has it either"),
    ("出口 -快讯 量子", {}, ("去掉“量子”：3 篇",), "exclusions stay"),
    ("出口 量子", {"kinds": ["policy"]}, ("去掉“量子”：2 篇",), "filters stay"),
)


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Index, Index]]:
    with both_engines(tmp_path_factory.mktemp("alternatives")) as (memory, whoosh):
        yield Index(memory), Index(whoosh)


@pytest.mark.parametrize(("typed", "options", "said", "why"), NOTES)
def test_what_else_there_would_be_is_said_with_its_count(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], said: tuple[str, ...], why: str
) -> None:
    notes, same = (index.search(typed, **{"match": "all", **options}).notes for index in indexes)
    assert notes == same, why
    in_chinese = [chosen(note, "zh") for note in notes]
    offered = [note for note in in_chinese if "没有找到" not in note]
    assert all(each in in_chinese for each in said), (why, in_chinese)
    assert bool(offered) == bool([each for each in said if "没有找到" not in each]), (why, offered)


@pytest.mark.parametrize(("typed", "options", "said", "why"), NOTES)
def test_each_language_says_all_of_it(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], said: tuple[str, ...], why: str
) -> None:
    """Whichever half of a note is shown, it says what would be asked, and how much that finds."""
    data = re.compile(r"“[^”]+”|\d+|--[a-z]+")
    for note in indexes[0].search(typed, **{"match": "all", **options}).notes:
        halves = [chosen(note, language) for language in ("zh", "en")]
        assert len({*halves, note}) == 3, (why, note)
        assert [set(data.findall(half)) for half in halves] == [set(data.findall(note))] * 2, (why, note)


def test_what_is_looked_up_in_vain_has_numbers_near_it(indexes: tuple[Index, Index]) -> None:
    for index in indexes:
        with pytest.raises(ArticleNotFound) as error:
            index.article("国办发〔2022〕99号")
        assert error.value.hint == "相近的有 / near it there is: 国办发〔2022〕918号"
        with pytest.raises(ArticleNotFound) as error:
            index.article("火星发〔2022〕99号")
        assert error.value.hint.endswith("finsearch query 火星发〔2022〕99号")


def test_nothing_is_mixed_in(indexes: tuple[Index, Index]) -> None:
    for index in indexes:
        results = index.search("因公负伤")
        assert (results.total, results.hits) == (0, ())


@pytest.mark.parametrize(("typed", "options", "said", "why"), NOTES)
def test_every_offer_finds_as_much_as_it_says(
    indexes: tuple[Index, Index], typed: str, options: dict[str, Any], said: tuple[str, ...], why: str
) -> None:
    """The query that is offered is asked in place of the first one."""
    asked = {"match": "all", **options}
    offers = indexes[1].search(typed, **asked).offers
    assert len(offers) >= len([each for each in said if re.search(r"：\d", each)]), why
    for offer in offers:
        found = indexes[1].search(offer.query, **{**asked, "match": "all", "clauses": offer.clauses})
        assert re.search(rf"\b{found.total} ", offer.note), (offer, found.total)
        assert found.total > 0, offer


def test_every_count_is_what_one_gets(indexes: tuple[Index, Index]) -> None:
    """The strings offered are asked for, and found as often as was said."""
    index = indexes[1]
    for typed, instead in (("因公负伤", "“因工负伤”"), ("出口 量子", "出口"), ("“出口 保险”", "出口 保险")):
        note = index.search(typed, match="all").notes[-1]
        assert chosen(note, "zh").endswith(f"：{index.search(instead, match='all').total} 篇"), (typed, note)


def test_of_very_many_words_the_rarest_count(indexes: tuple[Index, Index]) -> None:
    """Seventy words, of which three stand somewhere: what has most of these three comes first, and it is said."""
    typed = "汇算 承保 工资 " + " ".join(f"zz{number}" for number in range(70))
    for index in indexes:
        long, short = index.search(typed), index.search("汇算 承保 工资", match="any")
        assert {hit.id for hit in long.hits} == {hit.id for hit in short.hits} == {"甲", "丁", "辛"}
        assert chosen(long.notes[-1], "en") == "so many words that only the 64 rarest were looked for and count"
        assert any("more than 24 words" in note for note in long.notes)
        assert [note for note in index.search("汇算 承保 zz1").notes if "64" in note] == []


@pytest.mark.parametrize("character", "出险外十第鿿")
def test_engines_agree_on_what_stands_behind_a_character(indexes: tuple[Index, Index], character: str) -> None:
    oracle, whoosh = (index.engine for index in indexes)
    pairs = {term[1] for term in oracle.terms(character) if len(term) == 2}
    assert whoosh.followers(character) == oracle.followers(character) == pairs


@pytest.mark.parametrize("typed", ["“{}”", "{}", "出口 -“{}” “{}”"])
def test_a_page_pasted_as_one_string_takes_little_memory(indexes: tuple[Index, Index], typed: str) -> None:
    """Of 600 characters there are 180,000 parts, of 8,000 more than fit into memory."""
    text = typed.replace("{}", "出口纳米保险" * 100)
    indexes[1].search(text, match="exact")
    tracemalloc.start()
    try:
        assert indexes[1].search(text, match="exact").total == 0
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
