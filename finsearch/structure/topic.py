"""主题: what a document is about, by words in its title (data/topics.tsv)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from finsearch.structure.table import rows


@dataclass(frozen=True, slots=True)
class _Topic:
    name: str
    cues: re.Pattern[str]
    others: re.Pattern[str]

    def is_in(self, title: str) -> bool:
        return self.cues.search(self.others.sub("/", title)) is not None


def topics_of(title: str) -> tuple[str, ...]:
    """Return the topics that a title names, in the order of the table; empty for none."""
    written = "".join(title.split())
    return tuple(topic.name for topic in _topics() if topic.is_in(written))


def topics() -> tuple[str, ...]:
    """Return the names of all topics."""
    return tuple(topic.name for topic in _topics())


@cache
def _topics() -> tuple[_Topic, ...]:
    return tuple(_Topic(row["topic"], _any(row["cues"]), _any(row["not"])) for row in rows("topics"))


def _any(words: str) -> re.Pattern[str]:
    """Return a pattern for any of the words; for none, one that nothing matches."""
    return re.compile("|".join(map(re.escape, words.split("|"))) if words else "(?!)")
