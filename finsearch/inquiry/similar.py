"""More like this: what says it best in a text → what else has most of that.

The terms of a text are weighed by tf · idf (Salton, Buckley, "Term-weighting approaches in automatic text retrieval",
IPM 24, 1988), the best ones are looked for together, and BM25F ranks as in any search. Who is responsible is not what
a text is about: duties are left out. Titles say it best: their words count TITLE times.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.stopwords import stopwords
from finsearch.answering.assemble import Assembler
from finsearch.document import Article, Clause, Span
from finsearch.engines.base import Engine
from finsearch.query.literals import whole
from finsearch.query.plan import Plan, Wanted
from finsearch.ranking.bm25f import idf
from finsearch.results import Results

TERMS = 15
TITLE = 3
CANDIDATES = 150
"""How many different terms of a text, the most frequent first, are weighed at all."""


class WeightedTerm(NamedTuple):
    """A term of a text, its weight, and how many articles have it."""

    text: str
    weight: float
    articles: int


def similar(
    engine: Engine, plan: Plan, article: Article, clauses: Sequence[Clause], analyzer: Analyzer, limit: int = 10
) -> Results:
    """Return the articles (the clauses, in a plan for clauses) that pass the filters and are most like an article.

    Where `clauses` of the article are given, it is they that are compared. The article itself is no answer. `total`
    counts what is returned; `notes` name the terms that it was found by, the weightiest first.
    """
    started = time.perf_counter()
    terms = tuple(weighted_terms(engine, text_of(article, clauses), analyzer))[:TERMS]
    wanted = replace(_wanting(plan, terms), limit=limit + len(article.clauses) + 1, offset=0)
    found = engine.search(wanted) if terms else engine.search(replace(plan, limit=1))
    others = tuple(hit for hit in found.hits if terms and hit.article != article.id)[:limit]
    return Results(
        query=" ".join(filter(None, [article.id, *(clause.no for clause in clauses[:1])])),
        interpreted=" | ".join(term.text for term in terms),
        total=len(others),
        hits=Assembler(engine, wanted).hits(replace(found, hits=others)),
        notes=(_named(terms),) if terms else (),
        took_ms=round((time.perf_counter() - started) * 1000, 3),
    )


def weighted_terms(engine: Engine, text: str, analyzer: Analyzer) -> Iterator[WeightedTerm]:
    """Yield the terms of a text that other articles have, too, the weightiest first; no stop words, no numbers."""
    counts = Counter(word.text for word in analyzer.words(text) if _says_something(word.text))
    terms = [term for term, _ in counts.most_common(CANDIDATES)]
    asked = Plan(wanted=tuple(Wanted(term, whole(term)) for term in terms), match="any", limit=1)
    found = engine.search(asked).found
    everything = engine.search(Plan(limit=0)).total
    weighed = (
        WeightedTerm(term, counts[term] * idf(everything, holders), holders)
        for term, holders in zip(terms, found, strict=True)
        if holders > 1
    )
    yield from sorted(weighed, key=lambda term: (-term.weight, term.text))


def text_of(article: Article, clauses: Sequence[Clause]) -> str:
    """Return what an article, or clauses of it, is about: titles several times, then the text without duties."""
    chosen = clauses or article.clauses
    titles = [*([] if clauses else [article.title]), *(clause.title for clause in chosen)]
    spans = [clause.span for clause in clauses] or [Span(0, len(article.text))]
    duties = (duty.span for clause in chosen for duty in clause.duties)
    return "\n".join([*titles * (TITLE - 1), *_without(article.text, spans, tuple(duties))])


def _without(text: str, spans: Sequence[Span], left_out: Sequence[Span]) -> Iterator[str]:
    """Yield the stretches of the spans that are not left out."""
    for span in spans:
        position = span.start
        for out in left_out:
            if position <= out.start < span.end:
                yield text[position : out.start]
                position = out.end
        yield text[position : span.end]


def _says_something(term: str) -> bool:
    return len(term) > 1 and not term.isdecimal() and term not in stopwords()


def _wanting(plan: Plan, terms: Sequence[WeightedTerm]) -> Plan:
    wanted = tuple(Wanted(term.text, whole(term.text)) for term in terms)
    return replace(plan, wanted=wanted, scored=tuple(term.text for term in terms), match="any")


def _named(terms: Sequence[WeightedTerm]) -> str:
    weights = (f"{term.text} {term.weight:.1f}" for term in terms)
    return f"按这些词 / by the terms: {'、'.join(weights)}"
