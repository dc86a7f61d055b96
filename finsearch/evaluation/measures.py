"""Run + judgements → measures, by ir-measures: nDCG@10, reciprocal rank, recall at 100, precision at 1.

MacAvaney, Macdonald, Ounis, "Streamlining evaluation with ir-measures", ECIR 2022.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from finsearch.errors import EvaluationError, MissingExtra
from finsearch.evaluation.resolve import Qrels
from finsearch.evaluation.runs import Run

MEASURES: Mapping[str, str] = {"nDCG@10": "nDCG@10", "MRR": "RR", "R@100": "R@100", "P@1": "P@1"}
"""Measures as shown, and as ir-measures names them (the mean of RR is MRR)."""

Scores = Mapping[str, Mapping[str, float]]


def measure(qrels: Qrels, run: Run) -> Scores:
    """Return each measure's value (0 to 1) for each topic with a right answer; a topic without answers has 0.

    MissingExtra where ir-measures is not installed; EvaluationError where no topic has a right answer.
    """
    asked = {topic: grades for topic, grades in qrels.items() if max(grades.values()) > 0}
    if not asked:
        raise EvaluationError("没有一条查询有正确答案 / no query has a right answer", "请检查判断文件 / check QRELS")
    measures = library()
    shown = {measures.parse_measure(name): name_shown for name_shown, name in MEASURES.items()}
    scores: dict[str, dict[str, float]] = {topic: dict.fromkeys(MEASURES, 0.0) for topic in asked}
    for each in measures.iter_calc(list(shown), list(_judged(measures, asked)), list(_scored(measures, asked, run))):
        scores[each.query_id][shown[each.measure]] = float(each.value)
    return scores


def _judged(library: Any, qrels: Qrels) -> Iterator[Any]:
    for topic, grades in qrels.items():
        yield from (library.Qrel(topic, document, grade) for document, grade in grades.items())


def _scored(library: Any, qrels: Qrels, run: Run) -> Iterator[Any]:
    for topic in qrels:
        ids = dict.fromkeys(answer.id for answer in run.get(topic, ()))
        yield from (library.ScoredDoc(topic, document, float(-rank)) for rank, document in enumerate(ids))


def library() -> Any:
    """Return ir-measures; MissingExtra where it is not installed."""
    try:
        import ir_measures
    except ImportError as error:
        raise MissingExtra(
            "评测需要 ir-measures，尚未安装 / evaluating needs ir-measures, which is not installed",
            "请安装 / install it: pip install 'finsearch[evaluate]'",
        ) from error
    return ir_measures
