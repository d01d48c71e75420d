"""Formats a text: the usual layout, every comment kept, and proof that nothing else has changed."""

from collections import Counter
from dataclasses import dataclass

from game.loader.building import digest_of
from game.loader.canonical.notes import give_out
from game.loader.canonical.orders import put_in_order
from game.loader.canonical.tree import read_entries
from game.loader.canonical.writing import written
from game.loader.nodes import read_tree
from game.loader.reading import decode
from game.loader.report import Report
from game.loader.results import Diagnostics


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text before and after; `new` is None where it cannot be formatted, and then `problem` or the diagnostics say
    why. `same` says whether the content has the same digest as before."""

    old: str
    new: str | None
    diagnostics: Diagnostics = ()
    problem: str = ""
    same: bool = True


def formatted(content: bytes | str, name: str, *, order: bool = False) -> Formatted:
    """The text of a file in the usual layout; with `order` its keys in the order of the docs, too."""
    report = Report(name)
    text = decode(content, report)
    tree = read_tree(text, report) if text is not None else None
    if text is None or tree is None or not report.sound:
        return Formatted("", None, report.sorted())
    old, data = plain(text), tree.data
    del tree  # the places of everything in it take more room than all the rest
    root = read_entries(old) if isinstance(data, dict) else None
    if root is None:
        return Formatted(old, None, problem="It holds no block of keys to lay out.")
    given = give_out(old, root)
    if order and data.keys() & {"states", "snippet"}:
        put_in_order(root)
    return _proved(old, written(root), given, data, order)


def plain(text: str) -> str:
    """A text as it is laid out: without byte order mark, and with the line ends of a scenario that ships."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _proved(old: str, new: str, given: list[str], data: dict[str, object], order: bool) -> Formatted:
    """The new text, if it holds what the old one held."""
    report = Report("the new text")
    tree = read_tree(new, report)
    same = tree is not None and report.sound and digest_of(tree.data) == digest_of(data)
    if not same and not (order and tree is not None and report.sound and tree.data == data):
        return Formatted(old, None, problem="Its content would change, so it is left as it is.")
    if new.count("#") < old.count("#") or _missing(given, new):
        return Formatted(old, None, problem="A comment would be lost, so it is left as it is.")
    return Formatted(old, new, same=same)


def _missing(given: list[str], new: str) -> bool:
    """Whether one of these comments ends no line of the text; each as often as it was given."""
    wanted = Counter(given)
    for line in new.split("\n"):
        at = line.find("#")
        while at >= 0:
            if line[at:] in wanted:
                wanted[line[at:]] -= 1
            at = line.find("#", at + 1)
    return any(left > 0 for left in wanted.values())
