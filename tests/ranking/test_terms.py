"""What a term of a query is worth: what is asked for counts, how one asks counts little."""

from __future__ import annotations

import math

import pytest

from finsearch.ranking.parameters import ACROSS, FRAME, LONG_WORD, REPEATED
from finsearch.ranking.terms import asks, is_telling, query_weights

CASES = (
    ("企业怎么办", {"企业": 1.0, "怎么": FRAME, "么办": FRAME}, "a pair inside a word that asks"),
    ("采取哪些措施", {"采取": FRAME, "措施": FRAME, "取哪": 1.0}, "a pair across two such words stands in neither"),
    ("工作签证如何办理", {"工作": FRAME, "签证": 1.0, "办理": 1.0}, "general words count little, too"),
    ("为什么要为中小企业减税", {"为": FRAME * (1 + REPEATED * math.log(2)), "减税": 1.0}, "each place is looked at"),
)


@pytest.mark.parametrize(("typed", "expected", "reason"), CASES)
def test_words_that_ask_count_little(typed: str, expected: dict[str, float], reason: str) -> None:
    assert query_weights(expected, [typed]) == pytest.approx(expected), reason


def test_a_word_that_also_stands_elsewhere_counts_in_full() -> None:
    assert query_weights(["做"], ["怎么做 做空"])["做"] == pytest.approx(FRAME * (1 + REPEATED * math.log(2)))
    assert query_weights(["要"], ["要求 纲要"])["要"] > query_weights(["要"], ["要求"])["要"]


def test_what_is_repeated_counts_a_little_more() -> None:
    weights = query_weights(["出口", "进口"], ["出口 进口 出口"])
    assert weights["出口"] == pytest.approx(1 + REPEATED * math.log(2))
    assert weights["进口"] == 1.0


def test_the_pairs_of_a_long_word_share_its_worth() -> None:
    weights = query_weights(["个体", "体工", "户债", "债务"], ["个体工商户债务"], ["个体工商户", "债务"])
    assert weights == pytest.approx({"个体": 4**-LONG_WORD, "体工": 4**-LONG_WORD, "户债": ACROSS, "债务": 1.0})
    assert query_weights(["出口"], ["出口退税 出口"], ["出口退税", "出口"])["出口"] >= 1.0, "it is a word, too"


def test_what_only_asks() -> None:
    assert [text for text in ("怎么办", "怎么办补贴", "补贴", "") if asks(text)] == ["怎么办"]


def test_a_single_character_alone_is_no_answer() -> None:
    assert [term for term in ("保", "保险", "5", "rcep") if is_telling(term)] == ["保险", "5", "rcep"]
