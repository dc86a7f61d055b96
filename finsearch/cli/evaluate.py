"""`finsearch evaluate`: judged queries → how well an index answers them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from finsearch.cli.command import Command
from finsearch.cli.options import with_index, with_json
from finsearch.cli.terminal import note, write
from finsearch.errors import EXIT_HITS, EvaluationError

if TYPE_CHECKING:
    from finsearch.evaluation.judged import Topic
    from finsearch.evaluation.measures import Scores
    from finsearch.evaluation.resolve import Resolved
    from finsearch.evaluation.runs import Run

EXAMPLES = (
    "finsearch evaluate queries.tsv qrels.tsv",
    "finsearch evaluate queries.tsv qrels.tsv --clauses --save-run mine.run",
    "finsearch evaluate queries.tsv qrels.tsv --compare old.run mine.run",
    "finsearch evaluate --generate known-items   # 生成测试集 / make query sets",
)
MATCHES = ("any", "smart", "all", "exact")
_SHOWN = 5
_A_FILE = click.Path(path_type=Path)
_GIVE_BOTH = "请给出两个文件 / give both: finsearch evaluate queries.tsv qrels.tsv"


@click.command("evaluate", cls=Command, examples=EXAMPLES, short_help="评测检索效果 / measure relevance")
@click.argument("queries", required=False, type=_A_FILE)
@click.argument("qrels", required=False, type=_A_FILE)
@with_index
@click.option("--clauses", is_flag=True, help="以条款为单位 / each answer is one clause")
@click.option(
    "--match",
    type=click.Choice(MATCHES),
    default="any",
    show_default=True,
    help="哪些词语须出现，见 query / which words must be there, as in query",
)
@click.option(
    "--depth", type=click.IntRange(min=1), default=100, show_default=True, help="每条取几个 / answers a query"
)
@click.option("--per-query", is_flag=True, help="逐条列出（制表符分隔） / one line a query, tab-separated")
@click.option("--run", "run_file", type=_A_FILE, help="评测这份 TREC 结果，不检索 / measure this TREC run")
@click.option("--save-run", type=_A_FILE, help="把结果存为 TREC 格式 / write the answers as a TREC run")
@click.option("--compare", nargs=2, type=_A_FILE, metavar="A B", help="比较两份 TREC 结果 / compare two TREC runs")
@click.option("--generate", type=_A_FILE, metavar="DIR", help="从索引生成测试集到 DIR / make query sets from the index")
@click.option("--size", type=click.IntRange(min=1), default=200, show_default=True, help="每集几条 / items a set")
@click.option("--seed", type=int, default=20_220_518, show_default=True, help="随机种子 / seed of all that is drawn")
@with_json
def command(queries: Path | None, qrels: Path | None, **given: Any) -> int:
    """Put each of QUERIES to the index and measure the answers by the judgements in QRELS.

    nDCG@10, MRR, R@100 and P@1 with 95 % bootstrap intervals. QUERIES has the columns query_id and query.
    QRELS has query_id, doc_id (an id, a document number or a path), relevance and, if you like, clause.

    用 QRELS 中的判断评测索引对 QUERIES 的回答：nDCG@10、MRR、R@100、P@1，附 95 % 区间。
    """
    if given["generate"] is not None:
        _generate(given)
        return EXIT_HITS
    if queries is None or qrels is None:
        raise EvaluationError("需要查询和判断两个文件 / QUERIES and QRELS are needed", _GIVE_BOTH)
    write(_compared(qrels, given) if given["compare"] else _measured(queries, qrels, given))
    return EXIT_HITS


def _generate(given: dict[str, Any]) -> None:
    from finsearch.evaluation.files import save
    from finsearch.evaluation.known_item import known_items
    from finsearch.search import open_index

    with open_index(given["index"]) as index:
        sets = known_items(tuple(index.engine.articles()), index.analyzer, size=given["size"], seed=given["seed"])
    write(f"{path}\n" for path in save(sets, given["generate"]))


def _measured(queries: Path, qrels: Path, given: dict[str, Any]) -> Iterator[str]:
    from finsearch.evaluation.judged import read_judgements, read_topics
    from finsearch.evaluation.measures import library, measure
    from finsearch.evaluation.runs import read_run, save_run

    library()
    read = read_topics(queries)
    if read.continued:
        note(
            f"{read.continued} 行没有制表符，接在上一条之后"
            f" / {read.continued} lines without a tab go on with the query above: {queries}"
        )
    negative = not read_judgements(qrels)
    judged = None if negative else _judged(qrels, given, {topic.id for topic in read.topics})
    run = read_run(given["run_file"]) if given["run_file"] else _retrieved(read.topics, given)
    if given["save_run"]:
        save_run(run, given["save_run"])
    if judged is None:
        return _answered(read.topics, run, given)
    if given["run_file"]:
        _tell_unanswered(given["run_file"], judged, run)
    return _shown(measure(judged.qrels, judged.judged(run)), given)


def _answered(topics: tuple[Topic, ...], run: Run, given: dict[str, Any]) -> Iterator[str]:
    """Yield how many queries found something, where no answer is right (absent_number)."""
    from finsearch.present.json import dump
    from finsearch.present.measures import answered

    wrongly = [topic.id for topic in topics if run.get(topic.id)]
    _few(wrongly, "没有正确答案而有结果 / found something, where no answer is right")
    if given["as_json"]:
        return iter((dump({"queries": len(topics), "answered": wrongly}),))
    return answered(len(wrongly), len(topics))


def _tell_unanswered(path: Path, judged: Resolved, run: Run) -> None:
    """Say how many judged queries a run does not have: another set's run measures nothing."""
    lacking = [topic for topic in judged.qrels if topic not in run]
    _few(lacking, f"{path} 没有这些查询，记为无结果 / {path} lacks these queries, which count as nothing found")


def _judged(qrels: Path, given: dict[str, Any], asked: set[str] | None = None) -> Resolved:
    """Return the judgements of the queries asked, found in the index."""
    from finsearch.evaluation.judged import read_judgements
    from finsearch.evaluation.resolve import resolve
    from finsearch.search import open_index

    judgements = read_judgements(qrels)
    kept = [each for each in judgements if asked is None or each.topic in asked]
    if len(kept) < len(judgements):
        note(
            f"{len(judgements) - len(kept)} 条判断没有对应查询"
            f" / {len(judgements) - len(kept)} judgements belong to no query"
        )
    with open_index(given["index"]) as index:
        resolved = resolve(index, kept, clauses=given["clauses"])
    _few(resolved.missing, "判为相关而索引中没有 / judged but not in the index")
    unjudged = len((asked or set()) - resolved.qrels.keys())
    if unjudged:
        note(f"{unjudged} 条查询没有判断，不计 / {unjudged} queries without judgements, left out")
    return resolved


def _retrieved(topics: tuple[Topic, ...], given: dict[str, Any]) -> Run:
    from finsearch.evaluation.retrieve import retrieve
    from finsearch.search import open_index

    failed: list[str] = []
    with open_index(given["index"]) as index:
        chosen = {name: given[name] for name in ("depth", "clauses", "match")}
        run = retrieve(index, topics, **chosen, failed=failed.append)
    _few(failed, "无法理解，记为无结果 / cannot be understood, count as nothing found")
    return run


def _shown(scores: Scores, given: dict[str, Any]) -> Iterator[str]:
    from finsearch.evaluation.bootstrap import summary
    from finsearch.present.json import dump
    from finsearch.present.measures import measured_value, per_query
    from finsearch.present.measures import summary as lines

    means = summary(scores, given["seed"])
    if given["as_json"]:
        each = {"per_query": scores} if given["per_query"] else {}
        value = {"queries": len(scores), "measures": {m.name: measured_value(m) for m in means}, **each}
        return iter((dump(value),))
    return per_query(scores) if given["per_query"] else lines(means, len(scores))


def _compared(qrels: Path, given: dict[str, Any]) -> Iterator[str]:
    from finsearch.evaluation.bootstrap import compare
    from finsearch.evaluation.measures import measure
    from finsearch.evaluation.runs import read_run
    from finsearch.present.json import dump
    from finsearch.present.measures import compared_value, comparison

    judged = _judged(qrels, given)
    runs = [read_run(path) for path in given["compare"]]
    for path, run in zip(given["compare"], runs, strict=True):
        _tell_unanswered(path, judged, run)
    first, second = (measure(judged.qrels, judged.judged(run)) for run in runs)
    gains = compare(first, second, given["seed"])
    if given["as_json"]:
        value = {"queries": len(first), "measures": {each.gain.name: compared_value(each) for each in gains}}
        return iter((dump(value),))
    return comparison(gains, len(first))


def _few(messages: tuple[str, ...] | list[str], what: str) -> None:
    if messages:
        more = f" … +{len(messages) - _SHOWN}" if len(messages) > _SHOWN else ""
        note(f"{what}: {len(messages)}: {'; '.join(messages[:_SHOWN])}{more}")
