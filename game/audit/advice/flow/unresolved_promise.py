"""EM320: a promise that nothing resolves."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.domain.condition import Condition, Status, StatusIs, leaves
from game.domain.scenario import Route, Speech
from game.loader.checks.card import hint

CARD = hint(
    "EM320", "a promise that nothing resolves",
    "The promise can be made and cannot be kept; nothing breaks it on the way, and no condition asks for it. Or it can "
    "be kept, but nothing does so, no condition asks for it, and no telling word of it comes up in what she says or in "
    "an ending. (Telling are numbers and English words of four letters or more.)",
    "It is counted as broken, or kept, at the end, in the debrief only. The customer who was promised it never "
    "notices.",
    "tomorrow: {text: The refund tomorrow, can_keep: false}, made by a reply, and never spoken of again",
    "Let what follows depend on it (`when: promised tomorrow`), so that she asks, or is let down, in the contact; or "
    "tell in the `text` of an ending what came of it.",
)  # fmt: skip

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_COMMON = frozenset(
    [
        "about",
        "after",
        "again",
        "before",
        "call",
        "comes",
        "from",
        "have",
        "hear",
        "into",
        "make",
        "more",
        "over",
        "ring",
        "that",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "until",
        "what",
        "when",
        "where",
        "which",
        "will",
        "with",
        "your",
    ]
)


def check(study: Study) -> Iterator[Remark]:
    """Each promise of which nothing later speaks."""
    scenario = study.scenario
    made = {name for deed in study.deeds() for name in deed.effects.promises}
    resolved = {name for deed in study.deeds() for name in (*deed.effects.keeps, *deed.effects.breaks)}
    asked = {
        leaf.name
        for condition in conditions(study)
        for leaf in leaves(condition)
        if isinstance(leaf, StatusIs) and leaf.status in (Status.PROMISED, Status.KEPT, Status.BROKEN)
    }
    told = {
        word for one in study.texts if one.kind == "customer" or one.path[0] == "endings" for word in _words(one.text)
    }
    for name, promise in scenario.promises.items():
        if name in resolved | asked or name not in made:
            continue
        if not promise.can_keep:
            message = f"The promise '{name}' cannot be kept, and nothing that follows depends on it."
            yield Remark(("promises", name), message, key=True)
        elif not told & _words(promise.text):
            message = f"The promise '{name}' is kept, and neither she nor an ending ever speaks of it."
            yield Remark(("promises", name), message, key=True)


def _words(text: str) -> set[str]:
    return {one.lower() for one in _WORD.findall(text)} - _COMMON


def conditions(study: Study) -> Iterator[Condition]:
    """Every condition of the scenario."""
    for state, reply, _ in study.replies():
        many: list[Route | Speech] = [*state.speeches, *reply.routes, *reply.answers]
        if reply.early is not None:
            many += [*reply.early.routes, *reply.early.answers]
        yield from (one for one in (reply.when, *(other.when for other in many)) if one is not None)
    yield from (one.when for one, _ in study.gestures() if one.when is not None)
    yield from (one.when for one in study.scenario.memory.values() if one.when is not None)
