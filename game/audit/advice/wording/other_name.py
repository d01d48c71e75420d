"""EM841: the customer says another name than `customer` has."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import straight
from game.audit.advice.wording._texts import CUSTOMER, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM841", "a customer by two names",
    "The customer introduces herself, or signs, by a name of which no part stands in `customer` (its name and its "
    "`about`), nor in what is known of her variants and of earlier contacts. The forms of introduction are English.",
    "The screen shows one name, and she says another. The trainee wonders who is on the line.",
    "customer: {name: Ruth Vogel}, and in a state customer: Good morning. This is Anna Berg.",
    "Let her say the name that stands in `customer`, or change that one: it is what the screen shows.",
)  # fmt: skip

_WORD = r"[A-ZÀ-Þ][\w'-]*[a-zß-ÿ]"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? )"
_NAME = rf"({_TITLE}?{_WORD}(?: {_WORD})*)"
_FULL = rf"({_TITLE}{_WORD}|{_WORD}(?: {_WORD})+)"  # what "This is Monday" and "I'm Italian" are not
_HELLO = r"(?:[Hh]ello|[Hh]i|[Hh]ey|[Gg]ood (?:morning|afternoon|evening|day))"
_SAID = (
    re.compile(rf"\b[Mm]y name(?:'s| is) {_NAME}"),
    re.compile(rf"(?:^|[.!?…,] ){_FULL},? (?:here|speaking)\b(?=[,.!?…]|$)"),
    re.compile(rf"\b{_HELLO},? {_NAME},? (?:here|speaking)\b"),
    re.compile(rf"(?:^|[.!?…,] )(?!\w+ly ){_NAME},? speaking\b"),
    re.compile(rf"\b(?:[Tt]his is|I'm|I am) {_FULL}(?=[,.!?…]|$| (?:here|from|again|on|and|calling|ringing)\b)"),
    re.compile(rf"^{_FULL}, {_HELLO}\b"),
    re.compile(rf"\b(?:[Rr]egards|[Ww]ishes|[Yy]ours|[Ss]incerely|[Ff]aithfully),? {_NAME}\W*$"),
)


def check(study: Study) -> Iterator[Remark]:
    """Each of the customer's texts with such a name."""
    scenario = study.scenario
    own = [scenario.customer.name, scenario.customer.about, *scenario.remembers.values()]
    own += [one.text for one in scenario.variants.values()]
    mine = _parts(" ".join(own))
    for one in study.texts:
        if one.kind not in CUSTOMER:
            continue
        text = unquoted(straight(one.text))
        names = [found[1] for form in _SAID for found in form.finditer(text)]
        name = next((name for name in names if mine.isdisjoint(_parts(name))), "")
        if name:
            own_name = scenario.customer.name
            message = f"{named(one.path)} gives the name '{name}', and the customer's name is '{own_name}'."
            yield Remark(one.path, message, word=name)


def _parts(text: str) -> set[str]:
    """The words of a name, without the form of address, which half the world shares."""
    return set(re.findall(r"[^\W\d_]+", text)) - {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr"}
