"""The moments at which the customer says something, and whether two of them can be lived through in one contact."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from game.audit.advice.study import Path, Study
from game.audit.advice.wording._alike import affordable, ahead_of
from game.domain.errors import TooLargeError
from game.domain.scenario import MOOD_MAX, Speech
from game.engine.offers import said
from game.rules.compiled import Compiled
from game.rules.components import components
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
        before = _leading(self._graph.compiled, self._graph.compiled.places.index(later.state))
        positions = self._graph.positions
        return not begins.isdisjoint(ahead_of(self._graph, ends, lambda number: positions[number][0] in before))

    def again(self, moments: Sequence[Moment]) -> list[Moment]:
        """Those of these wordings of states that can be heard a second time, at least one reply after the first.

        The same as asking whether each follows itself, in one walk for all: bit n of a position is moment n.
        """
        graph = self._graph
        heard = self._heard(moments)
        ahead = [0] * len(graph.positions)
        twice = 0
        for group in graph.groups:  # each after all that can follow it
            bits = 0
            for number in group:
                bits |= heard[number]
                for _, target in graph.edges[number]:
                    bits |= ahead[target]
            for number in group:
                ahead[number] = bits
        for number, bits in enumerate(heard):
            if bits:
                for index, target in graph.edges[number]:
                    if not graph.compiled.choices[index].is_gesture:
                        twice |= bits & ahead[target]
        return [moment for number, moment in enumerate(moments) if twice >> number & 1]

    def _heard(self, moments: Sequence[Moment]) -> list[int]:
        """For each position the moments that are heard there, as bits, where a reply can be given."""
        compiled, choices = self._graph.compiled, self._graph.compiled.choices
        at: dict[int, list[tuple[int, Moment]]] = {}
        for number, moment in enumerate(moments):
            at.setdefault(compiled.places.index(moment.state), []).append((number, moment))
        heard = [0] * len(self._graph.positions)
        for number, position in enumerate(self._graph.positions):
            here = at.get(position[0], ())
            if here and any(not choices[index].is_gesture for index, _ in self._graph.edges[number]):
                words = said(compiled, Standing(position), here[0][1].speeches)
                heard[number] = sum(1 << one for one, moment in here if moment.text == words)
        return heard

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
    for place, reads in enumerate(_read_ahead(compiled, wanted)):
        here = live[place]
        live[place] = Reads(here.bits | reads.bits, here.mood, here.goodwill or reads.goodwill)
        if reads.mood:
            moods[place] = tuple(range(MOOD_MAX + 1))
    if tuple(live) == compiled.live and tuple(moods) == compiled.moods:
        return study.prepared.graph
    return explore(replace(compiled, live=tuple(live), moods=tuple(moods)), BUDGET)


def _read_ahead(compiled: Compiled, wanted: Mapping[int, Reads]) -> list[Reads]:
    """For each place what is wanted there and at all that can follow it."""
    targets = _targets(compiled)
    found = [NOTHING] * len(targets)
    for group in components([[(0, to) for to in many] for many in targets]):  # each after all that it leads to
        reads = NOTHING
        for place in group:
            reads |= wanted.get(place, NOTHING)
            for to in targets[place]:
                reads |= found[to]
        for place in group:
            found[place] = reads
    return found


def _leading(compiled: Compiled, place: int) -> set[int]:
    """The place and all that can lead to it."""
    sources: list[list[int]] = [[] for _ in range(compiled.first_question)]
    for source, many in enumerate(_targets(compiled)):
        for to in many:
            sources[to].append(source)
    seen, waiting = {place}, [place]
    while waiting:
        for source in sources[waiting.pop()]:
            if source not in seen:
                seen.add(source)
                waiting.append(source)
    return seen


def _targets(compiled: Compiled) -> list[set[int]]:
    """For each place of a state the places that a choice there can lead to."""
    many: list[set[int]] = []
    for place in range(compiled.first_question):
        tos = {to for choice in compiled.offers[place] for to in (choice.to, *(to for _, to in choice.routes))}
        many.append({to for to in tos if 0 <= to < compiled.first_question})
    return many


def _wordings(
    path: Path, state: str, speeches: tuple[Speech, ...], reply: str = "", *, early: bool = False
) -> Iterator[Moment]:
    for number, speech in enumerate(speeches):
        yield Moment((*path, "customer", number, "text"), state, speech.text, speeches, reply, early)
