"""An index in memory over texts typed for a test."""

from __future__ import annotations

from datetime import date, datetime

from finsearch.analysis.analyzer import analyzer
from finsearch.engines.entry import prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.search import Index
from finsearch.structure.parse import parse
from tests.structure.samples import raw


def index_of(*texts: tuple[str, date | None, str]) -> Index:
    """Return an index over (id, day of publication, text); the first line of a text is its title."""
    engine = MemoryEngine()
    for name, day, text in texts:
        published = datetime(day.year, day.month, day.day, 9) if day else None
        post = raw(text, id=name, paths=(f"{name}.md",), title=text.partition("\n")[0], published=published)
        engine.entries[name] = prepare(parse(post), analyzer())
    return Index(engine)
