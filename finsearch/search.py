"""Text → results: the composition root of searching.

import finsearch
ix = finsearch.open("index")
results = ix.search("出口信用保险", limit=10)
results.hits[0].number          # 国办发〔2022〕18号
results.hits[0].clauses[0].no   # 五
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from finsearch.analysis import dictionary
from finsearch.analysis.analyzer import analyzer
from finsearch.answering.assemble import Assembler, mere_titles
from finsearch.answering.guard import guarded
from finsearch.answering.offers import offers
from finsearch.answering.relax import COUNTED, answer, find, in_order
from finsearch.answering.request import at_least, one_of
from finsearch.config import DEFAULT_INDEX
from finsearch.document import Article, Span
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.engines.base import Engine
from finsearch.engines.registry import engine_class
from finsearch.errors import FinsearchError
from finsearch.opened import Opened
from finsearch.query.interpret import described, interpreted
from finsearch.query.plan import COUNTABLE, FACETS, SORTS, Plan
from finsearch.results import FacetCount, FacetCounts, Results

if TYPE_CHECKING:
    from finsearch.findings import Assignment, CoverageReport, Missing, Reference, Standing
    from finsearch.inquiry.citations import Citations

# What only some questions need is imported where they are asked: a query starts faster.

T = TypeVar("T")


def open_index(path: str | os.PathLike[str] = DEFAULT_INDEX, *, engine: str | None = None) -> Index:
    """Open an index directory.

    IndexNotFound, IndexOutOfDate, IndexUnreadable, IndexDamaged name what is wrong and what mends it.
    """
    place = Path(path)
    while True:
        manifest = manifests.read(place)
        try:
            return _opened(place, manifest, engine)
        except (FinsearchError, OSError):
            if manifests.read(place) == manifest:  # otherwise it was replaced while it was opened
                raise


def _opened(place: Path, manifest: manifests.Manifest, engine: str | None) -> Index:
    manifests.check(manifest, place, analyzer().fingerprint)
    data = place / manifest.data
    integrity.check_sizes(data, manifest.files)
    try:
        opened = engine_class(engine or manifest.engine).open(data)
    except (FinsearchError, OSError):
        raise
    except Exception:  # no file that is what was written is read wrongly
        integrity.check_contents(data, manifest.files)
        raise
    mapped = data / dictionary.FILE
    cut = analyzer(mapped=mapped if mapped.exists() else None)
    return Index(opened, manifest, cut, data)


class Index(Opened):
    """An opened index. It sees what was committed when it was opened, also when it is updated or built anew.

    Threads may share it; each gets what it would get alone.
    """

    @guarded
    def search(
        self,
        text: str = "",
        *,
        limit: int = 10,
        offset: int = 0,
        match: str = "smart",
        clauses: bool = False,
        sort: str = "relevance",
        facets: bool = False,
        explain: bool = False,
        **filters: Any,
    ) -> Results:
        """Answer a query.

        `match`: all (every word wanted), any, exact (typed runs literally), smart (all; if nothing has all, what has
        most). `clauses`: each hit is one clause. `sort`: relevance; date (of publication), signed, effective, oldest
        first; -date, -signed, -effective.
        `recency`: the newer the better; what that is worth halves every so many days, counted from publication, or
        from signing with `by="signed"`. Filters: issuers, duties, tags, kinds, forms, authorities, topics, sources,
        statuses (a name, or several, any of which will do), since, until
        (days of publication, included: a date, or a period as it is typed, of which they are the first and the last
        day), signed (days of signing, of publication where there is none: a period as it is typed, or a first and a
        last day), effective (days of taking effect, likewise; what does not say when has none), number; with
        `successors` agencies are also who took over from them, statuses are inferred for the day `as_of`, today if
        not given.
        With `expand` words are wanted by their other names, too (个税, 个人所得税). QueryError names a value that
        cannot be meant.
        """
        started = time.perf_counter()
        plan = replace(
            self._plan(text, match, **filters),
            scope="clauses" if clauses else "articles",
            sort=one_of(sort, SORTS, "sort"),
            limit=at_least(limit, 1, "limit"),
            offset=at_least(offset, 0, "offset"),
            facets=FACETS if facets else (),
            explain=explain,
        )
        hits, notes = answer(self.engine, plan, self.analyzer, smart=match == "smart")
        page = Assembler(self.engine, plan).hits(hits)
        return Results(
            query=text,
            interpreted=interpreted(plan),
            total=hits.total,
            hits=page,
            facets=hits.facets,
            notes=(*plan.remarks, *in_order(notes, plan.sort), *(mere_titles(page) if clauses else ())),
            offers=tuple(
                offers(
                    notes,
                    lambda typed: self._plan(typed, match, need=False, **filters),
                    lambda each: find(self.engine, each.counting, smart=match == "smart")[0].total,
                )
            ),
            plan=described(plan) if explain else (),
            took_ms=round((time.perf_counter() - started) * 1000, 3),
        )

    @guarded
    def facets(
        self, text: str = "", fields: Sequence[str] = (), *, clauses: bool = False, **options: Any
    ) -> Mapping[str, tuple[FacetCount, ...]]:
        """Count the values of facet fields over all matching articles; of all articles where nothing is asked.

        With `clauses` over the articles whose clauses match, as `search` finds them.
        """
        smart = options.get("match", "smart") == "smart"
        hits, _ = find(self.engine, self._counting(text, fields, clauses=clauses, **options), smart=smart)
        return hits.facets

    @guarded
    def facet_counts(
        self, text: str = "", fields: Sequence[str] = (), *, clauses: bool = False, **options: Any
    ) -> FacetCounts:
        """Count as `facets` does, and say what `search` would say of the same question."""
        plan = self._counting(text, fields, clauses=clauses, **options)
        smart = options.get("match", "smart") == "smart"
        hits, notes = answer(self.engine, plan, self.analyzer, smart=smart)
        return FacetCounts(hits.facets, (*plan.remarks, *(COUNTED.get(each, str(each)) for each in notes)))

    def _counting(self, text: str, fields: Sequence[str], *, clauses: bool, **options: Any) -> Plan:
        for name in fields:
            one_of(name, COUNTABLE, "facet")
        plan = self._plan(text, options.pop("match", "smart"), need=bool(text.strip()), **options)
        return replace(plan, scope="clauses" if clauses else "articles", facets=tuple(fields) or FACETS, limit=0)

    @guarded
    def marks(self, article: Article, text: str, *, match: str = "smart") -> tuple[Span, ...]:
        """Return where a query stands in an article's text, all of it, ascending; nothing for an empty query."""
        from finsearch.answering.marking import marks_in

        return marks_in(article, self._plan(text, match, need=False))

    @guarded
    def cites(self, ref: str) -> tuple[Reference, ...]:
        """Return what an article cites and which article of the index each may mean; ArticleNotFound."""
        return self._citations.cites(self.article(ref))

    @guarded
    def cited_by(self, ref: str) -> tuple[Reference, ...]:
        """Return who cites an article, or a document that the index does not hold, named by its number or 《title》."""
        from finsearch.answering.lookup import lookup
        from finsearch.structure.document_number import parse_query_number

        held = lookup(self.engine, ref)
        if held:
            return self._citations.cited_by(held[0])
        return self._citations.naming(parse_query_number(ref), ref)

    @guarded
    def validity(self, ref: str, as_of: date | None = None) -> Standing | None:
        """Return whether a policy is in force on a day (today), as far as can be inferred; None for other texts."""
        from finsearch.answering.standing import standing

        return standing(self.engine, self.article(ref), as_of or date.today())

    @guarded
    def missing(self) -> tuple[Missing, ...]:
        """Return the documents that are cited and that the index does not hold, the most cited first."""
        return self._citations.missing()

    @guarded
    def duties(
        self, agencies: Sequence[str] = (), text: str = "", *, successors: bool = False, **options: Any
    ) -> tuple[Assignment, ...]:
        """Return what agencies (all, if none is named) must do, the newest document first; TEXT and filters restrict.

        With `successors` those who took over from a named agency count as it.
        """
        from finsearch.inquiry.duties import assignments

        plan = self._plan(text, "smart", need=False, duties=agencies, successors=successors, **options)
        return tuple(assignments(self.engine, plan))

    @guarded
    def ask(self, question: Callable[[Engine, Plan], T], text: str = "", match: str = "smart", **filters: Any) -> T:
        """Return what a question (timeline, concordance …) finds, given the plan of TEXT and filters."""
        return question(self.engine, self._plan(text, match, need=bool(text.strip()), **filters))

    @guarded
    def coverage(self) -> CoverageReport:
        """Return how much was understood, by source and month; every doubt, and what the last run could not read."""
        from finsearch.corpus.ledger import FILE
        from finsearch.corpus.ledger_tables import failures_in
        from finsearch.inquiry.coverage import report

        index = self.data.parent if self.data else None
        failures = failures_in(index / manifests.read(index).data / FILE) if index else ()
        return report(self.engine.articles(), failures)

    @property
    def _citations(self) -> Citations:
        from finsearch.inquiry.citations import Citations

        return Citations(self.engine)
