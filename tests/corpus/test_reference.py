"""The reference corpus beside the checkout, where it is there: nothing is lost, twins meet."""

from __future__ import annotations

import gzip
from collections import defaultdict
from pathlib import Path

import pytest

from finsearch.corpus.copies import merge
from finsearch.corpus.reader import read, walk
from finsearch.document import RawArticle
from finsearch.results import Failure

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def copies(shared: Path) -> dict[str, list[RawArticle]]:
    found = defaultdict(list)
    for source in walk([shared / "corpus" / "posts", shared / "corpus" / "policies"]):
        for outcome in read(source):
            assert isinstance(outcome, RawArticle), outcome
            found[outcome.id].append(outcome)
    return found


def test_every_file_reads_and_twins_meet(copies: dict[str, list[RawArticle]]) -> None:
    assert sum(map(len, copies.values())) == 64
    assert sum(article.startswith("policies/") for article in copies) == 46
    assert {article: len(twins) for article, twins in copies.items() if len(twins) > 1} == {
        "202205262391921712": 3,
        "202205262393043452": 2,
        "202205302396671291": 2,
        "202204212352230938": 2,
    }


def test_every_article_has_title_date_url_and_text(copies: dict[str, list[RawArticle]]) -> None:
    for merged in map(merge, copies.values()):
        assert merged.title
        assert merged.text
        assert merged.published is not None
        assert bool(merged.url) is not merged.paths[0].endswith("init.md")
        assert "<p" not in merged.text
        assert "文章来源" not in merged.text
        assert "返回首页" not in merged.text


def test_the_clause_that_a_link_splits(copies: dict[str, list[RawArticle]]) -> None:
    merged = merge(copies["202205262393043452"])
    (clause,) = (line for line in merged.text.split("\n") if line.startswith("五、"))
    assert "出口信用保险" in clause
    assert merged.source == "中国政府网"


def test_the_broken_copy_takes_its_place_behind_the_good_ones(copies: dict[str, list[RawArticle]]) -> None:
    merged = merge(copies["202205262391921712"])
    assert merged.paths[-1].endswith("/-202205262391921712.md")
    assert (merged.source, merged.title[:6]) == ("上海证券报", "国内首次！蔚")


def test_two_flashes_a_minute_apart_stay_two(copies: dict[str, list[RawArticle]]) -> None:
    assert {"202112082206672930", "202112082206748961"} <= copies.keys()


@pytest.mark.parametrize(
    ("name", "lines", "step"), [("laws", 61_651, 9), ("more_policies", 69, 1), ("news", 19_538, 5)]
)
def test_every_line_that_is_tried_reads(shared: Path, tmp_path: Path, name: str, lines: int, step: int) -> None:
    with gzip.open(shared / "corpus" / f"{name}.jsonl.gz", "rb") as file:
        every = file.readlines()
    assert len(every) == lines
    some = tmp_path / "some.jsonl"
    some.write_bytes(b"".join(every[::step]))
    (source,) = walk([some])
    outcomes = list(read(source))
    assert [each for each in outcomes if isinstance(each, Failure)] == []
    assert len(outcomes) == len(every[::step])
