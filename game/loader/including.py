"""Snippets: blocks of a scenario that lie in files of their own, so that several scenarios can share them."""

import json
from pathlib import Path
from typing import Any

from game.loader.checks import files as cards
from game.loader.checks.shape import BAD_FORMAT
from game.loader.inside import misplaced
from game.loader.names import listed, shown
from game.loader.nodes import Tree, read_tree
from game.loader.reading import decode, read_bytes
from game.loader.report import FILE_LINES, Report
from game.loader.values import WRITE_FORMAT, format_trouble

INCLUDE = "include"
SNIPPET = "snippet"
"""The key that a snippet begins with; what stands there says what it is for."""

BLOCKS = ("desk", "expectations", "promises", "states", "gestures", "endings")
"""What a snippet may bring entries to."""

MOST = 20
"""Snippets in one scenario."""

_PLAIN = ("format", SNIPPET)


def with_snippets(tree: Tree, text: str, folder: Path | None, report: Report) -> tuple[Tree, list[str]]:
    """The scenario with the entries of its snippets, and the texts of all files; what cannot be included is reported.

    Entries keep their order: the scenario's own first, then those of each snippet.
    """
    texts = [text]
    names = tree.data[INCLUDE]
    many = names if isinstance(names, list) else [names]
    merged = tree.without(INCLUDE)
    for number, name in enumerate(many[:MOST]):
        path = (INCLUDE, number) if isinstance(names, list) else (INCLUDE,)
        snippet = _read(name, tree, path, folder, report, texts)
        if snippet is not None:
            _join(merged, snippet, report)
    if len(many) > MOST:
        message = f"{len(many)} snippets are included; {MOST} are the most."
        report.add(cards.NO_SNIPPET, tree.spot((INCLUDE,), key=True), message, "Put several into one file.")
    return merged, texts


def flat(tree: Tree) -> str:
    """A scenario with its snippets as one text that needs no other file; it is kept with the attempts."""
    return json.dumps(tree.data, ensure_ascii=False, indent=1)


def _read(
    name: Any, tree: Tree, path: tuple[str | int, ...], folder: Path | None, report: Report, texts: list[str]
) -> Tree | None:
    problem = misplaced(name, folder) if folder else "Nothing can be included here: this text lies in no folder."
    if problem or folder is None:
        report.missed += [str(folder / name)] if folder and isinstance(name, str) else []
        report.add(cards.NO_SNIPPET, tree.spot(path), problem, cards.NO_SNIPPET.fix)
        return None
    file = folder / name
    own = Report(str(file))
    content = read_bytes(file, own)
    text = decode(content, own) if content is not None else None
    found = read_tree(text, own) if text is not None else None
    if text is None:
        report.missed.append(str(file))
        reason = own.found[0].message if own.found else "It cannot be read."
        report.add(cards.NO_SNIPPET, tree.spot(path), f"'{shown(name)}': {reason}", cards.NO_SNIPPET.fix)
        return None
    report.files.append(str(file))
    texts.append(text)
    report.found += own.found  # of a snippet that can be opened, its own troubles are told in its own lines
    report.sound = report.sound and own.sound
    if found is None:
        return None
    found.move_down((len(report.files) - 1) * FILE_LINES)
    return found if _is_snippet(found, name, report) else None


def _is_snippet(tree: Tree, name: str, report: Report) -> bool:
    data = tree.data
    if not isinstance(data, dict) or not isinstance(data.get(SNIPPET), str):
        message = f"'{shown(name)}' does not begin with `{SNIPPET}:`, so it is none."
        top = ((len(report.files) - 1) * FILE_LINES + 1, 1)
        report.add(cards.NOT_A_SNIPPET, top, message, cards.NOT_A_SNIPPET.fix)
        return False
    fine = _knows_format(tree, report)
    for key, value in data.items():
        if key not in _PLAIN and key not in BLOCKS:
            message = f"A snippet has no '{shown(key)}'; it may bring {listed(BLOCKS, 10)}."
            report.add(cards.NOT_A_SNIPPET, tree.spot((key,), key=True), message, cards.NOT_A_SNIPPET.fix)
            fine = False
        elif key in BLOCKS and not isinstance(value, dict):
            message = f"'{key}' of a snippet should be a block of indented `key: value` lines."
            report.add(cards.NOT_A_SNIPPET, tree.spot((key,)), message, cards.NOT_A_SNIPPET.fix)
            fine = False
    return fine


def _knows_format(tree: Tree, report: Report) -> bool:
    """A snippet may leave its format out; where it names one, the same holds as for a scenario."""
    trouble = format_trouble(tree.data["format"]) if "format" in tree.data else ""
    if trouble:
        report.add(BAD_FORMAT, tree.spot(("format",)), f"'format': {trouble}", WRITE_FORMAT)
    return not trouble


def _join(merged: Tree, snippet: Tree, report: Report) -> None:
    for block in BLOCKS:
        if block not in snippet.data:
            continue
        there = merged.data.get(block)
        for name in snippet.data[block]:
            if isinstance(there, dict) and name in there:
                message = f"'{shown(name)}' in '{block}' is already there, in the scenario or in another snippet."
                spot = snippet.spot((block, name), key=True)
                report.add(cards.TWICE_INCLUDED, spot, message, cards.TWICE_INCLUDED.fix)
        merged.take_in(snippet, block)
