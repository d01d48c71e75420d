"""EM839: a `because` that speaks of a test and not of a customer."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._texts import COACH, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM839", "a `because` about the test",
    "A text of the coach's speaks of answers, options, points or 'the trainee', or to nobody. The words are English.",
    "The coach stands beside the trainee and says 'you'. Whoever reads of options thinks of the marks.",
    "because: This option is the best choice, as the trainee shows listening.",
    "Say what happened between the two of them: 'You let him finish.'",
)

_TEST = re.compile(
    r"\b(?:the (?:trainee|agent|employee|player|participant|learner|user|csr)(?:'s)?"
    r"|this (?:option|choice|response|reply|answer)|(?:correct|incorrect|right|wrong|best|worst) (?:option"
    r"|choice|response)"
    r"|(?:the|a) (?:correct|incorrect) answer|option [a-d1-9]|(?:you )?(?:score|lose|gain|earn|get)s? (?:\d+ "
    r"|no |more |full )?points"
    r"|[+-]?\d+ points?|distractors?)\b"
)


def check(study: Study) -> Iterator[Remark]:
    """Each such text, with the words."""
    for one in study.texts:
        if one.kind in COACH and (found := _TEST.search(unquoted(plain(one.text)))):
            word = found[0] if found[0] in one.text else ""
            yield Remark(one.path, f"{named(one.path)} speaks of the test: '{found[0]}'.", word=word)
