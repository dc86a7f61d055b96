"""主题 from titles."""

from __future__ import annotations

import pytest

from finsearch.structure.topic import topics, topics_of


@pytest.mark.parametrize(
    ("title", "expected", "why"),
    [
        ("国务院办公厅关于推动外贸保稳提质的意见", ["外贸"], ""),
        ("关于加大出口信用保险支持的通知", ["外贸", "保险"], "two topics"),
        ("关于促进综合保税区高质量发展的若干意见", ["外贸"], "保税 is no tax"),
        ("个人所得税专项附加扣除暂行办法", ["税收"], ""),
        ("关于阶段性降低失业保险费率的通知", ["就业", "社会保障"], "no insurance business"),
        ("关于健全重特大疾病医疗保险和救助制度的实施意见", ["社会保障", "医药"], ""),
        ("商业银行数据中心监管指引", ["金融", "数据"], "a bank is no shop"),
        ("关于优化营商环境的通知", ["营商环境"], "no natural environment"),
        ("关于推进政务新媒体健康有序发展的意见", ["数据"], "no health"),
        ("关于政务服务标准化规范化便利化工作的方案", ["营商环境"], "化工 over a word border is no industry"),
        ("关于支持小微企业融资担保的指导意见", ["金融", "中小企业"], ""),
        ("碳达峰实施方案", ["生态环境"], ""),
        ("教育部 财政部 人力资源社会保障部关于推进外语教学的通知", [], "who issues it is no topic"),
        ("财政部 税务总局关于跨境电商税收政策的公告", ["外贸", "税收"], "税务总局 is none, but 税收 is"),
        ("云山市财政局关于加快城市绿化的通知", ["生态环境"], "a local body"),
        ("市场监管总局：加快碳达峰", ["生态环境"], "who speaks"),
        ("外贸企业关于降低运费的建议", ["外贸"], "no body in front"),
        ("快讯", [], "none"),
        ("", [], "nothing"),
    ],
)
def test_topics(title: str, expected: list[str], why: str) -> None:
    assert list(topics_of(title)) == expected, why


def test_most_topics_are_named_by_themselves() -> None:
    assert len(topics()) == len(set(topics())) >= 30
