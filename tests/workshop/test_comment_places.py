"""The formatter moves no comment to another line than the one it speaks of."""

from pathlib import Path
from random import Random

import pytest

from game import places
from game.loader.canonical.layout import formatted
from game.loader.comments import comments

SHIPPED = sorted(path for path in places.scenarios().glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_comments_stay_where_they_stand_at_whatever_column(path: Path) -> None:
    """Comments on lines of their own keep their order, and so what they speak of, however they are indented."""
    rng = Random(path.stem)
    lines = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if rng.random() < 0.03:
            lines.append(f"{' ' * rng.randint(0, 9)}# note {len(lines)}")
        lines.append(line)
    text = "\n".join(lines)
    new = formatted(text, path.name).new
    assert new is not None
    assert [one.text for one in comments(new)] == [one.text for one in comments(text)]


def test_an_allowance_at_the_margin_stays_above_its_line() -> None:
    """Editors that comment lines out put the # at the margin; it goes on speaking of the same line."""
    reply = "      b:\n        say: x\n# em: allow EM429 meant\n        to: c\n"
    text = f"states:\n  a:\n    replies:\n{reply}  c:\n    say: y\n"
    assert "        # em: allow EM429 meant\n        to: c\n" in (formatted(text, "x").new or "")


def test_comments_behind_the_sign_of_a_block_of_text_are_seen() -> None:
    """They speak of their own line, what stands below them is text, and the formatter keeps them there."""
    text = "a: |  # one # two\n  x # no\nb:\n  - >-  # three\n    y\nc: |2+ # four\n   z\n"
    found = [(one.text, one.line, one.column, one.speaks_of) for one in comments(text)]
    assert found == [("# one # two", 1, 7, 1), ("# three", 4, 9, 4), ("# four", 6, 8, 6)]
    new = formatted("format: 1\n" + text, "text").new
    assert new is not None
    assert [one.text for one in comments(new)] == ["# one # two", "# three", "# four"]


def test_a_sign_that_begins_no_block_of_text_is_text() -> None:
    """A | within quotes or words opens nothing."""
    assert [one.text for one in comments('a: "| # no"\nb: x | y#z # yes\n')] == ["# yes"]
