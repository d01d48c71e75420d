"""EM442: replies that nobody would ever give."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.scene import Scene
from game.loader.checks.card import hint
from game.loader.names import listed

LEAST, COSTS = 3, 500
"""So many of them in one state are too many; each costs more than so much (hundredths) in the long run."""

CARD = hint(
    "EM442", "replies that nobody would ever give",
    "All replies of a state but one, and three at least, sink her mood at once and are worse than another one in mood, "
    "in the long run, and in no pillar better, wherever they are on offer.",
    "They do not even tempt. The reply that is left gives itself away, and only wears out the reader.",
    "one kind reply beside 'No.', 'So what?' and 'Read the rules.'",
    "Let one of them please her now and cost later, or be half right, as slips in real life are.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each state with so many of them."""
    states = study.scenario.states
    idle: dict[int, bool] = {}
    for scene in study.scenes:
        for number in scene.numbers:
            if study.prepared.graph.positions[number][0] < study.compiled.first_question:
                _look(scene, number, idle)
    for name, state in states.items():
        table = study.compiled.replies[study.compiled.places.index(name)]
        found = [one.id for one in state.replies if idle.get(table[one.id].index)]
        if len(found) >= max(LEAST, len(state.replies) - 1):
            message = f"In state '{name}' {listed(found)} are worse than another reply in everything."
            yield Remark(("states", name, "replies"), message, key=True)


def _look(scene: Scene, number: int, idle: dict[int, bool]) -> None:
    """Notes of each reply on offer whether it was idle at all positions so far."""
    choices, costs = scene.graph.compiled.choices, COSTS * scene.value.scale // 10_000
    offered = [
        (choices[index], scene.gains[index] + ahead)
        for index, target in scene.graph.edges[number]
        if not choices[index].is_gesture and (ahead := scene.worth[target]) is not None
    ]
    for one, worth in offered:
        worse = one.mood < 0 and any(
            other.mood > one.mood
            and value - worth > costs
            and all(more >= less for more, less in zip(other.points, one.points, strict=True))
            for other, value in offered
        )
        idle[one.index] = idle.get(one.index, True) and worse
