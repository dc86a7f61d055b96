"""An article as engines index it: a head and its clauses, each a part with its own postings.

The head's text is the title, then everything outside numbered clauses and, where the text does not print it, the
document's number. Offsets in postings count characters of the part's text; a title therefore counts once, and a summary
that only repeats the body not at all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.normalize import fold, letters
from finsearch.document import Article, Citation, Clause, DocumentNumber, Span
from finsearch.engines.context import contexts
from finsearch.frozen import frozen
from finsearch.patterns import regex
from finsearch.ranking.bm25f import kind_of
from finsearch.ranking.parameters import WEIGHTS, Weights

if TYPE_CHECKING:
    from finsearch.analysis.occurrences import Occurrences, Together

_MEDIUM = regex(r"[（(][^（）()]*[）)]\s*$")


class Posting(NamedTuple):
    """Where a term stands in a part: offsets of its first character (ascending), and its weighted frequency."""

    positions: array[int]
    weight: float


@frozen
class Part:
    """A head or a clause as text. `title` is the range of the text that is its title."""

    text: str
    title: Span
    clause: Clause | None = None


@dataclass(frozen=True)
class PartEntry:
    """A part as terms. `length` is the weighted number of scoring terms; `duties` full agency names.

    `titles` are the terms of its own title; `inherited` the terms of the titles above it with their weights, which
    count in `length`; `below` is the number of parts after it that inherit from it. `cites` are the document numbers it
    cites, `citations` everything it cites, each as number key, tab, title.
    """

    part: Part
    occurrences: Occurrences
    length: float
    duties: tuple[str, ...]
    cites: tuple[DocumentNumber, ...]
    citations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    inherited: Mapping[str, float] = field(default_factory=dict)
    below: int = 0

    @property
    def is_heading(self) -> bool:
        """Tell whether the part is but a title over other parts, which inherit it."""
        return self.below > 0 and self.part.clause is not None and not letters(self.part.text[self.part.title.end :])

    def frequency(self, term: str) -> float:
        """Return the weighted frequency of a term, inherited titles included."""
        posting = self.postings.get(term)
        return (posting.weight if posting else 0.0) + kind_of(term).inherits * self.inherited.get(term, 0.0)

    @cached_property
    def postings(self) -> Mapping[str, Posting]:
        """Return the postings by term."""
        found: dict[str, Posting] = {}
        for term, start, weight in self.occurrences.terms():
            starts, sum_so_far = found.get(term) or Posting(array("I"), 0.0)
            starts.append(start)
            found[term] = Posting(starts, sum_so_far + weight)
        return found

    @property
    def cited_titles(self) -> tuple[str, ...]:
        """Return what the titles cited are compared by: their letters, and their cores."""
        titles = (citation.partition("\t")[2] for citation in self.citations)
        return tuple(dict.fromkeys(key for title in titles for key in comparable(title)))


@frozen
class Entry:
    """An article ready to be indexed: its head first, then its clauses in the order of the text.

    `repeals` names what it ends as a whole: number keys, or keys of titles.
    """

    article: Article
    parts: tuple[PartEntry, ...]
    title_keys: tuple[str, ...]
    title_cores: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()

    @property
    def work(self) -> str:
        """Return what the articles of one title have in common; an article without a title stands alone."""
        return letters(self.article.title) or self.article.id


def comparable(title: str) -> tuple[str, ...]:
    """Return the keys by which a title is found, the strictest first."""
    from finsearch.structure.title import readings

    return tuple(dict.fromkeys(key for key in readings(title) if key))


def prepare(article: Article, analyzer: Analyzer, weights: Weights = WEIGHTS) -> Entry:
    """Analyse every part of an article."""
    from finsearch.structure.title import readings

    titles = titles_of(article)
    keys = dict.fromkeys(key for key in map(letters, titles) if key)
    cores = dict.fromkeys(key for title in titles for key in readings(title)[1:] if key)
    held = tuple(_entries(article, analyzer, weights))
    return Entry(article, held, tuple(keys), tuple(cores), repealed_keys(article))


def titles_of(article: Article) -> tuple[str, ...]:
    """Return the titles under which an article may be cited: its own, the post's, and those it prints."""
    return (article.title, article.post_title, *(each.title for each in article.attachments))


def names_of(article: Article) -> tuple[str, ...]:
    """Return all keys under which an article may be repealed: its number's, and those of its titles."""
    from finsearch.structure.title import readings

    titles = titles_of(article)
    number = (article.number.number.key,) if article.number else ()
    keys = (*number, *map(letters, titles), *(key for title in titles for key in readings(title)[1:]))
    return tuple(dict.fromkeys(key for key in keys if key))


def repealed_keys(article: Article) -> tuple[str, ...]:
    """Return the keys of what an article ends as a whole: a number's, or, where there is none, those of a title."""
    from finsearch.structure.title import readings
    from finsearch.structure.validity import repeals

    ended = tuple(repeals(article))
    numbers = (each.number.key for each in ended if each.number)
    titles = (key for each in ended if not each.number for key in (letters(each.title), readings(each.title)[1]))
    return tuple(dict.fromkeys(key for key in (*numbers, *titles) if key))


def parts(article: Article) -> Iterator[Part]:
    """Yield the head and the clauses of an article as texts."""
    return (part(article, index) for index in range(len(article.clauses) + 1))


def part(article: Article, index: int) -> Part:
    """Return the head of an article (index 0), or a clause (counted from 1)."""
    if not index:
        return Part(_head_text(article), Span(0, len(article.title)))
    clause = article.clauses[index - 1]
    start = clause.span.start
    title = Span(max(clause.title_span.start - start, 0), max(clause.title_span.end - start, 0))
    return Part(clause.span.of(article.text), title, clause)


def _head_text(article: Article) -> str:
    lines = [article.title, *_outside(article)]
    number = str(article.number.number) if article.number else ""
    if number and fold(number) not in fold(article.text):
        lines.append(number)
    if letters(article.post_title) != letters(article.title):
        lines.append(article.post_title)
    if article.summary and letters(_MEDIUM.sub("", article.summary)) not in letters(article.text):
        lines.append(article.summary)
    return "\n".join(lines)


def _outside(article: Article) -> Iterator[str]:
    """Yield the stretches of text that are neither the title nor in a clause."""
    position = 0
    for start, end in sorted([article.title_span, *(clause.span for clause in article.clauses)]):
        between = article.text[position:start].strip()
        if between:
            yield between
        position = max(position, end)
    rest = article.text[position:].strip()
    if rest:
        yield rest


def _entries(article: Article, analyzer: Analyzer, weights: Weights) -> Iterator[PartEntry]:
    from finsearch.analysis.occurrences import occurrences

    held = _by_part(article)
    every = tuple(parts(article))
    context = contexts(every, analyzer, weights)
    cut = occurrences([part.text for part in every], analyzer)
    lengths = _weigh(cut, every, weights)
    for part, found, length, (titles, inherited, below) in zip(every, cut.each(), lengths, context, strict=True):
        cited = held.get(part.clause.path if part.clause else "", [])
        yield PartEntry(
            part=part,
            occurrences=found,
            length=length + sum(inherited.values()),
            duties=_agencies(part.clause),
            cites=tuple(dict.fromkeys(each.number for each in cited if each.number is not None)),
            citations=tuple(dict.fromkeys(_citation_key(each) for each in cited)),
            titles=titles,
            inherited=inherited,
            below=below,
        )


def _weigh(cut: Together, every: Sequence[Part], weights: Weights) -> list[float]:
    """Give what is for ranking the weight of the field it stands in; return the sum of the weights of each part."""
    import numpy as np

    titles = np.array([(*part.title, weights.clause_title if part.clause else weights.title) for part in every])
    start, end, title = np.repeat(titles, cut.sizes, axis=0).T
    starts = cut.table["start"]
    cut.table["weight"] *= np.where((starts >= start) & (starts < end), title, weights.body)
    part_of = np.repeat(np.arange(len(every)), cut.sizes)
    sums: list[float] = np.bincount(part_of, cut.table["weight"], len(every)).tolist()
    return sums


def _by_part(article: Article) -> dict[str, list[Citation]]:
    """Return the citations by the path of the clause that they stand in, the head's under an empty one."""
    starts = [clause.span.start for clause in article.clauses]
    held: dict[str, list[Citation]] = {}
    for each in article.citations:
        index = bisect_right(starts, each.span.start) - 1
        inside = index >= 0 and each.span.start < article.clauses[index].span.end
        held.setdefault(article.clauses[index].path if inside else "", []).append(each)
    return held


def _citation_key(citation: Citation) -> str:
    return f"{citation.number.key if citation.number else ''}\t{' '.join(citation.title.split())}"


def _agencies(clause: Clause | None) -> tuple[str, ...]:
    duties = clause.duties if clause else ()
    named = (member.party for duty in duties for member in duty.parties if not member.party.generic)
    return tuple(dict.fromkeys(party.name for party in named))
