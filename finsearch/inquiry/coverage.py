"""How much of an index was understood, by source and month; every doubt, and what could not be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from finsearch.document import Article
from finsearch.findings import ArticleRef, Coverage, CoverageReport, Doubt
from finsearch.patterns import regex
from finsearch.results import Failure

_MONTH = regex(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?=-)")


def report(articles: Iterable[Article], failures: Iterable[tuple[str, str]]) -> CoverageReport:
    """Return what was understood of the articles, and the (path, reason) of what could not be read."""
    counts: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    doubts: list[Doubt] = []
    for article in articles:
        counts[article.source, _month(article)].update(_counted(article))
        doubts += _doubts(article)
    failed = tuple(Failure(path, why) for path, why in failures)
    for failure in failed:
        counts["", _month_in_name(failure.path)]["failures"] += 1
    rows = (Coverage(source, month, **found) for (source, month), found in sorted(counts.items()))
    ordered = sorted(doubts, key=lambda each: (each.article.id, each.path))
    return CoverageReport(tuple(rows), tuple(ordered), failed)


def _month(article: Article) -> str:
    return f"{article.published:%Y-%m}" if article.published else ""


def _month_in_name(path: str) -> str:
    named = _MONTH.match(PurePath(path).name)
    return named.group() if named else ""


def _counted(article: Article) -> dict[str, int]:
    return {
        "articles": 1,
        "policies": int(article.kind == "policy"),
        "with_number": int(article.number is not None),
        "with_issuer": int(bool(article.issuers)),
        "with_clauses": int(bool(article.clauses)),
        "clauses": len(article.clauses),
        "doubts": sum(bool(clause.doubt) for clause in article.clauses),
    }


def _doubts(article: Article) -> Iterator[Doubt]:
    ref = ArticleRef.of(article)
    return (Doubt(ref, each.no, each.path, each.doubt) for each in article.clauses if each.doubt)
