"""Facets counted by looking at every article: the oracle's way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from finsearch.document import Status
from finsearch.engines.entry import Entry
from finsearch.engines.order import facet_order
from finsearch.results import FacetCount
from finsearch.structure.validity import issued


def count_values(
    fields: Sequence[str], kept: Sequence[tuple[Entry, frozenset[str]]], statuses: Mapping[str, Status]
) -> dict[str, tuple[FacetCount, ...]]:
    """Return the facets of articles, each with the duties that count and, of policies, its status."""
    found = [(_values(entry, duties), statuses.get(entry.article.id)) for entry, duties in kept]
    every = [values | {"status": {str(status)} if status else set()} for values, status in found]
    return {name: facet_order(Counter(value for values in every for value in values[name])) for name in fields}


def _values(entry: Entry, duties: frozenset[str]) -> dict[str, set[str]]:
    article = entry.article
    day = issued(article)
    return {
        "issuers": {party.name for party in article.issuers},
        "duties": {*duties},
        "tags": set(article.tags),
        "kind": {str(article.kind)},
        "form": {article.form} - {""},
        "authority": {article.authority} - {""},
        "topics": set(article.topics),
        "source": {article.source} - {""},
        "year": {str(article.published.year)} if article.published else set(),
        "month": {article.published.isoformat()[:7]} if article.published else set(),
        "signed_year": {str(day.year)} if day else set(),
        "signed_month": {day.isoformat()[:7]} if day else set(),
    }
