"""Ratings kept up to date in the transaction of each attempt, worked out anew, and compared with the attempts.

They follow from all first attempts in the order in which these ended (see `game/records/rating.py`). One that ends
later than all before moves two ratings. One that comes in late would move all that follow: it marks the ratings as
behind, and whoever has let it in works them out anew at the end.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, select

from game.records.rating import Rating, after
from game.records.rating_board import FEWEST
from game.records.sql.driver import Driver
from game.records.sql.rating_tables import BEHIND, CONTACTS, PEOPLE
from game.records.sql.summary_tables import PLAYERS
from game.records.sql.tables import TRAINEES

_KNOWN = (
    "SELECT EXISTS (SELECT 1 FROM attempts WHERE trainee_id = ? AND scenario_id = ? AND ordinal < ?), "
    "EXISTS (SELECT 1 FROM attempts WHERE trainee_id = ? AND scenario_id = ? AND ordinal > ?), "
    "(SELECT max(latest) FROM board_difficulties), EXISTS (SELECT 1 FROM board_ratings_behind)"
)
_RATED = (
    "SELECT p.number, r.points, r.deviation, r.attempts, c.points, c.deviation, c.attempts FROM board_players p "
    "LEFT JOIN board_ratings r ON r.player = p.number LEFT JOIN board_difficulties c ON c.scenario_id = ? "
    "WHERE p.trainee_id = ?"
)
_PUT_PERSON = (
    "INSERT INTO board_ratings (player, place, points, deviation, attempts) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (player) DO UPDATE SET place = excluded.place, points = excluded.points, "
    "deviation = excluded.deviation, attempts = excluded.attempts"
)
_PUT_CONTACT = (
    "INSERT INTO board_difficulties (scenario_id, points, deviation, attempts, latest) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (scenario_id) DO UPDATE SET points = excluded.points, deviation = excluded.deviation, "
    "attempts = excluded.attempts, latest = excluded.latest"
)
_FIRSTS = (
    "SELECT p.number, a.scenario_id, a.overall, a.ordinal FROM attempts a JOIN board_players p "
    "ON p.trainee_id = a.trainee_id WHERE a.ranked AND a.overall IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attempts b "
    "WHERE b.trainee_id = a.trainee_id AND b.scenario_id = a.scenario_id AND b.ordinal < a.ordinal) ORDER BY a.ordinal"
)


def count_in(driver: Driver, row: Mapping[str, Any], ordinal: int) -> None:
    """Bring the ratings up to date with the attempt of this row, which has just been put on record; where it is no
    first attempt nothing changes."""
    pair = row["trainee_id"], row["scenario_id"], ordinal
    earlier, later, latest, behind = driver.rows(_KNOWN, (*pair, *pair))[0]
    if earlier or behind:
        return
    counts = row["ranked"] and row["overall"] is not None
    if later or (counts and latest is not None and ordinal < latest):
        driver.each("INSERT INTO board_ratings_behind (since) VALUES (?)", [(ordinal,)])
    elif counts:
        player, *known = driver.rows(_RATED, (row["scenario_id"], row["trainee_id"]))[0]
        person, contact = after(_rating(known[:3]), _rating(known[3:]), row["overall"])
        driver.each(_PUT_PERSON, [_person_row(player, person)])
        driver.each(_PUT_CONTACT, [_contact_row(row["scenario_id"], contact, ordinal)])


def behind(connection: Connection) -> bool:
    """Whether an attempt has come in that the ratings do not know yet."""
    return connection.execute(select(BEHIND).limit(1)).first() is not None


def rebuild(connection: Connection) -> None:
    """Work all ratings out anew from the attempts; everybody who has played has a number by then."""
    for table in (PEOPLE, CONTACTS, BEHIND):
        connection.execute(delete(table))
    people, contacts = _expected(connection)
    driver = Driver(connection)
    driver.each(_PUT_PERSON, list(people.values()))
    driver.each(_PUT_CONTACT, list(contacts.values()))
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE board_ratings")


def differences(connection: Connection) -> Iterator[str]:
    """Yield whose rating (a trainee's name, or the id of a contact) is not what the attempts say; none while the
    ratings are behind, since nobody is shown them then."""
    if behind(connection):
        return
    people, contacts = _expected(connection)
    stored = {row[0]: tuple(row) for row in connection.execute(select(PEOPLE))}
    wrong = {number for number in {*people, *stored} if people.get(number) != stored.get(number)}
    if wrong:
        names = select(PLAYERS.c.number, TRAINEES.c.name).join_from(PLAYERS, TRAINEES).order_by(TRAINEES.c.name)
        yield from (str(name) for number, name in connection.execute(names) if number in wrong)
    difficult = {row[0]: tuple(row) for row in connection.execute(select(CONTACTS))}
    yield from (one for one in sorted({*contacts, *difficult}) if contacts.get(one) != difficult.get(one))


_PersonRow = tuple[int, int | None, float, float, int]
_ContactRow = tuple[str, float, float, int, int]


def _expected(connection: Connection) -> tuple[dict[int, _PersonRow], dict[str, _ContactRow]]:
    """The rows that follow from the attempts."""
    people: dict[int, Rating] = {}
    contacts: dict[str, Rating] = {}
    latest: dict[str, int] = {}
    for player, scenario, overall, ordinal in connection.exec_driver_sql(_FIRSTS):
        before = people.get(player, Rating()), contacts.get(scenario, Rating())
        people[player], contacts[scenario] = after(*before, overall)
        latest[scenario] = ordinal
    return (
        {player: _person_row(player, one) for player, one in people.items()},
        {scenario: _contact_row(scenario, one, latest[scenario]) for scenario, one in contacts.items()},
    )


def _rating(known: list[Any]) -> Rating:
    return Rating() if known[0] is None else Rating(*known)


def _person_row(player: int, one: Rating) -> _PersonRow:
    place = round(one.points) if one.attempts >= FEWEST else None
    return player, place, one.points, one.deviation, one.attempts


def _contact_row(scenario: str, one: Rating, latest: int) -> _ContactRow:
    return scenario, one.points, one.deviation, one.attempts, latest
