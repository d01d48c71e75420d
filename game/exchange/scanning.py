"""What the story formats have in common: links in double square brackets, comments and HTML among the words."""

import html
import json
import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from game.exchange.expressions import Dialect, read_truth
from game.exchange.parts import Branch, Insert, Jump, Keep, Link, Lost, Part, Parts, Set, Test, Text
from game.exchange.source import Leaf

Found = tuple[Sequence[Part], int]
"""What a sign stands for, and where the reading goes on."""

MAX_DEPTH = 24
"""Macros inside each other more deeply than this are not looked into."""

MARK = "extra-mile"
"""How a comment begins in which an export of this game keeps what only this game says."""

_URL = re.compile(r"(?:https?|mailto|ftp|file|javascript):|//|www\.", re.I)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
_ATTRIBUTE = re.compile(r"([@\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_MEDIA = {
    "img": "a picture", "audio": "a sound", "video": "a film", "iframe": "another web page", "canvas": "a drawing",
    "svg": "a drawing", "input": "a field to fill in", "textarea": "a field to fill in", "select": "a menu",
    "embed": "something from elsewhere", "object": "something from elsewhere",
}  # fmt: skip
_BREAKS = frozenset({"p", "div", "br", "hr", "li", "ul", "ol", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_CODE = {"script": "JavaScript", "style": "styles"}


class Scanner:
    """Reads the text of one passage from sign to sign; each story format adds its own."""

    dialect: ClassVar[Dialect]
    signs: ClassVar[re.Pattern[str]]
    marks: ClassVar[tuple[str, ...]] = ()
    """Signs of emphasis, which are left out where they come in pairs."""

    def __init__(self, leaf: Leaf) -> None:
        self.leaf = leaf
        self.text = leaf.text
        self.depth = 0
        self._paired = {mark for mark in self.marks if self.text.count(mark) > 1}
        self._in_vain: dict[str, tuple[int, int]] = {}

    def parts(self, begin: int = 0, end: int | None = None) -> Parts:
        """What stands in a part of the text."""
        end = len(self.text) if end is None else end
        if self.depth > MAX_DEPTH:
            return (self.lost(begin, "Macros lie inside each other too deeply here; what is in them is left out."),)
        self.depth += 1
        found: list[Part] = []
        at = begin
        while at < end:
            sign = self.signs.search(self.text, at, end)
            if sign is None:
                break
            if sign.start() > at:
                found.append(Text(self.plain(self.text[at : sign.start()])))
            parts, after = self.sign(sign, end)
            found += parts
            at = max(after, sign.start() + 1)
        if at < end:
            found.append(Text(self.plain(self.text[at:end])))
        self.depth -= 1
        return tuple(found)

    def sign(self, sign: re.Match[str], end: int) -> Found:
        """What a sign stands for; by its name in `signs`, a method of that name reads it."""
        read: Callable[[re.Match[str], int], Found] = getattr(self, f"on_{sign.lastgroup}")
        return read(sign, end)

    def closing(self, sign: str, begin: int, end: int) -> int:
        """Where something closes; -1 where it does not. What was looked for in vain is not looked for again: in a text
        with thousands of openings and no end that would take minutes."""
        low, high = self._in_vain.get(sign, (end, begin))
        if low <= begin and end <= high:
            return -1
        found = self.text.find(sign, begin, end)
        if found < 0:
            self._in_vain[sign] = (begin, end)
        return found

    def plain(self, text: str) -> str:
        """Words without what stands for characters that cannot be typed."""
        return html.unescape(text)

    def lost(self, offset: int, why: str) -> Lost:
        """Something that cannot be said, at a place of the text."""
        return Lost(self.leaf.at(offset), why)

    def test(self, shown: str, offset: int, *, negated: bool = False) -> Test:
        """A condition as it is written."""
        truth = read_truth(shown, self.dialect, self.leaf.title)
        if truth is not None and negated:
            from game.exchange.algebra import negated as turned

            truth = turned(truth)
        return Test(truth, _line(shown), self.leaf.at(offset))

    def assignment(self, name: str, value: str, offset: int, shown: str) -> Set:
        """A variable that gets a value."""
        found = read_truth(value, self.dialect, self.leaf.title)
        return Set(name, found if isinstance(found, bool) else None, self.leaf.at(offset), _line(shown))

    def link(self, say: str, to: str, offset: int, body: Parts = ()) -> Part:
        """A link, or what is lost where it leads out of the story or to what only a computation can tell."""
        say = self.said(say)
        to = to.strip()
        if _URL.match(to):
            return self.lost(offset, f"The link '{_line(say)}' leads out of the story to {_line(to)}; it is left out.")
        return Link(say or to, to, self.leaf.at(offset), body)

    def said(self, text: str) -> str:
        """The words of a link, without markup."""
        begin = Leaf(self.leaf.title, (), text, self.leaf.place, 1)
        inner = type(self)(begin)
        return "".join(one.text for one in inner.parts() if isinstance(one, Text)).strip()

    def on_mark(self, sign: re.Match[str], end: int) -> Found:
        """A sign of emphasis."""
        return ((), sign.end()) if sign[0] in self._paired else ((Text(sign[0]),), sign.end())

    def on_comment(self, sign: re.Match[str], end: int) -> Found:
        """A comment, which nobody sees, unless this game has written it."""
        closes = {"<!--": "-->", "/*": "*/", "/%": "%/"}[sign[0]]
        close = self.closing(closes, sign.end(), end)
        if close < 0:
            return (Text(sign[0]),), sign.end()
        inside = self.text[sign.end() : close].strip()
        after = close + len(closes)
        if sign[0] == "<!--" and inside.startswith(f"{MARK} "):
            return self._kept(inside.removeprefix(MARK), sign.start()), after
        return (), after

    def _kept(self, text: str, offset: int) -> Sequence[Part]:
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if not isinstance(found, dict):
            why = "This comment of an export of the game is not whole any more; what it says is left out."
            return (self.lost(offset, why),)
        extras = tuple((key, json.dumps(value, ensure_ascii=False)) for key, value in found.items())
        return (Keep(extras, self.leaf.at(offset)),)

    def on_link(self, sign: re.Match[str], end: int) -> Found:
        """`[[a]]`, `[[a->b]]`, `[[b<-a]]`, `[[a|b]]`."""
        close = self.closing("]]", sign.end(), end)
        if close < 0:
            return (Text(sign[0]),), sign.end()
        say, to = divided(self.text[sign.end() : close])
        return (self.link(say, to, sign.start()),), close + 2

    def on_tag(self, sign: re.Match[str], end: int) -> Found:
        """An HTML tag: a link, something that is no text, or markup that is taken off."""
        tag = _TAG.match(self.text, sign.start(), end)
        if tag is None:
            return (Text("<"),), sign.start() + 1
        name = tag[2].lower()
        if not tag[1] and name in _CODE:
            close = self.text.lower().find(f"</{name}", tag.end(), end)
            close = end if close < 0 else self.text.find(">", close, end) + 1 or end
            return (self.lost(sign.start(), f"{_CODE[name]} in a passage cannot be carried over; left out."),), close
        given = {key.lower(): html.unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag[3])}
        if not tag[1] and "data-passage" in given:
            return self._tag_link(tag, name, given, end)
        if not tag[1] and name in _MEDIA:
            words = f" ({given['alt']})" if given.get("alt") else ""
            return (self.lost(sign.start(), f"{_MEDIA[name]}{words} cannot be shown here; left out.".capitalize()),), (
                tag.end()
            )
        if not tag[1] and given.get("href") and not given["href"].startswith("#"):
            why = f"This link leads out of the story to {_line(given['href'])}; only its words are kept."
            return (self.lost(sign.start(), why),), tag.end()
        return ((Text("\n"),) if name in _BREAKS else ()), tag.end()

    def _tag_link(self, tag: re.Match[str], name: str, given: dict[str, str], end: int) -> Found:
        if name in ("img", "audio", "video", "source"):
            return (self.lost(tag.start(), "Pictures and sounds cannot be shown here; left out."),), tag.end()
        close = re.compile(rf"</{name}\s*>", re.I).search(self.text, tag.end(), end) if name != "area" else None
        words = self.text[tag.end() : close.start()] if close else given.get("alt", "")
        body = self.setter(given["data-setter"], tag.start()) if "data-setter" in given else ()
        after = close.end() if close else tag.end()
        return (self.link(words, given["data-passage"], tag.start(), tuple(body)),), after

    def setter(self, text: str, offset: int) -> Sequence[Part]:
        """What the `data-setter` of a tag does, where the story format has such a thing."""
        return (self.lost(offset, f"What `{_line(text)}` computes cannot be carried over."),)

    def insert(self, title: str | None, offset: int, shown: str) -> Part:
        """Another passage that stands here."""
        if not title:
            return self.lost(offset, f"`{_line(shown)}` shows a passage that only a computation can name; left out.")
        return Insert(title, self.leaf.at(offset))

    def jump(self, title: str | None, offset: int, shown: str) -> Part:
        """The story goes on elsewhere."""
        if not title:
            return self.lost(offset, f"`{_line(shown)}` goes on where only a computation can tell; left out.")
        return Jump(title, self.leaf.at(offset))


def leads(body: Parts) -> bool:
    """Whether what a link does leads to another passage, under whatever condition."""
    branches = [one for one in body if isinstance(one, Branch)]
    if any(leads(inner) for one in branches for _, inner in one.arms):
        return True
    return any(isinstance(one, Jump) for one in body)


def divided(inside: str) -> tuple[str, str]:
    """(words, target) of what stands between double square brackets."""
    if "->" in inside:
        say, _, to = inside.rpartition("->")
    elif "<-" in inside:
        to, _, say = inside.partition("<-")
    elif "|" in inside:
        say, _, to = inside.rpartition("|")
    else:
        say = to = inside
    return say.strip(), to.strip()


def balanced(text: str, begin: int, end: int, opens: str, closes: str) -> int:
    """Where the bracket that was opened just before `begin` closes, texts in quotes left out; -1 where it does not."""
    depth = 1
    at = begin
    while at < end:
        char = text[at]
        if char in "\"'`" and opens != "[":
            at = _after_quote(text, at, end)
            continue
        if char == "\\":
            at += 1
        elif char == opens:
            depth += 1
        elif char == closes:
            depth -= 1
            if depth == 0:
                return at
        at += 1
    return -1


def _after_quote(text: str, at: int, end: int) -> int:
    """Where a text in quotes ends; an apostrophe within a word begins none."""
    quote, begin = text[at], at
    if quote == "'" and at and text[at - 1].isalnum():
        return at + 1
    at += 1
    while at < end:
        if text[at] == "\\":
            at += 1
        elif text[at] == quote:
            return at + 1
        at += 1
    return begin + 1


def split_at(text: str, sign: str) -> list[str]:
    """The pieces of a text between signs that stand neither in quotes nor in brackets."""
    pieces, depth, begin, at = [], 0, 0, 0
    while at < len(text):
        char = text[at]
        if char in "\"'`":
            at = _after_quote(text, at, len(text))
            continue
        if char in "([{":
            depth += 1
        elif char in ")]}":
            depth -= 1
        elif depth <= 0 and text.startswith(sign, at):
            pieces.append(text[begin:at])
            begin = at + len(sign)
            at = begin
            continue
        at += 1
    return [*pieces, text[begin:]]


def _line(text: str) -> str:
    """A piece of a story as a sentence quotes it."""
    one = " ".join(text.split())
    return one if len(one) <= 80 else f"{one[:80].rstrip()}…"


line = _line
