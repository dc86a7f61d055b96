"""`finsearch similar`: an article, or a clause of it → what is most like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import click

from finsearch.answering.clause_ref import find_clauses, named_in
from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import named
from finsearch.cli.options import chosen_format, filters, with_filters, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.document import Article, Clause
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, AmbiguousClause
from finsearch.present import FORMATS, render
from finsearch.query.plan import Scope
from finsearch.results import Results

EXAMPLES = (
    "finsearch similar 国办发〔2022〕18号",
    "finsearch similar 国办发2022年18号 --clause 五   # 相近的条款 / clauses",
    "finsearch similar '202205262393043452#5' --since 2022 --json",
)


@click.command("similar", cls=Command, examples=EXAMPLES, short_help="相近的文章或条款 / more like this")
@click.argument("ref", nargs=-1, required=True, metavar="REF", shell_complete=reference())
@click.option(
    "--clause",
    metavar="条款",
    help="与这一条相近的：五、5、第五条、（二）、2.3 / like this clause: 五, 5, 第五条, （二）, 2.3",
)
@click.option("--clauses", is_flag=True, help="以条款为单位 / each hit is one clause")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="最多几条 / at most")
@with_index
@with_filters
@click.option("--format", "form", type=click.Choice(FORMATS), help="输出格式 / output format  [default: table]")
@click.option("--json", "as_json", is_flag=True, help="即 --format json / same as --format json")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="即 --format jsonl / same as --format jsonl")
@with_pager
def command(ref: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Find the articles most like REF, or the clauses most like a clause of it.

    A clause is named by --clause 五 or by REF#5.
    They are found by the weightiest terms of the text itself, which are named: frequent in it, rare elsewhere.

    按文中最有分量的词（文中常见而别处少见）查找相近的文章；给出条款则查找相近的条款。所用的词会列出。
    """
    from finsearch.inquiry.similar import similar
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    opened = open_index(index)
    (article, *_), clause = named(opened, " ".join(ref), given["clause"])
    clauses = _clauses(article, clause) if clause is not None else ()
    question = partial(similar, article=article, clauses=clauses, analyzer=opened.analyzer, limit=given["limit"])
    scope: Scope = "clauses" if clauses or given["clauses"] else "articles"
    found = opened.ask(lambda engine, plan: question(engine, replace(plan, scope=scope)), **filters(given))
    write(render(found, form, look()), paged=form == "table" and not given["no_pager"])
    _remark(found, article, clauses, form)
    return EXIT_HITS if found.hits else EXIT_NO_HITS


def _clauses(article: Article, clause: str) -> tuple[Clause, ...]:
    """Return a clause and what is below it; texts that only share an ordinal are not compared as one."""
    chosen = find_clauses(article, clause)
    if len(named_in(chosen)) > 1:
        from finsearch.present.namesakes import told_apart

        if told := tuple(told_apart(clause, article, named_in(chosen))):
            raise AmbiguousClause("\n".join(told[:-1]), told[-1])
    return chosen


def _remark(found: Results, article: Article, clauses: Sequence[Clause], form: str) -> None:
    if form != "json":
        note(*found.notes)
    name = " ".join(filter(None, (article.title, "、".join(clause.no for clause in named_in(clauses)))))
    note(
        f"相近的 {len(found.hits):,} 项，比照 / the {len(found.hits):,} most like: 《{name}》"
        if found.hits
        else "没有相近的 / nothing is like it"
    )
