"""`finsearch browse`: an index on the whole screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

import click

from finsearch.cli import language
from finsearch.cli.options import with_index
from finsearch.cli.query import QueryCommand
from finsearch.errors import EXIT_HITS, FinsearchError

if TYPE_CHECKING:
    from finsearch.search import Index

EXAMPLES = (
    "finsearch browse",
    "finsearch browse 出口信用保险",
    "finsearch browse --index 示例/index --theme light",
)


class NotATerminal(FinsearchError):
    """The application needs a terminal, and there is none."""


@click.command("browse", cls=QueryCommand, examples=EXAMPLES, short_help="全屏浏览 / browse on the whole screen")
@click.argument("text", nargs=-1)
@with_index
@click.option(
    "--theme",
    type=click.Choice(("auto", "dark", "light")),
    default="auto",
    show_default=True,
    help="深色、浅色 / dark or light",
)
@click.option(
    "--ambiguous-width",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="“”…—·① 在你的终端占几格 / cells that “”…—·① take in your terminal",
)
def command(text: Sequence[str], index: str, theme: str, ambiguous_width: int) -> int:
    """Search as you type, tick facets, read with every match marked, follow citations; ? shows all keys.

    边输入边检索，勾选分类，逐处查看命中，顺着引用往前查；按 ? 查看全部按键。
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NotATerminal(
            "browse 需要在终端里运行 / browse needs a terminal",
            "在管道中请用 / in a pipe use: finsearch query … --json",
        )
    gc.disable()  # until the index is open almost nothing is garbage, and a tenth of the time went into looking for it
    os.environ.setdefault("TEXTUAL_FPS", "120")  # what has changed waits up to a frame: 8 ms instead of 16
    from finsearch.tui.start import browse

    with ExitStack() as stack:
        library = partial(_opened, index, stack)
        browse(
            library,
            " ".join(text),
            theme=theme,
            wide=ambiguous_width == 2,
            environment=os.environ,
            language="en" if language.settled() == "en" else "zh",
            half=language.said,
        )
    return EXIT_HITS


def _opened(index: str, stack: ExitStack) -> Index:
    from finsearch.search import open_index

    opened = stack.enter_context(open_index(index))
    gc.freeze()  # all this stays; looking through it again would hold up a key for tens of milliseconds
    gc.enable()
    return opened
