"""Checks of several scenarios together: the same id twice, and memories that nobody leaves behind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from game.domain.diagnostic import Diagnostic, Place
from game.domain.opening import LATE
from game.loader.allowances import Allowance, allowances
from game.loader.checks import names, opening
from game.loader.checks.card import Card
from game.loader.names import listed
from game.loader.results import ScenarioResult, has_errors

SHOWN_TOGETHER = frozenset({opening.NEVER_LEFT.code})
"""Warnings that show only when several scenarios are seen together; they are allowed here, where they are said."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What others need to know of a sound scenario: its id, whom it is with, the words it leaves behind, and the words
    it asks for with their places."""

    id: str
    person: str
    leaves: tuple[str, ...]
    asks: tuple[tuple[str, Place], ...]
    allows: tuple[Allowance, ...] = ()
    """What its author allows of what is said here."""

    @classmethod
    def of(cls, result: ScenarioResult) -> "Facts":
        """The facts of a result with a scenario."""
        scenario, written = result.scenario, result.written
        assert scenario is not None
        asks = [
            (word, written.place(("remembers", word), key=True) if written else Place(result.file))
            for word in scenario.remembers
        ]
        allows = allowances(written, SHOWN_TOGETHER) if written else []
        return cls(scenario.id, scenario.customer.person, tuple(scenario.memory), tuple(asks), tuple(allows))

    def packed(self) -> list[Any]:
        """As JSON has it."""
        asks = [[word, at.file, at.line, at.column] for word, at in self.asks]
        allows = [
            [one.code, one.reason, one.line, one.place.file, one.place.line, one.place.column] for one in self.allows
        ]
        return [self.id, self.person, self.leaves, asks, allows]

    @classmethod
    def unpacked(cls, kept: Sequence[Any]) -> "Facts":
        """From what `packed` gave."""
        id_, person, leaves, asks, allows = kept
        allowed = (Allowance(code, reason, Place(*place), line) for code, reason, line, *place in allows)
        return cls(
            id_, person, tuple(leaves), tuple((word, Place(*place)) for word, *place in asks), tuple(allowed)
        )


def said_together(files: Sequence[str], facts: Sequence[Facts | None]) -> list[tuple[Diagnostic, ...]]:
    """For each file what shows only when all are seen together; `facts` are None for a file that is not sound.

    A second scenario of an id is an error. Where there are several files, a word that is remembered and that no
    scenario with the same person leaves behind is warned of.
    """
    first: dict[str, str] = {}
    again = [one is not None and first.setdefault(one.id, file) != file for file, one in zip(files, facts, strict=True)]
    left: dict[str, set[str]] = {}
    for one, twice in zip(facts, again, strict=True):
        if one is not None and not twice:
            left.setdefault(one.person, {LATE}).update(one.leaves)
    told: list[tuple[Diagnostic, ...]] = []
    for file, one, twice in zip(files, facts, again, strict=True):
        if one is None:
            told.append(())
        elif twice:
            told.append((_said(names.SAME_ID, Place(file), f"The id '{one.id}' is used by {first[one.id]}, too."),))
        else:
            told.append(tuple(_allowed(one, list(_never_left(one, left[one.person])))) if len(files) > 1 else ())
    return told


def checked_together(results: Iterable[ScenarioResult]) -> list[ScenarioResult]:
    """The results in their order, with what shows only when they are seen together."""
    many = list(results)
    facts = [Facts.of(one) if one.scenario is not None else None for one in many]
    told = said_together([one.file for one in many], facts)
    return [_with(one, said) if said else one for one, said in zip(many, told, strict=True)]


def _with(one: ScenarioResult, said: tuple[Diagnostic, ...]) -> ScenarioResult:
    if has_errors(said):
        return replace(one, scenario=None, diagnostics=(*said, *one.diagnostics))
    return replace(one, diagnostics=(*one.diagnostics, *said))


def _allowed(one: Facts, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """What the author does not allow, and what is wrong with the allowances."""
    yield from (other for other in found if not any(allows.covers(other) for allows in one.allows))
    for allows in one.allows:
        if not any(allows.covers(other) for other in found):
            yield allows.unused(opening.NEVER_LEFT.title)
        elif not allows.reason:
            yield allows.without_reason()


def _never_left(one: Facts, left: set[str]) -> Iterator[Diagnostic]:
    for word, place in one.asks:
        if word not in left:
            message = f"No scenario with the person '{one.person}' leaves '{word}' behind."
            fix = f"There are: {listed(sorted(left - {LATE}), 10)}." if left - {LATE} else opening.NEVER_LEFT.fix
            yield _said(opening.NEVER_LEFT, place, message, fix)


def _said(card: Card, place: Place, message: str, fix: str = "") -> Diagnostic:
    return Diagnostic(card.code, card.severity, place, message, fix or card.fix)
