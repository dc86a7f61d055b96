"""The formula, against values worked out by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.ranking import bm25f
from finsearch.ranking.bm25f import Weights


def test_a_term_in_one_of_two_units_of_average_length() -> None:
    weights = Weights(k1=1.2, b=0.75)
    top = bm25f.ceiling(bm25f.idf(2, 1), weights)
    assert bm25f.idf(2, 1) == pytest.approx(math.log(2))
    assert bm25f.length_norm(10.0, 10.0, weights) == pytest.approx(1.2)
    assert bm25f.score(top, 1.0, 1.2) == pytest.approx(math.log(2) * 2.2 / 2.2)


@given(st.integers(1, 10**6), st.data())
def test_rarer_is_worth_more_and_never_nothing(units: int, data: st.DataObject) -> None:
    holders = data.draw(st.integers(1, units))
    assert bm25f.idf(units, holders - 1) >= bm25f.idf(units, holders) > 0


@given(st.floats(0.1, 100), st.floats(1, 1000), st.floats(1, 1000))
def test_more_is_better_but_bounded_and_longer_is_worse(frequency: float, length: float, average: float) -> None:
    norm = bm25f.length_norm(length, average)
    assert bm25f.score(1.0, frequency, norm) < bm25f.score(1.0, frequency * 2, norm) < 1.0
    assert bm25f.score(1.0, frequency, norm) > bm25f.score(1.0, frequency, bm25f.length_norm(length * 2, average))
