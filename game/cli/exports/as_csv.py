"""`export csv`: tables for a spreadsheet, one of attempts and one of decisions."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.cli.exports import choosing
from game.domain.errors import UsageError

if TYPE_CHECKING:
    from game.session.training import Training

NAME = "csv"
HELP = "tables for a spreadsheet: attempts, and every decision"

ROWS = ("attempts", "decisions")


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it takes."""
    choosing.add_choice(parser)
    parser.add_argument("--rows", choices=ROWS, help="only this table (usually both, as NAME-attempts, NAME-decisions)")
    parser.add_argument("--semicolon", action="store_true", help="for spreadsheets that write 90,49: ; between cells")
    parser.add_argument("--bom", action="store_true", help="for spreadsheets that know UTF-8 only by a byte order mark")
    choosing.add_output(parser, "extra-mile.csv")
    choosing.add_folders(parser)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write the tables; 1 where an attempt could not be told whole."""
    from game.exchange.plays.sheets import ATTEMPTS, DECISIONS, Style, attempt_rows, decision_rows, table

    path = args.output or Path("extra-mile.csv")
    if path == choosing.HERE and args.rows is None:
        raise UsageError("Two tables do not fit into one stream: say --rows attempts or --rows decisions.")
    style, found = Style(args.semicolon, args.bom), choosing.gatherer(training)
    for rows in (args.rows,) if args.rows else ROWS:
        found.troubles.clear()  # those of the first table are those of the second
        plays = found.plays(choosing.chosen(args))
        columns, lines = (ATTEMPTS, attempt_rows(plays)) if rows == "attempts" else (DECISIONS, decision_rows(plays))
        place = path if args.rows else path.with_name(f"{path.stem}-{rows}{path.suffix or '.csv'}")
        choosing.write(table(columns, lines, style), place, args.force, out)
        if place != choosing.HERE:
            out.write(f"The {rows} are in {place}.\n")
    return choosing.tell_troubles(found, sys.stderr)
