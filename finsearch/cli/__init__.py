"""The command line: one file a command (parse flags, call one function, write) on top of the library."""

from __future__ import annotations

from finsearch.cli.run import main, run

__all__ = ["main", "run"]
