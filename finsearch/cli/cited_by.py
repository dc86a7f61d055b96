"""`finsearch cited-by`: a reference → who cites that document, be it held or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import document_of, named, whole_said
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, ArticleNotFound
from finsearch.findings import ArticleRef, Reference

EXAMPLES = (
    "finsearch cited-by 国办发〔2022〕18号",
    "finsearch cited-by 《优化营商环境条例》   # 没有收录的也可以 / held or not",
    "finsearch cited-by 国发2016年55号 --json",
)


@click.command("cited-by", cls=Command, examples=EXAMPLES, short_help="哪些文章引用了它 / who cites a document")
@click.argument("ref", nargs=-1, required=True, metavar="REF", shell_complete=reference())
@with_index
@with_format
@with_pager
def command(ref: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool) -> int:
    """List the articles that cite a document: where, what for, and in which words.

    REF is an id, a document number in any spelling, a path, or a title. The index need not hold the document.

    列出引用某文件的文章：在哪些条款、作何用、原文怎么写。索引中没有的文件，也可按文号或题名查。
    """
    from finsearch.search import open_index

    wanted = " ".join(ref)
    opened = open_index(index)
    name: ArticleRef | str
    try:
        (article, *_), clause = named(opened, wanted)
        name, references = ArticleRef.of(article), opened.cited_by(article.id)
    except ArticleNotFound:
        name, clause = document_of(wanted)
        references = opened.cited_by(name)
        note("索引中没有这份文件 / the index does not hold it")
    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    write(_shown(name, references, form), paged=form == "table" and not no_pager)
    note(*whole_said(clause))
    if not references:
        note("没有文章引用它 / nothing cites it")
    return EXIT_HITS if references else EXIT_NO_HITS


def _shown(name: ArticleRef | str, references: Sequence[Reference], form: str) -> Iterator[str]:
    if form == "table":
        from finsearch.present import references as pages

        return pages.cited_by(name, references, look())
    from finsearch.present import listing, records

    return listing.render(records.cited_by(name, references), form, look())
