"""Attempts read by few columns, a great many at a time: at a glance, and their trails."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Select, select

from game.domain.pillars import PILLARS
from game.records import codec
from game.records.glance import Glance, Trail
from game.records.sql.database import Database
from game.records.sql.tables import ATTEMPTS

_PAGE = 5000  # rows in one transaction; a narrow row takes some 300 bytes
_PEOPLE = 200  # trainees, or attempts, named in one statement
_ANSWERED = '["reply",'  # a journal is compact JSON, so this stands in it only where a reply was given

_NARROW = (
    ATTEMPTS.c.id, ATTEMPTS.c.trainee_id, ATTEMPTS.c.scenario_id, ATTEMPTS.c.scenario_digest,
    ATTEMPTS.c.rubric_digest, ATTEMPTS.c.began, ATTEMPTS.c.ranked, ATTEMPTS.c.wow,
    ATTEMPTS.c.journal.contains(_ANSWERED, autoescape=True).label("honest"), ATTEMPTS.c.overall,
    *(ATTEMPTS.c[f"{pillar}_score"] for pillar in PILLARS),
)  # fmt: skip
_PLAIN = (str, str, str, str, str, int, bool, bool, bool)  # the kinds of all that is no score

_TRAIL = (
    ATTEMPTS.c.scenario_id, ATTEMPTS.c.scenario_digest, ATTEMPTS.c.rubric_digest, ATTEMPTS.c.seed,
    ATTEMPTS.c.opening, ATTEMPTS.c.journal,
)  # fmt: skip


def glances(database: Database, trainees: Sequence[str] | None) -> Iterator[Glance | None]:
    """The attempts of these trainees, or all; each person's in the order in which they ended, None for damaged ones."""
    ordered = select(ATTEMPTS.c.ordinal, *_NARROW).order_by(ATTEMPTS.c.ordinal)
    if trainees is None:
        yield from _pages(database, ordered)
        return
    for at in range(0, len(trainees), _PEOPLE):
        yield from _pages(database, ordered.where(ATTEMPTS.c.trainee_id.in_(trainees[at : at + _PEOPLE])))


def trails(database: Database, playthroughs: Sequence[str]) -> Iterator[Trail | None]:
    """The trails of these attempts, in no order; None for damaged ones."""
    for at in range(0, len(playthroughs), _PEOPLE):
        wanted = ATTEMPTS.c.id.in_(playthroughs[at : at + _PEOPLE])
        with database.reading() as connection:
            rows = connection.execute(select(*_TRAIL).where(wanted)).all()
        yield from map(_trail, rows)


def _pages(database: Database, ordered: Select[Any]) -> Iterator[Glance | None]:
    last: int | None = None
    while True:
        after = [] if last is None else [ATTEMPTS.c.ordinal > last]
        with database.reading() as connection:
            rows = connection.execute(ordered.where(*after).limit(_PAGE)).all()
        yield from map(_glance, rows)
        if len(rows) < _PAGE:
            return
        last = rows[-1][0]


def _glance(row: Any) -> Glance | None:
    _, *plain, overall, accuracy, empathy, composure, delight = row
    scores = (overall, accuracy, empathy, composure, delight)
    if tuple(map(type, plain)) != _PLAIN or not all(one is None or type(one) is int for one in scores):
        return None
    return Glance._make([*plain, overall, scores[1:]])


def _trail(row: Any) -> Trail | None:
    scenario_id, scenario, rubric, seed, opening, journal = row
    try:
        return Trail(
            scenario_id, scenario, rubric, int(seed), codec.opening_from_dict(codec.parsed(opening)),
            codec.journal_from_text(journal),
        )  # fmt: skip
    except (ValueError, TypeError):
        return None
