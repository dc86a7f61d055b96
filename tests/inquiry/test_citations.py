"""Which article a citation means: by number, by title, by a title that is nearly the same; and what is not held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from finsearch.analysis.analyzer import analyzer
from finsearch.document import Article
from finsearch.engines.entry import prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.inquiry.candidates import LATER, NO_POLICY, OLDER
from finsearch.search import Index
from finsearch.structure.parse import parse
from tests.structure.samples import raw

POSTS = {
    "rain-2029": "国务院办公厅关于加强雨水利用工作的若干意见\n国办发〔2029〕3号\n各省人民政府：\n一、收集雨水。\n"
    "二、利用雨水。\n国务院办公厅\n2029年3月1日",
    "sponge": "国务院关于印发《海绵城市建设办法（试行）》的通知\n国发〔2030〕9号\n各省人民政府：\n一、透水。\n"
    "二、蓄水。\n国务院\n2030年2月1日",
    "bridge-2028": "桥梁养护条例\n第一条　为了保障桥梁安全，制定本条例。\n第二条　检查桥梁。\n2028年1月1日",
    "bridge-2031": "桥梁养护条例\n第一条　为了保障桥梁安全，制定本条例。\n第二条　每年检查桥梁。\n2031年1月1日",
    "yun": "云山市人民政府关于清理河道的意见\n云政发〔2029〕1号\n各区人民政府：\n一、清淤。\n"
    "二、护岸。\n云山市人民政府\n2029年5月5日",
}
CITED: tuple[tuple[str, list[tuple[str, float, str]]], ...] = (
    ("《国务院办公厅关于加强雨水利用工作的若干意见》（国办发〔2029〕3号）", [("rain-2029", 1.0, "number")]),
    ("国办发〔2029〕3号文件", [("rain-2029", 1.0, "number")]),
    ("《关于清洁河道的通知》（国办发〔2029〕3号）", [("rain-2029", 0.9, "number, other title")]),
    ("《国务院办公厅关于加强雨水利用工作的若干意见》", [("rain-2029", 0.95, "title")]),
    ("《关于加强雨水利用工作的若干意见》", [("rain-2029", 0.8, "near title")]),
    ("《国务院办公厅关于加强雨水利用的意见》", [("rain-2029", 0.7, "near title")]),
    ("《海绵城市建设办法》", [("sponge", 0.8, "near title")]),
    ("《海绵城市建设办法（试行）》", [("sponge", 0.8, "near title")]),
    ("《桥梁养护条例》", [("bridge-2028", 0.95, "title")]),
    (
        "《中华人民共和国桥梁养护条例》（国务院令第7号）",
        [("bridge-2028", 0.64, "near title")],
    ),
    ("《云山市人民政府关于清理河道的意见》", [("yun", 0.95, "title")]),
    ("《海月市人民政府关于清理河道的意见》", []),
    ("《国务院关于加强雨水利用工作的若干意见》", [("rain-2029", 0.8, "near title")]),
    ("《国务院办公厅关于加强雨水利用工作的若干意见》（国办发〔2035〕3号）", []),
    ("《关于没有的事情的通知》", []),
)


def index(**more: str) -> Index:
    engine = MemoryEngine()
    for name, text in {**POSTS, **more}.items():
        title = text.partition("\n")[0]
        engine.entries[name] = prepare(parse(raw(text, id=name, title=title)), analyzer())
    return Index(engine)


def citing(cited: str, day: str = "2030年6月5日", number: str = "国办函〔2030〕77号") -> str:
    return (
        f"国务院办公厅关于检查的函\n{number}\n各省人民政府：\n根据{cited}，现函告如下。\n"
        f"一、检查。查一查。\n二、报告。\n国务院办公厅\n{day}"
    )


@pytest.mark.parametrize(("cited", "expected"), CITED)
def test_which_article_is_meant(cited: str, expected: list[tuple[str, float, str]]) -> None:
    references = index(letter=citing(cited)).cites("letter")
    assert [each.kinds for each in references] == [("implements",)]
    first = references[0].candidates[: len(expected) or 1]
    assert [(each.article.id, each.confidence, each.reason) for each in first] == [
        (name, confidence, reason) for name, confidence, reason in expected
    ]


@pytest.mark.parametrize(("cited", "expected"), CITED)
def test_who_cites_it_is_the_same_graph_read_backwards(cited: str, expected: list[tuple[str, float, str]]) -> None:
    held = index(letter=citing(cited))
    back = {
        (name, reference.candidates[0].confidence, reference.candidates[0].reason)
        for name in POSTS
        for reference in held.cited_by(name)
        if reference.article.id == "letter"
    }
    there = {(each.article.id, each.confidence, each.reason) for each in held.cites("letter")[0].candidates}
    assert back == there
    assert {(name, reason) for name, _, reason in expected} <= {(name, reason) for name, _, reason in back}


def test_of_two_versions_the_later_is_meant_once_it_is_there() -> None:
    (reference,) = index(letter=citing("《桥梁养护条例》", "2032年6月5日")).cites("letter")
    assert [(each.article.id, each.confidence) for each in reference.candidates] == [
        ("bridge-2031", 0.95),
        ("bridge-2028", round(0.95 * OLDER, 3)),
    ]


def test_what_was_signed_later_cannot_be_meant_by_its_title() -> None:
    (reference,) = index(letter=citing("《桥梁养护条例》", "2027年6月5日")).cites("letter")
    assert reference.candidates == ()
    (reference,) = index(letter=citing("国办发〔2029〕3号文件", "2027年6月5日")).cites("letter")
    assert [each.article.id for each in reference.candidates] == ["rain-2029"], (
        "the number says so, the date may be misread"
    )


def yearly(year: int, body: str = "国务院总理") -> str:
    return f"政府工作报告\n——{year}年3月5日在人民代表大会会议上\n{body}　某某某\n各位代表：\n一、修桥。\n二、铺路。"


@pytest.mark.parametrize(
    ("cited", "meant"),
    [
        ("《政府工作报告》", ["report-2030", "report-2029"]),
        ("2029年《政府工作报告》", ["report-2029"]),
        ("国务院2029年《政府工作报告》", ["report-2029"]),
        ("2030年省《政府工作报告》", []),
        ("2030年省政府《政府工作报告》", []),
        ("省委、省政府和市《政府工作报告》", []),
        ("各省落实《政府工作报告》", ["report-2030", "report-2029"]),
        ("2028年《政府工作报告》", []),
    ],
)
def test_whose_report_of_which_year_is_meant(cited: str, meant: list[str]) -> None:
    engine = index(letter=citing(cited)).engine
    for year in (2029, 2030, 2031):
        post = raw(
            yearly(year), id=f"report-{year}", title=f"{year}年国务院政府工作报告", issuers=("国务院",), kind="policy"
        )
        assert isinstance(engine, MemoryEngine)
        engine.entries[post.id] = prepare(parse(post), analyzer())
    (reference,) = Index(engine).cites("letter")
    assert [each.article.id for each in reference.candidates] == meant


def test_a_report_that_bears_the_title_is_less_sure_than_the_document() -> None:
    held = index(report="关于加强灯塔管理的意见\n今天有消息说灯塔要修。", letter=citing("《关于加强灯塔管理的意见》"))
    (reference,) = held.cites("letter")
    assert [(each.article.kind, each.confidence) for each in reference.candidates] == [
        ("flash", round(0.95 * NO_POLICY * LATER, 3))
    ]


def test_mentions_of_one_document_are_one_reference() -> None:
    text = citing("《国务院办公厅关于加强雨水利用工作的若干意见》（国办发〔2029〕3号）").replace(
        "查一查。", "落实《国务院办公厅关于加强雨水利用工作的若干意见》和国办发〔2029〕3号文件。"
    )
    (reference,) = index(letter=text).cites("letter")
    assert (reference.mentions, reference.clauses, reference.kinds) == (3, ("", "一"), ("implements",))
    assert (reference.number, reference.title) == (
        "国办发〔2029〕3号",
        "国务院办公厅关于加强雨水利用工作的若干意见",
    )
    assert reference.text == "《国务院办公厅关于加强雨水利用工作的若干意见》（国办发〔2029〕3号）"


def test_a_document_does_not_cite_itself() -> None:
    held = index(own=citing("《国务院办公厅关于检查的函》的前一版"))
    assert [each.candidates for each in held.cites("own")] in ([], [()])


def test_missing_counts_articles_and_joins_numbers_with_titles() -> None:
    one = citing("《国务院关于修堤的决定》（国发〔2027〕40号）和《国务院关于修堤的决定》")
    two = citing("国发〔2027〕40号文件和《中华人民共和国堤防法》", number="国办函〔2030〕78号")
    three = citing("《国务院关于修堤的决定》，以及《堤防法》、《海绵城市建设办法》", number="国办函〔2030〕79号")
    missing = index(one=one, two=two, three=three).missing()
    assert [(each.title.removeprefix("中华人民共和国"), each.number, each.articles) for each in missing] == [
        ("国务院关于修堤的决定", "国发〔2027〕40号", 3),
        ("堤防法", "", 2),
    ]


@pytest.mark.parametrize(
    "asked", ["国发〔2027〕40号", "国发2027年40号", "国务院关于修堤的决定", "《国务院关于修堤的决定》"]
)
def test_who_cites_a_document_that_is_not_held(asked: str) -> None:
    held = index(letter=citing("《国务院关于修堤的决定》（国发〔2027〕40号）"))
    assert [(each.article.id, each.candidates) for each in held.cited_by(asked)] == [("letter", ())]


@dataclass
class Reading(MemoryEngine):
    """An engine that counts the articles read from it."""

    read: int = 0

    def article(self, article: str) -> Article | None:
        self.read += 1
        return super().article(article)


@pytest.mark.parametrize("ask", [Index.missing, lambda held: held.cited_by("law-0")], ids=["missing", "cited-by"])
def test_a_law_of_many_articles_that_many_cite_is_read_once(ask: Callable[[Index], object]) -> None:
    """Where each 条 is a post of its own, who cites the law is not set beside each of them."""

    def read(number: int) -> int:
        law = {f"law-{n}": f"桥梁养护条例\n第{n + 1}条　检查桥梁。\n2028年1月1日" for n in range(number)}
        letters = {
            f"letter-{n}": citing(f"《桥梁养护条例》（国务院令第{n + 900}号）", number=f"国办函〔2030〕{n + 1}号")
            for n in range(number)
        }
        engine = Reading(index(**law, **letters).engine.entries)  # type: ignore[attr-defined]
        assert ask(Index(engine)) is not None
        return engine.read

    assert read(24) <= 2.5 * read(12)
