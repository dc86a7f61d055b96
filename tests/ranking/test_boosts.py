"""The tiers: each is bounded, and they come in the order in which a reader trusts them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.ranking.boosts import (
    BOOSTS,
    ArticleEvidence,
    PartEvidence,
    article_score,
    concentration,
    coverage,
    part_score,
    phrase,
    recency,
    worths,
)
from finsearch.ranking.work import work_relevance

PART = PartEvidence(*(0.0 for _ in PartEvidence._fields))
ARTICLE = ArticleEvidence(best=0.0, work=0.0, found=0.0, policy=0.0, authority=0.0, title=0.0, number=0.0)


@pytest.mark.parametrize(
    ("age", "half_life", "expected"), [(0, 30, 1.0), (30, 30, 0.5), (60, 30, 0.25), (-30, 30, 0.5)]
)
def test_being_new_counts_half_after_its_half_life(age: int, half_life: int, expected: float) -> None:
    assert recency(age, half_life) == pytest.approx(expected)


ALL_OF_A_PART = PartEvidence(*(1.0 for _ in PartEvidence._fields))


def test_own_number_before_title_before_everything_else() -> None:
    most = article_score(
        ARTICLE._replace(best=part_score(ALL_OF_A_PART), work=1.0, found=1.0, most=1.0, policy=1.0, authority=1.0)
    )
    assert BOOSTS.title > most
    assert BOOSTS.number > most + BOOSTS.title


def test_a_cited_number_is_less_than_an_own_one() -> None:
    assert part_score(PART._replace(cited=1.0)) < article_score(ARTICLE._replace(number=1.0))


def test_clause_title_before_coverage() -> None:
    assert BOOSTS.clause_title > BOOSTS.coverage
    assert BOOSTS.clause_title >= BOOSTS.concentration  # which is never whole


@pytest.mark.parametrize(
    ("covered", "typed", "length", "expected"),
    [(1.0, 2, 10.0, 0.5), (1.0, 2, 30.0, 0.25), (1.0, 1, 10.0, 0.0), (0.99, 2, 10.0, 0.0), (0.0, 0, 10.0, 0.0)],
)
def test_of_what_has_everything_the_shortest_says_it_most(
    covered: float, typed: int, length: float, expected: float
) -> None:
    assert concentration(covered, typed, length, 10.0) == pytest.approx(expected)
    assert concentration(np.array([covered]), typed, np.array([length]), 10.0) == pytest.approx(np.array([expected]))


@pytest.mark.parametrize(
    ("held", "wanted", "expected"), [(0, 0, 0.0), (1, 1, 1.0), (3, 3, 1.0), (1, 2, 1 / 16), (0, 3, 0.0)]
)
def test_coverage(held: int, wanted: int, expected: float) -> None:
    assert coverage(held, wanted) == pytest.approx(expected)
    assert coverage(np.array([held]), wanted) == pytest.approx(np.array([expected]))


@pytest.mark.parametrize(
    ("found", "expected"),
    [((4, 4), (0.5, 0.5)), ((1, 3), (2 / 3, 1 / 3)), ((3, 0), (1.0, 0.0)), ((0, 0), ()), ((), ())],
)
def test_what_is_rarer_is_more_of_what_is_wanted(found: tuple[int, ...], expected: tuple[float, ...]) -> None:
    assert worths(found) == pytest.approx(expected)


def test_one_typed_run_of_several_says_little() -> None:
    assert phrase(0, 0, 0.0) == 0.0
    assert [phrase(standing, 2, 1.0) for standing in (0, 1, 2)] == pytest.approx([0, 1 / 16, 1])
    assert phrase(np.array([1, 2]), 2, 1.0) == pytest.approx(np.array([1 / 16, 1]))


def test_the_one_run_that_stands_says_little_if_it_is_little_of_what_was_typed() -> None:
    assert phrase(1, 1, 0.2) == pytest.approx(0.04)


@given(st.integers(1, 30), st.data())
def test_more_coverage_is_better_and_bounded(wanted: int, data: st.DataObject) -> None:
    held = data.draw(st.integers(0, wanted - 1))
    assert 0 <= coverage(held, wanted) < coverage(held + 1, wanted) <= 1


@given(st.floats(0, 1e6), st.floats(0.001, 1e6))
def test_a_work_gains_with_its_articles_and_stays_below_one(squares: float, more: float) -> None:
    assert 0 <= work_relevance(squares) <= work_relevance(squares + more) < 1
