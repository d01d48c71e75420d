"""EM336: words that are never said."""

from collections.abc import Iterator

from game.audit.advice.asking import Kind
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning
from game.loader.wording import said_of

CARD = warning(
    "EM336", "words that are never said",
    "Of several wordings of `customer` one with a `when` is never the first that holds.",
    "Nobody will ever read it, and what it was written for is passed over in silence.",
    "customer: [{when: mood >= 18, text: You are a darling.}, {text: Goodbye.}], where her mood is never above 12",
    "Widen its `when`, mind the order of the entries, or delete it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each such entry of a state, a reply or an early side that comes up at all."""
    for asking in study.askings:
        if asking.kind is not Kind.WORDING or asking.held:
            continue
        *owner, _, number, _ = asking.path
        came_up = asking.failed or _came_up(study, asking.path)
        if came_up:
            message = f"Wording {int(number) + 1} of {_lower(said_of(tuple(owner)))} is never said."
            yield Remark(asking.path, message)


def _came_up(study: Study, path: tuple[str | int, ...]) -> bool:
    """Whether an earlier wording of the same list is said at all."""
    return any(one.path[:-2] == path[:-2] and one.held for one in study.askings)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
