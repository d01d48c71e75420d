"""Plays as two CSV tables: one row for each attempt, and one for each decision."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from game.domain.pillars import PILLARS
from game.exchange.cells import safe_cell
from game.exchange.plays.play import Decision, Play, moment_of

Cell = str | int | float | bool | None

WHOSE = ("attempt", "trainee", "name", "team", "scenario", "title", "version", "rubric", "began")
ATTEMPTS = (
    *WHOSE,
    "ended", "seconds", "mode", "ranked", "timed", "number", "result", "overall", *PILLARS,
    *(f"raw_{pillar}" for pillar in PILLARS), "delight_capped", "stars", "wow", "ending", "variant", "shift",
    "decisions",
)  # fmt: skip
"""The columns of the table of attempts."""
DECISIONS = (
    *WHOSE,
    "decision", "moment", "heard", "deed", "chosen", "said", "offered", "best", "was_best", "cost", "behaviours",
    *(f"points_{pillar}" for pillar in PILLARS), "mood_before", "mood_after", "landed", "early", "seconds_at",
    "seconds_taken",
)  # fmt: skip
"""The columns of the table of decisions."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a table is written: `semicolon` for spreadsheets that write 90,49 (then decimals have a comma, too), `bom`
    for those that know UTF-8 only by its mark."""

    semicolon: bool = False
    bom: bool = False


PLAIN = Style()


def attempt_rows(plays: Iterable[Play]) -> Iterator[tuple[Cell, ...]]:
    """A row for each attempt, in the order of `ATTEMPTS`."""
    for play in plays:
        attempt, start = play.attempt, play.attempt.start
        scores = attempt.score.pillars
        yield (
            *_whose(play),
            moment_of(play.ended),
            round(attempt.seconds, 3),
            start.mode.value,
            start.ranked,
            start.timed,
            play.number or None,
            play.result.value,
            _points(attempt.score.overall),
            *(_points(one.score) for one in scores),
            *(one.raw for one in scores),
            any(one.capped for one in scores),
            attempt.stars,
            attempt.wow,
            attempt.ending,
            start.opening.variant,
            start.shift,
            None if play.decisions is None else len(play.decisions),
        )


def decision_rows(plays: Iterable[Play]) -> Iterator[tuple[Cell, ...]]:
    """A row for each decision, in the order of `DECISIONS`; none for a play that cannot be replayed."""
    for play in plays:
        whose = _whose(play)
        for one in play.decisions or ():
            yield (*whose, *_decision(one))


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], style: Style = PLAIN) -> Iterator[str]:
    """The table as pieces of text, a line each; line ends are those that RFC 4180 asks for."""
    buffer = StringIO()
    writer = csv.writer(buffer, delimiter=";" if style.semicolon else ",", lineterminator="\r\n")
    written = _comma if style.semicolon else _point
    if style.bom:
        yield "\ufeff"
    writer.writerow(columns)
    yield _taken(buffer)
    for one in rows:
        writer.writerow([_cell(cell, written) for cell in one])
        yield _taken(buffer)


def _whose(play: Play) -> tuple[Cell, ...]:
    start = play.attempt.start
    return (
        play.id,
        start.trainee.id,
        play.name,
        play.team,
        start.scenario_id,
        play.title,
        start.scenario_digest,
        start.rubric_digest,
        moment_of(play.began),
    )


def _decision(one: Decision) -> tuple[Cell, ...]:
    is_reply = one.cost is not None
    return (
        one.number,
        one.moment,
        one.heard,
        one.deed.value,
        one.name,
        one.said,
        " ".join(one.offered),
        " ".join(one.best),
        one.name in one.best if is_reply else None,
        _points(one.cost),
        " ".join(one.behaviours),
        *one.points,
        one.mood_before,
        one.mood_after,
        one.landed,
        one.early,
        one.at / 1000,
        one.took / 1000,
    )


def _points(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _cell(cell: Cell, written: Callable[[float], str]) -> str | int:
    """A cell as it is written: words are made safe, numbers stay numbers, nothing is nothing."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int):
        return cell
    return written(cell) if isinstance(cell, float) else safe_cell(cell)


def _point(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _comma(number: float) -> str:
    return _point(number).replace(".", ",")


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
