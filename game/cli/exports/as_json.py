"""`export json`: attempts and decisions as one document for programs."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.exports import choosing

if TYPE_CHECKING:
    from game.session.training import Training

NAME = "json"
HELP = "attempts with every decision, for programs"


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it takes."""
    choosing.add_choice(parser)
    choosing.add_output(parser, "extra-mile.json")
    choosing.add_folders(parser)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write the document; 1 where an attempt could not be told whole."""
    from game import __version__
    from game.exchange.plays.as_json import document

    found, which = choosing.gatherer(training), choosing.chosen(args)
    path = args.output or Path("extra-mile.json")
    pieces = document(found.plays(which), training.clock.utc(), which.as_told(), __version__)
    choosing.write(pieces, path, args.force, out)
    if path != choosing.HERE:
        out.write(f"The attempts and their decisions are in {path}.\n")
    return choosing.tell_troubles(found, sys.stderr)
