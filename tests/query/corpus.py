"""Ten short articles, invented, each named by one character, so that what a query finds can be seen at a glance."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from finsearch.analysis.analyzer import analyzer
from finsearch.corpus.reader import read, walk
from finsearch.document import RawArticle
from finsearch.engines.base import Engine
from finsearch.engines.entry import Entry, prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.engines.whoosh.engine import WhooshEngine
from finsearch.structure.parse import parse

Line = Mapping[str, object]

LINES: tuple[Line, ...] = (
    {
        "id": "甲",
        "title": "国务院办公厅关于稳住外贸的意见",
        "number": "国办发〔2022〕918号",
        "issuer": "国务院办公厅",
        "kind": "policy",
        "date": "2022-05-26",
        "tags": ["外贸"],
        "source": "示例政策网",
        "body": "各有关部门：\n一、用好出口信用保险。扩大承保规模，支持增值电信企业。（商务部、财政部按职责分工负责）\n"
        "二、便利通关。海运港口要提速。（海关总署负责）",
    },
    {
        "id": "乙",
        "title": "商务部 财政部关于进口的通知",
        "number": "商贸发〔2023〕905号",
        "issuer": "商务部、财政部",
        "kind": "policy",
        "date": "2023-11-03",
        "tags": ["外贸", "进口"],
        "source": "示例政策网",
        "body": "为落实国办发〔2022〕918号，现通知如下：\n一、扩大进口。鼓励保险机构为出口企业服务。（商务部负责）\n"
        "二、减免增值税。进口设备按第十八条执行。（财政部负责）",
    },
    {
        "id": "丙",
        "title": "快讯：前四月出口5G设备增长18%",
        "kind": "flash",
        "date": "2024-05-09",
        "tags": ["数据"],
        "source": "示例新闻",
        "body": "海关数据显示，出口5G设备增长18%，制冷剂HFO-1234yf出口2022吨。",
    },
    {
        "id": "丁",
        "title": "示例劳动合同办法",
        "kind": "policy",
        "date": "2008-01-01",
        "source": "示例政策网",
        "body": "第十七条 劳动合同应当写明工资。\n第十八条 职工因工负伤的，由工伤保险支付。\n"
        "第一百一十八条 本办法自二〇〇八年起施行。",
    },
    {
        "id": "戊",
        "title": "中国银保监会关于保险公司的通知",
        "number": "银保监发〔2020〕903号",
        "issuer": "中国银行保险监督管理委员会",
        "kind": "policy",
        "date": "2020-03-12",
        "source": "示例政策网",
        "body": "各保险公司：\n请按第118条报送保险资金情况。",
    },
    {
        "id": "己",
        "title": "国家金融监督管理总局关于保险公司的通知",
        "number": "金规〔2024〕907号",
        "issuer": "国家金融监督管理总局",
        "kind": "policy",
        "date": "2024-02-20",
        "source": "示例政策网",
        "body": "各保险公司：\n请按第18条报送偿付能力。",
    },
    {
        "id": "庚",
        "title": "关于个人所得税专项附加扣除的通知",
        "issuer": "国家税务总局",
        "kind": "policy",
        "date": "2018-12-21",
        "source": "示例政策网",
        "body": "个人所得税扣除标准自二〇一九年起提高（试行）。",
    },
    {
        "id": "辛",
        "title": "快讯：个税汇算开始",
        "kind": "flash",
        "date": "2024-03-01",
        "tags": ["税收"],
        "source": "示例新闻",
        "body": "个税汇算三月开始，e-CNY可以缴税。今年以来退税加快。",
    },
    {
        "id": "壬",
        "title": "“一带一路”建设十三五期间进展",
        "kind": "news",
        "date": "2021-01-04",
        "source": "示例新闻",
        "body": "十三五期间，中欧班列开行；出口稳，进口增，信用好，保险全。",
    },
    {
        "id": "癸",
        "title": "Trade and insurance：外贸英文稿",
        "kind": "news",
        "date": "2023-05-15",
        "source": "示例英文网",
        "body": "Export credit insurance supports trade. 注意:事项见附件。Note: see annex.",
    },
)


def entries(place: Path, lines: tuple[Line, ...] = LINES) -> list[Entry]:
    """Return the articles as engines get them."""
    file = place / "articles.jsonl"
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    raw = [outcome for source in walk([file]) for outcome in read(source)]
    articles = [parse(each) for each in raw if isinstance(each, RawArticle)]
    assert len(articles) == len(lines)
    return [prepare(article, analyzer()) for article in articles]


@contextmanager
def engines(place: Path, lines: tuple[Line, ...] = LINES) -> Iterator[tuple[Engine, Engine]]:
    """Yield the oracle and a Whoosh index over the same articles."""
    both: tuple[Engine, Engine] = (MemoryEngine(), WhooshEngine.create(place / "whoosh"))
    for engine in both:
        with engine.writer() as writer:
            for entry in entries(place, lines):
                writer.add(entry)
            writer.commit()
    opened = WhooshEngine.open(place / "whoosh")
    yield both[0], opened
    opened.close()
