"""Boards against a model in plain Python that is too simple to be wrong."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, update

from game.domain.attempt import Attempt, Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsDamaged
from game.records.board import COLLEAGUE, BoardQuery, Kind, Measure, Policy, is_period, periods
from game.records.opening import open_records
from game.records.sql import ratings, summary_anew, summary_rows
from game.records.sql.summary_tables import STANDINGS
from game.records.sql.tables import ATTEMPTS
from tests.records.samples import ANNA, BEGINNING, BEN, attempt, days

PEOPLE = [
    Trainee(f"{at:032x}", name, team)
    for at, (name, team) in enumerate(
        [("Ann", "N"), ("Bea", "N"), ("Bea", "S"), ("Cem", ""), ("Dan", "S"), ("Eve", "N"), ("Émile", ""), ("fay", "S")]
    )
]
SCORES = st.sampled_from([0, 1, 4999, 5000, 10000, None])
MODULES = {"early": ["late-return", "z"], "late": ["z"]}


def _mean(values: list[int]) -> int:
    return (2 * sum(values) + len(values)) // (2 * len(values))


def _scores(one: Attempt) -> tuple:
    return (one.score.overall, *(pillar.score for pillar in one.score.pillars))


def _counting(policy: Policy, many: list[Attempt]) -> list[Attempt]:
    best = max(many, key=lambda one: one.score.overall)
    return {Policy.FIRST: many[:1], Policy.LATEST: many[-1:], Policy.BEST: [best], Policy.AVERAGE: many}[policy]


def _asked(query: BoardQuery, one: Attempt) -> bool:
    start = one.start
    return (
        start.ranked
        and one.score.overall is not None
        and query.scenario_id in (None, start.scenario_id)
        and (query.module is None or start.scenario_id in MODULES.get(query.module, ()))
        and (query.since is None or start.began >= query.since)
        and (not query.period or query.period in periods(start.began))
        and (start.timed or not query.timed)
    )


def _together(lines: list[tuple]) -> tuple:
    columns = [[score for score in column if score is not None] for column in zip(*lines, strict=True)]
    return tuple(_mean(column) if column else None for column in columns)


def _gain(query: BoardQuery, played: dict[str, list[Attempt]]) -> int | None:
    gains = []
    for many in played.values():
        overalls = [one.score.overall for one in many]
        if len(overalls) > 1:
            to = overalls[-1] if query.kind is Kind.IMPROVEMENT else _mean(overalls[1:][-3:])
            gains.append(to - overalls[0])
    return _mean(gains) if gains and _mean(gains) > 0 else None


def _model(added: list[Attempt], query: BoardQuery) -> list[tuple]:
    """Rank, trainee, scores, scenarios, attempts, when, older, timed and gain of everybody, in order."""
    rises = query.kind in (Kind.IMPROVEMENT, Kind.RECENT)
    policy = Policy.LATEST if rises else query.policy
    counted = [one for one in added if _asked(BoardQuery(), one)]
    joined = list(dict.fromkeys(one.start.trainee for one in counted))
    places = []
    for person in joined:
        if query.team not in (None, person.team):
            continue
        played: dict[str, list[Attempt]] = {}
        for one in added:
            if one.start.trainee == person and _asked(query, one):
                played.setdefault(one.start.scenario_id, []).append(one)
        chosen = {scenario: _counting(policy, many) for scenario, many in played.items()}
        if not played:
            continue
        scores = _together([_together([_scores(one) for one in many]) for many in chosen.values()])
        gain = _gain(query, played) if rises else None
        ranked = gain if rises else scores[list(Measure).index(query.measure)]
        picked = [one for many in chosen.values() for one in many]
        everything = [one for many in played.values() for one in many]
        when = max(one.start.began for one in (picked if query.scenario_id else everything))
        older = any(query.current.get(o.start.scenario_id) not in (None, o.start.scenario_digest) for o in picked)
        timed = all(one.start.timed for one in picked)
        if ranked is not None:
            places.append((ranked, person, scores, len(played), len(everything), when, older, timed, gain))
    places.sort(key=lambda place: (-place[0], joined.index(place[1])))
    few = query.team is not None and len(places) < 3
    return [(None if few else 1 + sum(other[0] > place[0] for other in places), *place[1:]) for place in places]


def _plain(rows) -> list[tuple]:
    return [
        (r.rank, r.trainee, (r.overall, *r.pillars), r.scenarios, r.attempts, r.when, r.older_version, r.timed, r.gain)
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
        timed=st.sampled_from([True, True, False]),
        began=st.integers(0, 9).map(lambda count: BEGINNING + days(4 * count)),
        scores=st.tuples(SCORES, SCORES, SCORES, SCORES),
    )
    return draw(st.lists(one, max_size=40))


@st.composite
def _queries(draw) -> BoardQuery:
    of = draw(st.sampled_from([{}, {"scenario_id": "late-return"}, {"scenario_id": "no"}, {"module": "early"}]))
    when = draw(st.sampled_from([{}, {"period": "2026-03"}, {"period": "2026-W11"}, {"since": BEGINNING + days(9)}]))
    kind = draw(st.sampled_from([Kind.PEOPLE, Kind.PEOPLE, Kind.IMPROVEMENT, Kind.RECENT]))
    measure = draw(st.sampled_from(Measure)) if kind is Kind.PEOPLE else Measure.OVERALL
    rest = st.builds(
        BoardQuery,
        kind=st.just(kind),
        measure=st.just(measure),
        team=st.sampled_from([None, None, "N", "S", "", "unknown"]),
        policy=st.sampled_from(Policy),
        timed=st.booleans(),
        current=st.sampled_from([{}, {"late-return": "1" * 64, "lost-toy": "2" * 64}]),
        me=st.sampled_from([None, *(person.id for person in PEOPLE), "unknown"]),
        limit=st.integers(1, 5),
        **{name: st.just(value) for name, value in {**of, **when}.items()},
    )
    return draw(rest)


@pytest.mark.parametrize("crowd", [1, 4, 10_000])
@settings(max_examples=30, deadline=None, derandomize=True)
@given(_attempts(), st.lists(_queries(), min_size=15, max_size=15))
def test_a_board_says_what_the_attempts_say(crowd, added, queries):
    """Ranks, ties, means, gains, marks, teams, modules, periods and policies; one's own row and its neighbours; from
    the indexes of a crowd, from small cells and where one becomes the other."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
        open_records(Path(folder)) as records,
    ):
        patch.setattr(summary_rows, "CROWD", crowd)
        records.use_modules(MODULES)
        for one in added:
            records.add(one)
        assert list(records.faults()) == []
        for query in queries:
            everybody, board = _model(added, query), records.board(query)
            shown = query.limit
            if query.kind is Kind.PEOPLE and len(everybody) < shown:
                shown = max(3, (len(everybody) + 1) // 2)  # nobody stands at the end in front of all
            assert _plain(board.rows) == everybody[:shown]
            ids = [place[1].id for place in everybody]
            at = ids.index(query.me) if query.me in ids else -1
            beside = everybody[max(at - 1, shown) : at + 2] if at >= shown else []
            assert _plain(board.mine) == beside
            assert all(row.mine == (row.trainee.id == query.me) for row in (*board.rows, *board.mine))


@settings(max_examples=20, deadline=None, derandomize=True)
@given(_attempts(), st.sampled_from(Policy), st.sampled_from(Measure), st.sampled_from(["", "2026-03", "2026-W11"]))
def test_a_team_stands_by_the_mean_of_its_members(added, policy, measure, period):
    """Teams of three and more who have played, in whole points, with their ranks and one's own team marked."""
    query = BoardQuery(kind=Kind.TEAMS, policy=policy, measure=measure, period=period, me=PEOPLE[0].id)
    with tempfile.TemporaryDirectory() as folder, open_records(Path(folder)) as records:
        for one in added:
            records.add(one)
        rows = {row.trainee.name: row for row in records.board(query).rows}
    everybody = [
        one for m in Measure for one in _model(added, BoardQuery(policy=policy, measure=m, period=period, limit=9))
    ]
    people = {place[1]: place[2] for place in everybody}
    at, expected = list(Measure).index(measure), {}
    for team in ("N", "S"):
        scores = [scores[at] for person, scores in people.items() if person.team == team]
        if len([score for score in scores if score is not None]) >= 3:
            known = [score for score in scores if score is not None]
            expected[team] = (2 * sum(known) + 100 * len(known)) // (200 * len(known)) * 100
    assert {name: (row.overall, *row.pillars)[at] for name, row in rows.items()} == expected
    assert all(row.mine == (name == "N") for name, row in rows.items())


@settings(max_examples=20, deadline=None, derandomize=True)
@given(_attempts())
def test_the_summary_is_the_same_when_worked_out_anew(added):
    """What is brought up to date attempt by attempt is what all attempts together come to, also in another order."""
    with tempfile.TemporaryDirectory() as folder, open_records(Path(folder)) as records:
        for one in added:
            records.add(one)
        records.use_modules(MODULES)
        before = [records.board(BoardQuery(policy=policy)) for policy in Policy]
        records.rebuild_summary()
        assert list(records.faults()) == []
        assert [records.board(BoardQuery(policy=policy)) for policy in Policy] == before


def test_equal_scores_share_a_rank(records):
    """1, 1, 3, and among equals whoever came first to the game."""
    for person, overall in ((BEN, 8000), (ANNA, 8000), (PEOPLE[0], 7999)):
        records.add(attempt(person, overall))
    rows = records.board(BoardQuery("late-return")).rows
    assert [(row.rank, row.trainee.name) for row in rows] == [(1, "Ben"), (1, "Anna"), (3, "Ann")]


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


@pytest.mark.parametrize(
    "asked",
    [
        {"limit": 0},
        {"limit": 101},
        {"scenario_id": "a", "module": "b"},
        {"period": "2026-03", "since": BEGINNING},
        {"period": "2026-13"},
        {"kind": Kind.IMPROVEMENT, "measure": Measure.EMPATHY},
        {"kind": Kind.TEAMS, "team": "N"},
        {"kind": Kind.TEAMS, "timed": True},
    ],
)
def test_what_makes_no_sense_cannot_be_asked(asked):
    """No end of a board by a huge limit, no scenario in a module, no gain by pillar, no team among teams."""
    with pytest.raises(ValueError, match=r"."):
        BoardQuery(**asked)


@pytest.mark.parametrize(
    "text", ["2026-00", "2026-W54", "2025-W53", "2026-W1", "26-01", "0000-01", "2026-W00", "٢٠٢٦-٠١"]
)
def test_only_months_and_weeks_that_exist_are_periods(text):
    """A year has twelve months, and 52 or 53 weeks."""
    assert not is_period(text)
    assert is_period("2026-12")
    assert is_period("2026-W53")


def test_a_small_team_has_no_ranks(records):
    """Of two, one would be the last: they are shown without ranks, and with the third there are some."""
    for count, ranks in ((1, [None]), (2, [None, None]), (3, [1, 2, 3])):
        records.add(attempt(Trainee(f"{count:032x}", f"N{count}", "Small"), 9000 - count))
        for since in (None, BEGINNING):
            rows = records.board(BoardQuery(team="Small", since=since)).rows
            assert [row.rank for row in rows] == ranks


def test_a_gain_is_shown_and_a_loss_is_not(records):
    """Who has fallen does not stand on the improvement board, not even in a row of one's own."""
    for overall in (3000, 7000):
        records.add(attempt(ANNA, overall))
        records.add(attempt(BEN, 10_000 - overall))
    for kind in (Kind.IMPROVEMENT, Kind.RECENT):
        board = records.board(BoardQuery(kind=kind, me=BEN.id))
        assert [(row.trainee.name, row.gain) for row in board.rows] == [("Anna", 4000)]
        assert board.mine == ()


def test_a_turned_back_clock_does_not_change_first_and_latest(records):
    """First and latest follow the order in which contacts ended on this machine."""
    records.add(attempt(overall=1000, began=BEGINNING + days(3)))
    records.add(attempt(overall=2000, began=BEGINNING))
    board = {policy: records.board(BoardQuery("late-return", policy=policy)).rows[0].overall for policy in Policy}
    assert board == {Policy.FIRST: 1000, Policy.BEST: 2000, Policy.LATEST: 2000, Policy.AVERAGE: 1500}


def test_others_see_the_name_that_was_chosen(records):
    """An alias stands in the place of the name; who is hidden keeps rank and score, without name, team and id."""
    for overall, person in ((9000, ANNA), (8000, BEN)):
        records.add(attempt(person, overall))
    records.set_consent(ANNA.id, Consent(Shown.HIDDEN))
    records.set_consent(BEN.id, Consent(Shown.ALIAS, "The owl"))
    rows = records.board(BoardQuery()).rows
    assert [row.trainee for row in rows] == [Trainee("", COLLEAGUE), Trainee(BEN.id, "The owl", BEN.team)]
    assert [(row.rank, row.overall) for row in rows] == [(1, 9000), (2, 8000)]
    own = records.board(BoardQuery(me=ANNA.id, my_name="Anna")).rows[0]
    assert (own.trainee, own.mine) == (ANNA, True)


def test_what_was_taken_away_is_counted_no_more(records):
    """Recounted after attempts went, and forgotten, somebody stands where the rest puts them, and so does the team."""
    team = [Trainee(f"{at:032x}", f"N{at}", "Four") for at in range(4)]
    for at, person in enumerate(team):
        for more in (0, 1000):
            records.add(attempt(person, 1000 * at + more, timed=bool(more)))
    with records.database.writing() as connection:
        connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.trainee_id == team[3].id, ATTEMPTS.c.overall == 4000))
        summary_anew.recount(connection, team[3].id)
        ratings.rebuild(connection)
    assert list(records.faults()) == []
    assert records.board(BoardQuery()).rows[0].overall == 3000
    with records.database.writing() as connection:
        connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.trainee_id == team[0].id))
        summary_anew.forget(connection, team[0].id)
        ratings.rebuild(connection)
    assert list(records.faults()) == []
    assert [row.members for row in records.board(BoardQuery(kind=Kind.TEAMS)).rows] == [3]


def test_several_are_recounted_at_once(records):
    """After attempts of two people in one team went, both and the team stand where the rest puts them."""
    people = [Trainee(f"{at:032x}", f"N{at}", "Three") for at in range(3)]
    for at, person in enumerate(people):
        for overall in (1000 * at, 9000):
            records.add(attempt(person, overall))
    with records.database.writing() as connection:
        gone = [person.id for person in people[:2]]
        connection.execute(delete(ATTEMPTS).where(ATTEMPTS.c.trainee_id.in_(gone), ATTEMPTS.c.overall == 9000))
        summary_anew.recount_all(connection, gone)
    assert list(records.faults()) == []
    assert [row.overall for row in records.board(BoardQuery()).rows] == [9000, 1000, 0]


@pytest.mark.parametrize(
    "state",
    [
        *("", "7", "[]", "[1,2],[3]", "[[[[["),
        "[1,1,1,1,[1,1,1],1,1,[{}]]",
        '[[1,"x",1],[1,"x",1],[1],[],[1,0,"y"],[],[],[1]]',
    ],
)
def test_a_row_that_is_none_is_told_and_not_believed(records, state):
    """Whatever stands where the summary should: a sentence says that the records are damaged."""
    records.add(attempt())
    with records.database.writing() as connection:
        connection.execute(update(STANDINGS).values(state=state))
    for query in (BoardQuery("late-return"), BoardQuery(), BoardQuery("late-return", policy=Policy.AVERAGE)):
        with pytest.raises(RecordsDamaged, match="damaged"):
            records.board(query)
