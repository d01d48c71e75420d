"""The commands around a shared board: send, play again what came in, publish, rights."""

import argparse
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TextIO

from game.cli.passwords import ask_password
from game.cli.progress import Bar
from game.domain.errors import UsageError
from game.session.choosing import board_asked, choose_board, kept_board
from game.session.syncing import board_address, deliver, sql_board
from game.session.training import Training

if TYPE_CHECKING:
    from game.records.address import Address
    from game.records.board import BoardQuery
    from game.records.store import Records
    from game.records.sync.accepting import Quarantined

Run = Callable[[argparse.Namespace, Training, TextIO], int]


def run(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    """Run what stands behind `records`; gives the exit status. Raises `ExtraMileError` with a sentence."""
    return _RUNS[args.what](args, training, out)


def board_of(args: argparse.Namespace, training: Training) -> "Address":
    """The shared board that is asked for. Raises UsageError where none is known."""
    return board_asked(training.folder, args.board)


def _sync(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    address = board_of(args, training)
    bar = Bar()
    try:
        done = deliver(training.folder, address, lambda sent, all_: bar.show("sending", sent / max(all_, 1)))
    finally:
        bar.done()
    if args.format == "json":
        told = {"board": address.shown, "sent": done.sent, "unsendable": done.unsendable, "by_others": done.others}
        _json(told, out)
    else:
        rest = done.trouble or ("" if done.stays else "nothing waits here.")
        out.write(f"{_many(done.sent)} sent to {address.shown}{'; ' if rest else '.'}{rest}\n")
        out.write(f"{done.stays}\n" if done.stays else "")
    return 1 if done.unsendable else 0


def _accept(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.records.sync.accepting import accept
    from game.session.judging import Judge

    bar = Bar()
    with sql_board(board_of(args, training)) as board:
        publish(training, board)
        try:
            done = accept(
                board, Judge(board), again=args.again, told=lambda at, all_: bar.show("playing again", at / all_)
            )
        finally:
            bar.done()
    if args.format == "json":
        _json({"trusted": done.trusted, "quarantined": [_told(one) for one in done.quarantined]}, out)
    else:
        for one in done.quarantined:
            out.write(f"{one.trainee}: {one.reason}\n")
        aside = f"; {_many(len(done.quarantined))} put aside" if done.quarantined else ""
        out.write(f"{_many(done.trusted)} played again and counted{aside}.\n")
    return 1 if done.quarantined else 0


def _quarantine(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.records.sync.accepting import quarantine

    with sql_board(board_of(args, training)) as board:
        found = list(quarantine(board))
    if args.format == "json":
        _json([_told(one) for one in found], out)
        return 0
    for one in found:
        out.write(f"{one.trainee} ({one.id}): {one.reason}\n")
    if not found:
        out.write("Nothing is put aside.\n")
    return 0


def _publish(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    with sql_board(board_of(args, training)) as board:
        count = publish(training, board)
    out.write(f"{count} scenarios are in the archive of the board. What was put aside: records accept --again.\n")
    return 0


def _roles(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.records.sync import roles

    if not args.apply:
        out.write(roles.statements())
        return 0
    with sql_board(board_of(args, training)) as board:
        roles.apply(board)
    out.write(f"The roles {roles.TRAINEES} and {roles.MANAGERS} are made.\n")
    return 0


def _enrol(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.records.sync import roles

    with sql_board(board_of(args, training)) as board:
        trainee = roles.enrol(board, args.login, args.name, args.team)
    of = f" of {trainee.team}" if trainee.team else ""
    out.write(f"The user {args.login} is {trainee.name}{of}.\n")
    return 0


def _board(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    if args.address is not None:
        choose_board(training.folder, "" if args.address == "none" else args.address)
    asked = None if args.address in (None, "none") else args.address  # said here, it goes before the environment's
    address = board_address(asked, kept_board(training.folder))
    out.write(f"The shared board is {address.shown}.\n" if address else "There is no shared board.\n")
    if not args.password:
        return 0
    if address is None:
        raise UsageError("Choose a board first: records board postgresql://user@server/database --password.")
    return _keep_password(address, out)


def _keep_password(address: "Address", out: TextIO) -> int:
    from game.records.address import PASSWORD_VARIABLE

    password = ask_password(address.shown)
    if not password:
        raise UsageError("No password was given; nothing was changed.")
    if not address.keep(password):
        raise UsageError(f"This computer has no keyring, so it is not kept: put it into {PASSWORD_VARIABLE}.")
    out.write("The password is in the keyring of this computer, and nowhere else.\n")
    return 0


def known_there(query: "BoardQuery", board: "Records") -> "BoardQuery":
    """The same question by the id and the name under which the shared board knows this user.

    Raises UsageError for one that only a manager's user may ask: the days on which others have played.
    """
    from game.records.sync.login import login_of

    login = login_of(board)
    if query.since is not None and not login.manages:
        raise UsageError(
            "On a shared board --since is for managers: leave out --board for your own board, or ask for --period."
        )
    me = login.me
    return query if me is None else replace(query, me=me.id, my_name=me.name)


def publish(training: Training, board: "Records") -> int:
    """Put the texts of this computer's scenarios, and its rubric, into the archive of a board; how many there are."""
    library = training.library
    cards = library.cards()
    for card in cards:
        prepared = library.prepared(card.id)
        scenario = prepared.scenario
        if board.scenario_source(scenario.digest) is None:
            board.archive_scenario(scenario.digest, scenario.id, scenario.title, scenario.source)
    if board.rubric_source(library.rubric.digest) is None:
        board.archive_rubric(library.rubric.digest, library.rubric_source)
    return len(cards)


def _told(one: "Quarantined") -> Mapping[str, str]:
    return {"id": one.id, "trainee": one.trainee, "reason": one.reason}


def _many(count: int) -> str:
    return "1 attempt or shift" if count == 1 else f"{count} attempts and shifts"


def _json(value: object, out: TextIO) -> None:
    json.dump(value, out, indent=2, ensure_ascii=False)
    out.write("\n")


_RUNS: Mapping[str, Run] = {
    "sync": _sync,
    "accept": _accept,
    "quarantine": _quarantine,
    "publish": _publish,
    "roles": _roles,
    "enrol": _enrol,
    "board": _board,
}
