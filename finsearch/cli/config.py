"""`finsearch config`: which option has which value, and where that comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from finsearch.cli import settings
from finsearch.cli.app import COMMANDS, app
from finsearch.cli.command import Command
from finsearch.cli.near import hint_for, said
from finsearch.cli.options import chosen_format, with_format, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, ConfigError

EXAMPLES = (
    "finsearch config           # 每个选项的值和出处 / each value, and where from",
    "finsearch config query     # 一个命令的 / of one command",
    "finsearch config --init    # 写一份带说明的配置文件 / write a file to edit",
    "finsearch config --path",
)
_SOURCES = {
    ParameterSource.DEFAULT_MAP: "file",
    ParameterSource.ENVIRONMENT: "environment",
    ParameterSource.DEFAULT: "default",
}
_SAID = {"file": "配置", "environment": "环境", "default": "默认"}


@click.command("config", cls=Command, examples=EXAMPLES, short_help="配置 / defaults of options")
@click.argument("commands", nargs=-1, metavar="[COMMAND]...")
@click.option("--show", is_flag=True, help="列出各选项的值和出处（默认如此） / list values and sources, the default")
@click.option("--path", "only_path", is_flag=True, help="只说配置文件在哪里 / say only where the file is")
@click.option("--init", is_flag=True, help="写一份带说明的配置文件 / write a commented file")
@with_format
@with_pager
def command(
    commands: tuple[str, ...],
    show: bool,
    only_path: bool,
    init: bool,
    form: str | None,
    as_json: bool,
    as_jsonl: bool,
    no_pager: bool,
) -> int:
    """Show the value of every option and where it comes from: the command's default, the file, the environment.

    The file is TOML: the table [all] is for all commands, [query] for one. An environment variable
    (FINSEARCH_QUERY_LIMIT) wins over the file, the command line over both.

    显示每个选项的值及出处：默认、配置文件、环境变量。配置文件为 TOML：[all] 表对所有命令有效，
    [query] 表只对 query 有效；环境变量优先于配置文件，命令行优先于二者。
    """
    del show
    if only_path:
        write([f"{settings.config_path()}\n"])
        return EXIT_HITS
    if init:
        return _init(settings.config_path())
    from finsearch.present import listing

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    values = list(_values(commands))
    write(listing.render(_listing(values, form), form, look()), paged=form == "table" and not no_pager)
    note(f"配置文件 / the file: {settings.config_path()}")
    if not settings.config_path().is_file():
        note("还没有这个文件，可以写一份 / it is not there yet, write one: finsearch config --init")
    return EXIT_HITS


def _listing(values: list[dict[str, Any]], form: str) -> Any:
    from finsearch.present.listing import Column, Listing

    if form in ("table", "md"):
        columns = (
            Column("name", "选项", whole=True),
            Column("value", "值"),
            Column("source", "出处", ours=True),
            Column("variable", "环境变量", whole=True),
        )
        named = ({"name": f"{each['command']} {each['option']}", **each} for each in values)
        return Listing("options", columns, [{**each, "source": _SAID[each["source"]]} for each in named])
    keys = ("command", "option", "value", "source", "variable")
    return Listing("options", tuple(map(Column, keys)), values, {"file": str(settings.config_path())})


def _values(names: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    _check(names)
    for ctx in _contexts():
        if not names or ctx.info_name in names:
            yield from (_value(ctx, each) for each in _options(ctx.command))


def _value(ctx: click.Context, option: click.Option) -> dict[str, Any]:
    name = option.name or ""
    value = ctx.params[name] if option.expose_value else option.consume_value(ctx, {})[0]
    source = ctx.get_parameter_source(name)
    return {
        "command": ctx.info_name,
        "option": f"--{settings.long_name(option)}",
        "value": list(value) if isinstance(value, tuple) else value,
        "source": _SOURCES.get(source, "default") if source else "default",
        "variable": option.envvar,
    }


def flaws() -> Iterator[tuple[str, str]]:
    """Yield what of the file and the environment stops a command, and what mends it, each once."""
    of_commands = (each for name in COMMANDS for each in _flaws_for(name))
    yield from dict.fromkeys((*of_commands, *_flaws_of(lambda: _check(()))))


def _flaws_for(name: str) -> Iterator[tuple[str, str]]:
    def taken() -> None:
        for ctx in _contexts((name,)):
            for option in _options(ctx.command):
                value, source = option.consume_value(ctx, {})
                if source in (ParameterSource.DEFAULT_MAP, ParameterSource.ENVIRONMENT):
                    option.type_cast_value(ctx, value)

    return _flaws_of(taken)


def _flaws_of(attempt: Callable[[], None]) -> Iterator[tuple[str, str]]:
    try:
        attempt()
    except ConfigError as error:
        yield error.message, error.hint
    except click.BadParameter as error:
        yield said(error), hint_for(error)


def _contexts(names: Iterable[str] = COMMANDS) -> Iterator[click.Context]:
    """Yield commands with the values that they would have if nothing were said on the command line."""
    with app.make_context("finsearch", [], resilient_parsing=True) as group:
        for name in names:
            found = app.get_command(group, name)
            if found is not None:
                with found.make_context(name, [], parent=group, resilient_parsing=True) as ctx:
                    yield ctx


def _options(found: click.Command) -> Iterator[click.Option]:
    return (each for each in found.params if isinstance(each, click.Option))


def _check(names: tuple[str, ...]) -> None:
    """Raise ConfigError for what no command knows: a name asked for, a table, a key for all."""
    found = settings.read()
    tables = {settings.ALL, *COMMANDS}
    for name in (*names, *found):
        if name not in tables or (name in names and name == settings.ALL):
            where = "" if name in names else f" ({settings.config_path()})"
            raise ConfigError(f"没有命令 / no command: {name}{where}", f"命令有 / the commands: {', '.join(COMMANDS)}")
    known = {name for ctx in _contexts() for name in settings.option_names(ctx.command)}
    for key in found.get(settings.ALL, {}):
        if key not in known:
            raise ConfigError(
                f"[{settings.ALL}] 没有选项 {key!r} / no option {key!r} in [{settings.ALL}]: {settings.config_path()}",
                "请改正 / mend it",
            )


def _init(path: Path) -> int:
    if path.exists():
        raise ConfigError(f"已有配置文件 / there is a file already: {path}", "请直接修改 / edit it, or remove it first")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(_template()), "utf-8")
    write([f"{path}\n"])
    return EXIT_HITS


def _template() -> Iterator[str]:
    """Yield a file in which every option stands as a comment with its default."""
    yield "# finsearch: defaults of options; take away the # before a line.\n# 选项的默认值；去掉行首 # 即生效。\n"
    yield f'\n# [{settings.ALL}]\n# index = "~/policy-index"\n# no-pager = true\n'
    for ctx in _contexts():
        yield f"\n# [{ctx.info_name}]\n"
        yield from (f"# {settings.long_name(each)} = {_toml(each)}  # {each.help}\n" for each in _options(ctx.command))


def _toml(option: click.Option) -> str:
    default = option.to_info_dict()["default"]
    if option.multiple:
        return "[]"
    if isinstance(default, bool):
        return str(default).lower()
    return str(default) if isinstance(default, int | float) else f'"{default or ""}"'
