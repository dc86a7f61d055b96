from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path

import pytest

from finsearch.corpus.copies import merge
from finsearch.corpus.dates import CHINA
from finsearch.corpus.reader import SourceFile, read, reader_for, walk
from finsearch.document import RawArticle
from finsearch.results import Failure

POSTS = Path(__file__).resolve().parents[1] / "data" / "posts"
TWIN = "202403053000000018"


def outcomes(root: Path) -> list[RawArticle | Failure]:
    return [outcome for source in walk([root]) for outcome in read(source)]


def articles(root: Path) -> list[RawArticle]:
    return [outcome for outcome in outcomes(root) if isinstance(outcome, RawArticle)]


def written(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


@pytest.mark.parametrize(
    ("name", "suffix", "expected"),
    [
        ("2022-05-26-202205262393043452.md", ".md", "202205262393043452"),
        ("2022-05-26-NW202205262393043452.md", ".md", "202205262393043452"),
        ("2021-12-08-202112082206672930@gen0.markdown", ".md", "202112082206672930"),
        ("-202205262391921712.md", ".md", "202205262391921712"),
        ("2018-11-09-5338761.md", ".md", None),
        ("2022052623930434521.md", ".md", None),
        ("202205262393043452.html", ".html", "202205262393043452"),
        ("202205262393043452.TXT", ".txt", "202205262393043452"),
        ("202205262393043452.jsonl.gz", ".jsonl", None),
    ],
)
def test_the_name_tells_reader_and_id(name: str, suffix: str, expected: str | None) -> None:
    reader = reader_for(Path("/posts") / name)
    assert reader is not None
    assert suffix in reader.suffixes
    assert reader.identify(Path("/posts") / name) == expected


@pytest.mark.parametrize("name", ["a.py", "a", "md", "a.gz", "a.md.gz", "INDEX.tsv"])
def test_other_names_have_no_reader(name: str) -> None:
    assert reader_for(Path("/posts") / name) is None


def test_the_sample_posts_read_whole() -> None:
    found = {article.id: article for article in articles(POSTS)}
    assert sorted(found) == [
        *("202403053000000018", "202403063000000101", "202403073000000202", "42", "law-1", "law-2"),
        *("posts/old_post/2024-03-08-7000001.md", "posts/pages/grain.txt", "posts/pages/guarantee.html", "qc-1"),
    ]


def test_a_post_with_everything() -> None:
    (article,) = articles(POSTS / "old_post" / f"2024-03-05-{TWIN}.md")
    assert article.id == TWIN
    assert article.title == '青川省发布支持外贸企业稳定订单的"十条"措施'
    assert article.published == datetime(2024, 3, 5, 15, 1, 55, tzinfo=CHINA)
    assert article.summary.endswith("（青川日报）")
    assert article.summary not in article.text
    assert (article.tags, article.source) == (("东财滚动新闻",), "青川日报")
    assert article.url == f"http://finance.example.com/news/1345,{TWIN}.html"
    assert "一、扩大出口信用保险。" in article.text
    assert article.text.endswith("\n青川省人民政府办公厅\n2024年3月1日")
    assert [link.text for link in article.stocks] == ["保险"]
    place = article.text.index("保险")
    assert article.markup[article.offsets[place] :].startswith("保险</span>")


def test_the_oldest_kind_of_post() -> None:
    (article,) = articles(POSTS / "old_post" / "2024-03-06-202403063000000101@gen0.md")
    assert article.text == "青川港三月集装箱吞吐量同比增长7.2%，冷藏箱增幅居前。（青川港务局网站）"
    assert article.source == "青川港务局网站"
    assert article.published == datetime(2024, 3, 6, 9, 18, 30, tzinfo=CHINA)


def test_a_post_full_of_links_and_pictures() -> None:
    (article,) = articles(POSTS / "_posts" / "2024-03-07-202403073000000202.md")
    assert article.text.split("\n") == [
        "记者走进远山股份车间，看到灌装线不停运转。",
        "公司称今年的业绩好于去年，远山控股将增加CPPIB型设备。",
        "图片来源：远山股份",
        "据介绍，《<清川议定书>补充修正案》已经生效，产品需符合GB/T 7778标准。",
    ]
    assert [(link.text, link.code) for link in article.stocks] == [
        *(("远山股份", "1,600999"), ("远山控股", "116,00999"), ("PPI", "90,BK0001"))
    ]


def test_an_official_page_as_a_post() -> None:
    (article,) = articles(POSTS / "old_post" / "2024-03-08-7000001.md")
    assert article.id == "old_post/2024-03-08-7000001.md"
    assert article.source == "青川省政府网"
    assert article.text.split("\n") == [
        *("青川省人民政府关于公布", "第三批特色小镇名单的通知", "青政函〔2024〕7号", "各市人民政府："),
        *("一、名单。经评审，下列小镇入选：", "石桥镇", "纺织", "双河镇", "茶叶", "青川省人民政府", "2024年3月6日"),
    ]


def test_three_copies_become_one_whatever_their_order() -> None:
    copies = [article for article in articles(POSTS) if article.id == TWIN]
    assert len(copies) == 3
    merged = merge(copies)
    assert merged == merge(copies[::-1])
    assert [Path(path).name for path in merged.paths] == [
        *(f"2024-03-05-NW{TWIN}.md", f"2024-03-05-{TWIN}.md", f"-{TWIN}.md")
    ]
    assert merged.title == '青川省发布支持外贸企业稳定订单的"十条"措施'
    assert merged.tags == ("青川日报新闻", "东财滚动新闻")
    assert merged.summary
    assert merged.url == f"http://finance.example.com/news/1345,{TWIN}.html"
    assert [link.span.of(merged.text) for link in merged.stocks] == ["保险"]


def test_the_broken_copy_alone() -> None:
    (article,) = articles(POSTS / "_posts" / f"-{TWIN}.md")
    assert article.id == TWIN
    assert article.title == "青川省人民政府办公厅关于支持外贸企业稳定订单的若干措施"
    assert article.published == datetime(2024, 3, 5, tzinfo=CHINA)
    assert article.url == ""


def test_a_web_page() -> None:
    (article,) = articles(POSTS / "pages" / "guarantee.html")
    assert article.title == "青川省财政厅关于规范担保费率的意见"
    assert article.text == "青财金〔2024〕3号\n一、担保费率不高于百分之一。"
    assert article.published == datetime(2024, 3, 11, 10, 5, tzinfo=CHINA)
    assert article.url == "http://czt.example.gov.cn/2024/3/11.html"
    assert article.markup[article.offsets[0] :].startswith("青财金")


@pytest.mark.parametrize(
    ("page", "title", "text", "reason"),
    [
        ("<h1>题</h1><p>文", "题", "题\n文", "no head, no container: everything"),
        ("<title> </title><body><h1>题<b>目</b></h1>文</body>尾", "题目", "题目\n文", "an empty title; the body"),
        (
            "<title>甲</title><div id='UCAP-CONTENT'>文<div>内</div>末</div>外",
            "甲",
            "文\n内\n末",
            "the container's own end",
        ),
        ("<title>甲</title><td id=UCAP-CONTENT class=b>文", "甲", "文", "a container that never ends"),
        ("<title>甲</title><article>文</article><main>外</main>", "甲", "文", "article before main"),
        (
            '<meta name="ArticleTitle" content="真题"><title>栏目</title>文',
            "真题",
            "文",
            "sites name the title themselves",
        ),
        ("<frameset><p>文", "文", "文", "nothing a browser would show"),
    ],
)
def test_web_pages(tmp_path: Path, page: str, title: str, text: str, reason: str) -> None:
    (article,) = articles(written(tmp_path, "a.html", page))
    assert (article.title, article.text) == (title, text), reason


def test_a_text_file() -> None:
    (article,) = articles(POSTS / "pages" / "grain.txt")
    assert article.title == "青川省公布夏粮收购安排"
    assert article.text == "夏粮收购六月一日开始，仓容 < 预期的库点可申请调剂。\n咨询电话另行公布。"
    assert (article.markup, article.offsets) == (article.text, ())


def test_json_lines() -> None:
    found = outcomes(POSTS / "lines")
    policy, news, law, missing, broken, array, second, empty = found
    file = POSTS / "lines" / "articles.jsonl"
    assert isinstance(policy, RawArticle)
    assert (policy.id, policy.number, policy.kind) == ("qc-1", "青商发〔2024〕9号", "policy")
    assert policy.issuers == ("青川省商务厅", "青川省财政厅")
    assert policy.text.split("\n")[0] == "各市商务局："
    assert policy.paths == (str(file),)
    assert isinstance(news, RawArticle)
    assert (news.id, news.text, news.tags) == ("42", "一季度出口信用保险承保增长。\n记者报道。", ("联播",))
    assert news.published == datetime(2024, 4, 20, 19, tzinfo=CHINA)
    assert isinstance(law, RawArticle)
    assert (law.title, law.kind, law.tags) == ("青川省港口条例", "policy", ("地方性法规",))
    assert law.text == "第一章 总则\n第一条\u3000为了加强港口管理，制定本条例。"
    assert isinstance(second, RawArticle)
    assert second.text == "第二条\u3000本省行政区域内的港口适用本条例。"
    assert missing == Failure(f"{file}:4", '缺少字段 "id" / the field "id" is missing')
    assert isinstance(broken, Failure)
    assert broken.path == f"{file}:5"
    assert broken.reason.startswith("不是有效的 JSON: 第 1 行第 ")
    assert array == Failure(
        f"{file}:6", "这一行是 JSON，但不是带字段的对象 / the line is JSON, but not an object with fields"
    )
    assert empty == Failure(f"{file}:8", "没有标题，也没有正文 / there is no title and no text")


@pytest.mark.parametrize(
    ("record", "field", "expected", "reason"),
    [
        ({"id": 0, "text": "文"}, "id", "0", "zero is an id"),
        ({"id": True, "text": "文"}, None, "missing", "true is none"),
        ({"id": " a ", "text": "文"}, "id", "a", "trimmed"),
        ({"id": 1, "body": None, "text": "", "content": "文"}, "text", "文", "the first field that says something"),
        ({"id": 1, "body": ["甲", "乙"]}, "text", "甲\n乙", "a list of paragraphs"),
        ({"id": 1, "body": "甲\n乙"}, "title", "甲", "no title: the first line"),
        ({"id": 1, "body": "文", "issuers": ["甲部", "乙部"]}, "issuers", ("甲部", "乙部"), "a list of issuers"),
        ({"id": 1, "body": "文", "tags": "甲, 乙"}, "tags", ("甲", "乙"), "tags in a string"),
        ({"id": 1, "body": "文", "date": 20240312}, "published", datetime(2024, 3, 12, tzinfo=CHINA), "a number"),
        ({"id": 1, "body": "半\ud800个", "title": "\ud83d\ude00"}, "text", "半\ufffd个", "half characters"),
        ({"id": 1, "body": {"a": 1}}, None, "no title and no text", "an object is no text"),
        (
            {"id": 1, "law": "甲条例", "article": "", "text": "<!-- TABLE -->"},
            "title",
            "甲条例",
            "a law's empty article",
        ),
    ],
)
def test_fields(tmp_path: Path, record: dict[str, object], field: str | None, expected: object, reason: str) -> None:
    (outcome,) = outcomes(written(tmp_path, "a.jsonl", json.dumps(record)))
    if field is None:
        assert isinstance(outcome, Failure)
        assert str(expected) in outcome.reason, reason
    else:
        assert getattr(outcome, field) == expected, reason


def test_gzipped_lines_with_a_mark_and_blank_lines(tmp_path: Path) -> None:
    lines = '\ufeff{"id": "a", "body": "甲"}\r\n\r\n{"id": "b", "body": "乙"}'
    found = articles(written(tmp_path, "a.JSONL.gz", gzip.compress(lines.encode())))
    assert [article.id for article in found] == ["a", "b"]


def test_lines_before_the_damage_of_a_gzip_file_are_kept(tmp_path: Path) -> None:
    whole = gzip.compress(b'{"id": "a", "body": "x"}\n' * 5000)
    *good, failure = outcomes(written(tmp_path, "a.jsonl.gz", whole[:-20]))
    assert all(isinstance(outcome, RawArticle) for outcome in good)
    assert isinstance(failure, Failure)
    assert failure.reason == "gzip 数据到此中断 / the gzip data break off here"


def test_what_is_not_gzip_at_all(tmp_path: Path) -> None:
    (failure,) = outcomes(written(tmp_path, "a.jsonl.gz", b'{"id": "a"}'))
    assert isinstance(failure, Failure)
    assert failure.path.endswith("a.jsonl.gz:1")
    assert failure.reason == "gzip 数据已损坏 / damaged gzip data"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.md", b"", "the file is empty"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(64), "binary"),
        ("a.md", b'---\ntitle: ""\n---\n\n<http://a.b/c>\n', "no text"),
        ("a.html", b"<html><body></body></html>", "no text"),
        ("a.txt", b" \n \n", "no text"),
        ("a.jsonl", b'{"id": 1, "body": "\xff\xfe"}', "GB18030"),
        ("a.jsonl", b"[" * 200_000, "不是有效的 JSON: 嵌套过深 / no valid JSON: nested too deeply"),
        (
            "a.jsonl",
            b'{"id": 1, "body": }',
            "不是有效的 JSON: 第 1 行第 19 列不合 JSON 语法 / no valid JSON: no JSON at",
        ),
    ],
)
def test_bad_content_is_a_failure_with_its_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    (failure,) = outcomes(written(tmp_path, name, content))
    assert isinstance(failure, Failure)
    assert reason in failure.reason


def test_a_post_in_gb18030(tmp_path: Path) -> None:
    text = '---\ntitle: "关于出口信用保险的通知"\n---\n<p>各地方要扩大承保规模。</p>'
    (article,) = articles(written(tmp_path, "a.md", text.encode("gb18030")))
    assert (article.title, article.text) == ("关于出口信用保险的通知", "各地方要扩大承保规模。")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("202403053000000018.md", datetime(2024, 3, 5, tzinfo=CHINA)),
        ("2024-03-08-7000001.md", datetime(2024, 3, 8, tzinfo=CHINA)),
        ("999999993000000018.md", None),
        ("README.md", None),
    ],
)
def test_the_date_of_a_post_without_front_matter(tmp_path: Path, name: str, expected: datetime | None) -> None:
    (article,) = articles(written(tmp_path, name, "# 题目\n\n正文"))
    assert (article.title, article.text, article.published) == ("题目", "# 题目\n正文", expected)


def test_a_file_that_went_away(tmp_path: Path) -> None:
    (failure,) = read(SourceFile(str(tmp_path / "a.md"), tmp_path, 1, 1))
    assert failure == Failure(
        str(tmp_path / "a.md"), "打不开: 没有这个文件或文件夹 / cannot be opened: No such file or directory"
    )
