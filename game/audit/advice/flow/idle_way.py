"""EM325: a way on that is never taken."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import Route
from game.loader.checks.card import hint
from game.loader.wording import said_of
from game.rules.choices import Choice

CARD = hint(
    "EM325", "a way on that is never taken",
    "Of several entries of `to` one with a `when` is never the first that holds.",
    "What the author had in mind for that case never happens.",
    "to: [{when: mood >= 18, to: warm}, {to: cold}], where her mood is never above 12",
    "Widen its `when`, mind the order of the entries, or delete it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each such entry of a reply or an early side."""
    compiled = study.compiled
    taken = _routes_taken(study)
    for place, state in enumerate(compiled.states[: compiled.first_question]):
        for reply in state.replies:
            path: tuple[str, ...] = ("states", state.id, "replies", reply.id)
            sides = [(path, reply.routes, compiled.replies[place][reply.id])]
            if reply.early is not None:
                sides.append(((*path, "early"), reply.early.routes, compiled.early[place][reply.id]))
            for side, routes, choice in sides:
                yield from _idle(side, routes, taken.get(choice.index, set()))


def _idle(path: tuple[str, ...], routes: tuple[Route, ...], taken: set[int]) -> Iterator[Remark]:
    if not taken:  # the reply itself is never given, which is told elsewhere
        return
    for number, route in enumerate(routes[:-1]):  # the last must be there, needed or not
        if number not in taken:
            yield Remark((*path, "to", number), f"{said_of(path)} never leads to '{route.to}'.")


def _routes_taken(study: Study) -> dict[int, set[int]]:
    """For each choice the numbers of the entries of `to` by which it leads on; the last has no condition."""
    graph = study.prepared.graph
    found: dict[int, set[int]] = {}
    for position, edges in zip(graph.positions, graph.edges, strict=True):
        for index, _ in edges:
            choice = graph.compiled.choices[index]
            found.setdefault(index, set()).add(_route(choice, position))
    return found


def _route(choice: Choice, position: tuple[int, int, int, int]) -> int:
    _, mood, goodwill, bits = position
    mood, goodwill, bits = min(max(mood + choice.mood, 0), 20), goodwill - choice.cost, bits & choice.keep | choice.put
    for number, (test, _) in enumerate(choice.routes):
        if test is None or test(bits, mood, goodwill):
            return number
    return len(choice.routes)
