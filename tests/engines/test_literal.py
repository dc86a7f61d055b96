"""The literal guarantee: any string that stands in a text is found in quotes, wherever it stands, and marked."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.analysis.normalize import fold
from finsearch.document import NOWHERE, Article
from finsearch.engines.entry import Entry, prepare
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters
from tests.engines.articles import Articles


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, list[Entry]]]:
    place = tmp_path_factory.mktemp("literal")
    entries = Articles(seed=11).entries(40)
    with WhooshEngine.create(place).writer() as writer:
        for entry in entries:
            writer.add(entry)
        writer.commit()
    engine = WhooshEngine.open(place)
    yield engine, entries
    engine.close()


def _texts(entries: list[Entry]) -> dict[tuple[str, int], str]:
    return {(each.article.id, i): part.part.text for each in entries for i, part in enumerate(each.parts)}


def _scan(text: str, wanted: str) -> list[tuple[int, int]]:
    folded = fold(text)
    return [(at, at + len(wanted)) for at in range(len(text)) if folded.startswith(wanted, at)]


def _union(spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def test_substrings_cut_anywhere(indexed: tuple[WhooshEngine, list[Entry]]) -> None:
    engine, entries = indexed
    texts = _texts(entries)
    source = random.Random(5)
    for _ in range(400):
        text = source.choice(list(texts.values()))
        start = source.randrange(len(text))
        typed = text[start : start + source.randrange(1, 9)].strip()
        if not typed or "\n" in typed or '"' in typed:
            continue
        plan = replace(Compiler(analyzer()).compile(f'"{typed}"', Filters()), limit=100)
        hits = engine.search(plan)
        expected = {place: _scan(found, fold(typed)) for place, found in texts.items()}
        holders = {article for (article, _), spans in expected.items() if spans}
        assert {hit.article for hit in hits.hits} == holders, typed
        for hit in hits.hits:
            for part in hit.parts:
                assert _union([*part.marks]) == _union(expected[hit.article, part.index]), typed


def test_a_word_and_a_number_are_whole_unless_quoted(tmp_path: Path) -> None:
    source = Articles(seed=1)
    bare = replace(
        source.article("a"), title="", post_title="", title_span=NOWHERE, clauses=(), citations=(), summary=""
    )
    texts = ["15号文件", "5号文件", "第5号"]
    articles = [replace(bare, id=f"a{n}", text=text) for n, text in enumerate(texts)]
    engine = _engine(tmp_path, articles)
    assert _found(engine, "5") == {"a1", "a2"}
    assert _found(engine, '"5"') == {"a0", "a1", "a2"}
    assert _found(engine, '"5号"') == {"a0", "a1", "a2"}
    engine.close()


def _engine(place: Path, articles: list[Article]) -> WhooshEngine:
    with WhooshEngine.create(place).writer() as writer:
        for article in articles:
            writer.add(prepare(article, analyzer()))
        writer.commit()
    return WhooshEngine.open(place)


def _found(engine: WhooshEngine, typed: str) -> set[str]:
    return {hit.article for hit in engine.search(Compiler(analyzer()).compile(typed, Filters())).hits}
