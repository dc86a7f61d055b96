"""What the articles of an answer must be, whatever their words: values and days."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from finsearch.document import Status
from finsearch.frozen import frozen
from finsearch.structure.document_number import NumberPattern


@frozen
class Days:
    """The days from the first to the last, both included; None where they are open."""

    first: date | None = None
    last: date | None = None

    @property
    def are_open(self) -> bool:
        """Tell whether any day is among them, and none."""
        return self.first is None and self.last is None

    def hold(self, day: date | None) -> bool:
        """Tell whether a day is among them; no day is among open ones only."""
        if day is None:
            return self.are_open
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def common(self, others: Days) -> Days:
        """Return the days that are among both."""
        first = max(filter(None, (self.first, others.first)), default=None)
        return Days(first, min(filter(None, (self.last, others.last)), default=None))

    def __str__(self) -> str:
        """Return them as they could be typed."""
        return f"{self.first or ''}..{self.last or ''}"


@frozen
class Filters:
    """What an article (or, for `duties`, a clause) must have; within a field any value will do.

    `since` and `until` are days of publication, both included; `signed` are days of signing, of publication where an
    article has none, `effective` the days on which it takes effect, as far as it says so. `number` is the article's
    own. `statuses` are those on `Plan.as_of`.
    """

    issuers: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    signed: Days = field(default_factory=Days)
    effective: Days = field(default_factory=Days)
    number: NumberPattern | None = None
    statuses: tuple[Status, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is filtered."""
        return self == Filters()

    @property
    def published(self) -> Days:
        """Return `since` and `until` together."""
        return Days(self.since, self.until)
