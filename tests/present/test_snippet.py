from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from finsearch.document import Span
from finsearch.present.cells import cells
from finsearch.present.marked import Marked, merged
from finsearch.present.snippet import ELLIPSIS, excerpt
from tests.present.samples import LONG, spans

TEXTS = st.text(st.sampled_from("出口信用保险，。；、：“”（）…— abcDEF0123.5%\n"), max_size=300)

CASES = (
    ("甲。乙丙。丁", "乙", 99, "甲。乙丙。丁", "what fits is not cut"),
    ("一二三四五六。七八九。十十十十十十十十", "八", 8, "…七八九。…", "cut at sentence borders where that is possible"),
    ("一二三四五六七八九十" * 3, "", 10, "一二三四五六七八…", "nothing marked: the beginning"),
    ("零零零零。末", "末", 4, "…末", "the end is kept"),
    ("甲零零零零零零零甲乙零零零", "甲|乙", 6, "…甲乙零零…", "where marks stand closest together"),
    ("the quick brown fox jumps over it all", "jumps", 16, "…jumps over it…", "words of letters stay whole"),
    ("零零零零保险保险保险零零", "保险保险保险", 4, "…保险保险保险…", "a mark wider than the room stays whole"),
)


def marked(text: str, words: str) -> Marked:
    return Marked(text, spans(text, tuple(words.split("|"))) if words else ())


@pytest.mark.parametrize(("text", "words", "room", "expected", "reason"), CASES)
def test_window(text: str, words: str, room: int, expected: str, reason: str) -> None:
    assert excerpt(marked(text, words), room).text == expected, reason


@st.composite
def marked_texts(draw: st.DrawFn) -> Marked:
    text = draw(TEXTS)
    pairs = draw(st.lists(st.tuples(st.integers(0, len(text)), st.integers(1, 8)), max_size=12))
    inside = (Span(start, min(start + size, len(text))) for start, size in pairs if start < len(text))
    return Marked(text, tuple(sorted(inside)))


@settings(max_examples=200)
@given(marked_texts(), st.integers(10, 120))
@example(Marked(LONG, spans(LONG)), 60)
def test_marks_in_a_window_are_whole_and_exact(source: Marked, room: int) -> None:
    window = excerpt(source, room, cell_len)
    body = window.text.removeprefix(ELLIPSIS) if window.text not in source.text else window.text
    assert body.removesuffix(ELLIPSIS) in source.text
    originals = [mark.of(source.text) for mark in source.marks]
    for mark in window.marks:
        assert mark.of(window.text) in originals
    assert bool(window.marks) == bool(source.marks)


@settings(max_examples=200)
@given(marked_texts(), st.integers(10, 120))
def test_a_window_keeps_to_its_room_unless_one_mark_is_wider(source: Marked, room: int) -> None:
    widest = max((cell_len(mark.of(source.text)) for mark in merged(source.marks)), default=0)
    assert cell_len(excerpt(source, room, cell_len).text) <= max(room, widest + 2)


@settings(max_examples=100)
@given(marked_texts(), st.integers(10, 120))
def test_no_cut_goes_through_a_mark(source: Marked, room: int) -> None:
    window = excerpt(source, room)
    if window is source:
        return
    core = window.text.strip(ELLIPSIS) or window.text
    runs = [each for each in merged(source.marks) if len(each.of(source.text)) <= room - 2]
    if len(runs) == len(merged(source.marks)) and core and source.text.count(core) == 1:
        start = source.text.index(core)
        for cut in (start, start + len(core)):
            assert not any(run.start < cut < run.end for run in runs if ELLIPSIS not in run.of(source.text))


@pytest.mark.parametrize("text", ["出口ab1。（）：", "", "e\u0301中\ufe0f\u200d"])
def test_own_measure_agrees_with_the_table_s(text: str) -> None:
    assert cells(text) == cell_len(text)
