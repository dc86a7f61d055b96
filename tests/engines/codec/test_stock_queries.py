"""Stock Whoosh queries give on an index of our codec what they give on one of Whoosh's own: hits, scores, positions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from whoosh import fields, index, query
from whoosh.codec.whoosh3 import W3Codec
from whoosh.query import spans
from whoosh.reading import TermNotFound

from finsearch.engines.whoosh.codec.columnar import ColumnarCodec

_WORDS = "alfa bravo charlie delta echo foxtrot golf hotel india juliet 出口 信用 保险 企业 支持"
WORDS = _WORDS.split()
SEEDED = random.Random(17)
ROWS = [
    {
        "id": f"d{n}",
        "body": " ".join(SEEDED.choices(WORDS, k=SEEDED.randrange(1, 40))),
        "title": " ".join(SEEDED.choices(WORDS, k=3)),
        "tags": ",".join(SEEDED.sample(WORDS, k=2)),
        "size": SEEDED.randrange(-50, 50),
        "price": SEEDED.choice([0.5, 2.25, 1e6]),
        "day": datetime(2020, 1 + n % 12, 1 + n % 28),
        "good": bool(n % 3),
    }
    for n in range(300)
]
T = query.Term
QUERIES = [
    T("body", "alfa"),
    T("body", "出口"),
    T("body", "nowhere"),
    T("title", "alfa", boost=2.5),
    query.And([T("body", "alfa"), T("body", "bravo"), T("title", "保险")]),
    query.Or([T("body", "alfa"), T("title", "bravo"), T("tags", "charlie")]),
    query.DisjunctionMax([T("body", "alfa"), T("title", "alfa")]),
    query.And([T("body", "alfa"), query.Not(T("body", "delta"))]),
    query.AndNot(T("body", "golf"), T("title", "hotel")),
    query.AndMaybe(T("body", "golf"), T("title", "hotel")),
    query.Require(T("body", "golf"), T("title", "hotel")),
    query.Otherwise(T("body", "nowhere"), T("title", "hotel")),
    query.Phrase("body", ["alfa", "bravo"]),
    query.Phrase("body", ["出口", "信用", "保险"], slop=4),
    query.Prefix("body", "fo"),
    query.Prefix("tags", ""),
    query.Wildcard("body", "*o*"),
    query.Wildcard("body", "?lfa"),
    query.Regex("body", "^(alfa|ho.*)$"),
    query.FuzzyTerm("body", "echp", maxdist=2),
    query.Variations("body", "delta"),
    query.TermRange("body", "charlie", "golf", startexcl=True),
    query.NumericRange("size", -7, 12),
    query.NumericRange("price", 0.5, 3.0, endexcl=True),
    query.DateRange("day", datetime(2020, 3, 1), datetime(2020, 6, 15)),
    T("good", True),
    query.Every("tags"),
    query.Every(),
    query.ConstantScoreQuery(T("body", "india"), 3.0),
    spans.SpanNear(T("body", "alfa"), T("body", "bravo"), slop=3, ordered=False),
    spans.SpanFirst(T("body", "alfa"), limit=4),
    spans.SpanOr([T("body", "alfa"), T("body", "juliet")]),
    spans.SpanContains(spans.SpanNear(T("body", "alfa"), T("body", "golf"), slop=9), T("body", "echo")),
]


def _schema() -> Any:
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        body=fields.TEXT,
        title=fields.TEXT(chars=True),
        tags=fields.KEYWORD(commas=True, scorable=True),
        size=fields.NUMERIC(signed=True, sortable=True),
        price=fields.NUMERIC(float),
        day=fields.DATETIME,
        good=fields.BOOLEAN,
    )


def _build(place: Path, codec: Any) -> Any:
    place.mkdir()
    built = index.create_in(place, _schema())
    for batch in (ROWS[:120], ROWS[120:290], ROWS[290:]):
        writer = built.writer(codec=codec, compound=False)
        for row in batch:
            writer.add_document(**row)
        writer.commit(merge=False)
    writer = built.writer(codec=codec, compound=False)
    writer.delete_by_term("id", "d7")
    writer.update_document(**{**ROWS[200], "body": "alfa alfa bravo"})
    writer.commit(merge=False)
    return built


@pytest.fixture(scope="module", params=["several segments", "merged"])
def searchers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    place = tmp_path_factory.mktemp("codec")
    ours, stock = (_build(place / name, codec()) for name, codec in (("ours", ColumnarCodec), ("stock", W3Codec)))
    if request.param == "merged":
        for built, codec in ((ours, ColumnarCodec()), (stock, W3Codec())):
            built.writer(codec=codec, compound=False).commit(optimize=True)
    with ours.searcher() as first, stock.searcher() as second:
        assert len(first.leaf_searchers()) == len(second.leaf_searchers()) == (4 if request.param != "merged" else 1)
        yield first, second


@pytest.mark.parametrize("asked", QUERIES, ids=repr)
def test_same_hits_and_scores(searchers: tuple[Any, Any], asked: Any) -> None:
    # without a limit, because stock collectors lose hits where they may skip, on every codec
    ours, stock = ([(hit["id"], hit.score) for hit in each.search(asked, limit=None)] for each in searchers)
    assert ours == stock


def test_queries_are_not_all_empty(searchers: tuple[Any, Any]) -> None:
    empty = [asked for asked in QUERIES if not len(searchers[0].search(asked, limit=None))]
    assert empty == [T("body", "nowhere")]


def test_same_terms_postings_and_statistics(searchers: tuple[Any, Any]) -> None:
    ours, stock = (each.reader() for each in searchers)
    assert list(ours.all_terms()) == list(stock.all_terms())
    assert list(ours.iter_postings()) == [(*rest, value or b"") for *rest, value in stock.iter_postings()]
    for name, text in ours.all_terms():
        mine, theirs = ours.term_info(name, text), stock.term_info(name, text)
        for figure in ("weight", "doc_frequency", "min_length", "max_length", "max_weight", "min_id", "max_id"):
            assert getattr(mine, figure)() == getattr(theirs, figure)(), (name, text, figure)
    assert list(ours.terms_from("title", "f")) == list(stock.terms_from("title", "f"))
    assert ours.frequency("body", "alfa") == stock.frequency("body", "alfa")
    with pytest.raises(TermNotFound):
        ours.postings("body", "nowhere")


def _leaves(searcher: Any) -> list[Any]:
    return [leaf for leaf, _ in searcher.reader().leaf_readers()]


def test_cursors_walk_alike(searchers: tuple[Any, Any]) -> None:
    for ours, stock in zip(*(_leaves(each) for each in searchers), strict=True):
        mine, theirs = ours.cursor("body"), stock.cursor("body")
        assert (mine.find("d"), mine.next(), mine.first()) == (theirs.find("d"), theirs.next(), theirs.first())
        assert mine.term_info().weight() == theirs.term_info().weight()
        assert (mine.find("\uffff"), mine.is_valid()) == (theirs.find("\uffff"), theirs.is_valid())


def test_matchers_skip_and_start_again(searchers: tuple[Any, Any]) -> None:
    leaf = _leaves(searchers[0])[0]
    matcher = leaf._terms.matcher("body", b"alfa", leaf.schema["body"].format)
    every = list(matcher.all_ids())
    matcher.skip_to(every[3])
    assert (matcher.id(), matcher.copy().id()) == (every[3], every[3])
    matcher.skip_to(every[3] + 1)
    assert matcher.id() == every[4]
    matcher.reset()
    assert matcher.id() == every[0] == matcher.block_min_id()
    assert matcher.value_as("positions") == sorted(matcher.value_as("positions"))
