"""`finsearch demo`: some posts to try things with."""

from __future__ import annotations

from pathlib import Path

import click

from finsearch.cli.command import Command
from finsearch.cli.terminal import note, write
from finsearch.errors import EXIT_HITS

EXAMPLES = ("finsearch demo", "finsearch demo 示例 && finsearch index 示例 && finsearch query 出口信用保险")


@click.command("demo", cls=Command, examples=EXAMPLES, short_help="复制示例文章 / copy some posts to try")
@click.argument("target", default="finsearch-demo", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
def command(target: Path) -> int:
    """Copy a few posts that were written for finsearch to DIR, and print where they are.

    把随附的示例文章复制到 DIR（默认 finsearch-demo），并输出其位置。
    """
    from finsearch.demo import copy_posts

    copied = copy_posts(target)
    write([f"{target}\n"])
    note(f"复制了 {copied} 篇 / {copied} posts copied", f"→ finsearch index {target} && finsearch query 出口信用保险")
    return EXIT_HITS
