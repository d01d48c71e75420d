"""The stories screen: reads them beside the window, and lets the team read those that are released."""

# ruff: noqa: D102 - what an overridden method means stands in its base class

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from game.domain.errors import ExtraMileError
from game.ui import routes
from game.ui.context import Context
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.screens.stories.page import KEYS, TITLE_WORDS, View, stories_page
from game.ui.services import Services
from game.ui.widgets import Widget

if TYPE_CHECKING:
    from game.records.story import Story
    from game.session.library import Card

_SCROLLING = ("pageup", "pagedown", "home", "end")
_NOT_KEPT = "That could not be kept, so nothing has changed."


class StoriesScreen(Screen):
    """What customers tell about who plays now, the newest first. Nobody else reads any of it unless they say so."""

    name = "stories"

    def __init__(self, ctx: Context, services: Services) -> None:
        super().__init__(ctx)
        self.services = services
        self.stories: tuple[Story, ...] | None = None
        self.cards: Mapping[str, Card] = {}
        self.trouble = ""
        self._kept: dict[str, bool] = {}  # what the records say, by playthrough
        self._busy: set[str] = set()
        self._gone = False

    @property
    def first_focus(self) -> str:  # type: ignore[override]
        """The switch of the newest story."""
        return f"share-{self.stories[0].playthrough}" if self.stories else "waiting" if self.stories is None else "back"

    # -- what is shown --------------------------------------------------------------------------------------

    def opened(self) -> None:
        self.ctx.announce(f"{TITLE_WORDS}.")
        self.ctx.background(self._read, self._found)

    def closed(self) -> None:
        self._gone = True

    def build(self) -> Widget:
        self.tree = stories_page(
            View(self.ctx, self.services.trainee, self.stories, self.cards, self.trouble, self._share, self._keys,
                 self.on_escape)
        )  # fmt: skip
        return self.tree

    # -- reading and releasing ------------------------------------------------------------------------------

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
            known = isinstance(result, ExtraMileError)
            self.stories = ()
            self.trouble = str(result) if known else f"The stories could not be read ({result}). Come back later."
        else:
            self.stories, self.cards, self.trouble = result
            self._kept = {one.playthrough: one.shared for one in self.stories}
        count = len(self.stories)
        self.ctx.announce(self.trouble or ("No story yet." if not count else f"{count} so far."))
        self.refresh()

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
            if self._shown(playthrough) != shared:  # turned again meanwhile
                self._share(playthrough, not shared)
        else:
            self._put(playthrough, self._kept[playthrough])
            self.trouble = f"{_NOT_KEPT} {trouble}".strip()
            self.ctx.announce(self.trouble)
        self.refresh()

    def _shown(self, playthrough: str) -> bool:
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
        scroll = next((part for part in self.tree.walk() if part.key == "stories"), None)
        return key.name in _SCROLLING and scroll is not None and scroll.on_key(key)

    def _keys(self) -> None:
        routes.keys(self.ctx, KEYS)
