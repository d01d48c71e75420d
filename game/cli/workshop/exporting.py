"""The export command: give a scenario or what is on record to another tool. Its kinds are in game/cli/exports."""

import argparse
from typing import TYPE_CHECKING, Protocol, TextIO

from game.cli.exports import as_csv, as_json, as_report, as_xapi, twee

if TYPE_CHECKING:
    from game.session.training import Training

NAME = "export"


class _Kind(Protocol):
    """What the file of a kind has."""

    @property
    def NAME(self) -> str: ...
    @property
    def HELP(self) -> str: ...
    def add(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, args: argparse.Namespace, training: "Training", out: TextIO) -> int: ...


_KINDS: "tuple[_Kind, ...]" = (twee, as_csv, as_json, as_xapi, as_report)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(NAME, help="give a scenario, or what is on record, to another tool", epilog=epilog)
    what = parser.add_subparsers(dest="what", metavar="WHAT", required=True)
    for kind in _KINDS:
        kind.add(what.add_parser(kind.NAME, help=kind.HELP, epilog=epilog))


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Run it; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    kind = next(one for one in _KINDS if args.what == one.NAME)
    return kind.run(args, training, out)
