"""Reads passages written for Snowman 1 and 2: Markdown with JavaScript between <% and %>."""

import re
from collections.abc import Sequence

from game.exchange.expressions import Dialect, unquoted
from game.exchange.parts import Branch, Part, Parts, Set, Test, Text
from game.exchange.scanning import Found, Scanner, balanced, line, split_at

_CODE = re.compile(r"<%(=|-)?(.*?)%>", re.S)
_IF = re.compile(r"\s*if\s*\(", re.S)
_ELSE = re.compile(r"\s*\}\s*else\s*(?:if\s*\((?P<test>.*)\)\s*)?\{\s*", re.S)
_STATE = r"(?:s|(?:window\.)?story\.state|window\.s|Story\.state)"
_ASSIGNED = re.compile(rf"\s*{_STATE}\.([A-Za-z_$][\w$]*)\s*=(?!=)\s*(.+?)\s*", re.S)
_TARGETED = re.compile(rf"\s*(?:delete\s+)?{_STATE}(?:\.([A-Za-z_$][\w$]*)|\[)")
_CALLED = re.compile(r"\s*(?:window\.)?(?:story|Story)\.(show|render|goTo)\(\s*(.+?)\s*\)\s*", re.S)
_SHOWN = re.compile(r"story\.show\(\s*(['\"])(.*?)\1\s*\)", re.S)
_LINE_MARKUP = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]|[*+-][ \t]+|>[ \t]?|\d+\.[ \t]|(?:[-*_][ \t]*){3,}$)")


def _variable(word: str) -> str:
    found = re.fullmatch(rf"{_STATE}\.([A-Za-z_$][\w$]*)", word)
    return found[1] if found else ""


class Snowman(Scanner):
    """Snowman: `<% if (s.x) { %>`, `<%= s.name %>`, Markdown, `<a data-passage="…">`."""

    dialect = Dialect(_variable, visited=frozenset({"visited", "hasVisited", "window.story.hasVisited"}), words=False)
    marks = ("**", "*", "__", "~~", "`")
    signs = re.compile(
        r"(?P<code><%)|(?P<link>\[\[)|(?P<comment><!--)|(?P<tag></?[a-zA-Z])|(?P<mark>\*\*|\*(?!\s)|(?<=\S)\*|__|~~|`)"
        r"|(?P<under>(?<!\w)_(?=\w)|(?<=\w)_(?!\w))"
    )

    def plain(self, text: str) -> str:
        """Words without headings, bullets and quotation marks at the beginning of lines."""
        return super().plain(_LINE_MARKUP.sub("", text))

    def on_under(self, sign: re.Match[str], end: int) -> Found:
        """Emphasis by underscores around a word."""
        return (), sign.end()

    def on_tag(self, sign: re.Match[str], end: int) -> Found:
        """An HTML tag; one that shows a passage by JavaScript is a link, too."""
        tag = re.compile(r"<(a|button)\b((?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>", re.I).match(self.text, sign.start(), end)
        shown = _SHOWN.search(tag[2].replace("&quot;", '"').replace("&#39;", "'")) if tag else None
        if tag is None or shown is None:
            return super().on_tag(sign, end)
        close = re.compile(rf"</{tag[1]}\s*>", re.I).search(self.text, tag.end(), end)
        stop = close.start() if close else tag.end()
        link = self.link(self.text[tag.end() : stop], shown[2], sign.start())
        return (link,), close.end() if close else stop

    def on_code(self, sign: re.Match[str], end: int) -> Found:
        """A piece of JavaScript."""
        close = self.closing("%>", sign.end(), end)
        code = _CODE.match(self.text, sign.start(), end) if close >= 0 else None
        if code is None:
            return (Text("<%"),), sign.end()
        if code[1]:
            return self._printed(code[2].strip(), sign.start()), code.end()
        if _depth(code[2]) > 0:
            return self._block(code, end)
        if _depth(code[2]) < 0:
            return (self.lost(sign.start(), "This closes a brace that was not opened; it is left out."),), code.end()
        return self._statements(code[2], sign.start()), code.end()

    def _block(self, code: re.Match[str], end: int) -> Found:
        """`<% if (…) { %> … <% } else { %> … <% } %>`, or a loop."""
        opened = _IF.match(code[2])
        close = balanced(code[2], opened.end(), len(code[2]), "(", ")") if opened else -1
        at = code.start()
        test = self.test(code[2][opened.end() : close], at) if opened and close >= 0 else None
        arms: list[tuple[Test | None, Parts]] = []
        begin, depth, begun = code.end(), 1, test
        for piece in _CODE.finditer(self.text, code.end(), end):
            if piece[1]:
                continue
            turn = _ELSE.fullmatch(piece[2]) if depth == 1 else None
            if turn:
                arms.append((begun, self.parts(begin, piece.start())))
                begin, begun = piece.end(), self.test(turn["test"], piece.start()) if turn["test"] else None
                continue
            depth += _depth(piece[2])
            if depth <= 0:
                arms.append((begun, self.parts(begin, piece.start())))
                return self._arms(arms, test, code), piece.end()
        arms.append((begun, self.parts(begin, end)))
        return self._arms(arms, test, code), end

    def _arms(
        self, arms: Sequence[tuple[Test | None, Parts]], test: Test | None, code: re.Match[str]
    ) -> Sequence[Part]:
        if test is not None:
            return (Branch(tuple(arms), self.leaf.at(code.start())),)
        why = f"`{line(code[2])}` repeats or computes what is in it; here it is there once."
        return (self.lost(code.start(), why), *(one for _, parts in arms for one in parts))

    def _statements(self, code: str, at: int) -> Sequence[Part]:
        """Statements without text among them."""
        parts: list[Part] = []
        for piece in (one for many in split_at(code, ";") for one in split_at(many, "\n")):
            text = re.sub(r"//.*$|/\*.*?\*/", "", piece, flags=re.S).strip()
            if not text:
                continue
            inline = re.fullmatch(r"if\s*\((.*)\)\s*\{(.*?)\}(?:\s*else\s*\{(.*)\})?", text, re.S)
            if inline:
                otherwise = self._statements(inline[3] or "", at)
                arms = ((self.test(inline[1], at), tuple(self._statements(inline[2], at))), (None, tuple(otherwise)))
                parts.append(Branch(arms, self.leaf.at(at)))
            else:
                parts.append(self._statement(text, at))
        return parts

    def _statement(self, text: str, at: int) -> Part:
        found = _ASSIGNED.fullmatch(text)
        if found:
            return self.assignment(found[1], found[2], at, text)
        target = _TARGETED.match(text)
        if target:
            value = False if text.startswith("delete") and target[1] else None
            return Set(target[1] or text, value, self.leaf.at(at), line(text))
        called = _CALLED.fullmatch(text)
        if called and called[1] in ("show", "goTo"):
            return self.jump(unquoted(called[2]), at, text)
        return self.lost(at, f"The JavaScript `{line(text)}` cannot be carried over; left out.")

    def _printed(self, text: str, at: int) -> Sequence[Part]:
        text = text.rstrip("; ")
        literal = unquoted(text)
        if literal is not None:
            return (Text(literal),)
        called = _CALLED.fullmatch(text)
        if called and called[1] == "render":
            return (self.insert(unquoted(called[2]), at, text),)
        choice = re.fullmatch(r"(.+?)\?\s*(\"[^\"]*\"|'[^']*')\s*:\s*(\"[^\"]*\"|'[^']*')", text, re.S)
        if choice:
            words = [(Text(unquoted(one) or ""),) for one in (choice[2], choice[3])]
            return (Branch(((self.test(choice[1], at), words[0]), (None, words[1])), self.leaf.at(at)),)
        why = f"The value of `{line(text)}` cannot be shown in a text; its name stands there instead."
        return (Text(text), self.lost(at, why))


def _depth(code: str) -> int:
    """By how many braces the code opens more than it closes, those in quotes left out."""
    bare = re.sub(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'", "", code)
    return bare.count("{") - bare.count("}")
