"""What is gathered is what is on record: all of it, in order, each by the texts it was played by."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from game.domain.action import Entry, reply
from game.domain.attempt import Attempt
from game.domain.consent import Consent, Shown
from game.domain.moment import Mode
from game.domain.pillars import PILLARS
from game.exchange.plays.play import Result
from game.exchange.xapi.outbox import Outbox
from game.exchange.xapi.sending import Sender
from game.exchange.xapi.statements import Author
from game.exchange.xapi.store import LearningStore
from game.session.exports import Chosen, Gatherer
from game.session.library import Library
from game.session.training import Training
from tests.exchange.plays.made import BEGINNING, PASS_MARK, keep, shipped_attempts, trainee, training_in
from tests.exchange.xapi.stand_in import PASSWORD, USER, running

HOME = "https://training.example.org"


@pytest.fixture(scope="module")
def attempts(library: Library) -> list[Attempt]:
    """Random attempts at shipped scenarios."""
    return list(shipped_attempts(library, 30))


@pytest.fixture
def training(tmp_path: Path, library: Library) -> Iterator[Training]:
    """Empty records."""
    made = training_in(tmp_path, library)
    yield made
    made.keeper.close()


def after(attempt: Attempt, overall: int | None, hours: int) -> Attempt:
    """The same attempt later, with another overall score."""
    start = replace(
        attempt.start,
        playthrough=f"{hours:032x}",
        began=BEGINNING + timedelta(hours=hours),
        mode=Mode.ASSESS,
        ranked=True,
    )
    return replace(attempt, start=start, score=replace(attempt.score, overall=overall))


def test_all_attempts_come_in_order_with_their_decisions(training: Training, attempts: list[Attempt]) -> None:
    """Each once, equal to the record, its decisions coming to its raw points, and nothing to complain of."""
    keep(training, attempts)
    found = Gatherer(training, PASS_MARK)
    plays = list(found.plays())
    assert [one.attempt for one in plays] == attempts
    assert not found.troubles
    for play in plays:
        assert play.decisions is not None
        for at, pillar in enumerate(PILLARS):
            assert sum(one.points[at] for one in play.decisions) == play.attempt.score.of(pillar).raw


def test_choices_choose(training: Training, attempts: list[Attempt]) -> None:
    """Scenario, name, team and day leave out what is not meant; letters' case does not matter."""
    keep(training, attempts)

    def ids(chosen: Chosen) -> list[str]:
        return [one.id for one in Gatherer(training, PASS_MARK).plays(chosen)]

    day = attempts[20].start.began
    starts = [one.start for one in attempts]
    assert ids(Chosen(scenario="late-return")) == [
        one.playthrough for one in starts if one.scenario_id == "late-return"
    ]
    assert ids(Chosen(name="ANNA")) == [one.playthrough for one in starts if one.trainee.name == "Anna"]
    assert ids(Chosen(team="")) == [one.playthrough for one in starts if one.trainee.team == ""]
    assert ids(Chosen(since=day)) == [one.playthrough for one in starts if one.began >= day]
    assert ids(Chosen(name="nobody")) == []


def test_others_see_the_public_name(training: Training, attempts: list[Attempt]) -> None:
    """An alias in place of the name; of somebody hidden neither name nor team, and neither finds them; all attempts
    are there."""
    keep(training, attempts)
    people = {one.name: one for one in training.keeper.records.trainees()}
    training.keeper.records.set_consent(people["Anna"].id, Consent(Shown.HIDDEN, "kept"))
    training.keeper.records.set_consent(people["Ben"].id, Consent(Shown.ALIAS, "Bear"))
    plays = list(Gatherer(training, PASS_MARK).plays())
    assert [one.attempt for one in plays] == attempts
    seen = {play.attempt.start.trainee.name: (play.name, play.team) for play in plays}
    assert (seen["Anna"], seen["Ben"]) == (("", ""), ("Bear", ""))
    assert seen["Zoë 雪"] == ("Zoë 雪", 'a;"b')
    for chosen in (Chosen(name="Anna"), Chosen(team="North"), Chosen(name="Ben"), Chosen(name="kept")):
        assert not list(Gatherer(training, PASS_MARK).plays(chosen))
    assert list(Gatherer(training, PASS_MARK).plays(Chosen(name="bear")))
    assert list(Gatherer(training, PASS_MARK).plays(Chosen(trainee_id=people["Anna"].id)))


def test_nothing_is_failed_after_it_was_passed(training: Training, attempts: list[Attempt]) -> None:
    """By the pass mark; a fail after a pass is none, for this trainee and this scenario only, whatever is chosen."""
    one = attempts[0]
    other = replace(one, start=replace(one.start, trainee=trainee(1 + int(one.start.trainee.id, 16))))
    scores = [(one, PASS_MARK - 1), (one, PASS_MARK), (one, 0), (one, None), (other, 0)]
    many = [after(which, overall, hours) for hours, (which, overall) in enumerate(scores, start=1)]
    keep(training, many)
    plays = list(Gatherer(training, PASS_MARK).plays())
    assert [play.result for play in plays] == [
        Result.FAILED,
        Result.PASSED,
        Result.NONE,
        Result.PASSED,
        Result.FAILED,
    ]
    assert [play.number for play in plays] == [1, 2, 3, 4, 1]
    late = list(Gatherer(training, PASS_MARK).plays(Chosen(since=many[2].start.began)))
    assert [play.result for play in late] == [play.result for play in plays[2:]]
    assert [play.number for play in late] == [3, 4, 1]


def test_practice_is_neither_passed_nor_failed(training: Training, attempts: list[Attempt]) -> None:
    """Learning has no result and no number."""
    keep(training, attempts)
    practised = [one for one in Gatherer(training, PASS_MARK).plays() if not one.attempt.start.ranked]
    assert practised
    assert {(one.result, one.number) for one in practised} == {(Result.NONE, 0)}


def test_what_cannot_be_replayed_is_said(training: Training, attempts: list[Attempt]) -> None:
    """An attempt whose texts are gone, or whose journal does not fit, comes without decisions, and is named."""
    lost = replace(attempts[0], start=replace(attempts[0].start, scenario_digest="f" * 64))
    wrong = replace(attempts[1], journal=(Entry(reply("no-such-reply"), 1),))
    training.keeper.records.add(lost)
    keep(training, [wrong, attempts[2]])
    found = Gatherer(training, PASS_MARK)
    plays = list(found.plays())
    assert [one.decisions is None for one in plays] == [True, True, False]
    assert len(found.troubles) == 2
    assert lost.start.playthrough in found.troubles[0]
    assert wrong.start.playthrough in found.troubles[1]


def test_the_store_holds_what_the_records_hold(
    training: Training, attempts: list[Attempt], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the statements alone come the same attempts, replies, scores, endings and trainees as are on record."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    keep(training, attempts)
    plays = list(Gatherer(training, PASS_MARK).plays())
    with running() as store:
        outbox = Outbox(tmp_path, store.address, HOME)
        Sender(LearningStore(store.address, USER, PASSWORD), outbox, Author(HOME)).send(plays)
        held = [store.held[name] for name in store.order]
    ending = f"{HOME}/extensions/ending"
    told: dict[str, list[str]] = {}
    over = []
    for one in held:
        kind = one["verb"]["display"]["en"]
        if kind == "answered":
            told.setdefault(one["context"]["registration"], []).append(one["result"]["response"])
        elif kind == "completed":
            score = one["result"].get("score", {}).get("raw")
            who = one["actor"]["account"]["name"]
            over.append((who, score, one["result"]["extensions"][ending], told[one["context"]["registration"]]))
    assert over == [
        (
            play.attempt.start.trainee.id,
            None if play.attempt.score.overall is None else play.attempt.score.overall / 100,
            play.attempt.ending,
            [one.name for one in play.decisions or () if one.cost is not None],
        )
        for play in plays
    ]
