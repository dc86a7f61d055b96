"""`finsearch cites`: a reference → what that article cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import named, whole_said
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.findings import ArticleRef, Reference

EXAMPLES = (
    "finsearch cites 国办发〔2022〕18号",
    "finsearch cites 国办发2022年18号 --format csv",
    "finsearch cites 202205262393043452 --json",
)


@click.command("cites", cls=Command, examples=EXAMPLES, short_help="一篇引用了哪些文件 / what an article cites")
@click.argument("ref", nargs=-1, required=True, metavar="REF", shell_complete=reference())
@with_index
@with_format
@with_pager
def command(ref: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool) -> int:
    """List the documents that an article cites, what it does with each, and which article of the index that is.

    REF is an id, a document number in any spelling, a path, or a whole title. How sure a match is stands beside it.

    列出一篇文章引用的文件：作何用（依据、修改、废止等）、在哪些条款、对应索引中的哪一篇及把握多大。
    """
    from finsearch.search import open_index

    opened = open_index(index)
    (found, *_), clause = named(opened, " ".join(ref))
    article = ArticleRef.of(found)
    references = opened.cites(article.id)
    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    write(_shown(article, references, form), paged=form == "table" and not no_pager)
    note(*whole_said(clause))
    if not references:
        note("没有引用别的文件 / it cites no document")
    return EXIT_HITS if references else EXIT_NO_HITS


def _shown(article: ArticleRef, references: Sequence[Reference], form: str) -> Iterator[str]:
    if form == "table":
        from finsearch.present import references as pages

        return pages.cites(article, references, look())
    from finsearch.present import listing, records

    return listing.render(records.cites(article, references), form, look())
