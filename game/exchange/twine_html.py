"""Reads the stories of a Twine 2 HTML file: a published story, or an archive of several."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from game.domain.diagnostic import Place
from game.exchange.source import Leaf, Source
from game.exchange.story import Loss, StoryError

_STORY = re.compile(r"<tw-storydata\b", re.I)

Attributes = dict[str, str]


def looks_like_twine(text: str) -> bool:
    """Whether there is a story of Twine 2 in the text."""
    return _STORY.search(text) is not None


def read_twine(text: str, file: str, story: str | None = None) -> Source:
    """The one story of the text, or that called `story`. Raises `StoryError` where it is not clear which, or none."""
    parser = _Stories(file)
    parser.feed(_harmless(text))
    parser.close()
    found = parser.stories
    if not found:
        raise StoryError(f"{file}: There is no story of Twine 2 in this file.")
    names = ", ".join(f"'{one.title}'" for one in found)
    if story is not None:
        same = [one for one in found if one.title.casefold() == story.casefold()]
        exact = [one for one in same if one.title == story] or same
        if not exact:
            raise StoryError(f"{file}: There is no story '{story[:80]}' in this file. There are: {names}.")
        if len(exact) > 1:
            raise StoryError(f"{file}: There are {len(exact)} stories called '{story[:80]}'. Give them other titles.")
        return _sound(exact[0], file)
    if len(found) > 1:
        message = f"{file}: There are {len(found)} stories in this file: {names}."
        raise StoryError(f"{message} Say which one with --story NAME.")
    return _sound(found[0], file)


def _harmless(text: str) -> str:
    """The text with every < made a plain sign that opens a tag or a comment which nothing closes: for each of them the
    parser would read the rest of the file once more. What begins with <![ is a comment, as browsers have it."""
    text = text.replace("<![", "<!-[")
    closed = text.rfind(">") + 1
    text = text[:closed] + text[closed:].replace("<", "&lt;")
    closed = text.rfind("-->") + 1
    return text[:closed] + text[closed:].replace("<!--", "&lt;!--")


def _sound(source: Source, file: str) -> Source:
    if not source.leaves:
        raise StoryError(f"{file}: The story '{source.title[:80]}' has no passage, so there is nothing to import.")
    seen: set[str] = set()
    for leaf in source.leaves:
        if leaf.title in seen:
            message = f"{leaf.place}: There are two passages called '{leaf.title[:80]}'."
            raise StoryError(f"{message} Give one of them another title.")
        seen.add(leaf.title)
    return source


class _Stories(HTMLParser):
    """Collects stories; what is not part of one (the story format's own page) is passed over."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._story: Attributes | None = None
        self._passage: Attributes | None = None
        self._code = ""
        self._place = Place(file)
        self._begin = (1, 1)
        self._text: list[str] = []
        self._pids: list[str] = []
        self._leaves: list[Leaf] = []
        self._losses: list[Loss] = []
        self.stories: list[Source] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}
        if tag == "tw-storydata":
            self._finish()
            self._story = given
        elif self._story is not None and tag == "tw-passagedata":
            self._leave()
            self._passage = given
            self._here()
        elif self._story is not None and tag in ("script", "style"):
            self._leave()
            self._code = "JavaScript" if tag == "script" else "styles"
            self._here()

    def handle_endtag(self, tag: str) -> None:
        if tag in ("tw-passagedata", "script", "style"):
            self._leave()
        elif tag == "tw-storydata":
            self._finish()

    def handle_data(self, data: str) -> None:
        if self._passage is not None or self._code:
            self._text.append(data)

    def close(self) -> None:
        """The end of the file, which may come too early."""
        super().close()
        self._finish()

    def _here(self) -> None:
        line, column = self.getpos()
        tag = self.get_starttag_text() or ""
        down = tag.count("\n")
        self._place = Place(self._file, line, column + 1)
        self._begin = (line + down, len(tag) - tag.rfind("\n") if down else column + 1 + len(tag))

    def _leave(self) -> None:
        text = "".join(self._text)
        if self._passage is not None:
            tags = tuple(self._passage.get("tags", "").split())
            title = self._passage.get("name", "")
            line, column = self._begin
            if title:
                self._leaves.append(Leaf(title, tags, text.rstrip(), self._place, line, column, encoded=True))
                self._pids.append(self._passage.get("pid", ""))
            else:
                why = "This passage has no title, so nothing can lead to it; it is left out."
                self._losses.append(Loss(self._place, why))
        elif self._code and text.strip():
            why = f"The story's own {self._code} cannot be carried over; a scenario has none."
            self._losses.append(Loss(self._place, why))
        self._passage, self._code, self._text = None, "", []

    def _finish(self) -> None:
        self._leave()
        if self._story is None:
            return
        node = self._story.get("startnode", "")
        starts = [leaf.title for leaf, pid in zip(self._leaves, self._pids, strict=True) if pid == node and pid]
        if len(starts) > 1:
            raise StoryError(f"{self._file}: {len(starts)} passages have the number {node} that the story begins with.")
        self.stories.append(
            Source(
                title=self._story.get("name", ""),
                format=self._story.get("format", ""),
                version=self._story.get("format-version", ""),
                start=starts[0] if starts else "",
                leaves=tuple(self._leaves),
                container="Twine 2",
                losses=tuple(self._losses),
            )
        )
        self._story, self._pids, self._leaves, self._losses = None, [], [], []
