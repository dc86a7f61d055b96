"""What every engine can do. A plan goes in, hits come out; the text of an article comes back by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

from finsearch.document import Article, DocumentNumber, Span
from finsearch.engines.entry import Entry
from finsearch.engines.integrity import Sums
from finsearch.frozen import frozen
from finsearch.query.plan import Plan
from finsearch.results import FacetCount, IndexStats, ScorePart
from finsearch.structure.document_number import NumberPattern

MEMORY = 512 << 20


@frozen
class PartHit:
    """A part that answers: 0 is the head, i the i-th clause; `marks` count characters of the part's text."""

    index: int
    score: float
    marks: tuple[Span, ...]


@frozen
class EngineHit:
    """An article that answers, with its best parts; in clause search exactly one part."""

    article: str
    score: float
    parts: tuple[PartHit, ...]
    explanation: ScorePart | None = None


@frozen
class Cited:
    """What some articles cite: a number's key (or nothing), a title (or nothing), and the articles' ordinals."""

    key: str
    title: str
    articles: frozenset[int]


@frozen
class Hits:
    """A page of hits. `total` counts all; `found[i]` the articles that satisfy the i-th thing wanted alone.

    `gathered` is how many of the things wanted one part of an answer has, with its article's title, at the most; 0
    where the plan does not ask for it.
    """

    total: int
    hits: tuple[EngineHit, ...]
    found: Sequence[int] = ()
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    gathered: int = 0


class Writer(Protocol):
    """Changes to an index that become visible all at once, at `commit`, or not at all."""

    def add(self, entry: Any) -> None:
        """Add an article, packed or not; one of the same id must have been removed before."""
        ...

    def remove(self, article: str) -> None:
        """Remove what was published with an id, if it is there: an article, or all that share the id."""
        ...

    def commit(self) -> None:
        """Make the changes visible, atomically and durably."""
        ...

    def __enter__(self) -> Writer:
        """Start writing; IndexBusy if another process writes."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drop what was not committed."""
        ...


class Engine(Protocol):
    """Postings somewhere: on disk, in memory, on a cluster."""

    name: str

    @classmethod
    def create(cls, place: Path) -> Engine:
        """Make an empty index."""
        ...

    @classmethod
    def open(cls, place: Path) -> Engine:
        """Open an index that exists; IndexNotFound, IndexDamaged."""
        ...

    @staticmethod
    def pack(entry: Entry) -> Any:
        """Return an entry as its writer takes it at the least cost; may run in another process."""
        ...

    def writer(self, memory: int = MEMORY, committed: Sums | None = None) -> Writer:
        """Return a writer, to be used in a `with` statement; it uses about `memory` bytes.

        Of files that are `committed` it takes over nothing before it has compared them; IndexDamaged.
        """
        ...

    def stale(self) -> frozenset[str]:
        """Return the names of the files in its place that what was committed last does not need."""
        ...

    def search(self, plan: Plan) -> Hits:
        """Answer a plan."""
        ...

    def answers(self, plan: Plan) -> Iterator[tuple[str, int]]:
        """Yield all that answers a plan, whatever page it asks for, in its order: ids of articles, places of parts.

        A place is 0 in a search for articles. Nothing is marked or read, so that there may be any number.
        """
        ...

    def article(self, article: str) -> Article | None:
        """Return an article by id."""
        ...

    def sharing(self, article: str) -> tuple[str, ...]:
        """Return the ids of the articles that were all published with one id, in order."""
        ...

    def articles(self) -> Iterator[Article]:
        """Yield all articles, the oldest first, those without a date last; none is kept."""
        ...

    def numbered(self, pattern: NumberPattern) -> tuple[str, ...]:
        """Return the ids of the articles whose own number matches, newest first."""
        ...

    def own_numbers(self) -> Iterator[DocumentNumber]:
        """Yield the articles' own numbers in the form of their canonical spelling, each once, in no certain order."""
        ...

    def titled(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that have one of their titles, or its core, among `keys`, newest first."""
        ...

    def bearing(self, keys: Sequence[str]) -> int:
        """Count the articles that `titled` gives, without looking at them: a law may be a thousand."""
        ...

    def citing(self, patterns: Sequence[NumberPattern], titles: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that cite one of the numbers or titles (letters or cores), newest first."""
        ...

    def repealing(self, keys: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the articles that end a document with one of these keys as a whole, newest first."""
        ...

    def cited(self) -> Iterator[Cited]:
        """Yield everything that is cited, in no certain order."""
        ...

    def terms(self, beginning: str) -> Iterator[str]:
        """Yield the terms of the text (words, two and single characters, folded) that begin so, in order.

        Some may stand in removed articles only.
        """
        ...

    def followers(self, character: str) -> frozenset[str]:
        """Return the characters that stand right behind a Han character, folded, in removed articles or not."""
        ...

    def stats(self) -> IndexStats:
        """Count what the index holds."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
