"""The debrief screen: has the debrief worked out, shows it as one long page, and plays again from any decision."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable

from game.coaching.model import Debrief
from game.domain.attempt import Attempt
from game.domain.errors import ExtraMileError
from game.engine.prepared import Prepared
from game.session.session import Session
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.debrief.page import KEYS, article, debrief_page, sections
from game.ui.screens.debrief.view import Doing, View
from game.ui.services import Services
from game.ui.widgets import Scroll, Widget

_HEADROOM = 22  # design units above a section jumped to, where the text before it fades
_SCROLLING = ("up", "down", "pageup", "pagedown", "home", "end")


class DebriefScreen(Screen):
    """What came of an attempt. `notice` is a sentence to be said calmly, such as that it is not on record yet."""

    name = "debrief"
    first_focus = "curve"

    def __init__(
        self, ctx: Context, services: Services, prepared: Prepared, attempt: Attempt, notice: str = ""
    ) -> None:
        super().__init__(ctx)
        self.services, self.prepared, self.attempt = services, prepared, attempt
        self.notice = notice
        self.told: Debrief | None = None
        self.trouble = ""
        self.starting = False
        self.picked = 0
        self._gone = False
        self.do = Doing(
            self._pick, self._replay, self._again, self._board, self.on_escape, self._keys, self._jump,
            self._stories,
        )  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.background(self._work_out, self._told)

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        body = article(self._view(self.told)) if self.told is not None else None
        waiting = self.trouble if self.told is None else ""
        note = "Setting the desk…" if self.starting else self.trouble if self.told is not None else ""
        self.tree = debrief_page(self.ctx, self.prepared.scenario.title, self.attempt, body, waiting, note, self.picked,
                                 self.do)  # fmt: skip
        return self.tree

    def _view(self, told: Debrief) -> View:
        return View(self.ctx, told, self.attempt, self.prepared.scenario.customer, self.picked, self.notice, self.do)

    def _work_out(self) -> Debrief:
        from game.coaching import debrief

        return debrief(self.prepared, self.attempt.journal, self.attempt.start.opening)

    def _told(self, result: Debrief | Exception) -> None:
        if self._gone:
            return
        if isinstance(result, Exception):
            self.trouble = f"This debrief could not be worked out. {result} You can play the contact again."
            self.first_focus = "replay"
            self.ctx.announce(self.trouble)
        else:
            self.told = result
            decisions = result.decisions
            worst = result.costliest.turn if result.costliest else 0
            self.picked = worst or (decisions[-1].turn if decisions else 0)
            overall = result.score.overall
            score = "" if overall is None else f" {(overall + 50) // 100} of 100 overall."
            self.ctx.announce(f"{result.headline}{score} {result.verdict.stars} of 5 stars.")
        self.refresh()

    # -- doing ----------------------------------------------------------------------------------------------

    def _pick(self, index: int) -> None:
        """Show the decision of a point on the curve; the beginning stands for the first one."""
        if self.told is None or not self.told.decisions:
            return
        self.picked = max(1, min(index, len(self.told.decisions)))
        self.refresh()
        one = self.told.decisions[self.picked - 1]
        self.ctx.announce(f"Decision {one.turn}: {one.line}")
        curve = self._find("curve")
        if curve is not None:
            curve.reveal(curve.rect)

    def _jump(self, number: int) -> None:
        part, page = self._find(f"section-{number}"), self._find("article")
        if part is None or not isinstance(page, Scroll) or self.told is None:
            return
        page.to(page.offset + part.rect.y - page.rect.y - self.ctx.scale.dp(_HEADROOM))
        self.ctx.announce(sections(self._view(self.told))[number - 1])

    def _replay(self) -> None:
        old = self.attempt.start
        timed = self.ctx.settings.timed
        training, trainee = self.services.training, self.services.trainee or old.trainee
        self._start(lambda: training.start(old.scenario_id, trainee, old.mode, timed=timed))

    def _again(self, turn: int) -> None:
        training = self.services.training
        self._start(lambda: training.again(self.prepared, self.attempt, turns=max(0, turn - 1)))

    def _start(self, begin: Callable[[], Session]) -> None:
        if self.starting:
            return
        self.starting, self.trouble = True, ""
        self.refresh()
        self.ctx.background(begin, self._begun)

    def _begun(self, result: Session | Exception) -> None:
        if self._gone:
            if not isinstance(result, Exception):
                result.leave()
            return
        self.starting = False
        if not isinstance(result, Exception):
            routes.desk(self.ctx, self.services, result)
            return
        known = isinstance(result, ExtraMileError)
        self.trouble = str(result) if known else f"The contact could not be started ({result}). Choose another one."
        self.ctx.announce(self.trouble)
        self.refresh()

    def _board(self) -> None:
        routes.board(self.ctx, self.services, self.prepared.scenario.id)

    def _stories(self) -> None:
        routes.stories(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)

    def on_escape(self) -> None:
        """To the contacts."""
        routes.contacts(self.ctx, self.services)

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.digit:
            self._jump(key.digit)
            return True
        if key.name in _SCROLLING:
            page = self._find("article")
            return page is not None and page.on_key(key)
        keys: dict[str, Callable[[], None]] = {
            "p": self._replay, "f": self._from_picked, "l": self._board, "r": self._stories, "c": self.on_escape,
            "?": self._keys, "f1": self._keys,
        }  # fmt: skip
        do = keys.get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def _from_picked(self) -> None:
        if self.picked:
            self._again(self.picked)

    def _find(self, key: str) -> Widget | None:
        return next((part for part in self.tree.walk() if part.key == key), None)
