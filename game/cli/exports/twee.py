"""`export twee`: a scenario for Twine."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.exports.choosing import add_folders

if TYPE_CHECKING:
    from game.domain.scenario import Scenario
    from game.session.training import Training

NAME = "twee"
HELP = "a scenario as Twee 3, which Twine 2 reads"

FORMATS = ("sugarcube", "harlowe")


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it takes."""
    parser.add_argument("scenario", metavar="SCENARIO", help="a scenario's id, or a file")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.twee", help="write it here (usually ID.twee)")
    parser.add_argument("--format", choices=FORMATS, default="sugarcube", help="the story format (usually sugarcube)")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    add_folders(parser)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write it and say what Twine will not play; gives 0."""
    from game.exchange.files import write_new
    from game.exchange.twee_out import write_twee

    scenario = _scenario(args.scenario, training)
    path = args.output or Path(f"{scenario.id}.twee")
    made = write_twee(scenario, training.library.rubric, args.format)
    write_new(path, made.text, args.force)
    out.write(f"{scenario.id}: {len(scenario.states)} states and {len(scenario.endings)} endings, now in {path}.\n")
    out.write("All of it is in the file, and 'import' brings it back. Twine does not play:\n")
    for what in made.unplayed:
        out.write(f"  {what}\n")
    return 0


def _scenario(name: str, training: "Training") -> "Scenario":
    """The scenario with this id, or of this file. Raises `ScenarioError`."""
    from game.session.own import OwnLibrary, is_file_name

    library = training.library
    if is_file_name(name):
        library = OwnLibrary(library, Path(name))
    return library.prepared(library.named(name)).scenario
