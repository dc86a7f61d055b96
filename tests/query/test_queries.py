"""What a reader types → what is understood, and what is found, by the oracle and by Whoosh alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsearch.analysis.analyzer import analyzer
from finsearch.engines.base import Engine
from finsearch.errors import QueryError
from finsearch.query.compile import Compiler
from finsearch.query.interpret import interpreted
from finsearch.query.restriction import Filters
from tests.query.corpus import engines as both_engines

TODAY = date(2024, 5, 20)
Engines = tuple[Engine, Engine]

QUERIES: tuple[tuple[str, str, str, str], ...] = (
    # -- words
    ("出口", "出口", "甲乙丙壬", "one word"),
    ("出口 保险", "出口 + 保险", "甲乙壬", "all words, anywhere in the article"),
    ("出口　保险", "出口 + 保险", "甲乙壬", "a full-width blank is a blank"),
    ("出口信用保险", "出口 + 信用 + 保险", "甲壬", "a run is cut, and all its words are wanted"),
    ("保稳", "保稳", "", "characters without a word are wanted as they stand"),
    ("稳住外贸的意见", "稳住 + 外贸 + 意见", "甲", "stop words are not wanted"),
    ("TRADE", "trade", "癸", "case does not matter"),
    ("Ｔｒａｄｅ", "trade", "癸", "nor does width"),
    ("5G", "5g", "丙", "a Latin word is whole"),
    ("5", "5", "", "5 is not in 5G"),
    ("%", "%", "丙", "a sign by itself is looked for"),
    ("1234yf", "1234yf", "丙", "a word between hyphens"),
    ("HFO-1234yf", "hfo + 1234yf", "丙", "hyphens inside a word exclude nothing"),
    ("出口信用保险？", "出口 + 信用 + 保险", "甲壬", "a question mark asks for nothing"),
    ("出口，保险", "出口 + 保险", "甲乙壬", "a comma is a border like a blank"),
    ("出口，仓", "出口", "甲乙丙壬", "what a comma parts is no word"),
    # -- quotes
    ('"用保险"', "“用保险”", "甲", "any string, word borders or not"),
    ("“出口信用”", "“出口信用”", "甲", "Chinese quotes"),
    ("「出口信用」", "“出口信用”", "甲", "corner brackets"),
    ('"出口 保险"', "“出口 保险”", "", "a blank in quotes is a character"),
    ('"5"', "“5”", "乙丙", "in quotes also inside 5G"),
    ("“出口信用", "“出口信用”", "甲", "a quote that is never closed runs to the end"),
    ('“出口信用"', "“出口信用”", "甲", "quotes that do not match"),
    ('"“一带一路”建设"', "““一带一路”建设”", "壬", "quotes inside quotes"),
    ("“国办发〔2022〕918号”", "“国办发〔2022〕918号”", "甲乙", "a number in quotes is its characters, printed or not"),
    # -- or, not, and, groups
    ("出口 OR 进口", "出口 | 进口", "甲乙丙壬", "either"),
    ("出口|进口", "出口 | 进口", "甲乙丙壬", "either, without blanks"),
    ("出口｜进口", "出口 | 进口", "甲乙丙壬", "full width"),
    ("出口 或 进口", "出口 | 进口", "甲乙丙壬", "in Chinese"),
    ("增值税 OR 偿付能力 OR 汇算", "增值税 | 偿付能力 | 汇算", "乙己辛", "three"),
    ("出口 AND 进口", "出口 + 进口", "乙壬", "AND says what a blank says"),
    ("出口 且 进口", "出口 + 进口", "乙壬", "in Chinese"),
    ("+出口 &进口", "出口 + 进口", "乙壬", "other engines' signs"),
    ("出口 -快讯", "出口 -快讯", "甲乙壬", "not"),
    ("出口 －快讯", "出口 -快讯", "甲乙壬", "full width"),
    ("出口 NOT 快讯", "出口 -快讯", "甲乙壬", "as a word"),
    ("出口 非 快讯", "出口 -快讯", "甲乙壬", "in Chinese"),
    ("出口 !快讯", "出口 -快讯", "甲乙壬", "other engines' sign"),
    ("出口 -“信用保险”", "出口 -信用保险", "乙丙壬", "not a string"),
    ("-快讯 -新闻", "-快讯 -新闻", "甲乙丁戊己庚壬癸", "only exclusions: all the rest"),
    ("出口 -进口 -快讯", "出口 -进口 -快讯", "甲", "two exclusions"),
    ("(进口 OR 信用) 出口", "(进口 | 信用) + 出口", "甲乙壬", "a group"),
    ("（进口 OR 信用） 出口", "(进口 | 信用) + 出口", "甲乙壬", "full width"),
    ("(进口 增值税) | 偿付能力", "(进口 增值税) | 偿付能力", "乙己", "words together in an alternative"),
    ("出口 -(进口 增值税)", "出口 -(进口 + 增值税)", "甲丙壬", "a group excluded"),
    ("偿付能力 OR (出口 -快讯 -进口)", "偿付能力 | (出口 -快讯 -进口)", "甲己", "an exclusion in an alternative"),
    ("（试行）", "试行", "庚", "a word in brackets is no group"),
    ("(出口 保险", "出口 + 保险", "甲乙壬", "a bracket never closed"),
    ("出口 |", "出口", "甲乙丙壬", "an operator without its other side"),
    ("- 出口", "出口", "甲乙丙壬", "a minus by itself"),
    ("NOT", "not", "", "an operator by itself is a word"),
    # -- near, beginning
    ('"出口 保险"~2', "“出口 保险”~2", "甲", "near: at most two characters between"),
    ('"保险 出口"~2', "“保险 出口”~2", "甲", "in any order"),
    ("“出口 保险”～１０", "“出口 保险”~10", "甲乙壬", "full width, further"),
    ('"出口 进口"~3', "“出口 进口”~3", "壬", "and another"),
    ("“出口保险”~2", "“出口保险”~2", "甲", "without a blank the words are cut"),
    ('"出口 信用 保险"~6', "“出口 信用 保险”~6", "甲", "three strings in one stretch"),
    ("增值*", "增值*", "甲乙", "beginning"),
    ("增值＊", "增值*", "甲乙", "full width"),
    ("HFO*", "HFO*", "丙", "of a Latin word"),
    ("5*", "5*", "丙", "of a word that begins with a digit"),
    ("trad*", "trad*", "癸", "Latin words begin somewhere: not extrade"),
    ("*", "", "甲乙丙丁戊己庚辛壬癸", "everything is nothing to look for"),
    ("增值*电信", "增值* + 电信*", "甲", "a star inside: both pieces"),
    # -- numbers
    ("国办发〔2022〕918号", "国办发〔2022〕918号", "甲乙", "own, then cited"),
    ("国办发[2022]918号", "国办发〔2022〕918号", "甲乙", "square brackets"),
    ("国办发 2022 918", "国办发〔2022〕918号", "甲乙", "blanks"),
    ("国办发二〇二二年九百一十八号", "国办发〔2022〕918号", "甲乙", "in Han numerals"),
    ("國辦發〔2022〕918號", "国办发〔2022〕918号", "甲乙", "in traditional characters"),
    ("国 办 发 〔 2022 〕 918 号", "国办发〔2022〕918号", "甲乙", "with the blanks of a PDF"),
    ("进口 国 办 发 〔2022〕 918 号", "进口 + 国办发〔2022〕918号", "乙", "beside words, too"),
    ("国办发〔22〕918号", "国办发〔2022〕918号", "甲乙", "two digits of a year"),
    ("文号:国 办 发 〔2022〕 918 號", "文号:国办发〔2022〕918号", "甲", "in a field"),
    ("918号", "918", "甲乙", "a serial alone is text"),
    ("国办发〔2022〕918号 进口", "国办发〔2022〕918号 + 进口", "乙", "with words"),
    (
        "国办发〔2022〕918号进口 OR 汇算",
        "(国办发〔2022〕918号 进口) | 汇算",
        "乙辛",
        "what touches a number goes with it",
    ),
    ("汇算|国办发〔2022〕918号进口", "汇算 | (国办发〔2022〕918号 进口)", "乙辛", "on either side"),
    (
        "国办发〔2022〕918号 进口 OR 汇算",
        "国办发〔2022〕918号 + (进口 | 汇算)",
        "乙",
        "what does not touch it does not",
    ),
    ("-国办发〔2022〕918号 进口", "进口 -国办发〔2022〕918号", "壬", "excluded"),
    (
        "金规〔2024〕907号 OR 银保监发〔2020〕903号",
        "金规〔2024〕907号 | 银保监发〔2020〕903号",
        "戊己",
        "either number",
    ),
    ("第18条", "第18条 | 第十八条", "乙丁己", "18 is 十八 in ordinals, and not 118"),
    ("第十八条", "第十八条 | 第18条", "乙丁己", "the other way round"),
    ("第一百一十八条", "第一百一十八条 | 第118条", "丁戊", "above a hundred"),
    ("劳动合同办法第18条", "劳动合同 + 办法 + (第18条 | 第十八条)", "丁", "in a run"),
    (
        "劳动合同办法第18条第二款",
        "劳动合同 + 办法 + (第18条 | 第十八条)",
        "丁",
        "a 款 is a paragraph: nothing prints its ordinal",
    ),
    (
        "中华人民共和国劳动合同办法第18条",
        "劳动合同 + 办法 + (第18条 | 第十八条)",
        "丁",
        "the state before a law's name",
    ),
    ("中华人民共和国劳动", "中华人民共和国 + 劳动", "", "and where there is no law"),
    ("2022年", "2022 | 二〇二二年", "甲乙丙", "a year with 年, also as 二〇二二年"),
    ("二〇一九年", "2019 | 二〇一九年", "庚", "the other way round"),
    ("2022", "2022", "甲乙丙", "a number by itself is text"),
    ("5月18日", "5月18日 | 五月十八日", "", "a day of any year is no 18% and no 5G"),
    ("2,022吨 出口", "(2,022 | 2022) + 吨 + 出口", "丙", "commas part thousands"),
    # -- fields
    ("标题:进口", "标题:进口", "乙", "only in titles"),
    ("title:外贸", "标题:外贸", "甲癸", "in English"),
    ("标题：“外贸的意见”", "标题:外贸的意见", "甲", "full-width colon, in quotes"),
    ("标题:外贸|进口", "标题:外贸 | 标题:进口", "甲乙癸", "values of one field"),
    ("机关:商务部", "机关:商务部", "乙", "issuer"),
    ("机关: 商务部", "机关:商务部", "乙", "a blank behind the colon"),
    ("机关:国办", "机关:国务院办公厅", "甲", "by a short name"),
    ("机关:商务部|国办", "机关:商务部|国务院办公厅", "甲乙", "either issuer"),
    ("机关:商务部、税务总局", "机关:商务部|国家税务总局", "乙庚", "a list"),
    ("机关:商务部 机关:财政部", "机关:财政部 机关:商务部", "乙", "issued together"),
    ("-机关:商务部 进口", "进口 -机关:商务部", "壬", "not issued by"),
    ("责任:海关总署", "责任:海关总署", "甲", "responsible agency"),
    ("-责任:财政部 种类:政策 出口", "出口 -责任:财政部 种类:policy", "", "not responsible"),
    ("标签:外贸", "标签:外贸", "甲乙", "tag"),
    ("来源:示例新闻 出口", "出口 来源:示例新闻", "丙壬", "source"),
    ("种类:快讯", "种类:flash", "丙辛", "kind"),
    ("种类:快讯|新闻", "种类:flash|news", "丙辛壬癸", "either kind"),
    ("种类:flash 出口", "出口 种类:flash", "丙", "in English"),
    ("-种类:政策 外贸", "外贸 -种类:policy", "癸", "not a kind"),
    ('机关:"商务部"|"国务院办公厅"', "机关:商务部|国务院办公厅", "甲乙", "quoted values in a list"),
    ("机关:“商务部”｜国务院办公厅", "机关:商务部|国务院办公厅", "甲乙", "one of them quoted"),
    ("机关:(商务部)|国务院办公厅", "机关:商务部|国务院办公厅", "甲乙", "one in brackets"),
    (
        "机关:(商务部|税务总局)|(国务院办公厅)",
        "机关:商务部|国家税务总局|国务院办公厅",
        "甲乙庚",
        "a list behind a group",
    ),
    ("机关:商务部||国务院办公厅", "机关:商务部|国务院办公厅", "甲乙", "a sign typed twice"),
    ("机关:商务部|税务总局、国务院办公厅", "机关:商务部|国家税务总局|国务院办公厅", "甲乙庚", "a list in a list"),
    (
        "文号:国办发〔2022〕918号|商贸发〔2023〕905号",
        "文号:国办发〔2022〕918号 | 文号:商贸发〔2023〕905号",
        "甲乙",
        "numbers",
    ),
    ("-机关:商务部|国务院办公厅 外贸", "外贸 -(机关:商务部 | 机关:国务院办公厅)", "癸", "none of a list"),
    ('机关:"商务部" |"国务院办公厅"', "机关:商务部 | “国务院办公厅”", "甲乙", "a blank ends a list"),
    ("(机关:商务部)|汇算", "机关:商务部 | 汇算", "乙辛", "a field in brackets has no list behind it"),
    ("机关:商务部 OR 汇算", "机关:商务部 | 汇算", "乙辛", "a field or a word"),
    ("文号:国办发2022年918号", "文号:国办发〔2022〕918号", "甲", "own number only"),
    ("标题: 国办发〔2022〕918号", "标题:国办发〔2022〕918号", "", "a title is not a number, too"),
    ("文号： 国办发〔2022〕918号 外贸", "外贸 文号:国办发〔2022〕918号", "甲", "a blank behind a full-width colon"),
    ("机关: 商务部 文号: 商贸发〔2023〕905号", "机关:商务部 文号:商贸发〔2023〕905号", "乙", "two fields with blanks"),
    ("-文号: 国办发〔2022〕918号 外贸", "外贸 -文号:国办发〔2022〕918号", "癸", "excluded, and not wanted, too"),
    ("请见文件: 国办发〔2022〕918号", "请见 + 文件 + 国办发〔2022〕918号", "", "a number behind what is no field"),
    ("落实:国办发〔2022〕918号", "落实 + 国办发〔2022〕918号", "乙", "nor without a blank"),
    ("注意:事项", "注意 + 事项", "癸", "a colon is not always a field"),
    ("author:张三", "author + 张三", "", "nor is this one"),
    # -- dates
    ("日期:2022", "日期:2022-01-01..2022-12-31", "甲", "a year"),
    ("日期:2022-05", "日期:2022-05-01..2022-05-31", "甲", "a month"),
    ("日期:2022年5月", "日期:2022-05-01..2022-05-31", "甲", "in Chinese"),
    ("日期:2022-05-26", "日期:2022-05-26..2022-05-26", "甲", "a day"),
    ("日期:2022-01..2023-06", "日期:2022-01-01..2023-06-30", "甲癸", "a range"),
    ("日期:2023-06..", "日期:2023-06-01..", "乙丙己辛", "open"),
    ("日期:..2018", "日期:..2018-12-31", "丁庚", "open on the other side"),
    ("日期:2008 OR 日期:2018", "日期:2008 | 日期:2018", "丁庚", "either year"),
    ("2022-01..2023-06", "日期:2022-01-01..2023-06-30", "甲癸", "a range needs no field"),
    ("2022-01 .. 2023-06 外贸", "外贸 日期:2022-01-01..2023-06-30", "甲癸", "nor is it broken by blanks"),
    ("今年以来", "日期:2024-01-01..", "丙己辛", "from the first of January"),
    ("“今年以来”", "“今年以来”", "辛", "in quotes it is text"),
    ("近三年 外贸", "外贸 日期:2021-05-20..2024-05-20", "甲癸", "three years back to the day"),
    ("2018-12-21", "日期:2018-12-21..2018-12-21", "庚", "a day by itself"),
    ("2018年12月21日", "日期:2018-12-21..2018-12-21", "庚", "a day by itself, in Chinese"),
    ("去年", "日期:2023-01-01..2023-12-31", "乙癸", "last year"),
    ("上半年 出口", "出口 日期:2024-01-01..2024-06-30", "丙", "this year's first half"),
    ("2022年上半年", "日期:2022-01-01..2022-06-30", "甲", "a year's first half"),
    ("2023年第四季度", "日期:2023-10-01..2023-12-31", "乙", "a quarter"),
    ("2022年5月 外贸", "外贸 日期:2022-05-01..2022-05-31", "甲", "a month"),
    ("十三五期间", "日期:2016-01-01..2020-12-31", "戊庚", "a five-year plan"),
    ('"十三五期间"', "“十三五期间”", "壬", "in quotes it is text"),
    ("今年“以来退税”", "今年 + “以来退税”", "辛", "a word that touches a quote is text"),
    ("党的二十大以来 保险", "保险 日期:2022-10-16..", "乙己", "since a congress"),
    ("本月", "日期:2024-05-01..2024-05-31", "丙", "this month"),
    ("日期:2020年以前", "日期:..2019-12-31", "丁庚", "until the year before"),
    ("日期:2018-2020", "日期:2018-01-01..2020-12-31", "戊庚", "years with a hyphen"),
    # -- as people type them, too
    ("第 18 条", "第18条 | 第十八条", "乙丁己", "blanks inside an ordinal"),
    ("出口 ＯＲ 进口", "出口 | 进口", "甲乙丙壬", "a full-width word for it"),
    ("出口 ＮＯＴ 快讯", "出口 -快讯", "甲乙壬", "full width, as a word"),
    ('"出口 保险" ~2', "“出口 保险”~2", "甲", "a blank before the distance"),
    ('"出口 保险"~99999', "“出口 保险”~9999", "甲乙壬", "as far as one likes"),
    ("标题:(进口 OR 外贸)", "标题:进口 | 标题:外贸", "甲乙癸", "a group of values"),
    ("标题:(外贸 意见)", "标题:外贸 + 标题:意见", "甲", "all of them"),
    ("机关:(商务部 OR 国办)", "机关:商务部|国务院办公厅", "甲乙", "either issuer, in brackets"),
    ("-机关:(商务部 OR 国办) 出口", "出口 -(机关:商务部 | 机关:国务院办公厅)", "丙壬", "none of them"),
    ("机关:（商务部）", "机关:商务部", "乙", "one value in brackets"),
    ("标题:进口*", "标题:进口", "乙", "a beginning in a title"),
    ("文号:918号", "文号:*〔*〕918号", "甲", "a serial of any code and year"),
    ("正文:汇算", "汇算", "辛", "everywhere is no field"),
    ("全文:“用保险”", "“用保险”", "甲", "nor is this, with a string"),
    ("日期:2008,2018", "日期:2008 | 日期:2018", "丁庚", "a list of years"),
    ("日期:>2020", "日期:2021-01-01..", "甲乙丙己辛壬癸", "later than"),
    ("日期:>=2023-06", "日期:2023-06-01..", "乙丙己辛", "from then on"),
    ("日期:＜2018", "日期:..2017-12-31", "丁", "before, in full width"),
    ("日期:5月26日", "日期:2024-05-26..2024-05-26", "", "a day of this year"),
    ("“十三五”时期", "日期:2016-01-01..2020-12-31", "戊庚", "quoted as documents quote it"),
    ("日期:“十三五”期间", "日期:2016-01-01..2020-12-31", "戊庚", "behind a field, too"),
    ("2022年1月至2023年6月", "日期:2022-01-01..2023-06-30", "甲癸", "a range in words"),
    ("从2022年到2023年", "日期:2022-01-01..2023-12-31", "甲乙癸", "with its preposition"),
    ("2023至今", "日期:2023-01-01..", "乙丙己辛癸", "until today"),
    ("2020年以前", "日期:..2019-12-31", "丁庚", "until the year before"),
    ("2022 年 5 月 外贸", "外贸 日期:2022-05-01..2022-05-31", "甲", "blanks inside a month"),
    ("5月17日以来", "日期:2024-05-17..", "", "since a day of this year"),
    ("22年5月 外贸", "外贸 日期:2022-05-01..2022-05-31", "甲", "a year of two digits"),
    ("2018年12月21号", "日期:2018-12-21..2018-12-21", "庚", "a day as it is spoken"),
    ("日期:20181221", "日期:2018-12-21..2018-12-21", "庚", "eight digits behind the field"),
    ("20181221", "20181221", "", "and without it a word"),
    ("2022-01-01至2022-06-30", "日期:2022-01-01..2022-06-30", "甲", "full dates with 至"),
    ("2022-01-01 - 2022-06-30", "日期:2022-01-01..2022-06-30", "甲", "full dates with a hyphen"),
    ("2022年1月1日至6月30日 外贸", "外贸 日期:2022-01-01..2022-06-30", "甲", "the year said once"),
    ("2022年1月 到 6月", "日期:2022-01-01..2022-06-30", "甲", "months, with blanks"),
    ("2022-01 - 2022-06", "日期:2022-01-01..2022-06-30", "甲", "months with a hyphen"),
    ("日期:2022-01 - 2022-06 外贸", "外贸 日期:2022-01-01..2022-06-30", "甲", "behind the field, too"),
    ("日期:[2022-01 TO 2023-06]", "日期:2022-01-01..2023-06-30", "甲癸", "as in Lucene"),
    ("2018-2020年", "2018 + (2020 | 二〇二〇年)", "", "years with a hyphen are in titles, too: text"),
    ("出口 NEAR/2 保险", "“出口 保险”~2", "甲", "near, as others write it"),
    ("外贸 出口 /NEAR 2 保险", "外贸 + “出口 保险”~2", "甲", "only what stands beside it"),
    ("出口 w/10 进口", "“出口 进口”~10", "乙壬", "and others"),
    ("出口 NEAR/3 进口 NEAR/3 信用", "“出口 进口 信用”~6", "壬", "three in a row"),
    ("(信用 OR 进口) NEAR/3 出口", "“信用 出口”~3 | “进口 出口”~3", "甲壬", "one of a group"),
    ("汇算 OR 信用 NEAR/1 出口", "汇算 | “信用 出口”~1", "甲辛", "it binds tighter than OR"),
    ("-信用 NEAR/1 出口 外贸", "外贸 -“信用 出口”~1", "癸", "excluded"),
    ("near 5 km", "near + 5 + km", "", "a word, in small letters"),
    ("NEAR/5 汇算", "汇算", "辛", "with nothing before it"),
    ("出口 NEAR/5 -快讯 保险", "出口 + 保险 -快讯", "甲乙壬", "a minus behind it is not near anything"),
    ("(出口 NEAR/5) 保险", "出口 + 保险", "甲乙壬", "nor is the end of a group"),
    ("标题:(外贸* 意见)", "标题:外贸 + 标题:意见", "甲", "a beginning in a group of values"),
    ("出口 保险~2", "“出口 保险”~2", "甲", "a distance without quotes is that of the words before it"),
    ("外贸 标签:外贸 出口保险 ~2", "外贸 + “出口保险”~2 标签:外贸", "甲", "but not of what stands before a field"),
    ("进口 OR 出口保险~2", "进口 | “出口保险”~2", "甲乙壬", "in an alternative"),
    ("5~10", "5 + 10", "", "between numbers it is a range"),
    ("标题:“外贸 意见”~1", "标题:“外贸 意见”~1", "甲", "near each other in a title"),
    ("标题:“国务院 意见”~3", "标题:“国务院 意见”~3", "", "too far apart in the title"),
    ("标题:(外贸 NEAR/3 意见)", "标题:“外贸 意见”~3", "甲", "in a group of values"),
    ("标题:外贸意见~1", "标题:“外贸意见”~1", "甲", "without quotes"),
    ("正文:“出口 保险”~2", "“出口 保险”~2", "甲", "everywhere is no field"),
    ("文号:国办发", "文号:国办发〔*〕*号", "甲", "all numbers of a code"),
    ("文号:国办发〔2022〕", "文号:国办发〔2022〕*号", "甲", "of a code and a year"),
    ("文号:国办发2021", "文号:国办发〔2021〕*号", "", "in another year"),
    ("文号:〔2023〕", "文号:*〔2023〕*号", "乙", "of a year"),
    ("文号:国办发〔2022〕*号", "文号:国办发〔2022〕*号", "甲", "as it is shown"),
    ("文号:国办发 〔2022〕 918号", "文号:国办发〔2022〕918号", "甲", "blanks inside a number"),
    ("文号:国办发 外贸", "外贸 文号:国办发〔*〕*号", "甲", "and a word behind it"),
    ("文号:国办发|金规", "文号:国办发 | 文号:金规", "甲己", "either code"),
    ("-文号:国办发 保险 种类:政策", "保险 -文号:国办发〔*〕*号 种类:policy", "乙丁戊己", "not of a code"),
    ("10年以来", "10 + 以来", "", "how long, not when"),
    ("1 - 2022年", "1 + (2022 | 二〇二二年)", "", "no date, no range"),
)


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engines]:
    with both_engines(tmp_path_factory.mktemp("queries")) as both:
        yield both


@pytest.mark.parametrize(("typed", "understood", "found", "why"), QUERIES)
def test_what_is_typed_is_understood_and_found(
    engines: Engines, typed: str, understood: str, found: str, why: str
) -> None:
    plan = replace(Compiler(analyzer(), today=TODAY).compile(typed, Filters()), limit=50)
    assert interpreted(plan) == understood, why
    for engine in engines:
        hits = engine.search(plan)
        assert "".join(sorted(hit.article for hit in hits.hits)) == "".join(sorted(found)), (engine.name, why)


WRONG: tuple[tuple[str, str, str, str], ...] = (
    ("出口 机构:商务部", "机构", "机关:商务部", "a name that is nearly a field's"),
    ("字号: 国办发〔2022〕918号", "字号", "文号:国办发〔2022〕918号", "nearly a field's, before a number"),
    ("isuer:商务部", "isuer", "issuer:商务部", "a slip of the finger"),
    ("题目：外贸", "题目", "标题:外贸", "full-width colon"),
    ("外贸 日期:2022-13", "2022-13", "2022-05-17", "no such month"),
    ("日期:昨年", "昨年", "近三年", "no date"),
    ("日期:2023..2021", "2023..2021", "2021..2023", "the wrong way round"),
    ("日期:2023年5月至2021年", "2023年5月至2021年", "2021年..2023年5月", "the wrong way round, in Chinese"),
    ("种类:法规 出口", "法规", "政策", "no such kind"),
    ("文号:商务部", "商务部", "国办发〔2022〕18号", "no document number"),
    ("出口 (日期:不久 OR 进口)", "不久", "2022", "inside a group"),
    ("出口 标题:", "", "标题:…", "nothing behind a field"),
    ("出口 机关:、", "、", "机关:…", "a list of commas names nothing"),
    ("日期:，,", "，,", "日期:…", "nor any time"),
    ("-状态:, 出口", ",", "状态:…", "nor what to leave out"),
    ("机关:，|商务部", "，", "机关:…", "beside what does name something"),
    ("日期:2022、5月", "2022、5月", "2022-05", "a list whose month has no year"),
    ("日期:2022-06 2022-01 外贸", "2022-01", "日期:2022-01|2022-06", "two months at once"),
    ("机关:“商务部”~3 出口", "商务部", "标题:“外贸 意见”~3", "a field without distances"),
    ("机关:(商务部 NEAR/3 财政部) 出口", "", "标题:“外贸 意见”~3", "in a group of values"),
    ("机关:(商务部~3 财政部)", "", "标题:“外贸 意见”~3", "nor without NEAR"),
    ("机关:商务部 NEAR/5 出口", "NEAR/5", "出口 NEAR/5 保险", "near a field"),
    ("种类:(法规 OR 新闻)", "", "政策", "no such kind, in a group"),
)


@pytest.mark.parametrize(("typed", "place", "hint", "why"), WRONG)
def test_what_cannot_be_meant_has_a_place_and_a_suggestion(typed: str, place: str, hint: str, why: str) -> None:
    with pytest.raises(QueryError) as caught:
        Compiler(analyzer(), today=TODAY).compile(typed, Filters())
    error = caught.value
    assert error.place is not None, why
    assert (error.query, error.query[slice(*error.place)]) == (typed, place), why
    assert hint in error.hint


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("近三年 外贸", "近三年"),
        ("外贸 20220526", "要按发布日期请写成 日期:20220526"),
        ("外贸 20229999", ""),
        ("外贸 26/05/2022", "“26/05/2022”按文字查找；要按发布日期请写成 日期:2022-05-26"),
        ("外贸 05/26/2022", "when published is 日期:2022-05-26"),
        ("外贸 5.6.2022", "日期:2022-06-05 | 日期:2022-05-06"),
        ("外贸 26/05/2022号", ""),
        ("外贸 36/05/2022", ""),
        ("外贸 May 2022", "“May 2022”按文字查找；要按发布日期请写成 日期:2022-05"),
        ("26 May 2022 外贸", "日期:2022-05-26"),
        ("sept. 1st, 2022", "日期:2022-09-01"),
        ("31 June 2022", ""),
        ("maybe 2022", ""),
        ("外贸 2022.5", "日期:2022-05"),
        ("外贸 2022.15", ""),
        ("外贸 –快讯", "“–快讯”按文字查找；要排除请写成 -快讯"),
        ("外贸 ——快讯", "“——快讯” is read as text; to exclude it write -快讯"),
        ("出口 — 进口", ""),
        ("外贸—快讯", ""),
        ("外贸 *出口", "“*出口”按“出口”查找，* 只在词尾有用"),
        ("*出口", "“*出口” is read as “出口”; * is of use at the end of a word"),
        ("出口* 外贸", ""),
        ("“2022.5”", ""),
        ("日期:20220526 外贸", ""),
        ("出口 NEAR 保险", "write a distance as NEAR/5"),
        ("出口 NEAR/5 -保险", "there must be words on both sides of NEAR/5"),
        ("/NEAR 5 出口", "/NEAR 5 的两边应有词语"),
        ("(出口 w/5) 保险", "w/5 的两边应有词语"),
        ("出口 NEAR/5 保险 (进口 | 信用)", "相隔不超过 5 个字"),
        ("😀", ""),
        ("％", ""),
        ("出口😀", "“😀” is not looked for"),
        ("出口 % 保险", "符号“%”没有查找"),
        ("C++ 增长5%", "符号“+%”没有查找"),
        ("出口 / 进口", "“/” is not looked for"),
        ("出口 + 进口 & 保险", ""),
        ("“5%” (出口 - 保险", ""),
        ("HFO-1234yf 出口*保险 A|B", ""),
        ("出口 保险~5", "“出口”“保险”相隔不超过 5 个字"),
        ("保险~5", "只有一个词"),
        ("“出口 保险”~5", ""),
        ("“出口信用", "引号没有配对，以下都按引号内的文字查找 / "),
        ('保险 "出口 信用', "the quotes are not closed, taken as quoted: “出口 信用”"),
        ("“保险” 「出口", "“出口”"),
        ('标题:"外贸 意见', "“外贸 意见”"),
        ("“出口 保险~5", "“出口 保险~5”"),
        ('“出口信用"', ""),
        ("标题:“外贸”", ""),
        ("出口“", ""),
        ("2018-12-21", "“2018-12-21”指发布日期"),
        ("2018年12月21日 标准", "“2018年12月21日”指发布日期"),
        ("“2018-12-21”", ""),
        ("2022-13-01..2022-14-01 外贸", "没有“2022-13-01..2022-14-01”这个日期"),
        ("author:张三", "没有字段“author”"),
        ("劳动合同办法第18条第二款", "“第二款”只影响排序"),
        ("日期:近三年 外贸", ""),
        ("出口", ""),
        ("会议指出，各地要做到以下几点:出口", ""),
        ("附件:出口 联系人:张三", ""),
        ("海南洋浦港：打造外贸平台", ""),
        ("通知：关于进口", ""),
        ("标提：外贸", "没有字段“标提”"),
        ("外贸 来原:示例", "没有字段“来原”"),
        ("10:30", ""),
        ("https://example.com/a", ""),
    ],
)
def test_how_it_was_read_is_said(typed: str, remark: str) -> None:
    remarks = Compiler(analyzer(), today=TODAY).compile(typed, Filters()).remarks
    assert [remark in each for each in remarks] == ([True] if remark else [])


@given(st.text(alphabet='出口险5a "“”「-－|*~:：()（）.日期机关标题+!年以来/、，,', max_size=24))
def test_no_punctuation_is_a_crash(typed: str) -> None:
    """Whatever is typed has a plan, or an error that says where and what to do."""
    refused = None
    try:
        plan = Compiler(analyzer(), today=TODAY).compile(typed, Filters())
    except QueryError as error:
        refused = error
    if refused is None:
        assert isinstance(interpreted(plan), str)
        return
    assert refused.hint
    assert refused.place is not None
    assert 0 <= refused.place[0] <= refused.place[1] <= len(typed)


@pytest.mark.parametrize(
    "typed",
    ["(" * 3000, "(a b " * 1000 + ")" * 1000, '"a ' * 2000, "a|" * 3000, "出口" * 3000, "a:" * 3000, "2022.." * 2000],
)
def test_long_nonsense_comes_to_an_end(typed: str) -> None:
    """Neither a recursion without bottom nor a quadratic scan: the timeout of the tests is the guard."""
    assert interpreted(Compiler(analyzer(), today=TODAY).compile(typed, Filters()))


def test_a_word_typed_twice_is_wanted_once() -> None:
    assert [want.shown for want in Compiler(analyzer()).compile("出口 出口 “出口”", Filters()).wanted] == [
        "出口",
        "“出口”",
    ]


def test_a_run_wanted_exactly_is_no_date() -> None:
    plan = Compiler(analyzer(), exact=True, today=TODAY).compile("今年以来 出口信用保险", Filters())
    assert [want.shown for want in plan.wanted] == ["今年以来", "出口信用保险"]
    assert plan.filters.is_empty


def test_half_of_a_range_may_stand_in_an_option() -> None:
    compiler = Compiler(analyzer(), today=TODAY)
    plan = compiler.compile("2022-06.. 外贸", Filters(until=date(2022, 12, 31)))
    assert (plan.filters.since, plan.filters.until) == (date(2022, 6, 1), date(2022, 12, 31))
    with pytest.raises(QueryError, match=r"both in “2022-06\.\.” and in \.\.2022-01-31"):
        compiler.compile("2022-06.. 外贸", Filters(until=date(2022, 1, 31)))


def test_options_and_fields_narrow_each_other() -> None:
    given = Filters(since=date(2020, 1, 1), until=date(2023, 1, 1))
    plan = Compiler(analyzer(), today=TODAY).compile("日期:2022-06..2024 外贸", given)
    assert (plan.filters.since, plan.filters.until) == (date(2022, 6, 1), date(2023, 1, 1))
