"""`finsearch show`: a reference → an article, or a clause of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from finsearch.answering.clause_part import held, part_named, split_part
from finsearch.answering.clause_ref import find_clauses, named_in
from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import named
from finsearch.cli.options import day_of, with_index, with_json, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.document import Article, Clause
from finsearch.errors import EXIT_HITS
from finsearch.findings import Reference, Standing

EXAMPLES = (
    "finsearch show 国办发〔2022〕18号",
    "finsearch show 国办发2022年18号 五                # 第五条 / clause 5",
    "finsearch show 国办发2022年18号第五至七条         # 几条 / several clauses",
    "finsearch show '202205262393043452#5' --json",
)


@click.command("show", cls=Command, examples=EXAMPLES, short_help="看一篇文章或一条 / show an article or a clause")
@click.argument("ref", nargs=-1, required=True, metavar="REF", shell_complete=reference())
@click.option("--as-of", metavar="日期", help="按哪一天判断效力，默认今天 / judge validity on this day")
@click.option(
    "--clause",
    metavar="条款",
    help="只看一条或几条：五、5、第五条、（二）、2.3、第五至七条"
    " / only this clause, or these: 五, 5, 第五条, （二）, 2.3, 第五至七条",
)
@with_index
@with_json
@with_pager
def command(
    ref: Sequence[str], clause: str | None, as_of: str | None, index: str, as_json: bool, no_pager: bool
) -> int:
    """Show the outline of one article; REF is an id, a document number in any spelling, a path, or a whole title.

    Clauses with who is responsible, what it cites and who cites it. A text without clauses is shown whole. `ID#5`
    means clause 5 of the article; so does a clause as the last word, or right behind a number or a 《title》;
    第五至七条, 五-七 or 4.1-4.3 are several.

    显示一篇文章的提纲：编号、任意写法的发文字号、路径或完整题名均可；列出条款、责任部门、引用与被引；没有条款的显示全文。
    “编号#5”指第 5 条，末尾另写“五”，或紧接文号、题名写“第五条”也可；“第五至七条”“五-七”“4.1-4.3”为其间各条。
    """
    from finsearch.search import open_index

    wanted, opened = " ".join(ref), open_index(index)
    found, clause = named(opened, wanted, clause)
    ref_id, day = found[0].id, day_of(as_of) if as_of else None
    judged = opened.validity(ref_id, day) if day or clause is None else None
    if clause is None:
        pages = _whole(found[0], opened.cites(ref_id), opened.cited_by(ref_id), judged, as_json=as_json)
    else:
        whole, part = split_part(clause)
        chosen = find_clauses(found[0], whole)
        pages = _clauses(found[0], chosen, judged, as_json=as_json)
        note(*_told_apart(whole, found[0], named_in(chosen)), *_part_said(found[0], named_in(chosen), part))
    write(pages, paged=not (as_json or no_pager))
    note(*_others(wanted, found[1:]))
    return EXIT_HITS


def _whole(
    article: Article,
    cites: Sequence[Reference],
    cited_by: Sequence[Reference],
    standing: Standing | None,
    *,
    as_json: bool,
) -> Iterator[str]:
    if as_json:
        from finsearch.present import records
        from finsearch.present.json import dump
        from finsearch.present.values import article_value, standing_value

        graph = {"cites": records.cites_values(cites), "cited_by": records.cited_by_values(cited_by)}
        validity = {"validity": standing_value(standing)}
        return iter((dump(article_value(article) | validity | graph),))
    from finsearch.present import outline

    return outline.outline(article, look(), cites, cited_by, standing)


def _clauses(
    article: Article, chosen: tuple[Clause, ...], standing: Standing | None, *, as_json: bool
) -> Iterator[str]:
    if as_json:
        from finsearch.present.json import dump
        from finsearch.present.values import article_value, standing_value

        validity = {"validity": standing_value(standing)} if standing else {}
        return iter((dump(article_value(article, chosen) | validity),))
    from finsearch.present import outline

    return outline.clauses(article, chosen, look(), standing)


def _told_apart(clause: str, article: Article, named: Sequence[Clause]) -> Iterator[str]:
    if len(named) > 1:
        from finsearch.present.namesakes import told_apart

        yield from told_apart(clause, article, named)


def _part_said(article: Article, named: Sequence[Clause], part: str) -> Iterator[str]:
    """Yield, where a 款, 项 or 目 was named, that its whole clause is shown, and whether that has no such part."""
    if not part:
        return
    yield f"款、项、目不能单独查看，显示整条 / a paragraph or item is shown with its whole clause: {part}"
    verdicts = [held(article, clause, part_named(part)) for clause in named]
    if all(verdict == "missing" for verdict, _ in verdicts):
        instead = verdicts[0][1]
        has = (f"；有的是“{instead}”", f"; it has “{instead}”") if instead else ("", "")
        yield f"其中没有“{part}”{has[0]} / there is no “{part}” in it{has[1]}"


def _others(ref: str, others: Sequence[Article]) -> Iterator[str]:
    if others:
        yield f"另有 {len(others)} 篇也符合 / {len(others)} more match: {ref}"
    for each in others:
        yield f"  {each.id}  {each.number.number if each.number else ''}  {each.title}"
