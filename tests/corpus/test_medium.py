from __future__ import annotations

import pytest

from finsearch.corpus import medium


@pytest.mark.parametrize(
    ("tag", "expected", "reason"),
    [
        ("中国政府网新闻", "中国政府网", "the plain case"),
        ("每日经济新闻新闻", "每日经济新闻", "only one 新闻 goes"),
        ("东财滚动新闻", "", "the site's own stream"),
        ("站长消息", "", "the site's own words"),
        ("财联社", "财联社", "no suffix"),
        ("", "", "no tag"),
    ],
)
def test_from_tag(tag: str, expected: str, reason: str) -> None:
    assert medium.from_tag(tag) == expected, reason


@pytest.mark.parametrize(
    ("digest", "expected", "reason"),
    [
        ("全国新建数据中心能效提高。（发改委网站）", "发改委网站", "at the end"),
        ("全国新建数据中心能效提高。(央视新闻客户端) ", "央视新闻客户端", "half-width, blank behind"),
        ("（新华社）全国新建数据中心能效提高。", "", "not at the end"),
        ("由商务部负责（会同财政部、海关总署，按职责分工）", "", "a clause, not a name"),
        ("", "", "nothing"),
    ],
)
def test_from_ending(digest: str, expected: str, reason: str) -> None:
    assert medium.from_ending(digest) == expected, reason
