"""How alike clauses are is what a look at each pair says."""

from __future__ import annotations

import sys
from types import FrameType

from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import Clause, Span
from finsearch.inquiry.likeness import ALIKE, SAME_TITLE, Unit, likeness


def _clause(title: str) -> Clause:
    return Clause("1", "L1", 1, "一", title, Span(0, 0), Span(0, 0))


CLAUSES = st.sampled_from([None, _clause(""), _clause("雨水"), _clause("道路")])
UNITS = st.lists(st.builds(Unit, CLAUSES, st.text("甲乙丙。", max_size=9)), max_size=6)


def _one_by_one(one: Unit, other: Unit) -> float:
    size = len(one.bigrams) + len(other.bigrams)
    shared = 2 * len(one.bigrams & other.bigrams) / size if size else 0.0
    added = SAME_TITLE * bool(one.title and one.title == other.title)
    return 0.0 if (one.clause is None) is not (other.clause is None) else min(shared + added, 1.0)


@given(UNITS, UNITS)
def test_it_is_what_a_look_at_each_pair_says(before: list[Unit], after: list[Unit]) -> None:
    for unit, given_ in zip(after, likeness(before, after), strict=True):
        each = [(place, _one_by_one(other, unit)) for place, other in enumerate(before)]
        assert given_ == [(place, degree) for place, degree in each if degree >= ALIKE]


def test_twice_as_many_clauses_take_twice_as_many_calls() -> None:
    def calls(number: int) -> int:
        units = [Unit(_clause(""), "".join(chr(0x4E00 + at * 7 + n) for n in range(9))) for at in range(number)]
        called = 0

        def count(_: FrameType, event: str, __: object) -> None:
            nonlocal called
            called += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            assert len([each for each in likeness(units, units) if each]) == number
        finally:
            sys.setprofile(None)
        return called

    calls(80)  # what letters gives is kept
    assert calls(80) <= 2.2 * calls(40)
