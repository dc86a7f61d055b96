"""Fields: the names a person may give them, what they were probably meant to be, and values → filters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from finsearch.errors import QueryError
from finsearch.patterns import regex
from finsearch.query.ast import Field, FieldIs
from finsearch.query.dates import parse_range
from finsearch.query.filters import filters_of, with_successors
from finsearch.query.restriction import Days, Filters

FIELDS: dict[str, Field] = {
    "title": "title",
    "标题": "title",
    "number": "number",
    "文号": "number",
    "发文字号": "number",
    "issuer": "issuer",
    "机关": "issuer",
    "发文机关": "issuer",
    "duty": "duty",
    "责任": "duty",
    "责任单位": "duty",
    "tag": "tag",
    "标签": "tag",
    "source": "source",
    "来源": "source",
    "kind": "kind",
    "种类": "kind",
    "form": "form",
    "公文种类": "form",
    "文种": "form",
    "authority": "authority",
    "效力": "authority",
    "效力级别": "authority",
    "topic": "topic",
    "主题": "topic",
    "status": "status",
    "状态": "status",
    "效力状态": "status",
    "date": "date",
    "日期": "date",
    "signed": "signed",
    "成文": "signed",
    "成文日期": "signed",
    "effective": "effective",
    "施行": "effective",
    "施行日期": "effective",
}
SHOWN: dict[Field, str] = {
    "title": "标题",
    "number": "文号",
    "issuer": "机关",
    "duty": "责任",
    "tag": "标签",
    "source": "来源",
    "kind": "种类",
    "form": "公文种类",
    "authority": "效力",
    "topic": "主题",
    "status": "状态",
    "date": "日期",
    "signed": "成文",
    "effective": "施行",
}
OPTIONS: dict[Field, str] = {
    "issuer": "issuers",
    "duty": "duties",
    "tag": "tags",
    "source": "sources",
    "kind": "kinds",
    "form": "forms",
    "authority": "authorities",
    "topic": "topics",
    "status": "statuses",
    "number": "number",
    "signed": "signed",
    "effective": "effective",
}
TIMES: frozenset[Field] = frozenset(("date", "signed", "effective"))
"""Fields whose value is a period: asked for twice, both are wanted at once."""
_MEANT = {
    "title": "题目 题名 名称 标题名 题 headline name",
    "number": "字号 编号 文件号 发文号 文号码 no num docnum",
    "issuer": "机构 单位 部门 发文单位 发文机构 发布机关 发布机构 发布单位 制定机关 agency issuers org by",
    "duty": "责任部门 责任机关 负责 牵头 分工 duties responsible",
    "tag": "关键词 关键字 标记 tags keyword",
    "source": "出处 媒体 网站 sources site from",
    "kind": "类型 类别 分类 kinds type",
    "form": "文体 体裁 公文 genre",
    "authority": "效力等级 法律效力 位阶 level",
    "topic": "专题 领域 话题 subject topics",
    "status": "时效 时效性 有效性 validity",
    "date": "时间 发布日期 发布时间 发布 年份 年度 time year published",
    "signed": "成文时间 签发 签发日期 签署 印发日期 印发时间 issued signing",
    "effective": "施行时间 实施日期 实施时间 生效 生效日期 生效时间 执行日期 inforce",
}
_NEAR = {name: field for field, names in _MEANT.items() for name in names.split()}
_LONGEST = 4  # characters of a field's name
_COMMAS = regex("[、，,]")
_DATED = regex(r"\s*\d{4}")
_WITH_COMMAS = {"title", "tag", "source", "number"}


class Reading(NamedTuple):
    """How values are read: relative dates count from `today`; an agency is also its successors, or not."""

    today: date
    successors: bool = False


def meant(name: str) -> str:
    """Return the field name that an unknown one was probably meant to be, empty if none is near."""
    if name in _NEAR:
        field = _NEAR[name]
        return field if name.isascii() else next(shown for key, shown in SHOWN.items() if key == field)
    from difflib import get_close_matches  # needed by a slip of the finger only

    near = get_close_matches(name, [known for known in FIELDS if len(known) > 2], n=1, cutoff=0.81)
    return near[0] if near else ""


def may_be_meant(name: str) -> bool:
    """Tell whether an unknown name may be meant as a field: Latin letters, or what sounds or looks like a field's name.

    标提 may; what stands before the colon of a title, 通知 or 海南洋浦港, is text.
    """
    if name.isascii():
        return name.isalpha()
    if len(name) > _LONGEST:
        return False
    from finsearch.analysis.shapes import look_alikes  # few titles are asked for
    from finsearch.analysis.sounds import sounds

    def alike(one: str, other: str) -> bool:
        return one == other or other in look_alikes(one) or not set(sounds(one)).isdisjoint(sounds(other))

    known = (each for each in (*FIELDS, *_NEAR) if len(each) == len(name))
    return any(all(map(alike, name, each)) for each in known)


def values(field: Field, written: str) -> tuple[str, ...]:
    """Return the values in a list such as 商务部、财政部, none in 、; commas belong to titles, tags and sources."""
    pieces = tuple(filter(None, _COMMAS.split(written)))
    listed = all(map(_DATED.match, pieces)) if field in TIMES else field not in _WITH_COMMAS
    return pieces if listed else (written,)


def with_values(filters: Filters, group: Iterable[FieldIs], reading: Reading) -> Filters:
    """Return filters that let through what has one of the values too; QueryError, with its place, for a wrong one."""
    for each in group:
        filters = _with_value(filters, each, reading)
    return filters


def _with_value(filters: Filters, each: FieldIs, reading: Reading) -> Filters:
    try:
        if each.field in TIMES:
            return within(filters, each.field, Days(*parse_range(each.value, reading.today)))
        return _merged(filters, *_read(each, reading))
    except QueryError as error:
        raise error.at(each.at) from error


def within(filters: Filters, field: Field, days: Days) -> Filters:
    """Return filters that let through only what is of these days, too."""
    both = asked_days(filters, field).common(days)
    if field == "date":
        return replace(filters, since=both.first, until=both.last)
    return replace(filters, signed=both) if field == "signed" else replace(filters, effective=both)


def asked_days(filters: Filters, field: Field) -> Days:
    """Return the days that filters ask for in a field of times."""
    days: Days = filters.published if field == "date" else getattr(filters, field)
    return days


def _read(each: FieldIs, reading: Reading) -> tuple[str, Any]:
    """Return the option that a field stands for, and its value read as the option's is."""
    name = OPTIONS[each.field]
    given = filters_of(**{name: each.value if name == "number" else (each.value,)})
    return name, getattr(with_successors(given) if reading.successors else given, name)


def _merged(filters: Filters, name: str, read: Any) -> Filters:
    value: Any = (*getattr(filters, name), *read) if isinstance(read, tuple) else read
    return replace(filters, **{name: value})


def narrowed(filters: Filters, group: Sequence[FieldIs], reading: Reading) -> Filters:
    """Return filters that also want one of a field's values; QueryError if they leave no day."""
    found, field = with_values(filters, group, reading), group[0].field
    days = asked_days(found, field) if field in TIMES else Days()
    if days.first and days.last and days.last < days.first:
        typed, asked, name = group[0].value, asked_days(filters, field), SHOWN[field]
        raise QueryError(
            f"没有一天同在“{typed}”和 {asked} 之内 / no day lies both in “{typed}” and in {asked}",
            f"请去掉其一；要两者之一，请写成 / leave one out; for either of them write: {name}:2022-01|2022-06",
        ).at(group[0].at)
    return found


def in_filters(group: Sequence[FieldIs], filters: Filters) -> bool:
    """Tell whether filters already ask for something in the group's field; they hold one question a field."""
    field = group[0].field
    return not asked_days(filters, field).are_open if field in TIMES else bool(getattr(filters, OPTIONS[field]))
