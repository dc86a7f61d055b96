"""Raw articles → articles: the parts of invented documents."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import NOWHERE, Article, RawArticle
from finsearch.structure.date import find_dates
from finsearch.structure.document_number import find_numbers
from finsearch.structure.parse import parse
from finsearch.structure.title import distinct, joined
from tests.structure import samples
from tests.structure.samples import raw

SAMPLES = (samples.OPINION, samples.NOTICE, samples.FORWARDED, samples.ORDER, samples.ANALYSIS)


def test_an_opinion() -> None:
    article = parse(raw(samples.OPINION, "国务院办公厅发布关于加快城市雨水花园建设的意见"))
    assert article.title == "国务院办公厅关于加快城市雨水花园建设的意见"
    assert article.post_title == "国务院办公厅发布关于加快城市雨水花园建设的意见"
    assert article.kind == "policy"
    assert article.number is not None
    assert str(article.number.number) == "国办发〔2031〕27号"
    assert [party.name for party in article.issuers] == ["国务院办公厅"]
    assert article.addressees == "各省、自治区、直辖市人民政府，国务院各部委、各直属机构"
    assert article.signed is not None
    assert article.signed.date == date(2031, 6, 5)
    assert [clause.title for clause in article.clauses] == [
        "摸清家底",
        "落实《雨水利用规划》(国办函〔2029〕3号)",
        "鼓励创新、多方、分类投入资金",
    ]
    assert [len(clause.duties) for clause in article.clauses] == [1, 1, 2]
    assert [(each.title, str(each.number)) for each in article.citations] == [
        ("国务院关于建设海绵城市的指导意见", "国发〔2030〕9号"),
        ("雨水利用规划", "国办函〔2029〕3号"),
    ]


def test_a_notice_with_a_wrapped_title_and_its_attachment() -> None:
    article = parse(raw(samples.NOTICE, "国务院办公厅关于印发桥梁养护管理办法的通知"))
    assert article.title == "国务院办公厅关于印发桥梁养护管理办法的通知"
    assert article.title_span.of(article.text) == "国务院办公厅关于印发\n桥梁养护管理办法的通知"
    assert article.signed is not None
    assert article.signed.date == date(2030, 3, 12)
    assert article.effective is not None
    assert article.effective.date == date(2030, 5, 1)
    assert len(article.clauses) == 10


def test_an_order_gives_its_number_over_two_lines_and_the_regulation_its_title() -> None:
    article = parse(raw(samples.ORDER, "风筝放飞管理条例"))
    assert article.number is not None
    assert str(article.number.number) == "国务院令第901号"
    assert article.title == "风筝放飞管理条例"
    assert [party.name for party in article.issuers] == ["国务院"]
    assert article.signed is not None
    assert article.signed.date == date(2031, 10, 9)
    assert article.effective is not None
    assert article.effective.date == date(2032, 1, 1)


def test_a_local_government() -> None:
    article = parse(raw(samples.FORWARDED, "云山要闻"))
    assert article.title == "市人民政府办公室关于做好两项工作的通知"
    assert str(article.number and article.number.number) == "云政办发〔2030〕3号"
    assert [party.name for party in article.issuers] == ["市人民政府办公室"]
    assert article.addressees == "各区人民政府"


@pytest.mark.parametrize(
    ("text", "title", "kind", "why"),
    [
        (samples.OPINION, "", "policy", "own number"),
        (samples.ANALYSIS * 2, "", "news", "numbered headings make no policy"),
        ("离岸人民币升至6.35。", "离岸人民币升值", "flash", "short"),
        ("云山发布《关于修桥的若干措施》。" * 30, "云山修桥", "news", "long, cites a policy"),
        ("某部关于修桥的通知\n请各地修桥。" + "抓紧。" * 200 + "\n水利部\n2030年1月2日", "", "policy", "signed notice"),
        ("桥梁办法\n第一条 修桥。\n第二条 养桥。", "", "policy", "a regulation"),
        ("桥梁调查报告\n一、桥多。\n二、路好。" + "很好。" * 200, "", "news", "a report with headings"),
        ("政府工作报告\n一、回顾\n修了桥。\n二、任务\n再修桥。" + "好。" * 200, "", "policy", "a work report"),
        ("市长作政府工作报告\n一、桥多。\n二、路好。" + "好。" * 200, "", "news", "news of a work report"),
        ("", "空", "flash", "nothing"),
    ],
)
def test_kind(text: str, title: str, kind: str, why: str) -> None:
    assert parse(raw(text, title or text.split("\n", 1)[0])).kind == kind, why


def test_what_the_container_says_wins() -> None:
    article = parse(
        raw("桥梁办法\n财建〔2030〕5号\n修桥。", number="财建〔2030〕6号", issuers=("财政部", "水利部"), kind="news")
    )
    assert article.kind == "news"
    assert str(article.number and article.number.number) == "财建〔2030〕6号"
    assert article.number is not None
    assert article.number.span == NOWHERE
    assert [party.name for party in article.issuers] == ["财政部", "水利部"]


def test_a_number_of_the_container_is_found_in_the_text() -> None:
    article = parse(raw("桥梁办法\n(财建〔2030〕5号)\n修桥。", number="财建[2030]5号印发"))
    assert article.number is not None
    assert article.number.span.of(article.text) == "财建〔2030〕5号"


@pytest.mark.parametrize(
    ("text", "title", "number", "why"),
    [
        ("关于修桥的意见国办发〔2031〕27号\n正文。", "关于修桥的意见", "国办发〔2031〕27号", "glued"),
        ("关于修桥的通知（财建〔2031〕7号）\n正文。", "关于修桥的通知", "财建〔2031〕7号", "in brackets behind"),
        (
            "首页\n关于修\n桥的通知\n财建〔2031〕7号\n正文。",
            "关于修桥的通知",
            "财建〔2031〕7号",
            "wrapped, below a menu",
        ),
        ("国 务 院 工 作 通 知\n国发〔2031〕7号\n正文。", "国务院工作通知", "国发〔2031〕7号", "letters set apart"),
        (
            "桥梁条例\n（2030年1月8日国务院令第588号公布）\n第一条 修桥。",
            "桥梁条例",
            "国务院令第588号",
            "below a title",
        ),
        ("关于修桥的通知\n按照国办发〔2031〕27号的要求，现就修桥通知如下。", "关于修桥的通知", None, "cited, not own"),
        ("今天晴。\n国办发〔2031〕27号要求修桥，请照办。", "快讯", None, "news cites a number"),
    ],
)
def test_title_and_number(text: str, title: str, number: str | None, why: str) -> None:
    article = parse(raw(text, "快讯"))
    assert (article.title, str(article.number.number) if article.number else None) == (title, number), why


def check_spans(article: Article) -> None:
    """Every span that was extracted says what was extracted."""
    text = article.text
    if article.title_span != NOWHERE:
        printed = joined(article.title_span.of(text))
        assert printed == article.title or distinct(printed, article.post_title) == article.title
    if article.number is not None and article.number.span != NOWHERE:
        printed = article.number.span.of(text)
        keys = [mention.number.key for mention in (*find_numbers(printed), *find_numbers(printed + "号"))]
        assert article.number.number.key in keys
    assert article.addressees_span.of(text) == article.addressees
    for party in article.issuers:
        assert party.span == NOWHERE or party.span.of(text)
    assert article.signed is None or article.signed.span.of(text).rstrip().endswith("日")
    for mention in (article.effective, article.expires):
        assert mention is None or mention.basis == "published" or mention.span.of(text).strip()
        assert mention is None or mention.basis != "stated" or mention.date in _days_near(mention.span.of(text))
    for citation in article.citations:
        said = citation.span.of(text)
        assert citation.title in said
        assert citation.number is None or citation.number in [mention.number for mention in find_numbers(said)]
    check_clauses(article)


def _days_near(text: str) -> set[date]:
    """Return the days that a phrase names, and the days before them: 自2026年1月1日起废止 ends with 31 December."""
    days = [mention.date for mention in find_dates(text)]
    return {*days, *(day - timedelta(1) for day in days)}


def check_clauses(article: Article) -> None:
    text, end = article.text, 0
    assert len({clause.path for clause in article.clauses}) == len(article.clauses)
    for clause in article.clauses:
        assert end <= clause.span.start < clause.span.end <= len(text)
        end = clause.span.end
        assert text.startswith(clause.no, clause.span.start)
        assert "".join(clause.title_span.of(text).split()) == "".join(clause.title.split())
        assert clause.parent is None or clause.parent in {other.path for other in article.clauses}
        for duty in clause.duties:
            assert duty.span.of(text)[0] in "（(〔[［【"
            assert clause.span.start <= duty.covers.start <= duty.covers.end <= duty.span.start
            assert duty.span.end <= clause.span.end
            assert all(each.party.span.of(text) == each.party.written for each in duty.parties)


@pytest.mark.parametrize("text", SAMPLES)
def test_spans_of_the_samples(text: str) -> None:
    check_spans(parse(raw(text)))


PIECES = st.sampled_from(
    [line for text in SAMPLES for line in text.split("\n")]
    + [
        "一、",
        "（一）",
        "1.",
        "第一条",
        "第一章总则第一条",
        "（财政部负责）",
        "《",
        "》",
        "（",
        "）",
        "号",
        "国办发",
        "〔2031〕1号",
    ]
    + [
        "2030年1月2日",
        "附件：1.甲",
        "国务院",
        "关于",
        "令第5号",
        "。",
        "：",
        "\n",
        " ",
        "\u3000",
        "\x00",
        "𠀀",
        "国令第",
        "本办法",
        "自印发之日起施行",
        "自2030年1月2日起施行",
        "，有效期三年",
    ]
)


@given(st.lists(PIECES | st.text(max_size=6), max_size=40), st.sampled_from(["", "\n"]), st.text(max_size=10))
def test_no_text_breaks_it(pieces: list[str], joint: str, title: str) -> None:
    check_spans(parse(raw(joint.join(pieces), title or "题", kind="policy")))


@given(st.sampled_from(SAMPLES), st.integers(0, 400), st.integers(0, 60), st.text(max_size=8))
def test_no_mutation_breaks_it(text: str, start: int, length: int, put: str) -> None:
    check_spans(parse(raw(text[:start] + put + text[start + length :], text.split("\n", 1)[0])))


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "一、",
        "（一）",
        "1.",
        "《",
        "〔2022〕1   、",
        "国办发〔2022〕18号",
        "（财政部、",
        "第",
        "  ",
        "公告2020年第1、",
        "一、甲\n",
        "本办法自2031年5月1日起施行，有效期5年，",
        "1111111111111111111111111111111111111111自2031年5月1日起施行。",
        "日起",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """A megabyte of the same takes seconds at most; anything quadratic would take hours."""
    text = unit * (350_000 // len(unit))
    assert parse(RawArticle(id="1", paths=("1",), title="题", text=text, kind="policy")).text == text


REPORT = (
    "政府工作报告\n——2031年3月5日在第二十届全国人民代表大会第一次会议上\n国务院总理　某某某\n各位代表：\n"
    "一、修桥。\n二、铺路。"
)


@pytest.mark.parametrize(
    ("posted", "shown"),
    [
        ("2031年国务院政府工作报告", "2031年国务院政府工作报告"),
        ("2031年云山省政府工作报告", "2031年云山省政府工作报告"),
        ("2031年政府工作报告", "2031年政府工作报告"),
        ("总理作2031年政府工作报告", "政府工作报告"),
        ("政府工作报告", "政府工作报告"),
    ],
)
def test_a_report_that_every_government_gives_every_year_is_called_by_both(posted: str, shown: str) -> None:
    article = parse(raw(REPORT, title=posted))
    assert (article.title, article.title_span.of(article.text)) == (shown, "政府工作报告")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("——2031年3月5日在第二十届全国人民代表大会第一次会议上", date(2031, 3, 5)),
        ("第二十届全国人大一次会议，2031年3月5日", date(2031, 3, 5)),
        ("国务院总理　某某某\n2031年3月5日", date(2031, 3, 5)),
        ("各位代表：\n2031年3月5日在会议上说过的话，今天再说一遍。", None),
    ],
)
def test_a_report_is_of_the_day_on_which_it_is_given(line: str, day: date | None) -> None:
    signed = parse(raw(f"政府工作报告\n{line}\n各位代表：\n一、修桥。\n二、铺路。" + "好。" * 99)).signed
    assert (signed and signed.date) == day


@pytest.mark.parametrize(
    ("order", "title"),
    [
        ("中国人民银行令", "风筝放飞管理办法"),
        ("中华人民共和国国务院令", "风筝放飞管理办法"),
        ("云山省人民政府令", "风筝放飞管理办法"),
        ("关于风筝的命令", "关于风筝的命令"),
    ],
)
def test_an_order_is_called_by_what_it_issues(order: str, title: str) -> None:
    text = (
        f"{order}\n第９０１号\n现公布《风筝放飞管理办法》，自2032年1月1日起施行。\n行长　某某某\n2031年10月9日\n"
        "风筝放飞管理办法\n第一条 为了安全放飞风筝，制定本办法。\n第二条 本办法自2032年1月1日起施行。"
    )
    article = parse(raw(text, title=f"{order}第901号"))
    assert (article.title, article.form) == (title, "令")
    check_spans(article)


def test_a_greeting_names_no_addressee() -> None:
    assert parse(raw(REPORT)).addressees == ""
