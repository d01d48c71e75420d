"""An empty name is a slip, not the folder one stands in: commands that take files refuse it, and what is no name."""

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any


def naming_something(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """The parser, and those of all its commands, with every file, folder and id refused that is no name."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                naming_something(one)
        elif action.type is Path or (not action.option_strings and action.type is None and not action.choices):
            action.type = partial(_named, action.type or str)
    return parser


def _named(read: Callable[[str], Any], text: str) -> Any:
    if not text:
        raise argparse.ArgumentTypeError("the name is empty; name a file, a folder or an id")
    if "\0" in text:
        raise argparse.ArgumentTypeError("the name holds a character that no name can hold (NUL)")
    return read(text)
