"""How a preview begins: the state, what is to be so there, the variant and the memory, as somebody asks for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from game.domain.condition import (
    EXPECTATION_STATUSES,
    AllOf,
    AnyOf,
    Compare,
    Condition,
    FlagSet,
    Not,
    Quantity,
    Status,
    StatusIs,
    leaves,
)
from game.domain.opening import Opening
from game.loader.conditions import QUANTITIES, ConditionProblem, parse_condition
from game.loader.names import closest, shown
from game.rules.compiled import Compiled

_ASSIGNED = re.compile(r"\s*([^\W\d][\w-]*)\s*=\s*([^=\s].*?)\s*")
_LONE_EQUALS = re.compile(r"(?<![<>=!])=(?!=)")
_EXAMPLES = "Say one thing: a flag, 'not' and a flag, mood=14, or 'met heard'."
_YES = frozenset({"true", "yes", "on", "set", "1"})
_NO = frozenset({"false", "no", "off", "unset", "0"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How to begin: at a state (empty for the scenario's own start), with `set` so: flags, `mood=14`, `met heard`.

    `variant` is empty for the first one. Nothing of it is known to exist.
    """

    state: str = ""
    set: tuple[str, ...] = ()
    seed: int = 1
    variant: str = ""
    memory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What must be so: bits of the layout that are set or not, and numbers where they matter."""

    wanted: int = 0
    unwanted: int = 0
    mood: int | None = None
    goodwill: int | None = None

    @property
    def mask(self) -> int:
        """All bits that matter."""
        return self.wanted | self.unwanted

    def holds(self, mood: int, goodwill: int, bits: int) -> bool:
        """Whether all of it is so."""
        numbers = self.mood in (None, mood) and self.goodwill in (None, goodwill)
        return numbers and bits & self.mask == self.wanted

    def __bool__(self) -> bool:
        """Whether anything is wished for."""
        return bool(self.mask) or self.mood is not None or self.goodwill is not None


@dataclass(frozen=True, slots=True)
class Understood:
    """What was asked for, as far as this scenario has it: the state, the opening, the wishes; and a sentence for each
    thing it does not have."""

    state: str
    opening: Opening
    wishes: Wishes
    problems: tuple[str, ...]


def understood(asked: Asked, compiled: Compiled) -> Understood:
    """Look everything up in a scenario; what is unknown is left out and told."""
    reader = _Reader(compiled, asked.variant, list(asked.memory))
    for text in asked.set:
        reader.read(text)
    opening = reader.opening()
    return Understood(reader.state(asked.state), opening, reader.wishes(), tuple(dict.fromkeys(reader.problems)))


class _Reader:
    """Reads wishes one after the other; of two that contradict each other the later one counts."""

    def __init__(self, compiled: Compiled, variant: str, memory: list[str]) -> None:
        self._scenario = compiled.scenario
        self._masks = compiled.layout.masks
        self._variant, self._memory = variant, memory
        self._wanted = self._unwanted = 0
        self._mood: int | None = None
        self._goodwill: int | None = None
        self.problems: list[str] = []

    def state(self, name: str) -> str:
        scenario = self._scenario
        if not name or name in scenario.states:
            return name or scenario.start
        if name in scenario.endings:
            self._no(f"'{name}' is an ending; a preview begins at a state. It begins at '{scenario.start}'.")
        else:
            told = f"There is no state '{shown(name)}'.{_meant(name, list(scenario.states))}"
            self._no(f"{told} It begins at '{scenario.start}'.")
        return scenario.start

    def opening(self) -> Opening:
        scenario, known = self._scenario, list[str]()
        first = next(iter(scenario.variants), "")
        if self._variant and self._variant not in scenario.variants:
            self._unknown("variant", self._variant, scenario.variants)
        for word in dict.fromkeys(self._memory):
            if word in scenario.remembers:
                known.append(word)
            else:
                self._unknown("word to be remembered", word, scenario.remembers)
        return Opening(self._variant if self._variant in scenario.variants else first, tuple(sorted(known)))

    def wishes(self) -> Wishes:
        return Wishes(self._wanted, self._unwanted, self._mood, self._goodwill)

    def read(self, text: str) -> None:
        try:
            for condition in _parts(_parsed(text)):
                self._wish(text, condition)
        except ConditionProblem as problem:
            self._no(f"'{shown(text)}' cannot be set: {problem.message} {_EXAMPLES}")

    def _wish(self, text: str, condition: Condition) -> None:
        yes = not isinstance(condition, Not)
        leaf = condition.part if isinstance(condition, Not) else condition
        match leaf:
            case FlagSet(name):
                self._fact("flag", name, yes, [one for kind, one in self._masks if kind == "flag"])
            case StatusIs(Status.VARIANT, name) if yes:
                self._variant = name
            case StatusIs(Status.REMEMBERS, name):
                self._memory = [*(one for one in self._memory if one != name), *([name] if yes else [])]
            case StatusIs(status, name) if status is not Status.VARIANT:
                known = self._scenario.expectations if status in EXPECTATION_STATUSES else self._scenario.promises
                self._fact(status.value, name, yes, list(known))
            case Compare(quantity, "==", number) if yes:
                self._number(quantity, number)
            case _:
                self._no(f"'{shown(text)}' leaves open what is meant. {_EXAMPLES}")

    def _number(self, quantity: Quantity, number: int) -> None:
        if quantity is Quantity.MOOD:
            self._mood = number
        else:
            self._goodwill = number

    def _fact(self, kind: str, name: str, yes: bool, known: Sequence[str]) -> None:
        if (kind, name) not in self._masks:
            of = "flag" if kind == "flag" else "expectation" if kind in EXPECTATION_STATUSES else "promise"
            self._unknown(of, name, known)
            return
        self._bit(kind, name, yes)
        # What one status says of another, as the rules keep it.
        if (kind, yes) == (Status.EXCEEDED, True):
            self._bit(Status.MET, name, True)
        elif (kind, yes) == (Status.MET, False):
            self._bit(Status.EXCEEDED, name, False)
        elif yes and kind in (Status.KEPT, Status.BROKEN):
            self._bit(Status.BROKEN if kind == Status.KEPT else Status.KEPT, name, False)

    def _bit(self, kind: str, name: str, yes: bool) -> None:
        bit = self._masks[kind, name]
        self._wanted = self._wanted | bit if yes else self._wanted & ~bit
        self._unwanted = self._unwanted & ~bit if yes else self._unwanted | bit

    def _unknown(self, kind: str, name: str, known: Any) -> None:
        self._no(f"There is no {kind} '{shown(name)}'.{_meant(name, list(known))} It is left out.")

    def _no(self, sentence: str) -> None:
        self.problems.append(sentence)


def _parsed(text: str) -> Condition:
    """The condition that a wish is: `flag=yes` stands for `flag`, and `mood=14` for `mood == 14`."""
    found = _ASSIGNED.fullmatch(text)
    if found and found[1] not in QUANTITIES:
        name, value = found[1], found[2].lower()
        if value not in _YES | _NO:
            message = f"'{shown(name)}' is set or not."
            raise ConditionProblem(0, message)
        return _parsed(name) if value in _YES else Not(_parsed(name))
    return parse_condition(_LONE_EQUALS.sub("==", text))


def _parts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf):
        for part in condition.parts:
            yield from _parts(part)
    elif isinstance(condition, AnyOf) or (isinstance(condition, Not) and len(list(leaves(condition))) > 1):
        raise ConditionProblem(0, "It says more than one thing.")
    else:
        yield condition


def _meant(name: str, known: Sequence[str]) -> str:
    near = closest(name, known)
    return f" Did you mean '{near}'?" if near else ""
