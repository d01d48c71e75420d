"""From an ink file to a Story."""

import re
from collections.abc import Callable
from pathlib import PurePath

from game.domain.diagnostic import Place
from game.exchange.ink.blocks import Block, Goto
from game.exchange.ink.flags import Flags
from game.exchange.ink.leaves import World
from game.exchange.ink.parser import read_file
from game.exchange.ink.passages import Draft
from game.exchange.ink.program import Program, compiled
from game.exchange.ink.pruning import pruned
from game.exchange.ink.tidying import conditions, tidied
from game.exchange.ink.tree import File
from game.exchange.story import Loss, Passage, Story, StoryError


def read_ink(text: str, file: str, include: Callable[[str], str | None]) -> Story:
    """The story of an ink file. `include` gives the text of a file by its path beside this one, or None.

    Raises StoryError with one sentence where the file is not ink, or larger than can be taken over.
    """
    tree = read_file(text, file, include)
    program = compiled(tree)
    losses = [Loss(lost.place, lost.why) for lost in program.losses]
    first = program.start
    if not first.steps:
        if not program.flows:
            raise StoryError(f"{file}: There is no story in this file: no text, and no knot.")
        first = program.flows[0]
        why = f"Nothing stands before the first knot, so ink would begin nowhere; the story begins with {first.title}."
        losses.append(Loss(first.place, why))
    draft = _drafted(program, first, _single(_drafted(program, first, frozenset()), program))
    start = draft.passages[0].title
    losses += _left_over(program, draft)
    title, more = _title(tree, file)
    passages, start = tidied(draft.passages, start, frozenset(_by_author(draft)))
    flags = _at_start(draft, passages)
    passages = pruned(passages, start, flags, draft.sources)
    return Story(title, "ink", start, passages, (*losses, *more), flags)


def _drafted(program: Program, first: Block, single: frozenset[str]) -> Draft:
    world = World(program.values, Flags(program.values, program.shown), single)
    initial = {name: values[0] for name, values in program.values.items() if values}
    draft = Draft(world, initial)
    draft.explore((first, 0, ()), first is program.start)
    return draft


def _single(draft: Draft, program: Program) -> frozenset[str]:
    """The variables of choices that are asked for by their own choice only, and in one place only."""
    flags = draft.world.flags
    asked: dict[str, int] = {}
    for passage in draft.passages:
        for when in conditions(passage):
            for flag in set(re.findall(r"[\w-]+", when)) & flags.variable.keys():
                asked[flags.variable[flag]] = asked.get(flags.variable[flag], 0) + 1
    found = set()
    for name, choices in draft.offers.items():
        own = sum(1 for choice in choices if _asks(choice.when, name, flags))
        if name.startswith("@") and len(choices) == 1 and asked.get(name, 0) == own and name not in program.shared:
            found.add(name)
    return frozenset(found)


def _asks(when: str, name: str, flags: Flags) -> bool:
    return any(flags.variable.get(flag) == name for flag in re.findall(r"[\w-]+", when))


def _by_author(draft: Draft) -> list[str]:
    """The flags of variables that the author has declared."""
    return [flag for flag, name in draft.world.flags.variable.items() if name[0] not in "@#" and "~" not in name]


def _left_over(program: Program, draft: Draft) -> list[Loss]:
    """Take over the knots to which nothing leads, too; a loss for each of them."""
    losses = []
    for flow in program.flows:
        if not flow.seen and flow.steps and not all(isinstance(step, Goto) for step in flow.steps):
            draft.explore((flow, 0, ()), False)
            losses.append(Loss(flow.place, f"Nothing leads to {flow.title}; it is here all the same."))
    return losses


def _at_start(draft: Draft, passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """The flags that are set from the beginning, and that something asks for."""
    asked = {word for passage in passages for when in conditions(passage) for word in re.findall(r"\w+", when)}
    return tuple(flag for flag in draft.world.flags.initial if flag in asked)


def _title(tree: File, file: str) -> tuple[str, list[Loss]]:
    title, losses = "", []
    for name, text in tree.tags:
        if name.lower() == "title" and not title:
            title = text
        else:
            why = f"The tag #{name}: {text} is meant for another program, and nothing is shown for it."
            losses.append(Loss(Place(file, 1, 1), why))
    return title or PurePath(file).stem or "Story", losses
