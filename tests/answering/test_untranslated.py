"""Who types English only, over Chinese text, is told that nothing is translated."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.answering.relax import UNTRANSLATED
from finsearch.search import Index
from tests.texts import index_of


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(("a", date(2022, 2, 1), "出口的意见\n一、扩大出口信用保险。every SME can self-certify。"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("export credit insurance", True),
        ("“export credit insurance”", True),
        ("policies", True),
        ("self-certify export", False),
        ("出口 insurance", False),
        ("RCEP", False),
        ("SZ-2022-5", False),
        ("every", False),
        ("量子", False),
    ],
)
def test_english_that_stands_nowhere_is_told_to_stand_untranslated(index: Index, text: str, told: bool) -> None:
    assert (UNTRANSLATED in index.search(text).notes) == told
