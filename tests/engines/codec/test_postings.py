"""Posting lists come back as they were written, those of terms that stand very often in a part among them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from finsearch.engines.whoosh.codec.merge import GONE, Source, merge
from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.codec.postings_writer import Batch, PostingsWriter

SIZES = [[3, 254, 255, 1], [1, 1], [256, 70_000, 2]]


def _batch(term: bytes, sizes: list[int]) -> Batch:
    return Batch(
        terms=[term],
        counts=np.array([len(sizes)]),
        parts=np.arange(len(sizes), dtype=np.uint32),
        weights=np.ones(len(sizes), np.float32),
        sizes=np.array(sizes),
        payload=np.arange(sum(sizes), dtype=np.uint32),
    )


def _written(path: Path, lists: list[list[int]]) -> SegmentPostings:
    writer = PostingsWriter(path.parent)
    writer.start_field("text", "offsets")
    for at, sizes in enumerate(lists):
        writer.add(_batch(b"%d" % at, sizes))
    writer.finish_field()
    writer.save(path)
    return SegmentPostings(path)


def _sizes(postings: SegmentPostings) -> list[list[int]]:
    return [postings.sizes(postings.extent(at)).tolist() for at in range(len(postings.terms))]


def test_few_large_sizes_do_not_widen_the_others(tmp_path: Path) -> None:
    postings = _written(tmp_path / "a.fsp", SIZES)
    assert _sizes(postings) == SIZES
    assert postings.array("sizes").dtype == np.uint8
    assert not postings.sizes(postings.extent(1)).flags.owndata, "nothing is copied where none is large"
    postings.check()


@pytest.mark.parametrize("gone", [[], [1]])
def test_large_sizes_are_merged(tmp_path: Path, gone: list[int]) -> None:
    number = np.arange(4)
    number[gone] = GONE
    later = np.where(number == GONE, GONE, number + 4)
    first, second = (_written(tmp_path / name, SIZES) for name in ("a.fsp", "b.fsp"))
    writer = PostingsWriter(tmp_path)
    merge([Source(first, number), Source(second, later)], writer)
    writer.save(tmp_path / "c.fsp")
    kept = [[size for part, size in enumerate(each) if part not in gone] for each in SIZES]
    assert _sizes(SegmentPostings(tmp_path / "c.fsp")) == [each + each for each in kept]
