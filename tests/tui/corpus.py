"""Five posts written for these tests: two documents that cite each other's kind, a notice, a flash, a piece of news."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from finsearch.analysis.analyzer import analyzer
from finsearch.document import RawArticle
from finsearch.engines.entry import prepare
from finsearch.engines.memory.engine import MemoryEngine
from finsearch.search import Index
from finsearch.structure.parse import parse

OPINION = """国务院办公厅关于便利跨境贸易的意见
国办发〔2023〕931号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
为让小微企业“走得出去、回得了款”，经国务院同意，现提出以下意见。
一、简化通关手续。推行“提前申报”，①货物到港即放行，②差错容许更正——企业不必往返。（海关总署牵头，交通运输部、商务部按职责分工负责）
二、用好出口信用保险。扩大出口信用保险覆盖面，对小微企业应保尽保。落实《商务部关于海外仓备案的通知》（商贸发〔2021〕932号）要求，把海外仓存货纳入出口信用保险。（财政部、商务部、中国出口信用保险公司按职责分工负责）
三、畅通结算渠道
（一）便利收款。银行应当在两个工作日内办结。（中国人民银行、国家外汇管理局负责）
（二）减少收费。对小微企业免收 RCEP 原产地证书工本费。（中国贸促会负责）
国务院办公厅
2023年6月8日"""
NOTICE = """商务部关于海外仓备案的通知
商贸发〔2021〕932号
各省、自治区、直辖市商务主管部门：
一、备案范围。经营海外仓的企业可以自愿备案，备案不收费。
二、支持措施。备案企业投保出口信用保险的，费率从优。（商务部负责）
商务部
2021年3月2日"""
ANNOUNCEMENT = """海关总署关于电子口岸的公告
海关总署公告2019年第933号
一、自即日起，电子口岸提供出口报关单查询。
二、《出口货物报关管理办法》同时废止。
海关总署
2019年5月6日"""
FLASH = "某港跨境电商出口额同比增长一成。\n分析认为，出口信用保险让小企业敢接单。"
NEWS = "记者走访了三家海外仓。\n仓库主管说，备案之后借款容易了。\n他们还希望保险更便宜。"

Post = tuple[str, str, str, int, str, tuple[str, ...]]
POSTS: tuple[Post, ...] = (
    ("202306080000000101", "便利跨境贸易的意见发布", OPINION, 2023, "示例政策网", ("外贸", "保险")),
    ("202103020000000102", "海外仓备案的通知", NOTICE, 2021, "示例政策网", ("外贸",)),
    ("201905060000000103", "电子口岸的公告", ANNOUNCEMENT, 2019, "示例政策网", ("海关",)),
    ("202309010000000104", "快讯：跨境电商出口额同比增长一成", FLASH, 2023, "示例快讯", ("外贸",)),
    ("202402010000000105", "海外仓的一天", NEWS, 2024, "示例财经", ()),
)


def memory_index(posts: Sequence[Post] = POSTS) -> Index:
    """An index of posts in memory, with the engine that other engines are tested against."""
    engine = MemoryEngine()
    with engine.writer() as writer:
        for post in posts:
            writer.add(prepare(parse(_raw(*post)), analyzer()))
        writer.commit()
    return Index(engine)


def _raw(name: str, title: str, text: str, year: int, source: str, tags: tuple[str, ...]) -> RawArticle:
    day = datetime(year, int(name[4:6]), int(name[6:8]), 9, 0)
    url = f"http://finance.example.com/{name}.html"
    return RawArticle(name, (f"{name}.md",), title, text, published=day, tags=tags, source=source, url=url)
