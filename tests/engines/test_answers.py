"""Who asks for all that answers is given ids: no hit is made, nothing is marked, no article is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.engines.whoosh.searcher import Search
from finsearch.engines.whoosh.shown import Shown
from finsearch.query.plan import Plan
from finsearch.search import Index
from tests.engines.articles import AGENCIES, Articles
from tests.engines.test_agreement import write


@pytest.fixture
def index(tmp_path: Path) -> Index:
    engine = WhooshEngine.create(tmp_path)
    write(engine, Articles(5).entries(40), ())
    return Index(WhooshEngine.open(tmp_path))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of what was made, each as often as it was."""
    made: list[str] = []
    for kind, name in ((Search, "_part_hit"), (Shown, "marks"), (WhooshEngine, "_decoded")):
        plain = getattr(kind, name)

        def counted(*given: object, name: str = name, plain: object = plain, **more: object) -> object:
            made.append(name)
            return plain(*given, **more)  # type: ignore[operator]

        monkeypatch.setattr(kind, name, counted)
    return made


def test_ids_make_no_hits(index: Index, made: list[str]) -> None:
    assert len(index.ids("出口")) > 20
    assert made == []
    index.search("出口", limit=3)
    assert {"_part_hit", "marks", "_decoded"} == set(made)


def test_duties_read_articles_and_make_no_hits(index: Index, made: list[str]) -> None:
    assert len(index.duties(AGENCIES)) > 40
    assert set(made) == {"_decoded"}
    assert len(made) <= 40


def test_what_is_asked_of_nothing(tmp_path: Path) -> None:
    assert list(WhooshEngine.create(tmp_path).answers(Plan())) == []
