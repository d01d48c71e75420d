"""Everything the checker says of a scenario: what the loader found, the advice, and what the author allows."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from game.audit.advice.allowances import allowed
from game.audit.advice.gathering import advise
from game.audit.advice.study import Study
from game.domain.diagnostic import Diagnostic
from game.domain.errors import TooLargeError
from game.domain.rubric import Rubric
from game.engine.prepared import Prepared, prepare
from game.loader.results import ScenarioResult


def checked(result: ScenarioResult, rubric: Rubric, prepared: Prepared | None = None) -> ScenarioResult:
    """The result with the advice, which only a sound scenario gets, and without what its author allows in comments.

    `prepared` saves work where the scenario has been prepared already.
    """
    if result.written is None:
        return result
    found = [*result.diagnostics, *_advice(result, rubric, prepared)]
    kept = allowed(found, result.written, whole=result.scenario is not None)
    return replace(result, diagnostics=tuple(sorted(kept, key=lambda one: (one.place, one.code, one.message))))


def _advice(result: ScenarioResult, rubric: Rubric, prepared: Prepared | None) -> Iterator[Diagnostic]:
    if result.scenario is None or result.written is None:
        return
    with suppress(TooLargeError):  # sound, and yet too large to be scored exactly: `audit` says how far it came
        study = Study(result.scenario, rubric, prepared or prepare(result.scenario, rubric))
        yield from advise(study, result.written)
