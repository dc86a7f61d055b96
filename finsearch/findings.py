"""What is found over an index as a whole: what cites what, who must do what, how much was understood."""

from __future__ import annotations

from datetime import date
from typing import Literal

from finsearch.document import Article, CitationKind, Kind, Role, Span, Status
from finsearch.frozen import frozen
from finsearch.results import Failure


@frozen
class ArticleRef:
    """An article in one line, wherever another one points at it."""

    id: str
    kind: Kind
    title: str
    number: str
    published: date | None
    signed: date | None
    url: str

    @property
    def day(self) -> date | None:
        """Return when it was signed, or else published."""
        return self.signed or self.published

    @classmethod
    def of(cls, article: Article) -> ArticleRef:
        """Return what names an article."""
        return cls(
            id=article.id,
            kind=article.kind,
            title=article.title,
            number=str(article.number.number) if article.number else "",
            published=article.published.date() if article.published else None,
            signed=article.signed.date if article.signed else None,
            url=article.url,
        )


@frozen
class Standing:
    """Whether a policy is in force on the day `as_of`: inferred, never certain.

    `because` is the phrase of its own text that decides, empty where none does; `repealed` is the day on which
    `repealed_by` ended it.
    """

    status: Status
    as_of: date
    because: str = ""
    repealed: date | None = None
    repealed_by: ArticleRef | None = None


@frozen
class Candidate:
    """An article that a citation may mean: how sure that is (0 to 1), and what speaks for it."""

    article: ArticleRef
    confidence: float
    reason: Literal["number", "number, other title", "title", "near title"]


@frozen
class Reference:
    """What `article` says of another document: all its mentions of it together.

    `text` is the first mention as published, at `span`; `clauses` are the ordinals of the clauses that have one
    (an empty one stands for the text outside clauses); `candidates` are the articles meant, the surest first, none
    where the index does not hold the document.
    """

    article: ArticleRef
    title: str
    number: str
    kinds: tuple[CitationKind, ...]
    text: str
    span: Span
    clauses: tuple[str, ...]
    mentions: int
    candidates: tuple[Candidate, ...]


@frozen
class Missing:
    """A document that `articles` articles cite and the index does not hold."""

    title: str
    number: str
    articles: int


@frozen
class Assignment:
    """What one clause makes one agency do: `task` is the text that the duty speaks of, `text` the duty as published.

    `agency` is the full name, `written` the name in the text; `no`, `path`, `title` are the clause's.
    """

    agency: str
    written: str
    role: Role
    article: ArticleRef
    no: str
    path: str
    title: str
    task: str
    text: str


@frozen
class Workload:
    """How much an agency is made responsible for: clauses in all, those that it leads, and documents."""

    agency: str
    clauses: int
    leads: int
    articles: int


@frozen
class DutyMatrix:
    """Agencies against documents: `counts[agency][document]` clauses, `leads` those that the agency leads."""

    agencies: tuple[str, ...]
    articles: tuple[ArticleRef, ...]
    counts: tuple[tuple[int, ...], ...]
    leads: tuple[tuple[int, ...], ...]


@frozen
class Doubt:
    """A clause whose ordinal does not follow from those before it."""

    article: ArticleRef
    no: str
    path: str
    doubt: str


@frozen
class Coverage:
    """How much was understood of the articles of one source in one month (`2022-05`, empty where undated).

    `clauses` counts clauses, the other fields articles; `doubts` are clauses out of sequence. `failures` are files and
    lines that could not be read: their source is not known, their month only where the file's name begins with it.
    """

    source: str
    month: str
    articles: int = 0
    policies: int = 0
    with_number: int = 0
    with_issuer: int = 0
    with_clauses: int = 0
    clauses: int = 0
    doubts: int = 0
    failures: int = 0


@frozen
class CoverageReport:
    """Rows by source and month, every doubt, and what could not be read."""

    rows: tuple[Coverage, ...]
    doubts: tuple[Doubt, ...]
    failures: tuple[Failure, ...]


@frozen
class Excerpt:
    """A clause, or a whole article, with where it is from.

    `clause` is the path of the clause (`5`, `2.3`, empty for an article), `place` its ordinals from the outermost on
    (第二章第三条（一）), `path` the file it was read from, `digest` the SHA-256 of `text`, `standing` that of a policy.
    """

    article: ArticleRef
    issuers: tuple[str, ...]
    source: str
    path: str
    clause: str
    place: str
    heading: str
    text: str
    duties: tuple[str, ...]
    digest: str
    standing: Standing | None = None
