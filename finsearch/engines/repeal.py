"""Which article ends which: the rule for all engines.

A number decides. A title alone may name several versions, so that what it ends must be older than what ends it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from finsearch.document import Article, Status
from finsearch.engines.entry import Entry, names_of, repealed_keys
from finsearch.structure.validity import issued, takes_effect, validity


def ends(ender: Article, ended: Article) -> bool:
    """Say whether one article repeals or supersedes another one as a whole."""
    if ender.id == ended.id or ended.kind != "policy":
        return False
    shared = set(repealed_keys(ender)) & set(names_of(ended))
    if ended.number is not None and ended.number.number.key in shared:
        return True
    before, after = issued(ended), issued(ender)
    return bool(shared) and before is not None and after is not None and before < after


def first_repeal(ended: Article, enders: Iterable[Article]) -> tuple[date, Article] | None:
    """Return the first day on which one of the articles ends `ended`, and which of them; None if none does."""
    dated = [(day, each) for each in enders if ends(each, ended) and (day := takes_effect(each)) is not None]
    return min(dated, key=lambda each: (each[0], each[1].id), default=None)


def statuses(entries: Iterable[Entry], as_of: date) -> dict[str, Status]:
    """Return the status of every policy by its id, looking at every pair: the oracle's way."""
    kept = [entry.article for entry in entries]
    enders = [entry.article for entry in entries if entry.repeals]
    found: dict[str, Status] = {}
    for article in kept:
        if article.kind == "policy":
            repeal = first_repeal(article, enders)
            found[article.id] = validity(
                article.effective, article.expires, as_of, repeal[0] if repeal else None
            ).status
    return found
