from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.corpus import dates
from finsearch.corpus.dates import CHINA

CASES = [
    ("2022-05-26 15:01:55 +0800", datetime(2022, 5, 26, 15, 1, 55, tzinfo=CHINA), "later posts"),
    ("2021-12-08 10:46:18", datetime(2021, 12, 8, 10, 46, 18, tzinfo=CHINA), "oldest posts: the site's zone"),
    ("2023-06-28", datetime(2023, 6, 28, tzinfo=CHINA), "a day"),
    ("2023-6-8", datetime(2023, 6, 8, tzinfo=CHINA), "no padding"),
    ("2023/06/28 9:05", datetime(2023, 6, 28, 9, 5, tzinfo=CHINA), "no seconds"),
    ("2023年6月28日", datetime(2023, 6, 28, tzinfo=CHINA), "Chinese"),
    ("20230628", datetime(2023, 6, 28, tzinfo=CHINA), "eight digits"),
    ("2018-11-09-16:45:00", datetime(2018, 11, 9, 16, 45, tzinfo=CHINA), "as the meta of official pages"),
    ("2024-04-20T19:00:00.123Z", datetime(2024, 4, 20, 19, tzinfo=timezone.utc), "ISO, UTC"),
    ("2024-04-20T19:00:00-05:30", datetime(2024, 4, 20, 19, tzinfo=timezone(-timedelta(hours=5.5))), "ISO, west"),
    ("+0800", None, "the broken file"),
    ("", None, "nothing"),
    ("2022-02-30", None, "no such day"),
    ("2022-05-26 25:00:00", None, "no such hour"),
    ("2022-05-26 10:00:00 +9999", None, "no such zone"),
    ("去年五月", None, "words"),
    ("0001-01-01", None, "a database's way to say that there is none; in Greenwich it is before the calendar begins"),
    ("9999-12-31T23:59:59-05:00", None, "the same; in China it is after its end"),
    ("1899-12-31", None, "the day 0 of a spreadsheet"),
    ("2100-01-01", None, "nothing was published then"),
    ("1900-01-01", datetime(1900, 1, 1, tzinfo=CHINA), "the first year that is believed"),
    ("202205262393043452", None, "an id is no date"),
]


@pytest.mark.parametrize(("written", "expected", "reason"), CASES)
def test_parse(written: str, expected: datetime | None, reason: str) -> None:
    found = dates.parse(written)
    assert found == expected, reason
    assert found is None or (expected is not None and found.utcoffset() == expected.utcoffset()), reason


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("2018-11-09-5338761", datetime(2018, 11, 9, tzinfo=CHINA)),
        ("notice_20181109", datetime(2018, 11, 9, tzinfo=CHINA)),
        ("2018-13-09-5338761", None),
        ("5338761", None),
        ("202205262393043452", None),
    ],
)
def test_in_name(stem: str, expected: datetime | None) -> None:
    assert dates.in_name(stem) == expected


@given(st.text())
def test_any_text_gives_an_aware_moment_or_none(text: str) -> None:
    found = dates.parse(text)
    assert found is None or found.tzinfo is not None


@given(st.datetimes(datetime(1900, 1, 1), datetime(2099, 12, 31)))
def test_every_moment_is_read_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, fold=0)
    assert dates.parse(f"{whole:%Y-%m-%d %H:%M:%S} +0800") == whole.replace(tzinfo=CHINA)
