"""Pages of any article at any width: nothing is wider than its pane, every match is where it stands in the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from finsearch.document import Span
from finsearch.findings import ArticleRef, Candidate, Reference
from finsearch.results import Results
from finsearch.tui.page import Page, both, clipped, cut, inked
from finsearch.tui.state import Links, Reading, State, answered, chosen, continued, opened, returned, switched
from finsearch.tui.views.article_text import article_text
from finsearch.tui.views.citation_list import citation_list
from finsearch.tui.views.duty_table import duty_table, tasks
from finsearch.tui.views.hit_list import hit_list
from finsearch.tui.views.outline import outline
from finsearch.tui.views.status import tabs
from finsearch.tui.views.welcome import suggestions, welcome
from tests.present.samples import FLASH_ARTICLE, POLICY_ARTICLE, RESULTS

READINGS = (Reading(POLICY_ARTICLE), Reading(FLASH_ARTICLE))


def widest(page: Page) -> int:
    return max(cell_len(row.text.plain) for row in page.rows)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.article.id)
@pytest.mark.parametrize("width", [24, 40, 61, 200])
def test_pages_of_an_article_fit(reading: Reading, width: int) -> None:
    for page in (article_text(reading, width), outline(reading, width), duty_table(reading, width)):
        assert widest(page) <= width
    assert widest(hit_list(RESULTS.hits, (RESULTS.hits[0].id,), ("not found: 量子", "别的" * 30), width)) <= width
    assert widest(welcome(("国办发〔2022〕18号" * 9,), width)) <= width
    assert widest(citation_list(Links(), width)) <= width


@given(st.data())
@settings(max_examples=60)
def test_a_match_is_where_it_stands_even_over_two_lines(data: st.DataObject) -> None:
    text = POLICY_ARTICLE.text
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, min(start + 30, len(text))))
    page = article_text(Reading(POLICY_ARTICLE, (Span(start, end),)), data.draw(st.integers(20, 100)))
    shown = "".join(page.rows[p.row].text.plain[p.start : p.end] for match in page.matches for p in match)
    title = POLICY_ARTICLE.title_span
    expected = "".join(text[at] for at in range(start, end) if not title.start <= at < title.end)
    assert "".join(shown.split()) == "".join(expected.split())


@pytest.mark.parametrize("width", [9, 20, 90])
def test_a_match_in_the_title_is_marked_and_walked_before_those_in_the_text(width: int) -> None:
    title, text = POLICY_ARTICLE.title, POLICY_ARTICLE.text
    later = POLICY_ARTICLE.clauses[0].span.start
    printed = POLICY_ARTICLE.title_span.start
    marks = (Span(printed, printed + 6), Span(later, later + 3))
    reading = Reading(POLICY_ARTICLE, marks, title_marks=(Span(2, 8),))
    page = article_text(reading, width)
    shown = ["".join(page.rows[p.row].text.plain[p.start : p.end] for p in match) for match in page.matches]
    assert shown == [title[2:8], text[later : later + 3]]
    state = State(reading=reading)
    assert [tabs(state, match)[0].label for match in (-1, 1)] == ["正文 2", "正文 2/2"]


def test_items_are_clauses_and_tasks_in_their_order() -> None:
    reading = READINGS[0]
    assert article_text(reading, 40).items == outline(reading, 40).items == len(POLICY_ARTICLE.clauses)
    page = duty_table(reading, 60)
    found = tasks(POLICY_ARTICLE)
    assert page.items == len(found) > 0
    for number, task in enumerate(found):
        assert POLICY_ARTICLE.clauses[task.clause].no in page.rows[page.first(number)].text.plain


def test_what_has_no_clauses_or_duties_says_so() -> None:
    for page in (outline(READINGS[1], 40), duty_table(READINGS[1], 40), citation_list(Links(), 40)):
        assert page.items == 0
        assert "没有" in page.rows[0].text.plain


def test_past_searches_come_before_examples() -> None:
    assert suggestions(("甲", "乙"))[:3] == ("甲", "乙", "出口信用保险")


@given(st.text("出a，“”\u0301 "), st.text("口b"), st.integers(1, 20))
def test_texts_are_cut_to_their_room(left: str, right: str, width: int) -> None:
    assert cell_len(cut(inked(left), width).plain) <= width
    if cell_len(right) < width - 1:
        assert cell_len(both(inked(left), inked(right), width).plain) == width


def test_clipped_lines_say_that_there_is_more() -> None:
    lines = [inked("甲乙"), inked("丙丁"), inked("戊")]
    assert [line.plain for line in clipped(lines, 2)] == ["甲乙", "丙…"]
    assert [line.plain for line in clipped(lines, 3)] == ["甲乙", "丙丁", "戊"]


def test_the_way_back_is_the_way_there() -> None:
    first, second = READINGS
    state = switched(opened(switched(State(reading=first), "citations"), second), "duties")
    assert (state.reading, state.view, len(state.trail)) == (second, "duties", 1)
    back = returned(state)
    assert (back.reading, back.view, back.trail) == (first, "citations", ())
    assert returned(back) == back
    assert switched(back, "citations").view == "text"


def test_more_hits_go_behind_and_selection_is_a_toggle() -> None:
    state = answered(State(cursor=5), RESULTS)
    more = Results(RESULTS.query, "", 12, 1.0, RESULTS.hits[:1])
    assert (state.cursor, len(continued(state, more).hits)) == (0, len(RESULTS.hits) + 1)
    assert chosen(chosen(state, "a"), "a") == state


def test_who_cites_is_shown_with_how_sure_that_is() -> None:
    citing = ArticleRef("letter", "policy", "关于检查雨水桶的函", "云办函〔2031〕7号", None, None, "")
    meant = Candidate(ArticleRef("rain", "policy", "雨水桶办法", "", None, None, ""), 0.8, "near title")
    reference = Reference(citing, "雨水桶办法", "", ("cites",), "《雨水桶办法》", Span(0, 7), ("一",), 1, (meant,))
    sure = reference.candidates[0].article
    numbered = Reference(citing, "", "", ("cites",), "", Span(0, 7), ("一",), 1, (Candidate(sure, 1.0, "number"),))
    shown = "\n".join(row.text.plain for row in citation_list(Links((), (reference, numbered)), 80).rows)
    assert shown.count("%") == shown.count("80%") == 1
