"""The demo policies read as official documents, and are plainly not real ones."""

from __future__ import annotations

import re

from finsearch.document import Article


def test_there_are_policies_of_many_issuers_and_of_every_year(policies: list[Article]) -> None:
    assert len(policies) >= 22
    assert len({party.name for policy in policies for party in policy.issuers}) >= 10
    assert {policy.published.year for policy in policies if policy.published} == set(range(2015, 2026))


def test_numbers_are_unique_and_their_serials_invented(policies: list[Article]) -> None:
    numbers = [policy.number.number for policy in policies if policy.number]
    assert len(numbers) >= 22
    assert len(set(numbers)) == len(numbers)
    assert [str(number) for number in numbers if not 900 <= number.serial <= 999] == []


def test_every_number_that_is_cited_is_invented_too(articles: dict[str, Article]) -> None:
    for article in articles.values():
        serials = [int(serial) for serial in re.findall(r"[〕年]第?(\d+)号", article.text)]
        assert [serial for serial in serials if not 900 <= serial <= 999] == [], article.title


def test_they_are_substantial(policies: list[Article]) -> None:
    lengths = sorted(len(policy.text) for policy in policies)
    assert lengths[0] >= 700
    assert lengths[-1] >= 2500
    assert max(len(policy.clauses) for policy in policies) >= 25


def test_they_cite_each_other(policies: list[Article]) -> None:
    own = {policy.number.number.key for policy in policies if policy.number}
    cited = {citation.number.key for policy in policies for citation in policy.citations if citation.number}
    assert len(own & cited) >= 5


def test_they_are_signed_days_before_they_come_out(policies: list[Article]) -> None:
    for policy in policies:
        if policy.signed and policy.published:
            assert 0 < (policy.published.date() - policy.signed.date).days <= 14, policy.title
    assert sum(policy.signed is not None for policy in policies) >= 20


def test_the_flagship_has_a_clause_for_the_first_query(articles: dict[str, Article]) -> None:
    flagship = articles["202310189000000118"]
    assert (flagship.kind, str(flagship.number and flagship.number.number)) == ("policy", "国办发〔2023〕918号")
    (clause,) = (clause for clause in flagship.clauses if clause.no == "五")
    assert clause.title == "用好出口信用保险"
    assert clause.duties
    assert [len(clause.duties) for clause in flagship.clauses if clause.no == "十"] == [3]
