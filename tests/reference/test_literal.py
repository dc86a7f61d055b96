"""The literal guarantee over real posts and State Council documents, and over the policies of other bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

import finsearch
from finsearch.corpus.copies import merge
from finsearch.corpus.reader import read, walk
from finsearch.document import Article, RawArticle
from finsearch.ingest import index_paths
from finsearch.structure.parse import parse
from tests.substrings import check, check_clauses

pytestmark = pytest.mark.shared

CORPORA = {"posts and policies": ("posts", "policies"), "policies of other bodies": ("more_policies.jsonl.gz",)}


def _articles(paths: list[Path]) -> list[Article]:
    copies: dict[str, list[RawArticle]] = {}
    for source in walk(paths):
        for outcome in read(source):
            assert isinstance(outcome, RawArticle), outcome
            copies.setdefault(outcome.id, []).append(outcome)
    return [parse(merge(twins)) for twins in copies.values()]


@pytest.mark.parametrize("corpus", CORPORA)
def test_substrings_cut_anywhere(shared: Path, tmp_path: Path, corpus: str) -> None:
    paths = [shared / "corpus" / name for name in CORPORA[corpus]]
    index_paths(paths, tmp_path / "index")
    with finsearch.open(tmp_path / "index") as index:
        check(index, _articles(paths), count=250, seed=4)


@pytest.mark.parametrize("corpus", CORPORA)
def test_substrings_in_clauses(shared: Path, tmp_path: Path, corpus: str) -> None:
    paths = [shared / "corpus" / name for name in CORPORA[corpus]]
    index_paths(paths, tmp_path / "index")
    with finsearch.open(tmp_path / "index") as index:
        check_clauses(index, _articles(paths), count=100, seed=8)
