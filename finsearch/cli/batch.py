"""`finsearch query -`: queries from standard input, one a line → one JSON line each."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from finsearch.cli.language import chosen
from finsearch.cli.terminal import write
from finsearch.cli.unforeseen import told
from finsearch.errors import EXIT_ERROR, EXIT_HITS, EXIT_NO_HITS, FinsearchError

STDIN = "-"


def answer_all(index: str, options: dict[str, Any]) -> int:
    """Answer every line of standard input; exit code 0 if one has hits, 2 if one could not be answered."""
    from finsearch.present.jsonl import line
    from finsearch.search import open_index

    codes = []
    with open_index(index) as opened:
        for query in _queries():
            code, value = _answer(opened, query, options)
            codes.append(code)
            write([line(value)])
    if EXIT_ERROR in codes:
        return EXIT_ERROR
    return EXIT_HITS if EXIT_HITS in codes else EXIT_NO_HITS


def _error_value(error: Exception) -> dict[str, Any]:
    """Return an error for machines: its class, where in the query it is, and what it says, a language a field."""
    place = getattr(error, "place", None)
    message, hint = (error.message, error.hint) if isinstance(error, FinsearchError) else told(error)
    return {
        "error": chosen(message, "en"),
        "hint": chosen(hint, "en"),
        "error_zh": chosen(message, "zh"),
        "hint_zh": chosen(hint, "zh"),
        "error_type": type(error).__name__,
        "place": list(place) if place else None,
    }


def _queries() -> Iterator[str]:
    """Yield the lines that say something, as UTF-8 whatever the locale is, as they come."""
    for written in sys.stdin.buffer:
        if query := written.decode("utf-8-sig", "replace").strip():
            yield query


def _answer(index: Any, query: str, options: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    from finsearch.present.values import results_value

    try:
        results = index.search(query, **options)
    except Exception as error:  # noqa: BLE001 - one line is answered by its error, the others go on
        return EXIT_ERROR, {"query": query, **_error_value(error)}
    return EXIT_HITS if results.hits else EXIT_NO_HITS, results_value(results)
