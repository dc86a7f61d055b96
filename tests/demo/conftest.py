from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from finsearch.corpus.copies import merge
from finsearch.corpus.reader import read, walk
from finsearch.demo import posts_folder
from finsearch.document import Article, RawArticle
from finsearch.structure.parse import parse

Copies = dict[str, list[RawArticle]]


@pytest.fixture(scope="session")
def files() -> dict[Path, str]:
    """The demo posts as they stand; each must be UTF-8."""
    return {path: path.read_bytes().decode("utf-8") for path in sorted(posts_folder().glob("*/*.md"))}


@pytest.fixture(scope="session")
def copies() -> Copies:
    found = defaultdict(list)
    for source in walk([posts_folder()]):
        for outcome in read(source):
            assert isinstance(outcome, RawArticle), outcome
            found[outcome.id].append(outcome)
    return dict(found)


@pytest.fixture(scope="session")
def articles(copies: Copies) -> dict[str, Article]:
    return {name: parse(merge(twins)) for name, twins in copies.items()}


@pytest.fixture(scope="session")
def policies(articles: dict[str, Article]) -> list[Article]:
    return [article for article in articles.values() if article.kind == "policy"]
