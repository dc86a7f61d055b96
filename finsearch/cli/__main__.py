"""`python -m finsearch.cli`, for where the entry point is not on the path."""

from __future__ import annotations

from finsearch.cli import run

run()
