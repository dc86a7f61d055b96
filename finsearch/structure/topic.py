"""主题: what a document is about, by words in its title (data/topics.tsv)."""

from __future__ import annotations

import re
from functools import cache

from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.structure import agency
from finsearch.structure.table import rows

_FRONT = regex("[^：:]{1,60}?关于|[^：:]{2,20}[：:]")
_BODY = regex("[^：:《]{2,20}?(?:政府|委员会|厅|局|部|办公室)")


@frozen
class _Topic:
    name: str
    cues: re.Pattern[str]
    others: re.Pattern[str]

    def is_in(self, title: str) -> bool:
        return self.cues.search(self.others.sub("/", title)) is not None


def topics_of(*titles: str) -> tuple[str, ...]:
    """Return the topics that titles name, in the order of the table; who issues a document is no topic of it."""
    written = "\n".join(map(_matter, titles))
    return tuple(topic.name for topic in _topics() if topic.is_in(written))


def _matter(title: str) -> str:
    """Return a title without the bodies in front: 财政部 税务总局关于…, 商务部：….

    Another word in front of 关于 stays: 外贸企业关于….
    """
    written = "".join(title.split())
    named = agency.name_at(written.removeprefix(agency.STATE), 0) or _BODY.match(written)
    match = _FRONT.match(written) if named else None
    return written[match.end() :] if match else written


def topics() -> tuple[str, ...]:
    """Return the names of all topics."""
    return tuple(topic.name for topic in _topics())


@cache
def _topics() -> tuple[_Topic, ...]:
    return tuple(_Topic(row["topic"], _any(row["cues"]), _any(row["not"])) for row in rows("topics"))


def _any(words: str) -> re.Pattern[str]:
    """Return a pattern for any of the words; for none, one that nothing matches."""
    return re.compile("|".join(map(re.escape, words.split("|"))) if words else "(?!)")
