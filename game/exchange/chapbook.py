"""Reads passages written for Chapbook: a vars section, [modifiers] and {inserts}."""

import re
from collections.abc import Sequence
from dataclasses import replace

from game.exchange.expressions import Dialect, unquoted
from game.exchange.parts import Branch, Insert, Link, Part, Parts, Test, Text
from game.exchange.scanning import Found, Scanner, line, split_at

_VARS = re.compile(r"\A(.*?)^--[ \t]*$\n?", re.S | re.M)
_VAR = re.compile(r"\s*([A-Za-z_$][\w$.]*)\s*(?:\((.*)\))?\s*:\s*(.*?)\s*")
_MODIFIER = re.compile(r"^\[(?!\[)([^\n]*?[^\n\]\\])\][ \t]*$\n?", re.M)
_LINE_MARKUP = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]|[*+-][ \t]+|>[ \t]?|\d+\.[ \t]|(?:[-*_][ \t]*){3,}$)")
_RESERVED = frozenset({"browser", "engine", "now", "passage", "random", "story", "config", "sound", "style", "true",
                       "false", "null", "undefined", "typeof", "Math"})  # fmt: skip
_THROUGH = frozenset({"continue", "continued", "cont'd", "cont", "append", "align"})
_NOTES = frozenset({"note", "note to self", "n.b.", "fixme", "todo"})
_SOUND = ("ambient sound", "no ambient sound", "sound effect")
_PICTURES = ("embed image", "embed flickr", "embed unsplash", "embed youtube")
_INPUTS = ("cycling link", "dropdown menu", "text input", "theme switcher")


def _variable(word: str) -> str:
    return word if re.fullmatch(r"[A-Za-z_$][\w$]*", word) and word not in _RESERVED else ""


class Chapbook(Scanner):
    """Chapbook: `name: true` above `--`, `[if name]`, `{reveal link: 'words', passage: 'title'}`."""

    dialect = Dialect(_variable, visits=frozenset({"passage.visits"}), words=False)
    marks = ("**", "*", "__", "~~", "`")
    signs = re.compile(
        r"(?P<link>\[\[)|(?P<insert>(?<!\\)\{)|(?P<comment><!--)|(?P<tag></?[a-zA-Z])|(?P<mark>\*\*|\*(?!\s)|(?<=\S)\*|__|~~|`)"
        r"|(?P<under>(?<!\w)_(?=\w)|(?<=\w)_(?!\w))"
    )

    def passage(self) -> Parts:
        """The whole passage: what is set, and then its pieces, each under its modifiers."""
        head = _VARS.match(self.text)
        found: list[Part] = list(self._vars(head[1])) if head else []
        begin = head.end() if head else 0
        marks = list(_MODIFIER.finditer(self.text, begin))
        last: Test | None = None
        found += self.parts(begin, marks[0].start() if marks else len(self.text))
        for number, mark in enumerate(marks):
            end = marks[number + 1].start() if number + 1 < len(marks) else len(self.text)
            parts, last = self._modified(mark, end, last)
            found += parts
        return tuple(found)

    def plain(self, text: str) -> str:
        """Words without headings, bullets and the marks of forks; a backslash makes a sign a plain one."""
        return super().plain(re.sub(r"\\([\[\]{}*_`#>~\\])", r"\1", _LINE_MARKUP.sub("", text)))

    def on_under(self, sign: re.Match[str], end: int) -> Found:
        """Emphasis by underscores around a word."""
        return (), sign.end()

    def _vars(self, text: str) -> Sequence[Part]:
        parts: list[Part] = []
        at = 0
        for row in text.split("\n"):
            found = _VAR.fullmatch(row)
            if found and found[1].partition(".")[0] in _RESERVED:
                parts.append(self.lost(at, f"`{line(row)}` is a setting of Chapbook's own; it is left out."))
            elif found:
                one = self.assignment(found[1], found[3], at, row)
                arm = (self.test(found[2], at), (one,)) if found[2] else None
                parts.append(Branch((arm,), self.leaf.at(at)) if arm else one)
            elif row.strip():
                parts.append(self.lost(at, f"`{line(row)}` is no `name: value`; it is left out."))
            at += len(row) + 1
        return parts

    def _modified(self, mark: re.Match[str], end: int, last: Test | None) -> tuple[Sequence[Part], Test | None]:
        """(what stands under a line of modifiers, the condition that an `[else]` further down means)."""
        lost: list[Part] = []
        test: Test | None = None
        for one in split_at(mark[1], ";"):
            name, _, rest = one.strip().partition(" ")
            word, at = name.lower(), mark.start()
            whole = one.strip().lower()
            if word in ("if", "unless"):
                test = self.test(rest, at, negated=word == "unless")
                last = test if word == "if" else last
            elif word in ("ifalways", "ifnever"):
                test = self.test("true" if word == "ifalways" else "false", at)
                last = test
            elif word == "else":
                test = _other(last)
            elif whole in _NOTES:
                return (), last
            elif whole in ("css", "javascript"):
                what = "Styles" if whole == "css" else "JavaScript"
                return (self.lost(at, f"{what} in a passage cannot be carried over; left out."),), last
            elif word in ("after", "fade-in"):
                lost.append(self.lost(at, f"[{line(one)}] waits or fades; here it is there at once."))
            elif word not in _THROUGH:
                lost.append(self.lost(at, f"[{line(one)}] cannot be carried over; what follows is kept."))
        parts = self.parts(mark.end(), end)
        if test is not None:
            return (*lost, Text("\n"), Branch(((test, parts),), self.leaf.at(mark.start()))), last
        return (*lost, Text("\n"), *parts), last

    def on_insert(self, sign: re.Match[str], end: int) -> Found:
        """`{name: value, key: value}`, or a variable."""
        close = _closed(self.text, sign.end(), end)
        if close < 0:
            return (Text("{"),), sign.end()
        inside, at = self.text[sign.end() : close].strip(), sign.start()
        head, *rest = [one.strip() for one in split_at(inside, ",")]
        pieces = [split_at(one, ":") for one in (head, *rest)]
        name = " ".join(pieces[0][0].split())
        first = ":".join(pieces[0][1:]).strip()
        given = {one[0].strip().lower(): ":".join(one[1:]).strip() for one in pieces[1:] if len(one) > 1}
        return self._insert(name, first, given, at, inside), close + 1

    def _insert(self, name: str, first: str, given: dict[str, str], at: int, inside: str) -> Sequence[Part]:
        word = name.lower()
        if word in ("embed passage", "embed passage named"):
            return (self.insert(unquoted(first), at, f"{{{inside}}}"),)
        if word == "reveal link":
            return (self._reveal(first, given, at, inside),)
        if word == "link to":
            to, say = unquoted(first), unquoted(given.get("label", first))
            if to is None or say is None:
                return (self.lost(at, f"Where {{{line(inside)}}} leads is computed; it is left out."),)
            return (self.link(say, to, at),)
        return self._other_insert(word, given, at, inside)

    def _other_insert(self, word: str, given: dict[str, str], at: int, inside: str) -> Sequence[Part]:
        """An insert that has no counterpart, by what it is for."""
        shown = f"{{{line(inside)}}}"
        if word.startswith("restart link"):
            return (self.lost(at, f"{shown} begins the story anew, which a contact does by itself; left out."),)
        if word.startswith("back link"):
            return (self.lost(at, f"{shown} leads back to where the reader came from; a reply cannot; left out."),)
        if word.startswith(_SOUND):
            return (self.lost(at, f"{shown} is about sound, which a scenario does not have; left out."),)
        if word.startswith(_PICTURES):
            return (self.lost(at, f"The picture or film {shown} cannot be shown here; left out."),)
        if word.startswith(_INPUTS):
            return (self.lost(at, f"{shown} lets the reader enter something, which a scenario cannot; left out."),)
        if re.fullmatch(r"[A-Za-z_$][\w$.]*", inside):
            why = f"The value of `{line(inside)}` cannot be shown in a text; its name stands there instead."
            return (Text(inside), self.lost(at, why))
        return (self.lost(at, f"{shown} cannot be carried over; left out."),)

    def _reveal(self, first: str, given: dict[str, str], at: int, inside: str) -> Part:
        say = unquoted(first)
        title, text = unquoted(given.get("passage", "")), unquoted(given.get("text", ""))
        if say is None or (title is None and text is None):
            return self.lost(at, f"What {{{line(inside)}}} shows is computed; it is left out.")
        place = self.leaf.at(at)
        if title is not None:
            return Link(self.said(say), "", place, (Insert(title, place),), once=True)
        inner = type(self)(replace(self.leaf, text=text or "", line=place.line, column=place.column))
        return Link(self.said(say), "", place, inner.parts(), once=True)


def _other(last: Test | None) -> Test | None:
    if last is None:
        return None
    from game.exchange.algebra import negated

    turned = None if last.truth is None else negated(last.truth)
    return Test(turned, f"not ({last.shown})", last.place)


def _closed(text: str, begin: int, end: int) -> int:
    """Where the brace of an insert closes, texts in quotes left out; -1 where it does not on this line or the next."""
    found = re.compile(r"(?:\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[^{}\"'])*\}").match(text, begin, end)
    return found.end() - 1 if found else -1
