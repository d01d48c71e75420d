"""`export report`: one page about each trainee, for that trainee, to print."""

import argparse
import sys
from collections.abc import Sequence
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.exports import choosing
from game.domain.attempt import Trainee
from game.domain.errors import UsageError

if TYPE_CHECKING:
    from game.session.exports import Chosen
    from game.session.training import Training

NAME = "report"
HELP = "one page about each trainee, to print"


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it takes."""
    choosing.add_choice(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PLACE",
        help="a file for one page, a folder for several (- is the terminal)",
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    choosing.add_folders(parser)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write a page for each trainee meant; 1 where an attempt could not be told whole."""
    from game.session.coursework import Coursework
    from game.session.reports import report_page

    work, found = Coursework(training.library, training.keeper), choosing.gatherer(training)
    which = choosing.chosen(args)
    many = [one for one in training.keeper.records.trainees() if _is_meant(one, which)]
    if not many:
        raise UsageError("Nobody on record is meant by this. 'board' shows who has played.")
    for trainee, path in zip(many, _places(many, args.output), strict=True):
        choosing.write([report_page(training, work, found, trainee, which)], path, args.force, out)
        if path != choosing.HERE:
            out.write(f"{trainee.name}: {path}\n")
    return choosing.tell_troubles(found, sys.stderr)


def _is_meant(trainee: Trainee, which: "Chosen") -> bool:
    """By the name they play by: a report is for its trainee, hidden from others or not."""
    wanted = ((which.name, trainee.name), (which.team, trainee.team))
    return all(asked is None or asked.casefold() == own.casefold() for asked, own in wanted)


def _places(many: Sequence[Trainee], output: Path | None) -> list[Path]:
    """A file for each: that named, or `report-anna.html` in the folder named; of two of one name one has a number."""
    if output == choosing.HERE and len(many) > 1:
        raise UsageError(f"{len(many)} pages do not fit into one stream: say whose with --name, or a folder with -o.")
    if output is not None and len(many) == 1 and (output == choosing.HERE or not output.is_dir()):
        return [output]
    from game.session.certificate_file import file_name

    folder = output or Path()
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder, and {len(many)} pages need one.")
    names: list[str] = []
    for one in many:
        name = file_name(one.name).replace("certificate", "report", 1)
        numbered = (name.replace(".html", f"-{number}.html") for number in count(2))
        names.append(next(free for free in chain((name,), numbered) if free not in names))
    return [folder / name for name in names]
