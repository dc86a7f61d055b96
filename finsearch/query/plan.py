"""A query as engines get it: analysed terms, literals as grams, filters as values; never raw text."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import date
from typing import Literal as OneOf

from finsearch.frozen import frozen
from finsearch.query.node import Literal, Node, NumberIs
from finsearch.query.restriction import Filters
from finsearch.structure.document_number import NumberPattern

Match = OneOf["smart", "all", "any", "exact"]
Scope = OneOf["articles", "clauses"]
Sort = OneOf["relevance", "date", "-date", "signed", "-signed", "effective", "-effective"]

MATCHES: tuple[Match, ...] = ("smart", "all", "any", "exact")
SORTS: tuple[Sort, ...] = ("relevance", "date", "-date", "signed", "-signed", "effective", "-effective")
FACETS: tuple[str, ...] = (
    "issuers",
    "duties",
    "tags",
    "kind",
    "form",
    "authority",
    "topics",
    "status",
    "source",
    "year",
)
COUNTABLE: tuple[str, ...] = (*FACETS, "month", "signed_year", "signed_month")
"""What can be counted; months and what goes by the day of signing only where they are asked for by name."""


@frozen
class Wanted:
    """One thing that the person wants, as typed, and what satisfies it.

    `chunk` is the index in `Plan.chunks` of the typed run of characters that it was cut from, or -1.
    """

    shown: str
    node: Node
    chunk: int = -1


@frozen
class Plan:
    """All that an engine needs to know to answer.

    `scored` are the terms that count for BM25F, `also` those of other names, which count EXPANSION as much, `words`
    what the text is cut into, by which terms are weighed, `typed` the typed runs, `chunks` what they are about as
    literals (side by side they are worth more, and they are what is marked), `title_key` the query as an equal
    title would be keyed. `remarks` is what a person must be told about how the query was read. `as_of` is the day
    on which validity is judged, today unless something else is said. `parts` is how many of its best parts an
    article shows. `half_life` is how many days from `as_of` being new counts half; 0: it does not count. `gather`:
    `Hits.gathered` is asked for. `aged_by`: the day from which its age counts, of publication or of signing. `worth`:
    where nothing has everything wanted, what share of it each thing is, and what has most comes first; else empty.
    """

    wanted: tuple[Wanted, ...] = ()
    unwanted: tuple[Node, ...] = ()
    scored: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()
    chunks: tuple[Literal, ...] = ()
    title_key: str = ""
    filters: Filters = field(default_factory=Filters)
    match: OneOf["all", "any"] = "all"
    scope: Scope = "articles"
    sort: Sort = "relevance"
    limit: int = 10
    offset: int = 0
    parts: int = 10
    facets: tuple[str, ...] = ()
    explain: bool = False
    gather: bool = False
    half_life: int = 0
    aged_by: OneOf["date", "signed"] = "date"
    worth: tuple[float, ...] = ()
    remarks: tuple[str, ...] = ()
    as_of: date = field(default_factory=date.today)

    @property
    def numbers(self) -> tuple[NumberPattern, ...]:
        """Return the document numbers among the things wanted."""
        return tuple(want.node.pattern for want in self.wanted if isinstance(want.node, NumberIs))

    @property
    def counting(self) -> Plan:
        """Return the plan that finds as much, and of it shows nothing but how much."""
        return replace(self, limit=0, offset=0, facets=(), explain=False)

    @property
    def nearly(self) -> bool:
        """Tell whether an article may answer that holds none of the things wanted, but parts of their words."""
        return self.match == "any" and bool(self.wanted)

    @property
    def is_by_day(self) -> bool:
        """Tell whether it goes by days that an article need not have: those of signing, of taking effect."""
        filters, names = self.filters, (self.sort, *self.facets)
        asked = not (filters.signed.are_open and filters.effective.are_open) or self.is_new_by_signing
        return asked or any("signed" in name for name in names)

    @property
    def is_new_by_signing(self) -> bool:
        """Tell whether being new counts, and by the day of signing."""
        return bool(self.half_life) and self.aged_by == "signed"

    @property
    def is_empty(self) -> bool:
        """Tell whether neither words nor filters ask for anything."""
        return not (self.wanted or self.unwanted) and self.filters.is_empty
