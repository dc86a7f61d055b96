from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.corpus.body import Body, cut

URL = "http://finance.example.com/news/1345,202205262393043452.html"
TAIL = "[返回东财滚动新闻](//site.example.com/emnews/)｜[返回首页](//site.example.com/)"

CASES = [
    (f"> 摘要（甲报）\n\n<p>正文</p>\n\n<{URL}>\n\n{TAIL}", Body("摘要（甲报）", "<p>正文</p>", URL), "all the parts"),
    (f"<p>正文</p>\n\n<{URL}>\n\n{TAIL}", Body("", "<p>正文</p>", URL), "no summary"),
    ("<p>正文</p>\n\n<>\n\n" + TAIL, Body("", "<p>正文</p>", ""), "the broken file has no URL"),
    (f"\n正文\n\n<{URL}>\n\n[返回甲](../甲/)\n[返回首页](../)", Body("", "正文", URL), "back links on two lines"),
    (f"正文\n\n<{URL}>", Body("", "正文", URL), "no back links"),
    (f"正文\n\n<{URL}>\n", Body("", "正文", URL), "a newline at the end"),
    (f"正文\r\n\r\n<{URL}>\r\n", Body("", "正文\r", URL), "Windows line ends"),
    (f"正文\n\n{TAIL}", Body("", "正文", ""), "no URL line"),
    ("正文\n\n<//a.example.com/b>", Body("", "正文", "//a.example.com/b"), "a URL without a scheme"),
    ("正文", Body("", "正文", ""), "only text"),
    ("", Body("", "", ""), "nothing"),
    ("> 只有摘要", Body("只有摘要", "", ""), "only a summary"),
    ("> 第一行\n> 第二行\n\n正文", Body("第一行第二行", "正文", ""), "a summary on two lines"),
    ("<2022>", Body("", "<2022>", ""), "a bracket is no URL"),
    (
        f"<{URL}>\n\n后面还有正文",
        Body("", f"<{URL}>\n\n后面还有正文", ""),
        "what follows the line is text: it is no footer",
    ),
    ("见[返回甲](x)一节", Body("", "见[返回甲](x)一节", ""), "a link inside a sentence stays"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_cut(text: str, expected: Body, reason: str) -> None:
    assert cut(text) == expected, reason


@given(st.text(alphabet="甲乙<>p/ \n", max_size=40))
def test_a_footer_changes_nothing_in_the_markup(text: str) -> None:
    alone = cut(text + "\n。")
    assert cut(f"{text}\n。\n\n<{URL}>\n\n{TAIL}") == Body(alone.summary, alone.markup, URL)
