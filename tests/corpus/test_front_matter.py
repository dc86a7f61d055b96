from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.corpus import front_matter

POST = """---
layout: post
title: "甲"
date: 2022-05-26 15:01:55 +0800
categories: a b (C)
tags: 中国政府网新闻
---
正文
"""

TITLES = [
    ('title: "甲"', "甲", "the plain case"),
    ('title: "关于"双随机"的通知"', '关于"双随机"的通知', "quotes inside are not escaped"),
    ('title: ""', "", "the broken file"),
    ('title: "', '"', "one quote is no pair"),
    ('title: "未闭合', "未闭合", "a quote that is never closed"),
    ('title: 5" 屏', '5" 屏', "a quote within"),
    ("title: 甲 乙", "甲 乙", "no quotes at all"),
    ('title: "“股王”重回高位: 为何？"', "“股王”重回高位: 为何？", "curly quotes and a colon are the title's own"),
    ("layout: post", "", "no title key"),
]


@pytest.mark.parametrize(("line", "title", "reason"), TITLES)
def test_title_stands_between_the_first_and_the_last_quote(line: str, title: str, reason: str) -> None:
    head, _ = front_matter.parse(f"---\n{line}\n---\n")
    assert head.title == title, reason


def test_all_values_and_the_rest() -> None:
    head, rest = front_matter.parse(POST)
    assert (head.title, head.date, head.tags) == ("甲", "2022-05-26 15:01:55 +0800", ("中国政府网新闻",))
    assert head.values["categories"] == "a b (C)"
    assert rest == "正文\n"


@pytest.mark.parametrize(
    ("text", "rest", "reason"),
    [
        ("\n" + POST, "正文\n", "oldest posts begin with a blank line"),
        (POST.replace("\n", "\r\n"), "正文\r\n", "Windows line ends"),
        ('---\ntitle: "甲"\n---', "", "nothing behind the fence"),
        ('---\ntitle: "甲"\n\n正文：一\n', "正文：一\n", "a fence that is never closed ends where the keys end"),
        ("正文\n---\n", "正文\n---\n", "no front matter"),
        ("---\n分隔线下的话\n", "---\n分隔线下的话\n", "a rule is no front matter"),
        ("----\ntitle: x\n", "----\ntitle: x\n", "four dashes are no fence"),
        ("", "", "nothing"),
    ],
)
def test_where_the_body_begins(text: str, rest: str, reason: str) -> None:
    assert front_matter.parse(text)[1] == rest, reason


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("中国政府网新闻", ("中国政府网新闻",)),
        ("甲, 乙，丙、丁", ("甲", "乙", "丙", "丁")),
        ("甲 乙  甲", ("甲", "乙")),
        ("", ()),
    ],
)
def test_tags_one_by_one(written: str, tags: tuple[str, ...]) -> None:
    assert front_matter.split_tags(written) == tags


@pytest.mark.parametrize(
    "written", ["[甲, 乙]", '["甲", "乙"]', "['甲', '乙']", "{甲: [乙]}", "{甲: 乙}", '"甲 乙"', '"甲, 乙', "[甲, 乙"]
)
def test_tags_as_a_yaml_list(written: str) -> None:
    assert front_matter.parse(f"---\ntags: {written}\n---\n")[0].tags == ("甲", "乙")


@given(st.text())
def test_the_rest_is_always_an_end_of_the_text(text: str) -> None:
    assert text.endswith(front_matter.parse(text)[1])


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_any_title_survives_its_quotes(title: str) -> None:
    head, _ = front_matter.parse(f'---\ntitle: "{title}"\n---\n')
    assert head.title == title.strip()
