"""What a text is: raw as published, then as an official reads it.

Plain frozen values. Everything extracted carries a span: character offsets into the article's plain
text (`Article.text`), so that `span.of(article.text)` is the thing as it was published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from finsearch.frozen import frozen

Kind = Literal["policy", "flash", "news"]
Role = Literal["lead", "joint", "resp", "support", "guide", "with"]
Level = Literal["编", "分编", "章", "节", "条", "L1", "L2", "L3", "L4"]
CitationKind = Literal["cites", "implements", "forwards", "amends", "repeals", "supersedes"]
DateBasis = Literal["stated", "printed", "signed", "published", "effective", "open"]
NumberForm = Literal["bracket", "order", "announcement"]
Status = Literal["in_force", "not_yet", "expired", "repealed", "unknown"]

CITATION_KINDS: tuple[CitationKind, ...] = get_args(CitationKind)
KINDS: tuple[Kind, ...] = ("policy", "flash", "news")
STATUSES: tuple[Status, ...] = get_args(Status)


class Span(NamedTuple):
    """Half-open range of character offsets in a plain text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]


NOWHERE = Span(0, 0)
OPEN_END = date.max  # the last day in force of what ends with an event (至工程完成为止): nobody knows which


@frozen
class StockLink:
    """A machine-made link from words to a quoted share or board; stored, never ranked."""

    text: str
    code: str
    span: Span


@frozen
class RawArticle:
    """One text as published, after reading and before any understanding.

    `text` is the body without summary, URL line and footer: one paragraph a line, tags gone, entities
    decoded. `offsets[i]` is where character i of `text` stands in `markup`; empty where the body was plain
    text (then it stands at i). `paths` holds every copy, the preferred one first. `number`, `issuers` and
    `kind` are what the container says itself (fields of a `.jsonl` line), empty when it says nothing. `shared_id` is
    the id that it was published with where other documents have that, too.
    """

    id: str
    paths: tuple[str, ...]
    title: str
    text: str
    published: datetime | None = None
    summary: str = ""
    tags: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    kind: str = ""
    stocks: tuple[StockLink, ...] = ()
    shared_id: str = ""
    markup: str = field(default="", repr=False)
    offsets: Sequence[int] = field(default=(), repr=False)


@frozen
class DocumentNumber:
    """发文字号 as a value: code 国办发, year 2022 (None where the form has none), serial 18."""

    code: str
    year: int | None
    serial: int
    form: NumberForm = "bracket"

    @property
    def key(self) -> str:
        """Return the identity of the number, the same for every spelling: `国办发|2022|18`."""
        return f"{self.code}|{'' if self.year is None else self.year}|{self.serial}"

    @classmethod
    def from_key(cls, key: str) -> DocumentNumber:
        """Return a number with this key; its form is not part of the key."""
        code, year, serial = key.rsplit("|", 2)
        return cls(code, int(year) if year else None, int(serial))

    def __str__(self) -> str:
        """Return the canonical spelling (spec/STRUCTURE, "Document numbers")."""
        if self.form == "announcement":
            return f"{self.code}{self.year}年第{self.serial}号"
        if self.year is None:
            return f"{self.code}第{self.serial}号"
        infix = "第" if self.form == "order" else ""
        return f"{self.code}〔{self.year}〕{infix}{self.serial}号"


@frozen
class NumberMention:
    """A document number and where it stands."""

    number: DocumentNumber
    span: Span


@frozen
class DateMention:
    """A calendar date and where it stands, or the phrase that fixes it (自印发之日起施行, 有效期5年).

    `basis` is the day that a phrase without a date counts from; `stated` means that the date itself is printed,
    `printed` that it is so many days after one that is, `open` that an event fixes it and the date is OPEN_END.
    """

    date: date
    span: Span
    basis: DateBasis = "stated"


@frozen
class Party:
    """An agency or other responsible body: as written, and its full name in the agency table.

    `generic` marks parties such as 各地方人民政府 and 有关部门, which are kept but are no facet.
    """

    written: str
    name: str
    span: Span
    generic: bool = False


@frozen
class DutyParty:
    """A party and the role it has in a duty."""

    party: Party
    role: Role


@frozen
class Duty:
    """责任分工: one group of agencies made responsible.

    `span` is the parenthesis, `covers` the text it speaks of (since the previous group or the clause's
    start), `open` says that the list ends in 等.
    """

    parties: tuple[DutyParty, ...]
    span: Span
    covers: Span
    open: bool = False
    scope: str = ""


@frozen
class Citation:
    """A reference to another document by 《title》, by number, or by both.

    `kind` says what this document does with the other one, `cue` where it says so (empty for a mere mention).
    """

    title: str
    number: DocumentNumber | None
    span: Span
    kind: CitationKind = "cites"
    cue: Span = NOWHERE


@frozen
class Attachment:
    """附件 with a title of its own: the text that a notice prints or forwards, a list, a table; `span` is all of it."""

    title: str
    title_span: Span
    span: Span


@frozen
class Clause:
    """A numbered unit of the text.

    `no` is the ordinal as printed without its trailing point (五, （二）, 第三条); `path` is unique in the
    article (`5`, `2.3`); `span` covers the clause's own text from its ordinal to the next clause; `title`
    may be empty, `title_span` is then empty too. `doubt` says what looks wrong in the sequence, if anything.
    """

    path: str
    level: Level
    ordinal: int
    no: str
    title: str
    title_span: Span
    span: Span
    parent: str | None = None
    duties: tuple[Duty, ...] = ()
    doubt: str = ""


@frozen
class Article:
    """One text as an official reads it.

    `title` is the document's own title where the body prints one (at `title_span`), else the post's (`post_title`),
    which also counts where the printed one does not tell which of many it is (政府工作报告). `number` is the article's
    own, never a cited one. `effective` and `expires` are the first and the last day in force, as the text itself says;
    other documents may end it sooner. Of a policy `form` is 公文种类 and `authority` 效力级别 (不明 where it cannot be
    told); `topics` are what the title is about. `shared_id` is as in `RawArticle`.
    """

    id: str
    paths: tuple[str, ...]
    kind: Kind
    title: str
    post_title: str
    text: str
    title_span: Span = NOWHERE
    number: NumberMention | None = None
    issuers: tuple[Party, ...] = ()
    addressees: str = ""
    addressees_span: Span = NOWHERE
    summary: str = ""
    clauses: tuple[Clause, ...] = ()
    citations: tuple[Citation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    published: datetime | None = None
    signed: DateMention | None = None
    effective: DateMention | None = None
    expires: DateMention | None = None
    form: str = ""
    authority: str = ""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    stocks: tuple[StockLink, ...] = ()
    shared_id: str = ""
