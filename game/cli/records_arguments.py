"""What `records` understands about a shared board."""

import argparse
from collections.abc import Callable

Commands = argparse._SubParsersAction  # argparse gives this type no public name
WHAT = ("sync", "accept", "quarantine", "publish", "roles", "enrol", "board")
"""The words behind `records` that are understood here."""


def add(what: "Commands[argparse.ArgumentParser]", add_data: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add what can be done with a shared board to the words behind `records`; `add_data` adds `--data`."""
    sync = what.add_parser("sync", help="send what was played to the shared board")
    accept = what.add_parser("accept", help="play again what came in, and let count what holds")
    accept.add_argument("--again", action="store_true", help="judge what was put aside once more")
    quarantine = what.add_parser("quarantine", help="list what was put aside, and why")
    publish = what.add_parser("publish", help="put the scenarios of this computer into the archive of the board")
    roles = what.add_parser("roles", help="show or make the rights of trainees and managers on the board")
    roles.add_argument("--apply", action="store_true", help="make them, instead of showing the SQL")
    enrol = what.add_parser("enrol", help="say which trainee a user of the database is")
    enrol.add_argument("login", help="the user of the database")
    enrol.add_argument("name", help="the trainee")
    enrol.add_argument("--team", default="", help="the trainee's team")
    board = what.add_parser("board", help="choose the shared board of this computer, or say which it is")
    board.add_argument("address", nargs="?", help="postgresql://user@server/database, or none")
    board.add_argument("--password", action="store_true", help="ask for the password and put it into the keyring")
    for parser in (sync, accept, quarantine, publish, roles, enrol):
        add_board(parser)
    for parser in (sync, accept, quarantine):
        parser.add_argument("--format", choices=("text", "json"), default="text")
    for parser in (sync, accept, quarantine, publish, roles, enrol, board):
        add_data(parser)


def add_board(parser: argparse.ArgumentParser) -> None:
    """Add `--board`."""
    parser.add_argument("--board", metavar="URL", help="the shared board (usually that of the settings)")
