"""One `transitions` machine per scenario, shared by all its playthroughs.

Replies are triggers named `state/reply`, gestures `*gesture`, all else `*` twice and the deed's word; an id cannot
contain a star or a slash, so they cannot clash. The machine's conditions and effects are the pure functions of
`game.rules`, called with the very standing of the playthrough at hand; nothing is decided here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from transitions import Machine as TransitionsMachine
from transitions import MachineError
from transitions.core import Event

from game.domain.action import Action, Deed
from game.domain.errors import ActionRefused
from game.rules.choices import STAY, Choice
from game.rules.compiled import Compiled
from game.rules.step import (
    Standing,
    after,
    breathed,
    can_breathe,
    can_lapse,
    chosen,
    fell_flat,
    lands,
    lapsed,
    on_offer,
)


class Contact:
    """The model a machine moves: where one playthrough stands, and nothing for triggers to clash with."""

    __slots__ = ("standing", "state")

    def __init__(self, state: str, standing: Standing) -> None:
        """A contact at a state, with the standing that belongs to it."""
        self.state = state
        self.standing = standing


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine of one scenario; `events` are its triggers by name."""

    compiled: Compiled
    events: dict[str, Event]

    def place(self, standing: Standing) -> Contact:
        """A contact at a given standing: its start, or where it was before a step back."""
        return Contact(self.compiled.places[standing.position[0]], standing)

    def fire(self, contact: Contact, action: Action) -> None:
        """Take an action (any but a step back).

        Raises `ActionRefused`, and changes nothing, when it is not on offer.
        """
        event = self.events.get(_trigger_name(contact.state, action))
        try:
            taken = event is not None and event.trigger(contact, contact)
        except MachineError:  # a trigger of another state
            taken = False
        if not taken:
            raise ActionRefused(f"'{action}' is not on offer at '{contact.state}'.")


def build_machine(compiled: Compiled) -> Machine:
    """The machine of a compiled scenario."""
    machine = TransitionsMachine(
        model=None,
        states=list(compiled.places),
        initial=compiled.scenario.start,
        auto_transitions=False,
        send_event=False,
    )
    for place, state in enumerate(compiled.places[: compiled.first_ending]):
        for choice in (*compiled.replies[place].values(), *compiled.early[place].values()):
            _add_reply(machine, compiled, state, choice)
    present = compiled.places[: compiled.first_question]
    for gesture in compiled.used:
        _add_gesture(machine, compiled, present, gesture)
    for deed, allowed, effect in (
        (Deed.LAPSE, can_lapse, lapsed),
        (Deed.ASIDE, can_lapse, lapsed),
        (Deed.BREATH, can_breathe, breathed),
    ):
        guard, before = partial(_allowed, compiled, allowed), partial(_apply, effect)
        machine.add_transition(f"**{deed}", [*present], None, conditions=guard, before=before)
    return Machine(compiled, dict(machine.events))


def _trigger_name(state: str, action: Action) -> str:
    if action.deed is Deed.REPLY:
        return f"{state}/{action.name}"
    return f"*{action.name}" if action.deed is Deed.GESTURE else f"**{action.deed}"


def _add_reply(machine: TransitionsMachine, compiled: Compiled, state: str, choice: Choice) -> None:
    """One transition per route: its condition is the guard, and that the rules lead this way."""
    effect = partial(_apply, partial(_choose, choice))
    if not choice.routes:
        machine.add_transition(
            choice.name, state, compiled.places[choice.to], conditions=partial(_offered, choice), before=effect
        )
        return
    for to in dict.fromkeys([*(route[1] for route in choice.routes), choice.to]):
        machine.add_transition(
            choice.name, state, compiled.places[to], conditions=partial(_leads_to, choice, to), before=effect
        )


def _add_gesture(machine: TransitionsMachine, compiled: Compiled, states: tuple[str, ...], gesture: str) -> None:
    """Where it may land, a transition for landing; everywhere, one for falling flat. Neither leaves the state."""
    for place, state in enumerate(states):
        choice = compiled.landings[place].get(gesture)
        if choice is not None:
            machine.add_transition(
                f"*{gesture}",
                state,
                None,
                conditions=partial(_offered, choice),
                before=partial(_apply, partial(_choose, choice)),
            )
    machine.add_transition(
        f"*{gesture}",
        [*states],
        None,
        conditions=partial(_falls_flat, compiled, gesture),
        before=partial(_apply, partial(_fall_flat, compiled, gesture)),
    )


# What follows is called by the machine, with the contact as the last argument.


def _offered(choice: Choice, contact: Contact) -> bool:
    return on_offer(choice, contact.standing.position)


def _leads_to(choice: Choice, to: int, contact: Contact) -> bool:
    position = contact.standing.position
    return on_offer(choice, position) and after(choice, position)[0] == to and choice.to != STAY


def _falls_flat(compiled: Compiled, gesture: str, contact: Contact) -> bool:
    position = contact.standing.position
    return not position[3] & compiled.used[gesture] and lands(compiled, position, gesture) is None


def _allowed(compiled: Compiled, rule: Callable[[Compiled, Standing], bool], contact: Contact) -> bool:
    return rule(compiled, contact.standing)


def _choose(choice: Choice, standing: Standing) -> Standing:
    return chosen(standing, choice)


def _fall_flat(compiled: Compiled, gesture: str, standing: Standing) -> Standing:
    return fell_flat(compiled, standing, gesture)


def _apply(effect: Callable[[Standing], Standing], contact: Contact) -> None:
    contact.standing = effect(contact.standing)
