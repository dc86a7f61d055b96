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
        ("5G设备", ["5g", "设备"], "Latin words are whole"),
        ("？！", [], "signs are no words"),
    ],
)
def test_content_words(run: str, wanted: list[str], why: str) -> None:
    assert [word.shown for word in content_words(run, analyzer())] == wanted, why
