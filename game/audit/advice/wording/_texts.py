"""Who says a text, and how a message names the place where it stands."""

import re
from collections.abc import Iterator

from game.audit.advice.study import Path, Study, Written

CUSTOMER = frozenset({"customer", "flat"})
"""What the customer says within the contact."""
TOLD = frozenset({"review", "story"})
"""What the customer says of it afterwards."""
COACH = frozenset({"because", "barb", "guide"})
"""What the coach says to the trainee."""

_QUOTED = re.compile(r"(?<!\w)'[^']*'(?!\w)|\"[^\"]*\"")


def of(study: Study, *kinds: str) -> Iterator[Written]:
    """The texts of some kinds, in the order of the file."""
    return (one for one in study.texts if one.kind in kinds)


def replies_of(study: Study) -> Iterator[Written]:
    """What the trainee says to the customer: the replies of all states, without the answers of the wrap-up."""
    return (one for one in study.texts if one.kind == "say" and one.path[0] == "states")


def decent_replies(study: Study) -> Iterator[Written]:
    """Those replies that show no behaviour which costs more than it earns: what they say ought to be right."""
    bad = {one.id for one in study.rubric.behaviours.values() if sum(one.points) < 0}
    for _, reply, path in study.replies():
        if bad.isdisjoint(reply.effects.shows):
            yield Written((*path, "say"), "say", reply.say)


def unquoted(text: str) -> str:
    """The text without what is quoted in it, which somebody else has said; quotes are to be straight."""
    return _QUOTED.sub(" ", text)


def known(study: Study) -> str:
    """All that the trainee can know or be told: the desk, earlier contacts, and every word of the customer's."""
    scenario = study.scenario
    parts = [scenario.title, scenario.summary, scenario.customer.name, scenario.customer.about]
    parts += [f"{paper.title}. {paper.text}" for paper in scenario.desk]
    parts += [*scenario.remembers.values(), *(one.text for one in scenario.variants.values())]
    parts += [one.text for one in scenario.expectations.values()] + [one.text for one in scenario.promises.values()]
    parts += [one.text for one in study.texts if one.kind in CUSTOMER or one.kind == "ask"]
    return "\n".join(parts)


def named(path: Path) -> str:
    """The place of a text in words, to begin a sentence with."""
    ends = [str(part) for part in path if not isinstance(part, int) and part not in ("text", "say")]
    match ends:
        case ["states", state, "replies", reply, *rest]:
            return _within(rest, f"reply '{reply}' of state '{state}'")
        case ["states", state, *rest]:
            return _within(rest, f"state '{state}'")
        case ["gestures", gesture, *rest]:
            return _within(rest, f"gesture '{gesture}'")
        case ["wrap_up", question, "answers", answer, *rest]:
            return _within(rest, f"answer '{answer}' of question '{question}'")
        case ["wrap_up", question, *_]:
            return f"Question '{question}'"
        case ["endings", ending, *rest]:
            return _within(rest or ["text"], f"ending '{ending}'")
        case ["desk", title]:
            return f"The paper '{title}' of the desk"
        case ["expectations" | "promises" as block, name]:
            return f"The {block.removesuffix('s')} '{name}'"
        case _:
            return f"`{' '.join(ends)}`" if ends else "The scenario"


def _within(rest: list[str], what: str) -> str:
    """`what` itself, or what it holds under some keys."""
    if not rest:
        return what[0].upper() + what[1:]
    if rest[-1] == "customer":
        return f"What the customer says {'early ' if 'early' in rest else ''}in {what}"
    return f"The {' '.join(f'`{part}`' for part in rest)} of {what}"
