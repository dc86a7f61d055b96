from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.engines.whoosh.kept import Kept


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 5), st.integers(0, 20))
def test_the_last_ones_are_kept_within_both_bounds(keys: list[int], most: int, room: int) -> None:
    kept: Kept[int, int] = Kept(most, lambda value: value, room)
    for at, key in enumerate(keys):
        assert kept.asked(key, lambda key: key) == key
        assert len(kept) <= most
        assert sum(kept) <= room or len(kept) == 1
        latest = list(dict.fromkeys(reversed(keys[: at + 1])))
        assert list(reversed(kept)) == latest[: len(kept)]


def test_what_is_kept_is_not_made_again() -> None:
    kept: Kept[str, object] = Kept(2)
    first = kept.asked("a", lambda _: object())
    kept.asked("b", lambda _: object())
    assert kept.asked("a", lambda _: object()) is first
    kept.asked("c", lambda _: object())
    assert set(kept) == {"a", "c"}


@pytest.mark.usefixtures("hasty")
def test_threads_may_share_what_is_kept() -> None:
    kept: Kept[int, int] = Kept(3, lambda value: value, 20)
    together = Barrier(8)

    def ask(seed: int) -> None:
        source = random.Random(seed)
        together.wait()
        for key in (source.randrange(10) for _ in range(5_000)):
            assert kept.asked(key, lambda key: key) == key

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(ask, range(8)))
    assert len(kept) <= 3
    assert kept._weight == sum(kept) <= 20
