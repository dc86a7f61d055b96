"""Every command over real articles in either language: what is said is in that language, and only data in the other."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Sequence
from importlib import metadata
from pathlib import Path

import pytest

from finsearch.cli import language, main
from finsearch.cli.app import COMMANDS
from finsearch.demo import copy_posts
from finsearch.query.fields import SHOWN

HAN = re.compile(r"[一-鿿]+")
LATIN = re.compile(r"[A-Za-z][A-Za-z-]+")
PACKAGE = Path(language.__file__).parents[1]
TABLES = tuple(PACKAGE.glob("**/data/*.tsv"))
COMMAND = re.compile("finsearch .*")
PERIODS = "2022年上半年、近三年、十三五期间"
LABELLED = re.compile(r"共 \d|成文 \d|发布 \d|第 \d|责任：|牵头：")
PLACE = re.compile(r"\S*[/.\\_]\S*|(?<!\w)--?[a-z-]+|sha256:\w+|finsearch .*|\S+=\S*")
Speak = Callable[[Sequence[str], str], str]
NAMES = {
    *("all", "articles", "relevance", "counts"),
    *("false", "cited", "DIR", "BM25F"),
    *(
        "finsearch",
        "PATH",
        "INDEX",
        "FINSEARCH",
        "XDG",
        "TEXT",
        "REF",
        "FILE",
        "ids",
        "json",
        "jsonl",
        "csv",
        "md",
        "svg",
    ),
    *("ok", "note", "bad", "zh", "en", "auto", "both", "NUL", "ms", "MB", "kB", "CRC", "BM", "file", "default", "true"),
    *(
        "whoosh",
        "jieba",
        "segments",
        "format",
        "fold",
        "words",
        "search",
        "hmm",
        "off",
        "bigrams",
        "unigrams",
        "literals",
    ),
    *(
        "environment",
        "Python",
        "on",
        "Linux",
        "Windows",
        "Darwin",
        "pip",
        "install",
        "Markdown",
        "http",
        "https",
        "www",
    ),
    *("policy", "flash", "news", "smart", "Noto", "Sans", "CJK", "QUERIES", "QRELS", "id", "title", "sha", "AND", "OR"),
}
"""Latin words that name something: files, options, values, packages."""

RUNS: tuple[tuple[str, ...], ...] = (
    ("query", "出口信用保险", "-n", "2", "--facets", "--explain"),
    ("query", "出口信用保险", "--clauses", "-n", "1", "--format", "md"),
    ("query", "出口 量子"),
    ("query", "因公负伤"),
    ("query", "栏目:出口"),
    ("query", "标题:"),
    ("query", "个税"),
    ("query", "--since", "xx"),
    ("query", "--since", "--lang"),
    ("query", "甲", "-n", "x"),
    ("query", "甲", "-n", "0"),
    ("query", "甲", "--format", "foo"),
    ("query", "甲", "--format", "csv", "--facets"),
    ("query", "甲", "-0"),
    ("query", ""),
    ("qurey",),
    ("query", "甲", "--limt", "3"),
    ("index",),
    ("index", "nowhere"),
    ("index", "posts", "--dry-run"),
    ("show", "没有"),
    ("show", "1"),
    ("show", "1", "--clause", "九十九"),
    ("show", "1", "--clause", "一"),
    ("open", "1", "--print"),
    ("export", "1"),
    ("export",),
    ("watch",),
    ("watch", "--add", "甲", "保险"),
    ("watch", "--list"),
    ("watch", "甲"),
    ("watch", "乙"),
    ("cites", "1"),
    ("cited-by", "1"),
    ("cited-by", "国办发〔2099〕1号"),
    ("missing",),
    ("duties",),
    ("duties", "商务部"),
    ("duties", "无此机关"),
    ("duties", "国办发〔2099〕1号"),
    ("show", "1", "一"),
    ("show", "1", "九十九"),
    ("duties", "--matrix"),
    ("facets",),
    ("timeline", "保险"),
    ("trend", "保险", "出口"),
    ("trend", ""),
    ("kwic", "保险", "-n", "3"),
    ("kwic", ""),
    ("first-seen", "保险"),
    ("first-seen", "量子纠缠"),
    ("similar", "1"),
    ("diff", "1", "2"),
    ("diff", "1", "1"),
    ("check", "draft.md"),
    ("check", "nowhere.md"),
    ("coverage",),
    ("coverage", "--list", "failures"),
    ("stats",),
    ("analyze", "出口信用保险"),
    ("doctor",),
    ("doctor", "--index", "nowhere"),
    ("config",),
    ("config", "quary"),
    ("evaluate",),
    ("demo", "draft.md"),
    ("browse",),
)
DRAFT = "《关于没有的事的通知》（国办发〔2099〕1号）和{}都说“没有这样的话，也没有那样的话”。\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with posts, one of which cannot be read, an index and a draft."""
    folder = tmp_path_factory.mktemp("either")
    copy_posts(folder / "posts")
    (folder / "posts" / "empty.md").touch()
    main(("index", str(folder / "posts"), "--index", str(folder / "index"), "--jobs", "1"))
    (folder / "draft.md").write_text(DRAFT.format(numbers(folder)[0]), "utf-8")
    return folder


def numbers(place: Path) -> list[str]:
    """Return the document numbers of two policies that name agencies."""
    from finsearch.search import open_index

    with open_index(place / "index") as index:
        hits = index.search("", kinds=["policy"], limit=100).hits
        return [hit.number for hit in sorted(hits, key=lambda hit: -len(hit.clauses)) if hit.number][:2]


@pytest.fixture
def spoken(
    place: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Speak:
    monkeypatch.chdir(place)
    for name, value in (
        ("FINSEARCH_INDEX", "index"),
        ("FINSEARCH_CONFIG", os.devnull),
        ("XDG_STATE_HOME", str(tmp_path)),
        ("COLUMNS", "200"),
    ):
        monkeypatch.setenv(name, value)

    def ran(arguments: Sequence[str], name: str) -> str:
        monkeypatch.setenv("FINSEARCH_LANG", name)
        main(arguments)
        out, err = capfdbinary.readouterr()
        return f"{out.decode()}\n{err.decode()}"

    return ran


def data(place: Path, arguments: Sequence[str]) -> str:
    """Return what the posts, the tables of names, the draft and the command line say."""
    files = (*(place / "posts").rglob("*.md"), *TABLES, place / "draft.md")
    return "\n".join([*(each.read_text("utf-8") for each in files), *SHOWN.values(), PERIODS, *arguments])


def given(place: Path, arguments: Sequence[str]) -> list[str]:
    """Return a command line in which 1 and 2 stand for two policies."""
    named = dict(zip("12", numbers(place), strict=True))
    return [named.get(each, each) if arguments[0] != "query" else each for each in arguments]


def test_every_command_is_run() -> None:
    assert set(COMMANDS) - {run[0] for run in RUNS} == {"completion"}, "which prints what a shell reads"


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_english_has_chinese_only_in_data(place: Path, spoken: Speak, arguments: tuple[str, ...]) -> None:
    line = given(place, arguments)
    said = COMMAND.sub("", spoken(line, "en"))
    known = "".join(HAN.findall(data(place, line)))
    assert said.strip()
    assert LABELLED.findall(said) == []
    assert [run for run in HAN.findall(said) if run not in known] == []


@pytest.mark.parametrize("arguments", RUNS, ids=" ".join)
def test_chinese_has_english_only_in_data_and_names(place: Path, spoken: Speak, arguments: tuple[str, ...]) -> None:
    line = given(place, arguments)
    said = PLACE.sub(" ", spoken(line, "zh"))
    packages = {each.partition(" ")[0] for each in metadata.requires("finsearch") or ()}
    known = {
        *NAMES,
        *COMMANDS,
        *LATIN.findall(data(place, line)),
        *LATIN.findall(" ".join([*packages, os.strerror(errno.ENOENT)])),
    }
    assert HAN.search(said) or arguments[0] == "open"
    assert [word for word in LATIN.findall(said) if word not in known] == []


def test_the_last_word_may_name_the_clause(place: Path, spoken: Speak) -> None:
    number = numbers(place)[0]
    shown = spoken(("show", number, "--clause", "一"), "zh")
    assert "一、" in shown
    assert spoken(("show", number, "一"), "zh") == shown
    assert "没有这一条" in spoken(("show", number, "九十九"), "zh")
    assert "索引中没有 '没有 一'" in spoken(("show", "没有", "一"), "zh")


def test_whoever_asks_for_the_duties_of_a_document_is_told_how(place: Path, spoken: Speak) -> None:
    number = numbers(place)[0]
    assert f"finsearch duties --number '{number}'" in spoken(("duties", number), "zh")
