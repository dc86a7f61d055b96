"""What a person probably meant: near commands, near options, and the next step after a wrong command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from click.core import ParameterSource

from finsearch.cli import mistakes, settings


class UnknownCommand(click.UsageError):
    """The first word is no command; `hint` says which it may have been."""

    def __init__(self, arguments: Sequence[str], known: Sequence[str], ctx: click.Context) -> None:
        super().__init__(f"没有命令 {arguments[0]} / no command {arguments[0]}", ctx)
        self.hint = _command_hint(arguments, known)


def _command_hint(arguments: Sequence[str], known: Sequence[str]) -> str:
    name = arguments[0]
    if not name.isascii() or " " in name:
        return f"你是不是要 / did you mean: finsearch query {' '.join(arguments)}"
    near = [f"finsearch {each}" for each in _near(name, known)]
    return _meant(near) or f"命令有 / the commands: {', '.join(known)}"


def said(error: click.ClickException) -> str:
    """Return what is wrong with a command line, for people."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name} / no option {error.option_name}"
    return error.message if isinstance(error, UnknownCommand) else mistakes.said(error)


def hint_for(error: click.ClickException) -> str:
    """Return the next step after a wrong command line."""
    if isinstance(error, UnknownCommand):
        return error.hint
    context = getattr(error, "ctx", None)
    if not isinstance(context, click.Context):
        return ""
    if isinstance(error, click.NoSuchOption):
        known = [name for each in context.command.get_params(context) for name in each.opts if name.startswith("--")]
        if near := _meant(_near(error.option_name, known)):
            return near
    if where := _from_outside(error, context):
        return where
    return f"用法 / usage: {context.command_path} --help"


def _from_outside(error: click.ClickException, context: click.Context) -> str:
    """Return where a wrong value stands, if not on the command line."""
    parameter = getattr(error, "param", None)
    if not isinstance(parameter, click.Parameter) or parameter.name is None:
        return ""
    source = context.get_parameter_source(parameter.name)
    if source is ParameterSource.DEFAULT_MAP:
        return f"它写在 / it stands in: {settings.config_path()}"
    if source is ParameterSource.ENVIRONMENT:
        return f"它来自环境变量 / it comes from: {parameter.envvar}"
    return ""


def _near(word: str, known: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(word, list(known), n=3, cutoff=0.6)


def _meant(near: Sequence[str]) -> str:
    return f"你是不是要 / did you mean: {', '.join(near)}" if near else ""
