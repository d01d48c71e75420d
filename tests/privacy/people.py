"""A person who left something in every place where anything personal can stand."""

import json
from pathlib import Path

from sqlalchemy import insert

from game.domain.attempt import Attempt, Trainee
from game.domain.consent import Consent, Shown
from game.domain.settings import Settings
from game.domain.shift import ShiftRecord, ShiftScore, ShiftStart, Took
from game.records.journal import JournalFile
from game.records.journal_lines import Header
from game.records.preferences import Preferences, save_preferences
from game.records.privacy.body import database
from game.records.shift_journal import ShiftJournal
from game.records.sql.shared_tables import LOGINS, SENT, SUBMISSIONS
from game.records.store import Records
from tests.records.samples import BEGINNING, attempt
from tests.shift_making import shift as make_shift

ZORA = Trainee("2e0a" * 8, "Zora Quendt", "Zeppelin")
ALIAS = "Xylophilia"


def with_everything(records: Records, who: Trainee = ZORA, count: int = 3) -> list[Attempt]:
    """Put the person into every table with a row of their own; gives the attempts."""
    many = [attempt(who, 5000 + at, "late-return" if at % 2 else "first-day") for at in range(count)]
    for one in many:
        records.add(one)
    records.set_consent(who.id, Consent(Shown.ALIAS, ALIAS))
    records.share_story(many[0].start.playthrough, True)
    records.add_shift(run(who, many))
    with database(records).writing() as connection:
        connection.execute(insert(SENT).values(board="9" * 32, item=many[0].start.playthrough, sent=1))
        connection.execute(insert(LOGINS).values(login=f"login-{who.id[:6]}", trainee_id=who.id))
        payload = json.dumps({"trainee": {"id": who.id, "name": who.name}})
        row = {"id": f"c{who.id[1:]}", "kind": "attempt", "trainee_id": who.id, "login": "l", "source": "s"}
        row |= {"sequence": 1, "payload": payload, "received": 1, "state": "waiting", "reason": ""}
        connection.execute(insert(SUBMISSIONS).values(row))
    return many


def run(who: Trainee, many: list[Attempt]) -> ShiftRecord:
    """A run of a shift in which these attempts were played."""
    start = ShiftStart(f"d{who.id[1:]}", who, make_shift(), 7, True, BEGINNING)
    events = tuple(Took(at, one.start.playthrough) for at, one in enumerate(many))
    return ShiftRecord(start, events, ShiftScore(5000, 5100, 9000), 12)


def with_files(folder: Path, who: Trainee = ZORA) -> None:
    """Leave a contact and a shift unfinished, settings with the last player, and a copy of damaged settings."""
    start = attempt(who, playthrough=f"e{who.id[1:]}").start
    JournalFile.create(folder, Header(start, "id: late-return\n", "rubric: {}\n")).close()
    ShiftJournal.create(folder, run(who, []).start).close()
    save_preferences(folder, Preferences(Settings(text_scale=150), who))
    (folder / "settings.json.damaged").write_bytes((folder / "settings.json").read_bytes() + b"{")
