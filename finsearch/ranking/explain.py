"""Why an answer has its score: a tree whose numbers add up."""

from __future__ import annotations

from collections.abc import Iterable

from finsearch.ranking.boosts import BOOSTS, ArticleEvidence, Boosts, PartEvidence
from finsearch.results import ScorePart

_PART_NAMES = {
    "coverage": "coverage 词语齐全",
    "concentration": "concentration 短而齐全",
    "phrase": "phrase 相连",
    "clause_title": "clause title 条款标题",
    "title_phrase": "title phrase 标题相连",
    "cited": "cited number 引用文号",
    "ordinal": "ordinal 条次",
}
_ARTICLE_NAMES = {
    "work": "whole work 全文及同题各篇",
    "found": "found 词语命中",
    "most": "most of what is wanted 含有较多",
    "policy": "official document 政策文件",
    "authority": "highest authority 效力级别",
    "title": "exact title 标题全同",
    "number": "own number 发文字号",
    "recency": "recency 时新",
}


def part_tree(evidence: PartEvidence, terms: Iterable[tuple[str, float]], boosts: Boosts = BOOSTS) -> ScorePart:
    """Explain a part's score from its evidence and each term's share of its relevance."""
    shares = tuple(ScorePart(term, share) for term, share in terms if share)
    relevance = ScorePart("BM25F 相关度", float(evidence.relevance), "", shares)
    return _sum("clause 条款", [relevance, *_boosted(evidence, _PART_NAMES, boosts)])


def article_tree(evidence: ArticleEvidence, best: ScorePart, boosts: Boosts = BOOSTS) -> ScorePart:
    """Explain an article's score from its evidence and the explanation of its best part."""
    return _sum("score 得分", [best, *_boosted(evidence, _ARTICLE_NAMES, boosts)])


def _boosted(evidence: PartEvidence | ArticleEvidence, names: dict[str, str], boosts: Boosts) -> Iterable[ScorePart]:
    for field, shown in names.items():
        worth, amount = getattr(boosts, field), float(getattr(evidence, field))
        if amount:
            yield ScorePart(shown, worth * amount, f"{worth:g} × {amount:.4g}")


def _sum(name: str, parts: list[ScorePart]) -> ScorePart:
    return ScorePart(name, sum(part.value for part in parts), "", tuple(parts))
