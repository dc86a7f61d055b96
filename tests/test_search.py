"""Searching through the Python API: what is said where nothing is found, and where the index is not whole."""

from __future__ import annotations

import gc
import json
import re
import shutil
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from inspect import getmembers, isfunction
from pathlib import Path
from typing import Any

import pytest

import finsearch
from finsearch.answering import relax
from finsearch.answering.excluded import UNSIGNED
from finsearch.cli.language import chosen
from finsearch.engines import integrity
from finsearch.engines import manifest as manifests
from finsearch.engines.whoosh.codec.container import Container
from finsearch.errors import IndexClosed, IndexDamaged, QueryError
from finsearch.ingest import index_paths
from finsearch.search import Index
from tests.texts import index_of

COVERAGE, FILTERED = (chosen(said, "zh") for said in (relax.COVERAGE, relax.FILTERED))
UNHELD = "索引里没有“不存在”发布的文章，机关表里也没有这个名称"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("search")
    posts = place / "posts"
    posts.mkdir()
    for name, text in {"甲": "扩大出口信用保险规模", "乙": "支持跨境电商", "丙": "稳定出口"}.items():
        (posts / f"{name}.txt").write_text(f"{name}通知\n{text}\n", encoding="utf-8")
    index_paths([posts], place / "index")
    return place / "index"


@pytest.fixture
def copy(index: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(index, tmp_path / "index"))


@pytest.mark.parametrize(
    ("text", "options", "total", "notes"),
    [
        ("出口", {}, 2, []),
        ("出口 量子", {}, 2, ["没有找到: 量子", "去掉“量子”：2 篇", COVERAGE]),
        ("出口 量子", {"kinds": ["policy", "flash", "news"]}, 2, ["没有找到: 量子", "去掉“量子”：2 篇", FILTERED]),
        (
            "出口 量子",
            {"sort": "-date"},
            2,
            ["没有找到: 量子", "去掉“量子”：2 篇", "没有文章含有全部词语，列出的含有其中一些"],
        ),
        (
            "出口 量子",
            {"kinds": ["policy", "flash", "news"], "sort": "signed"},
            2,
            [
                "没有找到: 量子",
                "去掉“量子”：2 篇",
                "没有成文日期的按发布日期计",
                "筛选后没有文章含有全部词语，列出的含有其中一些",
            ],
        ),
        ("出口 跨境", {}, 3, ["去掉“出口”：1 篇", "去掉“跨境”：2 篇", COVERAGE]),
        ("出口 跨境", {"match": "all"}, 0, ["去掉“出口”：1 篇", "去掉“跨境”：2 篇"]),
        ("量子", {}, 0, ["没有找到: 量子"]),
        ("出口", {"issuers": ["不存在"]}, 0, ["筛选条件排除了全部 2 篇", UNHELD]),
        ("出口 量子", {"issuers": ["不存在"]}, 0, ["没有找到: 量子", UNHELD]),
        ("", {"issuers": ["不存在"]}, 0, ["筛选条件排除了全部 3 篇", UNHELD]),
    ],
)
def test_notes_say_why(index: Path, text: str, options: dict[str, Any], total: int, notes: list[str]) -> None:
    with finsearch.open(index) as ix:
        results = ix.search(text, **options)
    assert (results.total, [chosen(note, "zh") for note in results.notes]) == (total, notes)


@pytest.mark.parametrize(
    ("text", "notes"),
    [("出口", []), ("出口 量子", ["没有找到: 量子", "去掉“量子”：2 篇", chosen(relax.SOME, "zh")])],
)
def test_counts_say_of_which_articles(index: Path, text: str, notes: list[str]) -> None:
    with finsearch.open(index) as ix:
        found = ix.facet_counts(text, ("kind",))
        assert found.facets == ix.facets(text, ("kind",))
    assert [chosen(note, "zh") for note in found.notes] == notes


CERTIFIED = (
    "关于{}的通知\n国办发〔2022〕{}号\n各省：\n一、颁发证书。有关部门凭证书办理，证书每年换发一次。\n国务院办公厅"
)


def test_rare_words_come_before_common_ones_and_documents_where_nothing_has_all() -> None:
    certified = [
        (f"证书{place}", None, CERTIFIED.format(thing, place)) for place, thing in enumerate("甲乙丙丁戊己", 1)
    ]
    index = index_of(
        *certified,
        ("协定", date(2022, 9, 24), "多地用好RCEP\n企业对RCEP成员国出口增长。"),
        ("两样", date(2022, 9, 24), "原产地有了说法\n原产地累积规则便利企业，证书也好办。"),
    )
    assert index.article("证书1").kind == "policy"
    assert [hit.id for hit in index.search("RCEP 原产地 证书").hits][:2] == ["两样", "协定"]


@pytest.fixture(scope="module")
def with_clauses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("clauses")
    text = "为做好外贸工作，通知如下。\n一、支持跨境电商\n支持企业建设海外仓。\n二、稳定就业\n鼓励企业稳岗。\n"
    (place / "甲.txt").write_text(f"甲通知\n{text}", encoding="utf-8")
    (place / "乙.txt").write_text("乙通知\n扩大信用保险，发展电商业务\n", encoding="utf-8")
    index_paths([place], place / "index")
    return place / "index"


@pytest.mark.parametrize(("text", "best"), [("保险 境电影", "一"), ("保险 岗位稳岗位", "二"), ("海外仓 电商品", "一")])
def test_what_only_nearly_answers_shows_its_best_clause(with_clauses: Path, text: str, best: str) -> None:
    with finsearch.open(with_clauses) as ix:
        hits = {hit.title: hit for hit in ix.search(text).hits}
    assert [clause.no for clause in hits["甲通知"].clauses] == [best]
    assert all(hit.clauses for hit in hits.values())


def test_a_preamble_is_in_no_clause_and_that_is_said(with_clauses: Path) -> None:
    with finsearch.open(with_clauses) as ix:
        results = ix.search("做好外贸工作", clauses=True)
        assert (results.total, ix.search("做好外贸工作").total) == (0, 1)
    assert "在整篇文章中：1 篇" in [chosen(note, "zh") for note in results.notes]
    assert "in whole articles: 1 article" in [chosen(note, "en") for note in results.notes]


def test_a_range_that_ends_before_it_begins(index: Path) -> None:
    with finsearch.open(index) as ix:
        with pytest.raises(QueryError, match=r"2023-01-01\.\.2021-12-31"):
            ix.search("日期:2023..2021")
        with pytest.raises(QueryError, match="颠倒"):
            ix.search("出口", since=date(2023, 1, 1), until=date(2022, 1, 1))
        with pytest.raises(QueryError) as caught:
            ix.search("出口", since="2022", until="2021")
        assert caught.value.hint.endswith(": 2021..2022")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ({"since": "2010-01-01"}, {"since": date(2010, 1, 1)}),
        ({"since": "2022"}, {"since": date(2022, 1, 1)}),
        ({"until": "2022年5月"}, {"until": date(2022, 5, 31)}),
        ({"since": datetime(2022, 5, 26, 8, 30)}, {"since": date(2022, 5, 26)}),
        ({"as_of": "2022", "statuses": "有效"}, {"as_of": date(2022, 12, 31), "statuses": ("in_force",)}),
        ({"issuers": "国办"}, {"issuers": ("国务院办公厅",)}),
        ({"tags": "外贸"}, {"tags": ("外贸",)}),
        ({"tags": None, "since": None}, {}),
    ],
)
def test_options_are_taken_as_a_person_writes_them(index: Path, given: dict[str, Any], meant: dict[str, Any]) -> None:
    with finsearch.open(index) as ix:
        assert ix.search("出口", **given).interpreted == ix.search("出口", **meant).interpreted


@pytest.mark.parametrize(
    ("given", "said", "hint"),
    [
        ({"since": "昨年"}, "昨年", "2022-05"),
        ({"until": 2022}, "2022", "2022-05"),
        ({"as_of": "2022-13"}, "2022-13", "2022-05"),
        ({"issuers": [7]}, "7", "商务部"),
        ({"number": 18}, "18", "国办发〔2022〕18号"),
        ({"issuer": "商务部"}, "issuer", "issuers"),
        ({"limit": "5"}, "'5'", "limit=1"),
    ],
)
def test_an_option_that_cannot_be_meant_says_how_to_write_it(
    index: Path, given: dict[str, Any], said: str, hint: str
) -> None:
    with finsearch.open(index) as ix, pytest.raises(QueryError, match=re.escape(said)) as caught:
        ix.search("出口", **given)
    assert hint in caught.value.hint


def data_files(index: Path) -> list[Path]:
    """Return the files of an index that are not empty."""
    manifest = manifests.read(index)
    return [index / manifest.data / name for name, (size, _) in manifest.files.items() if size]


def test_a_file_cut_short_or_gone_is_damage(index: Path, tmp_path: Path) -> None:
    assert len(data_files(index)) > 5
    for number, name in enumerate(path.relative_to(index) for path in data_files(index)):
        broken = Path(shutil.copytree(index, tmp_path / str(number)))
        (broken / name).write_bytes((broken / name).read_bytes()[:-1])
        with pytest.raises(IndexDamaged, match="B ≠"):
            finsearch.open(broken)
        (broken / name).unlink()
        with pytest.raises(IndexDamaged, match="0 B ≠"):
            finsearch.open(broken)


@pytest.mark.filterwarnings("ignore:Exception ignored:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")  # Whoosh leaves files open where it fails
def test_a_scribbled_file_is_damage_and_no_traceback(index: Path, tmp_path: Path) -> None:
    for number, name in enumerate(path.relative_to(index) for path in data_files(index)):
        broken = Path(shutil.copytree(index, tmp_path / str(number)))
        content = (broken / name).read_bytes()
        (broken / name).write_bytes(bytes(255 - byte for byte in content))
        with suppress(IndexDamaged), finsearch.open(broken) as ix:
            ix.search("出口信用保险", facets=True)
            ix.stats()
        with pytest.raises(IndexDamaged):
            integrity.check_contents((broken / name).parent, manifests.read(broken).files)
    gc.collect()


def test_damaged_terms_are_not_an_empty_answer(copy: Path) -> None:
    (path,) = (file for file in data_files(copy) if file.suffix == ".fsp")
    content = bytearray(path.read_bytes())
    _, start, count, _ = Container(path).about["arrays"]["terms"]
    content[start : start + count] = b"\xff" * count
    path.write_bytes(content)
    with finsearch.open(copy) as opened, pytest.raises(IndexDamaged, match=path.name):
        opened.search("出口信用保险")


def test_what_is_whole_is_not_called_damaged(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with finsearch.open(copy) as ix:
        monkeypatch.setattr(ix.engine, "stats", lambda: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            ix.stats()


def test_sums_are_kept_for_files_that_did_not_change(copy: Path) -> None:
    manifest = manifests.read(copy)
    data = copy / manifest.data
    assert integrity.sums(data) == dict(manifest.files)
    name = next(iter(manifest.files))
    size, _ = manifest.files[name]
    assert integrity.sums(data, {name: (size, 7)})[name] == (size, 7)
    assert integrity.sums(data, {name: (size + 1, 7)})[name] == manifest.files[name]


def test_being_new_counts_where_it_is_asked_for(tmp_path: Path) -> None:
    lines = [
        '{"id": "old", "title": "甲", "text": "扩大出口，扩大出口规模。", "date": "2020-01-01"}',
        '{"id": "new", "title": "乙", "text": "各地要采取措施，其中包括扩大出口。", "date": "2024-06-01"}',
        '{"id": "undated", "title": "丙", "text": "有关方面研究了若干问题，包括出口。"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    index_paths([tmp_path / "a.jsonl"], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as ix:
        plain = ix.search("出口", as_of=date(2024, 7, 1))
        newer = ix.search("出口", as_of=date(2024, 7, 1), recency=365, explain=True)
        with pytest.raises(QueryError, match="recency"):
            ix.search("出口", recency=-1)
        with pytest.raises(QueryError, match="by"):
            ix.search("出口", recency=365, by="effective")
        signed = ix.search("出口", as_of=date(2024, 7, 1), recency=365, by="signed")
    assert (plain.hits[0].id, newer.hits[0].id) == ("old", "new")
    assert (signed.hits[0].id, signed.notes) == ("new", (UNSIGNED,))
    tree = newer.hits[0].explanation
    assert tree is not None
    assert [part.value for part in tree.parts if "recency" in part.name] == [pytest.approx(0.3 * 0.5 ** (30 / 365))]


SCATTERED = "保险的责任和单位"


@pytest.fixture(scope="module")
def scattered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article with all words of a question far apart, and one whose clause is about what is asked."""
    place = tmp_path_factory.mktemp("scattered")
    apart = "一、健全制度\n参加社会保险。\n二、压实任务\n落实主体责任。\n三、改革机构\n各单位组织实施。\n"
    about = "一、明确保险的责任\n保险的责任由主管机关承担。\n二、其他\n另行通知。\n"
    for name, text in {"散": apart, "专": about}.items():
        (place / f"{name}.txt").write_text(f"{name}通知\n{text}", encoding="utf-8")
    index_paths([place], place / "index")
    return place / "index"


@pytest.mark.parametrize(
    ("text", "options", "titles", "notes"),
    [
        (
            SCATTERED,
            {},
            ["专通知", "散通知"],
            ["全部词语只分散在 1 篇文章各处（--match all 只列这些）", chosen(relax.RELATED, "zh")],
        ),
        (SCATTERED, {"match": "all"}, ["散通知"], [f"没有一篇连着写“{SCATTERED}”，只有其中各词"]),
        ("保险 责任 单位", {}, ["散通知"], [chosen(relax.APART, "zh")]),
        ("保险 责任", {}, ["专通知", "散通知"], []),
        ("明确保险的责任", {}, ["专通知"], []),
    ],
)
def test_words_scattered_over_an_article_are_no_answer_by_themselves(
    scattered: Path, text: str, options: dict[str, Any], titles: list[str], notes: list[str]
) -> None:
    with finsearch.open(scattered) as ix:
        results = ix.search(text, **options)
        counts = ix.facet_counts(text, ("kind",), **options)
    assert [hit.title for hit in results.hits] == titles
    assert [chosen(note, "zh") for note in results.notes] == notes
    assert sum(each.count for each in counts.facets["kind"]) == len(titles)


def test_nothing_is_called_the_first_that_an_order_by_day_puts_elsewhere(scattered: Path) -> None:
    with finsearch.open(scattered) as ix:
        notes = ix.search(SCATTERED, sort="date").notes
    assert chosen(notes[-1], "zh") == "因此列出含有其中一些的"


def test_a_title_that_begins_with_a_time_is_a_title(tmp_path: Path) -> None:
    lines = [
        '{"id": "title", "title": "2021年上半年 口岸进出口增长一成", "text": "口岸忙。", "date": "2021-07-20"}',
        '{"id": "then", "title": "口岸进出口", "text": "口岸进出口增长一成。", "date": "2021-03-01"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    index_paths([tmp_path / "a.jsonl"], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as ix:
        whole, other = ix.search("2021年上半年 口岸进出口增长一成"), ix.search("2021年上半年 口岸进出口")
    assert (whole.hits[0].id, whole.notes) == ("title", ())
    assert [hit.id for hit in other.hits] == ["then"]


def test_a_title_with_a_colon_is_a_title(tmp_path: Path) -> None:
    titles = (
        "海南洋浦港：打造国际枢纽港",
        "主题：外贸怎么稳",
        "有效性：怎么看",
        "快讯",
        "海南洋浦港打造国际枢纽港的经验",
    )
    posts = [
        {"id": str(n), "title": title, "text": f"海南洋浦港打造国际枢纽港，主题是外贸怎么稳。{title}"}
        for n, title in enumerate(titles)
    ]
    file = tmp_path / "posts.jsonl"
    file.write_text("".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts), encoding="utf-8")
    index_paths([file], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as ix:
        for n, title in enumerate(titles[:3]):
            for typed in (title, title.replace("：", ":"), f" {title} "):
                results = ix.search(typed)
                assert results.hits[0].id == str(n), typed
                assert [note for note in results.notes if "连着写" not in note] == [], typed
        assert [note for note in ix.search("海南洋浦港：打造").notes if "field" in note] == []


def test_a_law_may_be_called_with_the_state_in_front(tmp_path: Path) -> None:
    laws = [
        ("示例港口法", "第一条　为管好港口。\n第二条　港口收费公开。"),
        ("中华人民共和国示例渔业法", "第一条　为养好鱼。"),
    ]
    posts = [{"id": title, "title": title, "text": text, "kind": "policy"} for title, text in laws]
    posts.append(
        {"id": "other", "title": "关于港口的解读", "text": "中华人民共和国示例港口法第二条要求，港口收费公开。"}
    )
    file = tmp_path / "posts.jsonl"
    file.write_text("".join(json.dumps(post, ensure_ascii=False) + "\n" for post in posts), encoding="utf-8")
    index_paths([file], tmp_path / "index")
    with finsearch.open(tmp_path / "index") as ix:
        for typed in (
            "中华人民共和国示例港口法",
            "中华人民共和国示例港口法第二条",
            "中华人民共和国示例港口法 第二条第一款",
        ):
            assert ix.search(typed).hits[0].id == "示例港口法", typed
        assert ix.search("中华人民共和国示例渔业法").hits[0].id == "中华人民共和国示例渔业法"
        assert ix.article("中华人民共和国示例港口法").id == "示例港口法"


def test_every_method_that_reads_the_index_knows_damage() -> None:
    """What fails because files have changed says so; `article` is `articles_for`, `close` reads nothing."""
    methods = {name for name, each in getmembers(Index, isfunction) if name[0] != "_"}
    guarded = {name for name in methods if hasattr(getattr(Index, name), "__wrapped__")}
    assert methods - guarded == {"article", "close"}


def test_a_closed_index_says_that_it_is_closed(scattered: Path) -> None:
    with finsearch.open(scattered) as ix:
        assert ix.search("保险").total
    for ask in (lambda: ix.search("保险"), ix.stats, lambda: ix.article("1"), lambda: ix.facets("保险")):
        with pytest.raises(IndexClosed, match="索引已经关闭"):
            ask()
    ix.close()


def test_what_is_no_text_is_no_query(scattered: Path) -> None:
    with finsearch.open(scattered) as ix:
        for text in (None, 5, ["保险"]):
            with pytest.raises(QueryError, match="检索内容应为文字"):
                ix.search(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["OR", "| |", "NEAR/5", "“”"])
@pytest.mark.parametrize("name", ["search", "facets", "facet_counts", "ask"])
def test_what_asks_for_nothing_is_not_taken_for_everything(index: Path, typed: str, name: str) -> None:
    """Counts of the whole index would be told as those of what was typed."""
    with finsearch.open(index) as ix:
        asked = partial(ix.ask, lambda engine, plan: engine.search(plan).total) if name == "ask" else getattr(ix, name)
        with pytest.raises(QueryError, match="没有检索内容"):
            asked(typed)
        assert name == "search" or asked("")
