"""`finsearch facets`: how many articles an issuer, an agency, a tag, a year … has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import click

from finsearch.cli.options import chosen_format, filters, with_filters, with_format, with_index, with_names, with_pager
from finsearch.cli.query import QueryCommand
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.results import FacetCounts

FIELDS = (
    *("issuers", "duties", "tags", "kind", "form", "authority", "topics", "status", "source"),
    *("year", "month", "signed_year", "signed_month"),
)
EXAMPLES = (
    "finsearch facets                           # 整个索引 / the whole index",
    "finsearch facets 出口信用保险 --field duties --field year",
    "finsearch facets --issuer 商务部 --since 2022 --format csv",
)


@click.command("facets", cls=QueryCommand, examples=EXAMPLES, short_help="分类计数 / count issuers, tags, years …")
@click.argument("text", nargs=-1)
@click.option(
    "--field",
    "fields",
    multiple=True,
    type=click.Choice(FIELDS),
    metavar="FIELD",
    help=f"只数这些（可重复） / only these (may repeat): {' '.join(FIELDS)}",
)
@with_index
@with_filters
@with_names
@with_format
@with_pager
def command(text: Sequence[str], fields: Sequence[str], index: str, form: str | None, **given: Any) -> int:
    """Count the articles that answer TEXT by issuer, responsible agency, tag, kind, form, topic, year, and so on.

    按发文机关、责任部门、标签、种类、公文种类、效力级别、主题、来源、年份统计符合条件的文章数；不给 TEXT 则统计全部。
    """
    from finsearch.search import open_index

    form = chosen_format(form, as_json=given["as_json"], as_jsonl=given["as_jsonl"])
    found = open_index(index).facet_counts(" ".join(text), fields=fields, **filters(given))
    write(_shown(found, form), paged=form == "table" and not given["no_pager"])
    if form != "json":
        note(*found.notes)
    return EXIT_HITS if any(found.facets.values()) else EXIT_NO_HITS


def _shown(found: FacetCounts, form: str) -> Iterator[str]:
    counts = found.facets
    if form == "json":
        from finsearch.present.json import dump
        from finsearch.present.values import facets_value

        return iter((dump({"facets": facets_value(counts), "notes": list(found.notes)}),))
    if form != "table":
        from finsearch.present import listing, records

        return listing.render(records.facets(counts), form, look())
    from finsearch.present import counts as tables

    return tables.facets({name: values for name, values in counts.items() if values}, look())
