"""Reads a whole ink file, and those it includes, into a tree."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from game.domain.diagnostic import Place
from game.exchange.ink.lines import LineReader, trimmed
from game.exchange.ink.reckoning import read_expression
from game.exchange.ink.scanner import Scanner
from game.exchange.ink.tree import (
    Apply,
    Assign,
    Content,
    Expression,
    File,
    Flow,
    Gather,
    Known,
    Lost,
    Name,
    Option,
    Part,
    Text,
    Variable,
)
from game.exchange.story import StoryError

MAX_LETTERS = 1_000_000
"""All files of a story together."""

MAX_LEVEL = 20
"""Choices within choices."""

_GLOBAL_TAG = re.compile(r"\s*#\s*([A-Za-z]\w*)\s*:\s*([^\n#]*)\n")

Include = Callable[[str], str | None]


def read_file(text: str, file: str, include: Include) -> File:
    """The tree of an ink file; raises StoryError where it is not ink."""
    tags, rest = _tags_above(Scanner(text, file))
    book = _Book(include, len(text))
    main = book.read(text, file, rest)
    return File(main, tuple(book.knots), tuple(book.variables), tags, tuple(book.losses), frozenset(book.lists))


def _tags_above(scan: Scanner) -> tuple[tuple[tuple[str, str], ...], int]:
    """The tags `# name: text` above everything else, and where the rest begins."""
    found = []
    while match := _GLOBAL_TAG.match(scan.text, scan.at):
        found.append((match[1], match[2].strip()))
        scan.at = match.end()
    return tuple(found), scan.at


class _Book:
    """What has been found in all files so far."""

    def __init__(self, include: Include, letters: int) -> None:
        self.knots: list[Flow] = []
        self.variables: list[Variable] = []
        self.losses: list[Lost] = []
        self.lists: set[str] = set()
        self._include = include
        self._letters = letters
        self._open: list[str] = []

    def read(self, text: str, file: str, begin: int = 0) -> Flow:
        """The top of a file as a flow; its knots are kept aside."""
        if self._letters > MAX_LETTERS:
            raise StoryError(f"{file}: The story is longer than {MAX_LETTERS:,} characters; divide it into several.")
        self._open.append(file)
        scan = Scanner(text, file)
        scan.at = begin
        reader = _Reader(scan, self)
        place = scan.place()
        content = reader.lines()
        stitches = reader.stitches()
        while not scan.done():
            self._knot(reader, scan)
        self._open.pop()
        return Flow("", content, stitches, (), place)

    def _knot(self, reader: "_Reader", scan: Scanner) -> None:
        place = scan.place()
        name, parameters, function = reader.heading()
        flow = Flow(name, reader.lines(), reader.stitches(), parameters, place)
        if function:
            why = f"The function {name}( ) calculates, which no scenario can; it is left out."
            self.losses.append(Lost(why, place))
        else:
            self.knots.append(flow)

    def included(self, name: str, scan: Scanner, at: int) -> Content:
        """The content of an included file, whose knots are kept aside, too."""
        path = PurePosixPath(name.replace("\\", "/"))
        if not name or path.is_absolute() or ".." in path.parts or ":" in name:
            raise scan.wrong(f"INCLUDE {name} leads out of the folder of the story; write a path within it.", at)
        if str(path) in self._open:
            raise scan.wrong(f"INCLUDE {name}: this file includes itself; take the line out.", at)
        text = self._include(str(path))
        if text is None:
            raise scan.wrong(f"INCLUDE {name}: there is no such file beside the story; put it there.", at)
        self._letters += len(text)
        return self.read(text, str(path)).content


class _Reader(LineReader):
    """Reads whole lines."""

    def __init__(self, scan: Scanner, book: _Book) -> None:
        super().__init__(scan)
        self._book = book

    def statements(self) -> Content:
        """The lines of a block within braces."""
        return self._until(self._block_ends)

    def lines(self) -> Content:
        """The lines of a knot or stitch, or those above all knots."""
        return self._until(self._flow_ends)

    def _until(self, ends: Callable[[], bool]) -> Content:
        found: list[Part] = []
        while True:
            self.scan.space()
            if self.scan.done() or ends():
                return tuple(found)
            before = self.scan.at
            found += self._statement()
            if self.scan.at == before:
                raise self.scan.wrong(f"'{self.scan.text[before]}' cannot stand here; put a \\ before it.")

    def _block_ends(self) -> bool:
        return self.scan.sees("}") or self._at_dash() or self.scan.sees("==")

    def _flow_ends(self) -> bool:
        return self.scan.sees("=")

    def heading(self) -> tuple[str, tuple[str, ...], bool]:
        """The name of a knot or stitch, its parameters, and whether it is a function; the line is taken."""
        scan, at = self.scan, self.scan.at
        line = scan.rest().strip("= \t")
        found = re.fullmatch(r"(function\s+)?(\w+)\s*(?:\(([^)]*)\))?", line)
        if found is None or found[2].isdecimal():
            raise scan.wrong("A knot or stitch must have a name, and nothing else on its line: === name ===.", at)
        names = tuple(name.split()[-1] for name in (found[3] or "").split(",") if name.split())
        return found[2], names, bool(found[1])

    def stitches(self) -> tuple[Flow, ...]:
        """The stitches that come next."""
        found = []
        while self.scan.sees("=") and not self.scan.sees("=="):
            place = self.scan.place()
            name, parameters, _ = self.heading()
            found.append(Flow(name, self.lines(), (), parameters, place))
        return tuple(found)

    def _statement(self) -> Content:
        scan = self.scan
        if scan.sees("*") or scan.sees("+"):
            return self._option()
        if self._at_dash():
            return (self._gather(),)
        if scan.sees("~"):
            return self._logic_line()
        word = scan.ahead()
        if word in ("VAR", "CONST", "LIST", "EXTERNAL", "INCLUDE", "TODO"):
            return self._declaration(word)
        if scan.sees("->") or scan.sees("<-"):
            found = self.jumps()
            self._line_ends()
            return found
        return self._words()

    def _words(self) -> Content:
        mixed = list(self.mixed())
        only_tag = bool(mixed) and isinstance(mixed[0], Lost)
        found = trimmed(mixed, "") if mixed and isinstance(mixed[-1], Text) else mixed
        self._line_ends()
        return tuple(found) if only_tag else (*found, Text("\n"))

    def _line_ends(self) -> None:
        if not self.scan.line_end() and not self.scan.sees("}"):
            letter = self.scan.text[self.scan.at]
            raise self.scan.wrong(f"'{letter}' cannot stand here; put a \\ before it if it is meant to be read.")

    def _label(self) -> str:
        scan, before = self.scan, self.scan.at
        if scan.take("("):
            scan.blanks()
            name = scan.name()
            scan.blanks()
            if name and scan.take(")"):
                return name
        scan.at = before
        return ""

    def _gather(self) -> Part:
        place, level = self.scan.place(), self._marks("-")
        label = self._label()
        self.scan.line_end()
        return Gather(level, label, place)

    def _marks(self, mark: str) -> int:
        level = 0
        while self.scan.sees(mark) and not self.scan.sees("->"):
            level += 1
            self.scan.at += 1
            self.scan.blanks()
        if level > MAX_LEVEL:
            raise self.scan.wrong(f"More than {MAX_LEVEL} choices within each other; take some of it into knots.")
        return level

    def _option(self) -> Content:
        scan, place = self.scan, self.scan.place()
        once = scan.sees("*")
        level = self._marks("*" if once else "+")
        label = self._label()
        scan.blanks()
        if label:
            scan.line_end()
        tests = self._tests()
        before = self.mixed(option=True)
        only: Content = ()
        after: Content = ()
        if scan.take("["):
            only = self.mixed(option=True)
            if not scan.take("]"):
                raise scan.wrong("The [ of this choice is not closed; write ].")
            after = self.mixed(option=True)
        jumps = self.jumps()
        self._line_ends()
        fallback = not (_says(before) or _says(only) or _says(after))
        gone = jumps if not _empty(jumps) else ()
        return (Option(level, label, once, tests, before, only, after, gone, fallback, place),)

    def _tests(self) -> tuple[Expression, ...]:
        """The conditions in braces before an option's text."""
        scan, found = self.scan, list[Expression]()
        while True:
            before = scan.at
            scan.space()
            if not scan.take("{"):
                scan.at = before
                scan.blanks()
                return tuple(found)
            test = read_expression(scan)
            scan.blanks()
            if test is None or not scan.take("}"):
                scan.at = before
                scan.blanks()
                return tuple(found)
            found.append(test)

    def _logic_line(self) -> Content:
        scan, place = self.scan, self.scan.place()
        scan.take("~")
        scan.blanks()
        if scan.ahead() == "return":
            line = scan.rest()
            return (Lost(f"~ {line}: only functions give something back.", place),)
        temporary = scan.ahead() == "temp"
        if temporary:
            scan.take("temp")
            scan.blanks()
        begin = scan.at
        found = self._assignment(temporary, place)
        if found is None:
            scan.at = begin
            line = scan.rest()
            if not re.match(r"[\w.]+\s*\(", line):
                raise scan.wrong("After ~ there must be something like: x = true.", begin)
            return (Lost(f"~ {line}: calls a function, which no scenario can.", place),)
        self._line_ends()
        return (found,)

    def _assignment(self, temporary: bool, place: Place) -> Part | None:
        scan = self.scan
        name = scan.name()
        scan.blanks()
        if not name or scan.sees("=="):
            return None
        for step in ("++", "--"):
            if scan.take(step):
                return Assign(name, Apply(step[0], (Name(name), Known(1))), temporary, place)
        sign = ""
        for step in ("+=", "-=", "="):
            if scan.take(step):
                sign = step
                break
        value = read_expression(scan) if sign else None
        if value is None:
            return None
        return Assign(name, value if sign == "=" else Apply(sign[0], (Name(name), value)), temporary, place)

    def _declaration(self, word: str) -> Content:
        scan, at, place = self.scan, self.scan.at, self.scan.place()
        scan.take(word)
        scan.blanks()
        if word in ("VAR", "CONST"):
            self._variable(word, place)
        elif word == "INCLUDE":
            return self._book.included(scan.rest(), scan, at)
        else:
            line = scan.rest()
            if word == "LIST":
                self._book.lists.update(re.findall(r"[^\W\d]\w*", line))
                self._book.losses.append(Lost(f"LIST {line}: a scenario has flags, and no lists.", place))
            elif word == "EXTERNAL":
                why = f"EXTERNAL {line}: a function of another program cannot be called here."
                self._book.losses.append(Lost(why, place))
        return ()

    def _variable(self, word: str, place: Place) -> None:
        scan, at = self.scan, self.scan.at
        name = scan.name()
        scan.blanks()
        value = read_expression(scan) if name and scan.take("=") else None
        if value is None or not scan.line_end():
            raise scan.wrong(f"After {word} there must be a name and a value: {word} x = false.", at)
        self._book.variables.append(Variable(name, value, word == "CONST", place))


def _says(content: Content) -> bool:
    return any(not isinstance(part, Text) or part.text.strip() for part in content)


def _empty(jumps: Content) -> bool:
    return all(getattr(part, "to", "") == "" and getattr(part, "how", "") == "go" for part in jumps)
