"""`finsearch check`: a draft → what it says about documents that the index knows better."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from finsearch.cli.command import Command
from finsearch.cli.options import chosen_format, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, PathNotFound, with_cause
from finsearch.studies import DraftReport

EXAMPLES = (
    "finsearch check 报告.md",
    "finsearch check 报告.html --format csv      # 每处问题一行 / one line each",
    "pandoc 报告.docx -t plain | finsearch check -",
)
STDIN = "-"


@click.command("check", cls=Command, examples=EXAMPLES, short_help="核对稿件中的引用 / check the citations of a draft")
@click.argument("file", metavar="FILE", type=click.Path(allow_dash=True))
@with_index
@with_format
@with_pager
def command(file: str, index: str, form: str | None, as_json: bool, as_jsonl: bool, no_pager: bool) -> int:
    """Check a draft of your own (md, txt, html; `-` is stdin) against the index.

    It names document numbers, 《titles》 and clauses that the index does not
    have, and what it has that is nearly so; a title or issuer that is wrong
    beside a right number; “quotations” (of 6 characters and more) that the
    document they are put down to does not say, or says in another clause;
    and documents that were repealed or have expired.
    A clause is named right behind its document, or behind 文件, 中的, 规定，:
    articles such as 第三条 or 第二章第四条, those that were
    inserted, such as 第三条之一, what is below them, such as 第二款 or
    第（二）项, numbered points such as 第五项, 第五点 or （五）, and
    decimal headings such as 4.1 or 第4.1条; several of them with 、, 和
    or 至 between them.
    Quotations stand between “ ”, 「 」 or " "; …… leaves something out.
    What the index does not have may exist all the same. What cannot be told
    from its texts is said to be not checked, and is no flaw.
    The exit code is 1 where anything is found, 0 where nothing is.

    核对自己的稿件，指出索引中没有的文号、题名和条款，并列出相近的；
    文号对而题名或机关不对的；与原文有出入或另在别条的引文（6 字以上）；
    以及已废止或失效的文件。索引没有收录的不等于不存在。
    条款紧接在文件之后，中间可有“文件”“中的”“规定，”：
    第三条、第二章第四条、第三条之一、第三条第二款、第三条第（二）项；
    第五项、第五点、第（五）项、（五）；4.1、第4.1条；并列用 、 和 至。
    引文用“ ”、「 」或 " "，其中 …… 表示省略。
    从原文分不出的列为未核对，不算问题。
    发现问题时退出码为 1，没有问题为 0。
    对照中 [-…-] 为原文有而稿中没有，{+…+} 为稿中多出。
    """
    from finsearch.inquiry.drafts import check
    from finsearch.inquiry.reading import text_of
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    text = text_of(_bytes(file))
    opened = open_index(index)
    found = opened.ask(lambda engine, _: check(engine, text, date.today(), opened.analyzer))
    write(_shown(found, form), paged=form == "table" and not no_pager)
    note(
        f"查了 {found.citations:,} 处引用、{found.quotations:,} 处引文，{len(found.flaws):,} 处有问题"
        f" / {found.citations:,} citations, {found.quotations:,} quotations, {len(found.flaws):,} flaws"
    )
    if found.unchecked:
        note(f"{len(found.unchecked):,} 处未能核对 / {len(found.unchecked):,} not checked")
    return EXIT_NO_HITS if found.flaws else EXIT_HITS


def _bytes(file: str) -> bytes:
    if file == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except OSError as error:
        raise PathNotFound(
            with_cause(f"文件无法读取 {file} / the file cannot be read {file}", error),
            "请给文本文件或 - / give a file of text, or -",
        ) from error


def _shown(found: DraftReport, form: str) -> Iterator[str]:
    from finsearch.present import flaws, listing

    return flaws.report(found, look()) if form == "table" else listing.render(flaws.flaws(found), form, look())
