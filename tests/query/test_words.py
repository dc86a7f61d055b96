"""Which words of a run must be there."""

from __future__ import annotations

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.query.words import content_words


@pytest.mark.parametrize(
    ("run", "wanted", "why"),
    [
        ("出口信用保险", ["出口", "信用", "保险"], "words"),
        ("保稳提", ["保稳提"], "single characters side by side are wanted together"),
        ("海外仓", ["海外仓"], "a word and one character more: a word that jieba does not know"),
        ("小企业", ["小企业"], "the character may stand in front"),
        ("的外贸", ["外贸"], "but a stop word says nothing"),
        ("海外仓退税", ["海外", "退税"], "between words a single character only counts for ranking"),
        ("综保区维修", ["综保区", "维修"], "a name that jieba cuts apart"),
        ("的", ["的"], "stop words alone are wanted"),
        ("劳动合同法第18条", ["劳动", "合同法", "第18条 | 第十八条"], "an ordinal in either script"),
        ("5月26日", ["5月26日 | 五月二十六日"], "a day of any year is one string"),
        ("外贸5月26号", ["外贸", "5月26号 | 5月26日"], "as it is spoken"),
        ("五月二十六日", ["五月二十六日 | 5月26日"], "in Han numerals"),
        ("05月06日", ["05月06日 | 5月6日"], "with zeros"),
        ("外贸12月", ["外贸", "12月 | 十二月"], "a month"),
        ("1月1日", ["1月1日"], "一月一日 would stand in 十一月一日, too"),
        ("13月1日", ["13", "1"], "no month"),
        ("2月31日公告", ["2月31日", "公告"], "who typed it may have read it"),
        ("2022年5月17日外贸", ["2022 | 二〇二二年", "5月17日 | 五月十七日", "外贸"], "in a run with its year"),
        ("3个月", ["3", "个月"], "how long, not when"),
        ("罚款1,000元", ["罚款", "1,000 | 1000", "元"], "commas part thousands"),
        ("1,234,567.89万元", ["1,234,567.89 | 1234567.89", "万元"], "more of them, and a fraction"),
        ("第1,20页", ["1", "20"], "two numbers"),
        ("5G设备", ["5g", "设备"], "Latin words are whole"),
        ("？！", [], "signs are no words"),
    ],
)
def test_content_words(run: str, wanted: list[str], why: str) -> None:
    assert [word.shown for word in content_words(run, analyzer())] == wanted, why
