"""`finsearch watch`: saved searches, and what is new in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from finsearch.cli.options import chosen_format, filters, with_filters, with_format, with_index, with_pager
from finsearch.cli.query import QueryCommand
from finsearch.cli.terminal import look, note, write
from finsearch.errors import EXIT_HITS, EXIT_NO_HITS, QueryError
from finsearch.inquiry import watching
from finsearch.inquiry.watching import Watch

if TYPE_CHECKING:
    from finsearch.present.listing import Listing
    from finsearch.search import Index

EXAMPLES = (
    "finsearch watch --add 信保 出口信用保险 --issuer 商务部",
    "finsearch watch             # 上次以来有什么新的 / what is new since last time",
    "finsearch watch 信保 --peek # 只看，不算看过 / look, and do not count it",
    "finsearch watch --list",
)
NONE_SAVED = "还没有保存检索 / nothing is saved yet: finsearch watch --add 信保 出口信用保险"
_DATES = ("since", "until", "as_of")


@click.command("watch", cls=QueryCommand, examples=EXAMPLES, short_help="保存检索，查看新增 / what is new")
@click.argument("words", nargs=-1, metavar="[NAME]...")
@click.option("--add", metavar="NAME", help="以此名保存检索，其余为检索内容 / save the rest as a search of this name")
@click.option("--remove", metavar="NAME", help="删除保存的检索 / forget a saved search")
@click.option("--list", "listed", is_flag=True, help="列出保存的检索 / list them")
@click.option("--peek", is_flag=True, help="只看，下次仍算新的 / look, but let it be new next time, too")
@with_index
@with_filters
@with_format
@with_pager
def command(words: Sequence[str], index: str, form: str | None, as_json: bool, as_jsonl: bool, **given: Any) -> int:
    """Say what answers saved searches now and did not when they were last looked at: exit 0 news, 1 none.

    A search belongs to the index that it was saved for. What is there when it is saved counts as seen.

    列出保存的检索中上次查看以来新增的文章：有新增退出码为 0，没有为 1。检索属于保存时的索引；保存时已有的算看过。
    """
    form = chosen_format(form, as_json=as_json, as_jsonl=as_jsonl)
    place = str(Path(index).absolute())
    restricted = filters(given)
    if given["add"] is None and any(map(_typed, restricted)):
        raise QueryError(
            "限定条件只与 --add 同用 / filters belong to --add",
            "查某日以来发布的 / for what is new since a day: finsearch query --since 2022-05-01",
        )
    kept = watching.read(_file())
    if given["add"] is not None:
        return _add(kept, given["add"], " ".join(words), place, restricted)
    if given["remove"] is not None:
        return _remove(kept, given["remove"], place)
    mine = [each for each in kept if each.index == place]
    if given["listed"]:
        from finsearch.present.watches import watches

        write(_shown(watches(mine), form), paged=form == "table" and not given["no_pager"])
        note(*([] if mine else [NONE_SAVED]))
        return EXIT_HITS if mine else EXIT_NO_HITS
    return _look(kept, _named(mine, words), form, peek=given["peek"])


def _typed(option: str) -> bool:
    """Tell whether an option was typed, and is no default from the file of options or the environment."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def _file() -> Path:
    from platformdirs import user_state_path

    return user_state_path("finsearch") / "watches.json"


def _add(kept: tuple[Watch, ...], name: str, text: str, index: str, restricted: dict[str, Any]) -> int:
    from finsearch.search import open_index

    if not text.strip() and not restricted:
        raise QueryError(
            "没有检索内容 / nothing to watch", f"请给出词语 / give words: finsearch watch --add {name} 出口信用保险"
        )
    plain = {key: value.isoformat() if key in _DATES else value for key, value in restricted.items()}
    fresh = Watch(name, text, index, plain)
    with open_index(index) as opened:
        fresh = watching.looked_at(fresh, _ids(opened, fresh))
    others = tuple(each for each in kept if (each.name, each.index) != (name, index))
    watching.write(_file(), (*others, fresh))
    note(f"已保存 {name}，现有 {len(fresh.seen):,} 篇算看过 / saved {name}; {len(fresh.seen):,} count as seen")
    return EXIT_HITS


def _remove(kept: tuple[Watch, ...], name: str, index: str) -> int:
    others = tuple(each for each in kept if (each.name, each.index) != (name, index))
    if len(others) == len(kept):
        raise QueryError(
            f"没有保存检索 {name!r} / no saved search {name!r}", "已保存的见 / see: finsearch watch --list"
        )
    watching.write(_file(), others)
    return EXIT_HITS


def _named(mine: list[Watch], names: Sequence[str]) -> list[Watch]:
    known = {each.name: each for each in mine}
    for name in names:
        if name not in known:
            raise QueryError(
                f"没有保存检索 {name!r} / no saved search {name!r}",
                f"请先保存 / save it: finsearch watch --add {name} 出口信用保险",
            )
    return [known[name] for name in names] if names else mine


def _look(kept: tuple[Watch, ...], chosen: list[Watch], form: str, *, peek: bool) -> int:
    from finsearch.search import open_index

    if not chosen:
        note(NONE_SAVED)
        return EXIT_NO_HITS
    from finsearch.findings import ArticleRef
    from finsearch.present.watches import news

    found = []
    looked = {(each.name, each.index): each for each in kept}
    with open_index(chosen[0].index) as opened:
        for watch in chosen:
            ids = _ids(opened, watch)
            found += [(watch.name, ArticleRef.of(opened.article(each))) for each in watching.news(watch, ids)]
            looked[watch.name, watch.index] = watching.looked_at(watch, ids)
    write(_shown(news(found), form))
    if not peek:
        watching.write(_file(), tuple(looked.values()))
    note(f"{len(chosen)} 个检索，新增 {len(found):,} 篇 / {len(chosen)} searches, {len(found):,} new articles")
    return EXIT_HITS if found else EXIT_NO_HITS


def _ids(index: Index, watch: Watch) -> tuple[str, ...]:
    options = {k: date.fromisoformat(v) if k in _DATES else v for k, v in watch.options.items()}
    return index.ids(watch.text, **options)


def _shown(found: Listing, form: str) -> Iterator[str]:
    from finsearch.present import listing

    return listing.render(found, form, look())
