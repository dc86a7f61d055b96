"""Looking at candidates only changes nothing: the same hits, scores, marks and counts as over the whole table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from finsearch.engines.whoosh import candidates
from finsearch.engines.whoosh.arrays import FILTERS_KEPT
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.engines.whoosh.searcher import Search
from finsearch.engines.whoosh.view import View
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from tests.engines.articles import Articles


@pytest.fixture(scope="module", params=[False, True], ids=["with clauses", "flat"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhooshEngine]:
    place = tmp_path_factory.mktemp("view")
    entries = Articles(seed=41, flat=request.param).entries(120)
    created = WhooshEngine.create(place)
    for batch, gone in ((entries[:70], ()), (entries[70:], ("a3", "a44", "a45"))):
        with created.writer() as writer:
            for article in gone:
                writer.remove(article)
            for entry in batch:
                writer.add(entry)
            writer.commit()
    opened = WhooshEngine.open(place)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("parts", ["all parts of articles", "parts that hold something"])
def test_a_view_answers_as_the_whole_table(
    engine: WhooshEngine, seed: int, parts: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Articles(seed=100 + seed)
    monkeypatch.setattr(candidates, "_PARTS_LOOKED_AT", 1 << 30 if parts == "all parts of articles" else -1)
    narrow = 0
    for plan in (source.plan() for _ in range(60)):
        monkeypatch.setattr(candidates, "_WORTH", -1.0)
        whole = Search(engine.table, plan)
        monkeypatch.setattr(candidates, "_WORTH", 2.0)
        view = Search(engine.table, plan)
        narrow += isinstance(view.table, View) and view.table.size < whole.table.size
        expected, given = whole.hits(), view.hits()
        assert (given.total, given.facets) == (expected.total, expected.facets), plan
        assert given.found == tuple(expected.found), plan
        assert given.hits == expected.hits, plan
    assert narrow > 20


def test_the_last_filters_are_kept_and_no_more(engine: WhooshEngine) -> None:
    table = engine.table
    asked = [Filters(tags=("甲",), since=date(2020, 1, day)) for day in range(1, 31)]
    for filters in (*asked, asked[-1]):
        engine.search(Plan(filters=filters, as_of=date(2022, 7, 1)))
    assert list(table._filtered) == asked[-FILTERS_KEPT:]
    kept = table._filtered[asked[-1]]
    engine.search(Plan(filters=asked[-1]))
    assert kept is not None
    assert table._filtered[asked[-1]] is kept


def test_counts_for_ranking_are_those_of_the_whole_index(engine: WhooshEngine) -> None:
    table = engine.table
    view = View(table, np.array([2, 5, 7]))
    assert (view.units, view.average) == (table.units, table.average)
    assert view.holders("出口") == table.holders("出口") > len(view.postings("出口").parts) > 0
    assert table.units == int(table.live.sum())
    assert table.average == pytest.approx(float(table.length[table.live].mean()))
    assert [view.id(int(head)) for head in view.head] == [table.id(int(table.head[at])) for at in (2, 5, 7)]
