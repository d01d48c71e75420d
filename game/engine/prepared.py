"""A scenario made ready to be played, scored and explained: compiled, explored, bounded, with its machine."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from game.domain.opening import PLAIN, Opening
from game.domain.rubric import Rubric
from game.domain.scenario import Scenario
from game.domain.score import Bounds
from game.engine.machine import Machine, build_machine
from game.rules.bounds import bounds_of
from game.rules.compiled import Compiled
from game.rules.compiling import compile_scenario
from game.rules.openings import openings_of
from game.rules.step import begin
from game.rules.walk import Graph, explore


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that is worked out once per scenario and shared by all its playthroughs."""

    compiled: Compiled
    graph: Graph
    all_bounds: tuple[Bounds, ...]
    """The bounds from each root of the graph."""
    machine: Machine

    @property
    def bounds(self) -> Bounds:
        """The exact bounds where the contact opens plainly."""
        return self.bounds_of(PLAIN)

    def bounds_of(self, opening: Opening) -> Bounds:
        """The exact bounds of a contact that opens like this: the worst and the best that could come of it."""
        return self.all_bounds[self.graph.number_of(begin(self.compiled, opening).position)]

    @property
    def openings(self) -> tuple[Opening, ...]:
        """Every way in which the contact can open, the plain one first."""
        return openings_of(self.scenario)

    def opening(self, seed: int, memory: Iterable[str] = (), strain: int = 0) -> Opening:
        """How the contact opens under a seed: it decides which variant the customer is. Of the words of `memory` those
        that this scenario knows are remembered."""
        variants = tuple(self.scenario.variants)
        variant = Random(f"{seed}/variant").choice(variants) if variants else ""
        return Opening(variant, tuple(sorted(set(memory) & self.scenario.remembers.keys())), strain)

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
