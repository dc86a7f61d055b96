"""`finsearch kwic`: a query → every match in its context."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from finsearch.cli.options import (
    chosen_format,
    filters,
    with_filters,
    with_format,
    with_index,
    with_names,
    with_pager,
    with_sort,
)
from finsearch.cli.query import MATCHES, QueryCommand
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError
from finsearch.studies import Concordance

EXAMPLES = (
    "finsearch kwic 出口信用保险                 # 逐处列出上下文 / every match",
    "finsearch kwic 稳外贸 --sort date -n 200    # 由旧到新 / the oldest first",
    "finsearch kwic '“保稳提质”' --issuer 国务院办公厅 --format csv",
)


@click.command("kwic", cls=QueryCommand, examples=EXAMPLES, short_help="关键词在上下文中 / keyword in context")
@click.argument("text", nargs=-1, required=True)
@click.option("-n", "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="最多几处 / at most")
@click.option(
    "--match", type=click.Choice(MATCHES[1:]), default="all", show_default=True, help="哪些词要有 / words wanted"
)
@with_sort("文章次序", "order of articles")
@with_index
@with_filters
@with_names
@with_format
@with_pager
def command(text: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """List every match of TEXT below each other, by article and clause, with what stands before and behind it.

    The query language is that of `finsearch query`. Matches in titles and outside of clauses are listed, too.

    把每一处命中上下对齐列出，标明文章和条款；写法与 finsearch query 相同，题名和条款之外的命中也列出。
    """
    from finsearch.inquiry.concordance import concordance
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    query = " ".join(text)
    if not query.strip():
        raise QueryError("没有检索内容 / nothing to look for", "请给出词语 / give words: finsearch kwic 稳外贸")
    question = partial(concordance, limit=given["limit"], sort=given["sort"])
    found = open_index(index).ask(question, query, given["match"], **filters(given))
    write(_shown(found, form), paged=form == "table" and not given["no_pager"])
    note(
        *found.notes,
        f"共 {found.total:,} 篇，显示 {len(found.lines):,} 处"
        f" / {found.total:,} articles, {len(found.lines):,} matches shown",
    )
    return EXIT_HITS if found.lines else EXIT_NO_HITS


def _shown(found: Concordance, form: str) -> Iterator[str]:
    if form == "table":
        from finsearch.present import contexts

        return contexts.concordance(found, look())
    from finsearch.present import listing, studies

    return listing.render(studies.concordance(found), form, look())
