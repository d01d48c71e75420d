"""The board screen: asks the records in the background and shows what they say."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from game.domain.errors import ExtraMileError
from game.records.board import Board, BoardQuery, Measure, Policy, periods
from game.session.library import Card
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.board.contacts import OVERALL, ContactsScreen
from game.ui.screens.board.page import KEYS, board_page
from game.ui.screens.board.view import Doing, View, When
from game.ui.services import Services
from game.ui.widgets import Widget

_E = TypeVar("_E", bound=Enum)

PLACES = 20
"""How many places from the top are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records said: a board or why there is none; and the contacts there are."""

    board: Board | None
    trouble: str
    cards: Sequence[Card]


class BoardScreen(Screen):
    """The leaderboard of one contact, or overall where `scenario_id` is None."""

    name = "board"
    first_focus = "contact"

    def __init__(self, ctx: Context, services: Services, scenario_id: str | None) -> None:
        super().__init__(ctx)
        self.services = services
        self.scenario_id = scenario_id
        self.policy = Policy.BEST
        self.when = When.EVER
        self.measure = Measure.OVERALL
        self.only_team = False
        self.board: Board | None = None
        self.trouble = ""
        self.cards: Sequence[Card] = ()
        self._asked = 0
        self._gone = False
        self.do = Doing(
            self._contact, self._policy, self._during, self._ranked, self._team, self._keys, self.on_escape,
        )  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self._ask()

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        overall = self.scenario_id is None
        faces = [card.face for card in self.cards if overall or card.id == self.scenario_id]
        view = View(
            self.ctx, self._subject(), overall, self.policy, self.when, self.measure,
            self.services.trainee, self.only_team, self.board,
            self.trouble, faces, self.do,
        )  # fmt: skip
        self.tree = board_page(view)
        return self.tree

    def _subject(self) -> str:
        if self.scenario_id is None:
            return OVERALL
        return next((card.title for card in self.cards if card.id == self.scenario_id), self.scenario_id)

    # -- asking ---------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask the records; an answer to an older question is left aside."""
        self._asked += 1
        asked, scenario_id, policy = self._asked, self.scenario_id, self.policy
        trainee = self.services.trainee
        team = trainee.team if trainee is not None and self.only_team else None
        me, name = (trainee.id, trainee.name) if trainee is not None else (None, "")
        when, measure = self.when, self.measure

        def read() -> Answer:
            training = self.services.training
            cards = training.library.cards()
            current = {card.id: card.digest for card in cards}
            month, week = periods(training.clock.utc())
            period = {When.EVER: "", When.MONTH: month, When.WEEK: week}[when]
            query = BoardQuery(
                scenario_id, team, policy, current=current, me=me, my_name=name, limit=PLACES, measure=measure,
                period=period,
            )  # fmt: skip
            board = training.keeper.board(query)
            trouble = training.keeper.trouble if board is None else ""
            return Answer(board, trouble, cards)

        self.ctx.background(read, lambda result: self._answered(asked, result))

    def _answered(self, asked: int, result: Answer | Exception) -> None:
        if self._gone or asked != self._asked:
            return
        if isinstance(result, Exception):
            known = isinstance(result, ExtraMileError)
            self.board = None
            self.trouble = str(result) if known else f"The board could not be read ({result}). Come back later."
        else:
            self.board, self.cards = result.board, result.cards
            self.trouble = result.trouble or ("" if result.board else "The records cannot be read now.")
        self.ctx.announce(self._said())
        self.refresh()

    def _said(self) -> str:
        if self.board is None:
            return self.trouble
        rows = (*self.board.rows, *self.board.mine)
        mine = next((row for row in rows if row.mine), None)
        place = f" You are on rank {mine.rank}." if mine is not None and mine.rank is not None else ""
        return f"Leaderboard, {self._subject()}: {len(self.board.rows)} places.{place}"

    # -- doing ----------------------------------------------------------------------------------------------

    def _contact(self) -> None:
        contacts: list[tuple[str | None, str]] = [(None, OVERALL), *((card.id, card.title) for card in self.cards)]
        self.ctx.nav.push(ContactsScreen(self.ctx, contacts, self.scenario_id, self._chosen))

    def _chosen(self, scenario_id: str | None) -> None:
        self.scenario_id = scenario_id
        self._changed()

    def _policy(self, policy: Policy) -> None:
        self.policy = policy
        self._changed()

    def _during(self, when: When) -> None:
        self.when = when
        self._changed()

    def _ranked(self, measure: Measure) -> None:
        self.measure = measure
        self._changed()

    def _team(self, only_mine: bool) -> None:
        self.only_team = only_mine
        self._changed()

    def _changed(self) -> None:
        self._ask()
        self.refresh()

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.name in ("up", "down", "pageup", "pagedown", "home", "end"):
            scroll = next((part for part in self.tree.walk() if part.key == "board"), None)
            return scroll is not None and scroll.on_key(key)
        keys: dict[str, Callable[[], None]] = {
            "c": self._contact, "f": self._next_policy, "p": self._next_when, "r": self._next_measure,
            "t": self._other_team, "?": self._keys, "f1": self._keys,
        }  # fmt: skip
        do = keys.get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def _next_policy(self) -> None:
        self._policy(_next(self.policy))

    def _next_when(self) -> None:
        self._during(_next(self.when))

    def _next_measure(self) -> None:
        self._ranked(_next(self.measure))

    def _other_team(self) -> None:
        if self.services.trainee is not None and self.services.trainee.team:
            self._team(not self.only_team)


def _next(one: _E) -> _E:
    """The one after this, and after the last the first."""
    all_of = list(type(one))
    return all_of[(all_of.index(one) + 1) % len(all_of)]
