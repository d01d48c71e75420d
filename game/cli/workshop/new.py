"""The new command: write a small sound scenario to begin with."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from game.places import is_there
from game.session.starting import TEMPLATES

if TYPE_CHECKING:
    from game.session.starting.filling import Details
    from game.session.starting.templates import Template
    from game.session.training import Training

NAME = "new"

USUAL = "complaint"
CHANNELS = ("phone", "chat", "email", "counter", "visit")
PRONOUNS = ("she", "he", "they")

Wrong = Callable[[str], str]
"""Says in a sentence why an answer will not do, or nothing where it will."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command and what it takes."""
    parser = commands.add_parser(
        NAME,
        help="write a small sound scenario to begin with",
        description="Write a small scenario that is sound and can be played as it is, with comments on what to change. "
        "On a terminal it asks for whatever is not said here.",
        epilog=epilog,
    )
    parser.add_argument("id", nargs="?", type=_id, metavar="ID", help="a short name, such as late-bus")
    parser.add_argument("--template", choices=TEMPLATES, help=f"the shape to begin with (usually {USUAL})")
    parser.add_argument("--title", type=_text, help="the title on the card")
    parser.add_argument("--customer", type=_text, metavar="NAME", help="the customer's name")
    parser.add_argument("--pronoun", choices=PRONOUNS, help="of the customer (usually they, where you name somebody)")
    parser.add_argument("--channel", choices=CHANNELS, help="how the customer reaches us")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write it here, or into this folder")
    parser.add_argument("--force", action="store_true", help="write over a file that is there already")
    parser.add_argument("--list", action="store_true", help="say which templates there are, and write nothing")


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Run it; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    if args.list:
        return _list(out)
    by_hand = sys.stdin is not None and sys.stdin.isatty()
    if args.id is None and not by_hand:
        sys.stderr.write("Say what it is to be called, for example: new late-bus\n")
        return 2
    try:
        return _write(args, _Asking(out) if by_hand else None, out)
    except (EOFError, KeyboardInterrupt):
        out.write("\nNothing was written.\n")
        return 1


class _Asking:
    """Asks on the terminal, again and again until an answer will do. Raises EOFError at the end of the input."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def text(self, question: str, usual: str, wrong: Wrong) -> str:
        """An answer; Enter takes the usual one."""
        while True:
            self._out.write(f"{question}{f' [{usual}]' if usual else ''}: ")
            self._out.flush()
            line = sys.stdin.readline()
            if not line:
                raise EOFError
            answer = line.strip() or usual
            problem = wrong(answer)
            if not problem:
                return answer
            self._out.write(f"  {problem}\n")


def _write(args: argparse.Namespace, asking: _Asking | None, out: TextIO) -> int:
    from game.session.starting.templates import read_template
    from game.session.starting.writing import target_of, write_scenario, wrong_id

    if args.id is None and asking:
        args.id = asking.text("A short name for it, such as late-bus", "", wrong_id)
    path = target_of(args.output, args.id)
    if is_there(path) and not args.force:  # said before anything is asked
        from game.domain.errors import ScenarioError
        from game.exchange.files import already_there

        raise ScenarioError(already_there(path))
    if args.template is None and asking:
        out.write("".join(f"  {name:<10} {about}\n" for name, about in TEMPLATES.items()))
        args.template = asking.text("Which template", USUAL, _one_of(tuple(TEMPLATES)))
    template = read_template(args.template or USUAL)
    write_scenario(template.text, _details(args, template, asking), path, args.force)
    _tell(path, out)
    return 0


def _details(args: argparse.Namespace, template: "Template", asking: _Asking | None) -> "Details":
    """What is filled in: what was said, else what is answered, else what the template has."""
    from game.domain.scenario import Channel, Pronoun
    from game.session.starting.filling import Details
    from game.session.starting.writing import wrong_text

    def asked(said: str | None, question: str, usual: str, wrong: Wrong) -> str:
        if said is not None:
            return said
        return asking.text(question, usual, wrong) if asking else usual

    title = asked(args.title, "Title", template.title, wrong_text)
    customer = asked(args.customer, "The customer's name", template.customer, wrong_text)
    # Names say nothing about anybody: she is she in the template, and whoever is named here is they.
    usual = template.pronoun.value if customer == template.customer else "they"
    pronoun = asked(args.pronoun, f"The customer is {_or(PRONOUNS)}", usual, _one_of(PRONOUNS))
    channel = asked(args.channel, f"How do they reach you: {_or(CHANNELS)}", template.channel, _one_of(CHANNELS))
    return Details(args.id, title, customer, Channel(channel), Pronoun(pronoun))


def _list(out: TextIO) -> int:
    for name, about in TEMPLATES.items():
        out.write(f"{name:<10} {about}\n")
    return 0


def _tell(path: Path, out: TextIO) -> None:
    from shlex import quote

    name = quote(str(path))
    out.write(f"Written: {path}. It can be played as it is; the comments in it say what to change.\n")
    for command, what in (
        (f"check {name}", "is it sound?"),
        (f"preview {name}", "watch it while you write"),
        (f"play {name}", "play it"),
        (f"plan {name} --write", "keep how it plays, so that check sees what changes"),
    ):
        out.write(f"  python3 main.py {command:<{len(name) + 15}} {what}\n")


def _one_of(names: tuple[str, ...]) -> Wrong:
    return lambda answer: "" if answer in names else f"Answer {_or(names)}."


def _or(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _id(text: str) -> str:
    from game.session.starting.writing import wrong_id

    return _held(text, wrong_id(text))


def _text(text: str) -> str:
    from game.session.starting.writing import wrong_text

    return _held(text.strip(), wrong_text(text.strip()))


def _held(text: str, problem: str) -> str:
    if problem:
        raise argparse.ArgumentTypeError(problem)
    return text
