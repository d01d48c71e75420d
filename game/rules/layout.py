"""Which bit of a position means what: everything a contact remembers besides state, mood and goodwill."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.domain.condition import FlagSet, Status, StatusIs
from game.domain.rubric import Rubric
from game.domain.scenario import Effects, Scenario, Stage

Key = tuple[str, str]
"""(what kind of fact, its name): `("flag", "refund_agreed")`, `("met", "heard")`, `("once", "hello/ask")`."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A mask for every fact; each mask has exactly one bit."""

    masks: Mapping[Key, int]

    def mask(self, kind: str, name: str) -> int:
        """The bit of one fact."""
        return self.masks[kind, name]

    def bit(self, leaf: FlagSet | StatusIs) -> int:
        """The bit a condition asks about; 0 for a flag that nothing in the scenario ever sets."""
        if isinstance(leaf, FlagSet):
            return self.masks.get(("flag", leaf.flag), 0)
        return self.masks[leaf.status.value, leaf.name]

    def holds(self, bits: int, kind: str, name: str) -> bool:
        """Whether a fact is true in these bits."""
        return bool(bits & self.masks[kind, name])

    def facts(self, bits: int) -> Iterator[Key]:
        """The facts that are true in these bits."""
        return (key for key, mask in self.masks.items() if bits & mask)


def lay_out(scenario: Scenario, rubric: Rubric) -> Layout:
    """Give every fact of a scenario its bit, always in the same order."""
    replies = [(state.id, reply) for state in scenario.states.values() for reply in state.replies]
    keys: list[Key] = [("flag", name) for name in _flags(scenario)]
    keys += _statuses(scenario.expectations, Status.REVEALED, Status.MET, Status.EXCEEDED)
    keys += _statuses(scenario.promises, Status.PROMISED, Status.KEPT, Status.BROKEN)
    keys += _statuses(scenario.variants, Status.VARIANT)
    keys += _statuses(scenario.remembers, Status.REMEMBERS)
    keys += [("once", f"{state}/{reply.id}") for state, reply in replies if reply.once]
    if any(reply.stage for _, reply in replies):
        keys += [("stage", stage.value) for stage in Stage]
    keys += [("used", name) for name in rubric.gestures]
    return Layout({key: 1 << index for index, key in enumerate(keys)})


def _statuses(names: Iterable[str], *statuses: Status) -> list[Key]:
    return [(status.value, name) for name in names for status in statuses]


def mask_of(effects: Effects, layout: Layout) -> tuple[int, int]:
    """(keep, put): a step's effect on the bits is `bits & keep | put`.

    The order within a step is that of `Effects`: what is set after it was cleared stays set.
    """
    clear = put = 0
    for name in effects.clears:
        clear |= layout.mask("flag", name) if ("flag", name) in layout.masks else 0
    for name in effects.sets:
        put |= layout.mask("flag", name)
    for name in effects.fails:
        clear |= layout.mask("met", name) | layout.mask("exceeded", name)
    for name in effects.meets:
        put |= layout.mask("met", name)
    for name in effects.exceeds:
        put |= layout.mask("met", name) | layout.mask("exceeded", name)
    for name in effects.reveals:
        put |= layout.mask("revealed", name)
    for name in effects.promises:
        put |= layout.mask("promised", name)
    for name in effects.keeps:
        put |= layout.mask("kept", name)
        clear |= layout.mask("broken", name)
    for name in effects.breaks:  # the last of the two counts
        put = put & ~layout.mask("kept", name) | layout.mask("broken", name)
        clear |= layout.mask("kept", name)
    return ~clear, put


def _flags(scenario: Scenario) -> dict[str, None]:
    replies = [reply for state in scenario.states.values() for reply in state.replies]
    every = [reply.effects for reply in replies]
    every += [reply.early.effects for reply in replies if reply.early is not None]
    every += [gesture.effects for gesture in scenario.gestures.values()]
    return {flag: None for effects in every for flag in effects.sets}
