"""The literal guarantee over the demo posts."""

from __future__ import annotations

from pathlib import Path

import finsearch
from finsearch.demo import posts_folder
from finsearch.document import Article
from finsearch.ingest import index_paths
from tests.substrings import check


def test_substrings_cut_anywhere(articles: dict[str, Article], tmp_path: Path) -> None:
    index_paths([posts_folder()], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as index:
        check(index, list(articles.values()), count=300, seed=1)
