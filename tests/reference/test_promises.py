"""What finsearch promises, on the reference corpus: real posts and State Council documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import finsearch
from finsearch.ingest import index_paths
from finsearch.results import IngestReport
from finsearch.search import Index

pytestmark = pytest.mark.shared

SEED = "国办发〔2022〕18号"


@pytest.fixture(scope="module")
def indexed(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[IngestReport, Index]]:
    place = tmp_path_factory.mktemp("reference") / "index"
    report = index_paths([shared / "corpus" / "posts", shared / "corpus" / "policies"], place)
    with finsearch.open(place) as index:
        yield report, index


@pytest.fixture(scope="module")
def index(indexed: tuple[IngestReport, Index]) -> Index:
    return indexed[1]


def test_every_file_is_read_and_twins_are_merged(indexed: tuple[IngestReport, Index]) -> None:
    report, index = indexed
    assert (report.read, report.failed, report.articles) == (64, 0, 59)
    assert len(index.article("202205262393043452").paths) == 2
    broken = index.article("202205262391921712")
    assert any(Path(path).name.startswith("-") for path in broken.paths)
    assert not Path(broken.paths[0]).name.startswith("-")


def test_own_numbers_of_all_policies(index: Index, shared: Path) -> None:
    rows = (shared / "corpus" / "policies" / "INDEX.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert len(rows) == 46
    for row in rows:
        file, number, *_ = row.split("\t")
        assert [Path(hit.paths[0]).name for hit in index.articles_for(number)] == [file], number


@pytest.mark.parametrize("typed", ["出口信用保险", '"出口信用保险"', "“出口信用保险”"])
def test_export_credit_insurance(index: Index, typed: str) -> None:
    hit = index.search(typed).hits[0]
    assert hit.number == SEED
    assert [clause.no for clause in hit.clauses][:2] == ["五", "七"]
    assert hit.clauses[0].title == "加大出口信用保险支持"
    marked = [mark.of(clause.text) for clause in hit.clauses for mark in clause.marks]
    assert len(marked) >= 9
    assert set(marked) == {"出口信用保险"}


@pytest.mark.parametrize("typed", ["用保险短", "保稳提", '"用保险短"', '"保稳提"'])
def test_strings_without_word_borders(index: Index, typed: str) -> None:
    assert index.search(typed).hits[0].number == SEED


def test_responsible_agency(index: Index) -> None:
    hits = {hit.number: hit for hit in index.search(duties=["国家药监局"]).hits}
    assert sorted(clause.no for clause in hits[SEED].clauses) == ["十一", "十二"]


@pytest.mark.parametrize("typed", ["国办发[2022]18号", " 国办发 2022 18", "国办发〔2022〕18号", "国办发2022-18"])
def test_a_number_goes_straight_to_the_document(index: Index, typed: str) -> None:
    assert [hit.number for hit in index.search(typed).hits] == [SEED]


def test_a_cited_number_gives_the_citing_clause(index: Index) -> None:
    hit = index.search("国办发明电〔2022〕3号").hits[0]
    assert (hit.number, [clause.no for clause in hit.clauses]) == (SEED, ["二"])
    assert "国办发明电〔2022〕3号" in hit.clauses[0].marks[0].of(hit.clauses[0].text)


def test_dates_are_not_mixed(index: Index) -> None:
    hit = index.search("外贸保稳提质").hits[0]
    assert (str(hit.signed), str(hit.published)) == ("2022-05-17", "2022-05-26")


def test_substrings_of_every_clause_are_found(index: Index) -> None:
    article = index.article(SEED)
    for clause in article.clauses:
        text = clause.span.of(article.text)
        for start in range(0, len(text) - 5, 37):
            typed = text[start : start + 5]
            hits = index.search(f'"{typed}"').hits
            places = [(hit.number, each.no) for hit in hits for each in hit.clauses]
            assert (SEED, clause.no) in places, typed
