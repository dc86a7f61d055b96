"""Known-item sets as files, to be evaluated like any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from finsearch.evaluation.known_item import KnownItems


def save(sets: Mapping[str, KnownItems], folder: Path) -> tuple[Path, ...]:
    """Write each set as NAME_queries.tsv and NAME_qrels.tsv; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for name, items in sets.items() if items.topics for path in _save(name, items, folder))


def _save(name: str, items: KnownItems, folder: Path) -> Iterator[Path]:
    queries = ["query_id\tquery", *(f"{topic.id}\t{topic.text}" for topic in items.topics)]
    qrels = [f"{topic}\t{place}\t1" for topic, places in items.sought.items() for place in places]
    for kind, lines in (("queries", queries), ("qrels", ["query_id\tdoc_id\trelevance", *qrels])):
        path = folder / f"{name}_{kind}.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        yield path
