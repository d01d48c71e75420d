"""How far a trainee has come in a course: which contacts are passed, and which modules are open.

There is no dead end. A module opens after enough passes in the modules before it, or after so many tries of each of
their contacts, whatever the scores: who keeps playing reaches everything. A try is a finished contact, learning or
assessed, in which the trainee answered at least once.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from game.coaching.played import Played
from game.domain.course import Course, Module


class ModuleState(StrEnum):
    """How a module stands: not yet open, open, or every contact of it passed."""

    LOCKED = "locked"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Progress:
    """What the attempts say: tries and best assessed score (hundredths) by contact, contacts passed, and the state
    of every module with the reason where it is locked (else an empty text)."""

    tries: Mapping[str, int]
    best: Mapping[str, int]
    passed: frozenset[str]
    states: Mapping[str, ModuleState]
    reasons: Mapping[str, str]

    def open_contacts(self, course: Course) -> tuple[str, ...]:
        """The contacts of all modules that are open or done, in the order of the course."""
        return tuple(
            contact
            for module in course.modules
            if self.states[module.id] is not ModuleState.LOCKED
            for contact in module.contacts
        )

    def worn(self, course: Course) -> frozenset[str]:
        """The contacts tried so often that no module needs another try of them."""
        most = max(module.tries for module in course.modules)
        return frozenset(contact for contact, tries in self.tries.items() if tries >= most)


def progress(course: Course, many: Sequence[Played]) -> Progress:
    """How far these attempts go in the course."""
    tries = Counter(one.contact for one in many if one.honest)
    passed = frozenset(one.contact for one in many if one.passes(course.pass_mark))
    best: dict[str, int] = {}
    for one in many:
        if one.assessed and one.overall is not None:
            best[one.contact] = max(one.overall, best.get(one.contact, 0))
    states: dict[str, ModuleState] = {}
    reasons: dict[str, str] = {}
    for module in _in_order(course):
        reason = _locked(course, module, states, tries, passed)
        state = ModuleState.LOCKED if reason else ModuleState.OPEN
        if passed.issuperset(module.contacts):
            state, reason = ModuleState.DONE, ""
        states[module.id], reasons[module.id] = state, reason
    return Progress(tries, best, passed, states, reasons)


def _in_order(course: Course) -> list[Module]:
    """The modules, each after those it opens after; a sound course has no circles."""
    placed: dict[str, Module] = {}
    while len(placed) < len(course.modules):
        for module in course.modules:
            if module.id not in placed and all(name in placed for name in module.opens_after):
                placed[module.id] = module
    return list(placed.values())


def _locked(
    course: Course,
    module: Module,
    states: Mapping[str, ModuleState],
    tries: Mapping[str, int],
    passed: frozenset[str],
) -> str:
    """Why a module is locked, as a sentence for the trainee; empty where it is open."""
    missing: list[str] = []
    behind: list[str] = []
    for name in module.opens_after:
        before = course.module(name)
        if states[name] is ModuleState.LOCKED:
            behind.append(before.title)
            continue
        so_far = len(passed.intersection(before.contacts))
        if so_far < module.passed and any(tries.get(contact, 0) < module.tries for contact in before.contacts):
            wanted = in_words(module.passed - so_far, "more contact" if so_far else "contact")
            missing.append(f"when you pass {wanted} of '{before.title}'")
    by_tries = bool(missing)
    if behind:
        missing.append(f"after {quoted(behind)}, which {'is' if len(behind) == 1 else 'are'} not open yet")
    if not missing:
        return ""
    verb = "opens" if module.tries == 1 else "open"
    word = in_words(module.tries, "try").capitalize()
    return f"Opens {' and '.join(missing)}." + (f" {word} of each contact there {verb} it, too." if by_tries else "")


def quoted(titles: Sequence[str]) -> str:
    """Titles for a sentence: `'A', 'B' and 'C'`."""
    words = [f"'{one}'" for one in titles]
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def in_words(number: int, noun: str) -> str:
    """A number with its noun for a sentence: `one contact`, `three tries`, `17 contacts`."""
    word = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and not noun.endswith("ay") else f"{noun}s"
    return f"{word} {noun if number == 1 else plural}"
