"""`finsearch index`: paths → index."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finsearch.cli.command import Command
from finsearch.cli.language import said
from finsearch.cli.options import with_index, with_json
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_ERROR, EXIT_HITS
from finsearch.results import IngestReport

if TYPE_CHECKING:
    from finsearch.ingest import Progress

EXAMPLES = (
    "finsearch index _posts old_post",
    "finsearch index posts/ --dry-run         # 只看会改什么 / what would change",
    "finsearch index posts/ --index 政策索引 --jobs 4",
)
_FAILURES_SHOWN = 20
_BROKEN_OFF = {
    False: "已中断，没有损失；再运行同一命令会接着做 / interrupted, nothing is lost; the same command goes on",
    True: "已中断，原有索引照旧可用；重建会从头开始 / interrupted, the old index is as it was",
}
"""What is said of a run that was broken off, by whether everything was read anew."""


@click.command("index", cls=Command, examples=EXAMPLES, short_help="建立或更新索引 / make or update the index")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@with_index
@click.option("--jobs", type=click.IntRange(min=1), help="并行进程数，默认每核一个 / processes  [default: one a core]")
@click.option(
    "--memory",
    type=click.IntRange(min=64),
    default=512,
    show_default=True,
    help="内存上限，MB / memory for the index, in MB",
)
@click.option("--dry-run", is_flag=True, help="只说明会改什么，不写 / say what would change, write nothing")
@click.option("--rebuild", is_flag=True, help="全部重新读取 / read everything anew")
@with_json
def command(
    paths: tuple[Path, ...], index: str, jobs: int | None, memory: int, dry_run: bool, rebuild: bool, as_json: bool
) -> int:
    """Bring the index up to date with the files and folders at PATH.

    New and changed files are read, deleted ones are taken out; the old index answers until the new one is whole.

    使索引与 PATH 下的文件一致：新的、改过的读入，删掉的移除；新索引写完之前，旧索引照常可查。
    """
    from finsearch.ingest import index_paths

    try:
        with _progress() as progress:
            report = index_paths(
                paths, Path(index), jobs=jobs, memory=memory << 20, dry_run=dry_run, rebuild=rebuild, progress=progress
            )
    except KeyboardInterrupt:
        if not dry_run:
            note(_BROKEN_OFF[rebuild])
        raise
    write(_shown(report, dry_run=dry_run, as_json=as_json))
    note(*_clashes(report), *_failures(report))
    return EXIT_ERROR if report.failed else EXIT_HITS


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None] | None]:
    """Give what moves the bar on a terminal; None elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from finsearch.present.progress import bar

    with bar(sys.stderr) as tell:
        yield lambda now: tell(now.done, now.total, now.stage, now.failed)


def _shown(report: IngestReport, *, dry_run: bool, as_json: bool) -> Iterator[str]:
    if as_json:
        from finsearch.present.json import dump
        from finsearch.present.values import report_value

        yield dump(report_value(report, dry_run=dry_run))
        return
    from finsearch.present import counts

    yield from counts.report(report, look(), dry_run=dry_run)


def _clashes(report: IngestReport) -> Iterator[str]:
    shown = report.clashes[:_FAILURES_SHOWN]
    for clash in shown:
        count = len(clash.articles)
        yield f"编号 {clash.id} 有 {count} 篇不同的文章，都保留 / {count} articles have the id {clash.id}, all kept:"
        yield from (f"  {each}" for each in clash.articles)
    more = report.clashing - len(shown)
    if more > 0:
        yield f"… 另有 {more:,} 个 / and {more:,} more"


def _failures(report: IngestReport) -> Iterator[str]:
    shown = report.failures[:_FAILURES_SHOWN]
    for failure in shown:
        yield f"失败 / failed: {failure.path}: {said(failure.reason)}"
    more = report.failed - len(shown)
    if more > 0:
        yield f"… 另有 {more:,} 个 / and {more:,} more"
    if report.failed:
        yield "→ 其余都已索引；改好这些文件后再运行一次 / the rest is indexed; mend these files and run again"
