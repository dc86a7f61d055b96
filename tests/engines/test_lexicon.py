"""Numbers are looked up, not sought among all: as few terms are read of a large index as of a small one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.document import DocumentNumber, NumberMention, Span
from finsearch.engines.entry import prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.engines.whoosh.codec import postings
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.engines.whoosh.values import numbered
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern
from tests.engines.articles import Articles
from tests.engines.test_agreement import write

CODES = ("国办发", "国发", "人民银行令", "中国人民银行令", "海关总署公告", "国务院 公安部令", "财政部 商务部令")
PATTERNS = [
    NumberPattern(code, year, serial, any_year)
    for code in (None, *CODES, "央行令", "没有发")
    for year, any_year in ((2019, False), (2020, False), (None, False), (None, True))
    for serial in (None, 2, 20, 99)
]


def _numbers(number: int) -> Iterator[DocumentNumber]:
    for at in range(number):
        code, year = CODES[at % len(CODES)], 2018 + at // len(CODES) % 4
        yield DocumentNumber(code, None if "令" in code and at % 2 else year, at // (4 * len(CODES)) + 1)


def _engine(place: Path, number: int) -> WhooshEngine:
    plain = Articles(1, flat=True).article("a")
    articles = (
        replace(plain, id=f"n{at}", number=NumberMention(each, Span(0, 1))) for at, each in enumerate(_numbers(number))
    )
    entries = [prepare(each, analyzer()) for each in articles]
    engine = WhooshEngine.create(place)
    write(engine, entries[: number // 3], ())
    write(engine, entries[number // 3 :], ("n4", "n5"))
    return WhooshEngine.open(place)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[WhooshEngine, WhooshEngine]]:
    folder = tmp_path_factory.mktemp("numbers")
    small, large = _engine(folder / "small", 60), _engine(folder / "large", 600)
    yield small, large
    small.close()
    large.close()


@pytest.mark.parametrize("pattern", PATTERNS, ids=str)
def test_numbers_are_those_that_a_look_at_each_finds(
    engines: tuple[WhooshEngine, WhooshEngine], pattern: NumberPattern
) -> None:
    table = engines[1].table
    meant = {key for key in map(_key, _numbers(600)) if pattern.matches(DocumentNumber.from_key(key))}
    given = list(numbered(table, "number", pattern))
    assert {key for key in given if len(table.having("number", key))} == {
        key for key in meant if len(table.having("number", key))
    }
    assert len(given) == len(set(given))


def _key(number: DocumentNumber) -> str:
    return number.key


class _Counted(Sequence[bytes]):
    """Terms that count how many of them are read."""

    read = 0

    def __init__(self, terms: Sequence[bytes]) -> None:
        self._terms = terms

    def __len__(self) -> int:
        return len(self._terms)

    def __getitem__(self, ordinal: int) -> bytes:  # type: ignore[override]
        _Counted.read += 1
        return self._terms[ordinal]


def test_a_query_for_a_number_reads_few_terms(
    engines: tuple[WhooshEngine, WhooshEngine], monkeypatch: pytest.MonkeyPatch
) -> None:
    between = postings.SegmentPostings.terms_between

    def counted(self: postings.SegmentPostings, start: int, end: int) -> list[bytes]:
        _Counted.read += end - start
        return between(self, start, end)

    monkeypatch.setattr(postings.SegmentPostings, "terms_between", counted)
    plan = Compiler(analyzer()).compile("国办发〔2020〕2号", Filters())

    def read(engine: WhooshEngine) -> int:
        assert engine.search(plan).total
        for leaf, _ in engine.table.leaves:
            segment = leaf._terms.postings
            segment.__dict__["terms"] = _Counted(segment.terms)
        _Counted.read = 0
        assert engine.search(replace(plan, limit=11)).total
        return _Counted.read

    small, large = map(read, engines)
    assert large < small + 600 // 2


def test_both_engines_name_their_numbers_alike(tmp_path: Path) -> None:
    memory, whoosh = MemoryEngine(), WhooshEngine.create(tmp_path)
    entries = Articles(3).entries(30)
    for engine in (memory, whoosh):
        write(engine, entries[:20], ())
        write(engine, entries[20:], ("a1", "a2"))
    whoosh = WhooshEngine.open(tmp_path)
    assert sorted(map(str, whoosh.own_numbers())) == sorted(map(str, memory.own_numbers()))
    assert {each.key: each for each in whoosh.own_numbers()} == {each.key: each for each in memory.own_numbers()}
    whoosh.close()
