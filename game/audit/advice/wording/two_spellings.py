"""EM838: British and American spelling side by side."""

import re
from collections import Counter
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM838", "two ways of spelling",
    "The scenario spells words of the same kind in the British and in the American way: colour and honor, centre and "
    "theater, cancelled and traveled, apologise and realize. The words are English.",
    "It looks as if two people had written it and nobody had read it.",
    "say: Which colour?, and say: That was my favorite.",
    "Choose one; the rarer one is named.",
)

_OUR = r"(?:col|fav|hon|neighb|behavi|harb|lab|flav|rum|hum)"
_TRE = r"(?:cent|theat|met|lit|kilomet|fib)"
_ISE = r"(?:apolog|real|organ|recogn|emphas|special|summar|priorit)"
_EL = r"(?:cancel|travel|label|model|signal)"
_KINDS = tuple(
    (re.compile(f"(?:{british})$"), re.compile(f"(?:{american})$"))
    for british, american in (
        (rf"{_OUR}our\w*", rf"{_OUR}or(?!ou|id|at)\w*"),
        (rf"{_TRE}res?", rf"{_TRE}ers?"),
        (rf"{_EL}l(?:ed|ing|ers?)", rf"{_EL}(?:ed|ing|ers?)"),
        (rf"{_ISE}is(?:e[ds]?|ing|ation\w*)", rf"{_ISE}iz(?:e[ds]?|ing|ation\w*)"),
        (r"grey(?:s|er|ish)?", r"gray(?:s|er|ish)?"),
        (r"(?:def|off|pret)ence", r"(?:def|off|pret)ense"),
    )
)


def check(study: Study) -> Iterator[Remark]:
    """One remark for each kind of words, at the first of the rarer way."""
    counts = Counter(word for one in study.texts for word in words(one.text))
    for kind in _KINDS:
        found = [{word: counts[word] for word in counts if way.match(word)} for way in kind]
        if all(found):
            rarer, other = sorted(found, key=lambda one: sum(one.values()))
            one = next(one for one in study.texts if not rarer.keys().isdisjoint(words(one.text)))
            word = next(word for word in words(one.text) if word in rarer)
            message = f"{named(one.path)} has '{word}', and elsewhere there is '{next(iter(other))}'."
            yield Remark(one.path, message, word=word)
