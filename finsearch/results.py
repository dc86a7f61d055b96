"""What a search gives back: the same names as in `query --json`.

Offsets in `marks` count characters of the clause's own `text`; dates are `datetime.date` here and ISO 8601
in bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from finsearch.document import NOWHERE, Duty, Kind, Role, Span, Status
from finsearch.frozen import frozen


@frozen
class ScorePart:
    """A node of an explanation: its value is the sum of its parts, where it has any."""

    name: str
    value: float
    detail: str = ""
    parts: tuple[ScorePart, ...] = ()


@frozen
class DutyAgency:
    """An agency in a duty: `name` in full, `written` as in the text, `role` what it has to do."""

    name: str
    written: str
    role: Role


@frozen
class DutyGroup:
    """One 责任分工 of a clause: its text as published and the agencies in it."""

    text: str
    agencies: tuple[DutyAgency, ...]
    open: bool = False

    @classmethod
    def of(cls, duty: Duty, text: str) -> DutyGroup:
        """Return a duty as shown; `text` is its article's."""
        agencies = (DutyAgency(each.party.name, each.party.written, each.role) for each in duty.parties)
        return cls(duty.span.of(text), tuple(agencies), duty.open)


@frozen
class ClauseHit:
    """A clause that answers the query; `no` is empty for text outside numbered clauses.

    `path` is the clause's place in the article (`5`, `2.3`, empty outside clauses). A mere title says nothing but what
    the clauses below it are about.
    """

    no: str
    title: str
    text: str
    duties: tuple[DutyGroup, ...]
    marks: tuple[Span, ...]
    score: float
    path: str = ""
    title_span: Span = NOWHERE
    is_mere_title: bool = False


@frozen
class Hit:
    """An article (or, in clause search, one clause of it) that answers the query."""

    rank: int
    score: float
    id: str
    kind: Kind
    title: str
    number: str
    issuers: tuple[str, ...]
    published: date | None
    signed: date | None
    source: str
    url: str
    tags: tuple[str, ...]
    copies: tuple[str, ...]
    clauses: tuple[ClauseHit, ...]
    title_marks: tuple[Span, ...] = ()
    explanation: ScorePart | None = None
    form: str = ""
    authority: str = ""
    topics: tuple[str, ...] = ()
    effective: date | None = None
    expires: date | None = None
    status: Status | None = None


@frozen
class FacetCount:
    """How many matching articles have `value`."""

    value: str
    count: int


@frozen
class FacetCounts:
    """The values of each facet field with their counts; `notes` say of which articles, where not of all asked for."""

    facets: Mapping[str, tuple[FacetCount, ...]]
    notes: tuple[str, ...] = ()


@frozen
class Offer:
    """Another query that finds something where nothing has all that was asked for: `note` says what, and how much.

    `query` can be typed in place of the first one, with the same options but for `clauses`.
    """

    note: str
    query: str
    clauses: bool = False


@frozen
class Results:
    """The answer to one query: a page of hits, how many there are in all, and what must be said about it.

    `plan` says how the query was carried out, as names and values, where that was asked for. `offers` are those of the
    notes that can be asked for.
    """

    query: str
    interpreted: str
    total: int
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    plan: tuple[tuple[str, str], ...] = ()
    offers: tuple[Offer, ...] = ()


@frozen
class Failure:
    """A file, or a line of it, that could not be read."""

    path: str
    reason: str


@frozen
class Clash:
    """An id that several documents were published with, and the ids by which the index tells them apart."""

    id: str
    articles: tuple[str, ...]


@frozen
class IngestReport:
    """What an indexing run did.

    `read` counts files (lines of a `.jsonl`), `merged` copies folded into another copy's article, the rest
    articles; `failures` holds the first of the `failed`, `clashes` the first of the `clashing` ids.
    """

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    merged: int = 0
    failures: tuple[Failure, ...] = ()
    failed: int = 0
    seconds: float = 0.0
    articles: int = 0
    clauses: int = 0
    clashes: tuple[Clash, ...] = ()
    clashing: int = 0


@frozen
class IndexStats:
    """What an index holds."""

    engine: str
    articles: int
    clauses: int
    terms: int
    bytes: int
    kinds: Mapping[str, int] = field(default_factory=dict)
    first_published: date | None = None
    last_published: date | None = None
    format_version: int = 0
    analyzer: str = ""
    segments: int = 0


@frozen
class Measured:
    """The mean of a measure over queries, and its 95 % bootstrap interval."""

    name: str
    value: float
    low: float
    high: float


@frozen
class Compared:
    """Two runs by one measure: their means, what the second gains, and for how many queries it is better, worse."""

    first: float
    second: float
    gain: Measured
    better: int
    worse: int
