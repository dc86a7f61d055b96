from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from finsearch.document import Span
from finsearch.present import Look, render
from finsearch.present.ink import flow
from finsearch.present.safe import safe
from finsearch.results import ClauseHit, DutyAgency, DutyGroup, Hit, Results
from tests.present.samples import EXPLAINED, LONG, POLICY, RESULTS, group

TEXTS = st.text(st.sampled_from("出口信用保险。，、（）《》“”—… abcXYZ09.%\n\t\x1b\u202e\u200b\ufe0f😀"), max_size=160)
_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@st.composite
def clause_hits(draw: st.DrawFn) -> ClauseHit:
    text = draw(TEXTS)
    marks = draw(st.lists(st.tuples(st.integers(0, 160), st.integers(1, 6)), max_size=5))
    kept = tuple(sorted(Span(start, min(start + size, len(text))) for start, size in marks if start < len(text)))
    agencies = tuple(DutyAgency(name, name, "joint") for name in draw(st.lists(TEXTS, max_size=3)))
    end = draw(st.integers(0, len(text)))
    no = draw(st.sampled_from(["", "五", "（二）", "第三条", "1"]))
    return ClauseHit(no, text[:end], text, (DutyGroup("（）", agencies),), kept, 1.0, "1", Span(0, end))


@settings(max_examples=150)
@given(st.lists(clause_hits(), max_size=3), TEXTS, TEXTS, st.integers(20, 100))
def test_no_line_is_wider_than_the_page(clauses: list[ClauseHit], title: str, name: str, width: int) -> None:
    hit = replace(POLICY, title=title, title_marks=(), issuers=(name, name), source=name, clauses=tuple(clauses))
    page = "".join(render(replace(EXPLAINED, hits=(hit,)), "table", Look(width)))
    assert max(map(cell_len, page.split("\n"))) <= width
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)


@pytest.mark.parametrize("width", [20, 33, 40, 80, 200])
def test_colours_change_nothing_but_colour(width: int) -> None:
    coloured = "".join(render(RESULTS, "table", Look(width, colour=True)))
    assert "\x1b[" in coloured
    assert _ESCAPE.sub("", coloured) == "".join(render(RESULTS, "table", Look(width)))


def test_marks_are_coloured_in_title_heading_and_text() -> None:
    coloured = "".join(render(RESULTS, "table", Look(80, colour=True)))
    assert coloured.count("\x1b[1;31m出口信用保险\x1b[0m") >= 4


def test_a_narrower_page_than_20_cells_is_20_wide() -> None:
    assert Look(3).width == 20


def test_the_best_three_clauses_are_shown() -> None:
    clauses = tuple(ClauseHit("", "", f"第{n}处文字", (), (), 1.0) for n in "甲乙丙丁")
    page = "".join(render(Results("", "", 1, 1, (replace(POLICY, clauses=clauses),)), "table"))
    assert "第丙处" in page
    assert "第丁处" not in page


def test_closing_duties_are_said_once() -> None:
    page = "".join(render(Results("", "", 1, 1, (replace(POLICY, clauses=POLICY.clauses[:1]),)), "table", Look(400)))
    assert "牵头，财政部" in LONG
    assert "牵头，财政部" not in page
    assert "责任：财政部、银保监会、中国出口信用保险公司等（牵头：商务部）" in page


@pytest.mark.parametrize("hit", [replace(POLICY, title="", clauses=()), replace(POLICY, title="　", clauses=())])
def test_a_hit_without_a_title_is_still_there(hit: Hit) -> None:
    assert len("".join(render(Results("", "", 1, 1, (hit,)), "table")).splitlines()) >= 2


def test_items_that_do_not_fit_stand_on_the_next_line_whole() -> None:
    assert list(flow(["甲甲", "乙乙", "丙"], 12)) == ["甲甲 · 乙乙", "丙"]
    assert list(flow([], 12)) == []


@given(st.text(max_size=50))
def test_safe_keeps_every_offset(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)


def test_of_many_duties_the_first_are_shown_and_the_rest_counted() -> None:
    clause = replace(POLICY.clauses[0], duties=tuple(group("", (f"机关{n}", "resp")) for n in range(5)))
    page = "".join(render(replace(RESULTS, hits=(replace(POLICY, clauses=(clause,)),)), "table", Look(80)))
    assert page.count("责任：") == 3
    assert "…另有 2 处责任" in page
