"""Measures against values worked out by hand, and the intervals around them."""

from __future__ import annotations

import math
import sys

import pytest

from finsearch.errors import EvaluationError, MissingExtra
from finsearch.evaluation.bootstrap import compare, summary
from finsearch.evaluation.measures import measure
from finsearch.evaluation.runs import Answer, Run

QRELS = {"q1": {"a": 2, "b": 1, "z": 0}, "q2": {"c": 1}, "q3": {"d": 1}, "q4": {"e": 0}}


def _run(**answers: str) -> Run:
    """Return a run of one-letter ids, in order, all with one score: the order given must count."""
    return {topic: tuple(Answer(each, 1.0) for each in ids) for topic, ids in answers.items()}


def test_by_hand() -> None:
    scores = measure(QRELS, _run(q1="zba", q2="c"))
    assert scores.keys() == {"q1", "q2", "q3"}
    gained = 1 / math.log2(3) + 2 / math.log2(4)
    assert scores["q1"] == pytest.approx(
        {"nDCG@10": gained / (2 + 1 / math.log2(3)), "MRR": 1 / 2, "R@100": 1, "P@1": 0}
    )
    assert scores["q2"] == pytest.approx({"nDCG@10": 1, "MRR": 1, "R@100": 1, "P@1": 1})
    assert scores["q3"] == pytest.approx({"nDCG@10": 0, "MRR": 0, "R@100": 0, "P@1": 0})


def test_nothing_is_right() -> None:
    with pytest.raises(EvaluationError):
        measure({"q": {"a": 0}}, {})


def test_intervals_hold_the_mean_are_repeatable_and_shrink() -> None:
    few = {f"q{n}": {name: float(n % 2) for name in ("nDCG@10", "MRR", "R@100", "P@1")} for n in range(20)}
    many = {f"q{n}": {name: float(n % 2) for name in ("nDCG@10", "MRR", "R@100", "P@1")} for n in range(500)}
    for narrow, wide in zip(summary(many), summary(few), strict=True):
        assert wide.value == narrow.value == 0.5
        assert wide.low < narrow.low < 0.5 < narrow.high < wide.high
    assert summary(few) == summary(few)
    assert summary(many, seed=1) != summary(many, seed=2)
    deviation = math.sqrt(0.25 / 500)
    assert summary(many)[0].low == pytest.approx(0.5 - 1.96 * deviation, abs=0.01)


def test_a_comparison_is_paired() -> None:
    qrels = {f"q{n}": {"a": 1} for n in range(40)}
    worse = {topic: (Answer("b", 2.0), Answer("a", 1.0)) for topic in qrels}
    better = {**worse, **{f"q{n}": (Answer("a", 1.0),) for n in range(10)}}
    gains = {each.gain.name: each for each in compare(measure(qrels, worse), measure(qrels, better))}
    assert (gains["P@1"].first, gains["P@1"].second, gains["P@1"].gain.value) == (0.0, 0.25, 0.25)
    assert (gains["P@1"].better, gains["P@1"].worse) == (10, 0)
    assert 0 < gains["P@1"].gain.low < 0.25 < gains["P@1"].gain.high
    assert (gains["R@100"].gain.low, gains["R@100"].gain.high) == (0.0, 0.0)


def test_without_the_library_the_command_to_install_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ir_measures", None)
    with pytest.raises(MissingExtra) as raised:
        measure(QRELS, {})
    assert "pip install 'finsearch[evaluate]'" in raised.value.hint
