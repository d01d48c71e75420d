"""Somebody forgotten is gone, and all that is said of others stays as if they had never been there."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from game.domain.consent import Consent, Shown
from game.domain.errors import JournalError, RecordsError
from game.exchange.plays.play import Result
from game.exchange.xapi.outbox import Outbox
from game.records.board import BoardQuery, Policy
from game.records.journal import JournalFile
from game.records.opening import FILE
from game.records.opening import open_records as open_file
from game.records.preferences import load_preferences
from game.records.privacy.belongings import is_forgotten
from game.records.privacy.body import database
from game.records.privacy.entries import entries
from game.records.privacy.forgetting import NOBODY, forget
from game.records.privacy.kept import kept
from game.records.privacy.person_files import files_of, forget_files, refuse_while_played, rename_sent, sent_files
from game.records.privacy.scrubbing import backups, delete_backup, remains
from game.records.sql.rating_tables import CONTACTS, PEOPLE
from game.records.sql.shared_tables import FORGOTTEN, SUBMISSIONS
from game.records.sql.standing import COLUMNS
from game.records.sql.summary_tables import CELLS, PLAYERS, STANDINGS, SUMMARY_TABLES
from game.records.sql.tables import ATTEMPTS, METADATA, TEAMS, TRAINEES
from game.records.sync.accepting import accept
from game.records.sync.pushing import push
from tests.privacy.people import ALIAS, ZORA, run, with_everything, with_files
from tests.records.samples import ANNA, BEGINNING, BEN, attempt, days

OTHERS = [attempt(who, 4000 + at, f"s{at % 3}", began=BEGINNING + days(at)) for who in (ANNA, BEN) for at in range(5)]
_COUNTED = ("ordinal", "team_id", "created", "first_seen")


def _boards(records):
    queries = [BoardQuery(policy=policy) for policy in Policy]
    queries += [BoardQuery("s0"), BoardQuery("late-return"), BoardQuery(team="North"), BoardQuery(me=BEN.id, limit=1)]
    queries += [BoardQuery(since=BEGINNING + days(2))]
    return [(records.board(one).rows, records.board(one).mine) for one in queries], records.rating_board(me=BEN.id)


def _standings(records):
    """Each row of the boards by what it stands for, for its numbers come of the order in which people arrive."""
    who = select(PLAYERS.c.number, TRAINEES.c.name).join_from(PLAYERS, TRAINEES)
    scores = [STANDINGS.c[name] for name in COLUMNS]
    cells = CELLS.c.period, CELLS.c.scope, CELLS.c.clock, CELLS.c.players, CELLS.c.crowded
    with database(records).reading() as connection:
        teams = {-number: name for number, name in connection.execute(select(TEAMS)).all()}
        names = teams | dict(map(tuple, connection.execute(who).all()))
        rows = connection.execute(select(STANDINGS.c.player, *cells, *scores).join_from(STANDINGS, CELLS)).all()
        empty = connection.execute(select(CELLS.c.id).where(CELLS.c.players == 0)).all()
    return sorted(str((names[player], *rest)) for player, *rest in rows), empty


_BY_NUMBER = tuple(table.name for table in (*SUMMARY_TABLES, PEOPLE, CONTACTS))  # compared by their boards


def _tables(records, but=("forgotten", "identity", "teams", *_BY_NUMBER)):
    with database(records).reading() as connection:
        return {
            table.name: sorted(
                tuple(value for name, value in row.items() if name not in _COUNTED and not name.endswith("_attempt"))
                for row in connection.execute(select(table)).mappings()
            )
            for table in METADATA.sorted_tables
            if table.name not in but
        }


def test_after_forgetting_the_store_is_as_if_they_had_never_been_there(records, tmp_path: Path):
    """Every row of every table, and every board, equals that of a store that never had them; nothing else is lost."""
    for one in OTHERS[:5]:
        records.add(one)
    with_everything(records)
    for one in OTHERS[5:]:
        records.add(one)
    done = forget(records, ZORA.id)
    assert (len(done.items), set(done.items.values()), done.anonymous) == (4, {""}, "")
    with open_file(tmp_path / "never") as never:
        for one in OTHERS:
            never.add(one)
        assert _tables(records) == _tables(never)
        assert _standings(records) == _standings(never)
        assert _boards(records) == _boards(never)
    assert list(records.faults()) == []
    with database(records).reading() as connection:
        teams = connection.execute(select(TEAMS.c.name)).scalars().all()
    assert sorted(teams) == ["North", "South"]


def test_nothing_of_the_id_is_left_anywhere(records):
    """No table, ours or not, has the id in any column; what stays is a hash without a name."""
    with_everything(records)
    assert "attempts.trainee_id" in remains(database(records), ZORA.id)
    forget(records, ZORA.id)
    assert remains(database(records), ZORA.id) == ()
    with database(records).reading() as connection:
        rows = connection.execute(select(FORGOTTEN)).all()
        assert is_forgotten(connection, ZORA.id)
        assert not is_forgotten(connection, BEN.id)
    assert len(rows) == 1
    assert ZORA.id not in str(rows)


@pytest.mark.parametrize("anonymous", [False, True])
def test_the_name_is_not_in_the_bytes_of_the_file(tmp_path: Path, anonymous):
    """Before, the bytes of the database and its log hold the name, alias and team; afterwards none of it."""
    secrets = [one.encode() for one in (ZORA.name, ZORA.team, ALIAS, ZORA.id)]

    def held():
        files = [one.read_bytes() for one in tmp_path.glob(f"{FILE}*")]
        return [one for one in secrets if any(one in content for content in files)]

    with open_file(tmp_path) as records:
        for one in OTHERS:
            records.add(one)
        with_everything(records, count=40)
        assert held() == secrets
        forget(records, ZORA.id, anonymous=anonymous)
        assert held() == []
    assert held() == []


def test_a_window_that_is_reading_is_named_and_stops_nothing(tmp_path: Path, monkeypatch):
    """The rows are gone; a sentence says that the log cannot be emptied yet; it goes when all windows are closed."""
    monkeypatch.setattr("game.records.privacy.scrubbing._PATIENCE", 0.01)
    with open_file(tmp_path) as records:
        with_everything(records)
        with contextlib.closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM attempts").fetchall()
            done = forget(records, ZORA.id)
            assert "another window" in done.note
            assert FILE in str(remains(database(records), ZORA.id))
        assert records.trainees() == ()
    held = [
        one
        for one in tmp_path.glob(f"{FILE}*")
        if any(word.encode() in one.read_bytes() for word in (ZORA.name, ZORA.id))
    ]
    assert held == []


def test_made_anonymous_the_attempts_stay_without_a_way_back(records):
    """A former colleague without team keeps the scores, journals and seeds, under new ids and by the day; hidden, no
    story, nothing waiting to be sent; records are sound."""
    for one in OTHERS:
        records.add(one)
    many = with_everything(records)
    done = forget(records, ZORA.id, anonymous=True)
    assert remains(database(records), ZORA.id) == ()
    who = next(one for one in records.trainees() if one.id == done.anonymous)
    assert (who.name, who.team) == (NOBODY, "")
    assert records.consent(who.id) == Consent(Shown.HIDDEN)
    found = list(records.attempts(trainee_id=who.id))
    assert [(one.score, one.journal, one.start.seed) for one in found] == [
        (one.score, one.journal, one.start.seed) for one in many
    ]
    assert not {one.start.playthrough for one in found} & {one.start.playthrough for one in many}
    assert {one.start.playthrough for one in found} <= set(done.items.values())
    assert all(one.start.began.time().isoformat() == "00:00:00" for one in found)
    assert all(one.start.began.date() == many[0].start.began.date() for one in found)
    assert records.stories() == ()
    (shift,) = records.shifts(trainee_id=who.id)
    assert list(shift.playthroughs) == [one.start.playthrough for one in found]
    assert {name for name, rows in kept(records, who).tables.items() if rows} == {
        "trainees", "attempts", "shifts", "board_players", "board_ratings", "standings"
    }  # fmt: skip
    assert list(records.faults()) == []
    with database(records).reading() as connection:
        assert is_forgotten(connection, who.id), "sent once more, it would stand on a board twice"


def test_made_anonymous_everybody_keeps_their_place(records):
    """Ranks, scores and attempts of every row are those of before; only whose one row is has changed."""
    for one in OTHERS:
        records.add(one)
    with_everything(records)

    def rows():
        found = [row for policy in Policy for row in records.board(BoardQuery(policy=policy)).rows]
        return sorted(str((one.rank, one.overall, one.pillars, one.scenarios, one.attempts)) for one in found)

    before = rows()
    forget(records, ZORA.id, anonymous=True)
    assert rows() == before


def test_ordinals_that_tell_the_time_tell_the_day_only(records):
    """Where ordinals are moments, as on a shared board, those of somebody made anonymous are cut to the day and stay
    unique and in order."""
    moment = 1_760_000_000_123_456
    many = [attempt(ZORA, 5000 + at) for at in range(3)]
    for one in many:
        records.add(one)
    with database(records).writing() as connection:
        for at, one in enumerate(many):
            here = ATTEMPTS.c.id == one.start.playthrough
            connection.execute(update(ATTEMPTS).where(here).values(ordinal=moment + at))
    records.rebuild_summary()
    forget(records, ZORA.id, anonymous=True)
    with database(records).reading() as connection:
        rows = connection.execute(select(ATTEMPTS.c.ordinal, ATTEMPTS.c.overall).order_by(ATTEMPTS.c.ordinal)).all()
    day = 86_400_000_000
    assert [tuple(row) for row in rows] == [(moment // day * day + at, 5000 + at) for at in range(3)]
    assert list(records.faults()) == []


def test_somebody_forgotten_does_not_come_back(records):
    """The same attempts and shifts once more, from a window left open or another computer, leave no row; the same name
    typed anew is another person, who is kept."""
    many = with_everything(records)
    forget(records, ZORA.id)
    for one in many:
        records.add(one)
    records.add_shift(run(ZORA, many))
    assert records.trainees() == ()
    assert list(records.attempts()) == []
    again = records.remember_trainee(ZORA.name, ZORA.team)
    assert again.id != ZORA.id
    records.add(attempt(again))
    assert len(list(records.attempts())) == 1


def test_somebody_unknown_cannot_be_forgotten(records):
    """A sentence, and nothing is changed: no mark is left for an id that never was."""
    records.add(OTHERS[0])
    with pytest.raises(RecordsError, match="Nobody with this entry"):
        forget(records, ZORA.id)
    with database(records).reading() as connection:
        assert connection.execute(select(FORGOTTEN)).all() == []


def test_an_error_half_way_leaves_everything(records, monkeypatch):
    """Where it fails in the middle, every row is still there."""
    with_everything(records)
    before = _tables(records)
    monkeypatch.setattr("game.records.privacy.forgetting.drop_empty", lambda connection: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        forget(records, ZORA.id)
    assert _tables(records) == before


def test_files_are_forgotten(tmp_path: Path):
    """Unfinished contacts and shifts, the last player and copies of damaged settings go; other settings stay."""
    with_files(tmp_path)
    assert set(forget_files(tmp_path, ZORA)) >= {"settings.json", "settings.json.damaged"}
    assert files_of(tmp_path, ZORA.id) == ()
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and ZORA.name.encode() in one.read_bytes()]
    loaded = load_preferences(tmp_path).preferences
    assert (loaded.trainee, loaded.settings.text_scale) == (None, 150)


def test_files_of_others_stay(tmp_path: Path):
    """Forgetting one person touches no file of another."""
    with_files(tmp_path, BEN)
    before = {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()}
    assert forget_files(tmp_path, ZORA) == ()
    assert {one: one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()} == before


def test_a_damaged_journal_goes_too(tmp_path: Path):
    """A file that cannot be resumed still names the person, and is found by that."""
    with_files(tmp_path)
    (path,) = (tmp_path / "playing").glob("*.jsonl")
    path.write_bytes(b"[broken" + path.read_bytes()[5:])
    forget_files(tmp_path, ZORA)
    assert not path.exists()


def test_a_contact_that_is_being_played_is_in_the_way(tmp_path: Path):
    """Whoever is playing would be on record again at the end: that window is to be closed first."""
    with_files(tmp_path)
    (path,) = (tmp_path / "playing").glob("*.jsonl")
    playing = JournalFile.resume(path)
    with pytest.raises(JournalError, match="another window"):
        refuse_while_played(files_of(tmp_path, ZORA.id))
    playing.close()
    refuse_while_played(files_of(tmp_path, ZORA.id))


def test_what_learning_record_stores_have_taken_is_forgotten_too(tmp_path: Path):
    """The notes of what was sent lose the ids of the person's attempts, or get the new ones; those of others stay."""
    outbox = Outbox(tmp_path, "https://lrs.example.com", "https://example.com")
    outbox.note({"a1": Result.PASSED, "b1": Result.NONE})
    outbox.note({"a2": Result.FAILED})
    (found,) = sent_files(tmp_path, {"a1", "a2"})
    assert "b1" not in json.dumps(found.lines)
    assert "https://lrs.example.com" in json.dumps(found.lines)
    assert rename_sent(tmp_path, {"a1": "", "a2": "new"}) == (found.name,)
    after = Outbox(tmp_path, "https://lrs.example.com", "https://example.com")
    assert [after.result_of(one) for one in ("a1", "a2", "new", "b1")] == [None, None, Result.FAILED, Result.NONE]
    assert sent_files(tmp_path, {"a1", "a2"}) == ()


def test_backups_in_which_they_stand_are_named_and_can_be_deleted(records, open_records, body, tmp_path: Path):
    """A copy of an older version is found by whom it holds, and only then; deleting it deletes it."""
    with_everything(records)
    body_ = database(records)
    if body == "sqlite":
        copy = tmp_path / f"{FILE}.version-1"
        copy.write_bytes(f"old {ZORA.id}".encode())
    else:
        from sqlalchemy import text

        with body_.writing() as connection:
            connection.execute(text("CREATE SCHEMA extra_mile_version_1"))
            connection.execute(text("CREATE TABLE extra_mile_version_1.trainees AS TABLE trainees"))
    (found,) = backups(body_, ZORA.id)
    assert backups(body_, BEN.id) == ()
    assert "version" in found.name
    delete_backup(body_, found)
    assert backups(body_, ZORA.id) == ()


def test_remains_finds_what_is_hidden_in_texts(records):
    """An id in the middle of a payload is found, whatever table it is in."""
    with_everything(records, BEN)
    with database(records).writing() as connection:
        connection.execute(insert(TRAINEES).values(id="f" * 32, name=f"x {ZORA.id} y", created=0))
    assert "trainees.name" in remains(database(records), ZORA.id)


def _sent_only(records, tmp_path, who=ZORA, count=3):
    """What a person's computer has sent to a board, of which nothing counts yet."""
    with open_file(tmp_path / f"laptop-{who.id[:4]}") as laptop:
        for one in [attempt(who, 5000 + at) for at in range(count)]:
            laptop.add(one)
        push(laptop, records)


@pytest.mark.parametrize("anonymous", [False, True])
def test_somebody_of_whom_something_only_waits_is_forgotten_at_once(records, tmp_path: Path, anonymous):
    """Waiting or put aside, nobody need judge it first: all of it is gone, also where somebody else sent it, Ben's
    stays, and nothing of it comes in again."""
    for who in (ZORA, BEN):
        _sent_only(records, tmp_path, who)
    with database(records).writing() as connection:
        ids = connection.execute(select(SUBMISSIONS.c.id).where(SUBMISSIONS.c.trainee_id == ZORA.id)).scalars().all()
        aside = {"state": "quarantined", "reason": "It ended before it began."}
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == ids[0]).values(aside))
        connection.execute(update(SUBMISSIONS).where(SUBMISSIONS.c.id == ids[1]).values(trainee_id="0" * 32, **aside))
    assert records.trainees() == ()
    (found,) = (one for one in entries(records) if one.name == ZORA.name and one.id == ZORA.id)
    assert found == ZORA
    assert len(kept(records, ZORA).tables["submissions"]) == 3
    done = forget(records, ZORA.id, anonymous=anonymous)
    assert (done.anonymous, done.items) == ("", {})
    assert remains(database(records), ZORA.id) == ()
    with database(records).reading() as connection:
        left = connection.execute(select(SUBMISSIONS.c.trainee_id)).scalars().all()
        assert is_forgotten(connection, ZORA.id)
    assert left == [BEN.id] * 3
    assert accept(records, lambda one: "").trusted == 3
    assert [one.name for one in records.trainees()] == ["Ben"]


def test_entries_are_those_on_record_and_those_who_wait(records, tmp_path: Path):
    """Each is there once, by the name that came with it; a text that nobody can read names nobody."""
    records.add(attempt(ANNA))
    for who in (ANNA, ZORA):
        _sent_only(records, tmp_path, who)
    with database(records).writing() as connection:
        row = {"kind": "attempt", "login": "l", "source": "s", "sequence": 1, "received": 1}
        for at, payload in enumerate(("", "{", "[]", '{"name": 7}', '{"name": "\\u200b"}')):
            values = row | {"id": f"odd {at}", "trainee_id": f"odd {at}", "payload": payload}
            connection.execute(insert(SUBMISSIONS).values(values))
    assert entries(records) == (ANNA, ZORA)
