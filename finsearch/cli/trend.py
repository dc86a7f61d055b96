"""`finsearch trend`: phrases → in how many articles each stands, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from finsearch.cli.charts import draw
from finsearch.cli.command import Command
from finsearch.cli.options import (
    PERIODS,
    chosen_format,
    filters,
    with_chart,
    with_filters,
    with_format,
    with_index,
    with_pager,
)
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError
from finsearch.present.wording import word
from finsearch.studies import Trend

EXAMPLES = (
    "finsearch trend 稳外贸 保稳提质 跨境电商",
    "finsearch trend 普惠金融 绿色金融 --relative   # 占当年全部文章 / shares",
    "finsearch trend 出口信用保险 --by month --since 2022 --png 趋势.png",
)


@click.command("trend", cls=Command, examples=EXAMPLES, short_help="比较几个提法的消长 / phrases over time")
@click.argument("phrases", nargs=-1, required=True, metavar="PHRASE...")
@click.option(
    "--by",
    type=click.Choice(tuple(PERIODS)),
    default="year",
    show_default=True,
    help="按年或按月；signed 按成文日期 / the unit; signed: by day of signing",
)
@click.option("--relative", is_flag=True, help="占同期全部文章的比例 / shares of all articles of the time")
@with_chart
@with_index
@with_filters
@with_format
@with_pager
def command(phrases: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Compare in how many articles each PHRASE stands, letter by letter, year by year or month by month.

    A phrase with blanks needs quotes. Filters restrict the articles that count, also as the whole of --relative.
    Years and months are of publication, with --by signed of signing (what was not signed counts as published).

    比较几个提法逐年（或逐月）各见于多少篇文章；逐字匹配。
    限定条件同样作用于比例（--relative）的全部文章。
    年月按发布日期算，--by signed 则按成文日期算（没有成文日期的按发布日期）。
    """
    from finsearch.inquiry.timeline import trend
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    wanted = tuple(dict.fromkeys(phrase for each in phrases if (phrase := each.strip())))
    if not wanted:
        raise QueryError("没有给出提法 / no phrase", "请给出提法 / give some: finsearch trend 稳外贸 保稳提质")
    unit, by = PERIODS[given["by"]]
    found = open_index(index).ask(partial(trend, phrases=wanted, unit=unit or "year", by=by), **filters(given))
    write(_shown(found, form, relative=given["relative"]), paged=form == "table" and not given["no_pager"])
    _remark(found)
    _draw(found, given)
    return EXIT_HITS if any(found.found) else EXIT_NO_HITS


def _shown(found: Trend, form: str, *, relative: bool) -> Iterator[str]:
    from finsearch.present import listing, studies

    page = studies.trend_table(found, relative=relative) if form in ("table", "md") else studies.trend(found)
    return listing.render(page, form, look())


def _remark(found: Trend) -> None:
    from finsearch.answering.excluded import UNSIGNED

    if absent := [phrase for phrase, total in zip(found.phrases, found.found, strict=True) if not total]:
        note(f"各期都没有 / in no period: {'、'.join(absent)}")
    if found.by == "signed":
        note(UNSIGNED)
    each = (f"{phrase} {total:,}" for phrase, total in zip(found.phrases, found.found, strict=True))
    note(f"篇数（逐字） / articles, letter by letter: {word('，').join(each)}")
    if undated := [f"{phrase} {more:,}" for phrase, more in zip(found.phrases, found.undated, strict=True) if more]:
        note(f"其中没有日期、不在各期的 / of these without a date, in no period: {word('，').join(undated)}")


def _draw(found: Trend, given: dict[str, Any]) -> None:
    shares = [[100 * share for share in row] for row in found.shares]
    rows: Sequence[Sequence[float]] = shares if given["relative"] else found.counts
    series = dict(zip(found.phrases, rows, strict=True))
    draw(given, "、".join(found.phrases), found.periods, series, "%" if given["relative"] else word("篇"))
