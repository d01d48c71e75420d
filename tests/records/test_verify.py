"""Verification finds what does not follow from its journal, and nothing else."""

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from game.domain.errors import ActionRefused
from game.domain.score import Score
from game.records.opening import FILE, open_records
from game.records.verify import Difference, Fault, Replayed, verify
from tests.records.samples import RUBRIC, SCENARIO, attempt


def _stored(one):
    left = (one.person, one.leaves, one.story)
    return Replayed(one.ending, one.score, one.stars, one.wow, *left, one.start.opening.variant)


@pytest.fixture
def played(records):
    """Three attempts with all that is needed to replay them."""
    records.archive_scenario(SCENARIO, "late-return", "The return", "the scenario")
    records.archive_rubric(RUBRIC, "the rubric")
    added = [attempt(overall=at) for at in range(3)]
    for one in added:
        records.add(one)
    return added


def test_true_records_have_no_findings(records, played):
    """Each attempt is replayed once, with the texts of its day, and nothing is reported."""
    seen = []

    def replay(one, scenario, rubric):
        seen.append((one, scenario, rubric))
        return _stored(one)

    assert list(verify(records, replay)) == []
    assert seen == [(one, "the scenario", "the rubric") for one in played]


def _pillar(one, **changes):
    first, *rest = one.score.pillars
    return replace(_stored(one), score=Score((replace(first, **changes), *rest), one.score.overall))


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        (lambda one: replace(_stored(one), ending="lost"), Difference("ending", "advocate", "lost")),
        (lambda one: replace(_stored(one), variant="calm"), Difference("variant", "hurried", "calm")),
        (lambda one: replace(_stored(one), stars=2), Difference("stars", "4", "2")),
        (lambda one: replace(_stored(one), wow=False), Difference("wow", "yes", "no")),
        (
            lambda one: replace(_stored(one), score=Score(one.score.pillars, 725)),
            Difference("overall", "0.01", "7.25"),
        ),
        (
            lambda one: replace(_stored(one), score=Score(one.score.pillars, None)),
            Difference("overall", "0.01", "not assessed"),
        ),
        (lambda one: _pillar(one, score=1), Difference("accuracy", "90.00", "0.01")),
        (lambda one: _pillar(one, raw=5), Difference("raw accuracy", "-2", "5")),
        (lambda one: _pillar(one, highest=12), Difference("range of accuracy", "-9 to 11", "-9 to 12")),
        (lambda one: _pillar(one, capped=True), Difference("cap on accuracy", "no", "yes")),
    ],
)
def test_whatever_does_not_follow_is_named(records, played, change, difference):
    """Trainee, scenario, date, what is stored and what follows, for this attempt and no other."""
    lie = played[1]
    (finding,) = verify(records, lambda one, *texts: change(one) if one == lie else _stored(one))
    assert (finding.fault, finding.playthrough, finding.differences) == (
        Fault.DIFFERS,
        lie.start.playthrough,
        (difference,),
    )
    assert finding.sentence == (
        f"Anna, late-return, 2026-03-02 08:30 UTC: {difference.what} is {difference.stored}, "
        f"but {difference.follows} follows."
    )


def test_what_cannot_be_replayed_is_named(records, played):
    """A missing scenario, a missing rubric and a refused action are findings; the other attempts are still checked."""
    records.add(attempt(digest="9" * 64))
    bare = attempt()
    records.add(replace(bare, start=replace(bare.start, rubric_digest="8" * 64)))

    def replay(one, *texts):
        if one == played[0]:
            raise ActionRefused("Reply ask is not on offer in wall.")
        return _stored(one)

    findings = list(verify(records, replay))
    assert {finding.fault for finding in findings} == {Fault.NO_REPLAY}
    said = [finding.sentence.partition(" UTC: ")[2] for finding in findings]
    assert said == [
        "it cannot be replayed: Reply ask is not on offer in wall.",
        "the scenario as it was then is not in the archive.",
        "the rubric as it was then is not in the archive.",
    ]


def test_a_tampered_database_is_found(tmp_path):
    """A damaged journal and a raised summary are findings of their own."""
    with open_records(tmp_path) as records:
        for _ in range(2):
            records.add(attempt())
        records.archive_scenario(SCENARIO, "late-return", "The return", "the scenario")
        records.archive_rubric(RUBRIC, "the rubric")
    with contextlib.closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as connection:
        connection.execute("UPDATE attempts SET journal = '[[' WHERE ordinal = 1")
        connection.execute("UPDATE standings SET best_overall = 10000 WHERE cell = 1")
    with open_records(tmp_path) as records:
        database, journal = verify(records, lambda one, *texts: _stored(one))
    assert (database.fault, journal.fault) == (Fault.DATABASE, Fault.NO_REPLAY)
    assert "summary of Anna at late-return" in database.sentence
    assert "the record is damaged" in journal.sentence
    assert (journal.trainee, journal.scenario_id) == ("Anna", "late-return")
