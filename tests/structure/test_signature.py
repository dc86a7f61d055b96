"""Signatures that lost their line."""

from __future__ import annotations

from datetime import date

import pytest

from finsearch.document import NOWHERE, Party
from finsearch.structure.parse import parse
from finsearch.structure.signature import find_run_in
from tests.structure.samples import raw

ISSUERS = (Party("云山省人民政府办公厅", "云山省人民政府办公厅", NOWHERE), Party("财政部", "财政部", NOWHERE))


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        (
            "请向省交通厅反映。省政府办公厅2030年5月24日附件：任务分工",
            date(2030, 5, 24),
            "short",
        ),
        ("请照办。云山省人民政府办公厅2030年5月24日", date(2030, 5, 24), "in full, at the end"),
        ("请照办。省人民政府办公厅二〇三〇年五月二十四日桥梁养护方案", date(2030, 5, 24), "Chinese numerals"),
        ("附件：1.方案2.重点任务分工财政部2030年5月24日", date(2030, 5, 24), "behind a list of attachments"),
        ("（此件公开发布）财政部 2030年5月24日", date(2030, 5, 24), "a blank between"),
        ("经省政府办公厅2030年5月24日批准。", None, "in a sentence"),
        ("请照办。财政部2030年5月24日发布的通知废止。", None, "another document"),
        ("请照办。财政部2030年5月24日前完成。", None, "a time limit"),
        ("市场监管总局2030年5月24日", None, "not the issuer"),
        ("按照财政部2030年5月24日意见办。", None, "in the middle of a sentence"),
    ],
)
def test_find_run_in(text: str, day: date | None, why: str) -> None:
    found = find_run_in(text, ISSUERS)
    assert (found and found.date) == day, why


def test_a_policy_has_the_day_of_its_glued_signature() -> None:
    head = "云山省人民政府办公厅关于修桥的通知\n云府办〔2030〕7号\n"
    text = f"{head}请各地修桥。本通知自印发之日起施行。省政府办公厅2030年5月24日"
    article = parse(raw(text))
    assert article.signed is not None
    assert article.signed.span.of(article.text) == "2030年5月24日"
    assert article.effective is not None
    assert (article.effective.date, article.effective.basis) == (date(2030, 5, 24), "signed")
