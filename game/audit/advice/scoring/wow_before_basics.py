"""EM437: a wow for somebody whose first need is not met."""

from collections.abc import Iterator

from game.audit.advice.graph import effects_by_choice, meeting, path_of, reached, roots
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Status, StatusIs, leaves
from game.domain.scenario import Level
from game.loader.checks.card import hint
from game.loader.names import listed
from game.loader.wording import said_of
from game.rules.openings import applies

CARD = hint(
    "EM437", "a wow before the basics",
    "Something that customers retell can be done while nothing of what she expects on the level of accuracy is met.",
    "Basics first (R1): a gift to somebody who still has no answer looks like a bribe. The score caps it; it lands.",
    "send-flowers: {in: [hello], shows: [personal-gesture]}, before it is clear whether the boots can go back",
    "Let it land only `when` the basic is met, or in states behind it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each deed with a wow that can be done before any expectation of accuracy is met, though some can be."""
    basics = [name for name, one in study.scenario.expectations.items() if one.level is Level.ACCURACY]
    met = {name: meeting(study, name) for name in basics}
    if not basics or not any(met.values()) or any(
        study.scenario.expectations[name].only and not applies(study.scenario.expectations[name], "") for name in basics
    ):  # fmt: skip
        return
    graph, behaviours = study.prepared.graph, study.rubric.behaviours
    early = reached(study, roots(study), frozenset().union(*met.values()))
    told: set[tuple[str | int, ...]] = set()
    for index, effects in effects_by_choice(study).items():
        if not any(behaviours[name].wow for name in effects.shows) or any(name in effects.meets for name in basics):
            continue
        if _guarded(study, index):
            continue
        path = path_of(study, index)
        if path not in told and any(index == taken for number in early for taken, _ in graph.edges[number]):
            told.add(path)
            message = f"{said_of(path)} is a wow and can be done before {listed(basics)} is met."
            yield Remark(path, message, key=True)


def _guarded(study: Study, index: int) -> bool:
    """Whether its `when` asks for something that was met: then its author has thought of what comes first."""
    where = path_of(study, index)
    if where[0] == "gestures":
        when = study.scenario.gestures[str(where[1])].when
    elif where[0] == "states":
        when = next(one.when for one in study.scenario.states[str(where[1])].replies if one.id == where[3])
    else:
        return True
    asked = leaves(when) if when is not None else ()
    return any(isinstance(one, StatusIs) and one.status in (Status.MET, Status.EXCEEDED) for one in asked)
