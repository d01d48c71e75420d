"""EM432: one deed that does a thing well and badly."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning
from game.loader.wording import said_of

CARD = warning(
    "EM432", "a behaviour and its opposite in one deed",
    "One reply or gesture shows a good and a bad behaviour of the same principle.",
    "The coach would praise and blame the same words for the same thing.",
    "shows: [takes-their-side, talks-past]",
    "Keep the one that fits, or let the other belong to another reply.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each such pair."""
    behaviours = study.rubric.behaviours
    for deed in study.deeds():
        shown = [behaviours[name] for name in deed.effects.shows]
        for number, one in enumerate(shown):
            other = next((o for o in shown[:number] if o.principle == one.principle), None)
            if other is not None and sum(one.points) * sum(other.points) < 0:
                message = f"{said_of(deed.path)} shows '{other.id}' and '{one.id}', which contradict each other."
                yield Remark((*deed.path, "shows", number), message)
