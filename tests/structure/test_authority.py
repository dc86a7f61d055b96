"""效力级别 from issuer, form and number."""

from __future__ import annotations

import pytest

from finsearch.structure.authority import UNKNOWN, authority_of, issuer_class, levels
from finsearch.structure.document_number import parse_number
from finsearch.structure.form import forms
from finsearch.structure.table import rows

CASES = (
    (("全国人民代表大会常务委员会",), "法", "主席令第5号", "法律", "promulgated by the president"),
    ((), "法", "", "法律", "a law says so itself"),
    (("全国人民代表大会常务委员会",), "决定", "", "法律", "a decision of the Standing Committee"),
    ((), "宪法", "", "宪法", ""),
    (("国务院",), "条例", "国务院令第706号", "行政法规", "by order of the premier"),
    (("国务院",), "办法", "国务院令第709号", "行政法规", "whatever its form"),
    (("国务院",), "决定", "国务院令第588号", "行政法规", "a decision that amends regulations"),
    (("国务院",), "条例", "", "行政法规", "条例 of the State Council"),
    (("国务院",), "规定", "", UNKNOWN, "by order or by 国发: nobody can tell"),
    (("国务院办公厅",), "意见", "国办发〔2022〕18号", "国务院规范性文件", "国办发 is no regulation"),
    (("国务院",), "通知", "国发〔2018〕41号", "国务院规范性文件", "国发 is no regulation"),
    (("国务院", "中央军委"), "批复", "国函〔1996〕95号", "国务院规范性文件", "joint"),
    (("国务院",), "报告", "", "其他", "a report sets no rules"),
    (("财政部",), "办法", "财政部令第74号", "部门规章", "by order of a minister"),
    (("中国证券监督管理委员会",), "办法", "证监会令第190号", "部门规章", "its abbreviation"),
    (("财政部",), "办法", "财库〔2020〕46号", "部门规范性文件", "without an order"),
    (("国家发展和改革委员会", "国家数据局"), "通知", "发改价格〔2025〕65号", "部门规范性文件", "two departments"),
    (("中国银行保险监督管理委员会",), "指引", "", "部门规范性文件", "a department of the past"),
    (("最高人民法院",), "解释", "法释〔2018〕1号", "司法解释", ""),
    (("最高人民法院",), "意见", "法发〔2017〕23号", "其他", "not every document of a court is one"),
    (("广东省人民政府",), "规定", "广东省人民政府令第297号", "地方政府规章", "by order of a governor"),
    (("广东省人民政府办公厅",), "通知", "粤府办〔2023〕7号", "地方规范性文件", ""),
    (("四川省发展和改革委员会",), "办法", "川发改数据规〔2025〕510号", "地方规范性文件", "a department of a province"),
    (("广东省人民代表大会常务委员会",), "条例", "", "地方性法规", ""),
    (("上海证券交易所",), "指引", "上证发〔2018〕29号", "其他", "rules of an exchange"),
    (("中国证券业协会",), "规则", "", "其他", "rules of an association"),
    ((), "办法", "", UNKNOWN, "nobody says who issued it"),
    ((), "条例", "", UNKNOWN, "national or local"),
    (("某某处",), "通知", "", UNKNOWN, "a body that nobody knows"),
)


@pytest.mark.parametrize(("issuers", "form", "number", "level", "why"), CASES)
def test_level(issuers: tuple[str, ...], form: str, number: str, level: str, why: str) -> None:
    assert authority_of(issuers, form, parse_number(number) if number else None) == level, why


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("国务院办公厅", "state council"),
        ("国家税务总局", "department"),
        ("中国银保监会办公厅", "department"),
        ("中国人民银行", "department"),
        ("中共中央办公厅", "party"),
        ("中央军委办公厅", "party"),
        ("全国人民代表大会常务委员会", "congress"),
        ("云山市人民代表大会常务委员会", "local congress"),
        ("云山市财政局", "local"),
        ("市人民政府办公室", "local"),
        ("中国出口信用保险公司", "other"),
        ("某某处", ""),
    ],
)
def test_class_of_an_issuer(name: str, expected: str) -> None:
    assert issuer_class(name) == expected


def test_the_tables_speak_of_what_there_is() -> None:
    classes = {row["class"] for row in rows("issuer_classes")} | {""}
    for row in rows("authority_levels"):
        assert set(row["issuer"].split("|")) <= classes, row
        assert set(row["form"].split("|")) <= {*forms(), ""}, row
    assert levels()[0] == "宪法"
    assert levels()[-1] == UNKNOWN
    assert len(levels()) == len(set(levels()))
