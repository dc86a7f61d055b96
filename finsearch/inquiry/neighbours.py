"""What a wrong document number or 《title》 was probably meant to be, of what the index holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from finsearch.analysis.analyzer import Analyzer
from finsearch.answering.near import Codes, near_numbers
from finsearch.document import Article, DocumentNumber
from finsearch.engines.base import Engine
from finsearch.engines.entry import titles_of
from finsearch.findings import ArticleRef
from finsearch.query.compile import Compiler
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import exactly
from finsearch.structure.title import letters, readings

MOST = 3
LIKE = 0.6
"""So much of two titles must agree, without what is left out when one names them carelessly, for them to be near."""
CANDIDATES = 30


def numbered_near(engine: Engine, codes: Codes, number: DocumentNumber) -> tuple[ArticleRef, ...]:
    """Return the articles whose numbers are nearest to one that nothing has; `codes` are all numbers of the index."""
    return tuple(ref for each in near_numbers(codes, exactly(number)) for ref in _first(engine, each))


def _first(engine: Engine, number: DocumentNumber) -> Iterator[ArticleRef]:
    article = next(map(engine.article, engine.numbered(exactly(number))), None)
    if article:
        yield ArticleRef.of(article)


def titled_near(engine: Engine, title: str, analyzer: Analyzer) -> tuple[ArticleRef, ...]:
    """Return the articles whose titles are most like one that nothing has, the likest first."""
    _, core, skeleton = readings(title)
    if not letters(core):
        return ()
    plan = Compiler(analyzer, expand=False).compile(letters(core), Filters())
    hits = engine.search(replace(plan, match="any", limit=CANDIDATES)).hits
    articles = (article for hit in hits if (article := engine.article(hit.article)))
    likeness = {article.id: (_likeness(skeleton, article), article) for article in articles}
    near = sorted((each for each in likeness.values() if each[0] >= LIKE), key=lambda each: (-each[0], each[1].id))
    return tuple(ArticleRef.of(article) for _, article in near[:MOST])


def _likeness(skeleton: str, article: Article) -> float:
    return max(
        SequenceMatcher(None, skeleton, readings(title)[2], autojunk=False).ratio() for title in titles_of(article)
    )
