"""The Whoosh engine gives what the brute-force oracle gives: same hits, same order, same marks, same counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from finsearch.answering.standing import standing
from finsearch.document import STATUSES, DocumentNumber
from finsearch.engines.base import Engine, Hits
from finsearch.engines.entry import Entry, comparable
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.engines.order import minutes
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.query.plan import Plan
from finsearch.query.restriction import Filters
from finsearch.results import ScorePart
from finsearch.structure.document_number import NumberPattern
from tests.engines.articles import OWN, TITLES, Articles

Engines = tuple[MemoryEngine, WhooshEngine]


@pytest.fixture(scope="module", params=[False, True], ids=["with clauses", "flat"])
def engines(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    """Both engines after the same history: two batches, removals, a replacement."""
    memory, place = MemoryEngine(), tmp_path_factory.mktemp("whoosh")
    entries = Articles(seed=7, flat=request.param).entries(60)
    for engine in (memory, WhooshEngine.create(place)):
        write(engine, entries[:30], ())
        write(engine, entries[30:], ())
        write(engine, entries[3:4], ("a3", "a40", "a41", "no such article"))
    whoosh = WhooshEngine.open(place)
    yield memory, whoosh
    whoosh.close()


def write(engine: Engine, entries: list[Entry], removed: tuple[str, ...]) -> None:
    with engine.writer() as writer:
        for article in removed:
            writer.remove(article)
        for entry in entries:
            writer.add(entry)
        writer.commit()


def _shape(hits: Hits) -> object:
    order = [(hit.article, [(part.index, part.marks) for part in hit.parts]) for hit in hits.hits]
    return hits.total, hits.found, order, dict(hits.facets), hits.gathered


def test_all_articles_are_those_that_were_not_removed_the_oldest_first(engines: Engines) -> None:
    memory, whoosh = engines
    held = list(memory.articles())
    assert list(whoosh.articles()) == held
    assert len(held) == whoosh.stats().articles < 60
    dated = [minutes(each.published) for each in held if each.published]
    assert dated == sorted(dated)


@pytest.mark.parametrize("seed", range(10))
def test_two_hundred_and_fifty_queries(engines: Engines, seed: int) -> None:
    memory, whoosh = engines
    source = Articles(seed)
    answered = 0
    for _ in range(25):
        plan = source.plan()
        expected, given = memory.search(plan), whoosh.search(plan)
        assert _shape(given) == _shape(expected), plan
        for ours, theirs in zip(given.hits, expected.hits, strict=True):
            assert ours.score == pytest.approx(theirs.score)
            assert [part.score for part in ours.parts] == pytest.approx([part.score for part in theirs.parts])
        answered += bool(expected.total)
    assert answered > 5


@pytest.mark.parametrize("seed", range(200, 204))
def test_all_that_answers(engines: Engines, seed: int) -> None:
    memory, whoosh = engines
    source, answered = Articles(seed), 0
    for _ in range(20):
        plan = source.plan()
        given = list(whoosh.answers(plan))
        assert given == list(memory.answers(plan)), plan
        page = [hit.article for hit in whoosh.search(plan).hits]
        assert page == [article for article, _ in given][plan.offset : plan.offset + plan.limit]
        answered += bool(given)
    assert answered > 3


@pytest.mark.parametrize("seed", range(100, 104))
def test_an_agency_counts_what_asking_for_it_gives(engines: Engines, seed: int) -> None:
    source, counted = Articles(seed), 0
    held = engines[0].search(Plan(facets=("duties",))).facets["duties"]
    for _ in range(16):
        plan = replace(source.plan(), facets=("duties",), match="all", scope="articles", limit=1)
        plan = replace(plan, filters=replace(plan.filters, duties=()))
        excludes = bool(plan.unwanted) or "NoneOf" in repr(plan.wanted)  # fewer parts may hold what must not be there
        for engine in engines:
            for each in engine.search(plan).facets["duties"]:
                asked = replace(plan, filters=replace(plan.filters, duties=(each.value,)), facets=())
                total = engine.search(asked).total
                assert total >= each.count if excludes else total == each.count, plan
                counted += not excludes
    assert counted > 10 or not held  # flat articles name no agency


@pytest.mark.parametrize("as_of", [date(2020, 1, 1), date(2022, 7, 1), date(2025, 1, 1)])
def test_a_status_is_the_same_as_filter_facet_and_hit(engines: Engines, as_of: date) -> None:
    counted: dict[str, int] = {}
    for engine in engines:
        hits = engine.search(Plan(limit=100, facets=("status",), as_of=as_of))
        articles = [article for hit in hits.hits if (article := engine.article(hit.article))]
        shown = Counter(found.status for each in articles if (found := standing(engine, each, as_of)))
        counted = {each.value: each.count for each in hits.facets["status"]}
        assert counted == shown
        for status in STATUSES:
            plan = Plan(filters=Filters(statuses=(status,)), limit=1, as_of=as_of)
            assert engine.search(plan).total == counted.get(status, 0)
    assert as_of.year != 2022 or set(counted) == set(STATUSES)


def test_explanations_add_up(engines: Engines) -> None:
    source = Articles(seed=3)
    explained = [(hit, hit.explanation) for _ in range(40) for hit in engines[1].search(source.plan()).hits]
    assert len(explained) > 40
    for hit, tree in explained:
        assert tree is not None
        assert tree.value == pytest.approx(hit.score, abs=1e-6)
        _check(tree)


def _check(node: ScorePart) -> None:
    if node.parts:
        assert node.value == pytest.approx(sum(part.value for part in node.parts), abs=1e-9)
        for part in node.parts:
            _check(part)


def test_statistics_agree(engines: Engines) -> None:
    ours, theirs = engines[1].stats(), engines[0].stats()
    assert (ours.articles, ours.clauses, ours.kinds) == (theirs.articles, theirs.clauses, dict(theirs.kinds))
    assert (ours.first_published, ours.last_published) == (theirs.first_published, theirs.last_published)


def test_articles_come_back_whole(engines: Engines) -> None:
    memory, whoosh = engines
    for name, entry in memory.entries.items():
        assert whoosh.article(name) == entry.article
    assert whoosh.article("a40") is None


def test_articles_that_share_an_id_are_known_by_it_and_go_with_it(tmp_path: Path) -> None:
    entries = Articles(seed=8).entries(4)
    shared = [replace(each, article=replace(each.article, shared_id="b")) for each in entries[:2]]
    engines: Engines = (MemoryEngine(), WhooshEngine.create(tmp_path))
    for removed, held in (((), ("a0", "a1")), (("b",), ())):
        for engine in engines:
            write(engine, [*shared, *entries[2:]] if not removed else [], removed)
        opened = WhooshEngine.open(tmp_path)
        assert engines[0].sharing("b") == opened.sharing("b") == held
        assert engines[0].sharing("a2") == opened.sharing("a2") == ()
        assert engines[0].stats().articles == opened.stats().articles == 2 + len(held)
        opened.close()


@pytest.mark.parametrize("title", [*TITLES, "出口信用保险的通知", "关于扩大外贸规模的意见", "没有这样的意见"])
def test_titles_and_who_cites_them_agree(engines: Engines, title: str) -> None:
    memory, whoosh = engines
    keys = comparable(title)
    assert whoosh.titled(keys) == memory.titled(keys)
    assert whoosh.bearing(keys) == memory.bearing(keys) == len(memory.titled(keys))
    assert whoosh.citing((), keys) == memory.citing((), keys)
    assert bool(memory.titled(keys)) == bool(memory.citing((), keys)) == (title != "没有这样的意见")


@pytest.mark.parametrize("number", OWN)
def test_numbers_and_who_cites_them_agree(engines: Engines, number: DocumentNumber) -> None:
    memory, whoosh = engines
    patterns = (NumberPattern(number.code, number.year, number.serial, any_year=False),)
    assert whoosh.numbered(patterns[0]) == memory.numbered(patterns[0]) != ()
    assert whoosh.citing(patterns, ()) == memory.citing(patterns, ()) != ()


def test_what_is_cited_agrees(engines: Engines) -> None:
    ours, theirs = (Counter((each.key, each.title, len(each.articles)) for each in one.cited()) for one in engines)
    assert ours == theirs
    assert {title for _, title, _ in ours} == {"", *TITLES}
