"""Importing jieba lightly takes nothing from those who use all of it in the same process."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from finsearch.analysis.analyzer import analyzer
assert [term.text for term in analyzer().words("扩大出口信用保险")] == ["扩大出口", "信用", "保险"]
assert "jieba.finalseg.prob_emit" not in sys.modules
import jieba
assert jieba.lcut("他来到了网易杭研大厦") == ["他", "来到", "了", "网易", "杭研", "大厦"]
assert "jieba.finalseg.prob_emit" in sys.modules
jieba.add_word("杭研大", freq=0)
assert jieba.finalseg.Force_Split_Words == {"杭研大"}
"""


def test_the_hidden_markov_model_is_there_for_who_wants_it() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
