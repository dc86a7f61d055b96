"""Results → ids, one a line."""

from __future__ import annotations

from collections.abc import Iterator

from finsearch.present.look import Look
from finsearch.results import Results


def render(results: Results, look: Look) -> Iterator[str]:
    """Yield the id of each hit."""
    return (f"{hit.id}\n" for hit in results.hits)
