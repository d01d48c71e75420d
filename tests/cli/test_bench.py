"""The parts of the bench can be asked for by name."""

import sys

from game.cli.parser import build_parser
from tests.bench.__main__ import main


def test_a_part_is_asked_for_by_name():
    """`bench boards` names one part, `bench` none."""
    parser = build_parser("1")
    assert parser.parse_args(["bench", "boards"]).parts == ["boards"]
    assert parser.parse_args(["bench"]).parts == []


def test_a_part_that_is_none_is_told(monkeypatch, capsys):
    """Exit code 2, with the names there are, and nothing is measured."""
    monkeypatch.setattr(sys, "argv", ["bench", "nothing"])
    assert main() == 2
    said = capsys.readouterr()
    assert "boards" in said.err
    assert said.out == ""
