"""What our commands have in common: help that starts with examples and measures Chinese rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import click

from finsearch.cli import settings
from finsearch.present.wrap import cells, wrap

_COLUMN = 26


class Formatter(click.HelpFormatter):
    """Help text by terminal cells instead of characters."""

    def write_text(self, text: str) -> None:
        """Write paragraphs, wrapped."""
        for number, block in enumerate(text.split("\n\n")):
            if number:
                self.write_paragraph()
            for line in block.splitlines():
                self._write_wrapped(" " * self.current_indent, line.strip())

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = _COLUMN, col_spacing: int = 2) -> None:
        """Write terms and what they mean in two columns; a long term stands on a line of its own."""
        rows = list(rows)
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
            formatter.write(f"{' ' * formatter.current_indent}{example}\n")
    formatter.write_paragraph()
    command.format_usage(ctx, formatter)
    command.format_help_text(ctx, formatter)
    command.format_options(ctx, formatter)


class Command(click.Command):
    """A command with examples."""

    context_class = Context

    def __init__(self, *args: Any, examples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)
        settings.name_variables(self)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse, with the defaults of the user's file; an error knows its command, so that the hint can name it."""
        ctx.default_map = settings.defaults(self, settings.read())
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes."""
        _write_help(self, ctx, formatter)


class Group(click.Group):
    """A group with examples."""

    context_class = Context

    def __init__(self, *args: Any, examples: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, context_settings={"help_option_names": ["-h", "--help"]}, **kwargs)
        self.examples = tuple(examples)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples, then what click writes."""
        _write_help(self, ctx, formatter)
