"""`review`: the team meeting, in the window, here in the terminal, as a page or as JSON."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from game.coaching.meeting.goals import Wanted
    from game.coaching.meeting.model import Meeting, Split
    from game.session.training import Training

NAME = "review"
HERE = Path("-")
_GOALS = "set the next goal, and keep it: empathy=70, overall=75, contacts=40, late-return=6 (people who play that)"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", epilog: str) -> None:
    """Add the command to the parser."""
    review = commands.add_parser(NAME, help="hold a team meeting: this period in a few slides", epilog=epilog)
    review.add_argument("--team", help="one team only ('' for those without one; usually everybody on record)")
    review.add_argument(
        "--board", nargs="?", const="", metavar="URL", help="about the shared board instead of this computer's records"
    )
    review.add_argument(
        "--period",
        type=_period_word,
        default="month",
        metavar="{week,month,quarter,YYYY-MM}",
        help="the last 7, 28 (usual) or 91 days, or a month",
    )
    review.add_argument("--goal", type=_goal, metavar="WHAT=N", help=_GOALS)
    where = review.add_mutually_exclusive_group()
    where.add_argument("--terminal", action="store_true", help="show it here instead of in the window")
    where.add_argument("--json", action="store_true", help="write it here as JSON")
    where.add_argument(
        "--html", type=Path, metavar="FILE", help="write it as one page, to send or to print (- is here)"
    )
    review.add_argument("--force", action="store_true", help="write over a file that is there already")
    review.add_argument(
        "--data", type=Path, metavar="FOLDER", default=argparse.SUPPRESS, help="the records are kept here"
    )


def wants_window(args: argparse.Namespace) -> bool:
    """Whether the meeting is meant to be held in the window."""
    return not (args.terminal or args.json or args.html)


def run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write the meeting; in words where nothing else is asked for. Raises `UsageError` for an unknown team, else
    `ExtraMileError` where something cannot be read or written."""
    if args.board is None:
        return _run(args, training, out)
    from game.session.board_meeting import at_board

    there = at_board(training, args.board)
    try:
        return _run(args, there, out)
    finally:
        there.keeper.close()


def _run(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    from game.cli.progress import Waiting
    from game.coaching.meeting.period import period_of
    from game.session.review import keep_goal, review, team_named

    period = period_of(args.period, training.clock.utc())
    waiting = Waiting("The meeting is being put together")
    try:
        found = review(training, team_named(training, args.team), period, args.goal, waiting.show)
    finally:
        waiting.done()
    if args.goal is not None:
        keep_goal(training, found, found.goal)
    if args.json:
        from game.coaching.meeting.as_json import as_json

        out.write(as_json(found))
    elif args.html is not None:
        from game.cli.exports.choosing import write
        from game.coaching.meeting.page import page

        write([page(found)], args.html, args.force, out)
        if args.html != HERE:
            out.write(f"The meeting is in {args.html}.\n")
    else:
        out.writelines(f"{line}\n" for line in _lines(found))
    return 0


def _lines(meeting: "Meeting") -> Iterator[str]:
    from game.coaching.meeting import words
    from game.coaching.report.report import whole

    yield f"{words.team_words(meeting)}, {meeting.period}"
    if meeting.last is not None:
        yield f"  {words.last_words(meeting.last)} {words.came_words(meeting.last)}"
    yield f"  ({words.against_words(meeting)})"
    for number in meeting.numbers:
        change = words.change_words(number)
        yield f"  {words.value_words(number):>5}  {number.words}{f' ({change})' if change else ''}"
    yield "\nMost improved"
    for gain in meeting.improved:
        yield f"  {gain.name}. {words.gain_words(gain)}, {words.where_words(gain)}"
    if not meeting.improved:
        yield f"  {words.NO_GAIN}"
    yield "\nOur four pillars"
    yield f"  {words.pillar_words(meeting)}"
    for one in meeting.pillars:
        yield f"  {whole(one.score):>5}  {one.pillar.title} {words.trend_words(one)}".rstrip()
    yield from _splits(meeting)
    yield "\nStories told about us"
    for told in meeting.stories:
        yield f"  {told.text}\n    {words.told_words(told)}"
    if not meeting.stories:
        yield f"  {words.NO_STORIES}"
    if meeting.practice is not None:
        yield f"\nWhat to practise next\n  {meeting.practice.title} ({meeting.practice.contact})"
        yield f"  {meeting.practice.reason}"
    yield f"\nOur next goal\n  {meeting.goal.sentence} {words.goal_words(meeting.goal)}".rstrip()
    yield from (f"\nNote: {one}" for one in meeting.notes)


def _splits(meeting: "Meeting") -> Iterator[str]:
    from game.coaching.meeting import words

    if not meeting.splits:
        yield from (f"\n{words.SPLIT}", f"  {meeting.no_split}")
    for at, torn in enumerate(meeting.splits):
        yield f"\n{words.NEXT_SPLIT if at else words.SPLIT}"
        yield from _split(torn)


def _split(one: "Split") -> Iterator[str]:
    from game.coaching.meeting import words

    yield f"  {one.title}. {one.moment.customer.name}: {' '.join(one.moment.said)}"
    for reply in one.replies:
        yield f"\n  {reply.number}  {reply.say}"
        yield f"     {'#' * reply.count} {words.count_words(reply)}".replace("  nobody", " nobody")
        yield from (f"     {text}" for text in reply.said)
        yield f"     {words.mood_words(reply)}. {words.cost_words(reply)} {reply.because}".rstrip()
    yield f"\n  {words.answers_words(one)}"


def _period_word(text: str) -> str:
    from datetime import UTC, datetime

    from game.coaching.meeting.period import period_of

    try:
        period_of(text, datetime(2026, 1, 31, tzinfo=UTC))
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"'{text[:40]}' is not a period; write week, month, quarter, or a month like 2026-01"
        ) from error
    return text


def _goal(text: str) -> "Wanted":
    from game.coaching.meeting.goals import MEASURES, Wanted, possible

    what, equals, number = text.partition("=")
    if not what or not equals or not number.isascii() or not number.isdigit() or len(number) > 6:
        raise argparse.ArgumentTypeError(
            f"'{text[:40]}' is not a goal; write like empathy=70, and choose from: {', '.join(MEASURES)}, or a contact"
        )
    scored = what in MEASURES and what not in ("contacts", "wows")
    wanted = Wanted(what, 100 * int(number) if scored else int(number))
    if not possible(wanted.id, wanted.target):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' cannot be reached; give 1 to {100 if scored else 999_999}")
    return wanted
