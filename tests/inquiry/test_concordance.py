"""Keywords in context, and the first and last use of a phrase, on small articles."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest

from finsearch.cli.language import chosen
from finsearch.document import KINDS
from finsearch.engines.base import Hits
from finsearch.inquiry.concordance import appearance, concordance
from finsearch.query.plan import Plan
from finsearch.search import Index
from tests.texts import index_of

RAIN = (
    "国务院办公厅关于收集雨水的意见\n国办发〔2031〕5号\n各省人民政府：\n为了少积水，要收集雨水，提出以下意见。\n"
    "一、查清水量。雨水要先查屋顶，再查道路上的雨水。（水利部负责）\n二、分级管理。\n"
    "（一）城里。建雨水花园，用ＲＣＥＰ。\n国务院办公厅\n2031年6月1日"
)
TEXTS = (
    ("rain", date(2031, 6, 9), RAIN),
    ("old", date(2016, 3, 2), "“雨水”花园\n旧时说“雨水”花园好。"),
    ("undated", None, "雨水花园\n不知何时。"),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(*TEXTS)


def test_every_match_stands_with_its_clause_and_its_paragraph(index: Index) -> None:
    found = index.ask(concordance, "收集雨水")
    assert [(each.place, each.no, each.left, each.keyword, each.right) for each in found.lines] == [
        ("title", "", "国务院办公厅关于", "收集雨水", "的意见"),
        ("outside", "", "为了少积水，要", "收集雨水", "，提出以下意见。"),
    ]


def test_matches_come_in_the_order_of_the_text(index: Index) -> None:
    found = index.ask(partial(concordance, sort="date"), "雨水")
    assert [(each.article.id, each.place, each.no, each.path) for each in found.lines] == [
        ("old", "title", "", ""),
        ("old", "outside", "", ""),
        ("rain", "title", "", ""),
        ("rain", "outside", "", ""),
        ("rain", "clause", "一", "1"),
        ("rain", "clause", "一", "1"),
        ("rain", "clause", "（一）", "2.1"),
        ("undated", "title", "", ""),
    ]
    assert found.total == 3


@pytest.mark.parametrize("limit", [1, 3, 5])
def test_a_limit_cuts_matches_not_the_count(index: Index, limit: int) -> None:
    found = index.ask(partial(concordance, limit=limit), "雨水")
    assert (len(found.lines), found.total) == (limit, 3)


def test_a_word_that_stands_nowhere_is_named(index: Index) -> None:
    found = index.ask(concordance, "雨水 冰雹")
    assert (found.lines, found.notes) == ((), ("没有找到 / not found: 冰雹",))


@pytest.mark.parametrize(
    ("phrase", "filters", "first", "last", "undated"),
    [
        ("雨水花园", {}, ("rain", "（一）"), ("rain", "（一）"), 1),
        ("雨水", {}, ("old", ""), ("rain", ""), 1),
        ("雨水", {"since": date(2020, 1, 1)}, ("rain", ""), ("rain", ""), 0),
        ("查道路", {}, ("rain", "一"), ("rain", "一"), 0),
        ("雨水", {"duties": ["水利部"]}, ("rain", "一"), ("rain", "一"), 0),
        ("“雨水”花", {}, ("old", ""), ("old", ""), 0),
        ('"雨水"花', {}, ("old", ""), ("old", ""), 0),
        ("用rcep", {}, ("rain", "（一）"), ("rain", "（一）"), 0),
        ("何时", {}, ("undated", ""), ("undated", ""), 1),
    ],
)
def test_first_and_last_use(
    index: Index,
    phrase: str,
    filters: dict[str, Any],
    first: tuple[str, str],
    last: tuple[str, str],
    undated: int,
) -> None:
    found = index.ask(partial(appearance, phrase=phrase), **filters)
    assert found is not None
    assert [(each.article.id, each.no) for each in (found.first, found.last)] == [first, last]
    assert found.undated == undated


def test_the_day_of_signing_may_decide() -> None:
    late = "雨水汇编\n水建〔2001〕2号\n各省：\n一、收集雨水。\n水利部\n2001年5月1日"
    early = "雨水消息\n有人收集雨水。"
    texts = index_of(("late", date(2020, 1, 1), late), ("early", date(2010, 1, 1), early), ("none", None, early))
    ends = {}
    for by in ("published", "signed"):
        found = texts.ask(partial(appearance, phrase="收集雨水", by=by))
        assert found is not None
        ends[by] = (found.first.article.id, found.last.article.id, found.undated, found.by)
    assert ends == {"published": ("early", "late", 1, "published"), "signed": ("late", "early", 1, "signed")}


@pytest.mark.parametrize("phrase", ["雨水公园", "道路水", "，提出以下办法"])
def test_what_stands_nowhere_has_no_first_use(index: Index, phrase: str) -> None:
    assert index.ask(partial(appearance, phrase=phrase)) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("收集屋顶雨水", ["没有一篇连着写“收集屋顶雨水”，只有其中各词"]),
        ("雨水花园", ["3 篇中有 2 篇连着写“雨水花园”，其余只有其中各词；只要连着的请加引号"]),
        ("收集雨水", []),
        ("“收集雨水”", []),
        ("雨水", []),
    ],
)
def test_words_that_are_listed_apart_are_told(index: Index, text: str, said: list[str]) -> None:
    found = index.ask(concordance, text)
    assert [chosen(note, "zh") for note in found.notes] == said
    assert found.lines


def test_articles_without_a_match_of_their_own_are_turned_in_few_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 200 articles none has a word to mark: the longer one looks, the longer the pages."""
    held = index_of(*((f"n{n}", None, f"第{n}篇\n没有要找的。") for n in range(200)))
    searched: list[Plan] = []
    search = held.engine.search

    def noted(plan: Plan) -> Hits:
        searched.append(plan)
        return search(plan)

    monkeypatch.setattr(held.engine, "search", noted)
    assert held.ask(concordance, kinds=KINDS).lines == ()
    pages = [(plan.offset, plan.limit) for plan in searched if plan.limit > 1]
    assert [offset for offset, _ in pages[1:]] == [offset + limit for offset, limit in pages[:-1]]
    assert sum(limit for _, limit in pages) >= 200
    assert len(pages) < 7
