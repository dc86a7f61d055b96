"""What is doubtful in a draft, on small articles."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.inquiry.drafts import check
from finsearch.present.changes import plain
from finsearch.search import Index
from finsearch.studies import DraftReport
from tests.texts import index_of

RAIN = (
    "国务院办公厅关于收集雨水的意见\n国办发〔2031〕5号\n各省人民政府：\n为了少积水，提出以下意见。\n"
    "一、查清水量。收集雨水要先查屋顶，再查道路。（水利部负责）\n二、分级管理。\n（一）城里。雨水花园由城里管护。\n"
    "三、抓好落实。各地每年报告一次收集情况。\n国务院办公厅\n2031年6月1日"
)
OLD = (
    "水利部关于雨水池清洗的通知\n水建〔2020〕3号\n各省水利厅：\n一、雨水池每年清洗一次。\n二、本通知自2020年3月1日起施行。\n"
    "水利部\n2020年2月1日"
)
ENDER = (
    "水利部关于废止部分文件的通知\n水建〔2030〕8号\n各省水利厅：\n《水利部关于雨水池清洗的通知》（水建〔2020〕3号）自即日起废止。\n"
    "水利部\n2030年5月1日"
)
TRIAL = (
    "水利部关于试用雨水桶的通知\n水建〔2021〕4号\n各省水利厅：\n一、学校试用雨水桶。\n二、本通知自2021年1月1日起施行，有效期2年。\n"
    "水利部\n2020年12月1日"
)

LAW = (
    "雨水管理条例\n（2025年3月1日国务院令第990号公布）\n第一章 总则\n第一条 为了管好雨水，制定本条例。\n"
    "第二条 本条例所称雨水，包括下列各项：\n（一）屋顶的雨水；\n（二）道路的雨水。\n"
    "第二章 收集\n第三条 雨水桶应当加盖。\n第三条之一 学校的雨水桶由学校管护。\n第四条 雨水池应当每年清洗。\n"
    "第三章 附则\n第五条 本条例自2025年5月1日起施行。"
)

PLAN = (
    "国务院办公厅关于印发雨水应急预案的函\n国办函〔2031〕9号\n各省人民政府：\n现印发给你们。\n国务院办公厅\n2031年6月1日\n"
    "雨水应急预案\n1　总则\n1.1　目的\n为了少积水。\n1.2　范围\n全国适用。\n"
    "2　应急响应\n2.1　程序\n先报告积水地点，再排水。\n"
)

HELD = "第一章–第三章、第一条–第五条"


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of(
        ("rain", date(2031, 6, 9), RAIN),
        ("old", date(2020, 2, 2), OLD),
        ("ender", date(2030, 5, 2), ENDER),
        ("trial", date(2020, 12, 2), TRIAL),
        ("law", date(2025, 3, 2), LAW),
        ("plan", date(2031, 6, 9), PLAN),
    )


def _checked(index: Index, draft: str) -> DraftReport:
    return index.ask(lambda engine, _: check(engine, draft, date(2032, 1, 1), index.analyzer))


@pytest.mark.parametrize(
    "draft",
    [
        "",
        "没有引用的稿件。所谓“收集雨水要先查天空”不知是谁说的。",
        "《国务院办公厅关于收集雨水的意见》（国办发〔2031〕5号）第一条提出，“收集雨水要先查屋顶，再查道路”。",
        "国办发[2031]5号第三部分要求“各地每年报告一次……”。",
        "“雨水花园由城里管护。”（国办发〔2031〕5号第二条）",
        "《关于收集雨水的意见》很好。",
        "《雨水管理条例》第三章、《雨水管理条例》第二章第四条和《雨水管理条例》第三条之一。",
        "《雨水管理条例》第一条、第二章第三条以及第四条要求“雨水池应当每年清洗”。",
        "国务院令第990号第2章第4条第一款要求“雨水池应当每年清洗”。",
        "《雨水管理条例》第一章“雨水，包括下列各项”。",
        "国办发〔2031〕5号第三章没有分章，说的是第三部分。",
        "国办发〔2031〕5号第九节课讲过，《雨水管理条例》第九章程序从略。",
        "依据《雨水管理条例》第二章\n第九条另起一行，是别的文件的。",
        "国办发〔2031〕5号文件第三条、国办发〔2031〕5号文第三点、国办发〔2031〕5号第（一）项和国办发〔2031〕5号（三）。",
        "国办发〔2031〕5号第九项目不是条款。国办发〔2031〕5号\n（九）另起一行。国办发〔2031〕5号要求：（九）清洗雨水池。",
        "国办发〔2031〕5号第一项要求“雨水花园由城里管护”。",
        "国办函〔2031〕9号2.1、国办函〔2031〕9号 2.1、国办函〔2031〕9号第2.1条和国办函〔2031〕9号文件中的2.1节。",
        "《雨水应急预案》2.1要求“先报告积水地点，再排水”。国办函〔2031〕9号1.1和1.2、2.1都要执行。",
        "国办发〔2031〕5号第一至三条、国办发〔2031〕5号第一、二条和《雨水管理条例》第一至二章。",
        "国办函〔2031〕9号第1.1、1.2条，国办函〔2031〕9号第1.1至2.1条。",
        "国办函〔2031〕9号9.9亿元，国办函〔2031〕9号 9.9%，国办函〔2031〕9号9.9版。",
    ],
)
def test_what_is_right_is_left_alone(index: Index, draft: str) -> None:
    assert _checked(index, draft).flaws == ()


@pytest.mark.parametrize(
    ("draft", "kind", "written", "detail"),
    [
        ("国办发〔2031〕6号说了别的。", "no such number", "国办发〔2031〕6号", ""),
        (
            "《关于收集雨水的意见》（国办发〔2031〕6号）",
            "other number",
            "《关于收集雨水的意见》（国办发〔2031〕6号）",
            "国办发〔2031〕5号",
        ),
        (
            "《关于收集露水的意见》（国办发〔2031〕5号）",
            "other title",
            "《关于收集露水的意见》（国办发〔2031〕5号）",
            "国务院办公厅关于收集雨水的意见",
        ),
        (
            "《关于收集有关雨水工作的意见》（国办发〔2031〕6号）",
            "no such number",
            "《关于收集有关雨水工作的意见》（国办发〔2031〕6号）",
            "国办发〔2031〕5号",
        ),
        ("《关于收集露水的意见》", "no such title", "《关于收集露水的意见》", ""),
        ("国办发〔2031〕5号第二至九条", "no such clause", "国办发〔2031〕5号第二至九条", "一–三、（一）"),
        ("国办发〔2031〕5号第二、九条", "no such clause", "国办发〔2031〕5号第二、九条", "一–三、（一）"),
        ("国办函〔2031〕9号第1.1至2.4条", "no such clause", "国办函〔2031〕9号第1.1至2.4条", "1–2、1.1–2.1"),
        ("国办函〔2031〕9号9.9", "no such clause", "国办函〔2031〕9号9.9", "1–2、1.1–2.1"),
        ("国办函〔2031〕9号第9.9条", "no such clause", "国办函〔2031〕9号第9.9条", "1–2、1.1–2.1"),
        ("国办函〔2031〕9号2.1.1", "no such clause", "国办函〔2031〕9号2.1.1", "1–2、1.1–2.1"),
        ("国办函〔2031〕9号1.1至2.4", "no such clause", "国办函〔2031〕9号1.1至2.4", "1–2、1.1–2.1"),
        ("国办发〔2031〕5号4.1", "no such clause", "国办发〔2031〕5号4.1", "一–三、（一）"),
        ("国办函〔2031〕9号1.2要求“先报告积水地点，再排水”", "other clause", "先报告积水地点，再排水", "2.1"),
        ("国办发〔2031〕5号第九条", "no such clause", "国办发〔2031〕5号第九条", "一–三、（一）"),
        ("国办发〔2031〕5号文件第九条", "no such clause", "国办发〔2031〕5号文件第九条", "一–三、（一）"),
        ("国办发〔2031〕5号文第九条", "no such clause", "国办发〔2031〕5号文第九条", "一–三、（一）"),
        ("国办发〔2031〕5号第九项", "no such clause", "国办发〔2031〕5号第九项", "一–三、（一）"),
        ("国办发〔2031〕5号第三点、第九点", "no such clause", "国办发〔2031〕5号第三点、第九点", "一–三、（一）"),
        ("国办发〔2031〕5号（二十）", "no such clause", "国办发〔2031〕5号（二十）", "一–三、（一）"),
        ("《雨水管理条例》规定，第九条", "no such clause", "《雨水管理条例》规定，第九条", HELD),
        ("《雨水管理条例》第二条（三）", "no such clause", "《雨水管理条例》第二条（三）", "（一）–（二）"),
        ("《雨水管理条例》第七章", "no such clause", "《雨水管理条例》第七章", HELD),
        ("《雨水管理条例》的第七章", "no such clause", "《雨水管理条例》的第七章", HELD),
        ("《雨水管理条例》第一章至第七章", "no such clause", "《雨水管理条例》第一章至第七章", HELD),
        ("《雨水管理条例》第九条、第四条和第五条", "no such clause", "《雨水管理条例》第九条", HELD),
        ("《雨水管理条例》第五章", "no such clause", "《雨水管理条例》第五章", HELD),
        ("《雨水管理条例》第二章第四十条", "no such clause", "《雨水管理条例》第二章第四十条", HELD),
        ("国务院令第990号第二章 第40条", "no such clause", "国务院令第990号第二章 第40条", HELD),
        ("国务院令第990号第一章第四条", "no such clause", "国务院令第990号第一章第四条", HELD),
        ("《雨水管理条例》第四条之一", "no such clause", "《雨水管理条例》第四条之一", HELD),
        ("《雨水管理条例》第三章要求“雨水桶应当加盖”", "other clause", "雨水桶应当加盖", "第三条"),
        ("国办发〔2031〕5号要求“收集雨水要先查地面”", "misquoted", "收集雨水要先查地面", "一"),
        ("国办发〔2031〕5号要求“火箭发射必须提前备案”", "not said", "火箭发射必须提前备案", ""),
        ("国办发〔2031〕5号要求“学校试用雨水桶”", "not said", "学校试用雨水桶", "水建〔2021〕4号"),
        ("国办发〔2031〕5号第三条要求“收集雨水要先查屋顶”", "other clause", "收集雨水要先查屋顶", "一"),
        ("按照水建〔2020〕3号清洗", "repealed", "水建〔2020〕3号", "水建〔2030〕8号 2030-05-01"),
        ("按照水建〔2021〕4号试用", "expired", "水建〔2021〕4号", "有效期2年"),
    ],
)
def test_each_kind_of_flaw(index: Index, draft: str, kind: str, written: str, detail: str) -> None:
    found = _checked(index, draft).flaws
    assert [(each.kind, each.written, each.detail) for each in found] == [(kind, written, detail)]


@pytest.mark.parametrize(
    ("draft", "near"),
    [
        ("国办发〔2031〕6号说了别的。", ["国办发〔2031〕5号"]),
        ("国办发〔2031〕55号说了别的。", ["国办发〔2031〕5号"]),
        ("国办发〔2030〕5号说了别的。", ["国办发〔2031〕5号"]),
        ("国办发〔2013〕5号说了别的。", ["国办发〔2031〕5号"]),
        ("国办发〔1999〕5号说了别的。", ["国办发〔2031〕5号"]),
        ("国办发〔2081〕5号说了别的。", ["国办发〔2031〕5号"]),
        ("国发〔2031〕5号说了别的。", ["国办发〔2031〕5号"]),
        ("水建〔2020〕4号说了别的。", ["水建〔2020〕3号", "水建〔2021〕4号"]),
        ("《关于收集露水的意见》", ["国办发〔2031〕5号"]),
        ("《国务院办公厅关于雨水收集的意见》", ["国办发〔2031〕5号"]),
        ("《雨水池清洁的通知》（国办发〔2001〕98号）", ["水建〔2020〕3号", "国办发〔2031〕5号"]),
        ("《火箭发射备案办法》", []),
        ("《雨水管理条例》第九条", []),
    ],
)
def test_what_is_nearly_so_is_told(index: Index, draft: str, near: list[str]) -> None:
    flaws = _checked(index, draft).flaws
    assert [each.number for flaw in flaws for each in flaw.near] == near
    assert len(flaws) == 1


@pytest.mark.parametrize(
    ("title", "marked"),
    [
        ("国务院办公厅关于收集雨水的若干意见", "国务院办公厅关于收集雨水的{+若干+}意见"),
        ("国务院关于收集雨水的意见", "国务院[-办公厅-]关于收集雨水的意见"),
        ("关于收集有关雨水的意见", "收集{+有关+}雨水的意见"),
        ("水利部关于收集雨水的意见", "[-国务院办公厅-]{+水利部+}关于收集雨水的意见"),
        ("国务院办公厅关于收集雨水的意见", ""),
        ("国务院 办公厅关于收集雨水的意见", ""),
        ("关于收集雨水的意见", ""),
        ("收集雨水的意见", ""),
    ],
)
def test_a_title_beside_a_right_number_may_be_shorter_but_not_another(index: Index, title: str, marked: str) -> None:
    flaws = _checked(index, f"《{title}》（国办发〔2031〕5号）").flaws
    assert [(flaw.kind, plain(flaw.pieces)) for flaw in flaws] == ([("other title", marked)] if marked else [])


def test_a_wrong_number_beside_the_right_title_keeps_no_fault_from_being_found(index: Index) -> None:
    report = _checked(index, "《关于收集雨水的意见》（国办发〔2031〕6号）第九条要求“收集雨水要先查地面”。")
    assert [each.kind for each in report.flaws] == ["other number", "no such clause", "misquoted"]


def test_a_quotation_from_what_is_not_held_is_not_checked(index: Index) -> None:
    report = _checked(index, "《火箭发射备案办法》要求“火箭发射必须提前备案”。")
    assert [each.kind for each in report.flaws] == ["no such title"]
    assert [(each.kind, each.written) for each in report.unchecked] == [("document unsure", "火箭发射必须提前备案")]


PARTED = (
    "雨水桶办法\n（2025年4月1日国务院令第991号公布）\n第一条 雨水桶应当加盖。\n加盖办法由各市规定。\n"
    "第二条 下列雨水不得入桶：\n（一）酸雨；\n（二）初雨：\n1.屋顶的；\n2.道路的。\n前款以外的雨水可以入桶。\n"
    "第三条 有下列情形的，不用加盖：（一）有人看管；（二）桶口很小。\n第四条\n雨水桶每年清洗。"
)
FLAT = (
    "雨水渠办法\n（2025年4月1日国务院令第992号公布）\n"
    "第一条 雨水渠应当加盖。加盖办法另定。\n第二条 （一）酸雨；（二）初雨。"
)
PLAIN = "雨水花园说明\n国办函〔2031〕7号\n雨水花园由城里管护，每年报告一次。\n国务院办公厅\n2031年6月1日"


@pytest.mark.parametrize(
    ("named", "kind", "detail"),
    [
        ("国务院令第991号第一条第二款", "", ""),
        ("国务院令第991号第二条第一款第（二）项", "", ""),
        ("国务院令第991号第二条第二项", "", ""),
        ("国务院令第991号第三条第（二）项", "", ""),
        ("国务院令第991号第二条第二款和第一条第一款、第二款", "", ""),
        ("国务院令第991号第四条第一款", "", ""),
        ("国务院令第992号第二条第（一）项", "", ""),
        ("国务院令第991号第一条第三款", "no such clause", "第一款–第二款"),
        ("国务院令第991号第一条第一款、第三款", "no such clause", "第一款–第二款"),
        ("国务院令第991号第二条第（三）项", "no such clause", "（一）–（二）"),
        ("国务院令第991号第二条第一款第（一）项、第（三）项", "no such clause", "（一）–（二）"),
        ("国务院令第991号第二条第二款第（一）项", "no such clause", "第一款–第二款"),
        ("国务院令第991号第四条第二款", "no such clause", "第一款"),
        ("国务院令第992号第一条第（一）项", "no such clause", "第一款"),
        ("国务院令第992号第一条第二款", "parts unknown", ""),
        ("国务院令第991号第二条第（二）项第1目", "parts unknown", ""),
        ("国办发〔2031〕5号第一条第二款", "parts unknown", ""),
        ("国务院令第991号第九项", "parts unknown", ""),
        ("国办函〔2031〕7号第一条", "clauses unknown", ""),
        ("国办函〔2031〕7号第一点", "clauses unknown", ""),
        ("国办函〔2031〕7号", "", ""),
    ],
)
def test_paragraphs_and_items_are_checked_where_the_text_tells_them(named: str, kind: str, detail: str) -> None:
    texts = ("parted", PARTED), ("flat", FLAT), ("rain", RAIN), ("plain", PLAIN)
    index = index_of(*((name, date(2031, 6, 9), text) for name, text in texts))
    report = _checked(index, f"依据{named}，应当加盖。")
    found = (*report.flaws, *report.unchecked)
    assert [(each.kind, each.detail) for each in found] == ([(kind, detail)] if kind else [])
    assert len(report.unchecked) == kind.endswith("unknown")


def test_near_words_are_shown_with_what_differs(index: Index) -> None:
    flaw = _checked(index, "国办发〔2031〕5号要求“收集雨水要先查地面，再查道路”").flaws[0]
    assert [(each.kind, each.text) for each in flaw.pieces] == [
        ("same", "收集雨水要先查"),
        ("removed", "屋顶"),
        ("added", "地面"),
        ("same", "，再查道路"),
    ]
    assert flaw.article is not None
    assert flaw.article.number == "国办发〔2031〕5号"


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("收集雨水要先查屋顶，再查水沟", "收集雨水要先查屋顶，再查[-道路-]{+水沟+}"),
        ("雨水花园由城里清扫", "雨水花园由城里[-管护-]{+清扫+}"),
        ("雨水花园由城里管护和清扫", "雨水花园由城里管护{+和清扫+}"),
        ("所有花园由城里管护", "[-雨水-]{+所有+}花园由城里管护"),
    ],
)
def test_what_is_exchanged_at_the_ends_is_shown_up_to_the_end_of_the_sentence(
    index: Index, said: str, marked: str
) -> None:
    flaw = _checked(index, f"国办发〔2031〕5号要求“{said}”").flaws[0]
    assert (flaw.kind, plain(flaw.pieces)) == ("misquoted", marked)


def test_flaws_come_in_the_order_of_the_draft_with_line_and_column(index: Index) -> None:
    draft = "题目\n按照水建〔2020〕3号清洗。\n再按水建〔2020〕3号和国办发〔2031〕6号，\n《关于收集露水的意见》。"
    report = _checked(index, draft)
    assert [(each.kind, each.line, each.column) for each in report.flaws] == [
        ("repealed", 2, 3),
        ("no such number", 3, 14),
        ("no such title", 4, 1),
    ]
    assert (report.citations, report.quotations) == (4, 0)
    assert all(each.span.of(draft) == each.written for each in report.flaws)
