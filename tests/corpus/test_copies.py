from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import permutations

from finsearch.corpus.copies import merge
from finsearch.corpus.dates import CHINA
from finsearch.document import RawArticle, Span, StockLink

NOON = datetime(2024, 3, 5, 12, tzinfo=CHINA)
GOOD = RawArticle(
    id="1",
    paths=("/a.md",),
    title="题",
    text="正文一段",
    published=NOON,
    tags=("甲新闻",),
    source="甲",
    url="http://a/NW1",
)
SHARES = (StockLink("正文", "90,BK1", Span(0, 2)),)


def test_one_copy_is_itself() -> None:
    assert merge([GOOD]) is GOOD


def test_the_good_head_wins_and_lends_nothing_to_the_bad() -> None:
    broken = replace(
        GOOD, paths=("/0.md",), title="正文一段", published=NOON - timedelta(hours=12), url="", summary="摘要"
    )
    for copies in permutations([GOOD, broken]):
        merged = merge(copies)
        assert (merged.title, merged.published, merged.url) == (GOOD.title, NOON, GOOD.url)
        assert merged.summary == "摘要"
        assert merged.paths == ("/a.md", "/0.md")


def test_the_longer_text_wins_between_equals() -> None:
    longer = replace(GOOD, paths=("/b.md",), text="正文一段更长")
    assert merge([GOOD, longer]).text == "正文一段更长"


def test_a_whole_text_under_a_broken_head_replaces_a_digest() -> None:
    whole = replace(
        GOOD, paths=("/b.md",), title="正文", text="正文" * 9, url="", published=None, markup="m", stocks=SHARES
    )
    merged = merge([GOOD, whole])
    assert (merged.title, merged.url) == ("题", GOOD.url)
    assert (merged.text, merged.markup, merged.stocks) == (whole.text, "m", SHARES)


def test_an_empty_text_never_wins() -> None:
    empty = replace(GOOD, paths=("/b.md",), text="", title="更长的题")
    assert merge([empty, replace(GOOD, url="", published=None)]).text == "正文一段"


def test_the_copy_without_a_summary_is_preferred_and_the_links_are_united() -> None:
    linked = replace(
        GOOD, paths=("/0.md",), summary="摘要", stocks=SHARES, tags=("东财滚动新闻",), url="http://b/1.html"
    )
    merged = merge([linked, GOOD])
    assert merged.paths[0] == "/a.md"
    assert (merged.stocks, merged.summary) == (SHARES, "摘要")
    assert merged.tags == ("甲新闻", "东财滚动新闻")
    assert merged.url == "http://b/1.html", "the public page, not the share view"


def test_links_into_another_text_are_dropped() -> None:
    other = replace(GOOD, paths=("/0.md",), text="别的文字", summary="摘要", stocks=SHARES)
    assert merge([GOOD, other]).stocks == ()


def test_what_the_container_says_is_kept() -> None:
    told = replace(
        GOOD, paths=("/b.jsonl",), number="甲发〔2024〕1号", issuers=("甲部",), kind="policy", summary="摘要"
    )
    merged = merge([GOOD, told])
    assert (merged.number, merged.issuers, merged.kind) == ("甲发〔2024〕1号", ("甲部",), "policy")


def test_copies_in_one_file_give_one_path() -> None:
    assert merge([GOOD, replace(GOOD, title="题二")]).paths == ("/a.md",)
