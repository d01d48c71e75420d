"""The roof: builds every part once, hands each what it needs, and opens the window or runs a command."""

import gc
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from game import __version__, places

if TYPE_CHECKING:
    import argparse

    from game.session.library import Library
    from game.session.training import Training


def main(argv: Sequence[str]) -> int:
    """Run the game with these arguments (without the program's name); gives the exit status."""
    _let_everything_be_said()
    if argv and (misused := _password_in(argv)):
        return _say(misused, 2)
    try:
        args = _asked(argv) if argv else None  # None is the window, as nearly always: it needs no command line
    except SystemExit as stop:  # argparse has said why; a clean status is all that is left to give
        return int(stop.code or 0)
    try:
        folder = places.user_data(args.data if args else None)
    except RuntimeError as error:
        return _say(str(error), 1)
    try:
        return _run(args, folder)
    except BrokenPipeError:  # whoever read our output has seen enough
        sys.stdout = None  # or closing it would complain once more
        return 1


def _let_everything_be_said() -> None:
    """A character that the terminal does not have becomes a ?; it ends no command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _password_in(argv: Sequence[str]) -> str:
    """The sentence where a password stands in a command: looked for before anything could repeat the command."""
    from game.cli.passwords import password_typed

    return password_typed(argv)


def _asked(argv: Sequence[str]) -> "argparse.Namespace":
    """What the command line asks for. Raises SystemExit where it is not understood, or only help was wanted."""
    from game.cli.naming import naming_something
    from game.cli.parser import build_parser

    return naming_something(build_parser(__version__)).parse_args(argv)


def _run(args: "argparse.Namespace | None", folder: Path) -> int:
    from game.session.clock import SystemClock
    from game.session.keeper import Keeper
    from game.session.library import Library
    from game.session.shelf import Shelf
    from game.session.training import Training

    if args is not None and (misused := _misused(args)):
        return _say(misused, 2)
    library = Library((places.scenarios(), *args.packs) if args and args.packs else None, Shelf(folder))
    training = Training(folder, _around(args, library), Keeper(folder), SystemClock())
    try:
        if _wants_window(args):
            missing = _open_window(args, training)
            if missing is None:
                return 0
            _say(missing, 0)
            if args is not None and args.command == "preview":
                return _say("Without a screen, use check, or play FILE --terminal.", 1)
        from game.cli.commands import run_command, safely

        if args is not None and _is_picture(args):
            os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # as for the window
            from game.ui.chart_picture import draw_graph

            return safely(lambda: draw_graph(args, training, sys.stdout), sys.stderr)
        return safely(lambda: run_command(args or _asked(()), training, sys.stdout), sys.stderr)
    finally:
        training.keeper.close()


def _wants_window(args: "argparse.Namespace | None") -> bool:
    if args is None or args.command is None:
        return True
    if args.command == "preview":
        return True
    if args.command == "review":
        return not (args.terminal or args.json or args.html)
    return args.command in ("play", "shift") and not args.terminal and not getattr(args, "list", False)


def _is_picture(args: "argparse.Namespace | None") -> bool:
    """Whether a picture of a map is wanted, which only the window's part of the house can draw."""
    if args is None or args.command != "graph" or args.output is None:
        return False
    return str(args.output).lower().endswith(".png")


def _around(args: "argparse.Namespace | None", library: "Library") -> "Library":
    """The library, and around it what lies near a file that the command names."""
    named = {"play": "scenario", "shift": "shift", "course": "course", "certificate": "course"}
    which = named.get(args.command or "") if args is not None else None
    file = getattr(args, which) if which else None
    if file is None:
        return library
    from game.session.own import OwnLibrary, is_file_name

    if not is_file_name(str(file)):
        return library
    return OwnLibrary(library, Path(file), shift=which == "shift")


def _misused(args: "argparse.Namespace") -> str:
    """The sentence for what cannot be done here, or an empty string."""
    if args.command == "test":
        return "The checks run by 'python3 main.py test' in a checkout, not here."
    if args.command == "play" and args.scenario is None and not args.resume:
        return "Say which contact to play, for example: play late-return. Without 'play' the window opens."
    for pack in args.packs:
        if not places.is_folder(pack):
            return f"There is no folder '{pack}' with scenarios. Check the spelling behind --scenarios."
    return ""


def _open_window(args: "argparse.Namespace | None", training: "Training") -> str | None:
    """Run the window until it is closed. Where there is none, the sentence that says so."""
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")  # read when pygame is imported
    gc.disable()  # nothing made before the first frame is garbage; the window turns this on again after it
    from game.ui.opening import NoWindow, open_window

    try:
        open_window(args, training)
    except NoWindow as error:
        preview = args is not None and args.command == "preview"
        return f"{error} {'A preview needs one.' if preview else 'Going on in the terminal.'}"
    finally:
        gc.enable()
    return None


def _say(sentence: str, status: int) -> int:
    """Say why something cannot be done, in what the terminal can show; gives the status back."""
    from game.cli.findings import writer
    from game.cli.snippet import safe

    writer(sys.stderr)("".join(f"{safe(line)}\n" for line in sentence.splitlines()))
    return status
