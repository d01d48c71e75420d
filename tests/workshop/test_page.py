"""What docs/workshop.md says of the commands is so."""

import argparse
import re

import pytest

from game import __version__, places
from game.cli.parser import build_parser
from game.cli.workshop.new import TEMPLATES
from game.loader.canonical.layout import formatted
from tests.loader.links import dangling

PAGE = (places.shipped() / "docs" / "workshop.md").read_text("utf-8")
NOT_ITS_OWN = {"--help", "--scenarios", "--data"}


def options(command: str) -> set[str]:
    """The long options of a command, and -o."""
    (commands,) = (one for one in build_parser(__version__)._actions if isinstance(one, argparse._SubParsersAction))
    found = {name for action in commands.choices[command]._actions for name in action.option_strings}
    return {name for name in found if name.startswith("--") or name == "-o"} - NOT_ITS_OWN - {"--output"}


@pytest.mark.parametrize("command", ["new", "format", "script"])
def test_every_option_is_on_the_page(command: str) -> None:
    """No option of these commands goes unexplained, and none is invented."""
    section = re.search(rf"^## \w+: `{command}`\n(.*?)(?=^## )", PAGE, re.M | re.S)
    assert section is not None
    assert set(re.findall(r"(?<![\w-])(--[a-z]+|-o)\b", section[1])) == options(command)


def test_every_template_is_on_the_page() -> None:
    """The table lists the templates there are."""
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.M) == list(TEMPLATES)


def test_links_lead_somewhere() -> None:
    """No link of the page is broken."""
    assert dangling(PAGE, places.shipped() / "docs") == []


@pytest.mark.parametrize(
    ("said", "old", "new"),
    [
        ("Two spaces a level", "a:\n    - b: c\n", "a:\n  - b: c\n"),
        ("An empty line between states", "states:\n  a: b\n  c: d\n", "states:\n  a: b\n\n  c: d\n"),
        ("one at a time", "a: b\n\n\nc: d\n", "a: b\n\nc: d\n"),
        ("in brackets, `[one, two]`", "a:\n  - one\n  - two\n", "a: [one, two]\n"),
        ("unless comments stand in them", "a: [one, # c\n  two]\n", "a:\n  - one  # c\n  - two\n"),
        ("joined where it fits", "a: {b: c,\n  d: e}\n", "a: {b: c, d: e}\n"),
        ("one key to a line", f"a: {{b: {'c' * 90},\n  d: {'e' * 90}}}\n", f"a:\n  b: {'c' * 90}\n  d: {'e' * 90}\n"),
        ("without quotes", "to: 'there'\n", "to: there\n"),
        ("as you wrote them", 'say: yes\ncustomer: "no"\n', 'say: yes\ncustomer: "no"\n'),
        ("single quotes become", "say: 'yes'\n", 'say: "yes"\n'),
        ("holds none of these", "say: 'a \"b\"'\n", "say: 'a \"b\"'\n"),
        ("stays on one, however long", f"say: {'word ' * 50}x\n", f"say: {'word ' * 50}x\n"),
        ("Two spaces, at least", "a: b # c\n", "a: b  # c\n"),
        ("stay in one", "a:    {b: c}\nlong: {d: e}\n", "a:    {b: c}\nlong: {d: e}\n"),
        ("Keys stay in your order", "states: {}\nid: x\n", "states: {}\nid: x\n"),
    ],
)
def test_the_layout_is_as_told(said: str, old: str, new: str) -> None:
    """Each rule of the page is what the formatter does."""
    assert said in PAGE
    assert formatted(old, "x").new == new
