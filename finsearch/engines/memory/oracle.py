"""The oracle: every article is looked at, every literal is a substring search, nothing is clever."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from finsearch.document import Article, Span
from finsearch.engines.base import EngineHit, Hits, PartHit
from finsearch.engines.entry import Entry, PartEntry
from finsearch.engines.marks import marks_of
from finsearch.engines.memory.facets import count_values
from finsearch.engines.memory.matching import Allowed, Matching
from finsearch.engines.memory.scanning import cites, owns, starts, titled
from finsearch.engines.order import MINUTES_A_DAY, PLACES, best_first, day, minutes, nearest, tiebreak
from finsearch.engines.repeal import statuses
from finsearch.frozen import frozen
from finsearch.query.node import Literal
from finsearch.query.plan import Plan
from finsearch.ranking import bm25f
from finsearch.ranking.boosts import (
    ArticleEvidence,
    PartEvidence,
    article_score,
    concentration,
    coverage,
    part_score,
    phrase,
    recency,
)
from finsearch.ranking.explain import article_tree, part_tree
from finsearch.ranking.parameters import HIGHEST
from finsearch.ranking.provisions import POINTED, provisions
from finsearch.ranking.terms import leading, plan_weights, share_typed
from finsearch.ranking.work import work_relevance
from finsearch.results import ScorePart
from finsearch.structure.validity import issued


@frozen
class _Candidate:
    """An article that passed, with what speaks for it and for each part that may answer."""

    entry: Entry
    allowed: Allowed
    evidence: ArticleEvidence
    parts: dict[int, PartEvidence]

    @property
    def score(self) -> float:
        return round(float(article_score(self.evidence)), PLACES)


class Oracle:
    """One search over entries in memory."""

    def __init__(self, plan: Plan, entries: list[Entry]) -> None:
        self.plan = plan
        self.entries = entries
        every = [part for entry in entries for part in entry.parts]
        self.average = sum(part.length for part in every) / len(every) if every else 1.0
        weights = plan_weights(plan)
        holders = {term: sum(_weight(part, term) > 0 for part in every) for term in weights}
        self.ceilings = bm25f.Ceilings.of(len(every), holders, weights)
        self.leading = leading(plan)
        self.provisions = provisions(plan)
        self.works: dict[str, float] = {}
        self.standing: list[Literal] = []
        self.statuses = statuses(entries, plan.as_of)
        self.matching = Matching(plan, self.statuses)

    def hits(self) -> Hits:
        """Answer the plan."""
        passed = [(entry, allowed) for entry in self.entries if (allowed := self.matching.allowed(entry))]
        found = tuple(
            sum(self.matching.holds(entry, allowed, want.node) for entry, allowed in passed)
            for want in self.plan.wanted
        )
        self.matching.some = any(found)
        answering = [(entry, allowed) for entry, allowed in passed if self._answers(entry, allowed)]
        parts = [entry.parts[i] for entry, allowed in answering for i in allowed]
        self.standing = [chunk for chunk in self.plan.chunks if any(starts(part, chunk) for part in parts)]
        self._weigh_works(answering)
        if self.plan.scope == "clauses":
            return self._clause_hits(passed, found)
        candidates = [
            self._candidate(entry, allowed) for entry, allowed in passed if self.matching.matches(entry, allowed)
        ]
        candidates.sort(key=self._order)
        page = candidates[self.plan.offset : self.plan.offset + self.plan.limit]
        facets = count_values(self.plan.facets, self._with_duties(candidates), self.statuses)
        gathered = self.matching.gathered([(each.entry, each.allowed) for each in candidates])
        return Hits(len(candidates), tuple(map(self._article_hit, page)), found, facets, gathered)

    def _clause_hits(self, passed: list[tuple[Entry, Allowed]], found: tuple[int, ...]) -> Hits:
        matching = [
            (entry, part) for entry, allowed in passed for part in allowed if self.matching.matches(entry, (part,))
        ]
        candidates = [(entry, part, self._candidate(entry, (part,))) for entry, part in matching]
        candidates.sort(key=lambda each: (*self._order(each[2]), each[1]))
        page = candidates[self.plan.offset : self.plan.offset + self.plan.limit]
        holders = {entry.article.id: entry for entry, _ in matching}
        kept = [(entry, _duties(entry, [p for e, p in matching if e is entry])) for entry in holders.values()]
        facets = count_values(self.plan.facets, kept, self.statuses)
        gathered = self.matching.gathered([(entry, (part,)) for entry, part in matching])
        hits = tuple(self._clause_hit(each[2], each[1]) for each in page)
        return Hits(len(candidates), hits, found, facets, gathered)

    def _with_duties(self, candidates: Sequence[_Candidate]) -> list[tuple[Entry, frozenset[str]]]:
        """Return each article with the duties that count: those whose parts alone would answer, too."""

        def counting(entry: Entry, allowed: Allowed) -> frozenset[str]:
            every = _duties(entry, allowed) if "duties" in self.plan.facets else frozenset()
            named = {duty: tuple(i for i in allowed if duty in entry.parts[i].duties) for duty in every}
            asked = bool(self.plan.filters.duties)
            return frozenset(duty for duty in every if asked or self.matching.matches(entry, named[duty]))

        return [(each.entry, counting(each.entry, each.allowed)) for each in candidates]

    def _answers(self, entry: Entry, allowed: Allowed) -> bool:
        """Tell whether an article answers, or has a clause that does."""
        units = [allowed] if self.plan.scope == "articles" else [(part,) for part in allowed]
        return any(self.matching.matches(entry, unit) for unit in units)

    def _weigh_works(self, answering: list[tuple[Entry, Allowed]]) -> None:
        """Add up the squared relevance of each work's articles that answer."""
        for entry, allowed in answering:
            best = max(sum(self._shares(entry.parts[i]).values()) for i in _speaking(entry, allowed))
            self.works[entry.work] = self.works.get(entry.work, 0.0) + best**2

    # -- scores

    def _candidate(self, entry: Entry, allowed: Allowed) -> _Candidate:
        parts = {i: self._part_evidence(entry, i) for i in allowed}
        wanted = self.plan.wanted
        evidence = ArticleEvidence(
            best=max(part_score(parts[i]) for i in _speaking(entry, allowed)),
            work=work_relevance(self.works[entry.work]),
            found=coverage(sum(self.matching.degree(entry, allowed, want.node) for want in wanted), len(wanted)),
            policy=float(entry.article.kind == "policy" and not self.plan.worth),
            authority=float(entry.article.authority in HIGHEST),
            title=float(bool(self.plan.title_key) and self.plan.title_key in entry.title_keys),
            number=float(any(owns(entry, pattern) for pattern in self.plan.numbers)),
            recency=self._recency(entry.article) if self.plan.half_life else 0.0,
            most=self._most(entry, allowed),
        )
        return _Candidate(entry, allowed, evidence, parts)

    def _most(self, entry: Entry, allowed: Allowed) -> float:
        pairs = zip(self.plan.wanted, self.plan.worth, strict=False)
        return sum(worth * self.matching.degree(entry, allowed, want.node) for want, worth in pairs)

    def _recency(self, article: Article) -> float:
        when = _when(article, self.plan.aged_by) // (MINUTES_A_DAY if self.plan.aged_by == "date" else 1)
        return 0.0 if when < 0 else float(recency(self.plan.as_of.toordinal() - when, self.plan.half_life))

    def _part_evidence(self, entry: Entry, index: int) -> PartEvidence:
        part, chunks, wanted = entry.parts[index], self.plan.chunks, self.plan.wanted
        in_title = float(bool(chunks) and all(titled(part, chunk) for chunk in chunks))
        covered = coverage(sum(self.matching.degree(entry, (index,), want.node) for want in wanted), len(wanted))
        return PartEvidence(
            relevance=sum(self._shares(part).values()),
            coverage=covered,
            concentration=concentration(covered, len(chunks), part.length, self.average),
            phrase=phrase(
                sum(bool(starts(part, chunk)) for chunk in self.standing),
                len(self.standing),
                share_typed(self.standing, chunks),
            ),
            clause_title=in_title if index else 0.0,
            title_phrase=0.0 if index else in_title,
            cited=float(any(cites(part, pattern) for pattern in self.plan.numbers)),
            ordinal=self._ordinal(entry, part),
        )

    def _ordinal(self, entry: Entry, part: PartEntry) -> float:
        asked = self.provisions
        if any(0 in starts(part, each) for each in asked.openings):
            return POINTED
        if not any(0 in starts(part, each) for each in asked.ordinals):
            return 0.0
        named = (share for leaves, share in asked.others if any(titled(entry.parts[0], each) for each in leaves))
        return float(sum(named)) if asked.others else 1.0

    def _shares(self, part: PartEntry) -> dict[str, float]:
        """Return what each term adds to the relevance of a part."""

        def share(term: str, top: float) -> float:
            kind = bm25f.kind_of(term)
            norm = bm25f.length_norm(part.length, self.average, kind, clauses=self.plan.scope == "clauses")
            return float(bm25f.score(top, part.frequency(term), norm, kind)) / self.ceilings.perfect

        led = any(part.frequency(term) > 0 for term in self.leading)
        counting = (term for term in self.ceilings.tops if led or term in self.leading)
        return {term: share(term, self.ceilings.tops[term]) for term in counting}

    def _order(self, candidate: _Candidate) -> tuple[float, float, int]:
        article, basis = candidate.entry.article, self.plan.sort.lstrip("-")
        if basis == "relevance":
            return -candidate.score, -float(minutes(article.published)), tiebreak(article.id)
        when = float(_when(article, basis))
        late = self.plan.sort != basis
        first = -when if late else when if when >= 0 else float("inf")
        return first, -candidate.score, tiebreak(article.id)

    # -- what is shown

    def _article_hit(self, candidate: _Candidate) -> EngineHit:
        marks = self._marks(candidate.entry, candidate.allowed)
        hits = [PartHit(i, round(part_score(each), PLACES), marks.get(i, ())) for i, each in candidate.parts.items()]
        shown = [hit for hit in hits if hit.marks or self.plan.filters.duties or candidate.parts[hit.index].cited]
        article = candidate.entry.article
        tree = self._explain(candidate) if self.plan.explain else None
        best = best_first(shown, self.plan.parts) or (nearest(hits) if self.plan.nearly else ())
        return EngineHit(article.id, candidate.score, best, tree)

    def _clause_hit(self, candidate: _Candidate, index: int) -> EngineHit:
        marks = self._marks(candidate.entry, (index,)).get(index, ())
        part = PartHit(index, round(part_score(candidate.parts[index]), PLACES), marks)
        tree = self._explain(candidate) if self.plan.explain else None
        return EngineHit(candidate.entry.article.id, candidate.score, (part,), tree)

    def _marks(self, entry: Entry, allowed: Allowed) -> dict[int, tuple[Span, ...]]:
        return marks_of(self.plan, lambda node: {i: starts(entry.parts[i], node) for i in allowed})

    def _explain(self, candidate: _Candidate) -> ScorePart:
        speaking = [(i, candidate.parts[i]) for i in _speaking(candidate.entry, candidate.allowed)]
        index, evidence = max(speaking, key=lambda each: (part_score(each[1]), -each[0]))
        shares = self._shares(candidate.entry.parts[index])
        return article_tree(candidate.evidence, part_tree(evidence, shares.items()))


def _speaking(entry: Entry, allowed: Allowed) -> Allowed:
    """Return the allowed parts that speak for their article: a mere title does only where there is nothing else."""
    return tuple(i for i in allowed if not entry.parts[i].is_heading) or allowed


def _when(article: Article, basis: str) -> int:
    """Return what an order by date goes by, UNDATED where the article has no such day."""
    if basis == "date":
        return minutes(article.published)
    if basis == "signed":
        return day(issued(article))
    return day(article.effective.date if article.effective else None)


def _weight(part: PartEntry, term: str) -> float:
    posting = part.postings.get(term)
    return posting.weight if posting else 0.0


def _duties(entry: Entry, parts: Iterable[int]) -> frozenset[str]:
    return frozenset(duty for i in parts for duty in entry.parts[i].duties)
