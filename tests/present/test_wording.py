"""Labels in English are whole, and speak only where English is spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from finsearch.analysis.grams import HAN_RUN
from finsearch.present import wording
from finsearch.present.wording import ENGLISH, speak, word


@pytest.fixture(autouse=True)
def _both_again() -> Iterator[None]:
    before = wording._settled
    yield
    speak(before)


def test_english_labels_have_no_chinese_and_the_same_places_to_fill_in() -> None:
    assert [label for label in ENGLISH.values() if HAN_RUN.search(label)] == []
    assert [label for label, english in ENGLISH.items() if label.count("{") != english.count("{")] == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "3 articles, none on this page"), ("zh", "共 3 篇，这一页没有"), ("both", "共 3 篇，这一页没有")],
)
def test_a_count_is_said_in_the_language_of_the_run(language: str, said: str) -> None:
    speak(language)
    shown = word("，这一页没有")
    assert word("共 {:,} 篇{}，{}", 3, shown, "").rstrip("，, ") == said


def test_what_is_in_no_table_is_data_and_stays() -> None:
    speak("en")
    assert word("出口信用保险") == "出口信用保险"
