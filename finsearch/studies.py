"""What is learned by looking over many texts, or between two: over time, in context, against each other."""

from __future__ import annotations

from typing import Literal, NamedTuple

from finsearch.document import Span
from finsearch.findings import ArticleRef
from finsearch.frozen import frozen
from finsearch.results import FacetCount

Unit = Literal["month", "year"]
Basis = Literal["published", "signed"]
Place = Literal["title", "clause", "outside"]
FlawKind = Literal[
    "no such number",
    "other number",
    "other title",
    "no such title",
    "no such clause",
    "misquoted",
    "not said",
    "other clause",
    "repealed",
    "expired",
    "parts unknown",
    "clauses unknown",
    "document unsure",
]
UNCHECKED: tuple[FlawKind, ...] = ("parts unknown", "clauses unknown", "document unsure")
"""What is no flaw, but could not be checked."""


@frozen
class Timeline:
    """How many articles were published in each period (2022 or 2022-05), from the first to the last without a gap.

    Where it goes `by` day of signing, what was not signed counts as published. `undated` articles of the `total` stand
    in no period.
    """

    unit: Unit
    periods: tuple[FacetCount, ...]
    total: int
    undated: int
    notes: tuple[str, ...] = ()
    by: Basis = "published"


@frozen
class Trend:
    """In how many articles each phrase stands: `counts[phrase][period]` of the period's `totals[period]` articles.

    `undated[phrase]` more have it and stand in no period. `by` is as in a `Timeline`.
    """

    unit: Unit
    phrases: tuple[str, ...]
    periods: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    totals: tuple[int, ...]
    undated: tuple[int, ...]
    by: Basis = "published"

    @property
    def found(self) -> tuple[int, ...]:
        """Return in how many articles each phrase stands in all, with a date or without."""
        return tuple(sum(row) + more for row, more in zip(self.counts, self.undated, strict=True))

    @property
    def shares(self) -> tuple[tuple[float, ...], ...]:
        """Return the counts as shares of all articles of the period, 0 where it has none."""
        return tuple(tuple(n / max(total, 1) for n, total in zip(row, self.totals, strict=True)) for row in self.counts)


@frozen
class KeywordLine:
    """A match and what stands on both sides of it in its paragraph; `no` and `path` are those of its clause."""

    article: ArticleRef
    place: Place
    no: str
    path: str
    left: str
    keyword: str
    right: str


@frozen
class Concordance:
    """Matches in their contexts, article by article; `total` articles answer, also those that are not shown."""

    lines: tuple[KeywordLine, ...]
    total: int
    notes: tuple[str, ...] = ()


@frozen
class Appearance:
    """Where a phrase first and last stood, `by` day of publication or of signing: in each the first place in the text.

    `undated` articles of the `total` are neither first nor last, if there are others.
    """

    phrase: str
    first: KeywordLine
    last: KeywordLine
    total: int
    undated: int
    by: Basis = "published"


class Piece(NamedTuple):
    """Some characters of two versions of a text: in both, only in the old one, or only in the new one."""

    kind: Literal["same", "removed", "added"]
    text: str


@frozen
class ClauseChange:
    """What became of a clause, or of a paragraph outside of clauses (`no` and `path` are empty then)."""

    kind: Literal["same", "changed", "added", "removed"]
    old_no: str
    old_path: str
    no: str
    path: str
    pieces: tuple[Piece, ...]
    moved: bool = False
    renumbered: bool = False

    @property
    def is_news(self) -> bool:
        """Tell whether anything happened to it."""
        return self.kind != "same" or self.moved or self.renumbered


@frozen
class Comparison:
    """How one article became another, clause by clause."""

    old: ArticleRef
    new: ArticleRef
    changes: tuple[ClauseChange, ...]


@frozen
class Flaw:
    """What is doubtful in a draft: `written` stands there at `line` and `column` (from 1), `article` is what it means.

    `detail` is what the index has instead: the title, the number, the clauses there are, the clause or the document in
    which the quoted words stand, what ended the document. `pieces` lead from the words of the document to the draft's.
    `near` are articles of the index whose number or title is nearly what is written, the nearest first.
    """

    kind: FlawKind
    line: int
    column: int
    span: Span
    written: str
    article: ArticleRef | None
    detail: str = ""
    pieces: tuple[Piece, ...] = ()
    near: tuple[ArticleRef, ...] = ()


@frozen
class DraftReport:
    """The flaws of a draft; how many citations, and quotations put down to a document, were looked at.

    `unchecked` is of the kinds in UNCHECKED: what a draft names and the index does not tell.
    """

    flaws: tuple[Flaw, ...]
    citations: int
    quotations: int
    unchecked: tuple[Flaw, ...] = ()
