from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

import pytest

from finsearch.findings import ArticleRef
from finsearch.inquiry.duties import matrix, workloads
from finsearch.present import FORMATS, Look, counts, listing, outline, records, references, render
from finsearch.present.json import dump
from finsearch.present.listing import FORMS
from finsearch.present.values import article_value, report_value, standing_value, stats_value
from finsearch.results import Failure, IngestReport
from tests.golden import check
from tests.present.samples import (
    ASSIGNMENTS,
    CITED_BY,
    CITES,
    COVERAGE,
    ENDED,
    EXPLAINED,
    FLASH_ARTICLE,
    MISSING,
    NOTHING,
    POLICY_ARTICLE,
    REPORT,
    RESULTS,
    STANDING,
    STATS,
)

REF = ArticleRef.of(POLICY_ARTICLE)
DUTIES = records.assignments(ASSIGNMENTS, 4)
FAILED = replace(REPORT, failed=1, failures=(Failure("a.md", "no date"),))
TERMS = (("出口信用保险", "word", 0, 6), ("出口", "bigram", 0, 2), ("口信", "bigram", 1, 3), ("rcep", "word", 7, 11))

PAGES: dict[str, Callable[[], Iterable[str]]] = {
    "table-80.txt": lambda: render(RESULTS, "table", Look(80)),
    "table-40.txt": lambda: render(RESULTS, "table", Look(40)),
    "table-80-colour.txt": lambda: render(RESULTS, "table", Look(80, colour=True)),
    "table-explained-80.txt": lambda: render(EXPLAINED, "table", Look(80)),
    "table-explained-40.txt": lambda: render(EXPLAINED, "table", Look(40)),
    "results.json": lambda: render(RESULTS, "json"),
    "results-explained.json": lambda: render(EXPLAINED, "json"),
    "results-none.json": lambda: render(NOTHING, "json"),
    "results.jsonl": lambda: render(RESULTS, "jsonl"),
    "results.csv": lambda: render(RESULTS, "csv"),
    "results.md": lambda: render(EXPLAINED, "md"),
    "results-all.md": lambda: render(RESULTS, "md"),
    "results.ids": lambda: render(RESULTS, "ids"),
    "outline-80.txt": lambda: outline.outline(POLICY_ARTICLE, Look(80)),
    "outline-40.txt": lambda: outline.outline(POLICY_ARTICLE, Look(40)),
    "outline-graph-80.txt": lambda: outline.outline(POLICY_ARTICLE, Look(80), CITES, CITED_BY),
    "outline-flash.txt": lambda: outline.outline(FLASH_ARTICLE, Look(40)),
    "clauses-40.txt": lambda: outline.clauses(POLICY_ARTICLE, POLICY_ARTICLE.clauses[3:], Look(40)),
    "outline-ended-80.txt": lambda: outline.outline(POLICY_ARTICLE, Look(80), standing=ENDED),
    "validity.json": lambda: [dump([standing_value(STANDING), standing_value(ENDED), standing_value(None)])],
    "article.json": lambda: [dump(article_value(POLICY_ARTICLE))],
    "clauses.json": lambda: [dump(article_value(POLICY_ARTICLE, POLICY_ARTICLE.clauses[3:4]))],
    "report-80.txt": lambda: counts.report(REPORT, Look(80)),
    "report-dry-run-40.txt": lambda: counts.report(REPORT, Look(40), dry_run=True),
    "report-20.txt": lambda: counts.report(IngestReport(read=1, clauses=2), Look(20)),
    "report.json": lambda: [dump(report_value(FAILED, dry_run=False))],
    "stats-80.txt": lambda: counts.stats(STATS, Look(80)),
    "stats.json": lambda: [dump(stats_value(STATS))],
    "cites-80.txt": lambda: references.cites(REF, CITES, Look(80)),
    "cites-40.txt": lambda: references.cites(REF, CITES, Look(40)),
    "cited-by-80.txt": lambda: references.cited_by(REF, CITED_BY, Look(80)),
    "cited-by-40-colour.txt": lambda: references.cited_by("《保费补贴办法》", CITED_BY, Look(40, colour=True)),
    **{f"cites.{form}": partial(listing.render, records.cites(REF, CITES), form, Look(80)) for form in FORMS},
    **{f"cited-by.{form}": partial(listing.render, records.cited_by(REF, CITED_BY), form, Look(80)) for form in FORMS},
    **{f"missing.{form}": partial(listing.render, records.missing(MISSING, 9), form, Look(60)) for form in FORMS},
    **{
        f"duties.{form}": partial(listing.render, records.assignments(ASSIGNMENTS, 4), form, Look(80)) for form in FORMS
    },
    "workloads-40.txt": lambda: listing.render(records.workloads(workloads(ASSIGNMENTS)), "table", Look(40)),
    "matrix-60.txt": lambda: listing.render(records.matrix(matrix(ASSIGNMENTS, 9, 9)), "table", Look(60)),
    "matrix.csv": lambda: listing.render(records.matrix_cells(matrix(ASSIGNMENTS, 9, 9)), "csv", Look(60)),
    **{f"coverage.{form}": partial(listing.render, records.coverage(COVERAGE), form, Look(80)) for form in FORMS},
    "doubts-60.txt": lambda: listing.render(records.doubts(COVERAGE), "table", Look(60)),
    "failures.csv": lambda: listing.render(records.failures(COVERAGE), "csv", Look(60)),
    "legend-40.txt": lambda: references.legend([REF, REF], Look(40)),
    "cuts-40.txt": lambda: counts.cuts(TERMS, Look(40)),
}


@pytest.mark.parametrize("name", PAGES)
def test_output_is_what_was_reviewed(name: str) -> None:
    check(name, "".join(PAGES[name]()))


@pytest.mark.parametrize("form", FORMATS)
def test_no_hits_is_no_line_of_data(form: str) -> None:
    expected = {"csv": 1, "json": 9}.get(form, 0)
    assert len("".join(render(NOTHING, form)).splitlines()) == expected
