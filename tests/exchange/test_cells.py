"""No cell that is written is a formula, however a spreadsheet splits the file."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.exchange.cells import safe_cell

RISKY = "=+-@＝＋－＠"
TEXTS = st.text(st.sampled_from("=+-@＝＋－＠ \t\r\n\0\"'`;,|ab1“”"), max_size=12)


def beginnings(line: str) -> list[str]:
    """All that a spreadsheet may take for the beginning of a cell, whatever it splits at."""
    return [one if one[:1] == "'" else one.lstrip(" \n\"'`“”") for one in re.split(r'[;,|\n"“”\t\r]', line)]


@pytest.mark.parametrize("text", [f"{sign}1+1" for sign in RISKY] + ["\t=1", "\r=1", " =1", '"=1', "''=1", "\ufeff=1"])
def test_what_begins_like_a_formula_begins_with_an_apostrophe(text: str) -> None:
    """Behind an apostrophe every spreadsheet sees text, white space and quotes before the sign or not."""
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["a;=1", "a,+1", 'say "=1"', "a\n@x", "a\r\n-2", "a; '=1", "a|=cmd()", "“=1”"])
def test_a_formula_cannot_begin_in_the_middle(text: str) -> None:
    """After a separator, a quote or a line end the sign has an apostrophe before it, too."""
    found = safe_cell(text)
    assert found != text
    assert not [one for one in beginnings(found) if one[:1] in tuple(RISKY)]


@given(TEXTS)
def test_no_piece_of_any_text_is_a_formula(text: str) -> None:
    """Split at every sign that any spreadsheet splits at, no piece begins with a sign that makes a formula."""
    found = safe_cell(text)
    if found != "-":
        assert not [one for one in beginnings(found) if one[:1] in tuple(RISKY)]


@given(TEXTS)
def test_a_semicolon_locale_sees_no_formula_in_a_comma_file(text: str) -> None:
    """A row read with the wrong separator has no cell that begins a formula."""
    written = io.StringIO()
    csv.writer(written).writerow(["a", safe_cell(text), "b"])
    cells = [cell for row in csv.reader(io.StringIO(written.getvalue()), delimiter=";") for cell in row]
    assert not [one for one in cells if one != "-" and one.lstrip(' "')[:1] in tuple(RISKY)]


@pytest.mark.parametrize("text", ["", "-", "Anna", "Zoë 雪", "a-b", "1+1=2", "mail@home", "It's - well, - fine?"[:8]])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    """Names and words come back letter by letter."""
    assert safe_cell(text) == text


def test_control_characters_become_spaces() -> None:
    """A cell holds no control character but line ends, which are all alike."""
    assert safe_cell("a\0b\tc\r\nd\re\x85") == "a b c\nd\ne "
