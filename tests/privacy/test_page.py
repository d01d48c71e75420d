"""The page about privacy says what is true: tables, columns, files, commands, and what is never kept."""

import argparse
import ast
import re
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from game.cli import privacy_arguments, records_arguments
from game.records import goals, journal, opening, preferences, shift_journal
from game.records.privacy import person_files
from game.records.privacy.belongings import NOBODYS, tables
from game.records.privacy.kept import FORM, VERSION
from game.session import checkup, course_shelf, reached, shelf

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/privacy.md").read_text("utf-8")
TABLE = re.compile(r"^\| `(\w+)` \| ((?:`[\w*]+`(?:, )?)+) \|", re.MULTILINE)


def _documented() -> dict[str, list[str]]:
    return {name: re.findall(r"`([\w*]+)`", columns) for name, columns in TABLE.findall(PAGE)}


def test_every_table_stands_on_the_page():
    """The page lists the tables that the database has, no more and no fewer."""
    assert sorted(_documented()) == sorted(table.name for table in tables())
    assert "alembic_version" in PAGE
    assert "alembic_version" in NOBODYS


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_every_column_stands_on_the_page(table):
    """Each column of the table is named (or meant by a pattern with *), and each name means one that exists."""
    named = _documented()[table.name]
    columns = [str(column.name) for column in table.c]
    assert [one for one in columns if not any(fnmatchcase(one, name) for name in named)] == []
    assert [name for name in named if not any(fnmatchcase(one, name) for one in columns)] == []


def test_every_file_of_the_data_folder_stands_on_the_page():
    """All names that the game gives to files and folders there are on the page."""
    folders = [journal.FOLDER, shift_journal.FOLDER, person_files.STORES]
    files = [opening.FILE, preferences.FILE, goals.FILE, reached.FILE, shelf.FILE, course_shelf.FILE, checkup.FILE]
    assert [one for one in [*(f"{name}/" for name in folders), *files] if f"`{one}`" not in PAGE] == []


def test_every_command_on_the_page_is_understood():
    """Each line of commands about a person's data can be typed as it stands."""
    parser = argparse.ArgumentParser()
    what = parser.add_subparsers(dest="what", required=True)
    privacy_arguments.add(what, lambda one: None)
    records_arguments.add(what, lambda one: None)
    what.add_parser("verify")
    typed = re.findall(r"(?:main\.py |`)records ([a-z][^`\n]*?)(?:  |`|\n)", PAGE)
    assert {one.split()[0] for one in typed} >= set(privacy_arguments.WHAT)
    for line in typed:
        if line.split() not in (["show"], ["forget"]):  # only the name of the command
            parser.parse_args(line.replace("-o FILE", "-o x.json").split())


def test_the_form_of_the_export_is_the_one_on_the_page():
    """Format and version are those that are written."""
    assert f"(`{FORM}`), `version` ({VERSION})" in PAGE


def test_the_links_lead_somewhere():
    """Each link within the page has its heading."""
    headings = {
        re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-") for one in re.findall(r"^## (.+)$", PAGE, re.M)
    }
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= headings


NEVER = {
    "getuser": "the name that one has on the computer",
    "gethostname": "the computer's name",
    "getnode": "the computer's address",
    "getlogin": "the name that one has on the computer",
    "camera": "faces",
    "microphone": "voices",
    "sounddevice": "voices",
    "AudioDevice": "voices",
    "geocoder": "places",
}


def test_the_program_asks_for_nothing_that_is_never_kept():
    """No module imports or names what would give the computer's name, its user, a camera, a microphone or a place."""
    found = []
    for path in (ROOT / "game").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.attr] if isinstance(node, ast.Attribute) else []
            names += [node.id] if isinstance(node, ast.Name) else []
            if isinstance(node, ast.Import | ast.ImportFrom):
                names += [part for alias in node.names for part in alias.name.split(".")]
                names += (getattr(node, "module", None) or "").split(".")
            found += [f"{path.name}: {name}" for name in names if name in NEVER]
    assert found == []


def test_no_column_holds_why_a_clock_is_off():
    """Of the clock an attempt has one yes or no; no column anywhere holds its pace or a reason for it."""
    words = ("clock", "pace", "accommodation", "disab", "health", "reason")
    columns = {f"{table.name}.{column.name}" for table in tables() for column in table.c}
    found = {one for one in columns if any(word in one.split(".")[1] for word in words)}
    assert found == {"board_cells.clock", "submissions.reason"}  # timed or all; why it does not count


def test_colleagues_may_read_no_journal_and_no_real_name():
    """The rights of a colleague's database user hold no table with journals, and of people only what is shown."""
    granted = [
        (columns, on)
        for columns, on, to in re.findall(
            r"GRANT SELECT\s*(\([^)]*\))? ON ([\w, ]+?) TO ([^;]+);",
            (ROOT / "game/records/sync/roles.sql").read_text("utf-8"),
        )
        if "{trainees}" in to
    ]
    assert granted
    whole = {name.strip() for columns, on in granted if not columns for name in on.split(",")}
    assert not whole & {"trainees", "attempts", "shifts", "shared_stories", "submissions", "sent", "forgotten"}
    some = {on.strip(): set(re.findall(r"\w+", columns)) for columns, on in granted if columns}
    assert some["trainees"] == {"id", "public", "team_id"}
    assert "payload" not in some["submissions"]
    assert not some.keys() & {"attempts", "shifts", "shared_stories"}
