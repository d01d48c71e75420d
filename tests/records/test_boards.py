"""Boards against a model in plain Python that is too simple to be wrong."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.domain.attempt import Attempt, Trainee
from game.records.board import BoardQuery, Policy
from game.records.opening import open_records
from tests.records.samples import ANNA, BEGINNING, BEN, attempt, days

PEOPLE = [
    Trainee(f"{at:032x}", name, team)
    for at, (name, team) in enumerate(
        [("Ann", "N"), ("Bea", "N"), ("Bea", "S"), ("Cem", ""), ("Dan", "S"), ("Eve", "N"), ("Émile", ""), ("fay", "S")]
    )
]
SCORES = st.sampled_from([0, 1, 4999, 5000, 10000, None])


def _mean(values: list[int]) -> int:
    return (2 * sum(values) + len(values)) // (2 * len(values))


def _model(added: list[Attempt], query: BoardQuery) -> list[tuple]:
    """Rank, trainee, overall, pillars, scenarios, attempts, when, older, timed of everybody, in order."""
    pick = {
        Policy.FIRST: lambda many: many[0],
        Policy.LATEST: lambda many: many[-1],
        Policy.BEST: lambda many: max(many, key=lambda one: one.score.overall),
    }[query.policy]
    places = []
    for person in PEOPLE:
        if query.team not in (None, person.team):
            continue
        played: dict[str, list[Attempt]] = {}
        for one in added:
            start = one.start
            of_person = start.ranked and one.score.overall is not None and start.trainee == person
            asked = query.scenario_id in (None, start.scenario_id)
            if of_person and asked and (query.since is None or start.began >= query.since):
                played.setdefault(start.scenario_id, []).append(one)
        if played:
            chosen = [pick(many) for many in played.values()]
            pillars = [[one.score.pillars[at].score for one in chosen] for at in range(4)]
            pillars = [[score for score in scores if score is not None] for scores in pillars]
            places.append(
                (
                    person,
                    _mean([one.score.overall for one in chosen]),
                    tuple(_mean(scores) if scores else None for scores in pillars),
                    len(played),
                    sum(len(many) for many in played.values()),
                    max(one.start.began for one in chosen),
                    any(query.current.get(o.start.scenario_id) not in (None, o.start.scenario_digest) for o in chosen),
                    all(one.start.timed for one in chosen),
                )
            )
    places.sort(key=lambda place: (-place[1], place[0].name, place[0].id))
    return [(1 + sum(other[1] > place[1] for other in places), *place) for place in places]


def _plain(rows) -> list[tuple]:
    return [
        (r.rank, r.trainee, r.overall, r.pillars, r.scenarios, r.attempts, r.when, r.older_version, r.timed)
        for r in rows
    ]


@st.composite
def _attempts(draw) -> list[Attempt]:
    one = st.builds(
        attempt,
        st.sampled_from(PEOPLE),
        SCORES,
        st.sampled_from(["late-return", "lost-toy", "z"]),
        digest=st.sampled_from(["1" * 64, "2" * 64]),
        ranked=st.sampled_from([True, True, True, False]),
        timed=st.booleans(),
        began=st.integers(0, 9).map(lambda count: BEGINNING + days(count)),
        scores=st.tuples(SCORES, SCORES, SCORES, SCORES),
    )
    return draw(st.lists(one, max_size=40))


_QUERIES = st.builds(
    BoardQuery,
    scenario_id=st.sampled_from([None, "late-return", "lost-toy", "unknown"]),
    team=st.sampled_from([None, None, "N", "S", "", "unknown"]),
    policy=st.sampled_from(Policy),
    since=st.sampled_from([None, None, BEGINNING, BEGINNING + days(5), BEGINNING + days(99)]),
    current=st.sampled_from([{}, {"late-return": "1" * 64, "lost-toy": "2" * 64}]),
    me=st.sampled_from([None, *(person.id for person in PEOPLE), "unknown"]),
    limit=st.integers(1, 5),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(_attempts(), st.lists(_QUERIES, min_size=12, max_size=12))
def test_a_board_says_what_the_attempts_say(added, queries):
    """Ranks, ties, order, means, counts, marks, teams, periods, policies, one's own row and its neighbours."""
    with tempfile.TemporaryDirectory() as folder, open_records(Path(folder)) as records:
        for one in added:
            records.add(one)
        assert list(records.faults()) == []
        for query in queries:
            everybody, board = _model(added, query), records.board(query)
            assert _plain(board.rows) == everybody[: query.limit]
            at = (
                [place[1].id for place in everybody].index(query.me)
                if query.me in {place[1].id for place in everybody}
                else -1
            )
            beside = everybody[max(at - 1, query.limit) : at + 2] if at >= query.limit else []
            assert _plain(board.mine) == beside
            assert all(row.mine == (row.trainee.id == query.me) for row in (*board.rows, *board.mine))


def test_equal_scores_share_a_rank(records):
    """1, 1, 3, and by name among equals."""
    for person, overall in ((BEN, 8000), (ANNA, 8000), (PEOPLE[0], 7999)):
        records.add(attempt(person, overall))
    rows = records.board(BoardQuery("late-return")).rows
    assert [(row.rank, row.trainee.name) for row in rows] == [(1, "Anna"), (1, "Ben"), (3, "Ann")]


def test_of_equal_best_attempts_the_earliest_counts(records):
    """Reaching the same score again does not move the date of the first time, with a period or without."""
    for count in range(3):
        records.add(attempt(overall=8000, began=BEGINNING + days(count)))
    for since in (None, BEGINNING):
        (row,) = records.board(BoardQuery("late-return", since=since)).rows
        assert (row.when, row.attempts) == (BEGINNING, 3)


def test_one_s_own_row_stands_between_its_neighbours(records):
    """Beyond the limit, one's row is shown with the two around it, and a neighbour that is in sight is not repeated."""
    for at, person in enumerate(PEOPLE):
        records.add(attempt(person, 9000 - at))
    me = PEOPLE[5].id
    for scenario in ("late-return", None):
        mine = records.board(BoardQuery(scenario, me=me, limit=3)).mine
        assert [(row.rank, row.mine) for row in mine] == [(5, False), (6, True), (7, False)]
        mine = records.board(BoardQuery(scenario, me=me, limit=5)).mine
        assert [row.rank for row in mine] == [6, 7]
        assert records.board(BoardQuery(scenario, me=me, limit=6)).mine == ()


def test_a_board_has_at_least_one_place():
    """A limit of nothing is a mistake of the caller."""
    with pytest.raises(ValueError, match="at least one"):
        BoardQuery(limit=0)


def test_a_turned_back_clock_does_not_change_first_and_latest(records):
    """First and latest follow the order in which contacts ended on this machine."""
    records.add(attempt(overall=1000, began=BEGINNING + days(3)))
    records.add(attempt(overall=2000, began=BEGINNING))
    board = {policy: records.board(BoardQuery("late-return", policy=policy)).rows[0].overall for policy in Policy}
    assert board == {Policy.FIRST: 1000, Policy.BEST: 2000, Policy.LATEST: 2000}
