"""In force or not, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.document import NOWHERE, OPEN_END, STATUSES, DateMention, Span, Status
from finsearch.structure.validity import validity


def day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def mention(iso: str) -> DateMention | None:
    return DateMention(date.fromisoformat(iso), NOWHERE) if iso else None


CASES: tuple[tuple[str, str, str, str, Status, str], ...] = (
    ("2023-06-01", "", "", "2023-06-01", "in_force", "on its first day"),
    ("2023-06-01", "", "", "2023-05-31", "not_yet", "a day before"),
    ("2023-06-01", "2026-05-31", "", "2026-05-31", "in_force", "on its last day"),
    ("2023-06-01", "2026-05-31", "", "2026-06-01", "expired", "a day after"),
    ("2023-06-01", "2026-05-31", "2025-01-01", "2025-01-01", "repealed", "on the day of its repeal"),
    ("2023-06-01", "2026-05-31", "2025-01-01", "2024-12-31", "in_force", "a day before its repeal"),
    ("2023-06-01", "2024-05-31", "2025-01-01", "2024-12-31", "expired", "it ended before it was repealed"),
    ("2023-06-01", "2024-05-31", "2025-01-01", "2025-01-02", "repealed", "a repeal is the stronger end"),
    ("", "", "", "2025-01-01", "unknown", "it does not say"),
    ("", "", "2024-01-01", "2025-01-01", "repealed", "but another one ended it"),
)


@pytest.mark.parametrize(("effective", "expires", "repealed", "as_of", "status", "why"), CASES)
def test_status(effective: str, expires: str, repealed: str, as_of: str, status: Status, why: str) -> None:
    found = validity(mention(effective), mention(expires), date.fromisoformat(as_of), day(repealed))
    assert found.status == status, why


@pytest.mark.parametrize(
    ("as_of", "status"), [("2023-05-31", "not_yet"), ("2023-06-01", "unknown"), ("2060-01-01", "unknown")]
)
def test_what_ends_with_an_event_may_have_ended(as_of: str, status: Status) -> None:
    since, until = mention("2023-06-01"), DateMention(OPEN_END, Span(3, 9), "open")
    found = validity(since, until, date.fromisoformat(as_of))
    assert (found.status, found.because) == (status, since if status == "not_yet" else until)


def test_every_status_has_a_case() -> None:
    assert {case[4] for case in CASES} == set(STATUSES)


def test_the_phrase_that_decides_is_quoted() -> None:
    since, until = mention("2023-06-01"), mention("2026-05-31")
    assert validity(since, until, date(2023, 1, 1)).because == since
    assert validity(since, until, date(2024, 1, 1)).because == until
    assert validity(since, None, date(2024, 1, 1)).because == since
    assert validity(None, None, date(2024, 1, 1)).because is None
