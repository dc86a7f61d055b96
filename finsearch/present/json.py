"""Any value of the contract → JSON that a person can read: UTF-8, unescaped, two blanks a level, ranges on one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from finsearch.patterns import regex
from finsearch.present.look import Look
from finsearch.present.values import results_value
from finsearch.results import Results

_RANGE = regex(r"\[\n +(\d+),\n +(\d+)\n +\]")


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield an answer as one JSON object."""
    yield dump(results_value(results))


def dump(value: Any) -> str:
    """Return a value as JSON with a newline at its end."""
    return _RANGE.sub(r"[\1, \2]", json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
