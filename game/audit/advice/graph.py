"""Questions about ways that several checks ask: what each choice does, and what can be reached without some of them."""

from collections.abc import Callable, Container, Iterable, Iterator

from game.audit.advice.study import Study
from game.domain.scenario import Effects, Expectation
from game.rules.compiled import Compiled
from game.rules.openings import applies
from game.rules.step import begin

Index = int


def effects_by_choice(study: Study) -> dict[Index, Effects]:
    """The effects behind each choice of the graph: of replies, early sides, and gestures where they land."""
    compiled, scenario = study.compiled, study.scenario
    found: dict[Index, Effects] = {}
    for place, state in enumerate(compiled.states):
        for reply in state.replies:
            found[compiled.replies[place][reply.id].index] = reply.effects
            early = compiled.early[place].get(reply.id)
            if early is not None and reply.early is not None:
                found[early.index] = reply.early.effects
        for name, choice in compiled.landings[place].items():
            found[choice.index] = scenario.gestures[name].effects
    return found


def choices_that(study: Study, does: Callable[[Effects], bool]) -> frozenset[Index]:
    """The choices whose effects do something."""
    return frozenset(index for index, effects in effects_by_choice(study).items() if does(effects))


def meeting(study: Study, expectation: str) -> frozenset[Index]:
    """The choices that meet or exceed an expectation."""
    return choices_that(study, lambda one: expectation in one.meets or expectation in one.exceeds)


def reached(study: Study, starts: Iterable[int], without: Container[Index] = ()) -> set[int]:
    """The positions that can be reached from some, themselves included, without ever taking certain choices."""
    graph = study.prepared.graph
    seen = set(starts)
    waiting = list(seen)
    while waiting:
        for index, target in graph.edges[waiting.pop()]:
            if target not in seen and index not in without:
                seen.add(target)
                waiting.append(target)
    return seen


def roots(study: Study) -> range:
    """The positions at which the contact can begin."""
    return range(study.prepared.graph.roots)


def fates(study: Study, expectation: str, starts: Iterable[int]) -> set[bool]:
    """What may have become of an expectation at the ends of the ways from these positions: met, not met, or both.

    The graph forgets what nothing reads any more, so what becomes of it is carried along.
    """
    graph = study.prepared.graph
    turns = {
        index: expectation in one.meets or expectation in one.exceeds
        for index, one in effects_by_choice(study).items()
        if expectation in one.meets or expectation in one.exceeds or expectation in one.fails
    }
    seen = {(number, False) for number in starts}
    waiting = list(seen)
    while waiting:
        number, met = waiting.pop()
        for index, target in graph.edges[number]:
            after = (target, turns.get(index, met))
            if after not in seen:
                seen.add(after)
                waiting.append(after)
    return {met for number, met in seen if graph.is_ending(number)}


def roots_expecting(study: Study, expectation: Expectation) -> Iterator[int]:
    """The positions at which the contact begins with customers who have this expectation."""
    prepared, compiled = study.prepared, study.compiled
    for opening in prepared.openings:
        if applies(expectation, opening.variant):
            yield prepared.graph.number_of(begin(compiled, opening).position)


def after_choices(study: Study, choices: Container[Index]) -> set[int]:
    """The positions right after any of these choices."""
    edges = study.prepared.graph.edges
    return {target for here in edges for index, target in here if index in choices}


def path_of(study: Study, index: Index) -> tuple[str | int, ...]:
    """Where a choice stands in the file."""
    return _paths(study.compiled)[index]


def _paths(compiled: Compiled) -> dict[Index, tuple[str | int, ...]]:
    return dict(_every_path(compiled))


def _every_path(compiled: Compiled) -> Iterator[tuple[Index, tuple[str | int, ...]]]:
    for place, state in enumerate(compiled.states):
        for name, choice in compiled.replies[place].items():
            if place < compiled.first_question:
                yield choice.index, ("states", state.id, "replies", name)
            else:
                question = compiled.places[place].partition("+")[2]
                yield choice.index, ("wrap_up", question, "answers", name)
        for name, choice in compiled.early[place].items():
            yield choice.index, ("states", state.id, "replies", name, "early")
        for name, choice in compiled.landings[place].items():
            yield choice.index, ("gestures", name)
