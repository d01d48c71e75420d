"""Attempts to put on record, with every field different from its default."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from game.domain.action import LAPSE, Entry, gesture, reply
from game.domain.attempt import Attempt, Start, Trainee
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.domain.pillars import PILLARS
from game.domain.score import PillarScore, Score
from game.records.journal_lines import Header

BEGINNING = datetime(2026, 3, 2, 8, 30, 15, 123456, tzinfo=UTC)
ANNA = Trainee("a" * 32, "Anna", "North")
BEN = Trainee("b" * 32, "Ben", "South")
SCENARIO, RUBRIC = "1" * 64, "2" * 64
_NUMBERS = itertools.count(1)


def pillars(*scores: int | None) -> tuple[PillarScore, ...]:
    """Four pillar scores in hundredths."""
    return tuple(
        PillarScore(pillar, raw=at - 2, lowest=-9 - at, highest=11 + at, score=score, capped=at == 3)
        for at, (pillar, score) in enumerate(zip(PILLARS, scores, strict=True))
    )


def attempt(
    trainee: Trainee = ANNA,
    overall: int | None = 7250,
    scenario: str = "late-return",
    *,
    playthrough: str | None = None,
    digest: str = SCENARIO,
    ranked: bool = True,
    timed: bool = True,
    began: datetime = BEGINNING,
    scores: tuple[int | None, ...] = (9000, 8000, None, 7000),
) -> Attempt:
    """An attempt of a playthrough that nobody else has, unless one is named."""
    name = f"{next(_NUMBERS):032x}" if playthrough is None else playthrough
    mode = Mode.ASSESS if ranked else Mode.LEARN
    opening = Opening("hurried", ("flowers", "late"), 3)
    start = Start(name, trainee, scenario, digest, RUBRIC, 2**70 + 7, mode, timed, ranked, began, opening, "d" * 32)
    journal = (Entry(reply("ask"), 1500), Entry(gesture("send-flowers"), 2500), Entry(LAPSE, 42_500))
    told = ("maria-alvarez", ("had_flowers", "word_kept"), "They rang “just” to ask. \u2028 Imagine.")
    return Attempt(start, journal, "advocate", Score(pillars(*scores), overall), 4, True, 187.3, *told)


def header(playthrough: str = "c0ffee", began: datetime = BEGINNING) -> Header:
    """The first line of a journal, with texts that need escaping."""
    start = attempt(playthrough=playthrough, began=began).start
    return Header(start, "id: late-return\ntitle: “Grüße” \u2028 \x00\n", "rubric: {}\n")


def days(count: int) -> timedelta:
    """So many days."""
    return timedelta(days=count)


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Fail where the file at `path` is not afterwards what it was before."""
    before = path.read_bytes()
    yield
    assert path.read_bytes() == before
