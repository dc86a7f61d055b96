"""Reports whose parts are measured one by one."""

from __future__ import annotations

from pathlib import Path

from tests.scripts import load

WRITTEN = """# Relevance

<!-- marks -->
old table
<!-- /marks -->

By hand.

## stard

old

## covid

kept
"""


def test_what_is_not_measured_and_what_was_written_by_hand_stay(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text(WRITTEN, encoding="utf-8")
    report = load("bench/report.py").Report.read(path, ["# New"])
    report.put("stard", ["new", "figures"])
    report.put("topical", ["more"])
    report.mark(["new table"])
    expected = WRITTEN.replace("old table", "new table").replace("old\n", "new\nfigures\n") + "\n## topical\n\nmore\n"
    assert path.read_text(encoding="utf-8") == expected


def test_a_report_that_is_not_there_begins_with_its_opening(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "report.md"
    report = load("bench/report.py").Report.read(path, ["# New", "", "<!-- marks -->", "", "<!-- /marks -->"])
    report.put("stard", ["1"])
    report.mark(["table"])
    assert path.read_text(encoding="utf-8") == "# New\n\n<!-- marks -->\ntable\n<!-- /marks -->\n\n## stard\n\n1\n"
