"""EM321: an expectation that comes to light when nothing can meet it any more."""

from collections.abc import Iterator

from game.audit.advice.graph import after_choices, choices_that, meeting, reached
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.loader.checks.card import warning

CARD = warning(
    "EM321", "an expectation revealed too late",
    "After whatever reveals it, no way leads to anything that meets it.",
    "Whoever finds out cannot do anything about it: asking is punished, and guessing is rewarded.",
    "heard: {hidden: true}, revealed in the last state, and met in the first",
    "Let it be revealed earlier, or let something later meet it.",
)  # fmt: skip


def check(study: Study) -> Iterator[Remark]:
    """Each hidden expectation of which that is so on all ways."""
    graph = study.prepared.graph
    for name, one in study.scenario.expectations.items():
        meets = meeting(study, name)
        reveals = choices_that(study, lambda effects, name=name: name in effects.reveals)  # type: ignore[misc]
        if not (one.hidden or one.only) or not meets or not reveals or meets & reveals:
            continue
        later = reached(study, after_choices(study, reveals))
        if not any(index in meets for number in later for index, _ in graph.edges[number]):
            message = f"The expectation '{name}' is revealed only where nothing can meet it any more."
            yield Remark(("expectations", name), message, key=True)
