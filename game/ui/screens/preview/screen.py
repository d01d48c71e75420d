"""The preview itself: plays what is being written, reads it again when it is saved, and shows what is behind it."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from game.domain.action import BREATH, LAPSE, Action, gesture, reply
from game.domain.diagnostic import Place
from game.domain.errors import ActionRefused
from game.domain.moment import Moment
from game.rules.compiled import WRAPPING
from game.session.editor import Editor
from game.session.preview.live import Preview, Reloaded
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.desk.customer import MoodLine
from game.ui.screens.desk.hearing import talk_of
from game.ui.screens.desk.notes import whole_transcript
from game.ui.screens.desk.view import Doing, View, is_folded
from game.ui.screens.desk.words import said
from game.ui.screens.preview.behind import behind_panel
from game.ui.screens.preview.findings import by_gravity, counted
from game.ui.screens.preview.following import Following
from game.ui.screens.preview.jump import JumpScreen
from game.ui.screens.preview.keys import PREVIEW_KEYS
from game.ui.screens.preview.layout import Shown, Tools, beside, desk_context, list_covers, preview_page, waiting_page
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.ui.screens.map import MapScreen


class PreviewScreen(Screen):
    """Plays a `Preview`. Nothing of it is recorded; Esc closes the window, or goes back where there is a page below."""

    name = "preview"
    first_focus = "reply-1"

    def __init__(
        self, ctx: Context, services: Services, preview: Preview, editor: Editor | None = None, below: bool = False
    ) -> None:
        super().__init__(ctx)
        self.services, self.preview, self.editor, self.below = services, preview, editor or Editor(), below
        self.moment = preview.now()
        self.first_focus = self._first_focus()
        self.panel = beside(ctx)
        self.listed = self.drawer = self.tray = False
        self.when = self._clock()
        self.heard = preview.last  # what there was to say of the last reading, until the next step
        self.aside = ""
        self._gone = False
        self.following = Following(ctx, preview, self._was_read, self._news, lambda: self.panel)
        self._map: MapScreen | None = None
        self.do = Doing(
            self._answer, lambda name: self._act(gesture(name)), _nothing, self._back, self._restart,
            self._toggle_drawer, self._transcript, self.on_escape, self._keys, lambda: self._act(BREATH),
        )  # fmt: skip
        self.tools = Tools(
            self._back, self._restart, self._jump, self._open_map, self._edit, self._toggle_panel,
            self._toggle_list, self._keys, lambda one: self._open_editor(one.place),
        )  # fmt: skip

    # -- what is shown --------------------------------------------------------------------------------------

    def build(self) -> Widget:
        shown = self._shown()
        if self.moment is None:
            self.tree: Widget = waiting_page(shown)
            return self.tree
        view = self._view(self.moment)
        mood = MoodLine(self.moment.customer, float(self.moment.customer.mood), not view.folded, view.slim)
        facts = self.preview.behind() if self.panel else None
        panel = None
        if facts is not None:
            told = self.moment.feedback
            panel = behind_panel(facts, self.preview.weighed, self.preview.outcome(), told, self.moment.currency)
        self.tree = preview_page(shown, view, mood, panel)
        return self.tree

    def _shown(self) -> Shown:
        preview = self.preview
        return Shown(
            ctx=self.ctx, file=preview.file.name, path=str(preview.file), state=preview.state, when=self.when,
            says=self._says(), found=preview.diagnostics, complete=preview.complete or not preview.sound,
            panel=self.panel, listed=self.listed and bool(preview.diagnostics), tray=self.tray, tools=self.tools,
        )  # fmt: skip

    def _view(self, moment: Moment) -> View:
        """The desk as a trainee has it; what a learner is told of the last step stands in the panel instead."""
        questions = self._questions()
        if self.panel:
            moment = replace(moment, feedback=None)
        return View(
            desk_context(self.ctx, self.panel), moment, self.do, True, False, float(moment.customer.mood),
            talk_of(moment), self.drawer, False, "", question=self._question(questions), questions=len(questions),
            onward="Begin again",
        )  # fmt: skip

    def _questions(self) -> tuple[str, ...]:
        compiled = self.preview.compiled
        return tuple(one.id for one in compiled.scenario.wrap_up) if compiled is not None else ()

    def _question(self, questions: tuple[str, ...]) -> int:
        asked = self.preview.here.partition(WRAPPING)[2]
        return questions.index(asked) + 1 if asked in questions else 0

    def _says(self) -> list[tuple[str, bool]]:
        says: list[tuple[str, bool]] = []
        if self.moment is not None and not self.preview.sound:
            says.append(("The file is not sound now. What you play here is its last sound version.", True))
        heard = self.heard
        if heard.stopped:
            says.append((f"{heard.kept} of {heard.steps} steps kept. {heard.stopped}", True))
        says += [(note, False) for note in heard.notes]
        return [*says, *([(self.aside, False)] if self.aside else [])]

    def opened(self) -> None:
        self._announce_moment()
        self.following.begin()

    def closed(self) -> None:
        self._gone = True
        self.following.end()

    # -- the file -------------------------------------------------------------------------------------------

    def _was_read(self, done: Reloaded | None, trouble: str) -> None:
        self.aside = trouble
        if done is None:
            self.refresh()
            return
        self.heard, self.when = done, self._clock()
        self._show()
        told = done.stopped or ("Read again." if done.sound else "Read again: not sound.")
        self.ctx.announce(f"{told} The checker says {counted(self.preview.diagnostics)}.")

    def _news(self, trouble: str) -> None:
        self.aside = trouble or self.aside
        self._show_map()
        self.refresh()

    # -- playing --------------------------------------------------------------------------------------------

    def _answer(self, number: int) -> None:
        covered = self.listed and self.preview.diagnostics and list_covers(self.ctx)
        offers = self.moment.replies if self.moment is not None and not covered else ()
        offer = next((one for one in offers if one.number == number), None)
        if offer is not None:
            self._act(reply(offer.id))

    def _act(self, action: Action) -> None:
        try:
            self.preview.act(action)
        except ActionRefused as refused:
            self.aside = str(refused)
            self.refresh()
            return
        self._moved()

    def _back(self) -> None:
        if self.preview.back():
            self._moved()

    def _restart(self) -> None:
        self.preview.restart()
        self._moved(self.preview.last.notes)

    def _go_to(self, state: str) -> None:
        self.preview.jump(state)
        self._moved(self.preview.last.notes)

    def _step_state(self, way: int) -> None:
        names = [name for name, _ in self.preview.states]
        if not names:
            return
        at = names.index(self.preview.state) if self.preview.state in names else -1 if way > 0 else 0
        self._go_to(names[(at + way) % len(names)])

    def _variant(self) -> None:
        self.preview.next_variant()
        self.heard = self.preview.last
        self._show()

    def _moved(self, notes: tuple[str, ...] = ()) -> None:
        """Something was done: what there was to say of the file has been read."""
        self.heard = replace(self.heard, stopped="", notes=notes)
        self.aside, self.tray, self._map = "", False, None  # whoever acts here has left the map
        self._focus("reply-1")
        self._show()
        self._announce_moment()

    def _show(self) -> None:
        self.moment = self.preview.now()
        self.first_focus = self._first_focus()
        self.following.weigh()
        self._show_map()
        self.refresh()

    def _first_focus(self) -> str:
        if self.moment is None:
            return "finding-0"
        return "reply-1" if self.moment.ending is None else "continue"

    def _announce_moment(self) -> None:
        if self.moment is not None:
            self.ctx.announce(f"{self.preview.state}. {self.moment.customer.name}: {said(self.moment)}")

    # -- the map and the editor ---------------------------------------------------------------------------------

    def _open_map(self) -> None:
        from game.ui.screens.map import MapScreen

        preview, chart = self.preview, self.preview.chart
        if chart is not None:
            self._map = MapScreen(
                self.ctx, self.services, chart, path=preview.path, current=preview.state, on_jump=self._go_to,
                on_open=self._open_at, prepared=preview.prepared,
            )  # fmt: skip
            self.ctx.nav.push(self._map)

    def _show_map(self) -> None:
        """An open map follows what is read."""
        preview, chart = self.preview, self.preview.chart if self._map is not None else None
        if self._map is not None and chart is not None:
            self._map.show(chart, preview.path, preview.state, preview.prepared)

    def _edit(self) -> None:
        focused = self._focused()
        if focused.startswith("finding-"):
            found = by_gravity(self.preview.diagnostics)
            number = int(focused.removeprefix("finding-"))
            if number < len(found):
                self._open_editor(found[number].place)
                return
        self._open_at(self.preview.state)

    def _open_at(self, state: str) -> None:
        self._open_editor(self.preview.line_of(state))

    def _open_editor(self, place: Place) -> None:
        self.aside = self.editor.open(place)
        self.ctx.announce(self.aside)
        self.refresh()

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.char in ("[", "]"):  # with AltGr on many keyboards
            self._step_state(-1 if key.char == "[" else 1)
            return True
        if key.ctrl or key.alt:
            return False
        if key.digit:
            self._answer(key.digit)
            return True
        do = self._by_key().get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def _by_key(self) -> dict[str, Callable[[], None]]:
        return {
            "u": self._back, "backspace": self._back, "r": self._restart, "f": self.following.read, "j": self._jump,
            "m": self._open_map, "e": self._edit, "p": self._toggle_panel, "c": self._toggle_list,
            "g": self._to_tray, "v": self._variant, "w": lambda: self._act(LAPSE), "b": lambda: self._act(BREATH),
            "space": self._read_on, "d": self._toggle_drawer,
            "t": self._transcript, "h": self._keys, "f1": self._keys, "?": self._keys,
        }  # fmt: skip

    def on_escape(self) -> None:
        if self.listed and self.preview.diagnostics:
            self._toggle_list()
        elif self.below:
            self.ctx.nav.pop()
        else:
            self.ctx.nav.quit()

    def _toggle_panel(self) -> None:
        self.panel = not self.panel
        self.listed = self.listed and not list_covers(self.ctx)
        self.following.weigh()
        self.refresh()
        self._focus_after("reply-1" if beside(self.ctx) or not self.panel else f"behind-{self.preview.here}")

    def _toggle_list(self) -> None:
        self.listed = not self.listed and bool(self.preview.diagnostics)
        self.refresh()
        self._focus_after("finding-0" if self.listed else "reply-1")

    def _to_tray(self) -> None:
        if self.moment is None:
            return
        in_tray = self._focused().startswith("gesture-")
        first = next((one.id for one in self.moment.gestures if one.usable), None)
        self.tray = not in_tray
        self.refresh()
        self._focus_after("reply-1" if in_tray or first is None else f"gesture-{first}")

    def _toggle_drawer(self) -> None:
        if self.moment is not None and is_folded(desk_context(self.ctx, self.panel)):
            self.drawer = not self.drawer
            self.refresh()
        else:
            self._focus("papers")

    def _read_on(self) -> None:
        middle = self._find(f"middle-{talk_of(self.moment)}") if self.moment is not None else None
        if middle is not None:
            middle.on_key(Key("pagedown"))

    def _jump(self) -> None:
        if self.preview.states:
            self.ctx.nav.push(JumpScreen(self.ctx, self.preview.states, self.preview.state, self._go_to))

    def _transcript(self) -> None:
        from game.ui.screens.transcript import TranscriptScreen

        if self.moment is not None:
            lines = whole_transcript(self.moment)
            self.ctx.nav.push(TranscriptScreen(self.ctx, self.moment.title, self.moment.customer.name, lines))

    def _keys(self) -> None:
        routes.keys(self.ctx, PREVIEW_KEYS)

    # -- the tree -------------------------------------------------------------------------------------------

    def _find(self, key: str) -> Widget | None:
        return next((part for part in self.tree.walk() if part.key == key), None)

    def _focused(self) -> str:
        return self.tree.host.focus_key

    def _focus(self, key: str) -> None:
        if self._find(key) is not None:
            self.tree.host.focus(key, announce=False)

    def _focus_after(self, key: str) -> None:
        """Move the focus to something that the next tree has."""
        self.ctx.after(0.01, lambda: None if self._gone else self._focus(key))

    def _clock(self) -> str:
        return f"read {self.services.training.clock.utc().astimezone():%H:%M:%S}"


def _nothing() -> None:
    """Her words stand there at once, so nobody waits for their end."""
