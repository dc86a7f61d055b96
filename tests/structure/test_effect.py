"""施行与失效: when documents take effect and when they end, in their own words."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.document import OPEN_END, DateMention, Span
from finsearch.structure.effect import CLOSING, Force, find_force

SIGNED = DateMention(date(2023, 1, 31), Span(0, 0), "signed")
TITLE = "关于印发《桥梁养护管理办法》的通知"

OPEN = OPEN_END.isoformat()

EFFECTIVE = (
    ("本办法自2023年5月1日起施行。", "2023-05-01", "自2023年5月1日起施行", "the standard phrase"),
    ("本条例自二〇二三年五月一日起施行。", "2023-05-01", "自二〇二三年五月一日起施行", "Chinese numerals"),
    ("本条例自二○二三年五月一日起施行。", "2023-05-01", "自二○二三年五月一日起施行", "a circle for zero"),
    ("本办法自２０２３年５月１日起施行。", "2023-05-01", "自２０２３年５月１日起施行", "full width"),
    ("第三十二条　本办法自2023年5月1 日起施行", "2023-05-01", "自2023年5月1 日起施行", "a blank, no full stop"),
    ("本规则自2023年5月1日零时起施行。", "2023-05-01", "自2023年5月1日零时起施行", "an hour"),
    ("本通知自2023年5月1日起正式实施。", "2023-05-01", "自2023年5月1日起正式实施", "正式"),
    ("本公告自2023年5月1日起在全国范围内实施。", "2023-05-01", "自2023年5月1日起在全国范围内实施", "where"),
    ("本通告从2023年5月1日起执行。", "2023-05-01", "从2023年5月1日起执行", "从, 执行"),
    ("本公告于2023年5月1日起生效。", "2023-05-01", "于2023年5月1日起生效", "于, 生效"),
    ("本规定2023年5月1日起试行。", "2023-05-01", "2023年5月1日起试行", "no 自"),
    ("本办法由交通运输部负责解释，自2023年5月1日起施行。", "2023-05-01", "自2023年5月1日起施行", "explained by"),
    ("现予公布，自2023年5月1日起施行。", "2023-05-01", "自2023年5月1日起施行", "an order promulgates"),
    ("现印发给你们，请遵照执行。本通知自印发之日起施行。", "2023-01-31", "自印发之日起施行", "signing"),
    ("本办法自发布之日起施行。", "2023-01-31", "自发布之日起施行", "the day of signing"),
    ("自本通知印发之日起执行。", "2023-01-31", "自本通知印发之日起执行", "the subject inside"),
    ("八、自公布之日起施行。", "2023-01-31", "自公布之日起施行", "bare, in the last line"),
    ("本办法自公布之日起30日后施行。", "2023-03-02", "自公布之日起30日后施行", "after thirty days"),
    ("本办法自发布之日起满三个月后施行。", "2023-04-30", "自发布之日起满三个月后施行", "no 31 April"),
    (
        "本办法自2023年5月1日起施行。自2001年1月1日起施行的《旧办法》同时废止。",
        "2023-05-01",
        "自2023年5月1日起施行",
        "another one took effect",
    ),
    (
        "本规定自2023年5月1日起施行，依照本规定新设定的制度自2024年1月1日起施行。",
        "2023-05-01",
        "自2023年5月1日起施行",
        "a part of it later",
    ),
    (
        "本通知自2023年2月1日起施行。\n附件\n桥梁养护管理办法\n第九条 本办法自2023年5月1日起施行。",
        "2023-05-01",
        "自2023年5月1日起施行",
        "what the notice prints is what the title names",
    ),
    ("（2022年8月25日省人民政府令第97号公布 自2022年12月1日起施行）", "2022-12-01", "自2022年12月1日起施行", "bracket"),
    ("本公告自2023年1月1日至2025年12月31日执行。", "2023-01-01", "自2023年1月1日至2025年12月31日执行", "a period"),
    ("新修订的《桥梁法》自2023年5月1日起施行。", None, "", "another document"),
    ("本办法规定的许可证自公告之日起生效。", None, "", "a licence under it"),
    ("第三条 养护许可证自发证之日起生效。", None, "", "a licence"),
    ("发明专利权自公告之日起生效。", None, "", "a right"),
    ("从2023年5月1日起，实施三年见习计划；", None, "", "a measure"),
    ("2023年5月1日起征收。", None, "", "a measure"),
    ("自本通知印发之日起，《旧通知》（建桥〔2016〕82号）停止执行。", None, "", "what ends, not what begins"),
    ("本办法施行之日起30日内办理登记。", None, "", "a time limit"),
    ("本补充规定第一条自2023年5月1日起施行，其余另行公布。", None, "", "a part of it"),
    ("自2023年5月1日起施行。" + "余" * (CLOSING + 1), None, "", "bare in the middle: nobody knows what is meant"),
)
EXPIRES = (
    ("本办法自2023年6月1日起施行，有效期3年。", "2026-05-31", "有效期3年", "the last day in force"),
    ("本规定由省林业局负责解释，自发布之日起施行，有效期5年。", "2028-01-30", "有效期5年", "from the signing"),
    ("本通知自2023年6月1日起实施。有效期为两年。", "2025-05-31", "有效期为两年", "the next sentence"),
    ("本办法自2023年6月1日起试行，试行期六个月。", "2023-11-30", "试行期六个月", "months, on trial"),
    ("本办法有效期5年。", "2028-01-30", "有效期5年", "no first day: the signing"),
    ("以上政策措施自公布之日起实施，有效期至2023年12月31日。", "2023-12-31", "有效期至2023年12月31日", "a day"),
    (
        "本公告执行期限为2023年1月1日至2027年12月31日。",
        "2027-12-31",
        "执行期限为2023年1月1日至2027年12月31日",
        "a term",
    ),
    ("本公告执行至2027年12月31日。", "2027-12-31", "执行至2027年12月31日", "执行至"),
    ("本通知自2023年1月1日起施行至2025年12月31日。", "2025-12-31", "施行至2025年12月31日", "施行至"),
    ("本公告自2023年1月1日至2025年12月31日执行。", "2025-12-31", "自2023年1月1日至2025年12月31日执行", "自…至"),
    ("本通知自2023年1月1日起实施，2025年12月31日自行废止。", "2025-12-31", "2025年12月31日自行废止", "its end"),
    ("本通知自2023年1月1日起施行，自2026年1月1日起失效。", "2025-12-31", "自2026年1月1日起失效", "the day before"),
    (
        "上述政策适用于所有企业，执行期限为2023年1月1日至2025年12月31日。",
        "2025-12-31",
        "执行期限为2023年1月1日至2025年12月31日",
        "上述政策",
    ),
    ("本通告施行期限自发布之日起至工程完成为止。", OPEN, "施行期限自发布之日起至工程完成为止", "an event has no date"),
    ("本通告自发布之日起施行，至水库完工之日止。", OPEN, "至水库完工之日止", "an event, in a clause of its own"),
    ("本通告自发布之日起执行至水库完工。", OPEN, "执行至水库完工", "an event, behind 执行"),
    ("本通知自印发之日起实施，有效期至新的办法出台。", OPEN, "有效期至新的办法出台", "an event, behind 有效期"),
    ("本办法有效期至2025年底。", OPEN, "有效期至2025年底", "no day that can be told"),
    ("本办法自2023年6月1日起施行，工程至完工之日止免费。", None, "", "what ends is the work"),
    ("本办法自2023年6月1日起施行，执行至2025年12月31日。", "2025-12-31", "执行至2025年12月31日", "a day, no event"),
    ("本办法自2023年6月1日起施行。优粤卡有效期5年。", None, "", "a card"),
    ("本办法自2023年6月1日起施行，许可证有效期3年。", None, "", "a licence"),
    ("第七条 临时牌证有效期最长不得超过1年。", None, "", "a licence"),
    ("（三）延续实施阶段性降费政策，执行期限至2023年4月30日。", None, "", "a measure of a clause"),
    ("除前款外，上述政策凡未注明期限的，执行期限为2023年1月1日至2025年12月31日。", None, "", "a part"),
    ("《旧办法》有效期延长至2025年12月31日。", None, "", "another document"),
    ("《旧办法》于2025年12月31日废止。", None, "", "another document"),
    ("本办法自2023年6月1日起施行，有效期至2020年12月31日。", None, "", "ends before it begins: a slip"),
)


def force(text: str, issued: DateMention | None = SIGNED) -> Force:
    return find_force(text, TITLE, (), issued)


def _check(text: str, found: DateMention | None, day: str | None, quoted: str, why: str) -> None:
    assert (found and found.date.isoformat()) == day, why
    if found is not None:
        assert found.span.of(text) == quoted, why


@pytest.mark.parametrize(("text", "day", "quoted", "why"), EFFECTIVE)
def test_effective(text: str, day: str | None, quoted: str, why: str) -> None:
    _check(text, force(text).effective, day, quoted, why)


@pytest.mark.parametrize(("text", "day", "quoted", "why"), EXPIRES)
def test_expires(text: str, day: str | None, quoted: str, why: str) -> None:
    _check(text, force(text).expires, day, quoted, why)


@pytest.mark.parametrize(
    ("text", "effective", "expires"),
    [
        ("本办法自2023年6月1日起施行，有效期3年。", "stated", "effective"),
        ("本办法自2023年6月1日起30日后施行，有效期3年。", "printed", "effective"),
        ("本办法自印发之日起施行，有效期3年。", "signed", "signed"),
        ("本办法自印发之日起施行，有效期至2024年12月31日。", "signed", "stated"),
        ("本通告自印发之日起施行，至水库完工之日止。", "signed", "open"),
    ],
)
def test_what_a_date_was_counted_from(text: str, effective: str, expires: str) -> None:
    found = force(text)
    assert found.effective is not None
    assert found.expires is not None
    assert (found.effective.basis, found.expires.basis) == (effective, expires)


def test_without_a_day_of_issue_nothing_is_counted() -> None:
    assert force("本办法自发布之日起施行，有效期5年。", None) == Force()
    assert force("本办法自2023年6月1日起施行，有效期5年。", None).expires is not None
