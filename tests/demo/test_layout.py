"""The demo posts look like the site's own (spec/POST_FORMAT)."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from finsearch.document import RawArticle

Copies = dict[str, list[RawArticle]]
Files = dict[Path, str]

NAME = re.compile(r"(?:(\d{4}-\d\d-\d\d)-(NW)?|-)(\d{18})\.md")
HEAD = re.compile(
    r"\n?---\nlayout: post\ntitle: \"[^\"\n]*\"\ndate: (?P<date>[^\n]*)\ncategories: (?P<category>[a-z]+)\n"
    r"tags: (?P<tag>\w+)\n---\n"
)
BROKEN = "-202311209000011515.md"
ON_AND_OFF_SHORE = ("202310129000010303", "202310129000010304")
FLAGSHIP = "2023-10-18-202310189000000118.md"


def family(path: Path) -> str:
    return "NW" if "NW" in path.name else "emnews"


def test_there_are_enough_of_them(files: Files, copies: Copies) -> None:
    assert len(files) >= 45
    assert len(copies) >= 45


def test_names_have_the_date_that_the_id_begins_with(files: Files) -> None:
    for path in files:
        match = NAME.fullmatch(path.name)
        assert match, path
        written, _, digits = match.groups()
        assert written is None or written.replace("-", "") == digits[:8], path
        assert path.parent.name in {"_posts", "old_post"}


def test_heads_have_five_keys_and_the_family_says_which_tag(files: Files) -> None:
    for path, text in files.items():
        match = HEAD.match(text)
        assert match, path
        is_emnews = (match["category"], match["tag"]) == ("emnews", "东财滚动新闻")
        assert is_emnews is (family(path) == "emnews"), path


def test_an_id_stands_once_in_a_family_or_twice_the_same(files: Files) -> None:
    contents: dict[tuple[str, str], set[str]] = {}
    for path, text in files.items():
        if path.name != BROKEN:
            contents.setdefault((family(path), path.stem[-18:]), set()).add(text)
    assert {key: len(texts) for key, texts in contents.items() if len(texts) > 1} == {}


def test_twins_share_id_title_text_and_stand_in_both_folders(copies: Copies) -> None:
    across = 0
    for twins in copies.values():
        assert len({" ".join(twin.text.split()) for twin in twins}) == 1, twins[0].paths
        good = [twin for twin in twins if not twin.paths[0].endswith(BROKEN)]
        assert len({(twin.title, twin.published) for twin in good}) == 1, twins[0].paths
        kinds = {(Path(twin.paths[0]).parent.name, family(Path(twin.paths[0]))) for twin in good}
        across += {place for place, _ in kinds} == {"_posts", "old_post"} and len({kind for _, kind in kinds}) == 2
    assert across >= 4


def test_summaries_repeat_the_first_clause(copies: Copies) -> None:
    repeating = 0
    for twins in copies.values():
        first = next((line for line in twins[0].text.split("\n") if line.startswith("一、")), None)
        summary = max(twin.summary for twin in twins).rpartition("（")[0]
        repeating += bool(first and summary and first[2:].startswith(summary))
    assert repeating >= 4


def test_one_post_is_broken_and_its_good_copies_exist(files: Files, copies: Copies) -> None:
    (path,) = (path for path in files if path.name.startswith("-"))
    assert path.name == BROKEN
    assert 'title: ""\ndate:  +0800\n' in files[path]
    assert "\n<>\n" in files[path]
    assert len(copies[path.stem[-18:]]) == 3


def test_the_oldest_have_an_empty_line_on_top_and_no_zone(files: Files) -> None:
    oldest = [text for text in files.values() if text.startswith("\n")]
    assert len(oldest) >= 2
    for text in oldest:
        match = HEAD.match(text)
        assert match
        assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", match["date"])
        assert "<p" not in text


def test_on_shore_and_off_shore_are_two_articles_a_minute_apart(copies: Copies) -> None:
    (on,), (off,) = (copies[name] for name in ON_AND_OFF_SHORE)
    assert on.published
    assert off.published
    assert off.published - on.published == timedelta(minutes=1)
    differing = [(a, b) for a, b in zip(on.text, off.text, strict=True) if a != b]
    assert differing == [("在", "离"), ("6", "9")]


def test_links_split_the_words_of_the_first_query(files: Files, copies: Copies) -> None:
    (markup,) = (text for path, text in files.items() if path.name == FLAGSHIP)
    assert re.search(r"五、用好出口信用<span [^>]*>保险</span>。扩大出口信用<span [^>]*>保险</span>短期险", markup)
    for copy in copies[FLAGSHIP[-21:-3]]:
        assert "\n五、用好出口信用保险。扩大出口信用保险短期险" in copy.text


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        ('id="UCAP-CONTENT"', "official pages keep their cell"),
        ("&nbsp;", "and their entities"),
        ("<td>", "a table"),
        ("</p>\n <p>", "paragraphs on their own lines"),
        ('<span id="bk_', "the second form of link"),
        ('<span id="stock_', "the third"),
        ('<span id="Info.', "the fourth"),
        ("<img ", "a picture"),
        ('C<span web="1"', "a link across a word border"),
    ],
)
def test_markup_is_as_varied_as_the_sites(feature: str, reason: str, files: Files) -> None:
    assert any(feature in text for text in files.values()), reason


def test_every_article_says_that_it_is_invented(copies: Copies) -> None:
    media = Counter(twin.source[:2] for twins in copies.values() for twin in twins)
    assert set(media) == {"示例"}


def test_no_address_leads_anywhere(files: Files) -> None:
    hosts = {host for text in files.values() for host in re.findall(r"//([^/\s\")<>]+)", text)}
    assert hosts
    assert {host for host in hosts if not host.endswith(".example.com")} == set()
