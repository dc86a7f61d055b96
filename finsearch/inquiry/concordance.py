"""Keyword in context: every match of a query with what stands around it; the first and the last use of a phrase.

Luhn, "Key word-in-context index for technical literature", American Documentation 11 (1960).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from finsearch.answering.relax import answer
from finsearch.document import NOWHERE, Article, Span
from finsearch.engines.base import Engine, EngineHit
from finsearch.engines.part import Part, parts
from finsearch.findings import ArticleRef
from finsearch.query.literals import with_phrase
from finsearch.query.plan import Plan, Sort
from finsearch.studies import Appearance, Basis, Concordance, KeywordLine, Place

EVERY_PART = 1 << 30
PAGE, LONGEST_PAGE = 20, 1280
ENDS: Mapping[Basis, tuple[Sort, Sort]] = {"published": ("date", "-date"), "signed": ("signed", "-signed")}
_YEARS: Mapping[Basis, str] = {"published": "year", "signed": "signed_year"}


def concordance(engine: Engine, plan: Plan, limit: int = 50, sort: Sort = "relevance") -> Concordance:
    """Return the matches in the articles that answer, at most `limit`, in each article in the order of its text."""
    wanted = replace(plan, scope="articles", sort=sort, limit=1, offset=0, parts=EVERY_PART)
    hits, notes = answer(engine, wanted, smart=False)
    lines = islice(_matches(engine, wanted, hits.total), limit)
    return Concordance(tuple(lines), hits.total, (*plan.remarks, *notes))


def appearance(engine: Engine, plan: Plan, phrase: str, by: Basis = "published") -> Appearance | None:
    """Return where a phrase, letter by letter, first and last stood in articles that pass the plan's filters.

    Where it goes by day of signing, what was not signed counts as published.
    """
    wanted = replace(with_phrase(plan, phrase), parts=EVERY_PART)
    counted = engine.search(replace(wanted, limit=0, offset=0, facets=(_YEARS[by],)))
    first, last = (next(_matches(engine, replace(wanted, sort=sort), counted.total), None) for sort in ENDS[by])
    if first is None or last is None:
        return None
    dated = sum(each.count for each in counted.facets[_YEARS[by]])
    return Appearance(phrase, first, last, counted.total, counted.total - dated, by)


def _matches(engine: Engine, plan: Plan, total: int) -> Iterator[KeywordLine]:
    """Yield the matches in the articles that answer a plan; those that only have it elsewhere yield none.

    Where many yield none, each page is as long as all before it, so that few searches turn them all.
    """
    offset = 0
    while offset < total:
        page = min(max(offset, PAGE), LONGEST_PAGE)
        for hit in engine.search(replace(plan, offset=offset, limit=page)).hits:
            yield from _lines(engine, plan, hit)
        offset += page


def _lines(engine: Engine, plan: Plan, hit: EngineHit) -> Iterator[KeywordLine]:
    """Yield the matches in an article: its own number, then words in the order of the text, then numbers it cites."""
    article = engine.article(hit.article)
    if article is None:
        return
    own, cited = _numbers(article, plan)
    yield from (_line(article, _whole(article, span), span) for span in own)
    texts = tuple(parts(article))
    for found in sorted(hit.parts, key=lambda part: part.index):
        for mark in found.marks:
            yield _line(article, texts[found.index], mark)
    yield from (_line(article, _whole(article, span), span) for span in cited)


def _numbers(article: Article, plan: Plan) -> tuple[list[Span], list[Span]]:
    """Return where the document numbers that are asked for stand in the text: as its own, and as cited ones."""
    asked = plan.numbers
    own = [article.number.span for each in asked if article.number and each.matches(article.number.number)]
    numbered = ((each.span, each.number) for each in article.citations if each.number)
    return own[:1], [span for span, number in numbered if any(each.matches(number) for each in asked)]


def _whole(article: Article, span: Span) -> Part:
    """Return the article's text as the part that a span of it stands in."""
    inside = (each for each in article.clauses if each.span.start <= span.start < each.span.end)
    return Part(article.text, NOWHERE, next(inside, None))


def _line(article: Article, part: Part, mark: Span) -> KeywordLine:
    text, clause = part.text, part.clause
    start = text.rfind("\n", 0, mark.start) + 1
    end = text.find("\n", mark.end)
    in_title = clause is None and part.title.start <= mark.start and mark.end <= part.title.end
    place: Place = "clause" if clause else "title" if in_title else "outside"
    return KeywordLine(
        article=ArticleRef.of(article),
        place=place,
        no=clause.no if clause else "",
        path=clause.path if clause else "",
        left=text[start : mark.start],
        keyword=mark.of(text),
        right=text[mark.end : end if end >= 0 else len(text)],
    )
