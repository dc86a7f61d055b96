"""Quotations: where they are, whom they are put down to, whether they are right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import NOWHERE, Span
from finsearch.inquiry.quotations import Plain, nearest, put_down_to, quotations, verbatim

SOURCE = Plain(
    "五、用好出口信用保险。扩大出口信用保险短期险承保规模，\n将更多新业态企业纳入保障（具体由保险机构确定）。拒保的，须写明理由。"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("提出“扩大出口信用保险”。", ["扩大出口信用保险"]),
        ("所谓“稳外贸”。", []),
        ("要求「扩大出口信用保险」，\"将更多企业纳入\"。", ["扩大出口信用保险", "将更多企业纳入"]),
        ("“扩大出口信用保险”和“纳入更多企业保障”", ["扩大出口信用保险", "纳入更多企业保障"]),
        ("没有引文。", []),
    ],
)  # fmt: skip
def test_quotations_are_longer_than_words(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("【甲】提出“扩大出口信用保险”。", 0, "before it, in the same sentence"),
        ("【甲】提出。“扩大出口信用保险”。", None, "another sentence"),
        ("【甲】\n“扩大出口信用保险”。", None, "another line"),
        ("“扩大出口信用保险”（【甲】）", 0, "right behind it, in brackets"),
        ("【甲】有效。“扩大出口信用保险”，见【乙】", 1, "behind it, with see"),
        ("“扩大出口信用保险”，【甲】又说", None, "a comma begins something new"),
        ("“扩大出口信用保险。”\n【甲】又说", None, "a line begins something new"),
        ("【甲】说“第一句。第二句也有。”和“扩大出口信用保险”", 0, "what is quoted ends no sentence"),
        ("【甲】和【乙】说“扩大出口信用保险”", 1, "the nearest"),
    ],
)
def test_whom_a_quotation_is_put_down_to(text: str, expected: int | None, why: str) -> None:
    sources = [Span(at, at + 3) for at, character in enumerate(text) if character == "【"]
    last = list(quotations(text))[-1]
    assert put_down_to(text, last, sources) == expected, why


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("扩大出口信用保险短期险承保规模", "扩大出口信用保险短期险承保规模"),
        ("扩大出口信用保险短期险承保规模。", "扩大出口信用保险短期险承保规模"),
        ("承保规模，将更多新业态企业", "承保规模，\n将更多新业态企业"),
        ("扩大出口信用保险……纳入保障", "扩大出口信用保险短期险承保规模，\n将更多新业态企业纳入保障"),
        ("纳入保障(具体由保险机构确定)", "纳入保障（具体由保险机构确定）"),
        ("扩大出口信用保险长期险承保规模", None),
        ("纳入保障……扩大出口信用保险", None),
        ("……", None),
    ],
)
def test_only_width_blanks_and_brackets_may_differ(said: str, stands: str | None) -> None:
    found = verbatim(SOURCE, said)
    assert (found.of(SOURCE.text) if found else None) == stands


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("扩大出口信用保险长期险承保规模", "扩大出口信用保险短期险承保规模"),
        ("将更多传统企业纳入保障", "将更多新业态企业纳入保障"),
        ("扩大出口信用保险短期险承保能力", "扩大出口信用保险短期险承保规模"),
        ("把更多新业态企业纳入保障", "将更多新业态企业纳入保障"),
        ("纳入保障（具体由保险机构确定）并拒保", "纳入保障（具体由保险机构确定）"),
        ("具体由保险机构确定），拒保的，须写明理由", "具体由保险机构确定）。拒保的，须写明理由"),
        ("纳入保障（具体由保险公司确认）", "纳入保障（具体由保险机构确定）"),
        ("将更多新业态企业纳入保障范围", "将更多新业态企业纳入保障"),
        ("用好出口信用保险业务", "用好出口信用保险"),
        ("必须写明理由和依据", "须写明理由"),
        ("把承保服务送到火星", None),
        ("雨", None),
    ],
)
def test_the_nearest_words(said: str, near: str | None) -> None:
    found = nearest(SOURCE, said)
    assert (found.of(SOURCE.text) if found != NOWHERE else None) == near


@given(st.text(st.sampled_from("出口信用保险 。\n“”a1"), max_size=30), st.data())
def test_whatever_stands_in_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    said = text[start : data.draw(st.integers(start, len(text)))]
    found = verbatim(Plain(text), said)
    assert found is not None or not any(character.isalnum() for character in said)
    nearest(Plain(text), said)
