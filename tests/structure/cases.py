"""The case tables of the reference corpus: rows of (input, expected, …)."""

from __future__ import annotations

import csv
from pathlib import Path


def read_cases(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "spec" / f"{name}.tsv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table, delimiter="\t"))
