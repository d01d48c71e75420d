"""EM828: two forms of the same mark in one scenario."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import hint

CARD = hint(
    "EM828", "two forms of one mark",
    "The scenario writes some apostrophes or quotation marks straight (') and some curly (’), or some ellipses "
    "as one "
    "sign (…) and some as three dots (...).",
    "On the screen it looks patched together, and a search finds only half of it.",
    "say: It’s here., and say: It's gone.",
    "Write all of them in the form that most have.",
)

_FORMS = {
    "apostrophes": (re.compile(r"(?<=\w)'(?=\w)"), re.compile(r"(?<=\w)’(?=\w)")),
    "quotation marks": (re.compile(r"\""), re.compile(r"[“”„]")),
    "ellipses": (re.compile(r"…"), re.compile(r"\.\.\.")),
}


def check(study: Study) -> Iterator[Remark]:
    """One remark for each kind of mark, at the first of the rarer form."""
    for kind, forms in _FORMS.items():
        counts = [sum(len(form.findall(one.text)) for one in study.texts) for form in forms]
        if all(counts):
            rarer = counts.index(min(counts))
            first = next(one for one in study.texts if forms[rarer].search(one.text))
            message = f"{named(first.path)} has {kind} in the rarer of two forms: {min(counts)} of {sum(counts)}."
            yield Remark(first.path, message)
