"""Who ends whom, over an index: by number, by title, as a whole or in part."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import finsearch
from finsearch.engines.repeal import ends
from finsearch.ingest import index_paths
from finsearch.search import Index
from finsearch.structure.parse import parse
from tests.structure.samples import raw

OLD = """云山市人民政府关于印发桥梁养护办法的通知
云政发〔2020〕3号
各区人民政府：
现将《桥梁养护办法》印发给你们，请遵照执行。
云山市人民政府
2020年2月1日
桥梁养护办法
第一条 为了养护桥梁，制定本办法。
第二条 本办法自2020年3月1日起施行。
"""
NEW = """云山市人民政府关于印发桥梁养护办法的通知
云政发〔2023〕9号
各区人民政府：
现将《桥梁养护办法》印发给你们，请遵照执行。
云山市人民政府
2023年5月10日
桥梁养护办法
第一条 为了更好地养护桥梁，制定本办法。
第二条 本办法自2023年7月1日起施行，有效期5年。{}
"""
BY_NUMBER = "《云山市人民政府关于印发桥梁养护办法的通知》（云政发〔2020〕3号）同时废止。"
BY_TITLE = "《桥梁养护办法》同时废止。"
IN_PART = "《桥梁养护办法》（云政发〔2020〕3号）第二条同时废止。"
LICENCE = "桥梁通行证管理办法\n云政发〔2021〕1号\n通行证有效期3年。\n云山市人民政府\n2021年1月5日\n"


@pytest.mark.parametrize(
    ("closing", "ended", "why"),
    [
        (BY_NUMBER, True, "by number"),
        (BY_TITLE, True, "by title: the older one of the same name"),
        (IN_PART, False, "a clause of it only"),
        ("", False, "not named"),
        ("《桥梁养护办法》（云政发〔2020〕4号）同时废止。", False, "another number"),
        ("《道路养护办法》同时废止。", False, "another title"),
    ],
)
def test_ends(closing: str, ended: bool, why: str) -> None:
    old = parse(raw(OLD, id="old"))
    new = parse(raw(NEW.format(closing), id="new"))
    assert ends(new, old) == ended, why
    assert not ends(old, new)
    assert not ends(new, new)


@pytest.fixture(scope="module", params=[BY_NUMBER, BY_TITLE])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    place = tmp_path_factory.mktemp("standing")
    posts = place / "posts"
    posts.mkdir()
    for name, text in {"old": OLD, "new": NEW.format(request.param), "licence": LICENCE}.items():
        (posts / f"{name}.txt").write_text(text, encoding="utf-8")
    (posts / "news.txt").write_text("桥修好了。\n", encoding="utf-8")
    index_paths([posts], Path(place / "index"))
    return finsearch.open(place / "index")


DAYS = (
    ("2020-02-15", "not_yet", "not_yet"),
    ("2020-03-01", "in_force", "not_yet"),
    ("2023-06-30", "in_force", "not_yet"),
    ("2023-07-01", "repealed", "in_force"),
    ("2028-06-30", "repealed", "in_force"),
    ("2028-07-01", "repealed", "expired"),
)


@pytest.mark.parametrize(("day", "old", "new"), DAYS)
def test_a_status_on_a_day(index: Index, day: str, old: str, new: str) -> None:
    as_of = date.fromisoformat(day)
    found = {hit.number: hit.status for hit in index.search("桥", as_of=as_of).hits}
    assert found == {"云政发〔2020〕3号": old, "云政发〔2023〕9号": new, "云政发〔2021〕1号": "unknown", "": None}
    for number, status in found.items():
        if status is not None:
            filtered = index.search("桥", as_of=as_of, statuses=[status]).hits
            assert number in {hit.number for hit in filtered}
            assert {hit.status for hit in filtered} == {status}


def test_who_decides_is_named(index: Index) -> None:
    judged = index.validity("云政发〔2020〕3号", date(2024, 1, 1))
    assert judged is not None
    assert (judged.status, judged.repealed, judged.because) == ("repealed", date(2023, 7, 1), "")
    assert judged.repealed_by is not None
    assert judged.repealed_by.number == "云政发〔2023〕9号"
    judged = index.validity("云政发〔2023〕9号", date(2024, 1, 1))
    assert judged is not None
    assert (judged.status, judged.because, judged.repealed_by) == ("in_force", "有效期5年", None)


def test_today_is_the_day_where_none_is_given(index: Index) -> None:
    judged = index.validity("云政发〔2023〕9号")
    assert judged is not None
    assert judged.as_of == date.today()
    interpreted = index.search("状态:尚未施行", as_of=date(2023, 1, 1)).interpreted
    assert interpreted == "状态:尚未施行（推断） 效力截至:2023-01-01"


def test_what_is_repealed_can_be_left_out(index: Index) -> None:
    numbers = {hit.number for hit in index.search("桥梁 -状态:已废止", as_of=date(2024, 1, 1)).hits}
    assert numbers == {"云政发〔2023〕9号", "云政发〔2021〕1号"}
    assert {hit.number for hit in index.search("桥梁", as_of=date(2024, 1, 1)).hits} > numbers
