"""What the command line understands."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from game.cli import board_arguments, privacy_arguments, records_arguments, review
from game.cli.workshop import exporting, formatting, graph, importing, new, packs, plan, script

if TYPE_CHECKING:  # the window reads the command line too, and needs neither for its first frame
    from game.domain.moment import Mode

WORKSHOP = (new, formatting, plan, graph, script, importing, exporting, packs)
"""The trainer's commands that have a file of their own."""

EXIT = "Exit status: 0 all is well, 1 there is a problem, 2 the command was used wrongly."


def build_parser(version: str) -> argparse.ArgumentParser:
    """Make the parser; without a command the window is meant."""
    parser = argparse.ArgumentParser(
        prog="main.py", description="Extra Mile: live through customer contacts, be scored, and see why.", epilog=EXIT
    )
    parser.add_argument("--version", action="version", version=f"Extra Mile {version}")
    _add_data(parser, default=None)
    _add_packs(parser, default=[])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_play(commands)
    _add_preview(commands)
    _add_check(commands)
    _add_audit(commands)
    _add_board(commands)
    _add_records(commands)
    _add_shift(commands)
    _add_course(commands)
    _add_certificate(commands)
    _add_stories(commands)
    review.add(commands, EXIT)
    for command in WORKSHOP:
        command.add(commands, EXIT)
    for one in commands.choices.values():
        _add_packs(one)
    bench = commands.add_parser("bench", help="measure the game's own speed (in a checkout only)", epilog=EXIT)
    bench.add_argument("parts", nargs="*", metavar="PART", help="engine, loading, authoring, window, boards or meeting")
    commands.add_parser("test", help="set up and run every check (in a checkout only)", epilog=EXIT)
    return parser


Commands = argparse._SubParsersAction  # argparse gives this type no public name


def _add_data(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    # Allowed before and after the command; after it, it must not undo what stood before.
    parser.add_argument(
        "--data", type=Path, metavar="FOLDER", default=default, help="keep records, settings and open contacts here"
    )


def _add_packs(parser: argparse.ArgumentParser, default: object = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--scenarios",
        action="append",
        type=Path,
        default=default,
        dest="packs",
        metavar="FOLDER",
        help="with the scenarios of this folder, too (repeat for several)",
    )


def _add_preview(commands: "Commands[argparse.ArgumentParser]") -> None:
    preview = commands.add_parser("preview", help="watch a scenario while you write it", epilog=EXIT)
    preview.add_argument("scenario", help="the file you are writing, or a scenario's id")
    preview.add_argument("--from", dest="from_state", metavar="STATE", help="begin at this state")
    preview.add_argument(
        "--set", action="append", default=[], metavar="WHAT", help="with this so: a flag, mood=14, 'met heard' (repeat)"
    )
    preview.add_argument("--seed", type=_seed, default=1, help="a whole number: the order of replies")
    preview.add_argument("--variant", help="this variant of the customer")
    preview.add_argument("--memory", action="append", default=[], metavar="WORD", help="she remembers this (repeat)")
    _add_data(preview)


def _add_play(commands: "Commands[argparse.ArgumentParser]") -> None:
    play = commands.add_parser("play", help="play a contact", epilog=EXIT)
    play.add_argument("scenario", nargs="?", help="the scenario's id, or a file (with --resume: any, if left out)")
    play.add_argument("--terminal", action="store_true", help="play here instead of in the window")
    play.add_argument("--mode", type=_mode, metavar="{learn,assess}", default="learn", help="learn (usual) or assess")
    play.add_argument(
        "--seed", type=_seed, help="a whole number: the same seed gives the same customer and order of replies"
    )
    play.add_argument("--name", help="who plays (usually whoever played last)")
    play.add_argument("--team", default="", help="the player's team")
    play.add_argument("--resume", action="store_true", help="go on with the contact that was left last")
    _add_data(play)


def _add_check(commands: "Commands[argparse.ArgumentParser]") -> None:
    check = commands.add_parser("check", help="say what is wrong with scenarios", epilog=EXIT)
    check.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="files, folders or ids (usually all)")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--explain", metavar="CODE", help="say all about one code, such as EM203, and check nothing")


def _add_audit(commands: "Commands[argparse.ArgumentParser]") -> None:
    from game.cli.audit_arguments import add_arguments

    add_arguments(commands.add_parser("audit", help="prove what can come of a scenario", epilog=EXIT))


def _add_board(commands: "Commands[argparse.ArgumentParser]") -> None:
    board = commands.add_parser("board", help="show the leaderboard", epilog=EXIT)
    board_arguments.add(board)
    board.add_argument("--board", nargs="?", const="", metavar="URL", help="the shared board instead of one's own")
    _add_data(board)


def _add_records(commands: "Commands[argparse.ArgumentParser]") -> None:
    records = commands.add_parser("records", help="look after the attempts on record", epilog=EXIT)
    what = records.add_subparsers(dest="what", metavar="WHAT", required=True)
    verify = what.add_parser("verify", help="replay every attempt and name each whose score does not follow")
    verify.add_argument("--format", choices=("text", "json"), default="text")
    records_arguments.add_board(verify)
    _add_data(verify)
    records_arguments.add(what, _add_data)
    privacy_arguments.add(what, _add_data)


def _add_stories(commands: "Commands[argparse.ArgumentParser]") -> None:
    stories = commands.add_parser("stories", help="read what customers tell about somebody", epilog=EXIT)
    stories.add_argument("--name", help="about whom (usually whoever played last)")
    stories.add_argument("--team", help="their team, where the name is not enough")
    what = stories.add_mutually_exclusive_group()
    what.add_argument("--of-team", metavar="TEAM", help="the stories that a team's trainees have released")
    what.add_argument("--share", type=_count, metavar="N", help="let the team read story number N")
    what.add_argument("--unshare", type=_count, metavar="N", help="take story number N back")
    stories.add_argument("--format", choices=("text", "json"), default="text")
    _add_data(stories)


def _add_shift(commands: "Commands[argparse.ArgumentParser]") -> None:
    shift = commands.add_parser("shift", help="play a shift: several contacts and a queue", epilog=EXIT)
    shift.add_argument("shift", nargs="?", help="the shift's id, or a file (with --resume: any, if left out)")
    shift.add_argument("--list", action="store_true", help="list the shifts there are, and play none")
    shift.add_argument("--terminal", action="store_true", help="play here instead of in the window")
    shift.add_argument("--seed", type=_seed, help="a whole number: the same seed gives the same customers")
    shift.add_argument("--name", help="who plays (usually whoever played last)")
    shift.add_argument("--team", default="", help="the player's team")
    shift.add_argument("--resume", action="store_true", help="go on with the shift that was left last")
    _add_data(shift)


def _add_course(commands: "Commands[argparse.ArgumentParser]") -> None:
    course = commands.add_parser("course", help="show how far somebody is in the course", epilog=EXIT)
    _add_whom(course)
    course.add_argument("--format", choices=("text", "json"), default="text")
    _add_data(course)


def _add_certificate(commands: "Commands[argparse.ArgumentParser]") -> None:
    certificate = commands.add_parser("certificate", help="write a certificate, or verify one", epilog=EXIT)
    _add_whom(certificate)
    certificate.add_argument("--output", type=Path, metavar="FILE", help="write it here (or certificate-NAME.html)")
    _add_data(certificate)
    what = certificate.add_subparsers(dest="what", metavar="WHAT", required=False)
    verify = what.add_parser("verify", help="say whether a certificate is true", epilog=EXIT)
    verify.add_argument("file", type=Path, metavar="FILE", help="the certificate's page")
    _add_data(verify)


def _add_whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", help="who is meant (usually whoever played last)")
    parser.add_argument("--team", help="the team, where several have this name")
    parser.add_argument("--course", type=Path, metavar="FILE", help="another course than the one that ships")


def _mode(text: str) -> "Mode":
    from game.domain.moment import Mode

    if text not in list(Mode):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a way to play; choose from: {', '.join(Mode)}")
    return Mode(text)


def _seed(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a seed; give a whole number of at most 10 digits")
    return int(text)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 10_000:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a number that can be meant; give 1 to 10000")
    return int(text)
