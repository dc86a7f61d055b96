"""`python -m finsearch`."""

from __future__ import annotations

from finsearch.cli import run

if __name__ == "__main__":
    run()
