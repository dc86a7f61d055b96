"""Arrays that meet, and the greatest values among many, against what plain Python says."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from finsearch.engines.whoosh.posting_list import found_in, shared, stands_at
from finsearch.engines.whoosh.top import greatest

ascending = st.builds(sorted, st.sets(st.integers(0, 2000)))
few = st.builds(sorted, st.sets(st.integers(0, 2000), max_size=3))


@given(st.tuples(ascending, ascending) | st.tuples(few, ascending))
def test_values_that_two_lists_share_are_found_where_they_stand(lists: tuple[list[int], list[int]]) -> None:
    one, other = (np.array(each, np.uint32) for each in lists)
    here, there = found_in(one, other)
    common = sorted({*lists[0]} & {*lists[1]})
    assert one[here].tolist() == other[there].tolist() == common
    assert shared([one, other]).tolist() == common
    assert stands_at(np.array(common, np.int64), one).tolist() == [lists[0].index(each) for each in common]


@given(st.lists(st.integers(0, 30) | st.just(-np.inf), min_size=1, max_size=400), st.integers(1, 50))
def test_the_greatest_are_those_that_sorting_puts_first_and_their_equals(values: list[float], number: int) -> None:
    least = sorted(values, reverse=True)[:number][-1]
    expected = [place for place, value in enumerate(values) if value >= least]
    assert greatest(np.array(values, float), number).tolist() == expected
    near = [place for place, value in enumerate(values) if value >= least - 2]
    assert greatest(np.array(values, float), number, within=2.0).tolist() == near
