"""`export xapi`: statements in a file, or sent to a learning record store."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

from game.cli.exports import choosing
from game.domain.errors import UsageError

if TYPE_CHECKING:
    from game.exchange.xapi.statements import Author
    from game.exchange.xapi.vocabulary import Data
    from game.session.training import Training

NAME = "xapi"
HELP = "xAPI 1.0.3 statements, to a file or a learning record store"


def add(parser: argparse.ArgumentParser) -> None:
    """Add what it takes."""
    choosing.add_choice(parser)
    parser.add_argument("--to", metavar="URL", help="send them to this store, as far as it has not taken them before")
    parser.add_argument("--user", metavar="NAME", help="your user of the store (or EXTRA_MILE_LRS_USER)")
    parser.add_argument("--password", action="store_true", help="ask for its password and put it into the keyring")
    parser.add_argument("--plain-http", action="store_true", help="allow the password to travel unencrypted")
    parser.add_argument(
        "--home", metavar="URL", help="your home page: it stands in every id (or EXTRA_MILE_HOME; always the same one)"
    )
    parser.add_argument("--array", action="store_true", help="one JSON array (usually one statement a line)")
    choosing.add_output(parser, "extra-mile-xapi.jsonl")
    choosing.add_folders(parser)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write or send them; 1 where an attempt could not be told whole, or a statement was refused."""
    from game.exchange.xapi.statements import Author, statements_of

    author = Author(_home(args))
    if args.to is not None:
        if args.output is not None or args.array:
            raise UsageError("Either to a file with -o, or to a store with --to: not both at once.")
        return _send(args, training, author, out)
    if args.user is not None or args.password:
        raise UsageError("--user and --password are for a store: say which with --to.")
    found = choosing.gatherer(training)
    plays = (play for play in found.plays(choosing.chosen(args)) if play.decisions is not None)
    path = args.output or Path("extra-mile-xapi.json" if args.array else "extra-mile-xapi.jsonl")
    choosing.write(_pieces(statements_of(plays, author), args.array), path, args.force, out)
    if path != choosing.HERE:
        out.write(f"The statements are in {path}.\n")
    return choosing.tell_troubles(found, sys.stderr)


def _send(args: argparse.Namespace, training: "Training", author: "Author", out: TextIO) -> int:
    from game.cli.progress import Bar
    from game.exchange.xapi.outbox import Outbox
    from game.exchange.xapi.sending import Sender
    from game.exchange.xapi.store import LearningStore

    user, password = _credentials(args)
    store = LearningStore(args.to, user, password, plain=args.plain_http)
    outbox, bar = Outbox(training.folder, store.address, author.home), Bar()
    found, which = choosing.gatherer(training), choosing.chosen(args)
    sender = Sender(store, outbox, author, lambda plays: bar.show(f"{choosing.counted(plays, 'attempt')} sent", 0.0))
    try:
        sent = sender.send(found.plays(which))
    finally:
        bar.done()
        if sys.exc_info()[0] is not None and sender.sent.plays:
            out.write(f"{choosing.counted(sender.sent.plays, 'attempt')} had arrived before that.\n")
    out.write(f"{choosing.counted(sent.plays, 'attempt')} sent as {choosing.counted(sent.statements, 'statement')}; ")
    out.write(f"the store had {sent.before} before.\n")
    sys.stderr.writelines(f"{one}\n" for one in sent.refused)
    return choosing.tell_troubles(found, sys.stderr) or (1 if sent.refused else 0)


def _credentials(args: argparse.Namespace) -> tuple[str, str]:
    from game.exchange.xapi.secret import PASSWORD_VARIABLE, credentials, keep
    from game.exchange.xapi.store import store_address

    user, password = credentials(args.to, args.user or "", os.environ)
    if not args.password:
        return user, password
    if not user:
        raise UsageError("Say whose password it is: give --user NAME.")
    from game.cli.passwords import ask_password

    password = ask_password(f"{user} at {store_address(args.to)}")
    if not password:
        raise UsageError("No password was given; nothing was sent.")
    if not keep(args.to, user, password):
        raise UsageError(f"This computer has no keyring, so it is not kept: put it into {PASSWORD_VARIABLE}.")
    return user, password


def _home(args: argparse.Namespace) -> str:
    from game.exchange.xapi.vocabulary import HOME

    home = args.home or os.environ.get("EXTRA_MILE_HOME") or ""
    if not home:
        if args.to is not None:
            raise UsageError(
                "A store needs to know whose trainees these are: give your home page, always the same one, with "
                "--home https://… or EXTRA_MILE_HOME."
            )
        return HOME
    try:
        parts = urlsplit(home)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        sound = False
    if not sound or not home.isascii() or any(one in home for one in ' "<>\\^`{|}#?') or not home.isprintable():
        raise UsageError(f"'{home[:80]}' is no home page. It looks like https://training.example.com.")
    return home


def _pieces(statements: "Iterable[Data]", array: bool) -> Iterator[str]:
    """The statements one a line; as an array with brackets around them and commas between."""
    if array:
        yield "[\n"
    first = True
    for one in statements:
        if array and not first:
            yield ",\n"
        yield json.dumps(one, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + ("" if array else "\n")
        first = False
    if array:
        yield "\n]\n"
