"""The judged sets of the reference corpus beside the checkout: their queries, right answers and two folds."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Sequence
from pathlib import Path

from finsearch.evaluation.judged import Topic, read_judgements, read_topics
from finsearch.evaluation.resolve import Qrels, Resolved, resolve
from finsearch.search import Index

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
EVAL = SHARED / "eval"
LAWS = SHARED / "corpus" / "laws.jsonl.gz"
COVID = EVAL / "covid_policy_corpus.jsonl.gz"
POOL = Path(__file__).with_name("topical_pool.tsv")
REPORT = ROOT / "docs" / "benchmarks" / "relevance.md"
FOLDS = (0, 1)


def judged_set(name: str, index: Index, step: int = 1, *, clauses: bool = False) -> tuple[Sequence[Topic], Resolved]:
    """Return every `step`th query of a set, and which articles or clauses of an index answer them."""
    topics = read_topics(EVAL / f"{name}_queries.tsv").topics[::step]
    kept = {topic.id for topic in topics}
    judgements = [each for each in read_judgements(EVAL / f"{name}_qrels.tsv") if each.topic in kept]
    return topics, resolve(index, judgements, clauses=clauses)


def fold(topic: str) -> int:
    """Return the fold of a query: the parity of its id's CRC-32."""
    return zlib.crc32(topic.encode()) % len(FOLDS)


def judged_since(qrels: Qrels, held: Collection[str]) -> Qrels:
    """Return the judgements of `topical` with those of what several systems answered and nobody had judged; see `pool`.

    An answer that was judged before keeps its grade; `held` are the ids that the index has, which is one draw of many.
    """
    every = {topic: dict(grades) for topic, grades in qrels.items()}
    for each in read_judgements(POOL):
        if each.document in held:
            every.setdefault(each.topic, {}).setdefault(each.document, each.grade)
    return every
