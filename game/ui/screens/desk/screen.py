"""The desk itself: shows `session.now()`, hands actions to `session.act`, and keeps only what the window must know."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

import math
from collections.abc import Callable

from game.domain.action import BACK, BREATH, LAPSE, Action, Deed, gesture, reply
from game.domain.errors import ActionRefused
from game.domain.moment import Moment
from game.rules.compiled import WRAPPING
from game.session.session import Session
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.desk.breath import BREATH_SECONDS, Breath, Breathing
from game.ui.screens.desk.customer import MoodLine
from game.ui.screens.desk.flight import Flight, Flying
from game.ui.screens.desk.hearing import TYPING_SECONDS, Hearing, says_more, talk_of
from game.ui.screens.desk.keys import DESK_KEYS
from game.ui.screens.desk.layout import desk_page
from game.ui.screens.desk.notes import beside, whole_transcript
from game.ui.screens.desk.outcome import notice_of
from game.ui.screens.desk.patience import Patience, PatienceClock, patience_seconds
from game.ui.screens.desk.view import Doing, View, is_folded
from game.ui.screens.desk.words import said
from game.ui.services import Services
from game.ui.widgets import Stack, Widget

_SLIDE_SECONDS = 0.24


class DeskScreen(Screen):
    """A contact being played. Leaves for the debrief when it is over, or for the picker when it is kept for later."""

    name = "desk"
    first_focus = "reply-1"
    onward = "Continue to the debrief"

    def __init__(self, ctx: Context, services: Services, session: Session) -> None:
        super().__init__(ctx)
        self.services, self.session = services, session
        self.moment = session.now()
        self.mood = float(self.moment.customer.mood)
        self.clock, self.breath = PatienceClock(), Breath()
        self.unhurried = False  # she has given up hurrying us: no clock for the rest
        self.drawer = self.recording = False
        self.amazed = False  # the wow has its own moment once: a second one would be a habit
        self.hearing = Hearing()
        self.flight: Flight | None = None
        self.flying: Flying | None = None
        self.meter: Patience | None = None
        self._gone = False
        self.do = Doing(
            self._answer, self._gesture, self._words_done, self._back, self._go_on, self._toggle_drawer,
            self._transcript, self.on_escape, self._keys, self._breathe,
        )  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------------

    @property
    def talk(self) -> str:
        """The name of this stretch of talk."""
        return talk_of(self.moment)

    @property
    def open(self) -> bool:
        """Whether all she says can be read, so that an answer may be given."""
        return self.hearing.open(self.talk, self.ctx.settings)

    @property
    def patience(self) -> float | None:
        """Seconds per answer, None where no clock runs now."""
        if self.unhurried or self.moment.ending is not None:
            return None
        return patience_seconds(self.moment.patience, self.ctx.settings.clock)

    @property
    def _question(self) -> int:
        """The number of the question of the wrap-up that is open; 0 where none is."""
        asked = self.moment.state.partition(WRAPPING)[2]
        return next((at for at, one in enumerate(self.session.prepared.scenario.wrap_up, 1) if one.id == asked), 0)

    def build(self) -> Widget:
        total = self.patience
        view = View(
            self.ctx, self.moment, self.do, self.open, self.hearing.typing, self.mood, self.talk, self.drawer,
            self.recording, self.session.notice,
            breath=self._breath_part if self.breath.going else None,
            question=self._question, questions=len(self.session.prepared.scenario.wrap_up),
            onward=self.onward,
        )  # fmt: skip
        self.mood_line = MoodLine(self.moment.customer, self.mood, ends=not view.folded, named=view.slim)
        self.meter = Patience(self.clock.left(self.ctx.now(), total), total) if total is not None else None
        page = desk_page(view, self.mood_line, self.meter, self.flight)
        self.flying = None
        self.tree: Widget = page
        if self.flight is not None:
            self.flying = Flying(self.flight, page)
            self.tree = Stack([page, self.flying])
        return self.tree

    def opened(self) -> None:
        self._say()

    def closed(self) -> None:
        self._gone = True
        if not self.recording:
            self.session.leave()

    # -- acting ---------------------------------------------------------------------------------------------

    def _answer(self, number: int) -> None:
        if self.breath.going:
            return
        if not self.open:
            self._words_done()
            return
        offer = next((one for one in self.moment.replies if one.number == number), None)
        if offer is None:
            return
        card = self._find(f"reply-{number}")
        flight = (
            Flight(offer.say, card.rect.copy()) if card is not None and not self.ctx.settings.reduced_motion else None
        )
        self._act(reply(offer.id), flight)

    def _gesture(self, name: str) -> None:
        if self.breath.going:
            return
        if not self.open:
            self._words_done()
        elif self.moment.ending is None:
            self._act(gesture(name))

    def _back(self) -> None:
        if self.moment.can_step_back and not self.recording and not self.breath.going:
            self._act(BACK)

    def _breathe(self) -> None:
        if self.breath.going or not self.moment.can_breathe or not self._replies_shown:
            return
        if not self.open:
            self._words_done()
            return
        self.breath.begin()
        self.first_focus = "breath"
        self.ctx.announce("Breathe in … and out.")
        self.refresh()

    def _breath_part(self) -> float:
        return self.breath.part(self.ctx.now())

    def _act(self, action: Action, flight: Flight | None = None) -> None:
        try:
            moment = self.session.act(action)
        except ActionRefused:
            if action.deed is Deed.LAPSE:
                self.unhurried = True
            self._show(self.session.now())
            return
        self.flight = flight
        self._focus("reply-1", announce=False)  # it is about to be another reply
        more = says_more(self.moment, moment)
        self._show(moment, same_answer=action.deed is Deed.BREATH)
        if flight is not None:
            self.ctx.animate(_SLIDE_SECONDS, lambda part: self._slide(flight, part), lambda: self._landed(flight))
        if action.deed is not Deed.BACK:
            self._arrive(moment, more)

    def _show(self, moment: Moment, same_answer: bool = False) -> None:
        start, before, self.moment = self.mood, self.moment, moment
        self.first_focus = self._first_focus()
        self.hearing.typing = False
        if not says_more(before, moment):
            self.hearing.done(self.talk)
        if not same_answer:
            self.clock.restart()

        def glide(part: float) -> None:
            self.mood = start + (self.moment.customer.mood - start) * part
            if not self.stale:
                self.mood_line.show(self.mood)

        if start != moment.customer.mood:
            self.ctx.animate(0.28, glide)
        self.refresh()

    def _arrive(self, moment: Moment, more: bool) -> None:
        """Let her answer: after a moment of typing in a chat, and after the wow if there was one."""
        self._say(more)
        if moment.wow and not self.amazed:
            self.amazed = True
            from game.ui.screens.desk.wow import WowScreen

            self.hearing.done(self.talk)
            self._over(WowScreen(self.ctx, moment.customer, said(moment)))
        elif self.hearing.begins_typing(moment, self.ctx.settings):
            talk = self.talk
            self.ctx.after(TYPING_SECONDS, lambda: self._typed(talk))

    def _say(self, new: bool = True) -> None:
        """Say aloud what is new: her words, what they are about, what the team asks, what the coach notes."""
        moment = self.moment
        asked = f"After the contact, {self._question}: {moment.question}" if moment.question else ""
        words = f"{moment.customer.name}: {said(moment)}" if new else ""
        self.ctx.announce(" ".join(part for part in (words, asked, *beside(moment)) if part))

    def _first_focus(self) -> str:
        return "breath" if self.breath.going else "continue" if self.moment.ending is not None else "reply-1"

    def _typed(self, talk: str) -> None:
        if talk == self.talk and self.hearing.typing:
            self.hearing.typing = False
            self.refresh()

    def _words_done(self) -> None:
        """All she says stands there: because it was read out, or because somebody asked for it."""
        self.hearing.done(self.talk)
        self.refresh()

    def _slide(self, flight: Flight, part: float) -> None:
        flight.part = part
        if not self.stale and self.flying is not None:
            self.flying.step()

    def _landed(self, flight: Flight) -> None:
        if self.flight is flight:
            self.flight = None
            self.refresh()

    # -- the end --------------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        if self.moment.ending is None or self.recording:
            return
        if not self.open:
            self._words_done()
            return
        self.recording = True
        self.refresh()
        self.ctx.background(lambda: self.services.training.record(self.session), self._recorded)

    def _recorded(self, result: bool | Exception) -> None:
        if self._gone:
            return
        if isinstance(result, Exception):
            self.session.leave()
        notice = notice_of(result, self.session, self.services.training.keeper)
        routes.debrief(self.ctx, self.services, self.session.prepared, self.session.attempt, notice)

    # -- time -----------------------------------------------------------------------------------------------

    def on_tick(self, now: float) -> float | None:
        times = self._tick_patience(now), self._tick_breath(now)
        return min((time for time in times if time is not None), default=None)

    def _tick_breath(self, now: float) -> float | None:
        if not self.breath.going:
            return None
        left = self.breath.run(now)
        if left <= 0:
            self.breath.end()
            self._act(BREATH)
            return None
        breathing = self._find("breath")
        if isinstance(breathing, Breathing):
            breathing.turn()
        return now + (left - BREATH_SECONDS / 2 if left > BREATH_SECONDS / 2 else left)

    def _tick_patience(self, now: float) -> float | None:
        if self.open:
            self.hearing.done(self.talk)
        total = self.patience
        if total is None or not self.open or self.meter is None:
            self.clock.stop(now)
            return None
        self.clock.run(now)
        left = self.clock.left(now, total)
        if left <= 0:
            self._act(LAPSE)
            return None
        self.meter.set(left, total)
        return now + (left - math.ceil(left) + 1 or 1.0)

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.digit:
            self._digit(key.digit)
            return True
        keys: dict[str, Callable[[], None]] = {
            "space": self._space, "enter": self._enter, "g": self._to_tray, "d": self._toggle_drawer,
            "t": self._transcript, "p": self.on_escape, "?": self._keys, "f1": self._keys, "backspace": self._back,
            "b": self._breathe,
        }  # fmt: skip
        do = keys.get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def on_escape(self) -> None:
        """Pause: the clock stands still until the trainee comes back."""
        self._hold()
        routes.pause(self.ctx, self.services, self._leave)

    def _digit(self, number: int) -> None:
        if self._replies_shown:
            self._answer(number)

    @property
    def _replies_shown(self) -> bool:
        return self._find("reply-1") is not None

    def _space(self) -> None:
        middle = self._find(f"middle-{self.talk}")
        if not self.open:
            self._words_done()
        elif middle is not None:
            middle.on_key(Key("pagedown"))

    def _enter(self) -> None:
        if not self.open:
            self._words_done()
        elif self.moment.ending is not None:
            self._go_on()

    def _to_tray(self) -> None:
        in_tray = self._focused().startswith("gesture-")
        first = next((one.id for one in self.moment.gestures if one.usable), None)
        if in_tray or first is None:
            self._focus("continue" if self.moment.ending is not None else "reply-1")
        else:
            self._focus(f"gesture-{first}")

    def _toggle_drawer(self) -> None:
        if not is_folded(self.ctx):
            self._focus("papers")
            return
        self.drawer = not self.drawer
        self.first_focus = "desk-drawer" if self.drawer else self._first_focus()
        self.refresh()

    def _transcript(self) -> None:
        from game.ui.screens.transcript import TranscriptScreen

        moment, lines = self.moment, whole_transcript(self.moment)
        self._over(TranscriptScreen(self.ctx, moment.title, moment.customer.name, lines))

    def _keys(self) -> None:
        self._hold()
        routes.keys(self.ctx, DESK_KEYS)

    def _over(self, screen: Screen) -> None:
        self._hold()
        self.ctx.nav.push(screen)

    def _hold(self) -> None:
        """No time passes under another page."""
        self.clock.stop(self.ctx.now())
        self.breath.stop(self.ctx.now())

    def _leave(self) -> None:
        self.session.leave()
        routes.contacts(self.ctx, self.services)

    # -- the tree -------------------------------------------------------------------------------------------

    def _find(self, key: str) -> Widget | None:
        return next((part for part in self.tree.walk() if part.key == key), None)

    def _focused(self) -> str:
        return self.tree.host.focus_key

    def _focus(self, key: str, announce: bool = True) -> None:
        if self._find(key) is not None:
            self.tree.host.focus(key, announce)
