"""`audit --plays`: what the plays on record tell of the decisions of scenarios."""

import argparse
import json
from pathlib import Path
from typing import TextIO

from game.cli.items_text import items_lines, items_record
from game.engine.prepared import Prepared
from game.session.chart import analysis_of
from game.session.own import OwnLibrary, is_file_name
from game.session.training import Training


def run_items(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    """Say it of the scenarios of these ids or files, or of all on record. Always 0: doubts are for people to weigh.

    Raises `ExtraMileError` where a scenario cannot be played or the records cannot be read.
    """
    found = {}
    for name in args.scenarios or sorted(training.library.scenarios):
        prepared = _prepared(training, name)
        analysis = analysis_of(training, prepared)
        if analysis.attempts or args.scenarios:
            found[prepared.scenario.id] = analysis
    if args.format == "json":
        json.dump({name: items_record(one) for name, one in found.items()}, out, indent=2)
        out.write("\n")
        return 0
    if not found:
        out.write("Nobody has been assessed in any scenario yet, so there is nothing to say.\n")
    for name, one in found.items():
        out.writelines(f"{line}\n" for line in items_lines(name, one))
        out.write("\n")
    return 0


def _prepared(training: Training, name: str) -> Prepared:
    """The scenario of this id, or in this file."""
    if not is_file_name(name):
        return training.library.prepared(name)
    own = OwnLibrary(training.library, Path(name))
    return own.prepared(own.named(name))
