from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

import finsearch
from finsearch.patterns import regex


def _defined() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(finsearch.__path__, "finsearch."):
        if not module.name.endswith("__main__"):
            values = vars(import_module(module.name)).items()
            yield from ((f"{module.name}.{name}", each) for name, each in values if type(each) is type(regex("")))


def test_every_expression_of_the_package_is_one() -> None:
    defined = dict(_defined())
    assert len(defined) > 100
    for name, each in defined.items():
        assert each.search("") is None or name, name


def test_an_expression_is_compiled_when_it_is_first_used() -> None:
    wrong = regex("(甲")
    with pytest.raises(re.error, match="missing"):
        wrong.search("甲")


def test_an_expression_does_what_re_does() -> None:
    ours, theirs = regex(r"(?P<year> \d{4} ) 年", re.VERBOSE), re.compile(r"(?P<year> \d{4} ) 年", re.VERBOSE)
    text = "2022年至2023年"
    assert [match.groupdict() for match in ours.finditer(text)] == [
        match.groupdict() for match in theirs.finditer(text)
    ]
    assert ours.sub("", text) == theirs.sub("", text)
    assert (ours.pattern, ours.flags, ours.groupindex) == (theirs.pattern, theirs.flags, theirs.groupindex)
    assert ours.match(text, 6) is not None


def test_an_expression_is_not_compiled_for_a_text_without_what_it_needs() -> None:
    wrong = regex("(甲", needs="甲".__eq__)
    assert (wrong.match("乙"), wrong.search("乙"), wrong.fullmatch("乙")) == (None, None, None)
    assert (list(wrong.finditer("乙")), wrong.sub("丙", "乙")) == ([], "乙")
    with pytest.raises(re.error, match="missing"):
        wrong.search("乙甲")


_PIECES = [
    *'第五条年月日府:：“”"「」『』〔〕-.~～…  ',
    "２０２２",
    "2022",
    "二〇二二年",
    "某省人民政府",
    *["出口由谁负责", "有哪些政策", "怎么办", "什么是", "请问", "到哪里办", "是多少", "何时开始", "几时生效"],
    "文号",
    "to",
    "十四五",
    "时期",
]


@given(st.lists(st.sampled_from(_PIECES) | st.characters(), max_size=8).map("".join))
def test_what_an_expression_needs_stands_in_all_that_it_matches(text: str) -> None:
    needing = {name: each for name, each in _defined() if vars(each)["_needs"] is not None}
    assert len(needing) > 5
    for name, each in needing.items():
        matches = re.compile(each.pattern, vars(each)["_flags"]).search(text)
        assert matches is None or any(map(vars(each)["_needs"], text)), name
