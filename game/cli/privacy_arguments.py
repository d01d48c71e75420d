"""What `records` understands about a person's own data."""

import argparse
from collections.abc import Callable
from pathlib import Path

from game.domain.consent import Shown

Commands = argparse._SubParsersAction  # argparse gives this type no public name
WHAT = ("show", "export", "forget", "name", "expire", "keep")
"""The words behind `records` that are understood here."""


def add(what: "Commands[argparse.ArgumentParser]", add_data: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add what can be asked about a person to the words behind `records`; `add_data` adds `--data`."""
    show = what.add_parser("show", help="show all that is kept about somebody")
    _add_person(show)
    show.add_argument("--json", action="store_true", help="as JSON instead of as words")
    export = what.add_parser("export", help="write all that is kept about somebody into a file")
    _add_person(export)
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="the file to be written")
    forget = what.add_parser("forget", help="forget somebody, for good")
    _add_person(forget)
    forget.add_argument("--anonymous", action="store_true", help="keep the attempts as those of a former colleague")
    forget.add_argument("--backups", action="store_true", help="delete copies of older versions, too, with all in them")
    forget.add_argument("--yes", action="store_true", help="do not ask")
    name = what.add_parser("name", help="choose the name that others see")
    _add_person(name)
    choices = [one.value for one in Shown]
    name.add_argument("--show", choices=choices, required=True, dest="shown", help="what others see")
    name.add_argument("--alias", metavar="NAME", help="the other name")
    expire = what.add_parser("expire", help="delete what is older than so many months")
    expire.add_argument("--months", type=_months, metavar="N", help="this many (usually as chosen with keep)")
    expire.add_argument("--dry-run", action="store_true", help="say what would go, and delete nothing")
    expire.add_argument("--yes", action="store_true", help="do not ask")
    _add_board(expire)
    keep = what.add_parser("keep", help="choose for how many months records are kept on this computer")
    keep.add_argument("months", type=_keep, nargs="?", metavar="N|always", help="without it, say what is chosen")
    for parser in (show, export, forget, name, expire, keep):
        add_data(parser)


def _add_person(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", help="whose data")
    parser.add_argument("--team", help="their team, where the name is not enough")
    _add_board(parser)


def _add_board(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--board", nargs="?", const="", metavar="URL", help="on the shared board, too")


def _months(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:5]) <= 1200:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is no number of months; give 1 to 1200")
    return int(text)


def _keep(text: str) -> int:
    return 0 if text == "always" else _months(text)
