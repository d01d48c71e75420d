"""The tables say what is on record, and a spreadsheet reads them back."""

import csv
import io

import pytest

from game.domain.pillars import PILLARS
from game.exchange.plays.play import Play
from game.exchange.plays.sheets import ATTEMPTS, DECISIONS, PLAIN, Style, attempt_rows, decision_rows, table
from tests.exchange.plays.made import random_plays


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """Random plays, by trainees some of whose names are formulas."""
    return random_plays(40)


def attempts(plays: list[Play], style: Style = PLAIN) -> list[dict[str, str]]:
    """The table of attempts, read back."""
    return read("".join(table(ATTEMPTS, attempt_rows(plays), style)), style)


def decisions(plays: list[Play], style: Style = PLAIN) -> list[dict[str, str]]:
    """The table of decisions, read back."""
    return read("".join(table(DECISIONS, decision_rows(plays), style)), style)


def read(text: str, style: Style) -> list[dict[str, str]]:
    """A table as the csv module of Python reads it; every row has every column."""
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if style.semicolon else ","))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def test_every_attempt_is_a_row_with_every_pillar(plays: list[Play]) -> None:
    """Scores, stars and the ending are those on record; a pillar not assessed is empty."""
    rows = attempts(plays)
    assert [row["attempt"] for row in rows] == [one.id for one in plays]
    for row, play in zip(rows, plays, strict=True):
        score = play.attempt.score
        assert row["overall"] == ("" if score.overall is None else f"{score.overall / 100:.2f}".rstrip("0").rstrip("."))
        for pillar in PILLARS:
            kept = score.of(pillar)
            assert (float(row[pillar]) if row[pillar] else None) == (None if kept.score is None else kept.score / 100)
            assert int(row[f"raw_{pillar}"]) == kept.raw
        assert (row["stars"], row["ending"]) == (str(play.attempt.stars), play.attempt.ending)
        assert row["ranked"] == ("yes" if play.attempt.start.ranked else "no")


def test_every_decision_is_a_row(plays: list[Play]) -> None:
    """As many rows as actions that counted, numbered from 1; their points add up to the raw points of the attempt."""
    rows = decisions(plays)
    for play in plays:
        own = [row for row in rows if row["attempt"] == play.id]
        assert [row["decision"] for row in own] == [str(number) for number in range(1, len(own) + 1)]
        for pillar in PILLARS:
            assert sum(int(row[f"points_{pillar}"]) for row in own) == play.attempt.score.of(pillar).raw


def test_negative_numbers_stay_numbers(plays: list[Play]) -> None:
    """Numbers are written bare, with their sign and neither quotes nor an apostrophe."""
    text = "".join(table(DECISIONS, decision_rows(plays)))
    below = [row["points_empathy"] for row in decisions(plays) if row["points_empathy"].startswith("-")]
    assert below
    assert all(int(one) < 0 for one in below)
    assert "'-1" not in text
    assert '"-1"' not in text


def test_no_cell_of_words_is_a_formula(plays: list[Play]) -> None:
    """Names and teams that a spreadsheet would run are there, behind an apostrophe."""
    rows = [*attempts(plays), *decisions(plays)]
    assert {row["name"] for row in rows} >= {"'=cmd()|' /C calc'!A0", "Anna"}
    assert {row["team"] for row in rows} >= {"'@team", "North"}
    numbers = {name for name in (*ATTEMPTS, *DECISIONS) if name.startswith(("points_", "raw_"))}
    words = [cell for row in rows for name, cell in row.items() if name not in numbers]
    assert not [cell for cell in words if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_a_semicolon_file_has_decimal_commas(plays: list[Play]) -> None:
    """For spreadsheets that write 90,49; all else is the same."""
    style = Style(semicolon=True)
    plain, other = attempts(plays), attempts(plays, style)
    assert any("." in row["overall"] for row in plain)
    assert [row["overall"].replace(",", ".") for row in other] == [row["overall"] for row in plain]
    assert [row["name"] for row in other] == [row["name"] for row in plain]


def test_the_byte_order_mark_comes_when_asked_for(plays: list[Play]) -> None:
    """It is the first character of the file, once, and only then."""
    marked = "".join(table(ATTEMPTS, attempt_rows(plays), Style(bom=True)))
    assert marked.encode().startswith(b"\xef\xbb\xbfattempt,")
    assert marked == "\ufeff" + "".join(table(ATTEMPTS, attempt_rows(plays)))
