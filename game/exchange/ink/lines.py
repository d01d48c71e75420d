"""Reads what stands within a line: words, braces, glue, tags and diverts."""

import re
from collections.abc import Iterator

from game.domain.diagnostic import Place
from game.exchange.ink.reckoning import read_expression
from game.exchange.ink.scanner import Scanner
from game.exchange.ink.switches import Arm, switched
from game.exchange.ink.tree import Case, Content, Expression, Glue, Jump, Lost, Part, Print, Text, Turns

MAX_DEPTH = 30
"""Braces within braces."""

_KINDS = {"!": "once", "&": "cycle", "~": "shuffle", "$": "stopping"}
_KIND_WORDS = frozenset(_KINDS.values())
_WORDS = re.compile(r"(?:[^{}|\n\\#\-<]|\\.|-(?!>)|<(?![->]))+")
_WORDS_OF_OPTION = re.compile(r"(?:[^{}|\n\\#\-<\[\]]|\\.|-(?!>)|<(?![->]))+")
_TAG = re.compile(r"#((?:[^\n#\]|}\\]|\\.)*)")


class LineReader:
    """Reads parts of lines; `statements` (of the class that reads whole lines) reads what stands in a block."""

    def __init__(self, scan: Scanner) -> None:
        self.scan = scan
        self.depth = 0

    def statements(self) -> Content:
        """The lines of a block within braces, up to its `}` or next `-`."""
        raise NotImplementedError

    def mixed(self, option: bool = False) -> Content:
        """Words, braces, glue and tags, and the diverts at the end except in an option's text."""
        scan, found = self.scan, list[Part]()
        words = _WORDS_OF_OPTION if option else _WORDS
        while True:
            match = words.match(scan.text, scan.at)
            if match:
                scan.at = match.end()
                found.append(Text(re.sub(r"\\(.)", r"\1", match[0])))
            elif scan.sees("{"):
                found.append(self.braces(option))
            elif scan.take("<>"):
                found.append(Glue())
            elif scan.sees("#"):
                found.append(self.tag())
            elif scan.sees("\\") and scan.text[scan.at + 1 : scan.at + 2] in ("", "\n"):
                scan.at += 1
            else:
                break
        if not option:
            jumps = self.jumps()
            if jumps:
                return (*trimmed(found, " "), *jumps)
        return tuple(found)

    def tag(self) -> Part:
        """`# …`: a word to the program that shows the story."""
        place = self.scan.place()
        match = _TAG.match(self.scan.text, self.scan.at)
        assert match is not None  # the caller has seen the sign
        self.scan.at = match.end()
        return Lost(f"The tag #{match[1].strip()} is meant for another program, and nothing is shown for it.", place)

    def jumps(self) -> Content:
        """The diverts, tunnels or thread that come next, if any do."""
        scan = self.scan
        before = scan.at
        scan.blanks()
        place = scan.place()
        if scan.take("<-"):
            return self._thread(place)
        if not scan.sees("->"):
            scan.at = before
            return ()
        found: list[Part] = []
        while scan.take("->"):
            place = scan.place(scan.at - 2)
            if scan.take("->"):
                found += self._with_loss("back", self.target(), place)
                break
            to = self.target()
            if not to:
                break
            arguments = self._arguments(to, place)
            scan.blanks()
            found += [*arguments, Jump("tunnel" if scan.sees("->") else "go", to, place)]
        return tuple(found) or (Jump("go", "", place),)

    def _thread(self, place: Place) -> Content:
        self.scan.blanks()
        to = self.target()
        if not to:
            raise self.scan.wrong("After <- the name of a knot is missing; write <- name.")
        return self._with_loss("thread", to, place)

    def _with_loss(self, how: str, to: str, place: Place) -> Content:
        return (*self._arguments(to, place), Jump(how, to, place))

    def _arguments(self, to: str, place: Place) -> Content:
        if not to or not self.scan.sees("("):
            return ()
        end = self.scan.text.find(")", self.scan.at)
        line = self.scan.text.find("\n", self.scan.at)
        if end < 0 or 0 <= line < end:
            raise self.scan.wrong(f"The values for {to} are not closed; write ).")
        self.scan.at = end + 1
        return (Lost(f"What is handed over to {to}( ) cannot be: a scenario has no values to hand over.", place),)

    def target(self) -> str:
        """The name of a knot, stitch or label, with its dots; empty where there is none."""
        self.scan.blanks()
        path = self.scan.name()
        while path and self.scan.take("."):
            path = f"{path}.{self.scan.name()}"
        self.scan.blanks()
        return path

    def braces(self, option: bool) -> Part:
        """Whatever stands in `{ }`."""
        scan, begin = self.scan, self.scan.at
        place = scan.place()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise scan.wrong(f"More than {MAX_DEPTH} braces within each other; take some of it into knots.")
        scan.take("{")
        scan.blanks()
        found = self._logic(option, place)
        scan.space()
        if not scan.take("}"):
            raise scan.wrong("This brace is not closed, or what stands in it cannot be understood; write }.", begin)
        self.depth -= 1
        return found

    def _logic(self, option: bool, place: Place) -> Part:
        scan, begin = self.scan, self.scan.at
        kind = self._kind()
        if kind:
            return Turns(kind, self._arms(option), place)
        test = self.test()
        if test is not None:
            return self._case(test, option, place)
        scan.at = begin
        if scan.line_end():
            return Case(self._switch(None), place)
        value = read_expression(scan)
        scan.blanks()
        if value is not None and scan.sees("}"):
            return Print(value, place)
        scan.at = begin
        arms = self._arms(option)
        if len(arms) < 2:
            raise scan.wrong("What stands in this brace cannot be understood: write {x}, {x: a|b} or {a|b}.", begin)
        return Turns("stopping", arms, place)

    def _kind(self) -> str:
        """`&`, `!`, `~`, `$`, or `cycle:` and the like, which say how the arms take turns."""
        scan, begin = self.scan, self.scan.at
        kinds = []
        while scan.at < len(scan.text) and scan.text[scan.at] in _KINDS:
            kinds.append(_KINDS[scan.text[scan.at]])
            scan.at += 1
        if not kinds:
            while scan.ahead() in _KIND_WORDS:
                kinds.append(scan.name())
                scan.blanks()
            if not scan.take(":"):
                scan.at = begin
                return ""
        return "shuffle" if "shuffle" in kinds else "".join(kinds[:1])

    def test(self) -> Expression | None:
        """`expression:`, which is taken, or nothing."""
        scan, begin = self.scan, self.scan.at
        found = read_expression(scan)
        scan.blanks()
        if found is None or not scan.take(":"):
            scan.at = begin
            return None
        return found

    def _arms(self, option: bool) -> tuple[Content, ...]:
        if self.scan.line_end():
            self.scan.space()
            return tuple((Text("\n"), *self._block()) for _ in self._dashes())
        arms = [self.mixed(option)]
        while self.scan.take("|"):
            arms.append(self.mixed(option))
        return tuple(arms)

    def _case(self, test: Expression, option: bool, place: Place) -> Part:
        if self.scan.line_end():
            return Case(self._switch(test), place)
        arms = self._arms(option)
        if len(arms) > 2:
            raise self.scan.wrong("After a condition there is one text or two, with | between them.")
        tests: tuple[Expression | None, ...] = (test, None)
        return Case(tuple(zip(tests, arms, strict=False)), place)

    def _switch(self, first: Expression | None) -> tuple[tuple[Expression | None, Content], ...]:
        """The arms of a block of several lines; with `first`, they are its values, or what holds and what does not."""
        self.scan.space()
        begin = self.scan.at
        sole = None
        if not self._at_dash():
            sole = (Text("\n"), *self._block())
        arms = list[Arm]()
        for _ in self._dashes():
            otherwise = self._otherwise()
            own = None if otherwise else self.test()
            arms.append(Arm(own, otherwise, (Text("\n"), *self._block())))
        return switched(self.scan, begin, first, sole, arms)

    def _otherwise(self) -> bool:
        begin = self.scan.at
        if self.scan.ahead() == "else":
            self.scan.take("else")
            self.scan.blanks()
            if self.scan.take(":"):
                return True
        self.scan.at = begin
        return False

    def _at_dash(self) -> bool:
        return self.scan.sees("-") and not self.scan.sees("->")

    def _dashes(self) -> Iterator[None]:
        """One turn for each `-` that comes next; the dash is taken."""
        while self._at_dash():
            self.scan.take("-")
            self.scan.blanks()
            yield

    def _block(self) -> Content:
        found = self.statements()
        self.scan.space()
        return found


def trimmed(parts: list[Part], end: str) -> list[Part]:
    """The parts without the blanks at their end, and with `end` instead if words are the last."""
    while parts and isinstance(parts[-1], Text):
        last = parts.pop()
        assert isinstance(last, Text)  # seen above
        text = last.text.rstrip(" \t") + end
        if text:
            parts.append(Text(text))
            break
    return parts
