"""Stock Whoosh finds the best few on our codec without reading every block, and the same ones as if it read them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import fields, index, query

from finsearch.engines.whoosh import segment_writer
from finsearch.engines.whoosh.codec import bounds
from finsearch.engines.whoosh.codec.bounds import Bound
from finsearch.engines.whoosh.codec.columnar import ColumnarCodec
from finsearch.engines.whoosh.codec.matcher import ArrayMatcher
from finsearch.engines.whoosh.codec.postings import SegmentPostings
from finsearch.engines.whoosh.engine import WhooshEngine
from tests.engines.articles import Articles

WORDS = ["出口", "信用", "保险", "企业"]
BODIES = st.lists(st.sampled_from([*WORDS, "其他", "另外"]), min_size=1, max_size=12).map(" ".join)
SEGMENTS = st.lists(st.lists(BODIES, min_size=1, max_size=24), min_size=1, max_size=3)
BOOSTS = st.sampled_from([0.3, 1.0, 7.0])


def _combined(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Not of AndNot, AndMaybe, Require and DisjunctionMax, which are wrong in Whoosh even where all is read."""
    several = st.lists(of, min_size=2, max_size=4)
    return st.one_of(st.builds(query.And, several, BOOSTS), st.builds(query.Or, several, BOOSTS))


QUERIES = st.recursive(st.builds(query.Term, st.just("body"), st.sampled_from(WORDS), BOOSTS), _combined, max_leaves=6)


@contextmanager
def _blocks_of(size: int) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bounds, "BLOCK", size)
        patch.setattr(query.Or, "matcher_type", query.Or.DEFAULT_MATCHER)  # as over more than 5,000 documents
        yield


@contextmanager
def _index(segments: Sequence[Sequence[str]], gone: Sequence[int] = ()) -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as place:
        built = index.create_in(place, fields.Schema(body=fields.TEXT))
        for bodies in segments:
            writer = built.writer(codec=ColumnarCodec(), compound=False)
            for body in bodies:
                writer.add_document(body=body)
            writer.commit(merge=False)
        writer = built.writer(codec=ColumnarCodec(), compound=False)
        for document in gone:
            writer.delete_document(document)
        writer.commit(merge=False)
        yield built


def _found(searcher: Any, asked: Any, **how: Any) -> list[tuple[int, float]]:
    return [(hit.docnum, hit.score) for hit in searcher.search(asked, **how)]


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_is_skipped_is_not_among_the_best(data: st.DataObject) -> None:
    segments, block = data.draw(SEGMENTS), data.draw(st.integers(1, 5))
    size = sum(map(len, segments))
    gone = data.draw(st.lists(st.integers(0, size - 1), unique=True, max_size=size // 3))
    with _blocks_of(block), _index(segments, gone) as built, built.searcher() as searcher:
        for asked in data.draw(st.lists(QUERIES, min_size=1, max_size=5)):
            every = _found(searcher, asked, limit=None)
            for limit in (1, 3, 10):
                assert _found(searcher, asked, limit=limit, optimize=True) == every[:limit], asked
                assert _found(searcher, asked, limit=limit, optimize=False) == every[:limit], asked


SHORT = ["出口 信用"] * 10
LONG = ["出口 其他 其他 其他 其他", "信用 其他 其他 其他 其他", "出口 信用 其他 其他 其他 其他 其他"] * 150
DOCUMENTS = [*SHORT, "出口 出口 信用", *LONG, "出口 出口 出口 信用", *LONG]


@pytest.mark.parametrize(
    "asked",
    [
        query.Term("body", "出口"),
        query.And([query.Term("body", "出口"), query.Term("body", "信用")]),
        query.Or([query.Term("body", "出口"), query.Term("body", "信用")]),
    ],
    ids=repr,
)
def test_blocks_are_skipped(asked: Any) -> None:
    with _blocks_of(8), _index([DOCUMENTS, LONG]) as built, built.searcher() as searcher:
        read, every = _Reads(), _Reads()
        with read:
            best = searcher.search(asked, limit=10)
        with every:
            searcher.search(asked, limit=10, optimize=False)
        assert best.collector.skipped_times > 50
        assert read.number < every.number / 2
        assert {hit.docnum for hit in best[:2]} == {10, 461}


class _Reads:
    """Counts the weights that are read while it is entered."""

    number = 0

    def __enter__(self) -> None:
        self._patch = pytest.MonkeyPatch()
        weight = ArrayMatcher.weight

        def counting(matcher: ArrayMatcher) -> float:
            self.number += 1
            return weight(matcher)

        self._patch.setattr(ArrayMatcher, "weight", counting)

    def __exit__(self, *_: object) -> None:
        self._patch.undo()


def _of_blocks(values: Sequence[Any], size: int, of: Any) -> list[Any]:
    return [of(values[start : start + size]) for start in range(0, len(values), size)]


def test_bounds_of_postings_added_one_at_a_time() -> None:
    with _blocks_of(3), _index([DOCUMENTS[:60], DOCUMENTS[430:480]]) as built, built.reader() as reader:
        seen = set()
        for leaf, _ in reader.leaf_readers():
            for name, term in leaf.all_terms():
                matcher = leaf.postings(name, term)
                parts = list(matcher.all_ids())
                lengths = [leaf.doc_field_length(part, name) for part in parts]
                while matcher.is_active():
                    at = parts.index(matcher.id()) // 3
                    assert matcher.block_min_length() == _of_blocks(lengths, 3, min)[at]
                    assert matcher.block_max_length() == _of_blocks(lengths, 3, max)[at]
                    assert (matcher.block_min_id(), matcher.block_max_id()) == (
                        parts[at * 3],
                        parts[at * 3 : at * 3 + 3][-1],
                    )
                    assert matcher.block_max_weight() >= matcher.weight()
                    seen.add((len(parts) > 3, matcher.block_max_weight()))
                    matcher.next()
        assert seen >= {(True, 1.0), (True, 2.0), (True, 3.0), (True, 4.0)}


@pytest.mark.parametrize("memory", ["all at once", "spilled and merged"])
def test_bounds_of_postings_in_bulk(tmp_path: Path, memory: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if memory != "all at once":
        monkeypatch.setattr(segment_writer, "LEAST_AT_ONCE", 2000)
    with _blocks_of(4):
        with WhooshEngine.create(tmp_path).writer(memory=0) as writer:
            for entry in Articles(seed=5).entries(30):
                writer.add(entry)
            writer.commit()
        postings = SegmentPostings(next(tmp_path.glob("*.fsp")))
        lengths = []
        for ordinal in range(len(postings.terms)):
            weights = postings.array("weights")[postings.extent(ordinal)]
            held = postings.bounds(ordinal)
            assert held.weight.tolist() == _of_blocks(weights.tolist(), postings.block, max)
            assert not np.concatenate([held.shortest, held.longest]).any()  # stock scorers take all parts for equal
            lengths.append(len(weights))
    assert min(lengths) <= 4 < max(lengths)
    postings.check()


BOUNDS = [
    (Bound(2.0, 5) + Bound(3.0, 9), 5.0, 5, "a sum holds up to the nearer end"),
    (0.0 + Bound(3.0, 9), 3.0, 9, "a number holds everywhere"),
    (Bound(3.0, 9) * 2.0, 6.0, 9, "a boost changes no end"),
    (8.0 - Bound(3.0, 9), 5.0, 9, "what is left of a threshold"),
    ((8.0 - Bound(3.0, 9)) - Bound(1.0, 4), 4.0, 4, "and of that again"),
    ((8.0 - Bound(4.0, 9)) / 2.0, 2.0, 9, "a threshold within a boost"),
]


@pytest.mark.parametrize(("bound", "value", "until", "why"), BOUNDS, ids=[case[3] for case in BOUNDS])
def test_how_far_a_bound_holds(bound: Bound, value: float, until: float, why: str) -> None:
    assert float(bound) == pytest.approx(value), why
    assert bound.until == until, why


def test_a_block_is_skipped_as_far_as_the_threshold_holds() -> None:
    threshold = 8.0 - Bound(3.0, 9)
    assert Bound(5.0, 9) <= threshold
    assert not Bound(5.0, 10) <= threshold
    assert not Bound(5.1, 9) <= threshold
    assert not threshold >= 1.0, "which holds for ever"
    assert Bound(9.0, 4) < Bound(2.0, 5), "the one that ends first"
    assert Bound(9.0, 4) < 2.0, "which never ends"
