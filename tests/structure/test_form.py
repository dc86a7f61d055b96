"""公文种类 from titles."""

from __future__ import annotations

import pytest

from finsearch.structure.form import form_of, forms
from finsearch.structure.table import rows

OFFICIAL = ["决议", "决定", "令", "公报", "公告", "通告", "意见", "通知"]
OFFICIAL += ["通报", "报告", "请示", "批复", "议案", "函", "纪要"]


@pytest.mark.parametrize(
    ("title", "form", "why"),
    [
        ("国务院办公厅关于推动外贸保稳提质的意见", "意见", "an opinion"),
        ("云山市人民政府关于促进就业工作的若干意见", "意见", "若干"),
        ("国务院关于印发桥梁养护暂行办法的通知", "通知", "what it prints is not what it is"),
        ("中华人民共和国国务院令", "令", "an order"),
        ("国务院、中央军委命令", "令", "its long name"),
        ("国务院关于修改《桥梁条例》的决定", "决定", ""),
        ("财政部 税务总局公告", "公告", ""),
        ("云山市人民政府关于封闭施工的通告", "通告", ""),
        ("国务院办公厅关于表扬先进的通报", "通报", ""),
        ("政府工作报告", "报告", ""),
        ("国务院关于同意设立云山新区的批复", "批复", ""),
        ("国务院办公厅关于科技节水建议的复函", "函", "复函"),
        ("关于桥梁养护工作的会议纪要", "纪要", ""),
        ("桥梁养护管理办法（试行）", "办法", "a remark behind"),
        ("桥梁养护管理办法（2031年修订）（试行）", "办法", "two remarks"),
        ("《桥梁养护管理办法》", "办法", "quotes"),
        ("云山市计量发展规划（2022—2035年）", "规划", "years behind"),
        ("信息披露内容与格式准则第2号——年度报告的内容与格式（2031年修订）", "准则", "a number in a series"),
        ("桥梁 养护\n条例", "条例", "blanks and line breaks"),
        ("中华人民共和国海关法", "法", "a law"),
        ("涉外民事关系法律适用法", "法", "a law"),
        ("桥梁养护计算方法", "", "a method is no law"),
        ("我国桥梁养护的经验做法", "", "neither is a practice"),
        ("快讯：桥梁修好了", "", "no form"),
        ("", "", "nothing"),
    ],
)
def test_form(title: str, form: str, why: str) -> None:
    assert form_of(title) == form, why


def test_the_fifteen_official_forms_are_there() -> None:
    assert [row["form"] for row in rows("document_forms") if row["group"] == "公文"] == OFFICIAL


def test_every_form_is_named_by_itself() -> None:
    assert [form_of(name) for name in forms()] == list(forms())
