"""Other names of what was typed: short names in full (data/abbreviations.tsv), agencies by all names, successors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from finsearch.analysis.analyzer import Term
from finsearch.analysis.normalize import fold
from finsearch.patterns import regex
from finsearch.query.literals import whole
from finsearch.query.node import Node, NumberIs
from finsearch.structure import agency
from finsearch.structure.document_number import parse_query_number
from finsearch.structure.table import rows

LONGEST = 16
_AGENCY = regex("[部委局署行会院办厅社](?!.)", needs="部委局署行会院办厅社".__contains__)


@cache
def abbreviations() -> dict[str, tuple[str, ...]]:
    """Return what each short name, folded, stands for."""
    return {fold(row["short"]): tuple(row["full"].split("|")) for row in rows("abbreviations", __package__)}


def other_names(name: str) -> tuple[str, ...]:
    """Return the other names of a thing: in full, or those of the agency and of its successors; empty for most."""
    full = abbreviations().get(fold(name), ())
    agencies = _agency_names(name) if _AGENCY.search(name) else ()
    return tuple(each for each in dict.fromkeys((*full, *agencies)) if fold(each) != fold(name))


def _agency_names(name: str) -> Iterator[str]:
    """Yield names that do not hold the typed one: a search for 发展改革委 finds 国家发展改革委 anyway."""
    if agency.is_agency(name):
        for body in (agency.resolve(name), *agency.successors(name)):
            yield from (each for each in agency.names(body) if name not in each)


def node(name: str) -> Node:
    """Return what another name is looked for as; a nickname may stand for a document number."""
    pattern = parse_query_number(name)
    return NumberIs(pattern) if pattern is not None else whole(name)


def named(cut: Sequence[Term]) -> Iterator[Term]:
    """Yield words, those that together are a name with other names as one: 小|微|企业 → 小微企业."""
    start = 0
    while start < len(cut):
        end = next(
            (end for end in range(min(start + LONGEST, len(cut)), start + 1, -1) if _is_name(cut[start:end])), start + 1
        )
        text = "".join(term.text for term in cut[start:end])
        yield cut[start]._replace(text=text, end=cut[end - 1].end)
        start = end


def _is_name(terms: Sequence[Term]) -> bool:
    text = "".join(term.text for term in terms)
    side_by_side = terms[-1].end - terms[0].start == len(text)
    return side_by_side and len(text) <= LONGEST and bool(text in abbreviations() or _is_agency(text))


def _is_agency(text: str) -> bool:
    return _AGENCY.search(text) is not None and agency.is_agency(text)
