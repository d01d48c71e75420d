"""Checks of several scenarios together: the same id twice, and memories that nobody leaves behind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from game.domain.diagnostic import Diagnostic, Place
from game.domain.opening import LATE
from game.domain.scenario import Scenario
from game.loader.checks import names, opening
from game.loader.checks.card import Card
from game.loader.names import listed
from game.loader.results import ScenarioResult


def checked_together(results: Iterable[ScenarioResult]) -> list[ScenarioResult]:
    """The results in their order, with what shows only when they are seen together.

    A second scenario of the same id has become an error. Where there are several, a word that is remembered and
    that no scenario with the same person leaves behind is warned of.
    """
    found = _one_of_each(results)
    if len(found) < 2:
        return found
    left: dict[str, set[str]] = {}
    for one in found:
        if one.scenario is not None:
            left.setdefault(one.scenario.customer.person, {LATE}).update(one.scenario.memory)
    return [_reminded(one, left) for one in found]


def _one_of_each(results: Iterable[ScenarioResult]) -> list[ScenarioResult]:
    first: dict[str, str] = {}
    found = []
    for one in results:
        if one.scenario is not None and first.setdefault(one.scenario.id, one.file) != one.file:
            problem = _said(names.SAME_ID, Place(one.file), f"The id '{one.id}' is used by {first[one.id]}, too.")
            one = ScenarioResult(one.file, None, (problem, *one.diagnostics))
        found.append(one)
    return found


def _reminded(one: ScenarioResult, left: dict[str, set[str]]) -> ScenarioResult:
    if one.scenario is None:
        return one
    problems = tuple(_never_left(one.file, one.scenario, left[one.scenario.customer.person]))
    return replace(one, diagnostics=(*one.diagnostics, *problems)) if problems else one


def _never_left(file: str, scenario: Scenario, left: set[str]) -> Iterator[Diagnostic]:
    for word in scenario.remembers:
        if word not in left:
            place = Place(file, *_spot(scenario.source, word))
            message = f"No scenario with the person '{scenario.customer.person}' leaves '{word}' behind."
            fix = f"There are: {listed(sorted(left - {LATE}), 10)}." if left - {LATE} else opening.NEVER_LEFT.fix
            yield _said(opening.NEVER_LEFT, place, message, fix)


def _spot(source: str, word: str) -> tuple[int, int]:
    """Where a word stands under `remembers`, as far as that can be told from the lines; else the whole file."""
    inside = False
    for number, line in enumerate(source.splitlines(), 1):
        inside = line.startswith("remembers:") or (inside and line[:1] in (" ", "#", ""))
        column = line.find(f"{word}:")
        if inside and column >= 0 and not line[:column].removeprefix("remembers:").strip(" {"):
            return number, column + 1
    return 0, 0


def _said(card: Card, place: Place, message: str, fix: str = "") -> Diagnostic:
    return Diagnostic(card.code, card.severity, place, message, fix or card.fix)
