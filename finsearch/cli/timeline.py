"""`finsearch timeline`: a query → how many articles, month by month or year by year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from finsearch.cli.charts import draw
from finsearch.cli.options import (
    PERIODS,
    chosen_format,
    filters,
    with_chart,
    with_filters,
    with_format,
    with_index,
    with_names,
    with_pager,
)
from finsearch.cli.query import QueryCommand
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS
from finsearch.present.labels import extent_in_time
from finsearch.present.wording import word
from finsearch.studies import Timeline

EXAMPLES = (
    "finsearch timeline 出口信用保险     # 各年或各月篇数 / by month or year",
    "finsearch timeline 稳外贸 --by month --since 2022",
    "finsearch timeline 外贸 --by signed  # 旧文重发不算新 / by day of signing",
    "finsearch timeline 普惠金融 --kind 政策 --svg 普惠金融.svg",
    "finsearch timeline --issuer 商务部 --format csv",
)


@click.command("timeline", cls=QueryCommand, examples=EXAMPLES, short_help="随时间的篇数 / articles over time")
@click.argument("text", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(tuple(PERIODS)),
    help="按月或按年，不给则看跨度；signed 按成文日期 / the unit, else what fits; signed: by day of signing",
)
@with_chart
@with_index
@with_filters
@with_names
@with_format
@with_pager
def command(text: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Count the articles that answer TEXT by month or year of publication, as bars; without TEXT all articles.

    All words are wanted. Periods without an article are shown, too. Up to three years are counted by month.
    Old documents posted anew count when they are posted, with --by signed when they were signed
    (what was not signed counts as published).

    按发布的年份或月份统计符合条件的文章数，画成横条；没有文章的年月也列出。三年以内按月，更长按年。
    旧文重发算在重发之时，--by signed 则按成文日期算（没有成文日期的按发布日期）。
    """
    from finsearch.inquiry.timeline import timeline
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    query = " ".join(text)
    unit, by = PERIODS.get(given["by"], (None, "published"))
    found = open_index(index).ask(partial(timeline, unit=unit, by=by), query, **filters(given))
    write(_shown(found, form), paged=form == "table" and not given["no_pager"])
    note(
        *found.notes,
        extent_in_time(found.total, found.undated),
    )
    series = {word("文章"): [each.count for each in found.periods]}
    draw(given, query or word("全部文章"), [each.value for each in found.periods], series, word("篇"))
    return EXIT_HITS if found.total else EXIT_NO_HITS


def _shown(found: Timeline, form: str) -> Iterator[str]:
    if form == "table":
        from finsearch.present import bars

        return bars.timeline(found, look())
    from finsearch.present import listing, studies

    return listing.render(studies.timeline(found), form, look())
