"""Folding is 1:1 and meets what a reader holds to be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.analysis.normalize import fold, letters


@pytest.mark.parametrize(
    ("written", "folded", "why"),
    [
        ("国办发〔2022〕18号", "国办发(2022)18号", "tortoise-shell brackets"),
        ("国办发［２０２２］１８号", "国办发(2022)18号", "full width"),
        ("【第200号】", "(第200号)", "black lenticular brackets"),
        ("ＣPI与Ppi", "cpi与ppi", "width and case"),
        ("“政银企”", '"政银企"', "quotes"),
        ("一　二\t三\n四", "一 二 三\n四", "spaces of every kind, but lines stay lines"),
        ("3—5年－6", "3-5年-6", "dashes"),
        ("二○二二", "二〇二二", "circle as zero"),
        ("㈠㎡ﬁ", "㈠㎡ﬁ", "what would become longer is left as it is"),
    ],
)
def test_fold(written: str, folded: str, why: str) -> None:
    assert fold(written) == folded, why


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_letters_are_the_key_of_a_title() -> None:
    assert letters("关于印发《外贸　方案》（试行）的通知 ") == letters("关于印发外贸方案(试行)的通知")
