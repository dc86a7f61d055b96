"""Fakes for what the commands call, and a way to run one command in this process."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pytest

from finsearch.cli import main
from finsearch.document import Article
from finsearch.errors import ArticleNotFound
from finsearch.findings import Assignment, CoverageReport, Missing, Reference, Standing
from finsearch.results import FacetCount, FacetCounts, IndexStats, IngestReport, Results
from tests.present.samples import (
    ASSIGNMENTS,
    CITED_BY,
    CITES,
    COVERAGE,
    FACETS,
    FLASH_ARTICLE,
    MISSING,
    NOTHING,
    POLICY_ARTICLE,
    REPORT,
    RESULTS,
    STANDING,
    STATS,
)


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line; returns exit code, stdout and stderr."""
    for name in ("FINSEARCH_INDEX", "FINSEARCH_WIDTH", "FINSEARCH_DEBUG", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FINSEARCH_CONFIG", os.devnull)
    monkeypatch.setenv("FINSEARCH_LANG", "both")

    def ran(*arguments: str) -> Ran:
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return ran


@dataclass
class FakeIndex:
    """An index that answers what it was told to, and remembers what it was asked."""

    results: Results = RESULTS
    asked: dict[str, Any] = field(default_factory=dict)
    opened: str = ""
    found: tuple[str, ...] = ()
    judged_on: list[date | None] = field(default_factory=list)
    searched: list[dict[str, Any]] = field(default_factory=list)

    def search(self, text: str = "", **options: Any) -> Results:
        self.asked = {"text": text, **options}
        self.searched.append(self.asked)
        return self.results if text != "无此词" else NOTHING

    def articles_for(self, ref: str) -> tuple[Article, ...]:
        self.asked = {"ref": ref}
        if ref == "没有":
            raise ArticleNotFound("no article '没有'", "search for it")
        return (FLASH_ARTICLE,) if ref == "a.md" else (POLICY_ARTICLE, FLASH_ARTICLE)

    def with_id(self, ref: str) -> Article | None:
        return None

    def facet_counts(self, text: str = "", fields: Sequence[str] = (), **options: Any) -> FacetCounts:
        self.asked = {"text": text, "fields": tuple(fields), **options}
        return FacetCounts({"issuers": ()} if text == "无此词" else FACETS, self.results.notes)

    def article(self, ref: str) -> Article:
        return self.articles_for(ref)[0]

    def validity(self, ref: str, as_of: date | None = None) -> Standing | None:
        self.judged_on.append(as_of)
        return STANDING if ref == POLICY_ARTICLE.id else None

    def cites(self, ref: str) -> tuple[Reference, ...]:
        return CITES if ref == POLICY_ARTICLE.id else ()

    def cited_by(self, ref: str) -> tuple[Reference, ...]:
        return () if ref == FLASH_ARTICLE.id else CITED_BY

    def ids(self, text: str = "", **filters: Any) -> tuple[str, ...]:
        self.asked = {"text": text, **filters}
        return self.found

    def __enter__(self) -> FakeIndex:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def missing(self) -> tuple[Missing, ...]:
        return MISSING

    def duties(self, agencies: Sequence[str] = (), **options: Any) -> tuple[Assignment, ...]:
        self.asked = {"agencies": tuple(agencies), **options}
        return () if {"无此机关", "商务"} & set(agencies) else ASSIGNMENTS

    def facets(self, text: str, fields: Sequence[str]) -> Mapping[str, tuple[FacetCount, ...]]:
        return {name: (FacetCount("商务部", 3), FacetCount("财政部", 1)) for name in fields}

    def coverage(self) -> CoverageReport:
        return COVERAGE

    def stats(self) -> IndexStats:
        return STATS


@pytest.fixture
def index(monkeypatch: pytest.MonkeyPatch) -> FakeIndex:
    """Put a fake in the place of finsearch.search."""
    fake = FakeIndex()

    def open_index(path: str) -> FakeIndex:
        fake.opened = path
        return fake

    put(monkeypatch, "finsearch.search", open_index=open_index)
    return fake


@dataclass
class FakeIngest:
    report: IngestReport = REPORT
    asked: dict[str, Any] = field(default_factory=dict)

    def index_paths(self, paths: Sequence[Path], index: Path, **options: Any) -> IngestReport:
        self.asked = {"paths": tuple(paths), "index": index, **options}
        return self.report


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch) -> FakeIngest:
    """Put a fake in the place of finsearch.ingest."""
    fake = FakeIngest()
    put(monkeypatch, "finsearch.ingest", index_paths=fake.index_paths)
    return fake


def put(monkeypatch: pytest.MonkeyPatch, name: str, **members: Any) -> None:
    """Put a module made of `members` in the place of the module `name`."""
    module = ModuleType(name)
    vars(module).update(members)
    monkeypatch.setitem(sys.modules, name, module)
