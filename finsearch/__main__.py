"""`python -m finsearch`."""

from __future__ import annotations

from finsearch.cli import start

if __name__ == "__main__":
    start()
