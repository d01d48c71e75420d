"""EM807: a word or a mark that tells the best replies, or the poor ones, apart."""

import re
from collections.abc import Callable, Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._tells import tell_of, where
from game.loader.checks.card import warning

CARD = warning(
    "EM807", "a word that tells the replies apart",
    "A word or a mark stands in clearly more, or clearly fewer, of the best replies than chance would have it: "
    "one of "
    "!, ?, …, sorry, I'm afraid, sure, really, just, unfortunately, policy, rules, honestly, actually, of course, "
    "can't, must and the like. The words are English.",
    "Whoever has noticed it need not think any more: 'the one with the exclamation mark is wrong'.",
    "say: We'll see!, where every poor reply ends in an exclamation mark and no good one does",
    "Move the word about: take it out of some of those that have it, and give it to some of the others.",
)

RARE = 0.002
"""How seldom chance may do as much for a single word to be remarked: with some twenty words looked at, about one
scenario in twenty-five would be remarked by accident if all of them stood everywhere; most stand hardly anywhere."""

_TRAITS = {
    "an exclamation mark": r"!",
    "a question mark": r"\?",
    "an ellipsis": r"…|\.\.\.",
    "a figure": r"\d",
    "'sorry'": r"\bsorry\b",
    "'I'm afraid'": r"\bi'm afraid\b",
    "'sure'": r"\bsure\b",
    "'really'": r"\breally\b",
    "'just'": r"\bjust\b",
    "'unfortunately'": r"\bunfortunately\b",
    "'policy' or 'rules'": r"\b(?:polic(?:y|ies)|rules?)\b",
    "'honestly'": r"\bhonestly\b",
    "'actually'": r"\bactually\b",
    "'of course'": r"\bof course\b",
    "'please'": r"\bplease\b",
    "'thank you'": r"\bthank",
    "'can't' or 'cannot'": r"\bcan(?:'t|not)\b",
    "'must', 'should' or 'have to'": r"\b(?:must|should|have to)\b",
    "'don't worry'": r"\bdon't worry\b",
    "'understand'": r"\bunderstand\b",
    "'let me'": r"\blet me\b",
    "'but'": r"\bbut\b",
}


def check(study: Study) -> Iterator[Remark]:
    """One remark for each word, with the figures."""
    for name, pattern in _TRAITS.items():
        tell = tell_of(study, where(_has(pattern)))
        if tell and min(tell.more, tell.less) <= RARE:
            yield Remark(("states",), f"The best reply is one with {name} {tell.figures}.", key=True)


def _has(pattern: str) -> Callable[[str], bool]:
    wanted = re.compile(pattern)
    return lambda text: wanted.search(plain(text)) is not None
