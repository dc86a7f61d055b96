"""What may stand behind an option: values of the index that the command line names, never an error."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from finsearch.config import DEFAULT_INDEX, INDEX_VARIABLE

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from finsearch.search import Index

MOST = 200

Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def facet(field: str) -> Completer:
    """Return a completer of the values of a facet, the most frequent first, with their counts."""
    return _completer(lambda index: ((each.value, f"{each.count}") for each in index.facets("", (field,))[field]))


def reference() -> Completer:
    """Return a completer of the document numbers in the index."""
    return _completer(lambda index: ((each, "") for each in index.numbers()))


def _completer(values: Callable[[Index], Iterable[tuple[str, str]]]) -> Completer:
    def complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        del parameter
        place = ctx.params.get("index") or os.environ.get(INDEX_VARIABLE) or DEFAULT_INDEX
        try:
            from finsearch.search import open_index

            with open_index(place) as index:
                found = [(value, said) for value, said in values(index) if value.startswith(incomplete)]
        except Exception:  # noqa: BLE001 - a shell that completes must never be shown an error
            return []
        return [CompletionItem(value, help=said) for value, said in found[:MOST]]

    return complete
