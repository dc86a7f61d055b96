"""`finsearch duties`: agencies → what they must do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from finsearch.cli.command import Command
from finsearch.cli.complete import facet
from finsearch.cli.options import chosen_format, filters, with_filters, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.findings import Assignment

if TYPE_CHECKING:
    from finsearch.search import Index

EXAMPLES = (
    "finsearch duties                       # 各机关任务数 / how much each must do",
    "finsearch duties 商务部 --since 2022   # 商务部的任务 / what one must do",
    "finsearch duties 银监会 --successors   # 连同后继机关 / and who took over",
    "finsearch duties --matrix --issuer 国务院办公厅",
)
MATRIX_DOCUMENTS = 12
MATRIX_AGENCIES = 20


@click.command("duties", cls=Command, examples=EXAMPLES, short_help="谁负责什么 / what agencies must do")
@click.argument("agencies", nargs=-1, metavar="[AGENCY]...", shell_complete=facet("duties"))
@click.option("--matrix", "as_matrix", is_flag=True, help="机关 × 文件 / agencies against documents")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="最多几项 / at most")
@with_index
@with_filters
@with_format
@with_pager
def command(agencies: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """List what AGENCY must do: the clause, its role, the document, the date. Without AGENCY: how much each has to do.

    Any name or abbreviation of an agency will do. In the matrix ★ marks that the agency leads.

    列出机关的任务：条款、角色（牵头、配合等）、文件、日期；不给机关则统计各机关任务数。矩阵中 ★ 表示牵头。
    """
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    restricted = filters(given)
    named = (*agencies, *restricted.pop("duties", ()))
    opened = open_index(index)
    found = opened.duties(named, **restricted)
    if given["as_matrix"]:
        pages = _matrix(found, form)
    elif named:
        of_one = form == "table" and len(named) == 1 and {each.agency for each in found} == set(named)
        pages = _listed(found, given["limit"], form, of_one=of_one)
    else:
        pages = _counted(found, given["limit"], form)
    write(pages, paged=form == "table" and not given["no_pager"])
    return EXIT_HITS if found else _none(named, opened)


def _listed(found: Sequence[Assignment], limit: int, form: str, *, of_one: bool) -> Iterator[str]:
    from finsearch.present import listing, records

    note(
        f"共 {len(found):,} 项，显示 {min(limit, len(found)):,} 项"
        f" / {len(found):,} duties, {min(limit, len(found)):,} shown"
    )
    return listing.render(records.assignments(found[:limit], len(found), of_one=of_one), form, look())


def _counted(found: Sequence[Assignment], limit: int, form: str) -> Iterator[str]:
    from finsearch.inquiry.duties import workloads
    from finsearch.present import listing, records

    loads = workloads(found)
    note(
        f"共 {len(loads):,} 个机关，显示 {min(limit, len(loads)):,} 个"
        f" / {len(loads):,} agencies, {min(limit, len(loads)):,} shown"
    )
    return listing.render(records.workloads(loads[:limit]), form, look())


def _matrix(found: Sequence[Assignment], form: str) -> Iterator[str]:
    from finsearch.inquiry.duties import matrix
    from finsearch.present import listing, records
    from finsearch.present.references import legend

    if form in ("table", "md"):
        shown = matrix(found, MATRIX_AGENCIES, MATRIX_DOCUMENTS)
        yield from listing.render(records.matrix(shown), form, look())
        yield from legend(shown.articles, look())
        return
    whole = matrix(found, len(found), len(found))
    yield from listing.render(records.matrix_cells(whole), form, look())


def _none(named: Sequence[str], index: Index) -> int:
    from finsearch.answering.near import near_agencies
    from finsearch.structure.agency import is_agency
    from finsearch.structure.number_query import parse_query_number

    unknown = [each for each in named if not is_agency(each)]
    for each in filter(parse_query_number, unknown):
        note(f"按文号看责任 / who is responsible by a document: finsearch duties --number '{each}'")
    if unknown:
        note(f"机关表中没有 / no such agency is known: {'、'.join(unknown)}")
        held = tuple(count.value for count in index.facets("", ("duties",))["duties"])
        near = dict.fromkeys(name for each in unknown for name in near_agencies(each, held))
        note(*[f"相近的有 / near it there is: {'、'.join(near)}"][: len(near)])
    note("没有任务；有任务的机关见 / no duties; who has some: finsearch duties")
    return EXIT_NO_HITS
