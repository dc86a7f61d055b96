"""`finsearch stats`: what an index holds."""

from __future__ import annotations

import click

from finsearch.cli.command import Command
from finsearch.cli.options import with_index, with_json
from finsearch.cli.terminal import look, write
from finsearch.errors import EXIT_HITS

EXAMPLES = ("finsearch stats", "finsearch stats --index 政策索引 --json")


@click.command("stats", cls=Command, examples=EXAMPLES, short_help="索引概况 / what the index holds")
@with_index
@with_json
def command(index: str, as_json: bool) -> int:
    """Say how many articles, clauses and terms the index holds, from when to when, and how large it is.

    显示索引中文章、条款、词项的数量，起止日期和大小。
    """
    from finsearch.search import open_index

    held = open_index(index).stats()
    if as_json:
        from finsearch.present.json import dump
        from finsearch.present.values import stats_value

        write([dump(stats_value(held))])
    else:
        from finsearch.present import counts

        write(counts.stats(held, look()))
    return EXIT_HITS
