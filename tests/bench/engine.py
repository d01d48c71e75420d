"""The engine against a bare `transitions` machine, and replay against the plainest step one could write."""

from random import Random

from transitions import Machine

from game.domain.action import Entry, reply
from game.domain.moment import Mode
from game.engine import Playthrough, prepare
from game.rules.step import begin, step
from game.session.library import Library
from tests.bench.common import Figure, figure, ratios

SCENARIO = "late-return"
JOURNALS = 200


def measure() -> list[Figure]:
    """Both figures."""
    library = Library()
    prepared = prepare(library.scenarios[SCENARIO], library.rubric)
    journals = [_random_journal(prepared, seed) for seed in range(JOURNALS)]
    return [_live(prepared, journals), _replay(prepared, journals)]


def _random_journal(prepared, seed):
    play, rng = Playthrough(prepared.machine, seed, Mode.ASSESS), Random(seed)
    while not play.ended:
        play.take(reply(rng.choice(play.now().replies).id))
    return play.journal


def _live(prepared, journals):
    """One live step (guard, points, journal in memory) over a bare trigger with the same guard."""

    def ours():
        for journal in journals:
            play = Playthrough(prepared.machine, 1, Mode.ASSESS)
            for entry in journal:
                play.take(entry.action, entry.at)

    bare = _bare_machine(prepared)
    names = [[_names(prepared, journal), journal] for journal in journals]

    def other():
        for triggers, _ in names:
            model = _Bare(prepared)
            for name in triggers:
                bare.events[name].trigger(model, model)

    return figure("live step over a bare transitions trigger with the same guards", ratios(ours, other), most=2.0)


class _Bare:
    """The barest model: a state, and the position its guards look at."""

    def __init__(self, prepared) -> None:
        self.state = prepared.scenario.start
        self.position = prepared.compiled.start


def _bare_machine(prepared):
    """The same states, triggers and guards, and nothing else: no points, no journal."""
    from functools import partial

    from game.rules.step import after, on_offer

    compiled = prepared.compiled
    machine = Machine(model=None, states=list(compiled.places), initial=compiled.scenario.start, auto_transitions=False)

    def guard(choice, to, model):
        return on_offer(choice, model.position) and (not choice.routes or after(choice, model.position)[0] == to)

    def move(choice, model):
        model.position = after(choice, model.position)

    for place, replies in enumerate(compiled.replies):
        for choice in (*replies.values(), *compiled.early[place].values()):
            for to in dict.fromkeys([*(route[1] for route in choice.routes), choice.to]):
                machine.add_transition(
                    choice.name,
                    compiled.places[place],
                    compiled.places[to],
                    conditions=partial(guard, choice, to),
                    before=partial(move, choice),
                )
    return machine


def _names(prepared, journal):
    names, standing = [], begin(prepared.compiled)
    for entry in journal:
        names.append(f"{prepared.compiled.places[standing.position[0]]}/{entry.action.name}")
        standing = step(prepared.compiled, standing, entry.action)
    return names


class _Plain:
    """A contact as anyone would first write it: one object with slots, changed in place."""

    __slots__ = ("accuracy", "bits", "composure", "delight", "empathy", "goodwill", "mood", "place")

    def __init__(self, compiled) -> None:
        self.place, self.mood, self.goodwill, self.bits = compiled.start
        self.accuracy = self.empathy = self.composure = self.delight = 0


def _replay(prepared, journals):
    """Speed of replay by the pure functions over the same journals on plain objects."""
    compiled = prepared.compiled

    def ours():
        for journal in journals:
            standing = begin(compiled)
            for entry in journal:
                standing = step(compiled, standing, entry.action)

    def other():
        for journal in journals:
            plain = _Plain(compiled)
            for entry in journal:
                _plain_step(compiled, plain, entry)

    speed = [1 / ratio for ratio in ratios(ours, other)]
    return figure("speed of pure replay over a plain slots-object step", speed, least=0.5)


def _plain_step(compiled, plain, entry: Entry) -> None:
    choice = compiled.replies[plain.place].get(entry.action.name)
    if choice is not None and choice.test is not None and not choice.test(plain.bits, plain.mood, plain.goodwill):
        choice = compiled.early[plain.place].get(entry.action.name)
        if choice is not None and choice.test is not None and not choice.test(plain.bits, plain.mood, plain.goodwill):
            raise ValueError(entry)
    if choice is None or choice.cost > plain.goodwill or plain.bits & choice.blocked_by:
        raise ValueError(entry)
    plain.mood = max(0, min(20, plain.mood + choice.mood))
    plain.goodwill -= choice.cost
    plain.bits = plain.bits & choice.keep | choice.put
    plain.accuracy += choice.points[0]
    plain.empathy += choice.points[1]
    plain.composure += choice.points[2]
    plain.delight += choice.points[3]
    for test, to in choice.routes:
        if test is None or test(plain.bits, plain.mood, plain.goodwill):
            plain.place = to
            return
    plain.place = choice.to
