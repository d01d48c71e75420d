"""EM809: the same reply in two states of one contact."""

from collections import defaultdict
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._alike import ENOUGH, affordable, ahead_of, key_of
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM809", "the same reply in two states",
    "Two states offer a reply in the same words, and a trainee can say both within one contact.",
    "Who has said it once and is offered it again thinks that the game was not listening.",
    "say: Let me look into that for you., in hello, and again in the state that it leads to",
    "Let the second one speak of what has happened in between; or offer it only `when` the first has not been said.",
)


def check(study: Study) -> Iterator[Remark]:
    """Each pair of states of which the second can follow the first, with the first said and the second on offer."""
    alike: defaultdict[tuple[str, ...], list[tuple[str, str]]] = defaultdict(list)
    for state, reply, _ in study.replies():
        alike[key_of(reply.say)].append((state.id, reply.id))
    twins = [found for key, found in alike.items() if len(key) >= ENOUGH and len({state for state, _ in found}) > 1]
    if affordable(study.prepared.graph, sum(len(found) ** 2 for found in twins)):
        for found in twins:
            for later in found:
                others = (one for one in found if one[0] != later[0] and _both(study, one, later))
                if earlier := next(others, None):
                    path = ("states", later[0], "replies", later[1], "say")
                    message = f"{named(path)} says what '{earlier[1]}' of '{earlier[0]}' says, which can come before."
                    yield Remark(path, message)


def _both(study: Study, first: tuple[str, str], second: tuple[str, str]) -> bool:
    """Whether after the first reply, in either form, the second can still be given."""
    graph, choices = study.prepared.graph, study.compiled.choices
    said, offered = "/".join(first), "/".join(second)
    after = {target for edges in graph.edges for index, target in edges if choices[index].name == said}
    return any(choices[index].name == offered for at in ahead_of(graph, after) for index, _ in graph.edges[at])
