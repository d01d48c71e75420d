"""The stories screen: reads them beside the window, and lets the team read those that their owners release."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from game.domain.attempt import Trainee
from game.domain.errors import ExtraMileError
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.stories.page import ABOUT_KEY, KEYS, PART_KEY, TEAM_KEY, stories_page, title_words
from game.ui.screens.stories.view import Doing, View
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.records.story import Story
    from game.session.library import Card

_SCROLLING = ("pageup", "pagedown", "home", "end")
_NOT_KEPT = "That could not be kept, so nothing has changed."


class StoriesScreen(Screen):
    """What customers tell about who plays now, and what is told in the team; the newest first.

    Nobody else reads anything of it unless the one it is about says so; taken back, it is gone at once.
    """

    name = "stories"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.in_team = False
        self.stories: tuple[Story, ...] | None = None
        self.released: tuple[Story, ...] | None = None  # what the records gave for the team
        self.cards: Mapping[str, Card] = {}
        self.trouble = ""
        self.team_trouble = ""
        self._kept: dict[str, bool] = {}  # what the records say, by playthrough
        self._busy: set[str] = set()
        self._asked = 0
        self._gone = False
        self.do = Doing(self._share, self._turn_to, self._keys, self.on_escape)

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """The switch of the newest story; where there is none the text to scroll, or else the choice of the part."""
        shown = self._shown()
        if shown is None:
            return "waiting"
        if shown and not self.in_team:
            return f"share-{shown[0].playthrough}"
        scroll = self._scroll()
        return scroll.key if scroll is not None and scroll.focusable else PART_KEY

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.announce(f"{title_words(False)}.")
        self.ctx.background(self._read, self._found)

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        who = self.services.trainee
        trouble = (self.team_trouble or self.trouble if _has_team(who) else "") if self.in_team else self.trouble
        self.tree = stories_page(View(self.ctx, who, self.in_team, self._shown(), self.cards, trouble, self.do))
        return self.tree

    def _shown(self) -> "tuple[Story, ...] | None":
        return self._told() if self.in_team else self.stories

    def _told(self) -> "tuple[Story, ...] | None":
        """What is told in the team. For one's own stories the switches hold, not what the records said before."""
        if self.released is None or self.stories is None:
            return None
        if not _has_team(self.services.trainee):
            return ()
        own = {one.playthrough for one in self.stories}
        others = [one for one in self.released if one.playthrough not in own]
        mine = [one for one in self.stories if one.shared]
        return tuple(sorted((*others, *mine), key=lambda one: one.when, reverse=True))

    # -- reading --------------------------------------------------------------------------------------------

    def _read(self) -> "tuple[tuple[Story, ...], Mapping[str, Card], str]":
        training, who = self.services.training, self.services.trainee
        if who is None:
            return (), {}, ""
        stories = training.keeper.stories(who)
        return stories, {card.id: card for card in training.library.cards()}, training.keeper.trouble

    def _found(self, result: "tuple[tuple[Story, ...], Mapping[str, Card], str] | Exception") -> None:
        if self._gone:
            return
        if isinstance(result, Exception):
            self.stories, self.trouble = (), _unread(result)
        else:
            self.stories, self.cards, self.trouble = result
            self._kept = {one.playthrough: one.shared for one in self.stories}
        count = len(self.stories)
        self.ctx.announce(self.trouble or ("No story yet." if not count else f"{count} so far."))
        self.refresh()

    def _turn_to(self, in_team: bool) -> None:
        """Show a part; what is told in the team is asked anew each time, since it can be taken back elsewhere."""
        self.in_team = in_team
        self.ctx.announce(f"{title_words(in_team)}.")
        if in_team:
            self._ask()
        self.refresh()

    def _ask(self) -> None:
        who = self.services.trainee
        self.team_trouble = ""
        if who is None or not _has_team(who):
            self.released = ()
            return
        self.released = None
        self._asked += 1
        asked, team, keeper = self._asked, who.team, self.services.training.keeper

        def read() -> "tuple[tuple[Story, ...], str]":
            return keeper.team_stories(team), keeper.trouble

        self.ctx.background(read, lambda result: self._answered(asked, result))

    def _answered(self, asked: int, result: "tuple[tuple[Story, ...], str] | Exception") -> None:
        if self._gone or asked != self._asked:
            return
        if isinstance(result, Exception):
            self.released, self.team_trouble = (), _unread(result)
        else:
            self.released, self.team_trouble = result
        if self.in_team:
            count = len(self._told() or ())
            self.ctx.announce(self.team_trouble or ("Nothing is told yet." if not count else f"{count} to read."))
        self.refresh()

    # -- releasing ------------------------------------------------------------------------------------------

    def _share(self, playthrough: str, shared: bool) -> None:
        """Show it at once; the records follow, the last wish last."""
        self._put(playthrough, shared)
        if playthrough in self._busy:
            return
        self._busy.add(playthrough)
        keeper = self.services.training.keeper

        def write() -> tuple[bool, str]:
            return keeper.share_story(playthrough, shared), keeper.trouble

        self.ctx.background(write, lambda result: self._written(playthrough, shared, result))

    def _written(self, playthrough: str, shared: bool, result: tuple[bool, str] | Exception) -> None:
        self._busy.discard(playthrough)
        done, trouble = (False, str(result)) if isinstance(result, Exception) else result
        if self._gone:
            return
        if done:
            self._kept[playthrough], self.trouble = shared, ""
            if self._is_shared(playthrough) != shared:  # turned again meanwhile
                self._share(playthrough, not shared)
        else:
            self._put(playthrough, self._kept[playthrough])
            self.trouble = f"{_NOT_KEPT} {trouble}".strip()
            self.ctx.announce(self.trouble)
        self.refresh()

    def _is_shared(self, playthrough: str) -> bool:
        return any(one.playthrough == playthrough and one.shared for one in self.stories or ())

    def _put(self, playthrough: str, shared: bool) -> None:
        stories = self.stories or ()
        self.stories = tuple(
            replace(one, shared=shared) if one.playthrough == playthrough else one for one in stories
        )
        self.refresh()

    # -- keys -----------------------------------------------------------------------------------------------

    def on_key(self, key: Key) -> bool:
        if key.ctrl or key.alt:
            return False
        if key.char == "?" or key.name == "f1":
            self._keys()
            return True
        if key.name == "t":
            self._turn_to(not self.in_team)
            return True
        # in the team there are no switches to walk to, so the arrows scroll wherever the focus is
        scrolls = key.name in _SCROLLING or (self.in_team and key.name in ("up", "down"))
        scroll = self._scroll() if scrolls else None
        return scroll is not None and scroll.on_key(key)

    def _scroll(self) -> Widget | None:
        key = TEAM_KEY if self.in_team else ABOUT_KEY
        return next((part for part in self.tree.walk() if part.key == key), None)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)


def _has_team(who: Trainee | None) -> bool:
    return who is not None and bool(who.team)


def _unread(error: Exception) -> str:
    """A sentence about stories that could not be read."""
    known = isinstance(error, ExtraMileError)
    return str(error) if known else f"The stories could not be read ({error}). Come back later."
