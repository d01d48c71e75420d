"""Reads passages written for SugarCube 2."""

import re
from collections.abc import Sequence

from game.exchange.expressions import Dialect, unquoted
from game.exchange.parts import Branch, Link, Part, Parts, Set, Test, Text
from game.exchange.scanning import Found, Scanner, divided, leads, line, split_at
from game.exchange.source import Leaf

_MACRO = re.compile(r"<<(/?)([a-zA-Z][\w-]*|=|-)")
_ARGUMENT = re.compile(
    r"\s*(\[\[.*?\]\]|\[img\[.*?\]\]|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|`[^`]*`|[^\s\"'`]+)", re.S
)
_ASSIGNED = re.compile(r"\s*(?:var\s+|let\s+)?([$_][A-Za-z_$][\w$]*)\s*(?:\bto\b|=(?!=))\s*(.+?)\s*", re.S)
_TARGETED = re.compile(r"\s*([$_][A-Za-z_$][\w.$\[\]\"']*)")
_LINE_MARKUP = re.compile(r"(?m)^[ \t]*(?:!{1,6}|[*#]{1,6}(?=\s)|>{1,6}|----+[ \t]*$)[ \t]*")
_CONTINUED = re.compile(r"\\[ \t]*\n[ \t]*|\n[ \t]*\\")
_PICTURE = re.compile(r"\[img\[(.*?)\](?:\[(.*?)\])?(?:\[(.*?)\])?\]", re.S)

_LINKS = frozenset({"link", "button", "click"})
_REVEALS = frozenset({"linkappend", "linkprepend", "linkreplace"})
_THROUGH = {
    "nobr": "", "capture": "", "done": "", "do": "",
    "timed": "waits for some seconds; here its words are there at once",
    "repeat": "repeats every few seconds; here it is there once",
    "type": "", "for": "repeats what is in it; here it is there once",
    "append": "changes words that are there already; here they follow", "copy": "",
    "prepend": "changes words that are there already; here they follow",
    "replace": "changes words that are there already; here they follow",
    "dialog": "opens a window of its own; here its words are part of the passage",
}  # fmt: skip
_INPUTS = frozenset({"textbox", "textarea", "numberbox", "checkbox", "radiobutton", "listbox", "cycle", "option",
                     "optionsfrom"})  # fmt: skip
_SOUND = frozenset({"audio", "cacheaudio", "createaudiogroup", "createplaylist", "masteraudio", "playlist",
                    "removeaudiogroup", "removeplaylist", "waitforaudio", "track"})  # fmt: skip
ASIDES = {
    "StoryCaption": "the side bar", "StoryMenu": "the side bar", "StoryBanner": "the side bar",
    "StorySubtitle": "the side bar", "StoryAuthor": "the side bar", "StoryShare": "the side bar",
    "StoryInterface": "the page around the story", "StorySettings": "settings", "StoryDisplayTitle": "the side bar",
    "PassageHeader": "what stands above every passage", "PassageFooter": "what stands below every passage",
    "PassageReady": "what happens before every passage", "PassageDone": "what happens after every passage",
}  # fmt: skip


def _variable(word: str) -> str:
    return word.lstrip("$") if re.fullmatch(r"[$_][A-Za-z_$][\w$]*", word) else ""


class SugarCube(Scanner):
    """SugarCube 2: `<<macros>>`, `$variables`, links with setters."""

    dialect = Dialect(_variable, visited=frozenset({"visited", "hasVisited"}))
    marks = ("''", "//", "__", "==", "~~", "^^")
    signs = re.compile(
        r'(?P<macro><<(?=/?[a-zA-Z=-]))|(?P<verbatim>"""|<nowiki>|\{\{\{)|(?P<picture>\[img\[)|(?P<link>\[\[)'
        r"|(?P<comment><!--|/\*|/%)|(?P<tag></?[a-zA-Z])|(?P<styled>@@)|(?P<mark>''|(?<!:)//|__|==|~~|\^\^)"
        r"|(?P<naked>\$\$|\$[A-Za-z_][\w$]*(?:\.[A-Za-z_]\w*|\[[^\]\n]*\])*)"
    )

    def __init__(self, leaf: Leaf) -> None:
        super().__init__(leaf)
        self._closings: dict[str, dict[int, int]] = {}

    def plain(self, text: str) -> str:
        """Words without headings, bullets and line ends that do not count."""
        text = _LINE_MARKUP.sub("", _CONTINUED.sub("", text))
        return super().plain(re.sub(r"(?<!-)--(?!-)", "—", text))

    def on_verbatim(self, sign: re.Match[str], end: int) -> Found:
        """Words in which nothing is markup."""
        closes = {'"""': '"""', "<nowiki>": "</nowiki>", "{{{": "}}}"}[sign[0]]
        close = self.text.find(closes, sign.end(), end)
        if close < 0:
            return (Text(sign[0]),), sign.end()
        return (Text(self.text[sign.end() : close]),), close + len(closes)

    def on_styled(self, sign: re.Match[str], end: int) -> Found:
        """`@@color:red;words@@`."""
        style = re.compile(r"@@(?:[^@;\n]*;)*").match(self.text, sign.start(), end)
        return (), style.end() if style else sign.end()

    def on_naked(self, sign: re.Match[str], end: int) -> Found:
        """A variable among the words."""
        if sign[0] == "$$":
            return (Text("$"),), sign.end()
        return (Text(sign[0]), self._printed(sign[0], sign.start())), sign.end()

    def on_picture(self, sign: re.Match[str], end: int) -> Found:
        """`[img[title|file][passage][setter]]`."""
        found = _PICTURE.match(self.text, sign.start(), end)
        if found is None:
            return (Text(sign[0]),), sign.end()
        why = f"The picture {line(found[1])} cannot be shown here; left out."
        parts: list[Part] = [self.lost(sign.start(), why)]
        if found[2]:
            title = found[1].partition("|")[0] if "|" in found[1] else found[2]
            body = tuple(self.setter(found[3], found.start(3))) if found[3] else ()
            parts.append(self.link(title, found[2], sign.start(), body))
        return parts, found.end()

    def on_link(self, sign: re.Match[str], end: int) -> Found:
        """`[[words|passage][$x to true]]`."""
        close = self.text.find("]]", sign.end(), end)
        if close < 0:
            return (Text(sign[0]),), sign.end()
        return (self._bracketed(self.text[sign.end() : close], sign.start()),), close + 2

    def setter(self, text: str, offset: int) -> Sequence[Part]:
        """`$x to true; $y to false`."""
        parts: list[Part] = []
        for piece in (one for part in split_at(text, ";") for one in split_at(part, ",")):
            found = _ASSIGNED.fullmatch(piece)
            target = _TARGETED.match(piece)
            if found:
                parts.append(self.assignment(_variable(found[1]), found[2], offset, piece))
            elif target:
                parts.append(Set(_variable(target[1]) or target[1], None, self.leaf.at(offset), line(piece)))
            elif piece.strip():
                parts.append(self.lost(offset, f"What `{line(piece)}` computes cannot be carried over."))
        return parts

    def on_macro(self, sign: re.Match[str], end: int) -> Found:
        """`<<name arguments>>`, with what it holds up to `<</name>>`."""
        macro = _MACRO.match(self.text, sign.start(), end)
        close = _closed(self.text, macro.end(), end) if macro else -1
        if macro is None or close < 0:
            return (Text("<<"),), sign.end()
        name, arguments, at = macro[2], self.text[macro.end() : close].strip(), sign.start()
        after = close + 2
        if macro[1]:
            return (), after
        inside = self._inside(name, sign.start(), end)
        if inside is not None:
            return self._container(name, arguments, at, (after, inside[0])), inside[1]
        return self._single(name, arguments, at), after

    def _inside(self, name: str, opened: int, end: int) -> tuple[int, int] | None:
        """Where the content of a macro ends, and where the reading goes on; None where it is not closed."""
        if name not in self._closings:
            self._closings[name] = _pairs(self.text, name)
        close = self._closings[name].get(opened, -1)
        stop = self.text.find(">>", close, end) if 0 <= close < end else -1
        return (close, stop + 2) if stop >= 0 else None

    def _container(self, name: str, arguments: str, at: int, inside: tuple[int, int]) -> Sequence[Part]:
        if name in ("if", "switch"):
            return (self._branch(name, arguments, at, inside),)
        if name in _LINKS or name in _REVEALS:
            return (self._clicked(name, arguments, at, inside),)
        if name in ("silently", "silent"):
            return [one for one in self.parts(*inside) if not isinstance(one, Text | Link)]
        if name == "actions":
            return self.parts(*inside)
        if name in _THROUGH:
            why = _THROUGH[name]
            lost = [self.lost(at, f"<<{name}>> {why}.")] if why else []
            return [*lost, *self.parts(*inside)]
        if name in ("script", "widget", "createplaylist", "createaudiogroup", "listbox", "cycle"):
            return (self._named(name, arguments, at),)
        why = f"<<{name}>> is no macro that can be carried over; what is in it is kept."
        return (self.lost(at, why), *self.parts(*inside))

    def _single(self, name: str, arguments: str, at: int) -> Sequence[Part]:
        given = _arguments(arguments)
        first = given[0] if given else ""
        if name == "set":
            return self.setter(arguments, at)
        if name == "unset":
            return [Set(_variable(one.strip(",")) or one, False, self.leaf.at(at), f"unset {one}") for one in given]
        if name == "goto":
            return (self.jump(_title(first), at, f"<<goto {arguments}>>"),)
        if name in ("include", "display"):
            return (self.insert(_title(first), at, f"<<{name} {arguments}>>"),)
        if name in ("print", "=", "-"):
            literal = unquoted(arguments)
            return (Text(literal),) if literal is not None else (Text(arguments), self._printed(arguments, at))
        if name in _LINKS:
            return (self._clicked(name, arguments, at, (0, 0)),)
        if name == "choice":
            return (self._choice(given, at),)
        if name == "actions":
            return [self._choice([one], at) for one in given]
        return (self._named(name, arguments, at),)

    def _named(self, name: str, arguments: str, at: int) -> Part:
        """A macro that has no counterpart, by what it is for."""
        if name in _SOUND:
            return self.lost(at, f"<<{name}>> is about sound, which a scenario does not have; left out.")
        if name in _INPUTS:
            return self.lost(at, f"<<{name}>> lets the reader enter something, which a scenario cannot; left out.")
        if name in ("back", "return"):
            why = f"<<{name}>> leads back to wherever the reader came from, which a reply cannot; left out."
            return self.lost(at, why)
        if name in ("run", "script"):
            return self.lost(at, f"<<{name}>> runs JavaScript, which cannot be carried over; left out.")
        return self.lost(at, f"<<{line(f'{name} {arguments}'.strip())}>> cannot be carried over; left out.")

    def _printed(self, shown: str, at: int) -> Part:
        return self.lost(at, f"The value of `{line(shown)}` cannot be shown in a text; its name stands there instead.")

    def _branch(self, name: str, arguments: str, at: int, inside: tuple[int, int]) -> Part:
        """The arms of an <<if>> or a <<switch>>."""
        arms: list[tuple[Test | None, Parts]] = []
        test: Test | None = self.test(arguments, at)
        begin = inside[0]
        subject = arguments
        if name == "switch":
            test = None
        for found, condition in self._splits(name, inside):
            if name == "if" or begin != inside[0]:
                arms.append((test, self.parts(begin, found[0])))
            begin = found[1]
            test = None if condition is None else self._case(name, subject, condition, found[0])
        if name == "if" or begin != inside[0]:
            arms.append((test, self.parts(begin, inside[1])))
        return Branch(tuple(arms), self.leaf.at(at))

    def _case(self, name: str, subject: str, condition: str, at: int) -> Test:
        if name == "if":
            return self.test(condition, at)
        values = [f"({subject}) is ({one})" for one in _arguments(condition)]
        return self.test(" or ".join(values), at)

    def _splits(self, name: str, inside: tuple[int, int]) -> list[tuple[tuple[int, int], str | None]]:
        """Where the further arms begin: ((from, to) of the macro, its condition; None for all other cases)."""
        splits: list[tuple[tuple[int, int], str | None]] = []
        depth = 0
        for found in re.compile(r"<<(/?)(if|switch|elseif|else if|else|case|default)\b").finditer(self.text, *inside):
            if found[2] in ("if", "switch"):
                depth += -1 if found[1] else 1
                continue
            close = _closed(self.text, found.end(), inside[1])
            if depth or found[1] or close < 0 or (found[2] in ("case", "default")) != (name == "switch"):
                continue
            condition = None if found[2] in ("else", "default") else self.text[found.end() : close].strip()
            splits.append(((found.start(), close + 2), condition))
        return splits

    def _clicked(self, name: str, arguments: str, at: int, inside: tuple[int, int]) -> Part:
        """<<link>> and its kin."""
        given = _arguments(arguments)
        body = self.parts(*inside)
        if not given:
            return self.lost(at, f"<<{name}>> has no words, so it is left out.")
        first = given[0]
        if first.startswith("[[") and first.endswith("]]"):
            link = self._bracketed(first[2:-2], at)
            return Link(link.say, link.to, link.place, (*link.body, *body)) if isinstance(link, Link) else link
        say = unquoted(first)
        if say is None:
            return self.lost(at, f"The words of <<{line(f'{name} {arguments}')}>> are computed; it is left out.")
        to = _title(given[1]) if len(given) > 1 and name not in _REVEALS else ""
        if to is None:
            return self.lost(at, f"Where <<{line(f'{name} {arguments}')}>> leads is computed; it is left out.")
        if to or leads(body):
            return self.link(say, to, at, body) if to else Link(self.said(say), "", self.leaf.at(at), body)
        return Link(self.said(say), "", self.leaf.at(at), body, once=name != "click")

    def _choice(self, given: Sequence[str], at: int) -> Part:
        if not given:
            return self.lost(at, "<<choice>> names no passage, so it is left out.")
        if given[0].startswith("[["):
            say, to = divided(given[0][2:-2])
        else:
            title = _title(given[0])
            if title is None:
                return self.lost(at, f"Where `{line(given[0])}` leads is computed; it is left out.")
            say, to = (unquoted(given[1]) or title) if len(given) > 1 else title, title
        link = self.link(say, to, at)
        return Link(link.say, link.to, link.place, once=True) if isinstance(link, Link) else link

    def _bracketed(self, inside: str, at: int) -> Part:
        words, bracket, setter = inside.partition("][")
        say, to = divided(words)
        if re.match(r"[$_][A-Za-z_]", to):
            return self.lost(at, f"Where the link '{line(say)}' leads is in a variable; it is left out.")
        return self.link(say, to, at, tuple(self.setter(setter, at)) if bracket else ())


def _pairs(text: str, name: str) -> dict[int, int]:
    """Where each macro of this name that is opened is closed."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    macro = re.compile(rf"<<(/|end(?=if|link|button|nobr|for))?{re.escape(name)}(?![\w-])")
    for one in macro.finditer(text):
        if not one[1]:
            waiting.append(one.start())
        elif waiting:
            found[waiting.pop()] = one.start()
    return found


def _closed(text: str, begin: int, end: int) -> int:
    """Where the `>>` of a macro stands, texts in quotes and links left out; -1 where there is none."""
    at = begin
    while at < end:
        char = text[at]
        if text.startswith(">>", at):
            return at
        if text.startswith("[[", at):
            close = text.find("]]", at, end)
            at = close + 2 if close >= 0 else at + 2
            continue
        if char in "\"'`":
            close = at + 1
            while close < end and text[close] != char:
                close += 2 if text[close] == "\\" else 1
            at = close + 1 if close < end else at + 1
            continue
        at += 1
    return -1


def _arguments(text: str) -> list[str]:
    return _ARGUMENT.findall(text)


def _title(argument: str) -> str | None:
    """The passage that an argument names; None where only a computation can tell."""
    if argument.startswith("[[") and argument.endswith("]]"):
        return divided(argument[2:-2].partition("][")[0])[1]
    literal = unquoted(argument)
    if literal is not None:
        return literal
    return argument if re.fullmatch(r"[A-Za-z][\w-]*", argument) else None


