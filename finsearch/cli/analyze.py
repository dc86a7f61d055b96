"""`finsearch analyze`: how a text is cut into terms."""

from __future__ import annotations

from collections.abc import Sequence

import click

from finsearch.cli.command import Command
from finsearch.cli.options import with_json
from finsearch.cli.terminal import look, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS

EXAMPLES = ("finsearch analyze 扩大出口信用保险覆盖面", "finsearch analyze 'RCEP 原产地' --json")


@click.command("analyze", cls=Command, examples=EXAMPLES, short_help="看怎样分词 / how a text is cut")
@click.argument("text", nargs=-1, required=True)
@with_json
def command(text: Sequence[str], as_json: bool) -> int:
    """Show the terms that index and queries make of TEXT: words, pairs of characters, single characters.

    显示索引和检索把 TEXT 切成哪些词项：词、双字、单字。
    """
    from finsearch.analysis.analyzer import cuts

    terms = [(term.text, term.kind, term.start, term.end) for term in cuts(" ".join(text))]
    if as_json:
        from finsearch.present.json import dump

        write([dump([dict(zip(("text", "kind", "start", "end"), term, strict=True)) for term in terms])])
    else:
        from finsearch.present import counts

        write(counts.cuts(terms, look()))
    return EXIT_HITS if terms else EXIT_NO_HITS
