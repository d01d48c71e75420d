"""Attempts as a course looks at them, and small courses, made in code."""

import itertools
from datetime import UTC, datetime, timedelta

from game.coaching.played import Played
from game.coaching.recommend import Known
from game.domain.course import CertificateRules, Course, MasteryRules, Module

FIRST_DAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_NUMBERS = itertools.count(1)


def on(day: int, hour: int = 9) -> datetime:
    """A moment on a day, counted from 0."""
    return FIRST_DAY + timedelta(days=day, hours=hour - 9)


def play(
    contact: str,
    overall: int | None = 8000,
    *,
    day: int = 0,
    hour: int = 9,
    pillars: tuple[int | None, ...] | None = None,
    assessed: bool = True,
    honest: bool = True,
) -> Played:
    """An attempt; unless said otherwise every pillar has the overall score."""
    four = (overall,) * 4 if pillars is None else pillars
    return Played(contact, f"{next(_NUMBERS):032x}", on(day, hour), assessed, honest, overall, four)


def module(name: str, *contacts: str, after: tuple[str, ...] = (), passed: int = 1, tries: int = 3) -> Module:
    """A module whose title is its id in capitals."""
    return Module(name, name.upper(), "", (), contacts, after, passed, tries)


def course(
    *modules: Module, guided: str = "", certificate: CertificateRules | None = None, mastery: MasteryRules | None = None
) -> Course:
    """A course with a pass mark of 60."""
    rules = mastery or MasteryRules()
    return Course("small", "A small course", "", guided, modules, 6000, rules, (1, 3, 7, 16, 35), certificate, "c" * 64)


def chain(*, certificate: CertificateRules | None = None, guided: str = "") -> Course:
    """Three modules in a row of two contacts each: a1 a2, b1 b2, c1 c2."""
    return course(
        module("a", "a1", "a2"),
        module("b", "b1", "b2", after=("a",)),
        module("c", "c1", "c2", after=("b",)),
        certificate=certificate,
        guided=guided,
    )


def about(*contacts: str, moves: tuple[int, int, int, int] = (1, 1, 1, 1)) -> dict[str, Known]:
    """What is known of these contacts: titles in capitals, and all move the pillars alike."""
    return {name: Known(name.upper(), moves) for name in contacts}
