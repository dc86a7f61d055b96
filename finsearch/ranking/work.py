"""A part belongs to a work: all articles of one title, such as a law of which each article is a text of its own.

What a work says as a whole speaks for each of its parts (the cluster hypothesis: Kurland and Lee, "Corpus structure,
language models, and ad hoc information retrieval", SIGIR 2004).
"""

from __future__ import annotations

from typing import Any

from finsearch.ranking.parameters import WORK_SIZE


def work_relevance(squares: Any) -> Any:
    """Return a work's relevance from the sum, over its articles, of the best part's squared relevance; below 1."""
    mass = (squares / WORK_SIZE) ** 0.5
    return mass / (1.0 + mass)
