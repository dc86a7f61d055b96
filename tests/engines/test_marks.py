"""What stands near each other is marked as a search of every stretch would mark it, and in n log n steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import Span
from finsearch.engines.marks import near_spans
from finsearch.query.node import Literal, Near


class Counted(Sequence[int]):
    """Offsets that count how often one of them is looked at."""

    def __init__(self, offsets: Sequence[int]) -> None:
        self._offsets = offsets
        self.looks = 0

    def __len__(self) -> int:
        return len(self._offsets)

    def __getitem__(self, index: int) -> int:  # type: ignore[override]
        self.looks += 1
        return self._offsets[index]


def _near(lengths: Sequence[int], slop: int) -> Near:
    return Near(tuple(Literal("甲乙丙丁"[n] * length, (), length) for n, length in enumerate(lengths)), slop)


@given(st.lists(st.tuples(st.integers(1, 3), st.sets(st.integers(0, 40))), min_size=1, max_size=4), st.integers(0, 9))
def test_every_string_of_every_stretch_is_marked(strings: list[tuple[int, set[int]]], slop: int) -> None:
    lengths, each = [length for length, _ in strings], [sorted(offsets) for _, offsets in strings]
    room = sum(lengths) + slop
    spans = [[Span(at, at + length) for at in offsets] for length, offsets in zip(lengths, each, strict=True)]
    stretches = (
        chosen
        for chosen in product(*spans)
        if max(span.end for span in chosen) - min(span.start for span in chosen) <= room
    )
    assert set(near_spans(_near(lengths, slop), each)) == {span for chosen in stretches for span in chosen}


@pytest.mark.parametrize("slop", [3, 9999])
def test_a_long_text_full_of_both_words_is_looked_at_in_n_log_n_steps(slop: int) -> None:
    def looks(number: int) -> int:
        each = [Counted(range(0, 2 * number, 2)), Counted(range(1, 2 * number, 2))]
        found: Iterator[Span] = near_spans(_near([1, 1], slop), each)
        assert sum(1 for _ in found) == 2 * number
        return sum(offsets.looks for offsets in each)

    assert looks(4_000) <= 5 * looks(1_000)
