"""Nobody stands under a name that somebody else goes by: such a choice is taken as one to be hidden."""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, select

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.names import clean_name
from game.records.sql.records import SqlRecords
from game.records.sql.tables import TEAMS, TRAINEES

# What a name may hold and nobody sees: joiners, and marks that only choose a picture (so does `roles.sql`).
_UNSEEN = {0x034F, 0x200C, 0x200D, *range(0xFE00, 0xFE10)}
PRIVATE = (Shown.HIDDEN, Shown.ALIAS, Shown.NAME)
"""The ways to be shown, the most private first."""


@lru_cache(maxsize=1 << 15)
def look(name: str) -> str:
    """The same text for names that are read as the same: capitals, spelling and what is not seen make no other one."""
    plain = unicodedata.normalize("NFKC", clean_name(name, nobody="")).casefold()
    return "".join(char for char in plain if ord(char) not in _UNSEEN)


def is_anothers(connection: Connection, who: Trainee, name: str) -> bool:
    """Whether somebody else in the database has this name or is shown by it; one's own name is never another's."""
    wanted = look(name)
    if wanted in ("", look(who.name)):
        return False
    return any(wanted in (look(one.name), look(public)) for one, public in _others(connection, who))


def give_way(board: SqlRecords, connection: Connection, who: Trainee) -> None:
    """Hide whoever is shown by the real name of `who` without bearing it: they chose it before `who` came."""
    name = look(who.name)
    for one, chosen in _chosen(connection, Shown.ALIAS):
        if look(chosen.alias) == name != look(one.name) and not _same(one, who):
            board.consent_here(connection, one.id, replace(chosen, shown=Shown.HIDDEN))


def chosen_before(connection: Connection, who: Trainee) -> Consent:
    """What the same person, of this name and team, has chosen for another entry: the most private of all."""
    found = {shown: [choice for one, choice in _chosen(connection, shown) if _same(one, who)] for shown in PRIVATE[:-1]}
    return next((choices[0] for choices in found.values() if choices), Consent())


def settle(board: SqlRecords, connection: Connection, trainee_id: str, choice: Consent) -> Consent:
    """Show a trainee on record as chosen, or hide them where others go by that name; gives what is so now."""
    row = connection.execute(_people().where(TRAINEES.c.id == trainee_id)).first()
    if row is not None and choice.shown is Shown.ALIAS and is_anothers(connection, _trainee(row), choice.alias):
        choice = replace(choice, shown=Shown.HIDDEN)
    board.consent_here(connection, trainee_id, choice)
    return choice


def _others(connection: Connection, who: Trainee) -> Iterator[tuple[Trainee, str]]:
    """Everybody else, with what is seen of them."""
    for row in connection.execute(_people().where(TRAINEES.c.id != who.id)).all():
        if not _same(one := _trainee(row), who):
            yield one, str(row[3])


def _chosen(connection: Connection, shown: Shown) -> Iterator[tuple[Trainee, Consent]]:
    """Everybody who is shown in this way."""
    for row in connection.execute(_people().where(TRAINEES.c.shown == shown.value)).all():
        yield _trainee(row), Consent(shown, str(row[4]))


def _same(one: Trainee, other: Trainee) -> bool:
    """Whether both are entries of one person at several computers: of the same name and team."""
    return look(one.name) == look(other.name) and look(one.team) == look(other.team)


def _people() -> Any:
    teams = TRAINEES.outerjoin(TEAMS, TEAMS.c.id == TRAINEES.c.team_id)
    columns = TRAINEES.c.id, TRAINEES.c.name, TEAMS.c.name, TRAINEES.c.public, TRAINEES.c.alias
    return select(*columns).select_from(teams)


def _trainee(row: Any) -> Trainee:
    return Trainee(row[0], row[1], row[2] or "")
