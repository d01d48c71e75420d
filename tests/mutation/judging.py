"""Breaks scenarios and asks who notices: the loader, the plays foreseen, the advice, or the audit."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from random import Random

from game import places
from game.audit.advice.gathering import advices
from game.audit.advice.study import Study
from game.audit.rehearsal import rehearsed
from game.audit.report import audit
from game.audit.verdict import findings
from game.domain.diagnostic import Diagnostic
from game.domain.rubric import Rubric
from game.engine.prepared import Prepared, prepare
from game.loader.loading import RUBRIC_FILES, load_rubric, load_scenario, read_rubric, read_scenario, scenario_files
from game.loader.plan_models import PlansShape
from game.loader.plans import load_plans, plans_file
from game.loader.results import ScenarioResult
from tests.mutation.kinds import broken

ROUND = "1"
"""The seed of the mutants of the test; others give others."""


@dataclass(frozen=True)
class Mutant:
    """A broken scenario: of which one, how, and who noticed ("" for nobody)."""

    scenario: str
    kind: str
    noticed: str


class Judge:
    """One good scenario, and what is said of it as it is."""

    def __init__(self, path: Path, rubric: Rubric, plays: bool = True) -> None:
        """Without `plays` those that are foreseen are not tried."""
        self.path, self.rubric = path, rubric
        result = load_scenario(path, rubric)
        assert result.scenario is not None
        assert result.written is not None
        prepared = prepare(result.scenario, rubric)
        self.data = result.written.tree.data
        self.best = Study(result.scenario, rubric, prepared).best
        self.plans: PlansShape | None = load_plans(plans_file(path)).shape if plays else None
        self._intact = Study(result.scenario, rubric, prepared)
        self._known = _said(result.diagnostics)

    @cached_property
    def _advised(self) -> set[str]:
        """What the advice says of the scenario as it is; most mutants never come so far."""
        return self._known | set(_advice(self._intact))

    @cached_property
    def _audited(self) -> set[str]:
        """What the audit finds in it."""
        return _found(self._intact.prepared)

    def mutants(self, seed: str, *, first: int = 0, step: int = 1) -> Iterator[Mutant]:
        """Every kind that applies (from the `first` on every `step`-th of them), and who noticed."""
        for kind, text in islice(broken(self.data, self.best, f"{seed}/{self.path.stem}"), first, None, step):
            yield Mutant(self.path.stem, kind, self.noticed(text, self.rubric))
        kind, rubric = self._flipped(seed)
        text = json.dumps(self.data, ensure_ascii=False, indent=1)
        yield Mutant(self.path.stem, kind, self.noticed(text, rubric) if rubric else "the rubric's checks")

    def noticed(self, text: str, rubric: Rubric) -> str:
        """Who notices first, from the cheapest to the dearest; "" for nobody."""
        result = read_scenario(text, self.path.name, rubric)
        if _said(result.diagnostics) - self._known:
            return "the loader"
        if result.scenario is None:
            return "the loader"
        prepared = prepare(result.scenario, rubric)
        if self.plans is not None and next(rehearsed(self.plans, prepared), None):
            return "the plays"
        return self._seen(result, rubric, prepared)

    def _seen(self, result: ScenarioResult, rubric: Rubric, prepared: Prepared) -> str:
        assert result.scenario is not None
        if any(words not in self._advised for words in _advice(Study(result.scenario, rubric, prepared))):
            return "the advice"
        return "the audit" if _found(prepared) - self._audited else ""

    def _flipped(self, seed: str) -> tuple[str, Rubric | None]:
        """The rubric with the weights of a behaviour that this scenario shows turned round; None where its own checks
        refuse it."""
        shown = sorted(
            name for name in self.rubric.behaviours if f'"{name}"' in json.dumps(self.data)
        )
        name = Random(f"{seed}/{self.path.stem}/weight").choice(shown)
        files = [(places.scenarios() / one).read_text("utf-8") for one in RUBRIC_FILES]
        lines = files[0].splitlines(keepends=True)
        at = next(number for number, line in enumerate(lines) if line.strip() == f"{name}:")
        at = next(number for number in range(at, at + 8) if "weights:" in lines[number])
        lines[at] = lines[at].replace("-", "~").replace(": ", ": -").replace("-{", "{").replace("-~", "")
        result = read_rubric("".join(lines), files[1])
        return "flip a weight of the rubric", result.rubric


def _said(found: tuple[Diagnostic, ...]) -> set[str]:
    return {f"{one.code} {one.message}" for one in found}


def _advice(study: Study) -> Iterator[str]:
    """What each check says, the cheap ones of the words first."""
    for one in reversed(advices()):
        yield from (f"{one.card.code} {remark.message}" for remark in one.check(study))


def _found(prepared: Prepared) -> set[str]:
    return {f"{one.criterion} {one.message}" for one in findings([audit(prepared)], whole=False)}


def judged(seed: str = ROUND, plays: bool = True) -> Iterator[Mutant]:
    """All mutants of all scenarios that ship."""
    home = places.scenarios()
    rubric = load_rubric(home).rubric
    assert rubric is not None
    for path in scenario_files(home):
        yield from Judge(path, rubric, plays).mutants(seed)
