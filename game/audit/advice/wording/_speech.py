"""The moments at which the customer says something, and whether two of them can be lived through in one contact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.audit.advice.study import Path, Study
from game.audit.advice.wording._alike import affordable, ahead_of
from game.domain.errors import TooLargeError
from game.domain.scenario import MOOD_MAX, Speech
from game.engine.offers import said
from game.rules.compiled import Compiled
from game.rules.conditions import NOTHING, Reads, read_by
from game.rules.step import Standing, after
from game.rules.walk import Graph, explore

BUDGET = 20_000
"""Positions looked at to find out what can be heard after what; where there are more, nothing is said."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One wording of what the customer says: on arriving in a state, or (with the `reply` named) in answer to it."""

    path: Path
    state: str
    text: str
    speeches: tuple[Speech, ...]
    reply: str = ""
    early: bool = False


def moments_of(study: Study) -> Iterator[Moment]:
    """All of them, in the order of the file."""
    for name, state in study.scenario.states.items():
        yield from _wordings(("states", name), name, state.speeches)
        for reply in state.replies:
            here = ("states", name, "replies", reply.id)
            yield from _wordings(here, name, reply.answers, reply.id)
            if reply.early:
                yield from _wordings((*here, "early"), name, reply.early.answers, reply.id, early=True)


class Hearing:
    """What can be heard after what. The graph that scores are proved from forgets what only words depend on, so this
    has one of its own, which remembers that for the moments it is asked about."""

    def __init__(self, study: Study, moments: Sequence[Moment]) -> None:
        """Raises `TooLargeError` where there is too much to look at."""
        self._graph = _graph(study, moments)

    def follows(self, later: Moment, earlier: Moment) -> bool:
        """Whether `later` can be heard in a contact in which `earlier` has been heard, at least one reply before."""
        begins, (_, ends) = self._sides(later)[0], self._sides(earlier)
        if not begins or not ends:
            return False
        place, compiled = self._graph.compiled.places.index(later.state), self._graph.compiled
        before = {one for one in range(compiled.first_question) if place in _following(compiled, one)}
        positions = self._graph.positions
        return not begins.isdisjoint(ahead_of(self._graph, ends, lambda number: positions[number][0] in before))

    def _sides(self, moment: Moment) -> tuple[set[int], set[int]]:
        """The numbers of the positions at which it is heard, and of those at which one is after the reply to it (for
        an answer: after the reply it answers)."""
        compiled, begins, ends = self._graph.compiled, set(), set()
        for number, index, target in self._ways(moment):
            choice, position = compiled.choices[index], self._graph.positions[number]
            heard_at = after(choice, position) if moment.reply else position
            if said(compiled, Standing(heard_at), moment.speeches) == moment.text:
                begins.add(number)
                ends.add(target)
        return begins, ends

    def _ways(self, moment: Moment) -> Iterator[tuple[int, int, int]]:
        """The (position, choice, target) of every reply that can be given in the state, or of the one it answers."""
        compiled = self._graph.compiled
        place = compiled.places.index(moment.state)
        table = (compiled.early if moment.early else compiled.replies)[place]
        wanted = {table[moment.reply].index} if moment.reply else None
        for number, position in enumerate(self._graph.positions):
            if position[0] == place:
                for index, target in self._graph.edges[number]:
                    if index in wanted if wanted else not compiled.choices[index].is_gesture:
                        yield number, index, target


def hearing_of(study: Study, moments: Sequence[Moment]) -> Hearing | None:
    """None where there is nothing, or too much, to look at."""
    if not moments or not affordable(study.prepared.graph, len(moments)):
        return None
    try:
        return Hearing(study, moments)
    except TooLargeError:
        return None


def _graph(study: Study, moments: Sequence[Moment]) -> Graph:
    """All positions, each remembering also what those wordings depend on that can still follow it."""
    compiled: Compiled = study.compiled
    wanted: dict[int, Reads] = {}
    for moment in moments:
        place = compiled.places.index(moment.state)
        for speech in moment.speeches:
            wanted[place] = wanted.get(place, NOTHING) | read_by(speech.when, compiled.layout)
    live, moods = list(compiled.live), list(compiled.moods)
    for place in range(compiled.first_question):
        for reads in (wanted[one] for one in _following(compiled, place) if one in wanted):
            here = live[place]
            live[place] = Reads(here.bits | reads.bits, here.mood, here.goodwill or reads.goodwill)
            if reads.mood:
                moods[place] = tuple(range(MOOD_MAX + 1))
    if tuple(live) == compiled.live and tuple(moods) == compiled.moods:
        return study.prepared.graph
    return explore(replace(compiled, live=tuple(live), moods=tuple(moods)), BUDGET)


def _following(compiled: Compiled, place: int) -> set[int]:
    """The place and all that can follow it."""
    seen, waiting = {place}, [place]
    while waiting:
        for choice in compiled.offers[waiting.pop()]:
            for to in (choice.to, *(to for _, to in choice.routes)):
                if to not in seen and 0 <= to < compiled.first_question:
                    seen.add(to)
                    waiting.append(to)
    return seen


def _wordings(
    path: Path, state: str, speeches: tuple[Speech, ...], reply: str = "", *, early: bool = False
) -> Iterator[Moment]:
    for number, speech in enumerate(speeches):
        yield Moment((*path, "customer", number, "text"), state, speech.text, speeches, reply, early)
