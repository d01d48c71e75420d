"""EM330: a remedy that never comes too early, in a scenario that has stages."""

from collections.abc import Iterator

from game.audit.advice.graph import roots
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.scenario import Stage
from game.loader.checks.card import hint
from game.loader.wording import said_of

CARD = hint(
    "EM330", "a remedy that never comes too early",
    "The scenario has stages of recovery. This reply is to act, is on offer in one of the first two states before she "
    "has been listened to, and has no `early` side.",
    "Elsewhere in the contact the order counts; here it does not, and nobody can see why.",
    "send-new: {say: A new one goes out today., stage: act, to: sent}, in the first state, without `early`",
    "Give it an `early` side, or let it come up only after she has been heard.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each such reply that is on offer at a position at which an earlier stage has not been reached."""
    compiled, graph = study.compiled, study.prepared.graph
    open_at: dict[str, int] = {}
    for state, reply, _ in study.replies():
        if reply.stage is Stage.ACT and reply.early is None:
            place = compiled.places.index(state.id)
            open_at[f"{state.id}/{reply.id}"] = compiled.replies[place][reply.id].index
    if not open_at or not any(reply.early for _, reply, _ in study.replies()):
        return
    listening = {
        choice.index
        for place, state in enumerate(compiled.states)
        for reply in state.replies
        if reply.stage is Stage.LISTEN and (choice := compiled.replies[place].get(reply.id))
    }
    heard_not = _at_first(study, listening)
    for name, index in open_at.items():
        if any(index == taken for number in heard_not for taken, _ in graph.edges[number]):
            state_id, _, reply_id = name.partition("/")
            path = ("states", state_id, "replies", reply_id)
            yield Remark(path, f"{said_of(path)} can be given before she was listened to, and always lands.", key=True)


def _at_first(study: Study, listening: set[int]) -> set[int]:
    """The positions of the first state, and those right behind it, on ways without a listening reply."""
    first = set(roots(study))
    edges = study.prepared.graph.edges
    return first | {target for number in first for index, target in edges[number] if index not in listening}
