"""Threads may share an index that is open: each gets what it would get alone."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import finsearch
from finsearch.demo import posts_folder
from finsearch.engines.whoosh import arrays, engine
from finsearch.ingest import index_paths
from finsearch.results import Results
from finsearch.search import Index

TYPED = (
    "出口信用保险",
    "外贸 状态:现行有效",
    "国办发〔2022〕18号",
    "个税",
    "海外仓有哪些支持政策",
    "日期:2022 企业",
    "出口|进口 -保险",
)
OPTIONS: tuple[dict[str, Any], ...] = ({}, {"facets": True}, {"sort": "-date", "clauses": True}, {"explain": True})
THREADS = 6

Question = tuple[str, dict[str, Any]]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("threads") / "index"
    index_paths([posts_folder()], index, jobs=1)
    return index


def _questions(index: Index) -> list[Question]:
    titles = {hit.title for hit in index.search("出口", limit=40).hits}
    pairs = sorted({one + other for title in titles for one, other in pairwise(title)})
    return [(typed, options) for typed in (*TYPED, *(f'"{pair}"' for pair in pairs[:60])) for options in OPTIONS]


def _answer(index: Index, question: Question) -> Results:
    typed, options = question
    return replace(index.search(typed, **options), took_ms=0.0)


@pytest.mark.usefixtures("hasty")
def test_threads_get_what_each_would_get_alone(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((arrays, "LISTS_KEPT"), (arrays, "FILTERS_KEPT"), (engine, "ARTICLES_KEPT")):
        monkeypatch.setattr(module, name, 3)  # so that what is kept comes and goes
    with finsearch.open(demo) as alone:
        questions = _questions(alone)
        expected = [_answer(alone, each) for each in questions]
    with finsearch.open(demo) as shared, ThreadPoolExecutor(THREADS) as threads:

        def ask(seed: int) -> None:
            order = random.Random(seed).sample(range(len(questions)), len(questions) // 2)
            for at in order:
                assert _answer(shared, questions[at]) == expected[at]

        list(threads.map(ask, range(THREADS)))
