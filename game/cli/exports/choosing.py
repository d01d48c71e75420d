"""Which attempts an export is about, and where it goes: the same words for every kind that is made of records."""

import argparse
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.domain.errors import UsageError

if TYPE_CHECKING:
    from game.session.exports import Chosen, Gatherer
    from game.session.training import Training

HERE = Path("-")
"""The file's name that means: write it here, in the terminal."""


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Add where the records are and which scenarios are at hand."""
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="the records are kept here"
    )
    parser.add_argument(
        "--scenarios",
        action="append",
        type=Path,
        default=argparse.SUPPRESS,
        dest="packs",
        metavar="FOLDER",
        help="with the scenarios of this folder, too (repeat for several)",
    )


def add_choice(parser: argparse.ArgumentParser) -> None:
    """Add which attempts are meant."""
    parser.add_argument("--scenario", metavar="ID", help="attempts at this scenario only")
    parser.add_argument("--name", help="attempts of trainees of this name only")
    parser.add_argument("--team", help="attempts of this team only ('' for those without one)")
    parser.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="attempts begun on this day (UTC) or later")


def add_output(parser: argparse.ArgumentParser, usual: str) -> None:
    """Add where it goes."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help=f"write it here (usually {usual}; - is the terminal)"
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")


def chosen(args: argparse.Namespace) -> "Chosen":
    """Which attempts are meant."""
    from game.domain.names import clean_name
    from game.session.exports import Chosen

    name = clean_name(args.name) if args.name else args.name
    return Chosen(args.scenario, name, clean_name(args.team) if args.team else args.team, args.since)


def gatherer(training: "Training") -> "Gatherer":
    """What streams the plays, by the pass mark of the course that ships."""
    from game.session.coursework import Coursework
    from game.session.exports import Gatherer

    return Gatherer(training, Coursework(training.library, training.keeper).course.pass_mark)


def write(pieces: Iterable[str], path: Path, force: bool, out: TextIO) -> None:
    """Write pieces of text to a file, or to `out` for `-`. Raises `ExtraMileError`."""
    if path == HERE:
        out.writelines(pieces)
        return
    from game.exchange.files import write_new

    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name a file with -o.")
    write_new(path, pieces, force)


def counted(count: int, noun: str) -> str:
    """A number with its noun: `1 attempt`, `2 attempts`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def tell_troubles(found: "Gatherer", err: TextIO) -> int:
    """Say what could not be told whole; gives 1 where there was something, else 0."""
    most = 10
    err.writelines(f"{one}\n" for one in found.troubles[:most])
    if len(found.troubles) > most:
        err.write(f"So it is with {len(found.troubles) - most} more. 'records verify' names them all.\n")
    return 1 if found.troubles else 0


def _day(text: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a day; write it like 2026-01-31") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
