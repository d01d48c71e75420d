"""What the board command understands, and which board it therefore asks for."""

import argparse
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from game.domain.errors import UsageError
from game.domain.pillars import PILLARS

if TYPE_CHECKING:  # the window reads the command line too, and needs no board for its first frame
    from game.domain.attempt import Trainee
    from game.records.board import BoardQuery

POLICIES = ("first", "best", "latest", "average")
"""Which attempt counts, as `Policy` names them."""

MOST_PLACES = 100
"""As in `records.board`, which is not loaded before a board is asked for."""


def add(parser: argparse.ArgumentParser) -> None:
    """Add all arguments of the board command but the common ones."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--scenario", metavar="ID", help="one scenario (usually all together)")
    what.add_argument("--module", metavar="ID", help="one module of the course")
    parser.add_argument("--team", help="one team only")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--period", type=_period, metavar="PERIOD", help="a month, 2026-03, or week, 2026-W10")
    when.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="attempts begun on this day or later")
    policies = "{" + ",".join(POLICIES) + "}"
    parser.add_argument("--policy", type=_one_of(POLICIES, "none of the attempts"), metavar=policies, default="best")
    pillars = tuple(str(pillar) for pillar in PILLARS)
    shown = "{" + ",".join(pillars) + "}"
    parser.add_argument("--pillar", type=_one_of(pillars, "not a pillar"), metavar=shown, help="ranked by one pillar")
    parser.add_argument("--timed", action="store_true", help="only attempts with the clock running")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument(
        "--improvement",
        nargs="?",
        type=_one_of(("latest", "recent"), "not a way to compare"),
        const="latest",
        metavar="{latest,recent}",
        help="who has risen, from the first attempt to the latest, or to the mean of the recent three",
    )
    kind.add_argument("--teams", action="store_true", help="teams, by the mean of their members")
    kind.add_argument(
        "--rating", action="store_true", help="how strong people are and how hard contacts, by first attempts"
    )
    parser.add_argument("--goal", type=_points, metavar="POINTS", help="with --teams: mark those that have reached it")
    parser.add_argument(
        "--limit", type=_places, default=20, metavar="N", help="how many places (usually 20, up to 100)"
    )
    style = parser.add_mutually_exclusive_group()
    style.add_argument("--format", choices=("table", "csv", "json"), default="table")
    for name in ("csv", "json"):
        style.add_argument(f"--{name}", action="store_const", const=name, dest="format", help=f"as --format {name}")


def query_of(args: argparse.Namespace, current: Mapping[str, str], me: "Trainee | None") -> "BoardQuery":
    """The board that is asked for. Raises UsageError where the arguments do not go together."""
    from game.records.board import BoardQuery, Kind, Measure, Policy

    kinds = {"latest": Kind.IMPROVEMENT, "recent": Kind.RECENT}
    kind = Kind.TEAMS if args.teams else kinds.get(args.improvement or "", Kind.PEOPLE)
    if args.goal is not None and kind is not Kind.TEAMS:
        raise UsageError("--goal is for --teams: add it, or leave the goal out.")
    if args.pillar and kind in (Kind.IMPROVEMENT, Kind.RECENT):
        raise UsageError("--improvement is of the overall score: leave out --pillar.")
    narrow = args.scenario or args.module or args.since or args.timed or args.team is not None
    if kind is Kind.TEAMS and narrow:
        raise UsageError(
            "--teams compares all teams over all contacts: use it with --policy, --pillar or --period only."
        )
    chosen = narrow or args.pillar or args.period or args.policy != "best"
    if args.rating and chosen and not (args.team is not None and not (args.scenario or args.module or args.since)):
        raise UsageError("--rating is of all first attempts: use it with --team and --limit only.")
    return BoardQuery(
        scenario_id=args.scenario,
        team=args.team,
        policy=Policy(args.policy),
        since=args.since,
        current=current,
        me=me.id if me else None,
        limit=args.limit,
        measure=Measure(args.pillar or "overall"),
        module=args.module,
        period=args.period or "",
        timed=args.timed,
        kind=kind,
        my_name=me.name if me else "",
    )


def _one_of(names: tuple[str, ...], otherwise: str) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text not in names:
            raise argparse.ArgumentTypeError(f"'{text[:40]}' is {otherwise}; choose from: {', '.join(names)}")
        return text

    return chosen


def _period(text: str) -> str:
    from game.records.board import is_period

    if not is_period(text):
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is no month or week; write it like 2026-03 or 2026-W10")
    return text


def _day(text: str) -> datetime:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a day; write it like 2026-01-31") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _places(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= MOST_PLACES:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a number of places; give 1 to {MOST_PLACES}")
    return int(text)


def _points(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:6]) <= 100:
        raise argparse.ArgumentTypeError(f"'{text[:40]}' is not a goal; give whole points, 1 to 100")
    return int(text)
