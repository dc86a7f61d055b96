"""Two versions of a text, clause by clause, on small texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.inquiry.comparison import compare, pieces_of
from finsearch.structure.parse import parse
from finsearch.studies import ClauseChange, Piece
from tests.structure.samples import raw

OLD = """雨水收集办法
第一条 新建学校应当收集雨水，用于浇灌。
第二条 雨水池每年清洗一次，由水务局检查。
第三条 违反本办法的，由水务局责令改正，处500元罚款。
第四条 本办法自2031年5月1日起施行。"""
NEW = """雨水收集办法
第一条 本办法所称雨水，是指降到地面之前的水。
第二条 新建学校和医院应当收集雨水，用于浇灌。
第三条 违反本办法的，由城管局责令改正，处1500元罚款。
第四条 本办法自2031年5月1日起施行。"""
SECTIONS = """雨水工作意见
一、总体要求。雨水要收集，要利用，要节约。
二、重点任务
（一）屋顶雨水。学校屋顶雨水全部收集，用于浇灌操场。
（二）道路雨水。道路雨水经过滤以后进入河道。
三、保障措施。财政安排专项资金，银行发放贷款。"""
MOVED = """雨水工作意见
一、总体要求。雨水要收集，要利用，要节约。
二、保障措施。财政安排专项资金，银行发放贷款。
三、重点任务
（一）道路雨水。道路雨水经过滤以后进入河道。
（二）屋顶雨水。学校屋顶雨水全部收集，用于浇灌操场。"""


def _changes(old: str, new: str) -> list[ClauseChange]:
    return [each for each in compare(parse(raw(old)), parse(raw(new))).changes if each.old_no or each.no]


def test_clauses_are_paired_by_what_they_say() -> None:
    found = [(each.kind, each.old_no, each.no, each.moved, each.renumbered) for each in _changes(OLD, NEW)]
    assert found == [
        ("added", "", "第一条", False, False),
        ("changed", "第一条", "第二条", False, True),
        ("removed", "第二条", "", False, False),
        ("changed", "第三条", "第三条", False, False),
        ("same", "第四条", "第四条", False, False),
    ]


def test_moved_clauses_are_recognised_wherever_they_went() -> None:
    found = {(each.old_path, each.path): each for each in _changes(SECTIONS, MOVED)}
    assert set(found) == {("1", "1"), ("2", "3"), ("2.1", "3.2"), ("2.2", "3.1"), ("3", "2")}
    assert {each.kind for each in found.values()} == {"same"}
    assert found["3", "2"].moved
    assert found["3", "2"].renumbered
    assert not found["1", "1"].is_news
    assert found["2.1", "3.2"].moved is not found["2.2", "3.1"].moved


def test_a_text_and_itself_differ_in_nothing() -> None:
    for text in (OLD, NEW, SECTIONS, MOVED):
        assert not any(each.is_news for each in compare(parse(raw(text)), parse(raw(text))).changes)


def test_a_title_that_the_text_does_not_print_counts() -> None:
    one, other = (parse(raw("雨水流进花园。", title=title)) for title in ("雨水多了", "雨水又多了"))
    news = [each for each in compare(one, other).changes if each.is_news]
    assert [[(piece.kind, piece.text) for piece in each.pieces] for each in news] == [
        [("same", "雨水"), ("added", "又"), ("same", "多了")]
    ]


def test_nothing_is_lost_between_unlike_texts() -> None:
    found = compare(parse(raw(OLD)), parse(raw("汇款通知\n一、汇款免费。\n二、限额取消。")))
    kinds = [each.kind for each in found.changes]
    assert kinds.count("removed") == 5
    assert kinds.count("added") == 3


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每年清洗", "每月清洗", [("same", "每"), ("removed", "年"), ("added", "月"), ("same", "清洗")]),
        ("处500元", "处1500元", [("same", "处"), ("removed", "500"), ("added", "1500"), ("same", "元")]),
        ("收集雨水", "收集雨水", [("same", "收集雨水")]),
        ("收集（雨水）", "收集(雨水)", [("same", "收集(雨水)")]),
        ("２０３１年", "2031年", [("same", "2031年")]),
        ("甲乙", "丙丁", [("removed", "甲乙"), ("added", "丙丁")]),
        ("", "新", [("added", "新")]),
        ("旧", "", [("removed", "旧")]),
        ("由水务局管", "由城管局罚", [("same", "由"), ("removed", "水务局管"), ("added", "城管局罚")]),
    ],
)
def test_changes_inside_a_clause(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.text) for each in pieces_of(old, new)] == expected


TEXTS = st.text(st.sampled_from("雨水收集由局管，。12a "), max_size=25)


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(old: str, new: str) -> None:
    pieces = list(pieces_of(old, new))

    def without(kind: str) -> str:
        return "".join(each.text for each in pieces if each.kind != kind)

    assert without("removed") == new
    assert "".join(without("added").split()) == "".join(old.split())
    assert Piece("removed", "") not in pieces
