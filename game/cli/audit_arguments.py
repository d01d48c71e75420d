"""What the audit command understands; apart from the command, since the window reads the command line, too."""

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `audit`."""
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="ids or files (usually all that ship)")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--fail-on",
        action="append",
        type=_limits,
        metavar="NAME=VALUE",
        help="hold it to another limit, such as naive=55 or ways=off; several with commas; none: never fail",
    )
    parser.add_argument(
        "--plays", action="store_true", help="say instead what the plays on record tell of each decision"
    )
    parser.add_argument("--progress", action="store_true", help="show how far it is even where no terminal is")


def _limits(text: str) -> str:
    from game.audit.thresholds import ThresholdError, thresholds_of

    try:
        thresholds_of([text])
    except ThresholdError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text
