"""Results → JSON lines: one hit a line, nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from finsearch.present.look import Look
from finsearch.present.values import hit_value
from finsearch.results import Results


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield one line a hit."""
    return (line(hit_value(hit)) for hit in results.hits)


def line(value: Any) -> str:
    """Return a value as one line; separators inside a text stay escaped, so that a line is a line for every reader."""
    written = json.dumps(value, ensure_ascii=False)
    return written.replace("\x85", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"
