"""Invented documents that cite, amend and repeal each other: seeded, short, with numbers, shared titles and duties.

About ten documents bear each title, one in twenty is an article of one law, a tenth of what is cited nobody has.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_BODIES = (
    ("国务院", "国发〔{year}〕{serial}号"),
    ("国务院办公厅", "国办发〔{year}〕{serial}号"),
    ("财政部", "财税〔{year}〕{serial}号"),
    ("商务部", "商贸发〔{year}〕{serial}号"),
    ("海关总署", "海关总署公告{year}年第{serial}号"),
    ("中国人民银行", "中国人民银行令〔{year}〕第{serial}号"),
    ("国家税务总局", "国家税务总局公告{year}年第{serial}号"),
    ("农业农村部", "农市发〔{year}〕{serial}号"),
)
_VERBS = ("加强", "规范", "支持", "促进", "改进", "优化", "推动", "完善", "深化", "鼓励")
_THINGS = ("出口信用保险", "外贸新业态", "跨境电商", "小微企业融资", "粮食流通", "雨水利用", "桥梁养护", "职业培训")
_AREAS = ("管理", "服务", "发展", "监督", "统计", "试点", "改革", "创新", "安全", "标准")
_FORMS = ("意见", "通知", "办法", "若干措施")
_SAYINGS = (
    "各地方要查明底数，按年度报告进展",
    "对符合条件的企业给予贷款贴息",
    "建立部门之间的信息共享机制",
    "扩大覆盖面，降低费率",
)
_AGENCIES = ("财政部", "商务部", "海关总署", "中国人民银行", "国家税务总局", "农业农村部", "水利部", "教育部")
_TAGS = ("外贸", "税收", "金融", "环境", "劳动", "安全", "市场", "土地", "教育", "卫生")
_FIRST_DAY, _DAYS, _YEARS = date(2000, 1, 3), 9000, 25
_NOBODYS = 0.1
_LAW = "雨水资源促进法"


def articles(number: int, seed: int = 20220518) -> Iterator[dict[str, object]]:
    """Yield documents as lines of a `.jsonl` would have them, in the order of their days."""
    pick = random.Random(seed)
    titles = [_title(pick) for _ in range(max(number // 10, 2))]
    numbers = [number_of(place) for place in range(number)]
    borne = [_LAW if place % 20 == 7 else pick.choice(titles) for place in range(number)]
    for place in range(number):
        day = _FIRST_DAY + timedelta(days=place * _DAYS // number)
        yield {
            "id": f"c{place}",
            "title": borne[place],
            "text": _text(pick, borne, numbers, place, day),
            "date": day.isoformat(),
            "issuers": [_BODIES[place % len(_BODIES)][0]],
            "tags": pick.sample(_TAGS, 2),
            "source": pick.choice(("甲网", "乙网", "丙报")),
        }


def write(path: Path, number: int) -> None:
    """Write a corpus as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in articles(number))


def draft(number: int, citations: int, seed: int = 7) -> str:
    """Return a text that cites so many documents of a corpus of `number`, a tenth of them nobody's, and quotes some."""
    pick = random.Random(seed)
    documents = list(articles(number))
    numbers = [number_of(place) for place in range(number)]
    lines = []
    for _ in range(citations):
        place = pick.randrange(number)
        written = f"《{documents[place]['title']}》（{_cited(pick, numbers, place)}）"
        lines.append(f"根据{written}第{pick.choice('一二三四')}条，“{pick.choice(_SAYINGS)}”。")
    return "关于贯彻落实的报告\n" + "\n".join(lines)


def number_of(place: int) -> str:
    """Return the number of a document by its place in the corpus."""
    issuer, year = place % len(_BODIES), place // len(_BODIES) % _YEARS
    return _BODIES[issuer][1].format(year=2000 + year, serial=place // (len(_BODIES) * _YEARS) + 1)


def _title(pick: random.Random) -> str:
    form, words = pick.choice(_FORMS), (pick.choice(_VERBS), pick.choice(_THINGS), pick.choice(_AREAS))
    return f"关于{words[0]}{words[1]}{words[2]}工作的{form}" if form != "办法" else f"{words[1]}{words[2]}办法"


def _text(pick: random.Random, titles: list[str], numbers: list[str], place: int, day: date) -> str:
    def other() -> str:
        at = pick.randrange(len(titles))
        how = pick.random()
        if how < 0.2:
            return f"《{titles[at]}》"
        return f"《{titles[at]}》（{_cited(pick, numbers, at)}）" if how < 0.7 else _cited(pick, numbers, at)

    ends = f"五、{other()}同时废止。\n" if place % 10 == 3 else ""
    clauses = (
        f"{no}、{pick.choice(_VERBS)}{pick.choice(_THINGS)}。{pick.choice(_SAYINGS)}，落实{other()}要求。"
        f"（{pick.choice(_AGENCIES)}牵头，{pick.choice(_AGENCIES)}按职责分工负责）\n"
        for no in "一二三四"
    )
    opening = f"根据{other()}和{other()}要求，现就有关事项通知如下。\n"
    signature = f"{_BODIES[place % len(_BODIES)][0]}\n{day.year}年{day.month}月{day.day}日"
    return f"{numbers[place]}\n各省、自治区、直辖市人民政府：\n{opening}{''.join(clauses)}{ends}{signature}"


def _cited(pick: random.Random, numbers: list[str], place: int) -> str:
    """Return a document's number, or one that nobody has."""
    return (
        numbers[place].replace("〔20", "〔19").replace("公告20", "公告19")
        if pick.random() < _NOBODYS
        else numbers[place]
    )
