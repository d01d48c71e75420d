"""The course's screen: fetches beside the window how far one is, starts contacts, and writes the certificate."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from typing import TYPE_CHECKING

from game.domain.errors import ExtraMileError
from game.domain.moment import Mode
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.course.page import KEYS, TITLE_WORDS, course_body, nothing
from game.ui.screens.course.view import Doing, Found, View, fetch
from game.ui.screens.parts.frame import page
from game.ui.screens.parts.header import header
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.waiting import Waiting
from game.ui.screens.picker.starting import resume_contact, start_contact
from game.ui.services import Services
from game.ui.widgets import SMALL, Button, Kind, Middle, Token, Widget

if TYPE_CHECKING:
    from game.domain.attempt import Trainee

_NEXT_FRAME = 0.05  # seconds after which the page has been built anew


class CourseScreen(Screen):
    """Shows how far who plays has come: what is next, the modules in order, mastery, refreshers, the certificate."""

    name = "course"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.found: Found | None = None
        self.mode = Mode.LEARN
        self.trouble = ""
        self.written = ""
        self.writing = False
        self.notice, services.notice = services.notice, ""
        services.on_course = True

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """What is left unfinished comes first, then the recommended contact."""
        if self.found is None:
            return "to-contacts" if self.trouble else "waiting"
        return "open-0" if self.found.left else "next"

    # -- fetching -------------------------------------------------------------------------------------------

    def opened(self) -> None:
        who = self.services.trainee
        if who is None:
            self.trouble = "Nobody plays yet: go back and write a name first."
            return
        self.ctx.announce(f"{TITLE_WORDS}.")
        self.ctx.background(lambda: fetch(self.services, who), self._fetched)

    def _fetched(self, result: Found | Exception) -> None:
        if isinstance(result, Exception):
            known = isinstance(result, ExtraMileError)
            self.trouble = str(result) if known else f"It could not be read ({type(result).__name__}: {result})."
            self.ctx.announce(self.trouble)
        else:
            self.found = result
            self.mode = self._fitting(result)
            one = result.course.recommended
            self.ctx.announce(f"Next for you: {one.title}. {one.reason}" if one else result.course.title)
        self.refresh()

    def _fitting(self, found: Found) -> Mode:
        """To learn what is new, to be assessed by what is known already."""
        next_one = found.course.recommended
        contacts = (one for module in found.course.modules for one in module.contacts)
        known = any(one.played for one in contacts if next_one is not None and one.id == next_one.contact)
        return Mode.ASSESS if known else Mode.LEARN

    # -- what is shown --------------------------------------------------------------------------------------

    def build(self) -> Widget:
        if self.found is not None:
            body = course_body(self._view(self.found), (self.notice,))
        elif self.trouble:
            button = Button("to-contacts", "All contacts", self._contacts, "list-ordered", Kind.PRIMARY)
            body = nothing(self.trouble, button)
        else:
            body = Middle(Waiting("Looking up how far you are …"), 520)
        self.tree = page(self.ctx, self._header(), body)
        return self.tree

    def _view(self, found: Found) -> View:
        doing = Doing(self._start, self._guide, self._go_on, self._choose_mode, self._write)
        return View(self.ctx, found, self.mode, self.written, self.writing, doing)

    def _header(self) -> Widget:
        who, wide = self.services.trainee, self.ctx.scale.room[0] >= 700
        marks = [OneLine(who.name, SMALL, Token.MUTED)] if who and self.ctx.scale.room[0] >= 900 else []
        buttons = (
            ("contacts", "All contacts", self._contacts, "list-ordered"),
            ("trainee", "Somebody else", self._somebody_else, "users"),
            ("settings", "Settings", self._settings, "settings"),
            ("keys", "Keys", self._keys, "keyboard"),
        )
        actions = [
            Button(key, word if wide else "", do, icon, Kind.BARE, word, size=SMALL) for key, word, do, icon in buttons
        ]
        return header("", marks, actions)

    # -- what can be done -----------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        doing = {
            "a": self._contacts, "s": self._settings, "f2": self._settings, "?": self._keys, "f1": self._keys,
            "t": self._somebody_else, "m": self._other_mode, "g": self._go_on, "c": self._write,
        }  # fmt: skip
        do = doing.get("?" if key.char == "?" else key.name)
        if do is not None:
            do()
        return do is not None

    def on_escape(self) -> None:
        self._contacts()

    def _start(self, contact: str) -> None:
        self._play(contact, self.mode)

    def _guide(self, contact: str) -> None:
        self._play(contact, Mode.LEARN)

    def _play(self, contact: str, mode: Mode) -> None:
        card = self.found.cards.get(contact) if self.found else None
        if card is not None:
            start_contact(self.ctx, self.services, card, mode)

    def _go_on(self) -> None:
        if self.found is not None and self.found.left is not None:
            resume_contact(self.ctx, self.services, self.found.left)

    def _choose_mode(self, mode: Mode) -> None:
        from game.ui.screens.course.next import MEANING

        self.mode = mode
        self.ctx.announce(MEANING[mode])
        self.refresh()

    def _other_mode(self) -> None:
        if self.found is None or self._view(self.found).beginning:
            return  # the guided contact is there to learn from, and nothing else is offered beside it
        self._choose_mode(Mode.ASSESS if self.mode is Mode.LEARN else Mode.LEARN)

    # -- the certificate ------------------------------------------------------------------------------------

    def _write(self) -> None:
        who, certificate = self.services.trainee, self.found.course.certificate if self.found else None
        if who is None or certificate is None or certificate.earned is None or self.writing:
            return
        self.writing, self.written = True, ""
        button = self._find("certificate")
        if button is not None:
            button.host.focus("certificate", announce=False)  # C works from anywhere: show where it happens
        self.refresh()
        self.ctx.background(lambda: self._written_file(who), self._wrote)

    def _written_file(self, who: "Trainee") -> str:
        from game.session.certificate_file import certificate_folder, keep_certificate

        text = self.services.coursework.certificate(who)
        if text is None:
            return "The records at hand do not give this certificate any more, so nothing was written."
        path = keep_certificate(text, who.name, certificate_folder(self.services.training.folder))
        return f"Written: {path.name}, in the folder {path.parent}. Open it in a browser to print it."

    def _wrote(self, result: str | Exception) -> None:
        self.writing = False
        if isinstance(result, Exception):
            known = isinstance(result, ExtraMileError)
            self.written = str(result) if known else f"The page could not be written ({result}). Nothing is lost."
        else:
            self.written = result
        self.ctx.announce(self.written)
        self.refresh()
        self.ctx.after(_NEXT_FRAME, self._show_written)

    def _show_written(self) -> None:
        line = self._find("certificate-file")
        if line is not None:
            line.reveal(line.rect)

    def _find(self, key: str) -> Widget | None:
        return next((part for part in self.tree.walk() if part.key == key), None)

    # -- to other pages -------------------------------------------------------------------------------------

    def _contacts(self) -> None:
        routes.picker(self.ctx, self.services)

    def _somebody_else(self) -> None:
        routes.welcome(self.ctx, self.services)

    def _settings(self) -> None:
        routes.settings(self.ctx, self.services)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)
