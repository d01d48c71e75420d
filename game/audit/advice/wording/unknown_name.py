"""EM816: the trainee calls the customer by a name that nobody has given."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import straight, words
from game.audit.advice.wording._texts import decent_replies, known, named
from game.loader.checks.card import warning

CARD = warning(
    "EM816", "a name nobody has given",
    "A reply that fails in nothing addresses somebody by a name that stands neither in `customer`, nor on the desk, "
    "nor in anything the customer says. (In a poor reply a wrong name may be what is wrong.) The forms of "
    "address are "
    "English.",
    "The trainee cannot know it. It is mostly left over from another draft, or misspelt.",
    "customer: {name: Maria Alvarez}, and say: Good morning, Mrs Alvarado.",
    "Write the name as the customer has it; or let her say the other one first, or put it on the desk.",
)

_NAME = r"([A-ZÀ-Þ][\w'-]*[a-zß-ÿ])"
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Madam|Herr|Frau|Señora?|Monsieur|Madame)\.? {_NAME}")
_GREETED = re.compile(
    rf"\b(?:[Hh]ello|[Hh]i|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening|day)|[Gg]oodbye|[Bb]ye|[Tt]hank you"
    rf"|[Tt]hanks|[Ww]elcome(?: back)?),? {_NAME}(?=[,.!?…]|$)"
)
_NO_NAMES = frozenset(words("sir madam there sirs both all everybody everyone again and so but please customer"))


def check(study: Study) -> Iterator[Remark]:
    """Each reply with such a name, where it is found in no other text."""
    given: set[str] | None = None
    for one in decent_replies(study):
        text = straight(one.text)
        for found in (*_TITLED.finditer(text), *_GREETED.finditer(text)):
            name = found[1].removesuffix("'s")
            if given is None:
                given = set(re.findall(r"[^\W\d_]+", known(study)))
            parts = set(re.findall(r"[^\W\d_]+", name))
            if name.lower() not in _NO_NAMES and not parts <= given:
                message = f"{named(one.path)} says '{name}', and nobody has given that name."
                yield Remark(one.path, message, word=found[1])
