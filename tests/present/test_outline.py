"""The outline of an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from finsearch.present.look import Look
from finsearch.present.outline import outline
from tests.present.samples import POLICY_ARTICLE

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (datetime(2031, 2, 14, tzinfo=CHINA), "2031-02-14"),
        (datetime(2031, 2, 14, 9, 30, tzinfo=CHINA), "2031-02-14 09:30+08:00"),
    ],
)
def test_an_hour_that_nobody_knows_is_not_shown(published: datetime, shown: str) -> None:
    lines = list(outline(replace(POLICY_ARTICLE, published=published), Look(80)))
    assert next(line for line in lines if "2031-02-14" in line).rstrip().endswith(shown)
