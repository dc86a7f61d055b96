"""The group of commands; a command's module is imported when the command is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from finsearch.cli.command import Group
from finsearch.cli.near import UnknownCommand
from finsearch.cli.terminal import hush
from finsearch.errors import EXIT_HITS

COMMANDS = (
    "index",
    "query",
    "browse",
    "show",
    "open",
    "export",
    "watch",
    "cites",
    "cited-by",
    "missing",
    "duties",
    "facets",
    "timeline",
    "trend",
    "kwic",
    "first-seen",
    "similar",
    "diff",
    "check",
    "coverage",
    "stats",
    "analyze",
    "doctor",
    "config",
    "completion",
    "evaluate",
    "demo",
)
EXAMPLES = (
    "finsearch demo                      # 先拿一份示例 / get some posts to try",
    "finsearch index finsearch-demo      # 建立索引 / index them",
    "finsearch query 出口信用保险        # 检索 / search",
    "finsearch show 国办发〔2022〕18号   # 看一篇 / read one",
)


class LazyGroup(Group):
    """A group that knows its commands by name only."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None if there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"finsearch.cli.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command and its arguments; UnknownCommand suggests near ones."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise UnknownCommand(args, COMMANDS, ctx)
        return args[0], command, args[1:]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; who reads its output may stop when they have seen enough."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            hush()
            return EXIT_HITS


def _print_version(ctx: click.Context, option: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("finsearch")
    except PackageNotFoundError:
        number = "(未安装 / not installed)"
    click.echo(f"finsearch {number}")
    ctx.exit()


@click.group(cls=LazyGroup, examples=EXAMPLES, invoke_without_command=True)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="版本 / the version"
)
@click.pass_context
def app(ctx: click.Context) -> None:
    """Search Chinese policy text: the right document, the right clause, who is responsible.

    检索中国政策文件：找到文件，找到条款，找到责任部门。
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        ctx.exit()
