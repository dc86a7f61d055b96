"""What comes before what, the same in every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone

from finsearch.document import Article
from finsearch.engines.base import PartHit
from finsearch.results import FacetCount

MINUTES_A_DAY = 24 * 60
UNDATED = -1
PLACES = 9
"""Decimal places with which scores are compared: sums in another order are the same."""

_CHINA = timezone(timedelta(hours=8))


def minutes(published: datetime | None) -> int:
    """Return minutes of China's clock since the year 0, or UNDATED."""
    if published is None:
        return UNDATED
    local = published.astimezone(_CHINA) if published.tzinfo else published
    return local.toordinal() * MINUTES_A_DAY + local.hour * 60 + local.minute


def day(on: date | None) -> int:
    """Return the ordinal of a day, or UNDATED."""
    return UNDATED if on is None else on.toordinal()


def tiebreak(article: str) -> int:
    """Return a number below 2**62 that orders equal articles the same way everywhere."""
    import hashlib  # costs 7 ms, and only those who write need it

    digest = hashlib.blake2b(article.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 2


def oldest_first(articles: Iterable[Article]) -> list[Article]:
    """Return articles, the oldest first, those without a date last."""
    return sorted(articles, key=lambda each: (each.published is None, minutes(each.published), tiebreak(each.id)))


def newest_first(articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the ids of articles, the newest first."""
    keyed = sorted((-minutes(article.published), article.id) for article in articles)
    return tuple(article for _, article in keyed)


def best_first(parts: Iterable[PartHit], most: int) -> tuple[PartHit, ...]:
    """Return the `most` best parts of a hit; the head is among them if it answers: its title is shown anyway."""
    ordered = sorted(parts, key=lambda part: (-part.score, part.index))
    head = (part for part in ordered[most:] if part.index == 0)
    return (*ordered[:most], *head)


def nearest(parts: Iterable[PartHit]) -> tuple[PartHit, ...]:
    """Return the best clause of a hit that only nearly answers, or its head where no clause has anything of it."""
    speaking = [part for part in parts if part.score > 0]
    return best_first([part for part in speaking if part.index] or speaking, 1)


def facet_order(counts: Mapping[str, int]) -> tuple[FacetCount, ...]:
    """Return facet values, the most frequent first, equal ones by name."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetCount(value, number) for value, number in ordered)
