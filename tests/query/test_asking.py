"""What a question is about."""

from __future__ import annotations

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.query.asking import LONGEST, about
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters


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
        ("什么是跨境电商", "跨境电商"),
        ("留抵退税什么时候开始", "留抵退税"),
        ("国务院关于加快经济社会发展全面绿色转型的意见由谁负责", "国务院关于加快经济社会发展全面绿色转型的意见"),
        ("《关于促进服务消费高质量发展的意见》由谁负责", "《关于促进服务消费高质量发展的意见》"),
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
        "征地公告应该包括哪些内容",
        "高新技术企业认定需要什么材料",
    ],
)
def test_what_stays_as_it_is(typed: str) -> None:
    """Nothing but asking, no question, too long, or asked for what a text names: 内容, 材料."""
    assert about(typed) == typed


def test_what_only_looks_like_asking_is_kept() -> None:
    assert about("监管流程是什么") == "监管流程"
    assert about("改革目的是什么") == "改革目的"
    assert about("留抵退税的办理流程是什么") == "留抵退税的办理流程"
    assert about("专利代理师考试条件有哪些") == "专利代理师考试条件"
    assert about("强制性国家标准有哪些") == "强制性国家标准"
    assert about("最低工资标准是多少") == "最低工资标准"
    assert about("专利代理管理办法有哪些") == "专利代理管理办法"


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


@pytest.mark.parametrize("typed", ["海外仓 责任单位是谁", "“海外仓” 怎么办理", "海外仓 有哪些政策 -海运"])
def test_what_only_asks_beside_others_is_not_wanted(typed: str) -> None:
    plan = Compiler(analyzer()).compile(typed, Filters())
    assert [want.shown.strip("“”") for want in plan.wanted] == ["海外仓"]
    assert any("只是在问" in each for each in plan.remarks)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("(海外仓的责任单位是谁 OR 出口退税由谁负责)", ["海外仓 | 出口退税"]),
        ("海外仓由谁负责|出口退税怎么办理", ["海外仓 | 出口退税"]),
        ("(海外仓由谁负责 -海运) OR 出口退税", ["(海外仓 -海运) | 出口退税"]),
        ("外贸 (海外仓由谁负责 OR 机关:商务部)", ["外贸", "海外仓 | 机关:商务部"]),
        ("标题:外贸 海外仓的责任单位是谁", ["标题:外贸", "海外仓"]),
        ("标题:外贸 责任单位是谁", ["标题:外贸"]),
        ("近三年 机关:商务部 种类:政策 海外仓怎么申请", ["海外仓"]),
    ],
)
def test_a_question_is_read_in_groups_and_beside_filters(typed: str, shown: list[str]) -> None:
    plan = Compiler(analyzer()).compile(typed, Filters())
    assert [want.shown for want in plan.wanted] == shown
    assert "海外仓" not in typed or "海外" in plan.words
    asked = [each for each in plan.remarks if "问的是" in each or "只是在问" in each]
    assert len(asked) == typed.count("谁") + typed.count("怎么")


def test_a_number_in_a_field_is_what_a_question_beside_it_is_about() -> None:
    plan = Compiler(analyzer()).compile("文号:国办发〔2022〕18号 责任单位是谁", Filters())
    assert (plan.wanted, str(plan.filters.number)) == ((), "国办发〔2022〕18号")
    assert "责任" in plan.scored


@pytest.mark.parametrize("typed", ["外贸 (责任单位是谁 OR 海外仓)", "海外仓 -由谁负责"])
def test_what_only_asks_is_kept_as_a_choice_and_as_an_exclusion(typed: str) -> None:
    plan = Compiler(analyzer()).compile(typed, Filters())
    assert "谁" in "".join((*(want.shown for want in plan.wanted), *map(str, plan.unwanted)))


def test_a_number_is_what_a_question_behind_it_is_about() -> None:
    plan = Compiler(analyzer()).compile("国办发〔2022〕18号的责任单位是谁", Filters())
    assert [want.shown for want in plan.wanted] == ["国办发〔2022〕18号"]


@pytest.mark.parametrize("typed", ["责任单位是谁", "机关:商务部 责任单位是谁", "海外仓 责任单位"])
def test_what_asks_stays_where_there_is_nothing_else(typed: str) -> None:
    plan = Compiler(analyzer()).compile(typed, Filters())
    assert "责任" in [want.shown for want in plan.wanted]
    assert not plan.remarks


def test_exact_matching_takes_a_question_as_it_is() -> None:
    plan = Compiler(analyzer(), exact=True).compile("海外仓由谁负责", Filters())
    assert [want.shown for want in plan.wanted] == ["海外仓由谁负责"]


def test_the_bound_is_on_what_is_left() -> None:
    name = "出口" * (LONGEST // 2)
    assert about(f"{name}由谁负责") == name
    assert about(f"{name}物由谁负责") == f"{name}物由谁负责"
