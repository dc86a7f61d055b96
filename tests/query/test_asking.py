"""What a question is about."""

from __future__ import annotations

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.query.asking import LONGEST, about
from finsearch.query.compile import Compiler
from finsearch.query.plan import Filters


@pytest.mark.parametrize(
    ("typed", "thing"),
    [
        ("出口信用保险的责任单位是谁", "出口信用保险"),
        ("出口信用保险由谁负责", "出口信用保险"),
        ("哪个部门负责出口信用保险", "出口信用保险"),
        ("出口信用保险的牵头部门是哪个", "出口信用保险"),
        ("出口信用保险该找哪个部门", "出口信用保险"),
        ("稳外贸稳外资政策有哪些", "稳外贸稳外资"),
        ("海外仓都有什么支持措施", "海外仓"),
        ("个税怎么申报", "个税"),
        ("请问出口退税到哪里办理", "出口退税"),
        ("高新技术企业认定需要什么材料", "高新技术企业认定"),
        ("什么是跨境电商", "跨境电商"),
        ("留抵退税什么时候开始", "留抵退税"),
    ],
)
def test_short_questions(typed: str, thing: str) -> None:
    assert about(typed) == thing


@pytest.mark.parametrize(
    "typed",
    [
        "责任单位是谁",
        "怎么办",
        "谁负责",
        "出口信用保险 责任单位",
        "海关总署如何全力保障防控物资快速通关",
        "北京市因疫情影响暂停举办的展会项目有何支持政策",
        "监管流程",
    ],
)
def test_what_stays_as_it_is(typed: str) -> None:
    """Nothing but asking, no question, too long, or with the thing behind."""
    assert about(typed) == typed


def test_what_only_looks_like_asking_is_kept() -> None:
    assert about("监管流程是什么") == "监管流程"
    assert about("改革目的是什么") == "改革目的"


def test_words_that_ask_count_but_are_not_wanted() -> None:
    plan = Compiler(analyzer()).compile("海外仓的责任单位是谁", Filters())
    assert [want.shown for want in plan.wanted] == ["海外仓"]
    assert [chunk.text for chunk in plan.chunks] == ["海外仓"]
    assert "责任" in plan.scored
    assert plan.typed == ("海外仓的责任单位是谁",)


@pytest.mark.parametrize("typed", ["“海外仓由谁负责”", "标题:海外仓由谁负责"])
def test_what_is_literal_stays_so(typed: str) -> None:
    plan = Compiler(analyzer()).compile(typed, Filters())
    assert any("谁负责" in want.shown for want in plan.wanted)


def test_it_is_said_what_a_question_was_taken_to_ask() -> None:
    said = Compiler(analyzer()).compile("海外仓由谁负责", Filters()).remarks
    assert any("“海外仓由谁负责”问的是“海外仓”" in each for each in said)
    assert not Compiler(analyzer()).compile("海外仓", Filters()).remarks


def test_exact_matching_takes_a_question_as_it_is() -> None:
    plan = Compiler(analyzer(), exact=True).compile("海外仓由谁负责", Filters())
    assert [want.shown for want in plan.wanted] == ["海外仓由谁负责"]


def test_the_bound_is_on_what_is_left() -> None:
    name = "出口" * (LONGEST // 2)
    assert about(f"{name}由谁负责") == name
    assert about(f"{name}物由谁负责") == f"{name}物由谁负责"
