"""Characters that are written without spaces, told apart with and without the expression for them."""

from __future__ import annotations

import sys

from finsearch.analysis.grams import HAN_RUN, Run, is_unspaced, runs


def test_what_is_written_without_spaces_is_so_for_every_character() -> None:
    differing = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if is_unspaced(chr(code)) != (HAN_RUN.fullmatch(chr(code)) is not None)
    ]
    assert differing == []


def test_a_run_is_one_where_all_its_characters_are() -> None:
    assert is_unspaced("出口信用保险")
    assert not any(map(is_unspaced, ("", "出口 信用", "5号", "，")))


def test_a_text_is_cut_into_runs_of_one_kind() -> None:
    assert list(runs("出口5号")) == [Run("出口", 0, True, False), Run("5", 2, False, True), Run("号", 3, True, False)]
    assert list(runs("出口")) == [Run("出口", 0, True, False)]
    assert list(runs("，，")) == [Run("，", 0, False, False), Run("，", 1, False, False)]
    assert list(runs("")) == []
