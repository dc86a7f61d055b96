from __future__ import annotations

import pytest

from finsearch.document import NOWHERE, Span
from finsearch.present.clause import ordinal, view
from finsearch.results import ClauseHit, DutyAgency, DutyGroup

DUTY = DutyGroup("（商务部负责）", (DutyAgency("商务部", "商务部", "resp"),))


def hit(no: str, title: str, text: str, marks: tuple[Span, ...] = (), duties: tuple[DutyGroup, ...] = ()) -> ClauseHit:
    return ClauseHit(no, title, text, duties, marks, 1.0)


CASES = (
    (hit("五", "扩大承保", "五、扩大承保。做到应保尽保。"), "五、扩大承保", "做到应保尽保。", "title, then text"),
    (hit("五", "扩大承保", "五、扩大承保"), "五、扩大承保", "", "nothing behind the title"),
    (hit("（二）", "", "（二）各地要快办；"), "（二）", "各地要快办；", "an ordinal alone"),
    (hit("第三条", "", "第三条　本办法所称"), "第三条　", "本办法所称", "the blank of a law"),
    (hit("1", "", "1．先试后买"), "1．", "先试后买", "full-width point"),
    (hit("", "", "前言"), "", "前言", "text outside clauses"),
    (hit("五", "", "文字另起"), "", "文字另起", "a text that does not begin with its ordinal"),
    (
        hit("一", "甲", "一、甲。乙。（商务部负责）", duties=(DUTY,)),
        "一、甲",
        "乙。",
        "duties have their own line",
    ),
    (hit("一", "甲", "一、甲。乙。（商务部负责）。", duties=(DUTY,)), "一、甲", "乙。", "with a full stop behind them"),
    (
        hit("一", "甲", "一、甲。乙。（商务部负责）", (Span(7, 10),), (DUTY,)),
        "一、甲",
        "乙。（商务部负责）",
        "unless only they were found",
    ),
)


@pytest.mark.parametrize(("clause", "heading", "body", "reason"), CASES)
def test_view(clause: ClauseHit, heading: str, body: str, reason: str) -> None:
    seen = view(clause)
    assert (seen.heading.text, seen.body.text) == (heading, body), reason


def test_a_mark_across_the_title_s_end_is_in_both_parts() -> None:
    text = "一、甲乙。丙丁"
    seen = view(ClauseHit("一", "甲乙", text, (), (Span(3, 6),), 1.0, "1", Span(2, 4)))
    assert [mark.of(seen.heading.text) for mark in seen.heading.marks] == ["乙"]
    assert [mark.of(seen.body.text) for mark in seen.body.marks] == ["丙"]


def test_a_title_that_is_not_in_the_text_hides_nothing() -> None:
    assert view(ClauseHit("一", "别处", "一、此处", (), (), 1.0, "1", NOWHERE)).body.text == "此处"


@pytest.mark.parametrize(
    ("no", "printed"), [("五", "五、"), ("二十一", "二十一、"), ("（二）", "（二）"), ("第三条", "第三条"), ("1", "1.")]
)
def test_ordinal_as_printed(no: str, printed: str) -> None:
    assert ordinal(no) == printed
