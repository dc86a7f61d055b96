"""A query as engines get it: analysed terms, literals as grams, filters as values; never raw text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from datetime import date
from typing import Literal as OneOf

from finsearch.analysis.grams import Gram
from finsearch.document import Status
from finsearch.frozen import frozen
from finsearch.structure.document_number import NumberPattern

Match = OneOf["smart", "all", "any", "exact"]
Scope = OneOf["articles", "clauses"]
Sort = OneOf["relevance", "date", "-date", "signed", "-signed", "effective", "-effective"]
Where = OneOf["text", "title"]

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
class Literal:
    """A string that must stand in a text: it stands at p exactly if each gram stands at p + its start.

    `length` counts characters; `where` restricts it to titles (the article's and the clauses'). Where it is `whole`,
    a Latin word or a number at its ends goes no further: 18号 does not stand in 118号. Where it `opens`, what begins
    with it is the clause that is asked for.
    """

    text: str
    cover: tuple[Gram, ...]
    length: int
    where: Where = "text"
    whole: bool = False
    opens: bool = False


@frozen
class Prefix:
    """The beginning of a Latin word or a number, folded: hfo* stands wherever such a word begins."""

    text: str

    @property
    def length(self) -> int:
        """Return how many characters it covers."""
        return len(self.text)


@frozen
class Near:
    """Strings that stand, in any order, in one stretch of a part.

    The stretch has at most `slop` characters more than the strings together. Its strings differ from each other.
    """

    literals: tuple[Literal, ...]
    slop: int


@frozen
class NumberIs:
    """An article's own number, or a number that a clause cites."""

    pattern: NumberPattern


@frozen
class Passes:
    """What the filters let through: an article or, for duties, a part of it."""

    filters: Filters


@frozen
class NoneOf:
    """What does not hold the node."""

    node: Node


@frozen
class AnyOf:
    """At least one of the nodes."""

    nodes: tuple[Node, ...]


@frozen
class AllOf:
    """Every one of the nodes."""

    nodes: tuple[Node, ...]


@frozen
class Also:
    """What was typed, or another name of it, which is worth EXPANSION as much."""

    node: Node
    others: tuple[Node, ...]


EXPANSION = 0.5
Leaf = Literal | Prefix
Node = Literal | Prefix | Near | NumberIs | Passes | NoneOf | AnyOf | AllOf | Also


def strings(node: Node) -> Iterator[Leaf | Near]:
    """Yield the strings that stand somewhere where a node holds, other names among them."""
    match node:
        case Literal() | Prefix() | Near():
            yield node
        case AllOf(nodes) | AnyOf(nodes):
            for each in nodes:
                yield from strings(each)
        case Also(typed, others):
            yield from strings(AnyOf((typed, *others)))


@frozen
class Wanted:
    """One thing that the person wants, as typed, and what satisfies it.

    `chunk` is the index in `Plan.chunks` of the typed run of characters that it was cut from, or -1.
    """

    shown: str
    node: Node
    chunk: int = -1


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


@frozen
class Plan:
    """All that an engine needs to know to answer.

    `scored` are the terms that count for BM25F, `also` those of other names, which count EXPANSION as much, `words`
    what the text is cut into, by which terms are weighed, `typed` the typed runs, `chunks` what they are about as
    literals (side by side they are worth more, and they are what is marked), `title_key` the query as an equal
    title would be keyed. `remarks` is what a person must be told about how the query was read. `as_of` is the day
    on which validity is judged, today unless something else is said. `parts` is how many of its best parts an
    article shows. `half_life` is how many days from `as_of` being new counts half; 0: it does not count. `gather`:
    `Hits.gathered` is asked for. `aged_by`: the day from which its age counts, of publication or of signing.
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
