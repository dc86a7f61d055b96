"""`finsearch missing`: what is cited, and not held."""

from __future__ import annotations

import click

from finsearch.cli.command import Command
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS

EXAMPLES = ("finsearch missing", "finsearch missing --limit 100 --format csv", "finsearch missing --json")


@click.command("missing", cls=Command, examples=EXAMPLES, short_help="引用了却没有收录的 / cited but not held")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="最多几件 / at most")
@with_index
@with_format
@with_pager
def command(limit: int, index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool) -> int:
    """List the documents that articles cite and the index does not hold, by how many articles cite them.

    列出被引用而索引中没有的文件，引用文章多的在前：补全资料从这里开始。
    """
    from finsearch.present import listing, records
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    found = open_index(index).missing()
    write(
        listing.render(records.missing(found[:limit], len(found)), form, look()), paged=form == "table" and not no_pager
    )
    note(
        f"共 {len(found):,} 件未收录，显示 {min(limit, len(found)):,} 件"
        f" / {len(found):,} not held, {min(limit, len(found)):,} shown"
    )
    return EXIT_HITS if found else EXIT_NO_HITS
