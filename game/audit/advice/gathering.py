"""Every check there is, and all that they have to say of one scenario."""

import importlib
import pkgutil
from collections.abc import Iterator

from game.audit.advice import flow, scoring, wording
from game.audit.advice.library import LIBRARY_CARDS
from game.audit.advice.remark import Advice, Remark
from game.audit.advice.study import Study
from game.domain.diagnostic import Diagnostic
from game.loader.checks import all_cards
from game.loader.checks.card import Card
from game.loader.written import Written

MOST_LINES = 20
"""So many lines are named in one message; of more, how many they are."""


def advices() -> tuple[Advice, ...]:
    """Every check of the three folders, by code: a file that lies there is one, with its `CARD` and its `check`."""
    found = [
        Advice(module.CARD, module.check)
        for family in (wording, scoring, flow)
        for one in pkgutil.iter_modules(family.__path__)
        if hasattr(module := importlib.import_module(f"{family.__name__}.{one.name}"), "CARD")
    ]
    return tuple(sorted(found, key=lambda one: one.card.code))


def every_card() -> tuple[Card, ...]:
    """The cards of the loader and of the advice together, by code."""
    return tuple(sorted((*all_cards(), *LIBRARY_CARDS, *(one.card for one in advices())), key=lambda card: card.code))


def advise(study: Study, written: Written) -> Iterator[Diagnostic]:
    """All that the checks have to say of a sound scenario, by code."""
    for advice in advices():
        for remark in advice.check(study):
            card = advice.card
            place = written.place(remark.path, key=remark.key, word=remark.word)
            message = " ".join(filter(None, (remark.message, _lines(remark, written))))
            yield Diagnostic(card.code, card.severity, place, message, remark.suggestion or card.fix)


def _lines(remark: Remark, written: Written) -> str:
    """The lines of the values a remark is about, as a sentence; those of another file with its name."""
    places = dict.fromkeys(map(written.place, remark.lines))
    lines = sorted({(one.file != written.files[0], one.file, one.line) for one in places})
    if not lines:
        return ""
    named = [f"{file}:{line}" if elsewhere else str(line) for elsewhere, file, line in lines]
    if len(named) > MOST_LINES + 1:
        named[MOST_LINES:] = [f"{len(named) - MOST_LINES} more"]
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"{'Line' if len(lines) == 1 else 'Lines'} {listed}."
