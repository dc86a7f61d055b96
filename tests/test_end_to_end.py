"""The installed command, as a new user meets it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from finsearch.answering.relax import COVERAGE

Run = subprocess.CompletedProcess[str]


def finsearch(*arguments: str | Path, folder: Path, **environment: str) -> Run:
    command = [sys.executable, "-W", "error", "-m", "finsearch", *map(str, arguments)]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("FINSEARCH_")}
    variables |= {"COLUMNS": "80", "PYTHONIOENCODING": "utf-8", "FINSEARCH_LANG": "both", **environment}
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=folder, env=variables, check=False
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("end_to_end")
    ran = finsearch("demo", "demo", folder=folder)
    assert ran.returncode == 0, ran.stderr
    assert "新增" in ran.stdout
    return folder


def query(folder: Path, *arguments: str) -> Run:
    return finsearch("query", *arguments, "--index", "demo/index", folder=folder)


STUDIES = (
    ("kwic", "出口信用保险"),
    ("first-seen", "跨境电商"),
    ("duties", "商务部"),
    ("missing",),
    ("trend", "出口", "外贸"),
    ("coverage",),
)


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study[0])
def test_what_machines_read_is_the_same_in_every_language(demo: Path, study: tuple[str, ...], form: str) -> None:
    command = (*study, "--index", "demo/index", "--format", form)
    chinese, english = (finsearch(*command, "--lang", language, folder=demo) for language in ("zh", "en"))
    assert chinese.returncode == english.returncode == 0, english.stderr
    assert chinese.stdout == english.stdout != ""


def test_a_wide_table_keeps_all_its_columns_in_english(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    head = finsearch("coverage", "--index", "demo/index", "--lang", "en", folder=demo).stdout.splitlines()[0].split()
    assert head == ["source", "month", "articles", "policy", "number", "issuer", "parsed", "clause", "doubt", "lost"]


def test_the_first_answer(demo: Path) -> None:
    ran = query(demo, "出口信用保险")
    assert ran.returncode == 0
    first = ran.stdout.split("\n\n")[0]
    assert "国务院办公厅" in first
    assert "出口信用保险" in first
    assert "责任：" in first
    assert "\x1b" not in ran.stdout
    assert "共" in ran.stderr


def test_json_is_data_only(demo: Path) -> None:
    ran = query(demo, "出口信用保险", "--json", "--facets")
    answer = json.loads(ran.stdout)
    assert ran.stderr == ""
    assert list(answer) == ["query", "interpreted", "total", "took_ms", "hits", "facets", "notes"]
    clause = answer["hits"][0]["clauses"][0]
    assert {clause["text"][start:end] for start, end in clause["marks"]} == {"出口信用保险"}
    assert {"value": "policy", "count": 1}.keys() == answer["facets"]["kind"][0].keys()


def test_nothing_found_says_which_word_and_exits_1(demo: Path) -> None:
    ran = query(demo, "量子纠缠通信卫星", "--match", "all")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "没有找到" in ran.stderr


@pytest.mark.parametrize(("typed", "loaded"), [("出口信用保险", False), ("出口信用宝险", True)])
def test_pinyin_is_loaded_only_where_something_is_missing(demo: Path, typed: str, loaded: bool) -> None:
    code = f"import sys; from finsearch.cli import main; main(['query', '{typed}', '--index', 'demo/index'])"
    command = [sys.executable, "-c", f"{code}; sys.exit('pypinyin' in sys.modules)"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=demo, check=False)
    assert ran.returncode == loaded, ran.stderr
    assert ("是不是“出口信用保险”" in ran.stderr) == loaded


SLOW_TO_LOAD = ("rich", "lxml", "rjieba", "numpy.ma", "urllib.request", "finsearch.studies", "finsearch.inquiry")


@pytest.mark.parametrize("form", ["json", "jsonl", "ids", "csv", "md", "table"])
def test_a_query_loads_nothing_that_it_does_not_need(demo: Path, form: str) -> None:
    arguments = ["query", "出口信用保险", "--index", "demo/index", "--format", form]
    code = f"import sys; from finsearch.cli import main; main({arguments}); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", cwd=demo, check=True
    )
    assert ran.stdout
    assert set(SLOW_TO_LOAD) & set(ran.stderr.split()) == set()
    assert "numpy" in ran.stderr.split()


def test_smart_says_that_it_relaxed(demo: Path) -> None:
    ran = query(demo, "出口信用保险 量子纠缠")
    assert ran.returncode == 0
    assert "没有找到 / not found: 量子、纠缠" in ran.stderr.splitlines()
    assert COVERAGE in ran.stderr.splitlines()
    assert "出口信用保险" in ran.stdout, "the answer is what has the other words"


def test_show_by_number_and_clause(demo: Path) -> None:
    hit = json.loads(query(demo, "出口信用保险", "--json").stdout)["hits"][0]
    shown = finsearch("show", hit["number"], "--clause", hit["clauses"][0]["no"], "--index", "demo/index", folder=demo)
    assert shown.returncode == 0
    assert hit["clauses"][0]["title"] in shown.stdout.replace("\n", "")


@pytest.mark.parametrize(
    ("arguments", "says", "next_step"),
    [
        (["index", "no/such/folder"], "no such file or folder", "check the path"),
        (["index", "empty"], "没有可索引的文件", ".md"),
        (["query", "出口", "--index", "nowhere"], "没有索引", "finsearch index"),
        (["query", "出口", "--limt", "3"], "--limt", "--limit"),
        (["qery", "出口"], "qery", "query"),
        (["query"], "没有检索内容", "finsearch query"),
        (["query", "出口", "--since", "last week"], "last week", "2022-05-17"),
        (["show", "国办发〔1900〕1号", "--index", "demo/index"], "国办发〔1900〕1号", "finsearch query"),
    ],
)
def test_what_goes_wrong_is_one_sentence_and_the_next_step(
    demo: Path, arguments: list[str], says: str, next_step: str
) -> None:
    (demo / "empty").mkdir(exist_ok=True)
    ran = finsearch(*arguments, folder=demo)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert says in ran.stderr
    assert next_step in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stderr.count("\n") <= 3


def test_a_closed_pipe_is_no_error(demo: Path) -> None:
    query = f'"{sys.executable}" -m finsearch query 的 -n 50 --index demo/index --no-pager'
    script = f'{query} | head -1; echo "${{PIPESTATUS[0]}}"'
    ran = subprocess.run(["bash", "-c", script], capture_output=True, text=True, cwd=demo, check=True)
    assert ran.stdout.splitlines()[-1] == "0"
    assert "Traceback" not in ran.stderr


def test_indexing_again_changes_nothing(demo: Path) -> None:
    report = json.loads(finsearch("index", "demo/posts", "--index", "demo/index", "--json", folder=demo).stdout)
    assert (report["new"], report["changed"], report["removed"]) == (0, 0, 0)
    assert report["unchanged"] >= 40
