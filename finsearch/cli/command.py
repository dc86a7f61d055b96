"""What our commands have in common: help that starts with examples and measures Chinese rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile
from typing import Any

import click
from click.core import ParameterSource

from finsearch.cli import language, settings
from finsearch.patterns import regex
from finsearch.present.cells import cells
from finsearch.present.wrap import wrap

_COLUMN = 26
_CLICK_SAYS = {
    "Usage": "用法",
    "Options": "选项",
    "Commands": "命令",
    "例子 Examples": "例子",
    "Show this message and exit.": "显示本说明 / this help",
    "[default: ": "[默认: ",
}
"""What click says of its own, in Chinese; `例子 Examples` is ours."""
_NAMES = {
    "机关": "AGENCY",
    "标签": "TAG",
    "种类": "KIND",
    "文种": "FORM",
    "级别": "LEVEL",
    "起止": "RANGE",
    "主题": "TOPIC",
    "状态": "STATUS",
    "来源": "SOURCE",
    "日期": "DATE",
    "文号": "NUMBER",
    "条款": "CLAUSE",
    "整数": "INTEGER",
    "数": "FLOAT",
    "文件": "FILE",
    "文件夹": "DIR",
    "名称": "NAME",
    "内容": "TEXT",
}
"""What stands for the value of an option, in Chinese and English."""


def _named(heading: str) -> str:
    """Return a heading in the language of this run."""
    if language.settled() == "en":
        return heading.rpartition(" ")[2]
    return _CLICK_SAYS.get(heading, heading) if language.settled() == "zh" else heading


def _meaning(text: str) -> str:
    """Return what an option means in the language of this run; what click appends stays."""
    text = _CLICK_SAYS.get(text, text) if language.settled() != "both" else text
    body, bracket, rest = text.partition("  [")
    shown = language.said(body) + bracket + rest
    return shown.replace("[default: ", _CLICK_SAYS["[default: "]) if language.settled() == "zh" else shown


_CHINESE_NAMES = {english: chinese for chinese, english in _NAMES.items()}
_VALUE = regex(r"(?P<option>(?:-\w, )?--[\w-]+) (?P<value>.+?)(?: RANGE)?")


def _term(term: str) -> str:
    """Return an option, with the name of its value in the language of this run."""
    found = _VALUE.fullmatch(term)
    if found is None:
        return term
    names = {"en": _NAMES, "zh": _CHINESE_NAMES}.get(language.settled(), {})
    return f"{found['option']} {names.get(found['value'], found['value'])}"


class Formatter(click.HelpFormatter):
    """Help text by terminal cells instead of characters."""

    def write_heading(self, heading: str) -> None:
        """Write a heading in the language of the user."""
        super().write_heading(_named(heading))

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, prefix or f"{_named('Usage')}: ")

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped."""
        text = language.paragraphs(text)
        for number, block in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            for line in block.splitlines():
                self._write_wrapped(" " * self.current_indent, line.strip())

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _COLUMN, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns; a long term stands on a line of its own."""
        rows = [(_term(term), _meaning(meaning)) for term, meaning in rows]
        column = min(max((cells(term) for term, _ in rows), default=0), col_max) + col_spacing
        for term, meaning in rows:
            lead = " " * self.current_indent + term
            room = self.current_indent + column
            if cells(lead) + col_spacing > room:
                self.write(lead + "\n")
                lead = ""
            self._write_wrapped(lead + " " * (room - cells(lead)), meaning)

    def _write_wrapped(self, lead: str, text: str) -> None:
        for span in wrap(text, self.width - cells(lead)):
            self.write(f"{lead}{span.of(text)}".rstrip() + "\n")
            lead = " " * cells(lead)


class Context(click.Context):
    """A context whose help is measured in cells."""

    formatter_class = Formatter


def _write_help(command: Command | Group, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    with formatter.section("例子 Examples"):
        for example in command.examples:
            formatter.write(f"{' ' * formatter.current_indent}{language.example(example)}\n")
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    command.format_help_text(ctx, formatter)
    command.format_options(ctx, formatter)


def _take_language(ctx: click.Context, option: click.Parameter, name: str) -> None:
    """Speak the language of the user's file; what stands on the command line or in the environment is settled."""
    if ctx.get_parameter_source("lang") is ParameterSource.DEFAULT_MAP:
        language.choose(name)


def _lang_option() -> click.Option:
    return click.Option(
        ["--lang"],
        type=click.Choice(language.LANGUAGES),
        default="auto",
        envvar=language.LANG_VARIABLE,
        is_eager=True,
        expose_value=False,
        callback=_take_language,
        help="说明和提示的语言，默认随系统 / language of messages and help, else the locale's",
    )


class Command(click.Command):
    """A command with examples."""

    context_class = Context

    def __init__(self, *args: Any, examples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_lang_option())
        self.examples = tuple(examples)
        settings.name_variables(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with the defaults of the user's file; an error knows its command, so that the hint can name it."""
        ctx.default_map = settings.defaults(self, settings.read())
        try:
            self._check_values(ctx, args)
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def _check_values(self, ctx: click.Context, args: Sequence[str]) -> None:
        """Raise BadOptionUsage where another option of this command stands in the place of a value."""
        options = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        known = {name for each in options for name in each.opts}
        valued = {name for each in options if not each.is_flag and not each.count for name in each.opts}
        for option, value in pairwise(takewhile(lambda arg: arg != "--", args)):
            if option in valued and value.partition("=")[0] in known and value.startswith("--"):
                raise click.BadOptionUsage(option, f"Option {option!r} requires an argument.", ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes."""
        _write_help(self, ctx, formatter)


class Group(click.Group):
    """A group with examples."""

    context_class = Context

    def __init__(self, *args: Any, examples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, context_settings={"help_option_names": ["-h", "--help"]}, **kwargs)
        self.params.append(_lang_option())
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes."""
        _write_help(self, ctx, formatter)
