"""`finsearch open`: a reference → its page in the browser."""

from __future__ import annotations

from collections.abc import Sequence

import click

from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import named
from finsearch.cli.options import with_index
from finsearch.cli.terminal import note, write
from finsearch.errors import EXIT_HITS, ArticleNotFound, FinsearchError

EXAMPLES = ("finsearch open 国办发〔2022〕18号", "finsearch open 202205262393043452 --print")


class NoBrowser(FinsearchError):
    """No program that shows pages could be started."""


@click.command("open", cls=Command, examples=EXAMPLES, short_help="在浏览器中打开原文 / open the page")
@click.argument("ref", nargs=-1, required=True, metavar="REF", shell_complete=reference())
@click.option("--print", "only_print", is_flag=True, help="只打印网址 / print the address only")
@with_index
def command(ref: Sequence[str], only_print: bool, index: str) -> int:
    """Open the page that an article was published on; REF is an id, a document number, a path or a title.

    在浏览器中打开文章的原网页；REF 为编号、文号、路径或题名。
    """
    from finsearch.search import open_index

    (article, *_), _ = named(open_index(index), " ".join(ref))
    if not article.url:
        raise ArticleNotFound(
            f"这篇没有网址 / no address is known of: {article.id}",
            f"请直接阅读 / read it here: finsearch show {article.id}",
        )
    if only_print:
        write([f"{article.url}\n"])
    elif click.launch(article.url):
        raise NoBrowser("无法启动浏览器 / no browser could be started", f"请自行打开 / open it yourself: {article.url}")
    else:
        note(f"{article.title}  {article.url}")
    return EXIT_HITS
