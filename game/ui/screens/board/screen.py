"""The board screen: asks the records, or the shared board, in the background and shows what they say."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any, TypeVar

from game.domain.errors import ExtraMileError
from game.session.boards import Answer, Boards, Sort, Wanted
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.board.contacts import ContactsScreen, Subject
from game.ui.screens.board.narrow import NarrowScreen
from game.ui.screens.board.page import KEYS, board_page, instead_words
from game.ui.screens.board.view import GOALS, Doing, View
from game.ui.screens.board.words import OVERALL, which
from game.ui.services import Services
from game.ui.widgets import Widget

_E = TypeVar("_E", bound=Enum)
_LOOK = 0.5  # seconds between two looks at the courier


class BoardScreen(Screen):
    """The leaderboard of one contact, or overall where `scenario_id` is None."""

    name = "board"
    first_focus = "sort"

    def __init__(self, ctx: Context, services: Services, scenario_id: str | None) -> None:
        super().__init__(ctx)
        self.services = services
        self.wanted = Wanted(scenario_id=scenario_id)
        self.answer: Answer | None = None
        self.goal: int | None = None
        self._boards = Boards(services.training, services.coursework)
        self._post = services.training.keeper.courier.post
        self._asked = 0
        self._gone = False
        self.do = Doing(self._change, self._contact, self._narrow, self._set_goal, self._keys, self.on_escape)

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self._ask()

    def closed(self) -> None:
        self._gone = True
        self.ctx.background(self._boards.close, lambda result: None)

    def on_tick(self, now: float) -> float | None:
        """See whether the courier has something new to say."""
        courier = self.services.training.keeper.courier
        if courier.post != self._post:
            self._post = courier.post
            self.refresh()
        return now + _LOOK if courier.address is not None else None

    def build(self) -> Widget:
        self.tree = board_page(self._view())
        return self.tree

    def _view(self) -> View:
        return View(
            self.ctx, self.wanted, self.answer, self._subject(), self.services.trainee, self._team(), self.goal,
            self._post, datetime.now(UTC), self.do,
        )  # fmt: skip

    def _team(self) -> str:
        """One's own team, as it is called where one looks."""
        if self.answer is not None:
            return self.answer.team
        return self.services.trainee.team if self.services.trainee is not None else ""

    def _subject(self) -> str:
        wanted = (self.wanted.scenario_id, self.wanted.module)
        return next((title for subject, title in self._subjects() if subject == wanted), wanted[0] or wanted[1] or "")

    def _subjects(self) -> Sequence[tuple[Subject, str]]:
        answer, every = self.answer, ((None, None), OVERALL)
        if answer is None:
            return (every,)
        modules = (((None, one.id), one.title) for one in answer.modules)
        return (every, *modules, *(((card.id, None), card.title) for card in answer.cards))

    # -- asking ---------------------------------------------------------------------------------------------

    def _ask(self) -> None:
        """Ask the records; an answer to an older question is left aside."""
        self._asked += 1
        asked, wanted, trainee = self._asked, self.wanted, self.services.trainee
        self.ctx.background(lambda: self._boards.read(wanted, trainee), lambda result: self._answered(asked, result))

    def _answered(self, asked: int, result: Answer | Exception) -> None:
        if self._gone or asked != self._asked:
            return
        if isinstance(result, Exception):
            known = isinstance(result, ExtraMileError)
            why = str(result) if known else f"The board could not be read ({type(result).__name__}). Come back later."
            result = Answer(self.wanted, trouble=why)
            if self.answer is not None:
                result = replace(result, cards=self.answer.cards, modules=self.answer.modules, team=self.answer.team)
        if self.wanted.own_team and not result.team:  # nobody's team is shown, so all are, and the page says so
            self.wanted = replace(self.wanted, own_team=False)
            result = replace(result, wanted=self.wanted)
        self.answer = result
        self.ctx.announce(self._said(result))
        self.refresh()

    def _said(self, answer: Answer) -> str:
        if answer.trouble:
            return answer.trouble
        rows: Sequence[Any] = ()
        mine: Sequence[Any] = ()
        if answer.board is not None:
            rows, mine = answer.board.rows, answer.board.mine
        elif answer.ratings is not None:
            rows, mine = answer.ratings.rows, answer.ratings.mine
        own = next((row for row in (*rows, *mine) if row.mine), None)
        you = "Your team is" if answer.wanted.sort is Sort.TEAMS else "You are"
        place = f" {you} on rank {own.rank}." if own is not None and own.rank is not None else ""
        instead = f" {instead_words(self._view())}" if answer.instead else ""
        return f"Leaderboard. {which(answer.wanted, self._subject())} {len(rows)} places.{place}{instead}"

    # -- doing ----------------------------------------------------------------------------------------------

    def _change(self, **changes: Any) -> None:
        self.wanted = replace(self.wanted, **changes)
        self._ask()
        self.refresh()

    def _contact(self) -> None:
        if self.wanted.knows("scenario_id"):
            chosen = (self.wanted.scenario_id, self.wanted.module)
            self.ctx.nav.push(ContactsScreen(self.ctx, self._subjects(), chosen, self._chosen))

    def _chosen(self, subject: Subject) -> None:
        self._change(scenario_id=subject[0], module=subject[1])

    def _narrow(self) -> None:
        self.ctx.nav.push(NarrowScreen(self.ctx, self._view))

    def _set_goal(self, goal: int | None) -> None:
        self.goal = goal
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
        if key.digit and key.digit <= len(Sort):
            self._change(sort=list(Sort)[key.digit - 1])
            return True
        keys: dict[str, Callable[[], None]] = {
            "c": self._contact, "n": self._narrow, "f": self._next_attempt, "p": lambda: self._next("when"),
            "r": lambda: self._next("measure"), "k": lambda: self._flip("timed"), "t": self._other_team,
            "g": self._next_goal, "s": self._other_place, "?": self._keys, "f1": self._keys,
        }  # fmt: skip
        do = keys.get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def _next_attempt(self) -> None:
        if self.wanted.knows("recent"):
            self._flip("recent")
        else:
            self._next("policy")

    def _next(self, name: str) -> None:
        if self.wanted.knows(name):
            self._change(**{name: _after(getattr(self.wanted, name))})

    def _flip(self, name: str) -> None:
        if self.wanted.knows(name):
            self._change(**{name: not getattr(self.wanted, name)})

    def _other_team(self) -> None:
        if self._team():
            self._flip("own_team")

    def _other_place(self) -> None:
        if self._post.board:
            self._change(shared=not self.wanted.shared)

    def _next_goal(self) -> None:
        if self.wanted.sort is Sort.TEAMS:
            self._set_goal(GOALS[(GOALS.index(self.goal) + 1) % len(GOALS)])


def _after(one: _E) -> _E:
    """The one after this, and after the last the first."""
    all_of = list(type(one))
    return all_of[(all_of.index(one) + 1) % len(all_of)]
