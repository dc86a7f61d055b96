"""What a short question is about: 出口信用保险 in 出口信用保险的责任单位是谁.

Who asks so wants the clauses about the thing, not those that hold 责任单位: a document that has the words of the
question here and there is no answer to it. What a text itself names is kept: 内容, 条件 and 材料 are headings of laws
(without them 0.34 instead of 0.41 on the 51 questions of stard that would lose them). Written for finsearch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from finsearch.patterns import regex
from finsearch.query.ast import All, Close, Either, Expression, FieldIs, Number, Phrase, Starting, Word

LONGEST = 12
"""Characters of a thing that has a name. What a longer question is about is said by all of its words: on
covid_policy 0.410 with this bound, 0.409 without one."""

_AGENCY = "(?:单位|部门|机关|机构)"
_DUTY = f"(?:相关|有关|具体)?(?:责任|负责|牵头|主管|配合|承办)(?:{_AGENCY}|主体)"
_THING = "(?:相关|有关|具体|主要|支持|优惠|扶持|鼓励)*(?:政策(?:措施)?|规定|措施|举措)"
_WHAT = f"(?:谁|哪个|哪些|哪几个|什么|哪里|多少){_AGENCY}?"
_RESPONSIBLE = f"(?:由|归)?(?:谁|哪个|哪些|哪几个|什么){_AGENCY}?来?(?:负责|牵头|主管|管理|管|承办)"
_IS = f"(?:都|分别)?[是有]{_WHAT}"
_HOW = "(?:都|该|应该|应当|应|要|需要|需)?(?:怎么|怎样|如何)(?:样|办理|办|做|申请|申报|处理|享受|缴纳|领取)?"
_HAS = f"(?:应该|应当|应|可以|一般)?都?(?:有哪些|有什么|有何|是什么){_THING}"
_WHERE = f"[去到在](?:哪里|哪儿|哪个{_AGENCY}|哪)(?:办理|办|申请|申报|查询|查|看)?"
_WHOM = f"该?(?:找|问|联系)(?:谁|哪个{_AGENCY}|什么{_AGENCY}|哪里)"
_WHEN = "(?:从|到|自)?(?:什么时候|何时|哪天|几时)(?:开始|结束|实施|施行|执行|生效|截止|到期)?"
_MEANS = "(?:是什么意思|指什么|指的是什么|是指什么)"
_NAMED = f"{_DUTY}|(?<=的){_THING}|(?<=.{{4}}){_THING}"  # 监管措施 is a name
_ASKED = "|".join((f"{_RESPONSIBLE}的?", _HAS, _WHERE, _WHOM, _WHEN, _MEANS, f"(?:{_NAMED})?{_IS}", _HOW))
_BEHIND = regex(f"(?:(?<!目)的)?(?:{_ASKED})[吗呢啊]?$", needs="谁哪什何怎多几".__contains__)
_TITLE = regex(
    "[^《》]{0,12}《[^《》]+》|.{0,30}关于.+的(?:意见|通知|决定|决议|通报|批复|公告|通告|报告|函)",
    needs="《于".__contains__,
)  # a name, however long
_HOW_TO = "(?:怎么|怎样|如何)(?:办理|办|申请|申报|享受|缴纳|领取)?"
_LEAD = f"(?:{_RESPONSIBLE}的?|什么是|{_HOW_TO})"
_BEFORE = regex(f"^(?:(?:请问|我?想知道){_LEAD}?|{_LEAD})", needs="请想谁哪什怎如".__contains__)


def about(text: str) -> str:
    """Return what a question is about, without the words that only ask; the text itself, where it is no short question.

    >>> about("哪个部门负责出口退税"), about("出口退税有哪些政策"), about("责任单位是谁")
    ('出口退税', '出口退税', '责任单位是谁')
    """
    found = _BEFORE.sub("", _BEHIND.sub("", text))
    return found if 1 < len(found) <= LONGEST or _TITLE.fullmatch(found) else text


def asked(expressions: Iterable[Expression]) -> tuple[Expression, ...]:
    """Return what is wanted of what was typed: of questions what they are about, and of words beside others no asking.

    海外仓由谁负责 is 海外仓, and so is 海外仓 由谁负责; 由谁负责 by itself is all there is. So, too, in groups.
    """
    found = tuple(map(_asked, expressions))
    rest = tuple(each for each in found if not _only_asks(each))
    return rest if any(map(_is_sought, rest)) else found


def words(expressions: Iterable[Expression]) -> Iterator[Word]:
    """Yield the words among expressions, in groups and choices, too."""
    for each in expressions:
        match each:
            case Word():
                yield each
            case Either(inner) | All(inner):
                yield from words(inner)


def _asked(expression: Expression) -> Expression:
    match expression:
        case Word(text):
            return Word(about(text))
        case Either(alternatives):
            return Either(tuple(map(_asked, alternatives)))
        case All(expressions):
            return All(asked(expressions))
        case _:
            return expression


def _is_sought(expression: Expression) -> bool:
    if isinstance(expression, FieldIs):
        return expression.field in {"title", "number"}
    return isinstance(expression, Word | Phrase | Close | Starting | Number | Either | All)


def _only_asks(expression: Expression) -> bool:
    return isinstance(expression, Word) and not _BEHIND.sub("", expression.text)
