"""Labels in English are whole, and speak only where English is spoken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from finsearch.analysis.grams import HAN_RUN
from finsearch.present import wording
from finsearch.present.wording import ENGLISH, counted, speak, word


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
    [("en", "4–6 of 20 articles"), ("zh", "共 20 篇，显示第 4–6 篇"), ("both", "共 20 篇，显示第 4–6 篇")],
)
def test_a_count_is_said_in_the_language_of_the_run(language: str, said: str) -> None:
    speak(language)
    assert word("共 {:,} 篇，显示第 {}–{} 篇", 20, 4, 6) == said


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("1 articles, 0 of them undated", "1 article, 0 of them undated"),
        ("1 articles, 1 matches, 11 clauses", "1 article, 1 match, 11 clauses"),
        ("3 of 1,001 articles", "3 of 1,001 articles"),
        ("1 news", "1 news"),
    ],
)
def test_one_is_not_many(many: str, one: str) -> None:
    assert counted(many) == one


def test_what_is_in_no_table_is_data_and_stays() -> None:
    speak("en")
    assert word("出口信用保险") == "出口信用保险"
