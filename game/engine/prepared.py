"""A scenario made ready to be played, scored and explained: compiled, explored, bounded, with its machine."""

from dataclasses import dataclass

from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.domain.score import Bounds
from game.engine.machine import Machine, build_machine
from game.rules.bounds import bounds_of
from game.rules.compiled import Compiled, compile_scenario
from game.rules.walk import Graph, explore


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that is worked out once per scenario and shared by all its playthroughs."""

    compiled: Compiled
    graph: Graph
    bounds: Bounds
    machine: Machine

    @property
    def scenario(self) -> Scenario:
        """The scenario itself."""
        return self.compiled.scenario

    @property
    def rubric(self) -> Rubric:
        """The rubric it is scored by."""
        return self.compiled.rubric


def prepare(scenario: Scenario, rubric: Rubric) -> Prepared:
    """Prepare a sound scenario. Raises `TooLargeError` when it has too many positions to be scored exactly."""
    compiled = compile_scenario(scenario, rubric)
    graph = explore(compiled)
    return Prepared(compiled, graph, bounds_of(graph), build_machine(compiled))
