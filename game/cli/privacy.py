"""What somebody can ask about their own data: show, export, forget, name, and how long records are kept."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

from game.cli.privacy_text import board_lines, person_lines
from game.cli.shared_board import board_of
from game.cli.snippet import safe
from game.cli.whom import known
from game.domain.attempt import Trainee
from game.domain.consent import Shown
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.board import COLLEAGUE
from game.records.files import write_atomically
from game.records.preferences import load_preferences
from game.records.store import Records
from game.session.choosing import choose_months, kept_months
from game.session.training import Training

if TYPE_CHECKING:  # SQLAlchemy is loaded when it is needed
    from game.records.address import Address
    from game.records.privacy.forgetting import Forgotten

Ask = Callable[[str], bool]
"""Asks a question to which yes or no is the answer."""


def run(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None = None) -> int:
    """Run what stands behind `records`; gives the exit status. Raises `ExtraMileError` with a sentence."""
    if ask is None and sys.stdin is not None and sys.stdin.isatty():
        ask = _asker(out)
    return _RUNS[args.what](args, training, out, ask)


def _show(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    whole, one = _whole(args, training)
    if args.json:
        json.dump(whole, out, indent=2, ensure_ascii=False)
        out.write("\n")
        return 0
    if one is not None:
        out.writelines(f"{safe(line)}\n" for line in person_lines(whole))
    out.writelines(f"{safe(line)}\n" for found in whole["boards"] for line in board_lines(found))
    return 0


def _export(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    if args.output.exists():
        raise UsageError(f"{args.output} is there already: choose another file with -o.")
    whole, _ = _whole(args, training)
    try:
        write_atomically(args.output, (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{args.output} cannot be written: {error.strerror or error}.") from error
    out.write(f"Written: {args.output}. It holds all that is kept about this person; keep it safe.\n")
    return 0


def _whole(args: argparse.Namespace, training: Training) -> tuple[dict[str, Any], Trainee | None]:
    """All that is kept about the person, here and, where asked for, on the board; and who it is here."""
    from game.records.privacy.kept import kept, to_dict
    from game.session.person import person, person_to_dict

    one, now = known(args.name, args.team, training), training.clock.utc()
    whole: dict[str, Any] = person_to_dict(person(training, one), now) if one is not None else {}
    whole["boards"] = []
    with _board(args, training) as board:
        if board is not None:
            address, records = board
            whole["boards"] = [
                {"address": address.shown, **to_dict(kept(records, found))} for found in _there(records, one, args)
            ]
    if one is None and not whole["boards"]:
        raise UsageError(_unknown(args))
    return whole, one


def _forget(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    one = known(args.name, args.team, training)
    with _board(args, training) as board:
        if board is not None and not _manages(board[1]):
            raise UsageError("On a shared board a manager forgets somebody: ask one. Without --board it is done here.")
        there = _there(board[1], one, args) if board is not None else ()
        if one is None and not there:
            raise UsageError(_unknown(args))
        if not _sure(_question(args, one, there, board), args.yes, ask):
            out.write("Nothing was changed.\n")
            return 0
        # The board first: where it cannot be reached, the entry here still says who is meant there.
        faults = [_forget_there(board[1], found, args, out, ask) for found in there] if board is not None else []
    if one is not None:
        faults.append(_forget_here(training, one, args, out, ask))
    return 1 if any(faults) else 0


def _question(
    args: argparse.Namespace, one: Trainee | None, there: tuple[Trainee, ...], board: "tuple[Address, Records] | None"
) -> str:
    who = one or there[0]
    places = ["on this computer"] if one is not None else []
    if there and board is not None:
        entries = "" if len(there) == 1 else f" ({len(there)} entries of this name)"
        places.append(f"on {board[0].shown}{entries}")
    what = "Make anonymous" if args.anonymous else "Delete"
    team = f" of {who.team}" if who.team else ""
    waiting = ""
    if args.anonymous and there and board is not None and any(_uncounted(board[1], one) for one in there):
        waiting = " What came in there and does not count yet is deleted."
    return f"{what} all that is kept of {who.name}{team} {' and '.join(places)}?{waiting} This cannot be undone."


def _uncounted(records: Records, one: Trainee) -> int:
    from game.records.privacy.body import database
    from game.records.privacy.forgetting import uncounted

    with database(records).reading() as connection:
        return uncounted(connection, one.id)


def _forget_here(training: Training, one: Trainee, args: argparse.Namespace, out: TextIO, ask: Ask | None) -> bool:
    from game.session.person import certificates_of, forget_here, person

    before = person(training, one).kept
    done = forget_here(training, one, args.anonymous)
    _say_done(one, done, "on this computer", out)
    fault = _check_and_clean(training.keeper.records, one, args, out, ask)
    if before.tables["sent"] and args.board is None:
        out.write("What was sent to a shared board is still there: a manager forgets it there with --board.\n")
    lines = [line for file in before.files for line in file.lines if isinstance(line, dict)]
    for store in sorted({str(line["store"]) for line in lines if "store" in line}):
        out.write(f"Attempts were sent to {safe(store)}: ask whoever looks after it to delete them there.\n")
    for path in certificates_of(training, one):
        out.write(f"{path} is a certificate of theirs; it is left for you to keep or to delete.\n")
    return fault


def _forget_there(records: Records, one: Trainee, args: argparse.Namespace, out: TextIO, ask: Ask | None) -> bool:
    from game.records.privacy.forgetting import forget

    done = forget(records, one.id, anonymous=args.anonymous)
    _say_done(one, done, "on the shared board", out)
    return _check_and_clean(records, one, args, out, ask)


def _say_done(one: Trainee, done: "Forgotten", where: str, out: TextIO) -> None:
    what = "kept as those of a former colleague" if done.anonymous else "deleted"
    out.write(f"{safe(one.name)} is forgotten {where}; attempts and shifts {what}: {len(done.items)}.\n")
    if done.waited:
        out.write(f"Deleted, too, of what came in and did not count yet: {done.waited}.\n")
    if done.note:
        out.write(f"{safe(done.note)}\n")


def _check_and_clean(records: Records, one: Trainee, args: argparse.Namespace, out: TextIO, ask: Ask | None) -> bool:
    """Look for the person once more, and offer to delete older copies; whether anything is wrong."""
    from game.records.privacy.body import database
    from game.records.privacy.scrubbing import backups, delete_backup, remains

    body = database(records)
    for copy in backups(body, one.id):
        question = f"{copy.name} is an older copy with {one.name}, and everybody else, in it. Delete it?"
        if args.backups or (not args.yes and ask is not None and ask(question)):
            delete_backup(body, copy)
            out.write(f"{copy.name} is deleted.\n")
        else:
            out.write(f"{copy.name} still holds {one.name}; --backups deletes such copies.\n")
    left = remains(body, one.id)
    for place in left:
        out.write(f"Their entry is still to be found in {place}.\n")
    if not left:
        out.write("Looked for again: nothing is found any more.\n")
    return bool(left)


def _name(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    from game.records.privacy.naming import choose, wanted

    one, shown = known(args.name, args.team, training), Shown(args.shown)
    with _board(args, training) as board:
        entries = [(board[1], found) for found in _there(board[1], one, args)] if board is not None else []
        entries += [(training.keeper.records, one)] if one is not None else []
        # All are asked before any is changed, so that others see the same everywhere.
        chosen = [(records, found, wanted(records, found, shown, args.alias)) for records, found in entries]
        if not chosen:
            raise UsageError(_unknown(args))
        for records, found, consent in chosen:
            choose(records, found, consent)
    _, one, consent = chosen[-1]
    out.write(f"Others see '{safe(consent.public(one.name) or COLLEAGUE)}' now, everywhere.\n")
    return 0


def _expire(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    preferences = load_preferences(training.folder).preferences
    months = args.months or preferences.settings.keep_months
    if not months:
        raise UsageError("Say for how many months records are kept: give --months, or choose it with 'records keep'.")
    spare = preferences.trainee.id if preferences.trainee is not None else ""
    status = _expire_in(training.keeper.records, "on this computer", months, spare, args, training, out, ask)
    with _board(args, training) as board:
        if board is not None:
            status = _expire_in(board[1], f"on {board[0].shown}", months, "", args, training, out, ask) or status
    return status


def _expire_in(
    records: Records, where: str, months: int, spare: str, args: argparse.Namespace, training: Training,
    out: TextIO, ask: Ask | None,
) -> int:  # fmt: skip
    from game.records.privacy.expiry import expire

    now = training.clock.utc()
    found = expire(records, months, now, dry_run=True, spare=spare)
    what = (
        f"{found.attempts} attempts, {found.shifts} shifts and {found.submissions} submissions begun before "
        f"{found.before:%Y-%m-%d}, and {found.people} people of whom nothing is left then"
    )
    if not found.anything:
        out.write(f"Nothing {where} is older than {months} months.\n")
    elif args.dry_run:
        out.write(f"Would go {where}: {what}.\n")
    elif _sure(f"Delete {where} {what}? This cannot be undone.", args.yes, ask):
        expire(records, months, now, spare=spare)
        out.write(f"Gone {where}: {what}.\n")
    else:
        out.write("Nothing was changed.\n")
    return 0


def _keep(args: argparse.Namespace, training: Training, out: TextIO, ask: Ask | None) -> int:
    if args.months is not None and args.months != kept_months(training.folder):
        choose_months(training.folder, args.months)
    if months := kept_months(training.folder):
        out.write(f"Records are kept for {months} months on this computer; what is older goes when the window opens.\n")
    else:
        out.write("Records are kept on this computer until somebody deletes them.\n")
    return 0


@contextmanager
def _board(args: argparse.Namespace, training: Training) -> "Iterator[tuple[Address, Records] | None]":
    """The shared board that is asked for, open; None where none is."""
    if args.board is None:
        yield None
        return
    from game.records.opening import open_shared

    address = board_of(args, training)
    with open_shared(address) as records:
        yield address, records


def _there(records: Records, one: Trainee | None, args: argparse.Namespace) -> tuple[Trainee, ...]:
    """The entries of the person on a board: the one known here, and those of the same name and team.

    Raises `UsageError` where the name alone leaves open who is meant, or where somebody else than oneself is and this
    user of the board may not ask for others.
    """
    from game.records.privacy.entries import entries
    from game.records.sync.login import somebody_on

    login = somebody_on(records)
    people = entries(records) if login.me is None or login.manages else (login.me,)
    name = (one.name if one is not None else clean_name(args.name)).casefold()
    team = one.team if one is not None and login.manages else args.team
    same = [found for found in people if found.name.casefold() == name]
    if team is not None:
        same = [found for found in same if found.team.casefold() == clean_name(team, nobody="").casefold()]
    elif len({found.team.casefold() for found in same}) > 1:
        raise UsageError(f"'{clean_name(args.name)}' is on the board in more than one team; say which with --team.")
    known_here = [found for found in people if one is not None and found.id == one.id]
    if not login.manages and not same and not known_here and login.me is not None:
        raise UsageError(f"This user of the board is {login.me.name}; what is kept of others is for a manager to see.")
    return tuple(dict.fromkeys((*known_here, *same)))


def _manages(records: Records) -> bool:
    from game.records.sync.login import somebody_on

    return somebody_on(records).manages


def _unknown(args: argparse.Namespace) -> str:
    return f"There is nobody called '{clean_name(args.name)}' on record. 'board' shows who has played."


def _sure(question: str, yes: bool, ask: Ask | None) -> bool:
    """Whether it shall be done. Raises `UsageError` where nobody can be asked."""
    if yes:
        return True
    if ask is None:
        raise UsageError(f"{question} Say so with --yes; there is nobody here to be asked.")
    return ask(question)


def _asker(out: TextIO) -> Ask:
    def ask(question: str) -> bool:
        out.write(f"{safe(question)} (y/n) ")
        out.flush()
        return sys.stdin.readline().strip().lower() in ("y", "yes")

    return ask


_RUNS = {"show": _show, "export": _export, "forget": _forget, "name": _name, "expire": _expire, "keep": _keep}
