"""Runs the commands that need no window."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from game import places
from game.cli.debrief import debrief_lines
from game.cli.parser import WORKSHOP
from game.cli.snippet import safe
from game.cli.terminal import Left, Terminal, play_contact
from game.cli.whom import GUEST, known, newcomer, whom
from game.coaching import debrief
from game.domain.attempt import Trainee
from game.domain.errors import ExtraMileError
from game.domain.moment import Mode
from game.domain.settings import ClockChoice, Settings
from game.records.preferences import load_preferences
from game.records.store import Records
from game.session.session import Session
from game.session.syncing import sql_board
from game.session.training import Training


def run_command(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    """Run one command; gives its exit status. Raises `ExtraMileError` with a sentence for the user."""
    run = _COMMANDS.get(args.command, play_in_terminal)
    return run(args, training, out)


def _check(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.check import explain, run_check

    if args.explain is not None:
        return explain(args.explain, out)
    return run_check(args.paths or [places.scenarios(), *args.packs], args.format, out, training.folder)


def _audit(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    if args.plays:
        from game.cli.items import run_items

        return run_items(args, training, out)
    from game.cli.audit import run

    return run(args, training.library, out)


def _records(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli import privacy, privacy_arguments, records, records_arguments, shared_board

    if args.what in records_arguments.WHAT:
        return shared_board.run(args, training, out)
    if args.what in privacy_arguments.WHAT:
        return privacy.run(args, training, out)
    with _records_asked(args, training) as asked:
        return records.run_verify(asked, args.format, out)


def _bench(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.bench import run_bench

    return run_bench(args.parts, sys.stderr)


def _board(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.board import show_board
    from game.cli.board_arguments import query_of
    from game.cli.ratings import show_ratings
    from game.cli.shared_board import known_there
    from game.session.modules import use_modules

    if args.scenario is not None:
        training.library.prepared(args.scenario)  # says what there is, where there is no such scenario
    last = load_preferences(training.folder).preferences.trainee
    query = query_of(args, {card.id: card.digest for card in training.library.cards()}, last)
    with _records_asked(args, training) as records:
        query = query if args.board is None else known_there(query, records)
        if args.rating:
            board = records.rating_board(me=query.me, team=query.team, limit=query.limit)
            show_ratings(board.for_me(Trainee(query.me, query.my_name)) if query.me else board, args.format, out)
            return 0
        if args.module is not None:
            use_modules(records, training, args.module)
        show_board(records.board(query), args.format, out, args.goal)
    return 0


@contextmanager
def _records_asked(args: argparse.Namespace, training: Training) -> Iterator[Records]:
    """One's own records, or those of the shared board where `--board` asks for them."""
    from game.cli.shared_board import board_of

    if args.board is None:
        yield training.keeper.records
    else:
        with sql_board(board_of(args, training)) as board:
            yield board


def _course(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.certificate import verify_certificate, write_certificate
    from game.cli.course import show_course
    from game.session.coursework import Coursework

    work = Coursework(training.library, training.keeper, args.course)
    if args.command == "certificate" and args.what == "verify":
        return verify_certificate(work, args.file, out)
    if args.command == "certificate":
        return write_certificate(work, training, whom(args.name, args.team, training), args.output, out)
    trainee = known(args.name, args.team, training) or newcomer(args.name, args.team)
    show_course(work.view(trainee, training.clock.utc()), trainee, args.format, out)
    return 0


def _stories(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.stories import share_story, show_my_stories, show_team_stories

    records = training.keeper.records
    if args.of_team is not None:
        show_team_stories(records, args.of_team, args.format, out)
        return 0
    trainee, number = whom(args.name, args.team, training), args.share or args.unshare
    if number:
        share_story(records, trainee, number, args.share is not None, out)
    else:
        show_my_stories(records, trainee, args.format, out)
    return 0


def _review(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.review import run

    return run(args, training, out)


def _shift(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    from game.cli.shift import how_to_resume, list_shifts, play_shift, say_debrief
    from game.session.shifts import Shifts

    shifts = Shifts(training)
    if args.list or (args.shift is None and not args.resume):
        return list_shifts(shifts, out)
    terminal, loaded = _terminal(out), load_preferences(training.folder).preferences
    timed = loaded.settings.timed
    shift = args.shift and shifts.named(args.shift)
    if args.resume:
        run = shifts.resume(shifts.left_last(shift))
    else:
        run = shifts.start(shift, _player(args, training, loaded.trainee), seed=args.seed, timed=timed)
        run.notice = run.notice or shifts.instead(run)
    if play_shift(run, terminal, lambda session: _patience(session, loaded.settings), timed):
        say_debrief(run, training.library.rubric, terminal)
    else:
        terminal.say(how_to_resume(args, run))
    return 0


def _player(args: argparse.Namespace, training: Training, last: Trainee | None) -> Trainee:
    if args.name:
        return training.keeper.trainee(args.name, args.team)
    return last or training.keeper.trainee(GUEST, "")


def play_in_terminal(args: argparse.Namespace, training: Training, out: TextIO) -> int:
    """Play a contact in the terminal, to its debrief; 0 also when it was left to be resumed."""
    terminal = _terminal(out)
    loaded = load_preferences(training.folder)
    if loaded.problem:
        terminal.say(loaded.problem)
    try:
        session = _session(args, training, terminal, loaded.preferences.trainee, loaded.preferences.settings)
        if session is None:
            return 0
    except Left:
        terminal.say("Nothing was begun.")
        return 0
    if session.notice:
        terminal.say(session.notice)
        session.notice = ""
    try:
        play_contact(session, terminal, _patience(session, loaded.preferences.settings))
    except Left:
        kept = session.leave()
        terminal.say(_how_to_resume(args, session) if kept else "This contact could not be kept.")
        return 0
    _finish(training, session, terminal)
    return 0


def _finish(training: Training, session: Session, terminal: Terminal) -> None:
    attempt = session.attempt
    for line in debrief_lines(debrief(session.prepared, attempt.journal, session.start.opening)):
        terminal.say(line)
    terminal.say()
    if not training.record(session):
        terminal.say(f"The attempt is not on record yet; the next start tries again. {training.keeper.trouble}")
    elif attempt.start.ranked:
        terminal.say("On record. See the board with: python3 main.py board")
    if session.notice:
        terminal.say(session.notice)


def _terminal(out: TextIO) -> Terminal:
    from time import monotonic, sleep

    by_hand = sys.stdin is not None and sys.stdin.isatty()

    def ask(prompt: str) -> str:
        out.write(prompt)
        out.flush()
        line = sys.stdin.readline() if sys.stdin is not None else ""
        if not line:
            raise EOFError
        return line

    return Terminal(ask, out, monotonic, rest=sleep) if by_hand else Terminal(ask, out, echo=True)


def _session(
    args: argparse.Namespace, training: Training, terminal: Terminal, last: Trainee | None, settings: Settings
) -> Session | None:
    if getattr(args, "resume", False):
        return training.resume(training.left_last(args.scenario and training.library.named(args.scenario)))
    name, team = getattr(args, "name", None), getattr(args, "team", "")
    if args.command is None:
        return _welcome(training, terminal, last)
    if args.scenario is None:
        known = ", ".join(sorted(training.library.scenarios))
        terminal.say(f"Say which contact to play: {known}.")
        return None
    who = training.keeper.trainee(name, team) if name else last or training.keeper.trainee(GUEST, "")
    timed = settings.timed
    named = training.library.named(args.scenario)
    session = training.start(named, who, args.mode, seed=args.seed, timed=timed)
    session.notice = session.notice or training.library.instead([named])
    return session


def _welcome(training: Training, terminal: Terminal, last: Trainee | None) -> Session | None:
    """The whole way in, for a computer without a screen: who plays, what is open, which contact, which mode."""
    who = last
    if who is None:
        who = training.keeper.trainee(terminal.answer("Your name: ") or GUEST, terminal.answer("Your team, if any: "))
    terminal.say(f"Welcome, {who.name}.")
    for one in training.unfinished():
        if not one.problem and _yes(terminal, f"Go on with {one.scenario_id}, left after {one.turns} actions?"):
            return training.resume(one.path)
        if one.problem:
            terminal.say(one.problem)
    cards = training.library.cards()
    for number, card in enumerate(cards, 1):
        terminal.say(f"  {number}  {card.title}, about {card.minutes} minutes. {card.summary}")
    chosen = _number(terminal, "Which contact? ", len(cards))
    mode = (Mode.LEARN, Mode.ASSESS)[_number(terminal, "Learn (1) or assess (2)? ", 2) - 1]
    return training.start(cards[chosen - 1].id, who, mode)


def _yes(terminal: Terminal, question: str) -> bool:
    return terminal.answer(f"{question} (y/n) ").lower() in ("y", "yes")


def _number(terminal: Terminal, question: str, most: int) -> int:
    while True:
        text = terminal.answer(question)
        if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= most:
            return int(text)
        terminal.say(f"Type a number from 1 to {most}.")


def _patience(session: Session, settings: Settings) -> float | None:
    patience = session.now().patience
    if patience is None or settings.clock is ClockChoice.OFF:
        return None
    return patience * (2.0 if settings.clock is ClockChoice.DOUBLED else 1.0)


def _how_to_resume(args: argparse.Namespace, session: Session) -> str:
    data = f" --data '{args.data}'" if args.data else ""
    scenario = session.start.scenario_id
    return f"The contact is kept. Go on with: python3 main.py play {scenario} --terminal --resume{data}"


_COMMANDS: dict[str | None, Callable[[argparse.Namespace, Training, TextIO], int]] = {
    "check": _check,
    "audit": _audit,
    "board": _board,
    "records": _records,
    "course": _course,
    "certificate": _course,
    "stories": _stories,
    "shift": _shift,
    "bench": _bench,
    "review": _review,
    **{command.NAME: command.run for command in WORKSHOP},
}


def safely(run: Callable[[], int], err: TextIO) -> int:
    """Run something; an error meant for the user becomes its sentence and exit status 1."""
    try:
        return run()
    except ExtraMileError as error:
        err.writelines(f"{safe(line)}\n" for line in str(error).splitlines())
        return 1
