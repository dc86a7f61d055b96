"""`finsearch show`: a reference → an article, or a clause of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from finsearch.cli.clause_ref import find_clauses
from finsearch.cli.command import Command
from finsearch.cli.options import with_index, with_json, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.document import Article, Clause
from finsearch.errors import EXIT_HITS

EXAMPLES = (
    "finsearch show 国办发〔2022〕18号",
    "finsearch show 国办发2022年18号 --clause 五",
    "finsearch show '202205262393043452#5' --json",
)


@click.command("show", cls=Command, examples=EXAMPLES, short_help="看一篇文章或一条 / show an article or a clause")
@click.argument("ref", nargs=-1, required=True, metavar="REF")
@click.option("--clause", metavar="条款", help="只看一条：五、5、第五条、（二）、2.3 / only this clause")
@with_index
@with_json
@with_pager
def command(ref: Sequence[str], clause: str | None, index: str, as_json: bool, no_pager: bool) -> int:
    """Show the outline of one article; REF is an id, a document number in any spelling, or a path.

    A text without clauses is shown whole. `ID#5` means clause 5 of the article.

    显示一篇文章的提纲：编号、任意写法的发文字号或路径均可；没有条款的显示全文。“编号#5”指第 5 条。
    """
    from finsearch.search import open_index

    wanted = " ".join(ref)
    if clause is None and "#" in wanted:
        wanted, _, clause = wanted.rpartition("#")
    found = open_index(index).articles_for(wanted)
    chosen = None if clause is None else find_clauses(found[0], clause)
    write(_shown(found[0], chosen, as_json=as_json), paged=not (as_json or no_pager))
    note(*_others(wanted, found[1:]))
    return EXIT_HITS


def _shown(article: Article, chosen: tuple[Clause, ...] | None, *, as_json: bool) -> Iterator[str]:
    if as_json:
        from finsearch.present.json import dump
        from finsearch.present.values import article_value

        return iter((dump(article_value(article, chosen)),))
    from finsearch.present import outline

    return outline.outline(article, look()) if chosen is None else outline.clauses(article, chosen, look())


def _others(ref: str, others: Sequence[Article]) -> Iterator[str]:
    if others:
        yield f"另有 {len(others)} 篇也符合 {ref} / {len(others)} more match:"
    for each in others:
        yield f"  {each.id}  {each.number.number if each.number else ''}  {each.title}"
