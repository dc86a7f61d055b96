"""Every offer, asked again, finds what it says: whatever was asked, however values have to be spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.answering.offers import Counted, offers
from finsearch.errors import QueryError
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.results import Offer
from finsearch.search import Index
from tests.query.corpus import LINES
from tests.query.corpus import engines as both_engines

SPELT: tuple[dict[str, object], ...] = (
    {
        "id": "子",
        "title": "外贸 意见 选登",
        "kind": "news",
        "date": "2022-06-01",
        "tags": ["Xinhua News", "甲|乙", "“双循环” 新局", 'say "so"'],
        "source": "A|B 报",
        "body": "外贸出口的消息，保险另登。",
    },
    {
        "id": "丑",
        "title": "外贸的意见",
        "kind": "news",
        "date": "2022-07-01",
        "tags": ["Xinhua", "News", "甲"],
        "source": "A",
        "body": "外贸出口稳。",
    },
)
"""Articles whose tags, source and title can be typed in quotes only."""

PIECES = (
    "出口",
    "外贸",
    "保险",
    "量子",
    "纠缠",
    "因公负伤",
    "出口信用宝险",
    "稳住外贸的意见",
    "职工因工负伤由工伤保险支付吗",
    "第十八条",
    "2022年",
    "个税",
    "5G",
    "增值*",
    "“出口 保险”",
    "“出口信用”",
    '"出口 进口"~4',
    "出口 NEAR/2 意见",
    "(出口 OR 量子)",
    "-快讯",
    "-“保险公司”",
    "-(进口 | 快讯)",
    "-标题:通知",
    "国办发〔2022〕918号",
    "国办发〔2022〕99号",
    "文号:国办发〔2022〕",
    "-文号:国办发",
    '标签:"Xinhua News"',
    "标签:“甲|乙”",
    "标签:「“双循环” 新局」",
    '标签:“say "so"”',
    "标签:外贸|进口",
    "-标签:数据",
    "来源:“A|B 报”",
    '标题:"外贸 意见"',
    "标题:外贸",
    "标题:“国务院 意见”~3",
    "机关:商务部|财政部",
    "机关:(商务部 财政部)",
    "种类:快讯",
    "责任:海关总署",
    "状态:现行有效",
    "日期:2022",
    "日期:2023|2024",
    "成文:2023年",
    "近三年",
)
OPTIONS: tuple[dict[str, Any], ...] = (
    {},
    {"tags": ["Xinhua News"]},
    {"kinds": ["news"], "since": "2022"},
    {"expand": False},
    {"successors": True, "as_of": "2024-05-20"},
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with both_engines(tmp_path_factory.mktemp("offers"), (*LINES, *SPELT)) as (_, whoosh):
        yield Index(whoosh)


def asked_again(index: Index, typed: str, options: dict[str, Any]) -> list[tuple[Offer, int]]:
    """Return the offers for a query, and what each finds where it is asked in place of the query."""
    return [
        (offer, index.search(offer.query, **{**options, "clauses": offer.clauses}, limit=1).total)
        for offer in index.search(typed, **options).offers
    ]


@given(
    pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    match=st.sampled_from(["smart", "all", "any", "exact"]),
    clauses=st.booleans(),
    options=st.sampled_from(OPTIONS),
)
def test_every_offer_finds_what_it_says(
    index: Index, pieces: list[str], match: str, clauses: bool, options: dict[str, Any]
) -> None:
    asked = {"match": match, "clauses": clauses, **options}
    try:
        again = asked_again(index, " ".join(pieces), asked)
    except QueryError:
        return  # two periods without a common day
    for offer, total in again:
        assert re.search(rf"(?<!\d){total}(?!\d)", offer.note), (offer, total)
        assert total > 0, offer


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ('外贸 量子 标签:"Xinhua News"', "外贸 标签:“Xinhua News”"),
        ("外贸 量子 标签:“甲|乙”", "外贸 标签:“甲|乙”"),
        ("外贸 量子 标签:「“双循环” 新局」", '外贸 标签:"“双循环” 新局"'),
        ("外贸 量子 来源:“A|B 报”", "外贸 来源:“A|B 报”"),
        ('标题:"外贸 意见" 量子', "标题:“外贸 意见”"),
        ('外贸 量子 -标签:"Xinhua News"', "外贸 -标签:“Xinhua News”"),
    ],
)
def test_values_are_offered_as_they_must_be_typed(index: Index, typed: str, offered: str) -> None:
    again = asked_again(index, typed, {})
    assert offered in [offer.query for offer, _ in again]
    assert all(total for _, total in again)


def test_what_cannot_be_typed_is_not_offered(index: Index) -> None:
    """Where no spelling says what a plan asks, the note says how much there is, and no query is offered."""

    def asked(text: str) -> Plan:
        return index._plan(text, "all", need=False)

    def finds(plan: Plan) -> int:
        return index.engine.search(plan.counting).total

    plan = asked("外贸 出口")
    unspeakable = replace(plan, filters=Filters(tags=('“「『"＂',)))
    total = finds(plan)
    assert [each.query for each in offers([Counted("a", plan, total)], asked, finds)] == ["外贸 出口"]
    assert list(offers([Counted("a", plan, total + 1)], asked, finds)) == [], "it finds something else"
    assert list(offers([Counted("a", unspeakable, total)], asked, finds)) == [], "it is read as something else"
