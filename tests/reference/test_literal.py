"""The literal guarantee over real posts and State Council documents, and over the policies of other bodies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import finsearch
from finsearch.corpus.copies import merge
from finsearch.corpus.reader import read, walk
from finsearch.document import Article, RawArticle
from finsearch.ingest import index_paths
from finsearch.search import Index
from finsearch.structure.parse import parse
from tests.substrings import check, check_clauses

pytestmark = pytest.mark.shared

Corpus = tuple[Index, list[Article]]
CORPORA = {"posts and policies": ("posts", "policies"), "policies of other bodies": ("more_policies.jsonl.gz",)}


def _articles(paths: list[Path]) -> list[Article]:
    copies: dict[str, list[RawArticle]] = {}
    for source in walk(paths):
        for outcome in read(source):
            assert isinstance(outcome, RawArticle), outcome
            copies.setdefault(outcome.id, []).append(outcome)
    return [parse(merge(twins)) for twins in copies.values()]


@pytest.fixture(scope="module", params=CORPORA)
def corpus(request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Yield an index, and the articles in it."""
    place = tmp_path_factory.mktemp("literal") / "index"
    paths = [shared / "corpus" / name for name in CORPORA[request.param]]
    index_paths(paths, place)
    with finsearch.open(place) as index:
        yield index, _articles(paths)


def test_substrings_cut_anywhere(corpus: Corpus) -> None:
    check(*corpus, count=150, seed=4)


def test_substrings_in_clauses(corpus: Corpus) -> None:
    check_clauses(*corpus, count=100, seed=8)
