"""`finsearch diff`: two versions of a document → what changed, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.document import Article
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.studies import Comparison

EXAMPLES = (
    "finsearch diff 国发〔2010〕1号 国发〔2020〕2号   # 旧在前 / the old one first",
    "finsearch diff 旧稿.md 新稿.md                    # 文件不必收录 / any files",
    "finsearch diff 国发〔2020〕2号 新稿.txt --format json",
)


@click.command("diff", cls=Command, examples=EXAMPLES, short_help="逐条比较两个版本 / compare two versions")
@click.argument("old", metavar="REF", shell_complete=reference())
@click.argument("new", metavar="REF", shell_complete=reference())
@click.option("--all", "every", is_flag=True, help="未变的条款也列出 / also clauses that did not change")
@with_index
@with_format
@with_pager
def command(
    old: str, new: str, every: bool, index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool
) -> int:
    """Compare two documents clause by clause: changed, added, left out, moved, renumbered.

    REF is a file, or an id, a document number or a whole title in the index.
    Without colours [-…-] was taken out, {+…+} was put in.
    The exit code is 0 where there are changes, 1 where there are none.

    逐条比较两份文件或同一文件的两个版本：修改、新增、删去、移位、改序号。
    REF 可以是文件，也可以是索引中的编号、文号或完整题名。
    无颜色时 [-…-] 为删去，{+…+} 为新增。
    """
    from finsearch.inquiry.comparison import compare

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    found = compare(_article(index, old), _article(index, new))
    write(_shown(found, form, every=every), paged=form == "table" and not no_pager)
    news = [change for change in found.changes if change.is_news]
    note(
        f"共 {len(found.changes):,} 条（段），{len(news):,} 处有变"
        f" / {len(found.changes):,} clauses and paragraphs, {len(news):,} changed"
    )
    return EXIT_HITS if news else EXIT_NO_HITS


def _article(index: str, ref: str) -> Article:
    if _is_file(ref):
        from finsearch.inquiry.reading import article_in

        return article_in(Path(ref))
    from finsearch.search import open_index

    return open_index(index).article(ref)


def _is_file(ref: str) -> bool:
    """Tell whether a reference is a file; a long title is no name that a file can have."""
    try:
        return Path(ref).is_file()
    except (OSError, ValueError):
        return False


def _shown(found: Comparison, form: str, *, every: bool) -> Iterator[str]:
    from finsearch.present import changes, listing

    if form == "table":
        return changes.comparison(found, look(), every=every)
    return listing.render(changes.changes(found, every=every), form, look())
