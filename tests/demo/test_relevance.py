"""The judged queries over the demo posts keep finding what was judged right: a floor, not a target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import finsearch
from finsearch.demo import posts_folder
from finsearch.evaluation.bootstrap import summary
from finsearch.evaluation.judged import read_judgements, read_topics
from finsearch.evaluation.known_item import known_items
from finsearch.evaluation.measures import measure
from finsearch.evaluation.resolve import resolve
from finsearch.evaluation.retrieve import retrieve
from finsearch.ingest import index_paths
from finsearch.results import Hit
from finsearch.search import Index

QRELS = Path(__file__).resolve().parents[1] / "data" / "demo_qrels.tsv"
RIGHT_DOCUMENT_FIRST = 0.90
RIGHT_CLAUSE_FIRST = 0.85
FLOORS = {"articles": {"nDCG@10": 0.95, "R@100": 0.98}, "clauses": {"nDCG@10": 0.88, "R@100": 0.96}}
KNOWN_ITEM_MRR = {"number": 0.95, "title_half": 0.95, "clause_title_half": 0.95, "clause_substring": 0.90}

Judged = dict[str, set[tuple[str, str]]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    place = tmp_path_factory.mktemp("demo") / "index"
    index_paths([posts_folder()], place)
    with finsearch.open(place) as opened:
        yield opened


@pytest.fixture(scope="module")
def judged() -> Judged:
    """Return for each query its best answers: (article, clause or -)."""
    graded: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for line in QRELS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "query\t")):
            query, article, clause, grade = line.split("\t")
            graded[query][article, clause] = int(grade)
    return {
        query: {key for key, grade in keys.items() if grade == max(keys.values())} for query, keys in graded.items()
    }


@pytest.fixture(scope="module")
def first_hits(index: Index, judged: Judged) -> dict[str, Hit | None]:
    return {query: next(iter(index.search(query).hits), None) for query in judged}


def test_the_right_document_is_first(judged: Judged, first_hits: dict[str, Hit | None]) -> None:
    missed = []
    for query, answers in judged.items():
        hit = first_hits[query]
        first = hit.id if hit else ""
        if first not in {article for article, _ in answers}:
            missed.append(query)
    assert len(judged) >= 90
    assert 1 - len(missed) / len(judged) >= RIGHT_DOCUMENT_FIRST, missed


def test_the_right_clause_is_first_in_it(judged: Judged, first_hits: dict[str, Hit | None]) -> None:
    missed, asked = [], 0
    for query, answers in judged.items():
        hit = first_hits[query]
        wanted = {clause for article, clause in answers if hit and article == hit.id and clause != "-"}
        if hit and wanted:
            asked += 1
            if not hit.clauses or hit.clauses[0].no not in wanted:
                missed.append(query)
    assert asked >= 50
    assert 1 - len(missed) / asked >= RIGHT_CLAUSE_FIRST, missed


@pytest.mark.parametrize("unit", ["articles", "clauses"])
def test_measures_over_all_judged_queries(index: Index, unit: str) -> None:
    clauses = unit == "clauses"
    judged = resolve(index, read_judgements(QRELS), clauses=clauses)
    run = judged.judged(retrieve(index, read_topics(QRELS).topics, clauses=clauses))
    scores = measure(judged.qrels, run)
    means = {each.name: each.value for each in summary(scores)}
    assert {name: means[name] for name, floor in FLOORS[unit].items() if means[name] < floor} == {}


def test_known_items_are_found(index: Index) -> None:
    sets = known_items(tuple(index.engine.articles()), index.analyzer, size=40)
    for name, floor in KNOWN_ITEM_MRR.items():
        qrels = {topic: dict.fromkeys(places, 1) for topic, places in sets[name].sought.items()}
        run = retrieve(index, sets[name].topics, clauses=name.startswith("clause"), match="smart")
        scores = measure(qrels, run)
        assert sum(each["MRR"] for each in scores.values()) / len(scores) >= floor, name
