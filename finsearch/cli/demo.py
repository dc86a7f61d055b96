"""`finsearch demo`: invented posts to try things with, and an index of them."""

from __future__ import annotations

from pathlib import Path

import click

from finsearch.cli.command import Command
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS

EXAMPLES = ("finsearch demo", "finsearch demo 示例 && finsearch query 出口信用保险 --index 示例/index")


@click.command("demo", cls=Command, examples=EXAMPLES, short_help="试用示例文章 / try it on invented posts")
@click.argument("target", default="finsearch-demo", type=click.Path(path_type=Path, file_okay=False), metavar="[DIR]")
def command(target: Path) -> int:
    """Put invented posts into DIR/posts and an index of them into DIR/index.

    把虚构的示例文章放进 DIR/posts，并在 DIR/index 建立索引（DIR 默认为 finsearch-demo）。
    """
    from finsearch.demo import copy_posts
    from finsearch.ingest import index_paths
    from finsearch.present import counts

    copy_posts(target / "posts")
    report = index_paths([target / "posts"], target / "index")
    write(counts.report(report, look()))
    note(f"→ finsearch query 出口信用保险 --index {target / 'index'}")
    return EXIT_HITS
