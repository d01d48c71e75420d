"""EM804: a best reply that promises more than anybody can know."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._texts import known, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM804", "a best reply that guarantees",
    "A reply that is the best of its state guarantees something, or says that something will never or always happen, "
    "and nothing on the desk says so. The words are English.",
    "The trainee is taught to promise what nobody can know. Under-promise and over-deliver (A2, T7).",
    "say: I guarantee that this will never happen again., as the best reply",
    "Say what will be done, by whom and when; or put on the desk what makes it certain.",
)

_SWEEPING = re.compile(
    r"\b(?:guarantee\w*|never (?:ever )?happens? again|(?:will|'ll) (?:never|always)|won't ever|nothing can go wrong"
    r"|you have my word that|100 ?% (?:sure|certain|safe)|hundred per ?cent (?:sure|certain|safe)|without fail"
    r"|i (?:can )?(?:assure|promise) you (?:that )?(?:it|this|that|nobody|nothing|everything))(?!\w)"
)


def check(study: Study) -> Iterator[Remark]:
    """Every such reply that is the best at half the positions of its state or more."""
    desk = ""
    for state, reply, path in study.replies():
        if reply.id not in study.best.get(state.id, ()):
            continue
        found = _SWEEPING.search(unquoted(plain(reply.say)))
        desk = desk or plain(known(study))
        if found and found[0] not in desk:
            word = found[0] if found[0] in reply.say else ""
            yield Remark((*path, "say"), f"{named(path)} is the best there, and says '{found[0].strip()}'.", word=word)
