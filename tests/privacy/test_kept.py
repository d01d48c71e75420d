"""All that is kept about a person is shown: every table, every file, nothing of anybody else."""

import json
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, Text, inspect

from game.records.opening import open_records as open_file
from game.records.privacy.belongings import NOBODYS, OWNER, belonging, personal, tables
from game.records.privacy.body import database
from game.records.privacy.kept import FORM, VERSION, kept, to_dict
from game.records.sql.tables import METADATA
from tests.privacy.people import ZORA, with_everything, with_files
from tests.records.samples import BEN


def test_every_table_of_the_database_is_decided_on(records):
    """Whatever table the database really has is either walked, or named as nobody's with a reason; none is left out."""
    with database(records).reading() as connection:
        there = set(inspect(connection).get_table_names())
    walked = {table.name for table in personal()}
    assert there == walked | NOBODYS.keys()
    assert not walked & NOBODYS.keys()


def test_no_table_with_a_trainee_column_is_forgotten():
    """Each table with a trainee's id, or bound to one that has it, is among those that are walked."""
    walked = {table.name for table in personal()}
    owned = {table.name for table in METADATA.sorted_tables if OWNER in table.c}
    assert {"attempts", "shifts", "board_players", "submissions", "logins"} <= owned <= walked
    bound = {
        table.name
        for table in METADATA.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in owned | {"trainees"}
    }
    assert "shared_stories" in bound
    assert bound <= walked


def test_a_new_table_must_be_decided_on():
    """A table of which nobody has said whose its rows are stops everything instead of being passed over."""
    stranger = Table("diaries", MetaData(), Column("page", Text))
    with pytest.raises(LookupError, match="diaries"):
        belonging(stranger, "a" * 32)


def test_all_of_a_person_is_found_and_nothing_of_others(records, tmp_path: Path):
    """Every walked table gives the rows of this person; with somebody else in every table too, none of theirs."""
    mine, theirs = with_everything(records, ZORA), with_everything(records, BEN)
    found = kept(records, ZORA)
    assert {name for name, rows in found.tables.items() if not rows} == set()
    assert {row["id"] for row in found.tables["attempts"]} == {one.start.playthrough for one in mine}
    text = json.dumps(to_dict(found))
    assert not any(one.start.playthrough in text for one in theirs)
    assert BEN.id not in text
    assert found.tables.keys() == {table.name for table in tables()} - NOBODYS.keys()


def test_the_export_is_whole_and_can_be_read_back(records):
    """It says its form and version; every column of every row is there, dates as dates and journals as lists."""
    (one, *_) = with_everything(records)
    told = json.loads(json.dumps(to_dict(kept(records, ZORA))))
    assert (told["format"], told["version"]) == (FORM, VERSION)
    rows = told["tables"]["attempts"]
    assert all(list(row) == METADATA.tables["attempts"].c.keys() for row in rows)
    first = next(row for row in rows if row["id"] == one.start.playthrough)
    assert first["began"] == one.start.began.isoformat()
    assert first["journal"][0] == ["reply", "ask", 1500]


def test_files_that_name_a_person_are_found(tmp_path: Path):
    """Unfinished contacts and shifts, the last player and copies of damaged settings; not those of somebody else."""
    with open_file(tmp_path) as records:
        with_everything(records)
        with_files(tmp_path)
        with_files(tmp_path / "elsewhere", BEN)
        found = kept(records, ZORA, tmp_path)
        names = {one.name.split("/")[0] for one in found.files}
        assert names == {"playing", "shifts", "settings.json", "settings.json.damaged"}
        assert kept(records, BEN, tmp_path).files == ()
