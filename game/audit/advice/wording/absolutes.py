"""EM803: absolutes stand in poor replies only."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._tells import RARE, tell_of, where
from game.loader.checks.card import warning

CARD = warning(
    "EM803", "absolutes mark the poor replies",
    "Words such as always, never, nobody, everything, impossible or definitely stand in clearly fewer of the best "
    "replies than chance would have it. The words are English.",
    "It is an old trick of those who sit tests to strike out every answer with an absolute in it. Here it "
    "would work.",
    "say: Nothing ever goes wrong here., where no good reply says always, never, nothing or nobody",
    "Take the absolute out of some poor replies ('that hardly ever happens'), or let a good one say 'nobody has "
    "touched it' where that is so.",
)

_ABSOLUTE = re.compile(
    r"\b(?:always|never|ever|impossible|guarantee\w*|nobody|no one|everybody|everyone|everything|nothing|nowhere"
    r"|definitely|absolutely|completely|totally|entirely|100 ?%|hundred per ?cent)(?!\w)"
)


def check(study: Study) -> Iterator[Remark]:
    """The figures, where they are further from chance than one scenario in a hundred is by accident."""
    tell = tell_of(study, where(lambda text: _ABSOLUTE.search(plain(text)) is not None))
    if tell and tell.less <= RARE:
        yield Remark(("states",), f"The best reply is one with an absolute {tell.figures}.", key=True)
