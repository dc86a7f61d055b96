"""Who must do what: the duties of agencies over all clauses of an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from finsearch.document import Article, Clause, Duty, DutyParty
from finsearch.engines.base import Engine
from finsearch.findings import ArticleRef, Assignment, DutyMatrix, Workload
from finsearch.query.plan import Plan
from finsearch.results import FacetCount


def assignments(engine: Engine, plan: Plan) -> Iterator[Assignment]:
    """Yield the duties in the clauses that answer a plan, document by document, the newest first.

    Where the plan asks for certain agencies only theirs are given. An agency that a clause names twice in the same
    role counts once a duty.
    """
    asked = set(plan.filters.duties)
    every = asked or {each.value for each in _agencies(engine, plan)}
    if not every:
        return
    wanted = replace(plan, filters=replace(plan.filters, duties=tuple(sorted(every))), scope="clauses", sort="-date")
    for ref, place in engine.answers(wanted):
        article = engine.article(ref)
        if article is not None:
            yield from _of_clause(article, article.clauses[place - 1], asked)


def _agencies(engine: Engine, plan: Plan) -> Iterable[FacetCount]:
    return engine.search(replace(plan, facets=("duties",), limit=0)).facets["duties"]


def _of_clause(article: Article, clause: Clause, asked: set[str]) -> Iterator[Assignment]:
    for duty in clause.duties:
        for member in dict.fromkeys(duty.parties):
            if not member.party.generic and (not asked or member.party.name in asked):
                yield _assignment(article, clause, duty, member)


def _assignment(article: Article, clause: Clause, duty: Duty, member: DutyParty) -> Assignment:
    return Assignment(
        agency=member.party.name,
        written=member.party.written,
        role=member.role,
        article=ArticleRef.of(article),
        no=clause.no,
        path=clause.path,
        title=clause.title,
        task=duty.covers.of(article.text).strip(),
        text=duty.span.of(article.text),
    )


def workloads(given: Iterable[Assignment]) -> tuple[Workload, ...]:
    """Return how much each agency has to do, the busiest first."""
    clauses: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    leads: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for each in given:
        where = each.article.id, each.path
        clauses[each.agency].add(where)
        if each.role == "lead":
            leads[each.agency].add(where)
    loads = (
        Workload(name, len(where), len(leads[name]), len({article for article, _ in where}))
        for name, where in clauses.items()
    )
    return tuple(sorted(loads, key=lambda load: (-load.clauses, load.agency)))


def matrix(given: Iterable[Assignment], agencies: int, articles: int) -> DutyMatrix:
    """Return the busiest agencies against the newest documents in which they have duties."""
    kept = tuple(given)
    names = tuple(load.agency for load in workloads(kept)[:agencies])
    refs = tuple(dict.fromkeys(each.article for each in kept if each.agency in set(names)))[:articles]
    every = _counts(kept)
    leading = _counts(each for each in kept if each.role == "lead")
    return DutyMatrix(
        agencies=names,
        articles=refs,
        counts=tuple(tuple(every[name, ref.id] for ref in refs) for name in names),
        leads=tuple(tuple(leading[name, ref.id] for ref in refs) for name in names),
    )


def _counts(given: Iterable[Assignment]) -> Counter[tuple[str, str]]:
    """Return how many clauses each agency has in each document."""
    clauses = {(each.agency, each.article.id, each.path) for each in given}
    return Counter((agency, article) for agency, article, _ in clauses)
