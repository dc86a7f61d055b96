from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import finsearch
from finsearch.demo import posts_folder
from finsearch.ingest import index_paths
from finsearch.search import Index


@pytest.fixture(scope="session")
def demo_place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the demo posts."""
    place = tmp_path_factory.mktemp("evaluated") / "index"
    index_paths([posts_folder()], place)
    return place


@pytest.fixture(scope="session")
def demo(demo_place: Path) -> Iterator[Index]:
    with finsearch.open(demo_place) as index:
        yield index
