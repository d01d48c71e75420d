"""Only what holds counts, at its true place; the rest is put aside with the reason."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import select, update

from game.domain.action import BACK, Entry, reply
from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.moment import Mode
from game.domain.score import Score
from game.records.board import BoardQuery, Policy
from game.records.sql.shared_tables import SENT, SUBMISSIONS
from game.records.sync.accepting import accept, counts, quarantine
from game.records.sync.payload import Submission
from game.records.sync.pushing import push
from game.session.judging import Judge
from game.session.library import Library
from tests.exchange.plays.made import played
from tests.records.samples import ANNA, BEGINNING, BEN, attempt

_TRUE = lambda one: ""  # noqa: E731 - a judge that finds nothing


def _send(local, board, *many):
    for one in many:
        local.add(one)
    push(local, board)


@pytest.fixture(scope="module")
def true():
    """A contact really played, and what it was played by."""
    library = Library()
    prepared = library.prepared("late-return")
    return library, prepared, played(prepared, Random(3), ANNA, BEGINNING)


def _publish(board, true):
    library, prepared, _ = true
    scenario = prepared.scenario
    board.archive_scenario(scenario.digest, scenario.id, scenario.title, scenario.source)
    board.archive_rubric(prepared.rubric.digest, library.rubric_source)


def test_what_follows_from_its_journal_counts(local, board, true):
    """A true attempt is on the board's record exactly as it was played, and says which computer it came from."""
    _publish(board, true)
    _send(local, board, true[2])
    assert counts(board) == {"waiting": 1, "accepted": 0, "quarantined": 0}
    assert list(board.stored()) == [], "nothing counts before it was played again"
    assert accept(board, Judge(board)).trusted == 1
    assert list(board.stored()) == [true[2]]
    assert counts(board) == {"waiting": 0, "accepted": 1, "quarantined": 0}
    assert list(board.faults()) == []


def _tampered(one):
    score = one.score
    return [
        ("overall", replace(one, score=Score(score.pillars, min((score.overall or 0) + 500, 10_000)))),
        ("stars", replace(one, stars=one.stars % 5 + 1)),
        ("ending", replace(one, ending="nowhere")),
        ("cannot be replayed", replace(one, journal=(Entry(reply("not-on-offer"), 1), *one.journal))),
        ("cannot be replayed", replace(one, journal=one.journal[:-1])),
        ("ended before", replace(one, seconds=-5.0)),
        ("go backwards", replace(one, journal=tuple(replace(two, at=-two.at) for two in one.journal))),
        ("longer than anybody", replace(one, seconds=1e12)),
        ("before the last action", replace(one, seconds=0.0)),
        ("counts", replace(one, start=replace(one.start, mode=Mode.LEARN))),
        ("taken back", replace(one, journal=(one.journal[0], replace(one.journal[0], action=BACK), *one.journal))),
        ("are of 'late-return'", replace(one, start=replace(one.start, scenario_id="first-day"))),
        ("after it came in", replace(one, start=replace(one.start, began=datetime(2190, 1, 1, tzinfo=UTC)))),
        ("clock of that computer", replace(one, start=replace(one.start, began=datetime(1970, 1, 2, tzinfo=UTC)))),
        ("not in the archive", replace(one, start=replace(one.start, scenario_digest="9" * 64))),
        ("not in the archive", replace(one, start=replace(one.start, rubric_digest="9" * 64))),
    ]


@pytest.mark.parametrize("number", range(16))
def test_what_does_not_hold_is_put_aside_with_the_reason(local, board, true, number):
    """Tampered, impossible and unknown attempts are named with whose they are and why; nothing of them counts."""
    why, bad = _tampered(true[2])[number]
    _publish(board, true)
    _send(local, board, bad)
    done = accept(board, Judge(board))
    assert done.trusted == 0
    assert why in done.quarantined[0].reason
    assert done.quarantined[0].trainee == "Anna"
    assert [one.reason for one in quarantine(board)] == [done.quarantined[0].reason]
    assert list(board.stored()) == []
    assert board.board(BoardQuery()).rows == ()


def test_an_unknown_version_counts_once_it_is_published(local, board, true):
    """What was put aside for want of its text is judged again when it is there; what is bad stays aside."""
    _, bad = _tampered(true[2])[0]
    bad = replace(bad, start=replace(bad.start, playthrough="7" * 32))
    _send(local, board, true[2], bad)
    assert accept(board, Judge(board)).trusted == 0
    _publish(board, true)
    assert accept(board, Judge(board)).trusted == 0, "nothing waits"
    done = accept(board, Judge(board), again=True)
    assert (done.trusted, len(done.quarantined)) == (1, 1)
    assert [one.start.playthrough for one in board.attempts()] == [true[2].start.playthrough]


def test_a_text_that_is_no_record_is_put_aside(local, board):
    """A payload that somebody wrote by hand hurts nobody else's."""
    _send(local, board, attempt(), attempt(BEN))
    with board.database.writing() as connection:
        first = connection.execute(select(SUBMISSIONS.c.id).limit(1)).scalar_one()
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == first).values(payload='{"format": 1}'))
    done = accept(board, _TRUE)
    assert (done.trusted, len(done.quarantined)) == (1, 1)
    assert "cannot be read" in done.quarantined[0].reason


def test_a_record_sent_as_that_of_somebody_else_is_put_aside(local, board):
    """The trainee on the outside must be the one inside, and so must the id."""
    _send(local, board, attempt(), attempt())
    with board.database.writing() as connection:
        rows = connection.execute(select(SUBMISSIONS)).mappings().all()
        value = json.loads(rows[0]["payload"])
        value["row"]["trainee_id"] = BEN.id
        here = SUBMISSIONS.c.id == rows[0]["id"]
        connection.execute(update(SUBMISSIONS).where(here).values(payload=json.dumps(value)))
        here = SUBMISSIONS.c.id == rows[1]["id"]
        connection.execute(update(SUBMISSIONS).where(here).values(payload=rows[0]["payload"]))
    assert accept(board, _TRUE).trusted == 0


def test_what_comes_late_stands_where_it_was_played(local, board, tmp_path):
    """The first attempt is the one that was played first, even where that computer was offline for weeks."""
    from game.records.opening import open_records

    late = attempt(overall=3000, began=BEGINNING)
    soon = attempt(overall=8000, began=BEGINNING + timedelta(days=20))
    _send(local, board, soon)
    accept(board, _TRUE)
    with open_records(tmp_path / "other") as other:
        _send(other, board, late)
    accept(board, _TRUE)
    (row,) = board.board(BoardQuery("late-return", policy=Policy.FIRST)).rows
    assert row.overall == 3000
    assert [one.score.overall for one in board.attempts()] == [3000, 8000]
    assert list(board.faults()) == []


def test_a_clock_turned_back_changes_no_order(local, board):
    """Of one computer the order is that in which the attempts ended, whatever its clock says."""
    _send(local, board, attempt(overall=1000, began=BEGINNING), attempt(overall=2000, began=BEGINNING - timedelta(9)))
    accept(board, _TRUE)
    assert [one.score.overall for one in board.attempts()] == [1000, 2000]


def test_what_is_judged_again_stands_where_it_was_played(local, board):
    """An attempt put aside at first, and counted when its version was published, is still the first of its trainee."""
    first = attempt(overall=3000, began=BEGINNING, digest="9" * 64)
    later = [attempt(overall=8000, began=BEGINNING + timedelta(day)) for day in (1, 2)]
    _send(local, board, first, *later)
    done = accept(board, lambda one: "unknown" if one.start.scenario_digest == "9" * 64 else "")
    assert (done.trusted, len(done.quarantined)) == (2, 1)
    assert accept(board, _TRUE, again=True).trusted == 1
    assert [one.score.overall for one in board.attempts()] == [3000, 8000, 8000]
    (row,) = board.board(BoardQuery("late-return", policy=Policy.FIRST)).rows
    assert row.overall == 3000
    assert list(board.faults()) == []


def test_what_is_judged_again_keeps_its_place_on_a_clock_turned_back(local, board):
    """So it does where only the order on its computer says what was first."""
    many = [attempt(overall=1000 * day, began=BEGINNING - timedelta(day)) for day in (1, 2, 3)]
    _send(local, board, *many)
    accept(board, lambda one: "unknown" if one == many[1] else "")
    accept(board, _TRUE, again=True)
    assert [one.score.overall for one in board.attempts()] == [1000, 2000, 3000]


def test_what_is_deleted_while_it_is_judged_stops_nothing(local, board):
    """Where somebody is forgotten in the middle of the judging, the rest is judged."""
    gone = attempt()
    _send(local, board, gone, attempt(BEN), attempt(BEN))

    def forgets(one):
        with board.database.writing() as connection:
            connection.execute(SUBMISSIONS.delete().where(SUBMISSIONS.c.trainee_id == BEN.id))
        return ""

    assert accept(board, forgets).trusted == 1
    assert [one.start.playthrough for one in board.attempts()] == [gone.start.playthrough]


def test_a_later_choice_is_not_undone_by_what_comes_late(local, board, tmp_path):
    """A choice reaches the board at the next sync, by itself; an attempt sent before does not undo it."""
    _send(local, board, attempt())
    accept(board, _TRUE)
    local.add(attempt())
    local.set_consent(ANNA.id, Consent(Shown.HIDDEN))
    push(local, board)
    assert board.consent(ANNA.id).shown is Shown.HIDDEN, "before anything was judged"
    local.set_consent(ANNA.id, Consent())
    push(local, board)
    assert board.consent(ANNA.id) == Consent()
    local.set_consent(ANNA.id, Consent(Shown.HIDDEN))
    push(local, board)
    assert accept(board, _TRUE).trusted == 1
    assert board.consent(ANNA.id).shown is Shown.HIDDEN


@pytest.mark.parametrize("anonymous", [False, True])
def test_whoever_was_forgotten_does_not_come_back(local, board, anonymous):
    """What waits on the board is deleted, not put aside; what stays here anonymously is not sent."""
    from game.records.privacy.forgetting import forget

    _send(local, board, attempt())
    assert accept(board, _TRUE).trusted == 1
    late = attempt()
    _send(local, board, late, attempt(BEN))
    forget(board, ANNA.id, anonymous=anonymous)
    with board.database.writing() as connection:  # as it comes in from a computer that does not know yet
        connection.execute(SUBMISSIONS.delete().where(SUBMISSIONS.c.id == late.start.playthrough))
    with local.database.writing() as connection:
        connection.execute(SENT.delete().where(SENT.c.item == late.start.playthrough))
    push(local, board)
    assert counts(board)["waiting"] == 2
    assert accept(board, _TRUE).trusted == 1
    assert late.start.playthrough not in {one.start.playthrough for one in board.attempts()}
    assert counts(board)["waiting"] == counts(board)["quarantined"] == 0
    forget(local, ANNA.id, anonymous=anonymous)
    assert push(local, board).sent == 0
    assert ANNA.name not in {one.name for one in board.trainees()}


def test_names_and_stories_go_by_consent(local, board):
    """How a trainee appears, and which story is released, come with what they sent."""
    one = attempt()
    local.add(one)
    local.set_consent(ANNA.id, Consent(Shown.ALIAS, "Blue Heron"))
    local.share_story(one.start.playthrough, True)
    push(local, board)
    accept(board, _TRUE)
    (row,) = board.board(BoardQuery()).rows
    assert row.trainee.name == "Blue Heron"
    assert len(board.stories()) == 1
    assert board.consent(ANNA.id) == Consent(Shown.ALIAS, "Blue Heron")


def test_stopped_while_judging_nothing_counts_twice(local, board):
    """Each is judged and counted in one transaction: stopping in between loses nothing and doubles nothing."""
    _send(local, board, *(attempt() for _ in range(5)))
    judged = []

    def stops(one):
        judged.append(one)
        if len(judged) == 3:
            raise KeyboardInterrupt
        return ""

    with pytest.raises(KeyboardInterrupt):
        accept(board, stops)
    assert counts(board) == {"waiting": 3, "accepted": 2, "quarantined": 0}
    assert accept(board, _TRUE).trusted == 3
    assert sum(1 for _ in board.stored()) == 5
    assert list(board.faults()) == []


def test_somebody_quicker_leaves_nothing_to_do(local, board):
    """Where another manager has judged it meanwhile, it is not counted again."""
    _send(local, board, attempt())

    def slow(one):
        assert accept(board, _TRUE).trusted == 1
        return ""

    assert accept(board, slow).trusted == 0
    assert sum(1 for _ in board.stored()) == 1


def test_a_board_takes_many_trainees_of_one_name(local, board):
    """Two people called Anna stay two, for ids say who is who."""
    twin = Trainee("9" * 32, ANNA.name, ANNA.team)
    _send(local, board, attempt(), attempt(twin))
    accept(board, _TRUE)
    assert len(board.trainees()) == 2
    assert Submission(attempt(twin), Consent()).trainee == twin
