"""Clauses: headings, titles, paths, spans, endings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finsearch.document import Clause
from finsearch.structure.clause import find_clauses
from tests.structure import samples
from tests.structure.cases import read_cases


def outline(text: str) -> list[tuple[str, str, str]]:
    return [(clause.path, clause.no, clause.title) for clause in find_clauses(text)]


@pytest.mark.parametrize(
    ("line", "level", "no", "title", "why"),
    [
        ("一、摸清家底。各地方要查明积水点。", "L1", "一", "摸清家底", "up to the first stop"),
        ("一、总体要求", "L1", "一", "总体要求", "the whole line"),
        ("　　二、 抓紧落实。快办。", "L1", "二", "抓紧落实", "spaces before and behind"),
        ("（三）目标任务。到2031年建成。", "L2", "（三）", "目标任务", "目 opens a word here"),
        ("（四）项目管理。要规范。", "L2", "（四）", "项目管理", "项目 is no reference to an item"),
        ("㈠加强领导。要重视", "L2", "㈠", "加强领导", "one character"),
        ("(五) 普查", "L2", "(五)", "普查", "ASCII brackets"),
        ("1．建账。年内办完。", "L3", "1", "建账", "full-width point"),
        ("12、验收。次年办完。", "L3", "12", "验收", "an Arabic numeral with 、"),
        ("(2) 督导", "L4", "(2)", "督导", "level 4"),
        ("第一章　总　则", "章", "第一章", "总则", "letters set apart"),
        ("第三节 放飞", "节", "第三节", "放飞", "section"),
        ("第一编 总则", "编", "第一编", "总则", "book"),
        ("第五条 风筝应当系线。", "条", "第五条", "", "articles have no title"),
        ("第五条之二　夜间不得放飞。", "条", "第五条之二", "", "put in later"),
        ("**第六条** 违反的，罚款。", "条", "第六条", "", "bold"),
        ("## 第二章 罚则", "章", "第二章", "罚则", "a Markdown heading"),
        ("（五）应当建账，按月上报；", "L2", "（五）", "", "runs on"),
        ("（六）有下列情形之一的：", "L2", "（六）", "有下列情形之一的", "announces a list"),
        ("三、" + "很长的话" * 30, "L1", "三", "", "too long to be a title"),
    ],
)
def test_heading(line: str, level: str, no: str, title: str, why: str) -> None:
    (clause,) = find_clauses(line)
    assert (clause.level, clause.no, clause.title) == (level, no, title), why


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("一、二、三产业都要发展。", "a list of numerals"),
        ("一、二季度增长较快。", "quarters"),
        ("（一）项规定的除外。", "a reference to an item"),
        ("（一）、（二）项不适用。", "references"),
        ("第三条规定的条件不适用。", "a reference to an article"),
        ("第三条和第四条另有规定的除外。", "two references"),
        ("第一季度增长4.8%。", "第 but no unit"),
        ("1.5亿元已经到位。", "an amount"),
        ("3、万元以下的不算。", "a unit"),
        ("（2022年）", "a year"),
        ("（2022）", "a year without 年"),
        ("2022年5月17日", "a date"),
        ("一是加强。二是压实。", "in the running text"),
        ("（此件公开发布）", "a note"),
        ("", "nothing"),
    ],
)
def test_no_heading(line: str, why: str) -> None:
    assert find_clauses(line) == (), why


def test_paths_of_a_policy() -> None:
    text = "一、甲\n（一）子。\n1.丑。\n（1）寅。\n（二）卯。\n二、乙\n（三）辰。"
    assert [path for path, _, _ in outline(text)] == ["1", "1.1", "1.1.1", "1.1.1.1", "1.2", "2", "2.3"]
    assert not any(clause.doubt for clause in find_clauses(text))


def test_paths_of_a_law() -> None:
    assert outline(samples.NOTICE) == [
        ("c1", "第一章", "总则"),
        ("1", "第一条", ""),
        ("2", "第二条", ""),
        ("2.1", "（一）", ""),
        ("2.2", "（二）", "大桥"),
        ("c2", "第二章", "养护"),
        ("c2.s1", "第一节", "一般规定"),
        ("3", "第三条", ""),
        ("3-1", "第三条之一", ""),
        ("4", "第四条", ""),
    ]
    parents = {clause.path: clause.parent for clause in find_clauses(samples.NOTICE)}
    assert (parents["1"], parents["2.1"], parents["3"], parents["c2"]) == ("c1", "2", "c2.s1", None)


@pytest.mark.parametrize(
    ("text", "paths", "why"),
    [
        (
            "第一编 甲\n第一章 子\n第一条 丑\n第二编 乙\n第一章 寅\n第二条 卯",
            "b1 b1.c1 1 b2 b2.c1 2",
            "chapters of books",
        ),
        ("第一章 甲\n第一条 子\n第二章 乙\n第一条 丑\n第二条 寅", "c1 1 c2 c2.1 c2.2", "articles that start again"),
        ("第一章 甲\n一、子。\n二、丑。\n第二章 乙\n三、寅。", "c1 1 2 c2 3", "一、 runs through chapters"),
        ("一、甲。\n二、乙。\n一、子。\n二、丑。", "1 2 a1.1 a1.2", "a second list"),
        ("一、甲。\n（一）子。\n（一）丑。", "1 1.1 1.1~2", "an ordinal twice"),
        ("一、甲。\n（一）子。\n（一）丑。\n（一）寅。", "1 1.1 1.1~2 1.1~3", "three times"),
    ],
)
def test_paths_where_numbers_start_again(text: str, paths: str, why: str) -> None:
    assert " ".join(clause.path for clause in find_clauses(text)) == paths, why


def test_an_attachment_has_paths_of_its_own_and_its_list_is_no_clause() -> None:
    clauses = find_clauses(samples.FORWARDED)
    assert [clause.path for clause in clauses] == ["1", "2", "a1.1", "a1.1.1", "a1.1.2", "a1.2", "a1.2.3"]
    assert clauses[1].span.of(samples.FORWARDED) == "二、抓紧落实。要快办。"


def test_the_closing_belongs_to_no_clause() -> None:
    last = find_clauses(samples.OPINION)[-1]
    assert last.span.of(samples.OPINION).endswith("其他(PPP)照旧。")


@pytest.mark.parametrize(
    ("tail", "why"),
    [
        ("\n云山市人民政府\n2030年1月2日", "signature and date"),
        ("\n云山市人民政府2030年1月2日", "both in a line"),
        ("\n财政部\n税务总局\n二〇三〇年一月二日", "two signatures"),
        ("\n附件：进度表", "an attachment"),
        ("\n附件1.分工\n2.进度表", "a list of attachments"),
        ("\n（此件公开发布）", "a note"),
        ("\n各地区要抓好落实。\n云山市人民政府\n2030年1月2日", "a closing paragraph"),
        ("\n\n", "blank lines"),
    ],
)
def test_where_the_last_clause_ends(tail: str, why: str) -> None:
    text = "一、甲。子。\n二、乙。丑。" + tail
    assert find_clauses(text)[-1].span.of(text) == "二、乙。丑。", why


def test_paragraphs_stay_with_a_last_clause_whose_peers_have_some_too() -> None:
    text = "一、甲。子。\n再说几句。\n二、乙。丑。\n也说几句。\n各地区要抓好落实。"
    assert find_clauses(text)[-1].span.of(text) == "二、乙。丑。\n也说几句。"


def test_a_last_clause_without_like_peers_keeps_its_paragraphs() -> None:
    text = "一、甲\n（一）子。丑。\n二、乙。寅。\n卯要办好。\n辰要办好。\n云山市人民政府\n2030年1月2日"
    assert find_clauses(text)[-1].span.of(text) == "二、乙。寅。\n卯要办好。\n辰要办好。"


def test_a_body_below_a_bare_title_stays() -> None:
    text = "一、甲\n子。\n二、乙\n丑。\n2030年1月2日"
    assert [clause.span.of(text) for clause in find_clauses(text)] == ["一、甲\n子。", "二、乙\n丑。"]


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("第六章附则第三十一条本规定自发布起施行。", "第六章 第三十一条", "an article behind its chapter"),
        ("二、任务（一）普查。1.查点。2.查线。（二）建账。", "二 （一） 1 2 （二）", "items behind a title"),
        ("（一）甲。子。（二）乙。丑。\n（三）丙。", "（一） （二） （三）", "the gap shows what was lost"),
        (
            "一、桶\n（一）加盖。（甲局负责）（二）清洗。（乙局牵头）\n二、车",
            "一 （一） （二） 二",
            "behind who does it",
        ),
        (
            "一、桶\n（一）加盖。（甲局负责）（二）清洗。（乙局负责）二、车（三）出动。（丙局负责）（四）回库。",
            "一 （一） （二） 二 （三） （四）",
            "the next 一、 behind who does it, and （一） runs on",
        ),
        ("1.加盖。（甲局负责）2.清洗。（乙局按职责分工负责）3.修补。", "1 2 3", "figures behind who does it"),
        ("一、桶\n（一）加盖。（甲局负责）（三）条不变。", "一 （一）", "out of sequence"),
        ("一、桶\n（一）加盖，按照（二）清洗。（甲局负责）", "一 （一）", "within a sentence"),
        ("办法第一条为了桥梁，制定本办法。\n第二条本办法适用于桥。", "第一条 第二条", "behind the title of the text"),
        ("一、甲。按（一）办理，不按（二）办理。", "一", "mentions are not items"),
        ("（一）甲。参照（二）办理。\n（三）丙。", "（一） （三）", "a mention does not fill a gap"),
    ],
)
def test_lost_line_breaks(text: str, found: str, why: str) -> None:
    assert " ".join(clause.no for clause in find_clauses(text)) == found, why


@pytest.mark.parametrize(
    ("text", "doubts", "why"),
    [
        ("一、甲。\n二、乙。\n三、丙。", 0, "in sequence"),
        ("一、甲。\n三、丙。", 1, "two is missing"),
        ("一、甲\n（一）子。\n二、乙\n（二）丑。", 0, "level 2 runs on"),
        ("第七条 甲。\n第八条 乙。", 0, "an excerpt of a law"),
        ("第七条 甲。\n第九条 乙。", 1, "an excerpt with a gap"),
        ("第七条 甲。\n第七条之一 乙。\n第八条 丙。", 0, "an article put in"),
        ("第七条 甲。\n第七条之二 乙。", 1, "之一 is missing"),
    ],
)
def test_doubt(text: str, doubts: int, why: str) -> None:
    assert sum(bool(clause.doubt) for clause in find_clauses(text)) == doubts, why


def _printed(clause: Clause) -> tuple[str, str, str]:
    number = f"{clause.ordinal}之一" if "之一" in clause.no else str(clause.ordinal)
    return clause.level, number, clause.title or "-"


@pytest.mark.shared
def test_the_case_table(shared: Path) -> None:
    for case in read_cases(shared, "clause_cases"):
        clauses = find_clauses(re.sub("<[^>]*>", "", case["input"]))
        found = _printed(clauses[0]) if clauses else ("-", "-", "-")
        assert found == (case["level"], case["number"], case["title"]), case


@pytest.mark.parametrize(("last", "first"), [("9999", "10000"), ("九千九百九十九", "一万"), ("一万零一", "一万零二")])
def test_articles_go_on_beyond_9999(last: str, first: str) -> None:
    assert [clause.no for clause in find_clauses(f"第{last}条 放风筝。\n第{first}条 收风筝。")] == [
        f"第{last}条",
        f"第{first}条",
    ]
