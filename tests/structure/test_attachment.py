"""附件 and the second titles of notices that print or forward something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.structure.attachment import find_attachments
from finsearch.structure.ending import find_endings
from finsearch.structure.parse import parse
from tests.structure import samples
from tests.structure.samples import raw

SIGNED = "正文。\n水利部\n2031年6月5日\n"
BODY = "\n为了做好工作，现提出以下意见，请各单位认真研究，结合实际抓好落实，并按时报告进展情况。\n"


@pytest.mark.parametrize(
    ("title", "behind", "expected", "why"),
    [
        ("关于印发《桥梁养护办法》的通知", f"桥梁养护办法{BODY}", ["桥梁养护办法"], "the forwarded text"),
        (
            "关于印发桥梁养护办法的通知",
            f"（此件公开发布）\n桥 梁 养 护 办 法{BODY}",
            ["桥梁养护办法"],
            "set apart, a note",
        ),
        ("转发财政部意见的通知", f"关于修桥和\n补路的意见{BODY}", ["关于修桥和补路的意见"], "over two lines"),
        (
            "关于印发修桥三年计划（2031—2033年）的通知",
            f"修桥三年计划（2031—2033年）{BODY}",
            ["修桥三年计划（2031—2033年）"],
            "years",
        ),
        ("关于印发桥梁名单的通知", f"附件\n桥梁名单{BODY}", ["桥梁名单"], "under the mark 附件"),
        ("关于修桥的批复", f"附件1\n桥梁表{BODY}附件2\n道路表{BODY}", ["桥梁表", "道路表"], "two of them"),
        (
            "关于印发桥梁养护办法的通知",
            f"桥梁养护办法第一条为了养护桥梁，制定本办法。{BODY}",
            ["桥梁养护办法"],
            "a lost line break",
        ),
        ("关于修桥的意见", f"各位代表，{BODY}", [], "a speech has no title"),
        ("关于修桥的意见", f"一、总体要求{BODY}", [], "a heading is no title"),
        ("桥梁养护条例", f"桥梁养护条例{BODY}", [], "an order's regulation is the document itself"),
        ("关于修桥的意见", "完", [], "nothing behind"),
    ],
)
def test_titles_of_attachments(title: str, behind: str, expected: list[str], why: str) -> None:
    text = SIGNED + behind
    found = find_attachments(text, title, find_endings(text))
    assert [each.title for each in found] == expected, why
    for each in found:
        assert each.span.of(text).startswith(each.title_span.of(text))


@given(
    st.lists(
        st.sampled_from(["附件", "附件1", "办法", "水利部", "2031年6月5日", "甲" * 50, "", " ", "。"]), max_size=12
    )
)
def test_any_order_of_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    last = 0
    for each in find_attachments(text, "关于印发办法的通知", find_endings(text)):
        assert last <= each.span.start <= each.title_span.start <= each.title_span.end <= each.span.end <= len(text)
        last = each.span.end


def test_attachments_of_samples() -> None:
    assert [each.title for each in parse(raw(samples.NOTICE)).attachments] == ["桥梁养护管理办法"]
    assert [each.title for each in parse(raw(samples.FORWARDED)).attachments] == ["任务分工"]
    assert parse(raw(samples.ORDER, "风筝放飞管理条例")).attachments == ()


def test_a_notice_may_print_several_texts() -> None:
    lead = "现将《桥梁养护办法》和《道路养护规定》印发给你们，请认真执行。\n水利部\n2031年6月5日\n"
    text = f"{lead}桥梁养护办法{BODY}《道路养护规定》另行解释。\n道路养护规定{BODY}"
    found = find_attachments(text, "关于印发桥梁和道路养护两个文件的通知", find_endings(text))
    assert [each.title for each in found] == ["桥梁养护办法", "道路养护规定"]
    assert [each.title_span.of(text) for each in found] == ["桥梁养护办法", "道路养护规定"]
    assert found[0].span.of(text).endswith("另行解释。")
    assert found[1].span.of(text).startswith("道路养护规定\n")
