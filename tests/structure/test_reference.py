"""The reference corpus beside the checkout, where it is there: real documents read as officials read them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from finsearch.corpus.copies import merge
from finsearch.corpus.markup import plain
from finsearch.corpus.reader import read, walk
from finsearch.document import Article, RawArticle, Span
from finsearch.structure.document_number import find_numbers
from finsearch.structure.parse import parse
from finsearch.structure.title import letters
from finsearch.structure.validity import last_day
from tests.structure.test_parse import check_spans

pytestmark = pytest.mark.shared

SEED_TITLES = [
    "加强外贸企业生产经营保障",
    "促进外贸货物运输保通保畅",
    "增强海运物流服务稳外贸功能",
    "推动跨境电商加快发展提质增效",
    "加大出口信用保险支持",
    "加大进出口信贷支持",
    "进一步加强对中小微外贸企业金融支持",
    "加快提升外贸企业应对汇率风险能力",
    "持续优化跨境贸易人民币结算环境",
    "促进企业用好线上渠道扩大贸易成交",
    "鼓励创新、绿色、高附加值产品开拓国际市场",
    "加强进口促进平台培育建设",
    "支持加工贸易稳定发展",
]


@cache
def raws(root: Path) -> tuple[RawArticle, ...]:
    return tuple(raw for source in walk([root]) for raw in read(source) if isinstance(raw, RawArticle))


@pytest.fixture(scope="module")
def seed(shared: Path) -> Article:
    copies = [raw for raw in raws(shared / "corpus" / "posts") if raw.id == "202205262393043452"]
    return parse(merge(copies))


@pytest.fixture(scope="module")
def policies(shared: Path) -> dict[str, Article]:
    return {Path(raw.paths[0]).name: parse(raw) for raw in raws(shared / "corpus" / "policies")}


def test_the_seed_document(seed: Article) -> None:
    assert (seed.title, seed.kind) == ("国务院办公厅关于推动外贸保稳提质的意见", "policy")
    assert seed.post_title == "国务院办公厅发布关于推动外贸保稳提质的意见"
    assert str(seed.number and seed.number.number) == "国办发〔2022〕18号"
    assert [party.name for party in seed.issuers] == ["国务院办公厅"]
    assert seed.addressees == "各省、自治区、直辖市人民政府，国务院各部委、各直属机构"
    assert seed.signed is not None
    assert seed.signed.date == date(2022, 5, 17)
    check_spans(seed)


def test_the_clauses_of_the_seed_document(seed: Article) -> None:
    assert [clause.no for clause in seed.clauses] == [*"一二三四五六七八九十", "十一", "十二", "十三"]
    assert [clause.path for clause in seed.clauses] == [str(number) for number in range(1, 14)]
    assert [clause.title for clause in seed.clauses] == SEED_TITLES
    assert seed.clauses[-1].span.of(seed.text).endswith("税务总局按职责分工负责)")
    assert sum(len(clause.duties) for clause in seed.clauses) == 15
    eleventh = seed.clauses[10]
    assert [len(duty.parties) for duty in eleventh.duties] == [6, 3, 3]
    assert eleventh.duties[1].covers.start == eleventh.duties[0].span.end


def test_what_the_seed_document_cites(seed: Article) -> None:
    second = seed.clauses[1].span
    (citation,) = seed.citations
    assert str(citation.number) == "国办发明电〔2022〕3号"
    assert citation.title.endswith("工作的通知")
    assert second.start < citation.span.start < citation.span.end < second.end


def test_number_title_and_issuers_of_every_policy(shared: Path, policies: dict[str, Article]) -> None:
    with (shared / "corpus" / "policies" / "INDEX.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    assert len(rows) == 46
    for row in rows:
        article = policies[row["file"]]
        (expected,) = find_numbers(row["number"])
        assert article.number is not None, row
        assert article.number.number.key == expected.number.key, row
        assert letters(article.title) == letters(row["title"]), row
        assert article.title_span.of(article.text), row
        assert "、".join(party.name for party in article.issuers) == row["issuer"], row
        assert article.kind == "policy", row
        assert article.signed is not None, row


def test_form_and_legal_force_of_every_policy(policies: dict[str, Article]) -> None:
    forms = Counter(article.form for article in policies.values())
    assert forms == {"通知": 19, "意见": 9, "函": 7, "批复": 5, "通报": 2, "答复": 2, "条例": 1, "决定": 1}
    levels = Counter(article.authority for article in policies.values())
    assert levels == {"国务院规范性文件": 43, "其他": 2, "行政法规": 1}


def test_the_day_of_signing_is_found_where_it_is_printed(shared: Path) -> None:
    """29 have it on a line of its own, 21 glued to the text, 7 say when they were given; the others print none."""
    records = [parse(raw) for raw in raws(shared / "corpus" / "more_policies.jsonl.gz")]
    unsigned = {article.id.partition("-")[0] for article in records if article.signed is None}
    assert sum(article.signed is not None for article in records) == 57
    assert unsigned == {"gd", "zcy", "cc", "yg"}


def test_when_policies_are_in_force(shared: Path, policies: dict[str, Article]) -> None:
    """Every phrase of both corpora by which a document says when it is in force, read by eye; no others are there."""
    records = (parse(raw) for raw in raws(shared / "corpus" / "more_policies.jsonl.gz"))
    found = {article.id: article for article in (*policies.values(), *records) if article.effective}
    stated = {name: each.effective.date for name, each in found.items() if each.effective}
    ended = {name: day.isoformat() for name, each in found.items() if (day := last_day(each))}
    until = {
        name: each.expires.span.of(each.text) for name, each in found.items() if each.expires and not last_day(each)
    }
    assert (len(stated), len(ended)) == (18, 6)
    assert until == dict.fromkeys(("gd-000", "gd-002"), "施行期限自发布之日起至工程征地拆迁工作完成为止")
    assert stated["gd-016"] == date(2023, 6, 1)
    assert ended["gd-016"] == "2026-05-31"
    assert ended["gd-036"] == "2023-12-31"


@pytest.mark.parametrize(
    ("file", "paths"),
    [
        ("2019-02-15-5365945.md", "1 2 3 3.1 3.2 3.3 3.4 3.5 3.6 3.7 4 4.1 4.2 4.3"),
        ("2018-12-03-5345413.md", "1 2 3 4"),
        ("2018-11-28-5344150.md", "1 2 3 4"),
    ],
)
def test_clauses_of_some_policies(policies: dict[str, Article], file: str, paths: str) -> None:
    assert " ".join(clause.path for clause in policies[file].clauses) == paths


def test_almost_every_heading_is_in_sequence(shared: Path, policies: dict[str, Article]) -> None:
    records = [parse(raw) for raw in raws(shared / "corpus" / "more_policies.jsonl.gz")]
    for articles, least in ((list(policies.values()), 950), (records, 1700)):
        clauses = [clause for article in articles for clause in article.clauses]
        assert len(clauses) > least
        assert sum(bool(clause.doubt) for clause in clauses) <= 0.01 * len(clauses)


def test_the_rules_of_the_state_council_run_through_their_chapters(policies: dict[str, Article]) -> None:
    rules = policies["2018-12-03-5345397.md"].clauses
    assert [clause.ordinal for clause in rules if clause.level == "L1"] == list(range(1, 55))


def test_more_policies_have_the_number_that_their_record_gives(shared: Path) -> None:
    records = raws(shared / "corpus" / "more_policies.jsonl.gz")
    assert len(records) == 69
    standing = 0
    for record in records:
        own = parse(RawArticle(record.id, record.paths, record.title, record.text)).number
        stated = find_numbers(record.number)
        if stated and stated[0].number.key in {each.number.key for each in find_numbers(record.text)}:
            assert own is not None, record.id
            assert own.number.key == stated[0].number.key, record.id
            standing += 1
    assert standing == 47


def test_every_span_of_the_reference_corpus(shared: Path, policies: dict[str, Article]) -> None:
    for article in policies.values():
        check_spans(article)
    for name in ("posts", "more_policies.jsonl.gz"):
        for record in raws(shared / "corpus" / name):
            check_spans(parse(record))


def test_posts_have_the_kind_that_a_reader_sees(shared: Path) -> None:
    kinds = {raw.id: parse(raw).kind for raw in raws(shared / "corpus" / "posts")}
    assert kinds["202205302396671291"] == "news"
    assert kinds["202205262391921712"] == "news"
    assert kinds["202112082206748961"] == "flash"
    assert [article for article, kind in kinds.items() if kind == "policy"] == ["202205262393043452"]


def test_every_span_leads_back_into_the_markup(shared: Path) -> None:
    checked = 0
    for name in ("policies", "posts", "more_policies.jsonl.gz"):
        for record in raws(shared / "corpus" / name):
            for span in _spans(parse(record)):
                assert letters(_behind(record, span)) == letters(span.of(record.text)), record.id
                checked += 1
    assert checked > 4000


def _spans(article: Article) -> Iterator[Span]:
    yield article.title_span
    yield from (mention.span for mention in (article.number, article.signed) if mention)
    yield from (mention.span for mention in (article.effective, article.expires) if mention)
    yield from (each.span for each in article.citations)
    yield from (each.span for each in article.attachments)
    yield from (each.span for each in article.clauses)
    yield from (each.title_span for each in article.clauses)
    yield from (each.span for clause in article.clauses for each in clause.duties)


def _behind(record: RawArticle, span: Span) -> str:
    """Return what stands in the markup where a span of the text comes from."""
    if not record.offsets or span.start == span.end:
        return span.of(record.text)
    end = record.offsets[span.end] if span.end < len(record.text) else len(record.markup)
    return plain(record.markup[record.offsets[span.start] : end]).text
