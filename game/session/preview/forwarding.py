"""Takes the same steps again in a scenario that was changed, as far as they apply, and says where they stop."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.domain.action import Action, Deed, reply
from game.domain.errors import ActionRefused
from game.domain.scenario import Reply, State
from game.engine.playthrough import Playthrough
from game.rules.compiled import Compiled
from game.session.preview.behind import state_of
from game.session.preview.reasons import why_not_offered


@dataclass(frozen=True, slots=True)
class Step:
    """An action, and the place at which it was taken."""

    place: str
    action: Action


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The steps under the names they have now, how many of them were taken, why no more were (empty where all were),
    and what else changed on the way."""

    steps: tuple[Step, ...]
    kept: int
    stopped: str
    notes: tuple[str, ...]


def forward(play: Playthrough, steps: Sequence[Step], old: Compiled | None, was: str) -> Forwarded:
    """Take steps in a new playthrough. `old` is the scenario in which they were taken first, `was` the place that they
    led to there."""
    going = _Going(play, steps, old)
    stopped = going.go()
    if not stopped:
        going.arrived(was)
    return Forwarded(tuple(going.steps), going.kept, stopped, tuple(going.notes))


class _Going:
    def __init__(self, play: Playthrough, steps: Sequence[Step], old: Compiled | None) -> None:
        self.play, self.new, self.old = play, play.compiled, old
        self.steps = list(steps)
        self.kept = 0
        self.notes: list[str] = []
        self.renames: dict[str, str] = {}

    @property
    def here(self) -> str:
        return self.new.places[self.play.standing.position[0]]

    def go(self) -> str:
        """Take the steps; why it stopped, or nothing."""
        while self.kept < len(self.steps):
            step = self.steps[self.kept]
            if step.place != self.here and not self._renamed(step.place):
                return f"{self._elsewhere(step.place)}: you are at {_named(self.here)} now."
            action = self.steps[self.kept].action
            try:
                self.play.take(action)
            except ActionRefused:
                other = self._other_reply(action)
                if other is None:
                    return f"{self._refused(action)}: you are at {_named(self.here)} now."
                self.notes.append(f"The reply '{action.name}' of '{self.here}' is called '{other.name}' now.")
                self.steps[self.kept] = Step(self.here, other)
                self.play.take(other)
            self.kept += 1
        return ""

    def arrived(self, was: str) -> None:
        """Say so where the same steps lead somewhere else."""
        if was and was != self.here and not self._renamed(was):
            self.notes.append(f"{self._elsewhere(was)}: you are at {_named(self.here)} now.")

    def _renamed(self, was: str) -> bool:
        """Whether the state here is the one that had another name; then it is told, and the steps follow."""
        if self.renames.get(was) == self.here:
            return True
        if self.old is None or not is_renamed(self.old, was, self.new, self.here):
            return False
        self.renames[was] = self.here
        self.notes.append(f"The state '{was}' is called '{self.here}' now.")
        self.steps = [replace(one, place=self.here) if one.place == was else one for one in self.steps]
        return True

    def _elsewhere(self, wanted: str) -> str:
        if wanted not in self.new.places:
            return f"{_named(wanted, capital=True)} is gone"
        if self.kept == 0:
            return f"The contact does not begin at {_named(wanted)} any more"
        before = self.steps[self.kept - 1]
        return f"'{before.action.name or before.action}' of '{before.place}' does not lead to {_named(wanted)} any more"

    def _refused(self, action: Action) -> str:
        if action.deed is not Deed.REPLY:
            return f"'{action}' is not possible at {_named(self.here)} any more"
        position = self.play.standing.position
        if position[0] >= self.new.first_ending:
            return "The contact is over earlier"
        found = [one for one in self.new.states[position[0]].replies if one.id == action.name]
        if not found:
            return f"The reply '{action.name}' of {_named(self.here)} is gone"
        why = why_not_offered(self.new, position, found[0])
        return f"The reply '{action.name}' of {_named(self.here)} is not on offer any more, because {why}"

    def _other_reply(self, action: Action) -> Action | None:
        """The reply on offer here that has the words of the one that is gone."""
        if self.old is None or action.deed is not Deed.REPLY:
            return None
        old = _state(self.old, self.here)
        was = next((one for one in old.replies if one.id == action.name), None) if old else None
        if old is None or was is None:
            return None
        known = {one.id for one in old.replies}
        fresh = {one.id: one for one in self._replies_here() if one.id not in known}
        offered = [one.id for one in self.play.now().replies]
        return next((reply(name) for name in offered if name in fresh and fresh[name].say == was.say), None)

    def _replies_here(self) -> tuple[Reply, ...]:
        place = self.play.standing.position[0]
        return self.new.states[place].replies if place < self.new.first_ending else ()


def is_renamed(old: Compiled, was: str, new: Compiled, now: str) -> bool:
    """Whether a state that is gone and one that is new are the same under two names: her words, or most replies."""
    before, after = _state(old, was), _state(new, now)
    if before is None or after is None or was in new.places or now in old.places:
        return False
    if before.speeches[0].text == after.speeches[0].text:
        return True
    one, other = {reply.id for reply in before.replies}, {reply.id for reply in after.replies}
    return 2 * len(one & other) > len(one | other)


def new_name(old: Compiled, was: str, new: Compiled) -> str:
    """The name under which a state that is gone goes on; empty where there is none."""
    return next((name for name in new.scenario.states if is_renamed(old, was, new, name)), "")


def _state(compiled: Compiled, place: str) -> State | None:
    return compiled.scenario.states.get(place)


def _named(place: str, capital: bool = False) -> str:
    """A place by its id; at the head of a sentence it is called a state."""
    return f"{'The state ' if capital else ''}'{state_of(place)}'"
