"""Invented articles out of real provisions: seeded, about 9 kB each, with dates, issuers and tags to filter by."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

LAWS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "laws.jsonl.gz"
PROVISIONS = 27
_FIRST_DAY, _DAYS = date(2000, 1, 1), 9000
_ISSUERS = ("国务院", "国务院办公厅", "商务部", "财政部", "海关总署", "国家税务总局", "中国人民银行", "农业农村部")
_TAGS = ("外贸", "税收", "金融", "环境", "劳动", "安全", "市场", "土地", "教育", "卫生")
_DIGITS = "一二三四五六七八九"


def articles(number: int, seed: int = 20220518, source: Path = LAWS) -> Iterator[dict[str, object]]:
    """Yield articles as lines of a `.jsonl` would have them."""
    with gzip.open(source) as lines:
        provisions = [json.loads(line) for line in lines]
    pick = random.Random(seed)
    for ordinal in range(number):
        chosen = pick.choices(provisions, k=PROVISIONS)
        day, issuers = imprint(pick)
        numbered = (f"第{_numeral(place)}条　{each['text']}" for place, each in enumerate(chosen, 1))
        yield {
            "id": f"s{ordinal}",
            "title": f"关于{chosen[0]['law']}若干问题的规定（{ordinal}）",
            "text": "\n".join(numbered),
            "date": day.isoformat(),
            "issuers": issuers,
            "tags": pick.sample(_TAGS, 2),
        }


def imprint(pick: random.Random) -> tuple[date, list[str]]:
    """Return a day and one or two issuers."""
    return _FIRST_DAY + timedelta(days=pick.randrange(_DAYS)), pick.sample(_ISSUERS, pick.choice((1, 1, 1, 2)))


def write(path: Path, number: int) -> None:
    """Write a corpus as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in articles(number))


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens - 1]}十") + (_DIGITS[ones - 1] if ones else "")
