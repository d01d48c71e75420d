"""The records in a database, each method one transaction."""

# ruff: noqa: D102 - `Records` says what each method promises

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ClauseElement, Connection, Table, and_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from game.domain.attempt import Attempt, Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError
from game.domain.names import clean_name
from game.domain.shift import ShiftRecord
from game.records import codec
from game.records.address import Address
from game.records.board import Board, BoardQuery
from game.records.glance import Glance, Trail
from game.records.privacy.belongings import forgotten_hash, is_forgotten
from game.records.rating_board import RatingBoard, rating_board
from game.records.sql import boards, glances, rating_places, ratings, stories, summary, summary_anew
from game.records.sql.database import Database
from game.records.sql.driver import Driver
from game.records.sql.firsts import firsts
from game.records.sql.rows import attempt_from_row, attempt_to_row, insert_attempt, select_attempts
from game.records.sql.shared_tables import IDENTITY
from game.records.sql.shifts import SHIFTS, select_shifts, shift_to_row, shifts_from_rows
from game.records.sql.tables import ATTEMPTS, RUBRIC_VERSIONS, SCENARIO_VERSIONS, TEAMS, TRAINEES
from game.records.store import Records, Unreadable, UnreadableShift
from game.records.story import Story

_PAGE = 500


class SqlRecords(Records):
    """Records behind SQLAlchemy Core; see `Records` for what each method promises."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        """Made by `open_file` and `open_server`."""
        self._database = database
        self._clock = clock

    @classmethod
    def open_file(cls, path: Path, write: bool, patience: float, clock: Callable[[], datetime]) -> "SqlRecords":
        """Open the SQLite file at `path`; see `open_records`."""
        from game.records.sql.sqlite_file import open_file

        return cls(open_file(path, patience, write), clock)

    @classmethod
    def open_server(cls, address: Address, write: bool, patience: float, clock: Callable[[], datetime]) -> "SqlRecords":
        """Open the PostgreSQL database at `address`; see `open_shared`."""
        from game.records.sql.postgres import open_server  # psycopg takes a while to load, and few need it

        return cls(open_server(address, patience, write), clock)

    @property
    def database(self) -> Database:
        """The database itself, for what goes beyond the contract of the records."""
        return self._database

    def close(self) -> None:
        self._database.close()

    def remember_trainee(self, name: str, team: str = "") -> Trainee:
        name, team = clean_name(name), clean_name(team, nobody="")
        with self._database.reading() as connection:
            known = _trainee_called(connection, name, team)
        if known is not None:
            return known
        with self._database.writing() as connection:
            known = _trainee_called(connection, name, team)  # another process may have been quicker
            trainee = known or Trainee(secrets.token_hex(16), name, team)
            self.put_trainee(connection, trainee)
        return trainee

    def identity(self) -> str:
        with self._database.reading() as connection:
            return str(connection.execute(select(IDENTITY.c.id)).scalar_one())

    def consent(self, trainee_id: str) -> Consent:
        columns = TRAINEES.c.shown, TRAINEES.c.alias
        with self._database.reading() as connection:
            row = connection.execute(select(*columns).where(TRAINEES.c.id == trainee_id)).first()
        if row is None:
            return Consent()
        try:
            return Consent(Shown(row[0]), str(row[1]))
        except ValueError as error:
            raise self._database.damaged(str(error)) from error

    def set_consent(self, trainee_id: str, consent: Consent) -> None:
        with self._database.writing() as connection:
            self.consent_here(connection, trainee_id, consent)

    def consent_here(self, connection: Connection, trainee_id: str, consent: Consent) -> None:
        """Change how a trainee appears to others within a transaction."""
        consent = Consent(consent.shown, clean_name(consent.alias, nobody=""))
        here = TRAINEES.c.id == trainee_id
        name = connection.execute(select(TRAINEES.c.name).where(here)).scalar_one_or_none()
        if name is not None:
            values = {"shown": consent.shown.value, "alias": consent.alias, "public": consent.public(name)}
            connection.execute(update(TRAINEES).where(here).values(values))

    def trainees(self) -> tuple[Trainee, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(_select_trainees().order_by(TRAINEES.c.name, TEAMS.c.name, TRAINEES.c.id)).all()
        return tuple(Trainee(row[0], row[1], row[2] or "") for row in rows)

    def archive_scenario(self, digest: str, scenario_id: str, title: str, source: str) -> None:
        row = {"digest": digest, "scenario_id": scenario_id, "title": title, "source": source}
        self._archive(SCENARIO_VERSIONS, row)

    def archive_rubric(self, digest: str, source: str) -> None:
        self._archive(RUBRIC_VERSIONS, {"digest": digest, "source": source})

    def scenario_source(self, digest: str) -> str | None:
        return self._source(SCENARIO_VERSIONS, digest)

    def rubric_source(self, digest: str) -> str | None:
        return self._source(RUBRIC_VERSIONS, digest)

    def add(self, attempt: Attempt) -> None:
        with self._database.writing() as connection:
            self.add_here(connection, attempt)

    def add_here(
        self, connection: Connection, attempt: Attempt, *, ordinal: int | None = None, source: str = ""
    ) -> None:
        """Put an attempt on record within a transaction, with a place of its own in the order where one is given, and
        with the computer it came from."""
        row = attempt_to_row(attempt) | {"source": source}
        driver, forgotten = Driver(connection), forgotten_hash(row["trainee_id"])
        found = summary.known(driver, row, forgotten)
        if found.attempt is not None or found.forgotten:
            return
        if found.trainee is None:
            self.put_trainee(connection, attempt.start.trainee)
            found = summary.known(driver, row, forgotten)
        ordinal = insert_attempt(driver, row if ordinal is None else row | {"ordinal": ordinal})
        summary.count_in(driver, row, ordinal, found)
        ratings.count_in(driver, row, ordinal)

    def attempt(self, playthrough: str) -> Attempt | None:
        with self._database.reading() as connection:
            row = connection.execute(select_attempts().where(ATTEMPTS.c.id == playthrough)).mappings().first()
        found = None if row is None else attempt_from_row(dict(row))
        if isinstance(found, Unreadable):
            raise self._database.damaged(f"{found.id}: {found.why}")
        return found

    def stored(
        self, *, trainee_id: str | None = None, scenario_id: str | None = None, ranked: bool | None = None
    ) -> Iterator[Attempt | Unreadable]:
        wanted = {"trainee_id": trainee_id, "scenario_id": scenario_id, "ranked": ranked}
        filters = [ATTEMPTS.c[name] == value for name, value in wanted.items() if value is not None]
        statement = select_attempts().order_by(ATTEMPTS.c.ordinal).limit(_PAGE)
        last: int | None = None
        while True:
            after = [] if last is None else [ATTEMPTS.c.ordinal > last]
            with self._database.reading() as connection:
                rows = connection.execute(statement.where(*filters, *after)).mappings().all()
            for row in rows:
                yield attempt_from_row(dict(row))
            if len(rows) < _PAGE:
                return
            last = rows[-1]["ordinal"]

    def best(self, trainee_id: str) -> Mapping[str, int]:
        with self._database.reading() as connection:
            return summary.best(connection, trainee_id)

    def remembered(self, trainee_id: str, person: str) -> tuple[str, ...]:
        with self._database.reading() as connection:
            try:
                return stories.remembered(connection, trainee_id, person)
            except ValueError as error:
                raise self._database.damaged(str(error)) from error

    def stories(self, *, trainee_id: str | None = None, team: str | None = None) -> tuple[Story, ...]:
        with self._database.reading() as connection:
            try:
                return stories.stories(connection, trainee_id, team)
            except ValueError as error:
                raise self._database.damaged(str(error)) from error

    def share_story(self, playthrough: str, shared: bool) -> None:
        with self._database.writing() as connection:
            stories.share(connection, playthrough, self.now() if shared else None)

    def share_here(self, connection: Connection, playthrough: str) -> None:
        """Release a story within a transaction."""
        stories.share(connection, playthrough, self.now())

    def board(self, query: BoardQuery) -> Board:
        with self._database.reading() as connection:
            try:
                return boards.read_board(connection, query)
            except (ValueError, KeyError) as error:
                raise self._database.damaged(str(error)) from error

    def rating_board(self, *, me: str | None = None, team: str | None = None, limit: int = 20) -> RatingBoard:
        with self._database.reading() as connection:
            if not ratings.behind(connection):
                return rating_places.read_board(connection, me, team, limit)
            if not rating_places.may_work_out(connection):
                raise RecordsError(
                    f"The ratings of {self._database.shown} wait to be worked out anew: whoever looks after it runs "
                    "'records accept'."
                )
            return rating_board(firsts(connection), me=me, team=team, limit=limit)

    def settle_ratings(self) -> None:
        with self._database.reading() as connection:
            if not ratings.behind(connection):
                return
        with self._database.writing() as connection:
            ratings.rebuild(connection)

    def glances(self, trainees: Sequence[str] | None = None) -> Iterator[Glance | None]:
        return glances.glances(self._database, trainees)

    def trails(self, playthroughs: Sequence[str]) -> Iterator[Trail | None]:
        return glances.trails(self._database, playthroughs)

    def add_shift(self, record: ShiftRecord) -> None:
        with self._database.writing() as connection:
            self.add_shift_here(connection, record)

    def add_shift_here(self, connection: Connection, record: ShiftRecord) -> None:
        """Put a finished run of a shift on record within a transaction."""
        if is_forgotten(connection, record.start.trainee.id):
            return
        self.put_trainee(connection, record.start.trainee)
        insert_once(connection, SHIFTS, shift_to_row(record))

    def shift(self, run: str) -> ShiftRecord | None:
        with self._database.reading() as connection:
            row = connection.execute(select_shifts().where(SHIFTS.c.id == run)).mappings().first()
        found = None if row is None else next(shifts_from_rows(iter([dict(row)])))
        if isinstance(found, UnreadableShift):
            raise self._database.damaged(f"{found.run}: {found.why}")
        return found

    def shifts(
        self, *, trainee_id: str | None = None, shift_id: str | None = None
    ) -> tuple[ShiftRecord | UnreadableShift, ...]:
        wanted = {"trainee_id": trainee_id, "shift_id": shift_id}
        filters = [SHIFTS.c[name] == value for name, value in wanted.items() if value is not None]
        with self._database.reading() as connection:
            rows = connection.execute(select_shifts().where(*filters)).mappings().all()
        return tuple(shifts_from_rows(dict(row) for row in rows))

    def faults(self) -> Iterator[str]:
        with self._database.reading() as connection:
            pages = self._database.faults(connection)
            wrong = list(summary_anew.differences(connection))
            misrated = list(ratings.differences(connection))
        yield from (f"The records in {self._database.shown} are damaged: {fault}." for fault in pages)
        for name, scenario_id in wrong:
            yield f"The summary of {name} at {scenario_id} is not what the attempts say: rebuild it."
        for one in misrated:
            yield f"The rating of {one} is not what the attempts say: rebuild the summary."

    def use_modules(self, modules: Mapping[str, Iterable[str]]) -> None:
        with self._database.reading() as connection:
            if summary_anew.same_modules(connection, modules):
                return
        with self._database.writing() as connection:
            summary_anew.use_modules(connection, modules)

    def rebuild_summary(self) -> None:
        with self._database.writing() as connection:
            summary_anew.rebuild(connection)
            ratings.rebuild(connection)

    def put_trainee(self, connection: Connection, trainee: Trainee) -> None:
        """Put a trainee on record, within a transaction, who is not there yet."""
        team_id = None
        if team := clean_name(trainee.team, nobody=""):
            insert_once(connection, TEAMS, {"name": team})
            team_id = connection.execute(select(TEAMS.c.id).where(TEAMS.c.name == team)).scalar_one()
        name = clean_name(trainee.name)
        row = {"id": trainee.id, "name": name, "public": name, "team_id": team_id, "created": self.now()}
        insert_once(connection, TRAINEES, row)

    def _archive(self, table: Table, row: dict[str, str]) -> None:
        with self._database.writing() as connection:
            insert_once(connection, table, {**row, "first_seen": self.now()})

    def _source(self, table: Table, digest: str) -> str | None:
        with self._database.reading() as connection:
            source = connection.execute(select(table.c.source).where(table.c.digest == digest)).scalar_one_or_none()
        return None if source is None else str(source)

    def now(self) -> int:
        """The time as it is noted in the tables, in microseconds since 1970."""
        return codec.to_microseconds(self._clock())


def insert_once(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row, or do nothing where one with its key is there."""
    statement = _insertion(table, connection.dialect.name)
    if any(isinstance(value, ClauseElement) for value in row.values()):
        connection.execute(statement.values(row))
    else:
        connection.execute(statement, row)  # the statement is made, and compiled, once for all rows


@lru_cache(maxsize=64)
def _insertion(table: Table, dialect: str) -> Any:
    kind = sqlite if dialect == "sqlite" else postgresql
    return kind.insert(table).on_conflict_do_nothing()


def _select_trainees() -> Any:
    whose = TRAINEES.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    return select(TRAINEES.c.id, TRAINEES.c.name, TEAMS.c.name).select_from(whose)


def _trainee_called(connection: Connection, name: str, team: str) -> Trainee | None:
    of_team = TEAMS.c.name == team if team else TRAINEES.c.team_id.is_(None)
    called = _select_trainees().where(and_(TRAINEES.c.name == name, of_team))
    row = connection.execute(called.order_by(TRAINEES.c.created, TRAINEES.c.id)).first()
    return None if row is None else Trainee(row[0], row[1], row[2] or "")
