from __future__ import annotations

from finsearch.present.quotation import quotation
from tests.present.samples import FLASH_ARTICLE, POLICY_ARTICLE


def test_a_clause_is_quoted_with_all_that_is_needed_to_find_it_again() -> None:
    clause = next(each for each in POLICY_ARTICLE.clauses if each.path == "2.1")
    lines = quotation(POLICY_ARTICLE, clause).splitlines()
    assert lines[0] == f"《关于用好出口信用保险的若干措施》（商示发〔2024〕7号）二{clause.no}"
    assert "\n".join(lines[1:-2]) == clause.span.of(POLICY_ARTICLE.text).strip()
    assert lines[-2:] == ["2024-02-28", "http://example.org/7.html"]


def test_an_article_alone_is_quoted_by_what_is_known_of_it() -> None:
    assert quotation(FLASH_ARTICLE) == "《某港首季出口增12.5%》"
