"""`finsearch query`: text → hits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import click

from finsearch.cli.batch import STDIN, answer_all
from finsearch.cli.command import Command
from finsearch.cli.options import (
    chosen_format,
    filters,
    with_by,
    with_filters,
    with_index,
    with_names,
    with_pager,
    with_sort,
)
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError
from finsearch.patterns import regex
from finsearch.present import FORMATS, render
from finsearch.present.labels import summary
from finsearch.present.wording import half
from finsearch.results import Results

MATCHES = ("smart", "all", "any", "exact")
EXAMPLES = (
    "finsearch query 出口信用保险",
    "finsearch query '“出口信用保险” -海运' --issuer 国务院办公厅 --since 2022",
    "finsearch query '(出口 OR 进口) “信用 保险”~5 近三年 -种类:快讯'",
    "finsearch query 稳外贸 --duty 商务部 --clauses --json",
    "finsearch query 个税 --issuer 银监会 --successors",
    "finsearch query 外贸 --signed 2010..2015 --sort signed",
    "finsearch query --number 国办发2022年18号 --format md",
    "finsearch query - < 检索.txt > 结果.jsonl",
)
_WANTED = ("limit", "offset", "match", "clauses", "sort", "facets", "explain", "recency", "by")
_WITH_FACETS = ("table", "json", "md")
_WITH_EXPLANATION = ("table", "json", "jsonl")
_EXCLUSION = regex(r"-(?!-|\d|[nh]$|n\d)")


class QueryCommand(Command):
    """A command whose text may hold exclusions (`-海运`), which look like options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put exclusions behind `--`, where they are text; their place among the words does not matter."""
        known = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        with_values = {name for each in known if not each.is_flag for name in each.opts}
        typed = tuple(takewhile("--".__ne__, args))
        for before, arg in zip(("", *typed), typed, strict=False):
            slip = arg.startswith("-") and any(f"-{arg}" in each.opts for each in known)
            if slip and before not in with_values:  # behind --sort, -signed is its value
                raise click.NoSuchOption(arg, ctx=ctx)
        return super().parse_args(ctx, _text_last(args, with_values))


def _text_last(args: list[str], with_values: set[str]) -> list[str]:
    """Return arguments with exclusions, and all that stood behind `--`, behind `--`."""
    options: list[str] = []
    text: list[str] = []
    waiting = iter(args)
    for arg in waiting:
        if arg == "--":
            text += waiting
        elif arg in with_values:
            value = next(waiting, None)
            if value is None:  # its value is missing: the parser says so
                return args
            options += [arg, value]
        elif _EXCLUSION.match(arg):
            text.append(arg)
        else:
            options.append(arg)
    return [*options, "--", *text] if text else options


@click.command("query", cls=QueryCommand, examples=EXAMPLES, short_help="检索 / search")
@click.argument("text", nargs=-1)
@with_index
@click.option("-n", "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="最多几条 / at most")
@click.option("--offset", type=click.IntRange(min=0), default=0, help="跳过前几条 / skip the first")
@click.option("--clauses", is_flag=True, help="以条款为单位 / each hit is one clause")
@click.option(
    "--match",
    type=click.Choice(MATCHES),
    default="smart",
    show_default=True,
    help="all 全部词语，any 任一，exact 逐字，smart 先全部再尽量多 / which words must be there",
)
@with_sort("次序", "order")
@click.option(
    "--recency",
    type=click.IntRange(min=0),
    default=0,
    metavar="DAYS",
    help="新近发布的加分，每过 DAYS 天减半 / the newer the better; half after DAYS days  [default: 0, not at all]",
)
@with_by("--recency 从发布或从成文日期算起 / from which day --recency counts")
@with_filters
@with_names
@click.option("--facets", is_flag=True, help="附上各机关、标签、年份的篇数 / count issuers, tags, years …")
@click.option("--explain", is_flag=True, help="说明如何理解、如何计分 / show the plan and each score")
@click.option("--format", "form", type=click.Choice(FORMATS), help="输出格式 / output format  [default: table]")
@click.option("--json", "as_json", is_flag=True, help="即 --format json / same as --format json")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="即 --format jsonl / same as --format jsonl")
@click.option("-0", "--null", is_flag=True, help="编号以 NUL 分隔，供 xargs -0 / end ids with NUL, for xargs -0")
@with_pager
def command(text: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Find articles and the clauses in them that answer TEXT.

    All words are wanted; “…” is literal, “a b”~5 or a NEAR/5 b near each other, 增值* a beginning.
    -x excludes, | means or, (…) groups, 机关:商务部 restricts.
    Names are looked for by their other names too (个税, 个人所得税).
    A clause named beside the number or the whole title of its document comes
    first: 国办发〔2022〕18号第五条, 国办函〔2005〕57号4.1.
    近三年 or 2022-01..2022-06 is when it was published, 成文:2022年 when it was
    signed (published, where it was not), 施行:2022年 when it takes effect.
    Full-width signs will do.

    With - instead of TEXT queries come from stdin, one a line, and go out as one JSON line each.

    查找文章和其中的条款。各词都要出现；引号内逐字匹配。
    “甲 乙”~5、甲 NEAR/5 乙 相距不超过 5 字，增值* 为开头，-x 排除，| 表示或，(…) 分组。
    文号或完整题名后写条款（第五条、五-七、4.1）的，该条在前。
    机关:商务部 限定机关，近三年、2022-01..2022-06 指发布日期。全角符号同样可用。
    成文:2022年 指成文日期（没有成文日期的按发布日期），施行:2022年 指施行日期。
    简称与全称、机关及其后继机关一并查找（另查），排在其后；--no-expand 只查原词。
    以 - 代替检索内容时从标准输入逐行读取，每行输出一行 JSON。
    """
    restricted = filters(given)
    if tuple(text) == (STDIN,):
        return _batch(index, form, restricted, given)
    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    query = " ".join(text)
    _check(query, restricted, form, given)
    results = _search(index, query, restricted, given)
    pages = render(results, form, look())
    if given["null"]:
        pages = (page.removesuffix("\n") + "\0" for page in pages)
    write(pages, paged=form == "table" and not given["no_pager"])
    _remark(results, form, given)
    return EXIT_HITS if results.hits else EXIT_NO_HITS


def _batch(index: str, form: str | None, restricted: dict[str, Any], given: dict[str, Any]) -> int:
    if form not in (None, "json", "jsonl"):
        raise QueryError(
            f"批量检索只输出 JSON / queries from stdin are answered in JSON: {form}",
            "请去掉 --format / leave --format out",
        )
    return answer_all(index, {**{name: given[name] for name in _WANTED}, **restricted})


def _check(query: str, restricted: dict[str, Any], form: str, given: dict[str, Any]) -> None:
    if not query.strip() and not restricted:
        raise QueryError(
            "没有检索内容 / nothing to search for",
            "请给出词语或限定条件 / give words or a filter: finsearch query 出口信用保险",
        )
    if given["null"] and form != "ids":
        raise QueryError("-0 只用于编号列表 / -0 is for ids", "请加上 / add: --format ids")
    if given["by"] != "published" and not given["recency"]:
        raise QueryError(
            "--by 只与 --recency 同用 / --by belongs to --recency",
            "按成文日期排序或限定用 / by day of signing: --sort -signed, --signed 2022",
        )
    for option, forms in (("facets", _WITH_FACETS), ("explain", _WITH_EXPLANATION)):
        if given[option] and form not in forms:
            raise QueryError(
                f"{form} 格式不能显示 --{option} / --{option} cannot be shown as {form}",
                f"请用 / use: --format {'|'.join(forms)}",
            )


def _search(index: str, query: str, restricted: dict[str, Any], given: dict[str, Any]) -> Results:
    from finsearch.search import open_index

    return open_index(index).search(query, **{name: given[name] for name in _WANTED}, **restricted)


def _remark(results: Results, form: str, given: dict[str, Any]) -> None:
    """Say on stderr what the data do not say themselves."""
    if form != "json":
        note(*results.notes)
    if given["explain"] and form == "table" and results.interpreted:
        note(f"理解为 / understood as: {results.interpreted}")
        note(*(f"  {half(name)}: {value}" for name, value in results.plan))
    if form in ("table", "md"):
        note(summary(results, clauses=given["clauses"]))
