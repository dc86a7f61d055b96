"""Results and articles → plain values with the keys of the contract, in its order, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from finsearch.document import Article, Citation, Clause, DateMention, Party
from finsearch.results import ClauseHit, DutyGroup, FacetCount, Hit, IndexStats, IngestReport, Results, ScorePart
from finsearch.structure.validity import STATUS_NAMES, last_day

if TYPE_CHECKING:
    from finsearch.findings import Standing

Value = dict[str, Any]


def results_value(results: Results) -> Value:
    """Return an answer as `query --json` prints it; it has a `plan` only where one was asked for."""
    value = {
        "query": results.query,
        "interpreted": results.interpreted,
        "total": results.total,
        "took_ms": results.took_ms,
        "hits": [hit_value(hit) for hit in results.hits],
        "facets": facets_value(results.facets),
        "notes": list(results.notes),
    }
    return value | {"plan": dict(results.plan)} if results.plan else value


def hit_value(hit: Hit) -> Value:
    """Return one hit; it has an `explanation` only where one was asked for."""
    value = {
        "rank": hit.rank,
        "score": _score(hit.score),
        "id": hit.id,
        "kind": hit.kind,
        "title": hit.title,
        "number": hit.number,
        "issuers": list(hit.issuers),
        "published": iso(hit.published),
        "signed": iso(hit.signed),
        "effective": iso(hit.effective),
        "expires": iso(hit.expires),
        "status": hit.status,
        "source": hit.source,
        "url": hit.url,
        "form": hit.form,
        "authority": hit.authority,
        "topics": list(hit.topics),
        "tags": list(hit.tags),
        "copies": list(hit.copies),
        "clauses": [_clause_hit(clause) for clause in hit.clauses],
    }
    return value if hit.explanation is None else value | {"explanation": _explanation(hit.explanation)}


def _clause_hit(clause: ClauseHit) -> Value:
    return {
        "no": clause.no,
        "title": clause.title,
        "text": clause.text,
        "duties": [_group(group) for group in clause.duties],
        "marks": [[int(mark.start), int(mark.end)] for mark in clause.marks],
        "score": _score(clause.score),
    }


def _group(group: DutyGroup) -> Value:
    agencies = [{"name": each.name, "written": each.written, "role": each.role} for each in group.agencies]
    return {"text": group.text, "agencies": agencies, "open": group.open}


def _explanation(part: ScorePart) -> Value:
    parts = [_explanation(each) for each in part.parts]
    return {"name": part.name, "value": _score(part.value), "detail": part.detail, "parts": parts}


def facets_value(facets: Mapping[str, tuple[FacetCount, ...]]) -> Value:
    """Return facets as lists of value and count."""
    return {name: [{"value": each.value, "count": int(each.count)} for each in facets[name]] for name in facets}


def stats_value(stats: IndexStats) -> Value:
    """Return what an index holds as `stats --json` prints it."""
    return {
        "engine": stats.engine,
        "articles": stats.articles,
        "clauses": stats.clauses,
        "terms": stats.terms,
        "bytes": stats.bytes,
        "kinds": dict(stats.kinds),
        "first_published": iso(stats.first_published),
        "last_published": iso(stats.last_published),
        "format_version": stats.format_version,
        "analyzer": stats.analyzer,
        "segments": stats.segments,
    }


def report_value(report: IngestReport, *, dry_run: bool) -> Value:
    """Return what an indexing run did, or would do, as `index --json` prints it."""
    counts = ("read", "new", "changed", "unchanged", "removed", "merged", "failed", "articles", "clauses")
    return {
        "dry_run": dry_run,
        **{name: getattr(report, name) for name in counts},
        "seconds": round(report.seconds, 3),
        "failures": [{"path": each.path, "reason": each.reason} for each in report.failures],
        "clashes": [{"id": each.id, "articles": list(each.articles)} for each in report.clashes],
    }


def article_value(article: Article, clauses: Iterable[Clause] | None = None) -> Value:
    """Return an article as `show --json` prints it; with `clauses` only its identity and these."""
    identity = {
        "id": article.id,
        "kind": article.kind,
        "title": article.title,
        "number": str(article.number.number) if article.number else "",
    }
    if clauses is not None:
        return identity | {"clauses": [_clause(article, clause) for clause in clauses]}
    return identity | _rest(article)


def _rest(article: Article) -> Value:
    return {
        "post_title": article.post_title,
        "issuers": [_party(party) for party in article.issuers],
        "addressees": article.addressees,
        "published": iso(article.published),
        "signed": iso(article.signed.date if article.signed else None),
        "effective": iso(article.effective.date if article.effective else None),
        "expires": iso(last_day(article)),
        "evidence": {name: _evidence(article, getattr(article, name)) for name in ("effective", "expires")},
        "source": article.source,
        "url": article.url,
        "form": article.form,
        "authority": article.authority,
        "topics": list(article.topics),
        "tags": list(article.tags),
        "copies": list(article.paths),
        "summary": article.summary,
        "clauses": [_clause(article, clause) for clause in article.clauses],
        "citations": [_citation(article, each) for each in article.citations],
        "attachments": [{"title": each.title, "span": list(each.span)} for each in article.attachments],
        "text": article.text,
    }


def _evidence(article: Article, mention: DateMention | None) -> Value | None:
    """Return the phrase that fixes a date, and the day that it counts from (`stated`: the date itself is printed)."""
    if mention is None:
        return None
    return {"text": mention.span.of(article.text), "span": list(mention.span), "basis": mention.basis}


def standing_value(standing: Standing | None) -> Value | None:
    """Return whether a policy is in force as JSON shows it; None for what is no policy."""
    if standing is None:
        return None
    by = standing.repealed_by
    return {
        "status": standing.status,
        "label": STATUS_NAMES[standing.status][0],
        "inferred": True,
        "as_of": iso(standing.as_of),
        "because": standing.because,
        "repealed": iso(standing.repealed),
        "repealed_by": {"id": by.id, "number": by.number, "title": by.title} if by else None,
    }


def _party(party: Party) -> Value:
    return {"name": party.name, "written": party.written}


def _clause(article: Article, clause: Clause) -> Value:
    return {
        "path": clause.path,
        "level": clause.level,
        "ordinal": clause.ordinal,
        "no": clause.no,
        "title": clause.title,
        "parent": clause.parent,
        "span": list(clause.span),
        "text": clause.span.of(article.text),
        "duties": [_group(DutyGroup.of(duty, article.text)) for duty in clause.duties],
        "doubt": clause.doubt,
    }


def _citation(article: Article, citation: Citation) -> Value:
    return {
        "title": citation.title,
        "number": str(citation.number) if citation.number else "",
        "kind": citation.kind,
        "span": list(citation.span),
        "text": citation.span.of(article.text),
    }


def _score(value: float) -> float:
    return round(float(value), 6)


def iso(day: date | None) -> str | None:
    """Return a date, or a time, as ISO 8601."""
    return None if day is None else day.isoformat()
