"""Whatever a user of the server sends, judging goes on: it is put aside, and what others sent counts."""

import json
from random import Random

import pytest
from sqlalchemy import select, update

from game.records.sql.shared_tables import SUBMISSIONS
from game.records.sync.accepting import accept, quarantine
from game.records.sync.pushing import push
from game.session.judging import Judge
from game.session.library import Library
from tests.exchange.plays.made import played
from tests.records.samples import ANNA, BEGINNING, BEN


@pytest.fixture(scope="module")
def true():
    """Two contacts really played, by two people, and what they were played by."""
    library = Library()
    prepared = library.prepared("late-return")
    return library, prepared, played(prepared, Random(3), ANNA, BEGINNING), played(prepared, Random(4), BEN, BEGINNING)


def _row(**changes):
    def change(value):
        value["row"] |= changes

    return change


def _outside(**changes):
    def change(value):
        value |= changes

    return change


HOSTILE = {
    "endless": _row(seconds=float("inf")),
    "no number": _row(seconds=float("nan")),
    "for ages": _row(seconds=1e300),
    "at the end of time": _row(began=253402300799_000000, seconds=9e9),
    "before time": _row(began=-(10**17)),
    "a null in the ending": _row(ending="\x00"),
    "half a letter in the ending": _row(ending="\ud800"),
    "a null in the story": _row(story="\x00"),
    "a null in the contact": _row(scenario_id="\x00"),
    "half a letter in the contact": _row(scenario_id="\ud800"),
    "a null in the shift": _row(shift="\x00"),
    "half a letter in the shift": _row(shift="\ud800"),
    "a null in the digest": _row(scenario_digest="\x00"),
    "half a letter in the digest": _row(rubric_digest="\ud800"),
    "a list as a digest": _row(scenario_digest=[]),
    "a huge seed": _row(seed="9" * 4000),
    "too huge a seed": _row(seed="9" * 5000),
    "an odd opening": _row(opening='{"version":1,"variant":"\\u0000","memory":["\\ud800"],"strain":3}'),
    "deep": _row(journal="[" * 100_000),
    "a null in the journal": _row(journal='[["reply","\\u0000",1]]'),
    "half a letter in the journal": _row(journal='[["reply","\\ud800",1]]'),
    "a huge time": _row(journal='[["reply","x",' + "9" * 4000 + "]]"),
    "a huge score": _row(overall=10**30),
    "huge stars": _row(stars=10**30),
    "half a letter in the name": _outside(name="\ud800"),
    "a null in the name": _outside(name="\x00"),
    "a name of nothing": _outside(name=""),
    "a null in the alias": _outside(alias="\x00", shown="alias"),
    "a list as consent": _outside(shown=[]),
    "an alias that is a list": _outside(alias=[]),
    "half a letter in the version": _outside(format="\ud800"),
    "half a letter in the kind": _outside(kind="\ud800"),
}


def _spoil(board, playthrough, change):
    here = SUBMISSIONS.c.id == playthrough
    with board.database.writing() as connection:
        value = json.loads(connection.execute(select(SUBMISSIONS.c.payload).where(here)).scalar_one())
        change(value)
        connection.execute(update(SUBMISSIONS).where(here).values(payload=json.dumps(value)))


@pytest.mark.parametrize("what", HOSTILE)
def test_nobody_can_stop_the_judging(local, board, true, what):
    """A poisoned submission of Anna's costs Ben nothing: his counts, and hers is put aside or counts as it is true."""
    library, prepared, hers, his = true
    scenario = prepared.scenario
    board.archive_scenario(scenario.digest, scenario.id, scenario.title, scenario.source)
    board.archive_rubric(prepared.rubric.digest, library.rubric_source)
    for one in (hers, his):
        local.add(one)
    push(local, board)
    _spoil(board, hers.start.playthrough, HOSTILE[what])
    accept(board, Judge(board))
    assert his in list(board.attempts())
    assert accept(board, Judge(board), again=True).trusted == 0
    for one in quarantine(board):
        assert (one.reason + one.id + one.trainee).isprintable()
    assert list(board.faults()) == []
