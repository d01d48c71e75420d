"""Reads passages written for Harlowe 3 (and 2)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from game.exchange.expressions import Dialect, unquoted
from game.exchange.parts import Branch, Link, Part, Parts, Set, Test, Text
from game.exchange.scanning import Found, Scanner, balanced, leads, line, split_at

_NAME = re.compile(r"\(([a-zA-Z][\w/-]*):")
_HOOK = re.compile(r"\s*(?:\|[\w-]*[>)])?(\[(?!\[)|\[(?=\[\[)|\[=+)")
_TO = re.compile(r"\s*([$_]\w+)\s*(?:\bto\b|=(?!=))\s*(.+?)\s*", re.S)
_INTO = re.compile(r"\s*(.+?)\s*\binto\b\s*([$_]\w+)\s*", re.S)
_TARGET = re.compile(r"\s*([$_]\w+)")
_LINE_MARKUP = re.compile(
    r"(?m)^[ \t]*(?:#{1,6}|[*]{1,6}(?=\s)|(?:0\.)+|-{3,}[ \t]*$|[=|<>]*[=|]+[=|<>]*[ \t]*$)[ \t]*"
)

_REVEALS = frozenset({"link", "linkreplace", "linkreveal", "linkappend", "linkrepeat", "linkrerun", "linkshow"})
_CLICKS = ("click", "mouseover", "mouseout")
_STYLES = frozenset({
    "align", "alignment", "background", "bg", "border", "borderstyle", "box", "button", "buttonbox",
    "bordercolour", "bordercolor", "borderradius", "bordersize", "bsize", "charstyle", "collapse",
    "cornerradius", "css", "floatbox", "font", "hook", "hoverstyle", "linestyle", "line", "linkstyle", "nobr",
    "opacity", "t8n", "transition", "t8ndelay", "transitiondelay", "t8ndepart", "transitiondepart", "t8narrive",
    "transitionarrive", "t8ntime", "transitiontime", "t8nskip", "transitionskip", "textcolour", "textcolor",
    "textrotate", "textrotatex", "textrotatey", "textrotatez", "textsize", "size", "textstyle", "textindent",
    "verbatim", "v6m", "verbatimprint", "enchant", "enchantin", "change", "actionhover", "hookname",
    "textrepeat",
})  # fmt: skip
_DELAYED = {
    "live": "repeats or waits; here it is there at once",
    "event": "waits until something is so; here it is there at once",
    "after": "waits for some seconds; here it is there at once", "more": "comes later; here it is there at once",
    "replace": "changes words that are there already; here they follow",
    "append": "changes words that are there already; here they follow",
    "prepend": "changes words that are there already; here they follow",
    "replacewith": "changes words that are there already; here they follow",
    "appendwith": "changes words that are there already; here they follow",
    "prependwith": "changes words that are there already; here they follow",
    "for": "repeats what is in it; here it is there once", "loop": "repeats what is in it; here it is there once",
    "dialog": "opens a window of its own; here its words are part of the passage",
}  # fmt: skip
_INPUTS = frozenset({
    "dropdown", "cyclinglink", "seqlink", "sequencelink", "checkbox", "checkboxfullscreen", "input", "inputbox",
    "forceinput", "forceinputbox", "confirm", "prompt", "alert", "scrollbox", "meter",
})  # fmt: skip
_BACK = frozenset({"undo", "linkundo", "clickundo", "mouseoverundo", "mouseoutundo", "iconundo", "linkrevealundo"})


class Harlowe(Scanner):
    """Harlowe: `(macros:)[hooks]`, `$variables`, arrows in links."""

    dialect = Dialect(
        lambda word: word.lstrip("$") if re.fullmatch(r"[$_][A-Za-z]\w*", word) else "",
        visits=frozenset({"visits", "visit"}),
        history=frozenset({"history:"}),
    )
    marks = ("''", "//", "**", "*", "~~", "^^")
    signs = re.compile(
        r"(?P<macro>\((?=[a-zA-Z][\w/-]*:))|(?P<verbatim>`+)|(?P<link>\[\[)|(?P<comment><!--)|(?P<tag></?[a-zA-Z])"
        r"|(?P<hook>\|[\w-]*[>)]\[=*(?!\[)|\[=*(?!\[))|(?P<shut>\](?:<[\w-]*\|)?|[{}])"
        r"|(?P<mark>''|(?<!:)//|\*\*|\*(?!\s)|(?<=\S)\*|~~|\^\^)|(?P<naked>\$[A-Za-z_]\w*(?:'s\s+\w+)*)"
    )

    def plain(self, text: str) -> str:
        """Words without headings, bullets and rulers."""
        return super().plain(re.sub(r"\\\n|\n\\", "", _LINE_MARKUP.sub("", text)))

    def on_verbatim(self, sign: re.Match[str], end: int) -> Found:
        """Words in which nothing is markup."""
        close = self.text.find(sign[0], sign.end(), end)
        if close < 0:
            return (Text(sign[0]),), sign.end()
        return (Text(self.text[sign.end() : close]),), close + len(sign[0])

    def on_naked(self, sign: re.Match[str], end: int) -> Found:
        """A variable among the words."""
        return (Text(sign[0]), self._printed(sign[0], sign.start())), sign.end()

    def on_shut(self, sign: re.Match[str], end: int) -> Found:
        """The end of a hook, or a brace that takes away white space."""
        return (), sign.end()

    def on_hook(self, sign: re.Match[str], end: int) -> Found:
        """Part of the text with a name, or with none."""
        lost: Sequence[Part] = ()
        if sign[0].startswith("|") and ")" in sign[0]:
            lost = (self.lost(sign.start(), "This is hidden until something shows it; here it is there at once."),)
        begin, close = sign.end(), self._hook_end(sign[0], sign.end(), end)
        return (*lost, *self.parts(begin, close)), close

    def _hook_end(self, opened: str, begin: int, end: int) -> int:
        if "=" in opened:
            return end
        close = balanced(self.text, begin, end, "[", "]") if self.closing("]", begin, end) >= 0 else -1
        return end if close < 0 else close

    def on_macro(self, sign: re.Match[str], end: int) -> Found:
        """`(name: arguments)`, several of them joined by `+`, and the hook after them."""
        macros, at = self._macros(sign.start(), end)
        if not macros:
            return (Text("("),), sign.end()
        hook = _HOOK.match(self.text, at, end) if self._takes_hook(macros) else None
        inside, after = None, at
        if hook:
            begin = hook.end()
            close = self._hook_end(hook[1], begin, end)
            inside = (begin, close)
            after = self._past(close, end)
        names = [name for name, _, _ in macros]
        if inside is not None and names[0] in ("if", "unless"):
            return self._branch(macros, inside, after, end)
        parts: list[Part] = []
        done = False
        for name, arguments, where in macros:
            found = self._macro(name, arguments, where, inside)
            if found is not None:
                parts += found
                done = done or inside is not None
        if inside is not None and not done:
            parts += self.parts(*inside)
        return parts, after

    def _past(self, close: int, end: int) -> int:
        """After the bracket that closes a hook, and its name."""
        tail = re.compile(r"\](?:<[\w-]*\|)?").match(self.text, close, end)
        return tail.end() if tail else close

    def _macros(self, at: int, end: int) -> tuple[list[tuple[str, str, int]], int]:
        found: list[tuple[str, str, int]] = []
        while True:
            name = _NAME.match(self.text, at, end)
            closed = name is not None and self.closing(")", name.end(), end) >= 0
            close = balanced(self.text, name.end(), end, "(", ")") if name and closed else -1
            if name is None or close < 0:
                return found, at
            found.append((_canonical(name[1]), self.text[name.end() : close].strip(), at))
            after = re.compile(r"\s*\+\s*(?=\()").match(self.text, close + 1, end)
            if after is None:
                return found, close + 1
            at = after.end()

    def _takes_hook(self, macros: Sequence[tuple[str, str, int]]) -> bool:
        name = macros[-1][0]
        return name not in ("set", "put", "goto", "redirect", "display", "print", "linkgoto", "clickgoto")

    def _branch(
        self, macros: Sequence[tuple[str, str, int]], inside: tuple[int, int], after: int, end: int
    ) -> Found:
        name, arguments, where = macros[0]
        arms: list[tuple[Test | None, Parts]] = [
            (self.test(arguments, where, negated=name == "unless"), self.parts(*inside))
        ]
        at = after
        while True:
            start = re.compile(r"\s*(?=\((?:else|ELSE|Else))").match(self.text, at, end)
            more, close = self._macros(start.end(), end) if start else ([], at)
            hook = _HOOK.match(self.text, close, end) if more else None
            if not more or hook is None or more[0][0] not in ("else", "elseif"):
                return (Branch(tuple(arms), self.leaf.at(where)),), at
            stop = self._hook_end(hook[1], hook.end(), end)
            test = None if more[0][0] == "else" else self.test(more[0][1], more[0][2])
            arms.append((test, self.parts(hook.end(), stop)))
            at = self._past(stop, end)
            if test is None:
                return (Branch(tuple(arms), self.leaf.at(where)),), at

    def _macro(
        self, name: str, arguments: str, at: int, inside: tuple[int, int] | None
    ) -> Sequence[Part] | None:
        """What a macro stands for, with its hook; None where the hook stands for itself."""
        given = [one.strip() for one in split_at(arguments, ",")] if arguments else []
        small = self._small(name, arguments, given, at)
        if small is not None:
            return small
        if name in _REVEALS or name == "linkrevealgoto" or name == "linkgoto":
            return (self._clicked(name, given, at, self.parts(*inside) if inside else ()),)
        if name.startswith(_CLICKS):
            return (self._click(name, given, at, self.parts(*inside) if inside else ()),)
        if name in _DELAYED:
            lost = self.lost(at, f"({name}:) {_DELAYED[name]}.")
            return (lost, *(self.parts(*inside) if inside else ()))
        if name in _STYLES:
            return None
        return (self._named(name, arguments, at), *(self.parts(*inside) if inside else ()))

    def _small(self, name: str, arguments: str, given: list[str], at: int) -> Sequence[Part] | None:
        first = given[0] if given else ""
        if name in ("set", "put"):
            return [self._set(name, one, at) for one in given]
        if name in ("goto", "redirect"):
            return (self.jump(unquoted(first), at, f"({name}: {arguments})"),)
        if name == "display":
            return (self.insert(unquoted(first), at, f"(display: {arguments})"),)
        if name == "print":
            literal = unquoted(arguments)
            return (Text(literal),) if literal is not None else (Text(arguments), self._printed(arguments, at))
        if name == "cond":
            return self._cond(given, at)
        return None

    def _cond(self, given: list[str], at: int) -> Sequence[Part]:
        """`(cond: $a, "words", "other words")`."""
        words = [unquoted(one) for one in (*given[1:-1:2], *given[-1:])]
        if len(given) % 2 == 0 or any(one is None for one in words):
            return (self.lost(at, f"What (cond: {line(', '.join(given))}) gives cannot be carried over; left out."),)
        tests: list[Test | None] = [self.test(one, at) for one in given[:-1:2]]
        arms = tuple((test, (Text(one or ""),)) for test, one in zip([*tests, None], words, strict=True))
        return (Branch(arms, self.leaf.at(at)),)

    def _set(self, name: str, text: str, at: int) -> Part:
        found = (_TO if name == "set" else _INTO).fullmatch(text)
        if found:
            variable, value = (found[1], found[2]) if name == "set" else (found[2], found[1])
            return self.assignment(self.dialect.variable(variable) or variable, value, at, f"({name}: {text})")
        target = _TARGET.match(text)
        if target:
            variable = self.dialect.variable(target[1]) or target[1]
            return Set(variable, None, self.leaf.at(at), line(f"({name}: {text})"))
        return self.lost(at, f"What ({name}: {line(text)}) computes cannot be carried over.")

    def _clicked(self, name: str, given: list[str], at: int, body: Parts) -> Part:
        """(link:) and its kin."""
        say = unquoted(given[0]) if given else None
        if say is None:
            return self.lost(at, f"The words of ({name}: {line(', '.join(given))}) are computed; it is left out.")
        if name in ("linkgoto", "linkrevealgoto"):
            to = unquoted(given[1]) if len(given) > 1 else say
            if to is None:
                return self.lost(at, f"Where ({name}: {line(', '.join(given))}) leads is computed; it is left out.")
            return self.link(say, to, at, body)
        if name == "linkshow":
            body = (*body, *self._hooks(given[1:], at))
        once = name not in ("linkrepeat", "linkrerun") and not leads(body)
        return Link(self.said(say), "", self.leaf.at(at), body, once=once)

    def _click(self, name: str, given: list[str], at: int, body: Parts) -> Part:
        """(click:) and its kin, on words that stand in the text already."""
        phrase = self._phrase(given[0]) if given else None
        if name in _BACK or phrase is None:
            return self._named(name, ", ".join(given), at)
        if name.endswith("goto"):
            to = unquoted(given[1]) if len(given) > 1 else None
            if to is None:
                return self.lost(at, f"Where ({name}: {line(', '.join(given))}) leads is computed; it is left out.")
            link = self.link(phrase, to, at, body)
            return replace(link, inline=False) if isinstance(link, Link) else link
        return Link(phrase, "", self.leaf.at(at), body, once=not leads(body), inline=False)

    def _phrase(self, target: str) -> str | None:
        """The words that can be clicked: a text, or what a hook of this passage holds."""
        literal = unquoted(target)
        if literal is not None:
            return self.said(literal)
        hook = re.fullmatch(r"\?([\w-]+)", target.strip())
        inside = self._hook_named(hook[1]) if hook else None
        return self.said(self.text[slice(*inside)]) or None if inside else None

    def _hook_named(self, name: str) -> tuple[int, int] | None:
        before = re.search(rf"\|{re.escape(name)}[>)]\[", self.text, re.I)
        if before:
            close = balanced(self.text, before.end(), len(self.text), "[", "]")
            return (before.end(), close) if close >= 0 else None
        after = re.search(rf"\[([^\[\]]*)\]<{re.escape(name)}\|", self.text, re.I)
        return (after.start(1), after.end(1)) if after else None

    def _hooks(self, targets: Sequence[str], at: int) -> Parts:
        """What (link-show:) shows: it is there already, since hidden hooks are."""
        return (self.lost(at, f"What is shown by a click here ({line(', '.join(targets))}) is there at once."),)

    def _named(self, name: str, arguments: str, at: int) -> Part:
        """A macro that has no counterpart, by what it is for."""
        if name in _BACK:
            return self.lost(at, f"({name}:) leads back to where the reader came from, which a reply cannot; left out.")
        if name in _INPUTS:
            return self.lost(at, f"({name}:) lets the reader enter something, which a scenario cannot; left out.")
        if name in ("restart", "reload", "refresh"):
            return self.lost(at, f"({name}:) begins the story anew, which a contact does by itself; left out.")
        if "storylet" in name:
            return self.lost(at, f"({name}:) chooses passages by itself, which a scenario cannot; left out.")
        if name in ("track", "masteraudio", "playlist", "group", "newtrack", "audio"):
            return self.lost(at, f"({name}:) is about sound, which a scenario does not have; left out.")
        if name in ("else", "elseif"):
            return self.lost(at, f"This ({name}:) follows no (if:), so it says nothing; what is in it is kept.")
        return self.lost(at, f"({line(f'{name}: {arguments}'.strip())}) cannot be carried over; left out.")

    def _printed(self, shown: str, at: int) -> Part:
        return self.lost(at, f"The value of `{line(shown)}` cannot be shown in a text; its name stands there instead.")


def _canonical(name: str) -> str:
    """A macro's name as Harlowe compares it: without dashes, in small letters."""
    return name.lower().replace("-", "").replace("_", "")
