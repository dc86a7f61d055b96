"""Document numbers: one recogniser for text and query."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.document import DocumentNumber
from finsearch.structure.document_number import (
    NumberPattern,
    find_numbers,
    find_query_numbers,
    parse_number,
    parse_query_number,
)
from finsearch.structure.table import rows
from tests.structure.cases import read_cases

OPENINGS, CLOSINGS = "〔[［(（【﹝〖〈<{「『", "〕]］)）】﹞〗〉>}」』"


def canonical(text: str) -> str:
    return "|".join(str(mention.number) for mention in find_numbers(text))


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        ("国办发〔2031〕27号", "国办发〔2031〕27号", "as it should be"),
        ("国办发 ［２０３１］ 第０２７ 号文件", "国办发〔2031〕27号", "width, spaces, 第, padding, 文件"),
        ("国办发〔2O31〕2l号", "国办发〔2031〕21号", "letters for digits"),
        ("国发〔二〇三一〕二十七号", "国发〔2031〕27号", "Chinese numerals"),
        ("国发[85]7号", "国发〔1985〕7号", "two digits mean the last century"),
        ("国发[31]7号", "", "two digits below 49 are no year"),
        ("关于雨水花园的意见国办发〔2031〕27号", "国办发〔2031〕27号", "glued to a title"),
        ("按照温国土资发（2018）66号办理", "温国土资发〔2018〕66号", "a town's letter joins the code"),
        ("本局作出某环罚〔2031〕5号决定", "某环罚〔2031〕5号", "unknown code behind a verb"),
        ("财会〔2031〕2号和国税发〔2003〕67号", "财会〔2031〕2号|国税发〔2003〕67号", "two numbers"),
        ("国函〔2031〕3—5号", "国函〔2031〕3号|国函〔2031〕4号|国函〔2031〕5号", "a range"),
        ("国函〔2031〕3号、7号", "国函〔2031〕3号|国函〔2031〕7号", "a list"),
        ("国函〔2031〕3号、2032年计划", "国函〔2031〕3号", "what follows is a year"),
        ("国函〔2031〕3—999号", "国函〔2031〕3号|国函〔2031〕999号", "a range too wide to be meant"),
        ("国令第901号", "国务院令第901号", "short for the State Council"),
        ("中华人民共和国国务院令\n第九百零一号", "国务院令第901号", "over two lines, in words"),
        ("国务院第901号令", "国务院令第901号", "the other way round"),
        ("中华人民共和国主席令第二十三号", "主席令第23号", "the president's orders"),
        ("证监会令【第200号】", "证监会令第200号", "brackets around the serial"),
        ("中国证券监督管理委员会令第200号", "证监会令第200号", "the full name folds"),
        ("中国人民银行令〔2031〕第1号", "中国人民银行令〔2031〕第1号", "year in brackets and 第"),
        ("中国人民银行令\n　〔2031〕第1号", "中国人民银行令〔2031〕第1号", "over two lines"),
        ("按照要求\n〔2031〕第1号", "", "what stands on the line above is no order"),
        ("海关总署公告2031年第8号", "海关总署公告2031年第8号", "announcement"),
        ("财政部、税务总局公告2031年第8号", "财政部 税务总局公告2031年第8号", "issuers side by side"),
        ("浙江省人民政府令第388号", "浙江省人民政府令第388号", "a province"),
        ("云山市人民政府令第3号", "云山市人民政府令第3号", "a town that the table does not list"),
        ("5月18号", "", "a day"),
        ("第18号台风", "", "a typhoon"),
        ("京ICP备18号", "", "no brackets, no issuer"),
        ("(2031)京01民终123号", "", "a court's case"),
        ("公告2031年第5号", "", "whose announcement?"),
        ("增长(2022)年18%", "", "no 号"),
        ("国办发〔9999〕1号", "", "no such year"),
        ("国办发〔2031〕0号", "", "serials start at 1"),
        ("某某〔2031〕18号楼", "", "a building"),
    ],
)
def test_find_numbers(text: str, numbers: str, why: str) -> None:
    assert canonical(text) == numbers, why


@pytest.mark.parametrize("text", ["國辦發〔2031〕27號", "国 办 发〔2031〕27号", "国办发〔22〕18号"])
def test_what_is_forgiven_in_a_query_is_no_number_in_a_text(text: str) -> None:
    assert find_numbers(text) == ()


def test_traditional_characters_are_those_of_the_other_tables() -> None:
    written = {*"号条节项款章编"}
    for row in (*rows("docnumber_prefixes"), *rows("agencies")):
        written.update(row.get("prefix", ""), row.get("name", ""), row.get("abbr", ""))
    listed = [(row["traditional"], row["simplified"]) for row in rows("traditional")]
    assert [pair for pair in listed if pair[1] not in written or len("".join(pair)) != 2] == []
    assert len({traditional for traditional, _ in listed}) == len(listed)


def test_spans_are_the_numbers_themselves() -> None:
    text = "见《通知》（国办发明电〔2022〕3号）和证监会令【第200号】文。"
    assert [mention.span.of(text) for mention in find_numbers(text)] == ["国办发明电〔2022〕3号", "证监会令【第200号】"]


@pytest.mark.parametrize(
    ("typed", "means", "why"),
    [
        ("国办发〔2031〕27号", "国办发〔2031〕27号", "in full"),
        (" 国办发（2031）27 ", "国办发〔2031〕27号", "other brackets, no 号"),
        ("国办发2031年27号", "国办发〔2031〕27号", "no brackets"),
        ("国办发2031 27", "国办发〔2031〕27号", "a space for the brackets"),
        ("国办发 2031 27号文", "国办发〔2031〕27号", "spaces on both sides"),
        ("国办发2031-27", "国办发〔2031〕27号", "a hyphen"),
        ("国办发27号", "国办发〔*〕27号", "any year"),
        ("国发40", "国发〔*〕40号", "any year, no 号"),
        ("27号文", "*〔*〕27号", "any code and year"),
        ("2031年27号文件", "*〔2031〕27号", "any code"),
        ("〔2031〕27号", "*〔2031〕27号", "the bracketed part"),
        ("国令901", "国务院令第901号", "an order never has a year"),
        ("国务院令第901号", "国务院令第901号", "an order in full"),
        ("税务总局公告5号", "税务总局公告〔*〕5号", "announcements have one"),
        ("国家税务总局公告2031年5号", "国家税务总局公告2031年第5号", "第 left out"),
        ("國辦發〔2031〕27號", "国办发〔2031〕27号", "traditional characters"),
        ("財稅[2031]27號文件", "财税〔2031〕27号", "traditional, as in e-mail"),
        ("國務院令第901號", "国务院令第901号", "a traditional order"),
        ("國家稅務總局公告2031年第5號", "国家税务总局公告2031年第5号", "a traditional announcement"),
        ("国 办 发 〔 2031 〕 27 号", "国办发〔2031〕27号", "blanks out of a PDF"),
        ("国办 发〔2031〕27号", "国办发〔2031〕27号", "a blank in the code"),
        ("國 辦 發 〔 2 0 3 1 〕 2 7 號", "国办发〔2031〕27号", "blanks everywhere"),
        ("国　办　发　２０３１　２７", "国办发〔2031〕27号", "full-width blanks, no brackets"),
        ("国 务 院 令 第 901 号", "国务院令第901号", "an order with blanks"),
        ("国办发〔22〕18号", "国办发〔2022〕18号", "two digits of a year"),
        ("国办发[22]18", "国办发〔2022〕18号", "and no 号"),
        ("国办发〔98〕18号", "国办发〔1998〕18号", "of the last century"),
        ("粤府（23）5号", "粤府〔2023〕5号", "of a province"),
        ("国办发22年18号", "国办发〔2022〕18号", "two digits and no brackets"),
        ("国办发二〇三一年27号", "国办发〔2031〕27号", "a year in Han digits"),
        ("国办发二零三一27号", "国办发〔2031〕27号", "with 零 for 〇 and without 年"),
        ("国办发二○三一 第27号", "国办发〔2031〕27号", "with a circle"),
        ("二〇三一年27号文件", "*〔2031〕27号", "any code"),
        ("发改价格2031-27", "发改价格〔2031〕27号", "a known code that ends in a word"),
        ("发改价格 2031 7", "发改价格〔2031〕7号", "it is too long for a word"),
        ("财税2031-27", "财税〔2031〕27号", "a code of two characters, and no month"),
        ("川发改数据规2031-511", "川发改数据规〔2031〕511号", "a code that no table has"),
        ("某环罚〔22〕5号", None, "two digits behind an unknown code"),
        ("（22）18号", None, "two digits and no code"),
        ("22年5月18号", None, "a day of a year of two digits"),
        ("中 山 路 18 号", None, "an address with blanks"),
        ("商 务 部 5 号", None, "an agency with blanks"),
        ("国办发〔2031〕27 28号", None, "two numbers are not one"),
        ("某环罚2031年5号", None, "unknown code without brackets that does not look like one"),
        ("中山路18号", None, "an address"),
        ("教师 18", None, "a code that is a word"),
        ("教师2031-11", None, "a word and a month"),
        ("教师 2031 35", None, "a word and two numbers"),
        ("发改价格2031-07", None, "a month"),
        ("研发2031-27", None, "a word of two characters that ends like a code"),
        ("某环境发2031-12", None, "a code that no table has, and a month"),
        ("某环境发2031 27", None, "and two numbers"),
        ("国办发2031", None, "a year, not a serial"),
        ("2022年5月18号", None, "a day"),
        ("出口信用保险", None, "words"),
        ("十三五", None, "a plan"),
        ("GB/T 9704-2012", None, "a standard"),
        ("", None, "nothing"),
        ("国办发〔2031〕18—20号", None, "several at once"),
    ],
)
def test_parse_query_number(typed: str, means: str | None, why: str) -> None:
    pattern = parse_query_number(typed)
    assert (pattern and str(pattern)) == means, why


@pytest.mark.parametrize(
    ("query", "found", "why"),
    [
        ("外贸 国办发〔2031〕27号 出口", [("国办发〔2031〕27号", "国办发〔2031〕27号")], "in the middle"),
        ("国办发2031年27号关于外贸", [("国办发〔2031〕27号", "国办发2031年27号")], "without brackets, glued"),
        ("根据国发18号文", [("国发〔*〕18号", "国发18号文")], "behind a verb"),
        ("〔2031〕27号 外贸", [("*〔2031〕27号", "〔2031〕27号")], "no code"),
        ("2031年5月18号 外贸", [], "a day"),
        ("住在18号楼", [], "a house"),
        ("外贸 國辦發〔2031〕27號 出口", [("国办发〔2031〕27号", "國辦發〔2031〕27號")], "traditional"),
        ("外贸 国 办 发 〔2031〕 27 号 出口", [("国办发〔2031〕27号", "国 办 发 〔2031〕 27 号")], "blanks"),
        ("外贸 国办发[22]18号 出口", [("国办发〔2022〕18号", "国办发[22]18号")], "two digits"),
        ("外贸 国办发二零三一年27号 出口", [("国办发〔2031〕27号", "国办发二零三一年27号")], "Han digits"),
        (
            "天津 财税〔2031〕5号",
            [("财税〔2031〕5号", "财税〔2031〕5号")],
            "a blank is a border where the code has none",
        ),
        ("号 外 发 〔2031〕 27 号 楼", [("*〔2031〕27号", "〔2031〕 27 号")], "no such code"),
        ("国函〔2031〕3—5号 批复", [], "a range is left to the words"),
        ("没有数字", [], "nothing to find"),
    ],
)
def test_find_query_numbers(query: str, found: list[tuple[str, str]], why: str) -> None:
    assert [(str(pattern), span.of(query)) for pattern, span in find_query_numbers(query)] == found, why


@pytest.mark.parametrize(
    ("pattern", "key", "matches"),
    [
        (NumberPattern("国办发", 2031, 27, any_year=False), "国办发|2031|27", True),
        (NumberPattern("国办发", 2031, 27, any_year=False), "国办发|2030|27", False),
        (NumberPattern("国办发", None, 27, any_year=True), "国办发|2030|27", True),
        (NumberPattern("国办发", None, 27, any_year=True), "国发|2030|27", False),
        (NumberPattern(None, 2031, 27, any_year=False), "国发|2031|27", True),
        (NumberPattern(None, None, 27, any_year=True), "国务院令||27", True),
        (NumberPattern("国务院令", None, 901, any_year=False), "国务院令||901", True),
        (NumberPattern("人民银行令", 2031, 1, any_year=False), "中国人民银行令|2031|1", True),
        (NumberPattern("国家发展改革委令", 2031, 1, any_year=False), "国家发展和改革委员会令|2031|1", True),
        (NumberPattern("国办发", 2031, 27, any_year=False), "国办发|2031|127", False),
    ],
)
def test_matches(pattern: NumberPattern, key: str, matches: bool) -> None:
    assert pattern.matches(DocumentNumber.from_key(key)) is matches


@given(
    st.sampled_from(["国办发", "国发", "财税", "银发", "京政办字", "浙发改价格", "法"]),
    st.integers(1949, 2099),
    st.integers(1, 9999),
    st.sampled_from(OPENINGS),
    st.sampled_from(CLOSINGS),
    st.sampled_from(["", " ", "\u3000"]),
)
def test_every_spelling_gives_the_same_key(
    code: str, year: int, serial: int, opening: str, closing: str, gap: str
) -> None:
    written = f"{code}{gap}{opening}{year}{closing}{gap}{serial}{gap}号"
    (mention,) = find_numbers(f"。{written}。")
    assert mention.number.key == f"{code}|{year}|{serial}"
    assert mention.span.of(f"。{written}。") == written
    pattern = parse_query_number(written)
    assert pattern is not None
    assert pattern.matches(mention.number)
    assert str(pattern) == str(mention.number)


@given(st.text("国办发财税令公告第号年〔〕（)0123一二、—和 \n", max_size=60))
def test_each_span_reads_as_its_number(text: str) -> None:
    for mention in find_numbers(text):
        again = find_numbers(mention.span.of(text))
        assert mention.number in [each.number for each in again]
    pattern = parse_query_number(text)
    assert pattern is None or (pattern.serial or 0) > 0


def test_a_number_may_lack_its_last_sign_where_it_stands_alone() -> None:
    assert str(parse_number("（深证登〔2000〕1）")) == "深证登〔2000〕1号"
    assert parse_number("国发〔2031〕1号、国发〔2031〕2号") is None


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("云山市人民代表大会常务委员会公告〔十五届〕第105号", "云山市人民代表大会常务委员会公告〔十五届〕||105"),
        ("第十三届全国人民代表大会公告第3号", "全国人民代表大会公告〔十三届〕||3"),
        ("全国人民代表大会公告（第十三届）第3号", "全国人民代表大会公告〔十三届〕||3"),
    ],
)
def test_a_congress_counts_anew_each_term(written: str, key: str) -> None:
    number = parse_number(written)
    assert number is not None
    assert number.key == key
    assert parse_number(str(number)) == number


@pytest.mark.shared
def test_the_case_table(shared: Path) -> None:
    for case in read_cases(shared, "docnumber_cases"):
        text = case["input"]
        if case["kind"] == "query":
            assert str(parse_query_number(text)) == case["canonical"], case
        elif case["kind"] == "negative":
            assert (find_numbers(text), parse_query_number(text), find_query_numbers(text)) == ((), None, ()), case
        else:
            assert canonical(text) == case["canonical"], case


def spellings(year: int, serial: int) -> Iterator[str]:
    """Yield every bracket, width and numeral form of 国办发〔year〕serial号."""
    han = str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    years = [
        str(year),
        str(year).translate(wide),
        han,
        han.replace("〇", "○"),
        f"{year}年",
        str(year).replace("0", "O"),
        han.replace("〇", "O"),
        han.replace("〇", "０"),
    ]
    serials = [str(serial), str(serial).translate(wide), f"0{serial}", f"第{serial}", "二十七", f" {serial} "]
    for opening, closing in product(OPENINGS, CLOSINGS):
        for printed, number in product(years, serials):
            yield f"国办发{opening}{printed}{closing}{number}号"


def test_every_bracket_width_and_numeral() -> None:
    written = list(spellings(2030, 27))
    assert len(written) == len(OPENINGS) * len(CLOSINGS) * 48
    assert {text for text in written if [each.number.key for each in find_numbers(text)] != ["国办发|2030|27"]} == set()
    assert {text for text in written if str(parse_query_number(text)) != "国办发〔2030〕27号"} == set()


NO_KEY = (
    (r"\s*", "no number is printed"),
    (r"〔\d{4}〕\s*\d+\s*号", "no code: only a year and a serial"),
    (r"[^\d〔]+〔\d{4}〕", "no serial"),
    (r"[^\d〔]+\d+号", "no year"),
    (r"[^\d〔]+〔\d{4}〕号\d+号", "号 twice: a misprint"),
)
"""Why a printed number has no key."""


@pytest.mark.shared
def test_every_real_number_has_a_key_or_a_reason(shared: Path) -> None:
    written = [row["docnum"] for row in read_cases(shared, "real_numbers")]
    without = [text for text in written if not find_numbers(text) and parse_number(text) is None]
    reasons = Counter(
        next((why for form, why in NO_KEY if re.fullmatch(form, text)), f"?: {text!r}") for text in without
    )
    assert len(written) == 2205
    assert dict(reasons) == {
        "no number is printed": 233,
        "no code: only a year and a serial": 19,
        "no serial": 2,
        "no year": 1,
        "号 twice: a misprint": 1,
    }
