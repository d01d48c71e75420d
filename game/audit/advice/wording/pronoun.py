"""EM834: the coach and the screens speak of the customer in different ways."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Path, Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import COACH
from game.domain.scenario import Pronoun
from game.loader.checks.card import warning

CARD = warning(
    "EM834", "he or she",
    "`pronoun` of the customer is not the one that most of the coach's texts (`because`, `barb`, `guide`) use, or a "
    "`feels` says himself where the customer is a she. (Left out, `pronoun` is they.) The words are English.",
    "The screens say 'she', and the coach next to them says 'he'. The trainee wonders who is meant.",
    "customer: {name: Dana Lee}, and because: She had said softly., throughout",
    "Write the customer's own: pronoun: she, he or they.",
)

_FORMS = {
    Pronoun.SHE: frozenset({"she", "her", "hers", "herself", "she's", "she'd", "she'll"}),
    Pronoun.HE: frozenset({"he", "him", "his", "himself", "he's", "he'd", "he'll"}),
}
_SELF = {Pronoun.SHE: {"herself"}, Pronoun.HE: {"himself"}, Pronoun.THEY: {"themselves", "themself", "theirself"}}
TEXTS = 3
"""In so many of the coach's texts at least the other pronoun must stand."""


def check(study: Study) -> Iterator[Remark]:
    """A remark for the whole scenario, and one for each `feels` that says the other `self`."""
    mine = study.scenario.customer.pronoun
    if mine is Pronoun.THEY and study.scenario.variants:  # it may be anybody, and the coach knows who
        return
    texts = _texts(study)
    other = max(_FORMS, key=lambda one: len(texts[one]) if one is not mine else -1)
    count = len(texts[other])
    if count >= TEXTS and count > 2 * len(texts[mine]):
        message = f"The customer's pronoun is '{mine}', and {count} of the coach's texts say '{other}'."
        fix = f"If the customer is a '{other}', write pronoun: {other}. If not, write '{mine}' in these lines."
        yield Remark(("customer", "pronoun"), message, fix, lines=tuple(texts[other]))
    wrong = set().union(*(forms for one, forms in _SELF.items() if one is not mine))
    for block, entries in (("states", study.scenario.states), ("endings", study.scenario.endings)):
        for name, entry in entries.items():
            if found := next((word for word in words(entry.feels) if word in wrong), ""):
                message = f"`feels` of '{name}' says '{found}', and the customer's pronoun is '{mine}'."
                yield Remark((block, name, "feels"), message, word=found)


def _texts(study: Study) -> dict[Pronoun, list[Path]]:
    """The coach's texts in which each pronoun stands and the other does not; they is no more than a guess."""
    found: dict[Pronoun, list[Path]] = {one: [] for one in Pronoun}
    for one in study.texts:
        if one.kind in COACH:
            said = set(words(one.text))
            used = [pronoun for pronoun, forms in _FORMS.items() if said & forms]
            if len(used) == 1:
                found[used[0]].append(one.path)
            elif not used and said & {"they", "them", "their", "they're", "they'd"}:
                found[Pronoun.THEY].append(one.path)
    return found
