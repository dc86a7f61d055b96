"""A clause that is but a title over others, found by itself, is told to be one."""

from __future__ import annotations

from datetime import date

import pytest

from tests.texts import index_of

TEXT = (
    "雨水办法\n第一章　雨水桶\n第一条　雨水桶应当加盖。\n第二条　雨水桶每年清洗。\n"
    "第二章　雨水花园\n第三条　花园先用雨水。\n第三章　雨水附则\n"
)


@pytest.mark.parametrize(
    ("typed", "clauses", "said"),
    [
        (
            "雨水",
            True,
            "本页有 2 条只是标题，内容在其下各条 / 2 mere titles on this page, of the clauses below them",
        ),
        ("加盖", True, ""),
        ("雨水", False, ""),
    ],
)
def test_mere_titles_are_counted_on_the_page(typed: str, clauses: bool, said: str) -> None:
    notes = index_of(("rain", date(2031, 6, 9), TEXT)).search(typed, clauses=clauses).notes
    assert [note for note in notes if "标题" in note] == [said] * bool(said)
