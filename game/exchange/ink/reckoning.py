"""Reads expressions: what stands in braces, after `~` and after `VAR x =`."""

import re

from game.exchange.ink.scanner import Scanner
from game.exchange.ink.tree import Apply, Expression, Known, Name, Unsayable

MAX_DEPTH = 40
MAX_OPERATORS = 100

_OPERATORS = (
    ("&&", 1), ("||", 1), ("and", 1), ("or", 1), ("==", 2), (">=", 2), ("<=", 2), ("<", 2), (">", 2), ("!=", 2),
    ("?", 3), ("has", 3), ("!?", 3), ("hasnt", 3), ("^", 3), ("+", 4), ("-", 5), ("*", 6), ("/", 7), ("%", 8),
    ("mod", 8),
)  # fmt: skip
"""As ink tries them, with how tightly each binds: `and` and `or` bind alike, from left to right."""

_ALIKE = {"&&": "and", "||": "or", "mod": "%"}
_OF_LISTS = {"?": "has", "has": "has", "!?": "hasnt", "hasnt": "hasnt", "^": "^"}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_STRING = re.compile(r'"((?:[^"\\\n{}]|\\.)*)"')


def read_expression(scan: Scanner, least: int = 0, depth: int = 0) -> Expression | None:
    """The expression that comes next, or None where there is none; the cursor then stands anywhere."""
    if depth > MAX_DEPTH:
        raise scan.wrong(f"More than {MAX_DEPTH} levels of parentheses; simplify the condition.")
    scan.blanks()
    left = _unary(scan, depth)
    count = 0
    while left is not None:
        count += 1
        if count > MAX_OPERATORS:
            raise scan.wrong(f"More than {MAX_OPERATORS} parts in one condition; put some of it into variables.")
        scan.blanks()
        before = scan.at
        operator, strength = _operator(scan)
        if strength <= least:
            scan.at = before
            break
        right = read_expression(scan, strength, depth + 1)
        if right is None:
            scan.at = before
            break
        left = _applied(operator, left, right)
    return left


def _applied(operator: str, left: Expression, right: Expression) -> Expression:
    if operator in _OF_LISTS:
        return Unsayable("a list")
    return Apply(_ALIKE.get(operator, operator), (left, right))


def _operator(scan: Scanner) -> tuple[str, int]:
    for operator, strength in _OPERATORS:
        if scan.sees(operator) and not (operator.isalpha() and scan.ahead() != operator):
            if operator == "-" and scan.sees("->"):
                continue
            scan.at += len(operator)
            return operator, strength
    return "", 0


def _unary(scan: Scanner, depth: int) -> Expression | None:
    if scan.sees("->"):
        return _target(scan)
    sign = ""
    if scan.take("-"):
        sign = "-"
    elif scan.take("!"):
        sign = "not"
    elif scan.ahead() == "not":
        scan.take("not")
        sign = "not"
    scan.blanks()
    found = _one(scan, depth)
    if found is None and sign:
        if depth > MAX_DEPTH:
            raise scan.wrong(f"More than {MAX_DEPTH} signs in a row; simplify the condition.")
        found = _unary(scan, depth + 1)
    if found is not None and sign:
        found = Apply("negative" if sign == "-" else "not", (found,))
    return found


def _target(scan: Scanner) -> Expression | None:
    scan.take("->")
    scan.blanks()
    return Unsayable("where to go, kept in a variable") if _path(scan) else None


def _one(scan: Scanner, depth: int) -> Expression | None:
    if scan.sees("("):
        return _brackets(scan, depth)
    number = _NUMBER.match(scan.text, scan.at)
    path = _path(scan)
    if path:
        return _named(scan, path, depth)
    if number:
        scan.at = number.end()
        return Known(float(number[0]) if "." in number[0] else int(number[0][:18]))
    if scan.sees('"'):
        return _string(scan)
    return None


def _named(scan: Scanner, path: str, depth: int) -> Expression | None:
    scan.blanks()
    if scan.sees("("):
        _arguments(scan, depth)
        return Unsayable(f"what {path}() gives")
    return Known(path == "true") if path in ("true", "false") else Name(path)


def _arguments(scan: Scanner, depth: int) -> None:
    scan.take("(")
    scan.blanks()
    while not scan.take(")"):
        if read_expression(scan, 0, depth + 1) is None:
            raise scan.wrong("The arguments after this name are not closed; write ).")
        scan.blanks()
        scan.take(",")
        scan.blanks()


def _brackets(scan: Scanner, depth: int) -> Expression | None:
    begin = scan.at
    scan.take("(")
    scan.blanks()
    if scan.take(")"):
        return Unsayable("a list")
    inside = read_expression(scan, 0, depth + 1)
    scan.blanks()
    if inside is not None and scan.take(")"):
        return inside
    if inside is not None and scan.sees(","):
        end = scan.text.find(")", scan.at)
        if end >= 0 and "\n" not in scan.text[scan.at : end]:
            scan.at = end + 1
            return Unsayable("a list")
    if inside is None:
        return None
    raise scan.wrong("This parenthesis is not closed; write ).", begin)


def _string(scan: Scanner) -> Expression | None:
    found = _STRING.match(scan.text, scan.at)
    if found:
        scan.at = found.end()
        return Known(re.sub(r"\\(.)", r"\1", found[1]))
    end = scan.text.find('"', scan.at + 1)
    line = scan.text.find("\n", scan.at)
    if end < 0 or 0 <= line < end:
        return None
    scan.at = end + 1
    return Unsayable("a text put together from parts")


def _path(scan: Scanner) -> str:
    before = scan.at
    path = scan.name()
    while path and scan.sees("."):
        scan.take(".")
        part = scan.name()
        if not part:
            scan.at = before
            return ""
        path = f"{path}.{part}"
    return path
