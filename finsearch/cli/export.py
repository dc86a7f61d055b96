"""`finsearch export`: references, or a query → clauses with their provenance."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from finsearch.answering.clause_part import split_part
from finsearch.answering.clause_ref import find_clauses, named_in
from finsearch.cli.command import Command
from finsearch.cli.complete import reference
from finsearch.cli.named import named
from finsearch.cli.options import OPTIONS, chosen_format, filters, with_filters, with_index, with_json_flags
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError

if TYPE_CHECKING:
    from datetime import date

    from finsearch.document import Article, Clause
    from finsearch.findings import Excerpt
    from finsearch.search import Index

FORMS = ("md", "bibtex", "json", "jsonl", "csv")
EXAMPLES = (
    "finsearch export '国办发〔2022〕18号#五'",
    "finsearch export --query 出口信用保险 -n 5 --format bibtex",
    "finsearch query 稳外贸 --clauses --format ids | finsearch export -",
)


@click.command("export", cls=Command, examples=EXAMPLES, short_help="导出条款及出处 / clauses with provenance")
@click.argument("refs", nargs=-1, metavar="[REF]...", shell_complete=reference())
@click.option("--query", "text", metavar="TEXT", help="导出回答这个检索的条款 / the clauses that answer a query")
@click.option("-n", "--limit", type=click.IntRange(min=1), default=10, show_default=True, help="最多几条 / at most")
@with_index
@with_filters
@click.option("--format", "form", type=click.Choice(FORMS), help="输出格式 / format  [default: md]")
@with_json_flags
def command(
    refs: Sequence[str], text: str | None, index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any
) -> int:
    """Write clauses, or whole articles, with title, number, clause, issuers, date, URL and a SHA-256 of the text.

    REF is an id, a document number or a path; REF#五 a clause of it, each one where several are called so,
    REF#五-七 or REF第五至七条 those in between; - reads references from stdin, one a line. Filters belong to a search.
    Whether a policy is in force, today or on the day of --as-of, is said with it.

    导出条款或全文，附题名、文号、条款、机关、日期、网址和正文的 SHA-256。
    REF 为编号、文号或路径，REF#五 为其中一条，同名的都导出，REF#五-七、REF第五至七条 为其间各条；- 从标准输入逐行读取。
    限定条件只用于检索；政策注明效力，按今天或 --as-of 的日期推断。
    """
    from finsearch.search import open_index

    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl, otherwise="md")
    restricted = filters(given)
    _check(refs, text, restricted)
    opened = open_index(index)
    as_of = restricted.get("as_of")
    found = [each for ref in _read(refs) for each in _of(opened, ref, as_of)]
    if text is not None or not refs:
        found += _answering(opened, text or "", given["limit"], restricted)
    write(_shown(found, form))
    note(f"导出 {len(found):,} 条 / {len(found):,} exported")
    return EXIT_HITS if found else EXIT_NO_HITS


def _check(refs: Sequence[str], text: str | None, restricted: dict[str, Any]) -> None:
    """Raise QueryError where nothing is named, or what is named is to be filtered."""
    filtering = [option for name, option in OPTIONS.items() if name in restricted and name != "as_of"]
    if not refs and text is None and not filtering:
        raise QueryError(
            "没有指定导出什么 / nothing to export",
            "请给出文号或 --query / give references or --query: finsearch export '国办发〔2022〕18号#五'",
        )
    if refs and text is None and filtering:
        raise QueryError(
            f"限定条件只用于检索，不用于指明的 REF / filters belong to a search, not to a REF: {' '.join(filtering)}",
            "请去掉，或改用 --query / leave them out, or use --query TEXT",
        )


def _read(refs: Sequence[str]) -> Iterator[str]:
    for ref in refs:
        if ref == "-":
            written = sys.stdin.read()
            lines = written.split("\0") if "\0" in written else written.split("\n")
            yield from filter(str.strip, (line.removesuffix("\r") for line in lines))
        else:
            yield ref


def _of(index: Index, ref: str, as_of: date | None) -> Iterator[Excerpt]:
    from finsearch.inquiry.export import excerpts

    (article, *_), clause = named(index, ref)
    return excerpts(article, () if clause is None else _chosen(article, clause), index.validity(article.id, as_of))


def _chosen(article: Article, clause: str) -> tuple[Clause, ...]:
    """Return the clauses that are called so, and say where there are several, or only a part of one was meant."""
    whole, part = split_part(clause)
    chosen = named_in(find_clauses(article, whole))
    if len(chosen) > 1:
        from finsearch.present.namesakes import told_apart

        note(*told_apart(whole, article, chosen))
    if part:
        note(f"款、项、目不能单独导出，导出整条 / a paragraph or item is exported with its whole clause: {part}")
    return chosen


def _answering(index: Index, text: str, limit: int, restricted: dict[str, Any]) -> Iterator[Excerpt]:
    from finsearch.inquiry.export import excerpts

    for hit in index.search(text, limit=limit, clauses=True, **restricted).hits:
        paths = {clause.path for clause in hit.clauses[:1] if clause.path}
        article = index.article(hit.id.removesuffix("".join(f"#{path}" for path in paths)))
        chosen = tuple(clause for clause in article.clauses if clause.path in paths)
        yield from excerpts(article, chosen, index.validity(article.id, restricted.get("as_of")))


def _shown(found: Sequence[Excerpt], form: str) -> Iterator[str]:
    from finsearch.present import excerpts, listing

    if form == "md":
        return excerpts.markdown(found)
    if form == "bibtex":
        return excerpts.bibtex(found)
    return listing.render(excerpts.listing(found), form, look())
