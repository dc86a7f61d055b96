"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from finsearch.cli.complete import facet, reference
from finsearch.config import DEFAULT_INDEX, INDEX_VARIABLE
from finsearch.errors import QueryError
from finsearch.present.listing import FORMS

if TYPE_CHECKING:
    from finsearch.studies import Basis, Unit

F = TypeVar("F", bound=Callable[..., Any])

SORTS = ("relevance", "date", "-date", "signed", "-signed", "effective", "-effective")
_SEVERAL = (
    ("--issuer", "issuers", "机关", "只看这些机关发的（可重复） / issued by (may repeat)"),
    ("--duty", "duties", "机关", "只看这些机关负责的（可重复） / responsible agency (may repeat)"),
    ("--tag", "tags", "标签", "只看有这些标签的（可重复） / tag (may repeat)"),
    ("--kind", "kinds", "种类", "policy|flash|news，或 政策|快讯|新闻（可重复） / policy|flash|news (may repeat)"),
    ("--form", "forms", "文种", "公文种类：通知、意见、公告、条例…（可重复） / form of document (may repeat)"),
    (
        "--authority",
        "authorities",
        "级别",
        "效力级别：行政法规、规章、规范性文件…（可重复） / legal force (may repeat)",
    ),
    ("--topic", "topics", "主题", "主题：外贸、税收、保险、金融…（可重复） / topic of the title (may repeat)"),
    (
        "--status",
        "statuses",
        "状态",
        "in-force|not-yet|expired|repealed|unknown，推断的效力状态（可重复）"
        " / in-force|not-yet|expired|repealed|unknown",
    ),
    ("--source", "sources", "来源", "只看这些来源的（可重复） / source (may repeat)"),
)
_ONE = (
    ("--since", "since", "日期", "此日起发布：2022、2022-05-17、去年 / published from: 2022, 2022-05-17, 去年"),
    ("--until", "until", "日期", "此日止发布，含当年、当月、当日 / published until the end of"),
    (
        "--signed",
        "signed",
        "起止",
        "这段时间成文：2022、2022-01..2022-06、近三年；没有成文日期的按发布日期"
        " / signed within: 2022, 2022-01..2022-06, 近三年; what has no day of signing counts by its publication",
    ),
    (
        "--effective",
        "effective",
        "起止",
        "这段时间起施行；没有写明施行日期的不算 / takes effect within; what does not say when is left out",
    ),
    ("--as-of", "as_of", "日期", "按哪一天判断效力，默认今天；年、月取其末日 / judge validity on this day"),
    ("--number", "number", "文号", "发文字号，写法不限，也可只写代字 / document number in any spelling, or its code"),
)
_FACETS = {
    "issuers": "issuers",
    "duties": "duties",
    "tags": "tags",
    "kinds": "kind",
    "forms": "form",
    "authorities": "authority",
    "topics": "topics",
    "sources": "source",
    "statuses": "status",
}
PERIODS: Mapping[str, tuple[Unit | None, Basis]] = {
    "month": ("month", "published"),
    "year": ("year", "published"),
    "signed": (None, "signed"),
    "signed-month": ("month", "signed"),
    "signed-year": ("year", "signed"),
}
"""What articles are counted by: the unit, None for what fits, and which day of an article counts."""
OPTIONS = {**{name: option for option, name, _, _ in (*_SEVERAL, *_ONE)}, "successors": "--successors"}
"""Every filter, and the option that gives it."""

with_index = click.option(
    "--index",
    "index",
    metavar="DIR",
    default=DEFAULT_INDEX,
    envvar=INDEX_VARIABLE,
    show_default=True,
    help=f"索引目录，也可用环境变量 {INDEX_VARIABLE} / the index directory",
)
with_json = click.option("--json", "as_json", is_flag=True, help="输出 JSON / print JSON")
with_names = click.option(
    "--no-expand", is_flag=True, help="不查别名（个税 即 个人所得税） / not by other names of the words"
)
with_pager = click.option("--no-pager", is_flag=True, help="不用分页器 / never through the pager")


def with_sort(said: str, in_english: str) -> Callable[[F], F]:
    """Return what gives a command the option to choose an order, and what it is called there."""
    return click.option(
        "--sort",
        type=click.Choice(SORTS),
        default="relevance",
        show_default=True,
        help=f"{said}，date 按发布、signed 按成文、effective 按施行日期，旧的在前；-date 等新的在前"
        f" / {in_english}; date = oldest first, -date = newest first; also by days of being signed, effective",
    )


def with_by(said: str) -> Callable[[F], F]:
    """Return what gives a command the option to go by publication or by signing, and what it is called there."""
    return click.option(
        "--by", type=click.Choice(("published", "signed")), default="published", show_default=True, help=said
    )


def with_format(command: F) -> F:
    """Give a command that lists records the options that choose how."""
    return click.option(
        "--format", "form", type=click.Choice(FORMS), help="输出格式 / output format  [default: table]"
    )(with_json_flags(command))


def with_json_flags(command: F) -> F:
    """Give a command with --format the short options for JSON."""
    command = click.option("--jsonl", "as_jsonl", is_flag=True, help="即 --format jsonl / same as --format jsonl")(
        command
    )
    return click.option("--json", "as_json", is_flag=True, help="即 --format json / same as --format json")(command)


def chosen_format(form: str | None, *, as_json: bool, as_jsonl: bool, otherwise: str = "table") -> str:
    """Return the one format that was asked for; QueryError where several were."""
    chosen = {each for each in (form, "json" if as_json else None, "jsonl" if as_jsonl else None) if each}
    if len(chosen) > 1:
        names = ", ".join(sorted(chosen))
        raise QueryError(f"格式只能选一种 / several formats: {names}", "请只留一种 / keep one of them")
    return chosen.pop() if chosen else otherwise


def with_chart(command: F) -> F:
    """Give a command that counts over time the options that draw a picture, too."""
    for form in ("png", "svg"):
        command = click.option(
            f"--{form}",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="FILE",
            help=f"另画成 {form.upper()}（需要 finsearch[plot]） / draw a picture, too",
        )(command)
    return command


def with_filters(command: F) -> F:
    """Give a command the options that restrict which articles count."""
    command = click.option(
        "--successors", is_flag=True, help="机关连同承接其职责者 / agencies, and who took over from them"
    )(command)
    for flag, name, metavar, text in reversed(_ONE):
        completes = reference() if name == "number" else None
        command = click.option(flag, name, metavar=metavar, help=text, shell_complete=completes)(command)
    for flag, name, metavar, text in reversed(_SEVERAL):
        values = facet(_FACETS[name])
        command = click.option(flag, name, metavar=metavar, help=text, multiple=True, shell_complete=values)(command)
    return command


def filters(given: dict[str, Any]) -> dict[str, Any]:
    """Return the filters among a command's options as `Index.search` takes them; QueryError for what is no date."""
    kept = {name: given[name] for name in OPTIONS if given[name]}
    if given.get("no_expand"):
        kept["expand"] = False
    for name, read in _TIMES.items():
        if name in kept:
            kept[name] = read(f"--{name}", kept[name])
    if "since" in kept and "until" in kept:
        from finsearch.query.dates import check_order

        check_order(kept["since"], kept["until"], (given["since"], given["until"]))
    if "as_of" in kept:
        kept["as_of"] = day_of(kept["as_of"])
    return kept


def day_of(as_of: str) -> date:
    """Return the day that `--as-of` gives, the last one of a year or a month; QueryError if it is no date."""
    return _day("--as-of", as_of)


def _day(option: str, text: str) -> date:
    from finsearch.query.dates import first_day, last_day

    with _of_option(option):
        return first_day(text) if option == "--since" else last_day(text)


def _days(option: str, text: str) -> str:
    """Return a period as its days, FIRST..LAST: what counts from today must not move with a saved search."""
    from finsearch.query.dates import parse_range
    from finsearch.query.restriction import Days

    with _of_option(option):
        return str(Days(*parse_range(text)))


@contextmanager
def _of_option(option: str) -> Iterator[None]:
    try:
        yield
    except QueryError as error:
        raise QueryError(f"{error.message} ({option})", error.hint) from error


_TIMES: dict[str, Callable[[str, str], date | str]] = {
    "since": _day,
    "until": _day,
    "signed": _days,
    "effective": _days,
}
