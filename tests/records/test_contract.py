"""What every body of the records promises: kept exactly, once, for ever."""

from dataclasses import replace

import pytest

from game.domain.action import LAPSE, Action, Deed, Entry
from game.domain.attempt import Trainee
from game.domain.errors import RecordsError
from game.domain.score import Score
from game.records import codec
from tests.records.samples import ANNA, BEGINNING, BEN, RUBRIC, SCENARIO, attempt, days


def test_an_attempt_comes_back_exactly(records):
    """What is read equals what was added, to the microsecond, the fraction of a second and the last huge seed."""
    one = attempt()
    records.add(one)
    assert records.attempt(one.start.playthrough) == one


def test_an_attempt_without_scores_comes_back_exactly(records):
    """A scenario in which nothing can be assessed, an empty journal and odd names in it are kept as they are."""
    odd = attempt(overall=None, scores=(None,) * 4, ranked=False)
    odd = replace(odd, journal=(Entry(Action(Deed.REPLY, "\x00\ud800☃"), 0),), seconds=0.0)
    bare = replace(attempt(), journal=())
    for one in (odd, bare):
        records.add(one)
        assert records.attempt(one.start.playthrough) == one


def test_records_outlive_the_process_that_wrote_them(open_records):
    """Closed and opened again, trainees, texts, attempts and boards are there."""
    one = attempt()
    with open_records() as records:
        records.add(one)
        records.archive_scenario(SCENARIO, "late-return", "The return", "id: late-return\n")
    with open_records() as records:
        assert records.attempt(one.start.playthrough) == one
        assert records.trainees() == (ANNA,)
        assert records.scenario_source(SCENARIO) == "id: late-return\n"
        assert records.best(ANNA.id) == {"late-return": 7250}


def test_adding_an_attempt_again_changes_nothing(records):
    """The same playthrough id is on record once, as first added, however often and with whatever it comes again."""
    one = attempt(overall=5000)
    records.add(one)
    for again in (one, replace(one, stars=1, score=Score(one.score.pillars, 9999))):
        records.add(again)
    assert list(records.stored()) == [one]
    assert records.best(ANNA.id) == {"late-return": 5000}
    assert list(records.faults()) == []


def test_what_is_not_on_record_is_none(records):
    """Unknown ids are answered with None or nothing, not with an error."""
    assert records.attempt("nobody") is None
    assert records.scenario_source("0" * 64) is None
    assert records.rubric_source("0" * 64) is None
    assert records.best("nobody") == {}
    assert list(records.stored()) == []


def test_the_same_name_and_team_is_the_same_trainee(records):
    """However it is typed, and after any number of calls; another team or name is somebody else."""
    anna = records.remember_trainee("Anna Maria", "North")
    assert (anna.name, anna.team, len(anna.id)) == ("Anna Maria", "North", 32)
    assert records.remember_trainee("  Anna \t Maria\x00 ", "North ") == anna
    assert records.remember_trainee("Anna Maria").id != anna.id
    assert records.remember_trainee("Anna Maria").team == ""
    assert records.remember_trainee("Ann", "North").id != anna.id
    assert len(records.trainees()) == 3


def test_a_trainee_may_be_called_anything(records):
    """Control characters, halves of characters, nothing at all: a name that can be shown comes back and is kept."""
    for name in ("\x00", "", "\ud800", "\u202egro.live", "'; DROP TABLE trainees; --", "😀" * 500, "名前", "مرحبا"):
        trainee = records.remember_trainee(name, name)
        assert trainee.name
        assert trainee in records.trainees()
        one = attempt(trainee)
        records.add(one)
        assert records.attempt(one.start.playthrough) == one


def test_an_attempt_brings_its_trainee_along(records):
    """A trainee who was made while the records could not be reached is on record with the attempt, name cleaned."""
    records.add(attempt(Trainee("d" * 32, " Di\x00ana ", "")))
    assert records.trainees() == (Trainee("d" * 32, "Diana", ""),)


def test_an_archived_text_is_never_replaced(records):
    """The first text under a digest stays, and comes back with every character."""
    source = "title: “Grüße”\r\n\ttext: 😀\n"
    records.archive_scenario(SCENARIO, "late-return", "The return", source)
    records.archive_scenario(SCENARIO, "other", "Other", "other")
    records.archive_rubric(RUBRIC, source)
    records.archive_rubric(RUBRIC, "other")
    assert records.scenario_source(SCENARIO) == source
    assert records.rubric_source(RUBRIC) == source


def test_attempts_stream_in_the_order_they_ended(records, monkeypatch):
    """All of them, over several pages, by the order of ending and not by a clock that was turned back."""
    monkeypatch.setattr("game.records.sql.records._PAGE", 20)
    added = [attempt(overall=at, began=attempt().start.began - days(at)) for at in range(43)]
    for one in added[:3]:
        records.add(one)
    stream = records.stored()
    assert next(stream) == added[0]
    for one in added[3:]:
        records.add(one)
    assert list(records.stored()) == added
    assert len(list(stream)) == 2


def test_attempts_can_be_asked_for(records):
    """By trainee, scenario and whether they are ranked."""
    mine, other, learning = attempt(), attempt(BEN, scenario="lost-toy"), attempt(ranked=False)
    for one in (mine, other, learning):
        records.add(one)
    assert list(records.stored(trainee_id=BEN.id)) == [other]
    assert list(records.stored(scenario_id="late-return")) == [mine, learning]
    assert list(records.attempts(scenario_id="late-return")) == [mine, learning]
    assert list(records.stored(ranked=True, trainee_id=ANNA.id)) == [mine]


def test_the_best_is_of_ranked_attempts(records):
    """What was learned without the clock, or not assessed, is no best score."""
    for one in (attempt(overall=6000), attempt(overall=4000), attempt(overall=9000, ranked=False)):
        records.add(one)
    records.add(attempt(overall=None, scenario="lost-toy"))
    records.add(attempt(overall=100, scenario="regular-delivery"))
    assert records.best(ANNA.id) == {"late-return": 6000, "regular-delivery": 100}


@pytest.mark.parametrize("bad", [{"stars": 2**80}, {"ending": "\ud800"}, {"seconds": float("nan")}])
def test_what_a_database_cannot_hold_is_refused_with_a_sentence(records, bad):
    """No driver error comes through, and nothing of the attempt is kept."""
    with pytest.raises(RecordsError, match=r"(records|board).*\.$"):
        records.add(replace(attempt(), **bad))
    assert list(records.stored()) == []
    assert list(records.faults()) == []


def test_a_summary_can_be_rebuilt_from_the_attempts(records):
    """Rebuilding gives the very boards that were kept up to date attempt by attempt."""
    for at in range(30):
        records.add(attempt(ANNA if at % 3 else BEN, overall=at * 37 % 100, scenario=f"s-{at % 4}"))
    before = records.best(ANNA.id)
    records.rebuild_summary()
    assert records.best(ANNA.id) == before
    assert list(records.faults()) == []


def test_attempts_at_a_glance_are_those_on_record(records):
    """Each by what it came to, in the order in which they ended; of some trainees, or of all."""
    many = [attempt(ANNA), attempt(BEN, None, ranked=False, scores=(None,) * 4), attempt(ANNA, 9000)]
    waited = replace(attempt(BEN), journal=(Entry(LAPSE, 40_000),), wow=False)
    for one in (*many, waited):
        records.add(one)
    found = list(records.glances())
    assert [one.id for one in found] == [one.start.playthrough for one in (*many, waited)]
    assert [one.honest for one in found] == [True, True, True, False]
    assert [one.overall for one in found] == [7250, None, 9000, 7250]
    assert found[0].pillars == (9000, 8000, None, 7000)
    assert found[1].pillars == (None,) * 4
    assert (found[0].trainee, found[0].scenario_id, found[0].ranked, found[1].ranked) == (
        ANNA.id, "late-return", True, False,
    )  # fmt: skip
    assert codec.from_microseconds(found[0].began) == BEGINNING
    assert [one.id for one in records.glances([ANNA.id])] == [many[0].start.playthrough, many[2].start.playthrough]
    assert list(records.glances([])) == []


def test_glances_stream_in_pages(records, monkeypatch):
    """However many rows are read at once, each attempt comes once."""
    monkeypatch.setattr("game.records.sql.glances._PAGE", 2)
    monkeypatch.setattr("game.records.sql.glances._PEOPLE", 1)
    many = [attempt(who) for who in (ANNA, BEN, ANNA, ANNA, BEN)]
    for one in many:
        records.add(one)
    ids = [one.start.playthrough for one in many]
    assert [one.id for one in records.glances()] == ids
    assert sorted(one.id for one in records.glances([ANNA.id, BEN.id])) == sorted(ids)
    assert len(list(records.trails(ids))) == 5


def test_a_trail_says_what_was_done_and_not_whose_it_was(records):
    """The journal, the opening and the seed come back exactly; one that is not on record is left out."""
    one = attempt()
    records.add(one)
    (found,) = records.trails([one.start.playthrough, "0" * 32])
    start = one.start
    assert found[:3] == (start.scenario_id, start.scenario_digest, start.rubric_digest)
    assert found[3:] == (start.seed, start.opening, one.journal)
    assert ANNA.id not in repr(found)
