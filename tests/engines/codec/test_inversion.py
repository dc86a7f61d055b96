"""The posting lists that are made of characters are those of the terms one by one, whatever is written."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from finsearch.analysis.analyzer import analyzer
from finsearch.analysis.occurrences import BREAK, Cut, cut
from finsearch.engines.whoosh.codec.inversion import Inverter

Said = dict[bytes, list[tuple[int, float, tuple[int, ...]]]]

PIECES = "出口信用保险支持〇々aB5１ .，\n_〔\x00\x02\udc80𠀀é\u0301"
GROUPS = st.lists(st.lists(st.text(alphabet=st.sampled_from(PIECES)), min_size=1, max_size=3), max_size=3)


def _one_by_one(cuts: list[Cut]) -> Said:
    said: Said = {}
    for part, each in enumerate(found for some in cuts for found in some.together().each()):
        held: dict[str, list[tuple[int, float]]] = {}
        for term, start, weight in each.terms():
            held.setdefault(term, []).append((start, weight))
        for term, found in held.items():
            starts, weights = zip(*found, strict=True)
            said.setdefault(term.encode("utf-8", "surrogatepass"), []).append((part, sum(weights), starts))
    return said


def _inverted(cuts: list[Cut]) -> Said:
    inverter, part = Inverter(), 0
    for each in cuts:
        inverter.add(part, each)
        part += len(each.sizes)
    batch = inverter.batch()
    assert list(batch.terms) == sorted(set(batch.terms))
    postings = zip(batch.parts.tolist(), batch.weights.tolist(), batch.sizes.tolist(), strict=True)
    offsets = iter(batch.payload.tolist())
    rows = [(part, weight, tuple(next(offsets) for _ in range(size))) for part, weight, size in postings]
    ends = np.cumsum(batch.counts).tolist()
    return {term: rows[start:end] for term, start, end in zip(batch.terms, [0, *ends], ends, strict=False)}


@given(GROUPS)
def test_the_same_lists_as_one_by_one(groups: list[list[str]]) -> None:
    cuts = [cut(texts, analyzer()) for texts in groups]
    assert _inverted(cuts) == _one_by_one(cuts)


def test_weights_are_added_up_and_literal_grams_have_none() -> None:
    (text,) = cut(["出口出口5"], analyzer()).together().each()
    assert [weight for term, _, weight in text.terms() if term.startswith("\x02")] == [0.0]
    said = _inverted([cut(["出口出口5"], analyzer())])
    assert said["出口".encode()] == [(0, 2.0, (0, 2))]
    assert said[b"\x025"] == [(0, 0.0, (4,))]
    assert said[b"5"] == [(0, 1.0, (4,))]


def test_more_different_characters_than_sixteen_bits_number() -> None:
    points = np.append(np.arange(0x20000, 0x20000 + (1 << 16) + 9), BREAK).astype(np.uint32)
    none = np.zeros(0, np.uint32)
    some = Cut(points, np.array([len(points)]), none, none, (), np.ones(len(points), np.float32))
    assert _inverted([some]) == _one_by_one([some])
