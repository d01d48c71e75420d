"""EM339: a contact that goes on and on."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.ahead import ends_where, most_ahead
from game.loader.checks.card import hint

MOST = 24
"""Answers that a clean way should take at the most."""

CARD = hint(
    "EM339", "a contact that goes on and on",
    "There is a way without any failure that takes more than 24 answers.",
    "Who does well is kept longest. Attention goes, and the last answers are guesses.",
    "thirty states, one after the other, on the way on which everything is right",
    "Let a good answer lead on further, or make two contacts of it: the same person can come back.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """The longest clean way, going round no circle; answers of the wrap-up do not count."""
    graph, compiled = study.prepared.graph, study.compiled
    gone = [position[0] >= compiled.first_question for position in graph.positions]
    answers = [0 if one.is_gesture else 1 for one in compiled.choices]
    clean = [[edge for edge in edges if edge[0] not in study.lines.failing] for edges in graph.edges]
    longest = most_ahead(clean, graph.groups, answers, ends_where(len(gone), gone.__getitem__))[: graph.roots]
    most = max((one for one in longest if one is not None), default=0)
    if most > MOST:
        message = f"The longest clean way takes {most} answers; {MOST} are enough."
        yield Remark(("states",), message, key=True)
