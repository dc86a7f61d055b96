"""`finsearch doctor`: what is there of what is needed, and whether the index is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from finsearch.cli import settings
from finsearch.cli.command import Command
from finsearch.cli.language import said
from finsearch.cli.options import chosen_format, with_format, with_index
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS

if TYPE_CHECKING:
    from finsearch.indexing.doctor import Finding

EXAMPLES = ("finsearch doctor", "finsearch doctor --index 政策索引 --json")
_NAMES = {"config": "配置", "index": "索引", "contents": "内容", "files": "原件", "build": "建立"}
_MARKS = {"ok": "✓", "note": "·", "bad": "✗"}


@click.command("doctor", cls=Command, examples=EXAMPLES, short_help="检查安装和索引 / is all well?")
@with_index
@with_format
def command(index: str, form: str | None, as_json: bool, as_jsonl: bool) -> int:
    """Look at versions, extras, the configuration and every byte of the index; say what mends what is wrong.

    Exit code 0 where all is well, 1 where something is wrong.

    检查版本、可选组件、配置和索引的每个字节，指出如何修复；一切正常退出码为 0，有问题为 1。
    """
    from finsearch.indexing.doctor import examine
    from finsearch.present.listing import Column, Listing, render

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    found = (*examine(Path(index)), *_settings())
    say = said if form in ("table", "md") else str
    values = [
        {
            "mark": each.mark,
            "sign": _MARKS[each.mark],
            "about": each.about,
            "name": _NAMES.get(each.about, each.about),
            "said": say(each.said),
            "mend": say(each.mend),
        }
        for each in found
    ]
    columns = (
        Column("mark"),
        Column("sign", " "),
        Column("about"),
        Column("name", "检查", ours=True),
        Column("said", "结果"),
        Column("mend", "怎么办"),
    )
    write(render(Listing("findings", columns, values), form, look()))
    note(f"配置文件 / configuration: {settings.config_path()}")
    wrong = sum(each.mark == "bad" for each in found)
    note("一切正常 / all is well" if not wrong else f"{wrong} 处有问题 / {wrong} found wrong")
    return EXIT_NO_HITS if wrong else EXIT_HITS


def _settings() -> Iterator[Finding]:
    """Yield what in the configuration and the environment stops a command, or that nothing does."""
    from finsearch.cli.config import flaws
    from finsearch.indexing.doctor import Finding

    wrong = [Finding("config", "bad", *each) for each in flaws()]
    yield from wrong or [Finding("config", "ok", "各命令都能用 / every command can take it")]
