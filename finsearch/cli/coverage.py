"""`finsearch coverage`: how much of the index was understood."""

from __future__ import annotations

from dataclasses import replace

import click

from finsearch.cli.command import Command
from finsearch.cli.language import said
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.findings import CoverageReport
from finsearch.results import Failure

EXAMPLES = (
    "finsearch coverage",
    "finsearch coverage --list doubts      # 每一处存疑 / every doubt",
    "finsearch coverage --list failures --format csv",
    "finsearch coverage --json",
)


@click.command("coverage", cls=Command, examples=EXAMPLES, short_help="读懂了多少 / how much was understood")
@click.option(
    "--list",
    "listed",
    type=click.Choice(("counts", "doubts", "failures")),
    default="counts",
    show_default=True,
    help="各来源各月计数、存疑的条款、读不了的文件 / what to list",
)
@with_index
@with_format
@with_pager
def command(listed: str, index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool) -> int:
    """Count, by source and month, the articles with a number, an issuer, clauses; and what is in doubt or failed.

    按来源和月份统计：有文号、有机关、有条款的文章各多少，条款次序存疑多少，多少文件读不了。
    """
    from finsearch.present import listing, records
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    report = open_index(index).coverage()
    if form in ("table", "md"):
        report = replace(report, failures=tuple(map(_told, report.failures)))
    shown = {"counts": records.coverage, "doubts": records.doubts, "failures": records.failures}[listed](report)
    write(listing.render(shown, form, look()), paged=form == "table" and not no_pager)
    _remark(report)
    return EXIT_HITS if shown.values else EXIT_NO_HITS


def _told(failure: Failure) -> Failure:
    return Failure(failure.path, said(failure.reason))


def _remark(report: CoverageReport) -> None:
    articles = sum(row.articles for row in report.rows)
    clauses = sum(row.clauses for row in report.rows)
    note(
        f"共 {articles:,} 篇 {clauses:,} 条，存疑 {len(report.doubts):,} 条，读不了 {len(report.failures):,} 件"
        f" / {articles:,} articles, {clauses:,} clauses, {len(report.doubts):,} in doubt,"
        f" {len(report.failures):,} could not be read"
    )
