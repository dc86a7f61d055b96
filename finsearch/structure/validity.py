"""效力状态: is a document in force on a day? Inferred from its dates and from who repeals it, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from finsearch.document import OPEN_END, Article, Citation, DateMention, Status
from finsearch.frozen import frozen
from finsearch.patterns import regex

STATUS_NAMES: dict[Status, tuple[str, ...]] = {
    "in_force": ("现行有效", "有效", "现行"),
    "not_yet": ("尚未施行", "尚未生效", "未施行", "未生效"),
    "expired": ("已失效", "失效", "过期"),
    "repealed": ("已废止", "废止"),
    "unknown": ("不明", "未知"),
}
"""What a status is called; the first is its label, others are understood too."""

_PART = regex("(?:中|的)?[ \u3000]?(?:第[^，。；]{1,12}[编章节条款项]|附件|附表|部分)")


@frozen
class Validity:
    """A status on a day, always inferred; `because` is the phrase of the document itself that decides, if one does."""

    status: Status
    as_of: date
    because: DateMention | None = None


def validity(
    effective: DateMention | None, expires: DateMention | None, as_of: date, repealed: date | None = None
) -> Validity:
    """Return the status of a document with these dates; `repealed` is the first day on which another one repeals it.

    What ends a document wins over what keeps it: repealed, then expired. `expires` is still in force. A document that
    does not say when it takes effect is unknown: silence is no evidence that it is still followed. So is one in force
    until an event: that may have happened.
    """
    if repealed is not None and repealed <= as_of:
        return Validity("repealed", as_of)
    if expires is not None and expires.date < as_of:
        return Validity("expired", as_of, expires)
    if effective is None:
        return Validity("unknown", as_of)
    if effective.date > as_of:
        return Validity("not_yet", as_of, effective)
    if expires is not None and expires.date == OPEN_END:
        return Validity("unknown", as_of, expires)
    return Validity("in_force", as_of, expires or effective)


def issued(article: Article) -> date | None:
    """Return the day of signing, else that of publication."""
    if article.signed:
        return article.signed.date
    return article.published.date() if article.published else None


def last_day(article: Article) -> date | None:
    """Return the last day in force, where the document names a day."""
    return article.expires.date if article.expires and article.expires.date != OPEN_END else None


def takes_effect(article: Article) -> date | None:
    """Return the first day of a document's own force, the day of its issue where it does not say."""
    return article.effective.date if article.effective else issued(article)


def repeals(article: Article) -> Iterator[Citation]:
    """Yield the citations of the documents that a policy ends as a whole, not a clause or an attachment of them."""
    for each in article.citations if article.kind == "policy" else ():
        behind = article.text[each.span.end : each.span.end + 16]
        if each.kind in ("repeals", "supersedes") and not _PART.match(behind):
            yield each
