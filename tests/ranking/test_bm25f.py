"""The formula, against values worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.ranking import bm25f
from finsearch.ranking.bm25f import Ceilings
from finsearch.ranking.parameters import KINDS, Kind

PLAIN = Kind(1.0, 1.2, 0.75)
kinds = st.sampled_from(sorted(KINDS)).map(KINDS.__getitem__)


def test_a_term_in_one_of_two_units_of_average_length() -> None:
    top = bm25f.ceiling(bm25f.idf(2, 1), PLAIN, power=1.0)
    assert bm25f.idf(2, 1) == pytest.approx(math.log(2))
    assert bm25f.length_norm(10.0, 10.0, PLAIN) == pytest.approx(1.2)
    assert bm25f.score(top, 1.0, 1.2, PLAIN) == pytest.approx(math.log(2) * 2.2 / 2.2)


def test_field_weights_are_applied_before_the_one_saturation() -> None:
    norm = bm25f.length_norm(10.0, 10.0, PLAIN)
    together, first, second = (bm25f.score(1.0, frequency, norm, PLAIN) for frequency in (2.0 + 1.0, 2.0, 1.0))
    assert together < 1.0 < first + second


def test_length_counts_less_among_clauses() -> None:
    of_articles, of_clauses = (bm25f.length_norm(100.0, 10.0, PLAIN, clauses=clauses) for clauses in (False, True))
    assert of_articles > of_clauses == pytest.approx(1.2 * (0.8 + 0.2 * 10))


@pytest.mark.parametrize(
    ("term", "name"), [("保", "unigram"), ("保险", "bigram"), ("保险法", "word"), ("rcep", "other"), ("5", "other")]
)
def test_kinds_of_terms(term: str, name: str) -> None:
    assert bm25f.kind_of(term) == KINDS[name]


def test_what_stands_nowhere_is_not_asked_for() -> None:
    ceilings = Ceilings.of(10, {"保险": 2, "险保": 0}, {"保险": 1.0, "险保": 1.0})
    assert list(ceilings.tops) == ["保险"]
    assert ceilings.perfect == pytest.approx(ceilings.tops["保险"])
    assert Ceilings.of(10, {"险保": 0}, {"险保": 1.0}).perfect == 1.0


@given(st.integers(1, 10**6), st.data())
def test_rarer_is_worth_more_and_never_nothing(units: int, data: st.DataObject) -> None:
    holders = data.draw(st.integers(1, units))
    assert bm25f.idf(units, holders - 1) >= bm25f.idf(units, holders) > 0


@given(st.floats(0.1, 100), st.floats(1, 1000), st.floats(1, 1000), kinds)
def test_more_is_better_but_bounded_and_longer_is_worse(
    frequency: float, length: float, average: float, kind: Kind
) -> None:
    norm, longer = (bm25f.length_norm(each, average, kind) for each in (length, length * 2))
    assert bm25f.score(1.0, frequency, norm, kind) < bm25f.score(1.0, frequency * 2, norm, kind) < 1.0
    assert bm25f.score(1.0, frequency, norm, kind) > bm25f.score(1.0, frequency, longer, kind)


def test_to_be_there_counts_by_itself() -> None:
    kind = Kind(1.0, 1.2, 0.75, floor=0.25)
    far = bm25f.length_norm(10.0**9, 10.0, kind)
    assert bm25f.score(1.0, 1.0, far, kind) == pytest.approx(0.25 / 1.25)
    assert bm25f.score(1.0, 0.0, far, kind) == 0.0
    assert list(bm25f.score(1.0, np.array([0.0, 1.0]), far, kind)) == pytest.approx([0.0, 0.2])
