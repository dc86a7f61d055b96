"""An article as engines index it: a head and its clauses, each a part with its own postings.

Offsets in postings count characters of the part's text; a title therefore counts once, and a summary
that only repeats the body not at all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from finsearch.analysis.analyzer import Analyzer
from finsearch.analysis.normalize import letters
from finsearch.document import Article, Citation, Clause, DocumentNumber
from finsearch.engines.context import contexts
from finsearch.engines.part import Part, parts
from finsearch.frozen import frozen
from finsearch.ranking.bm25f import kind_of
from finsearch.ranking.parameters import WEIGHTS, Weights

if TYPE_CHECKING:
    from finsearch.analysis.occurrences import Cut, Occurrences


class Posting(NamedTuple):
    """Where a term stands in a part: offsets of its first character (ascending), and its weighted frequency."""

    positions: array[int]
    weight: float


@dataclass(frozen=True)
class Texts:
    """The texts of all parts of an article, cut; their terms are listed when somebody asks for them."""

    cut: Cut

    @cached_property
    def occurrences(self) -> list[Occurrences]:
        """Return the occurrences of the terms of each part."""
        return self.cut.together().each()


@dataclass(frozen=True)
class PartEntry:
    """A part as terms: the text at `place` among those of its article.

    `length` is the weighted number of scoring terms; `duties` full agency names. `titles` are the terms of its own
    title; `inherited` the terms of the titles above it with their weights, which count in `length`; `below` is the
    number of parts after it that inherit from it. `cites` are the document numbers it cites, `citations` everything it
    cites, each as number key, tab, title.
    """

    part: Part
    place: int
    texts: Texts
    length: float
    duties: tuple[str, ...]
    cites: tuple[DocumentNumber, ...]
    citations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    inherited: Mapping[str, float] = field(default_factory=dict)
    below: int = 0

    @property
    def occurrences(self) -> Occurrences:
        """Return where its terms stand."""
        return self.texts.occurrences[self.place]

    @property
    def is_heading(self) -> bool:
        """Tell whether the part is but a title over other parts, which inherit it."""
        return self.below > 0 and self.part.says_nothing

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
    """Return the titles under which an article may be cited: its own, the post's, and those it prints.

    2022年国务院政府工作报告 is cited as 政府工作报告.
    """
    from finsearch.structure.title import yearly

    own = (article.title, article.post_title)
    bare = (form for _, form in map(yearly, own) if form)
    return (*own, *dict.fromkeys(bare), *(each.title for each in article.attachments))


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


def _entries(article: Article, analyzer: Analyzer, weights: Weights) -> Iterator[PartEntry]:
    from finsearch.analysis.occurrences import cut

    held = _by_part(article)
    every = tuple(parts(article))
    context = contexts(every, analyzer, weights)
    texts = Texts(_weighed(cut([part.text for part in every], analyzer), every, weights))
    together = zip(every, texts.cut.totals(), context, strict=True)
    for place, (part, length, (titles, inherited, below)) in enumerate(together):
        cited = held.get(part.clause.path if part.clause else "", [])
        yield PartEntry(
            part=part,
            place=place,
            texts=texts,
            length=length + sum(inherited.values()),
            duties=_agencies(part.clause),
            cites=tuple(dict.fromkeys(each.number for each in cited if each.number is not None)),
            citations=tuple(dict.fromkeys(_citation_key(each) for each in cited)),
            titles=titles,
            inherited=inherited,
            below=below,
        )


def _weighed(cut: Cut, every: Sequence[Part], weights: Weights) -> Cut:
    """Return texts of which each character has the weight of the field it stands in: a title, or what is below it."""
    import numpy as np

    titles = np.array([part.title for part in every])
    lengths = np.stack([titles[:, 0], titles[:, 1] - titles[:, 0], cut.sizes - titles[:, 1]], axis=1)
    own = [weights.title, *(weights.clause_title for _ in every[1:])]
    each = [(weights.body, title, weights.body) for title in own]
    return replace(cut, weights=np.repeat(np.array(each, np.float32), lengths.ravel()))


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
