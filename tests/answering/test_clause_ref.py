from __future__ import annotations

import re
from dataclasses import replace

import pytest

from finsearch.answering.clause_ref import find_clauses, find_steps, ordinals
from finsearch.document import NOWHERE, Article, Clause, Level
from finsearch.errors import ArticleNotFound
from tests.present.samples import FLASH_ARTICLE, POLICY_ARTICLE


def _law() -> Article:
    rows: tuple[tuple[str, Level, int, str, str | None], ...] = (
        ("1", "章", 1, "第一章", None),
        ("1.1", "条", 1, "第一条", "1"),
        ("1.2", "条", 2, "第二条", "1"),
        ("2", "章", 2, "第二章", None),
        ("2.12", "条", 12, "第十二条", "2"),
    )
    clauses = (Clause(path, level, n, no, "", NOWHERE, NOWHERE, above) for path, level, n, no, above in rows)
    return replace(FLASH_ARTICLE, clauses=tuple(clauses))


LAW = _law()
NUMBERED_ON = replace(
    FLASH_ARTICLE,
    clauses=(
        Clause("1", "L1", 1, "一", "", NOWHERE, NOWHERE),
        Clause("1.1", "L2", 1, "（一）", "", NOWHERE, NOWHERE, "1"),
        Clause("2.2", "L2", 2, "（二）", "", NOWHERE, NOWHERE, "1"),
    ),
)
CASES = (
    (POLICY_ARTICLE, "2.1", ["2.1", "2.1.1"], "a path, and what is below"),
    (POLICY_ARTICLE, "二", ["2", "2.1", "2.1.1"], "an ordinal as printed"),
    (POLICY_ARTICLE, "二、", ["2", "2.1", "2.1.1"], "with its point"),
    (POLICY_ARTICLE, "（二）", ["1.2"], "in brackets"),
    (POLICY_ARTICLE, "(二)", ["1.2"], "in narrow brackets"),
    (POLICY_ARTICLE, "（一）", ["1.1", "2.1", "2.1.1"], "an ordinal that two clauses have gives both"),
    (POLICY_ARTICLE, "（1）", ["1.1", "2.1", "2.1.1"], "digits for Han"),
    (POLICY_ARTICLE, "第二", ["2", "2.1", "2.1.1"], "with 第"),
    (POLICY_ARTICLE, "２", ["2", "2.1", "2.1.1"], "full width"),
    (LAW, "第十二条", ["2.12"], "an article of a law"),
    (LAW, "第12条", ["2.12"], "in digits"),
    (LAW, "十二", ["2.12"], "bare"),
    (LAW, "12", ["2.12"], "bare, in digits"),
    (LAW, "第2章", ["2", "2.12"], "a chapter"),
    (LAW, "第二章第十二条", ["2.12"], "an article in its chapter"),
    (POLICY_ARTICLE, "第二条", ["2", "2.1", "2.1.1"], "五、 is called 第五条, too"),
    (POLICY_ARTICLE, "第二项", ["2", "2.1", "2.1.1"], "and 第五项"),
    (POLICY_ARTICLE, "第2点", ["2", "2.1", "2.1.1"], "or 第五点"),
    (NUMBERED_ON, "二", ["2.2"], "bare, of a lower level"),
    (NUMBERED_ON, "2", ["2.2"], "bare, in digits, of a lower level"),
    (LAW, "2", ["2", "2.12"], "a path comes before an ordinal"),
    (LAW, "第一至二条", ["1.1", "1.2"], "several"),
    (LAW, "第一条至第二条", ["1.1", "1.2"], "several, each by its whole name"),
    (LAW, "第二条-第一条", ["1.1", "1.2"], "from the last to the first"),
    (LAW, "第二条至第十二条", ["1.2", "2.12"], "over the border of a chapter, without its heading"),
    (LAW, "第一条、第十二条", ["1.1", "2.12"], "a list"),
    (LAW, "第一、十二条", ["1.1", "2.12"], "a list with what is shared said once"),
    (LAW, "第一章至第二章", ["1", "1.1", "1.2", "2", "2.12"], "chapters"),
    (POLICY_ARTICLE, "（一）至（二）", ["1.1", "1.2"], "where both are"),
    (POLICY_ARTICLE, "一-二", ["1", "1.1", "1.2", "2", "2.1", "2.1.1"], "what stands below, too"),
    (POLICY_ARTICLE, "一（二）", ["1.2"], "an item where it stands"),
    (POLICY_ARTICLE, "二（一）1", ["2.1.1"], "and what stands in that"),
)


@pytest.mark.parametrize(("article", "ref", "expected", "reason"), CASES)
def test_clauses_found(article: Article, ref: str, expected: list[str], reason: str) -> None:
    assert [clause.path for clause in find_clauses(article, ref)] == expected, reason


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("第二章", ["2", "2.12"]),
        ("第2章第12条", ["2.12"]),
        ("第一章第十二条", []),
        ("第十二章", []),
        ("第十二部分", []),
        ("第二部分", ["2", "2.12"]),
        ("第二款", []),
        ("第一项", []),
        ("", []),
    ],
)
def test_each_step_leads_on_inside_the_one_before(ref: str, expected: list[str]) -> None:
    assert [clause.path for clause in find_steps(LAW, ref)] == expected


@pytest.mark.parametrize(
    ("ref", "expected"), [("第二项", ["2", "2.1", "2.1.1"]), ("第二点", ["2", "2.1", "2.1.1"]), ("第九项", [])]
)
def test_what_is_numbered_by_one_han_numeral_may_be_called_an_item(ref: str, expected: list[str]) -> None:
    assert [clause.path for clause in find_steps(POLICY_ARTICLE, ref)] == expected


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (LAW, "第一章–第二章、第一条–第二条、第十二条"),
        (POLICY_ARTICLE, "一–二、（一）–（二）、1"),
        (FLASH_ARTICLE, ""),
    ],
)
def test_what_an_article_has_is_told_in_ranges(article: Article, expected: str) -> None:
    assert ordinals(article) == expected


@pytest.mark.parametrize(
    ("article", "ref"),
    [(LAW, "九十九"), (LAW, "第十二章"), (LAW, "第一章第十二条"), (LAW, ""), (LAW, "²"), (FLASH_ARTICLE, "1")],
)
def test_what_is_not_there_is_an_error_that_says_what_is(article: Article, ref: str) -> None:
    with pytest.raises(ArticleNotFound) as error:
        find_clauses(article, ref)
    assert ("第一章" in error.value.hint) == bool(article.clauses)


@pytest.mark.parametrize(
    ("article", "name"), [(POLICY_ARTICLE, "商示发〔2024〕7号"), (FLASH_ARTICLE, f"《{FLASH_ARTICLE.title}》")]
)
def test_an_article_without_such_a_clause_is_called_by_its_name(article: Article, name: str) -> None:
    with pytest.raises(ArticleNotFound, match=f"no such clause in {re.escape(name)}: '九十九'"):
        find_clauses(article, "九十九")


@pytest.mark.parametrize("ref", ["9" * 5000, f"第{'9' * 5000}条", f"({'9' * 5000})", f"{'9.' * 3000}9", "第" * 3000])
def test_an_ordinal_without_end_names_no_clause(ref: str) -> None:
    with pytest.raises(ArticleNotFound, match="no such clause"):
        find_clauses(LAW, ref)
