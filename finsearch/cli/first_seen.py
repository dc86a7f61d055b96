"""`finsearch first-seen`: a phrase → when and where it first and last stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import click

from finsearch.cli.command import Command
from finsearch.cli.options import chosen_format, filters, with_by, with_filters, with_format, with_index, with_pager
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError
from finsearch.present.labels import extent_in_time
from finsearch.studies import Appearance

LATE = 366
"""Days between signing and publication after which the one says little about the other."""

EXAMPLES = (
    "finsearch first-seen 保稳提质",
    "finsearch first-seen 新质生产力 --kind 政策   # 只看政策 / only policies",
    "finsearch first-seen 新业态新模式 --issuer 国务院办公厅 --json",
)


@click.command("first-seen", cls=Command, examples=EXAMPLES, short_help="提法的首见与末见 / first and last use")
@click.argument("phrase", nargs=-1, required=True)
@with_by("以发布日期或成文日期为准 / day of publication or of signing")
@with_index
@with_filters
@with_format
@with_pager
def command(phrase: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Find when PHRASE, letter by letter, first and last stood: in which document and clause, in which words.

    Only width, case and kinds of quotation marks may differ.
    What has no date comes last. By day of signing, what was not signed counts as published.

    查一个提法逐字首见、末见于何时、哪份文件、哪一条。
    只忽略全半角、大小写与引号形状的差别；没有日期的排在最后。
    以成文日期为准时，没有成文日期的以发布日期计。
    """
    from finsearch.answering.excluded import UNSIGNED
    from finsearch.inquiry.concordance import appearance
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    wanted = " ".join(phrase).strip()
    if not wanted:
        raise QueryError("没有给出提法 / no phrase", "请给出提法 / give one: finsearch first-seen 保稳提质")
    found = open_index(index).ask(partial(appearance, phrase=wanted, by=given["by"]), **filters(given))
    write(_shown(found, wanted, form), paged=form == "table" and not given["no_pager"])
    if found is None:
        note(f"没有文章有这个提法 / nothing has this phrase: {wanted}")
        return EXIT_NO_HITS
    note(extent_in_time(found.total, found.undated))
    if found.by == "signed":
        note(UNSIGNED)
    if is_late(found):
        note(
            "文件成文一年多以后才发布，以成文日期为准请加 --by signed"
            " / signed more than a year before it was published: --by signed goes by that day"
        )
    return EXIT_HITS


def is_late(found: Appearance) -> bool:
    """Tell whether days of publication mislead: the first or last document was signed over a year before."""
    days = [(line.article.signed, line.article.published) for line in (found.first, found.last)]
    return found.by == "published" and any(
        signed and published and (published - signed).days > LATE for signed, published in days
    )


def _shown(found: Appearance | None, phrase: str, form: str) -> Iterator[str]:
    if form == "table":
        from finsearch.present import contexts

        return contexts.appearance(found, look()) if found else iter(())
    from finsearch.present import listing, studies

    return listing.render(studies.appearance(found, phrase), form, look())
