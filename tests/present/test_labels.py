from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args, get_type_hints

import pytest

from finsearch.cli.facets import FIELDS
from finsearch.document import CitationKind, Kind, Role
from finsearch.findings import Candidate
from finsearch.present.labels import (
    CITATION_NAMES,
    FACET_NAMES,
    KIND_NAMES,
    REASON_NAMES,
    ROLE_NAMES,
    about,
    duties,
    shortened,
    summary,
)
from finsearch.present.wording import ENGLISH
from finsearch.tui.asked import OPTIONS
from tests.present.samples import FLASH, NOTHING, POLICY, RESULTS, group

DUTIES = (
    (group("", ("甲", "joint"), ("乙", "resp")), "责任：甲、乙", "joint and responsible are the plain ones"),
    (
        group("", ("甲", "joint"), ("乙", "lead"), is_open=True),
        "责任：甲等（牵头：乙）",
        "等 behind the plain ones",
    ),
    (group("", ("甲", "lead"), ("乙", "support")), "牵头：甲；配合：乙", "no brackets without plain ones"),
    (group("", ("甲", "with"), ("乙", "guide")), "会同：甲；指导：乙", "with and guide"),
    (group("（有关方面负责）"), "责任：（有关方面负责）", "as published where nobody was recognised"),
)


@pytest.mark.parametrize(("duty", "expected", "reason"), DUTIES)
def test_duties(duty: object, expected: str, reason: str) -> None:
    assert duties(duty) == expected, reason  # type: ignore[arg-type]


def test_about_leaves_out_what_is_not_known() -> None:
    assert about(FLASH) == ("发布 2024-03-07", "示例快讯")
    assert about(POLICY)[-1] == "同文 2 份"


def test_long_lists_of_issuers_are_shortened() -> None:
    assert shortened("甲乙丙") == "甲、乙、丙"
    assert shortened("甲乙丙丁") == "甲、乙、丙等4家"


SUMMARIES = (
    (RESULTS, False, "共 12 篇，显示第 1–10 篇，用时 12 ms"),
    (replace(RESULTS, total=1, hits=(POLICY,)), False, "共 1 篇，用时 12 ms"),
    (replace(RESULTS, total=1234, hits=(POLICY,)), True, "共 1,234 条，显示第 1 条，用时 12 ms"),
    (replace(RESULTS, hits=()), False, "共 12 篇，这一页没有，用时 12 ms"),
    (NOTHING, False, "没有找到，用时不到 1 ms"),
)


@pytest.mark.parametrize(("results", "clauses", "expected"), SUMMARIES)
def test_summary(results: object, clauses: bool, expected: str) -> None:
    assert summary(results, clauses=clauses) == expected  # type: ignore[arg-type]


NAMED: tuple[tuple[Mapping[Any, str], set[str]], ...] = (
    (FACET_NAMES, {*OPTIONS, *FIELDS}),
    (KIND_NAMES, set(get_args(Kind))),
    (ROLE_NAMES, set(get_args(Role))),
    (CITATION_NAMES, set(get_args(CitationKind))),
    (REASON_NAMES, set(get_args(get_type_hints(Candidate)["reason"]))),
)


@pytest.mark.parametrize(("names", "values"), NAMED)
def test_every_value_has_a_name_in_either_language(names: Mapping[Any, str], values: set[str]) -> None:
    assert set(names) == values
    assert names is CITATION_NAMES or set(names.values()) <= ENGLISH.keys()  # what is done is its own English
