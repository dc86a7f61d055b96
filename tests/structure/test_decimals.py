"""Decimal headings of plans: only a run that counts up is one; numbers in text, tables and amounts are none."""

from __future__ import annotations

import pytest

from finsearch.structure.clause import find_clauses

PLAN = (
    "1　总则\n1.1　编制目的\n为了应急，制定本预案。\n1.2 适用范围\n1.2.1 国家级：两个以上省出现应急状态。\n"
    "1.2.2 省级：一个省出现。\n2　应急响应\n2.1　程序\n（1）报告。\n投入4.1亿元，增长\n3.2%。\n（2）核实。\n"
    "2.2　终止\n由指挥部决定。\n3 附则\n3.1 本预案自印发之日起实施。"
)
CONTENTS = "1　总则\n1.1　编制目的\n1.2 适用范围\n2　应急响应\n2.1　程序\n2.2　终止\n3 附则\n\n"
PATHS = ["1", "1.1", "1.2", "1.2.1", "1.2.2", "2", "2.1", "2.1.1", "2.1.2", "2.2", "3", "3.1"]
MIXED = "一、总则\n1.1 目的\n为了应急。\n1.2 范围\n全国适用。\n二、响应\n2.1 程序\n先报告。\n2.2 终止\n再决定。"


def paths(text: str) -> list[str]:
    return [clause.path for clause in find_clauses(text)]


SPELLINGS = (PLAN, CONTENTS + PLAN, PLAN.replace("\n", "\n　　"), PLAN.replace("1　总则", "1. 总则"))


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_run_that_counts_up_is_a_tree(text: str) -> None:
    assert paths(text) == PATHS


def test_what_is_printed_and_what_levels_there_are() -> None:
    found = {clause.path: clause for clause in find_clauses(PLAN)}
    assert [(found[each].no, found[each].level, found[each].title) for each in ("2", "2.1", "1.2.2", "2.1.1")] == [
        ("2", "L1", "应急响应"),
        ("2.1", "L2", "程序"),
        ("1.2.2", "L3", "省级：一个省出现"),
        ("（1）", "L4", "报告"),
    ]
    assert not any(clause.doubt for clause in found.values())
    assert "3.2%" in found["2.1.1"].span.of(PLAN)


def test_decimals_below_han_numerals() -> None:
    assert paths(MIXED) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("投资\n4.1亿元。\n4.2亿元。\n4.3亿元。", "amounts"),
        ("1 北京 \n1.1 万吨\n1.2 万吨\n1.3 万吨\n合计。", "amounts in a table"),
        (CONTENTS, "a list of contents without its text"),
        ("增长\n1.1 个百分点\n下降\n1.3 个百分点\n又升\n1.2 个百分点", "numbers that do not count up"),
        (
            "4.1 应急响应\n立即响应。\n4.2 应急终止\n终止响应。\n4.3 后期处置\n处置完毕。",
            "a run that does not start at 1",
        ),
        ("1 总则\n1.1 目的\n为了应急。\n2 附则\n2.1 施行\n即日起施行。", "too few to prove anything"),
        ("第1名 甲\n1.1 秒\n2.2 秒\n3.3 秒", "results"),
        ("2022.5.17 发布\n2022.5.18 转发\n2022.5.19 印发", "days"),
    ],
)
def test_what_is_no_run(text: str, why: str) -> None:
    assert paths(text) == [], why


def test_ordinary_items_in_between_leave_all_as_it_was() -> None:
    text = PLAN.replace("（1）报告。", "（一）报告。").replace("（2）核实。", "（二）核实。")
    assert paths(text) == ["1", "2"]
