"""Shifts as files: a sound one becomes a shift, and every kind of mistake has a file that shows it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from game import places
from game.domain.diagnostic import Severity
from game.domain.scenario import Channel, Scenario
from game.loader.checks import all_cards
from game.loader.loading import load_library, load_rubric
from game.loader.shift import is_shift, load_shift, load_shifts, read_shift, shift_files
from game.loader.shift_models import ShiftShape, SlotShape
from tests.loader.test_samples import marked_line
from tests.shift_making import library, scenario

HERE = Path(__file__).parent
GOOD = HERE / "good_shift.yaml"
BAD = sorted((HERE / "bad_shifts").glob("*.yaml"))
CARDS = {card.code: card for card in all_cards()}
ELSEWHERE = {"EM709"}
"""Needs two files; see below."""


@pytest.fixture(scope="module")
def known() -> Mapping[str, Scenario]:
    """The scenarios the samples speak of."""
    others = [replace(scenario("meter"), id=name) for name in ("one", "two", "three", "four")]
    walk = replace(scenario("meter"), id="walk", channel=Channel.VISIT)
    return {one.id: one for one in (*library(), *others, walk)}


def test_the_good_file_is_a_shift(known: Mapping[str, Scenario]) -> None:
    """All is taken over, from the file and from the scenarios; nothing is reported but the file's own name."""
    result = read_shift(GOOD.read_text("utf-8"), "good", known)
    assert result.diagnostics == ()
    assert result.shift is not None
    assert (result.shift.id, len(result.shift.slots), len(result.shift.digest)) == ("morning", 6, 64)
    owed = result.shift.slots[3]
    assert (owed.contact, owed.arrives, owed.needs, owed.by, owed.person) == (
        "boots-again",
        12,
        "call_back",
        20,
        "maria",
    )
    assert (owed.name, owed.mood, owed.remembers) == ("Boots-Again", 10, ("call_back", "late"))
    assert result.shift.slots[1].channel is Channel.CHAT


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_raises_its_code(path: Path, known: Mapping[str, Scenario]) -> None:
    """The code in the file's name is raised once, at the marked line, with a suggestion, and no other code."""
    code = path.name[:5]
    result = read_shift(path.read_text("utf-8"), path.stem, known)
    (found,) = result.diagnostics
    assert (found.code, found.place.line) == (code, marked_line(path.read_text("utf-8"))), found
    assert found.message.endswith((".", "?"))
    assert found.suggestion
    assert found.severity is CARDS[code].severity
    assert (result.shift is None) == (found.severity is Severity.ERROR)


def test_every_card_has_a_file() -> None:
    """Each code about shifts is shown by a file, but for the one that needs two."""
    shown = {path.name[:5] for path in BAD}
    assert {code for code in CARDS if code.startswith("EM7")} - shown == ELSEWHERE


def test_two_shifts_of_one_id(known: Mapping[str, Scenario], tmp_path: Path) -> None:
    """The second one cannot be used, and names the first."""
    paths = [tmp_path / "morning.yaml", tmp_path / "other.yaml"]
    for path in paths:
        path.write_text(GOOD.read_text("utf-8"), "utf-8")
    first, second = load_shifts(paths, known)
    assert first.shift is not None
    assert second.shift is None
    assert second.diagnostics[0].code == "EM709"
    assert str(paths[0]) in second.diagnostics[0].message
    assert [one.code for one in second.diagnostics[1:]] == ["EM120"]


def test_what_was_meant_is_suggested(known: Mapping[str, Scenario]) -> None:
    """A misspelt contact, word or key is answered with the one that was meant."""
    text = GOOD.read_text("utf-8")
    for right, wrong in (("meter", "metre"), ("call_back,", "call_bak,"), ("arrives: 3", "arives: 3")):
        result = read_shift(text.replace(right, wrong, 1), "good", known)
        assert f"Did you mean '{right.strip(',').split(':')[0]}'?" in [one.suggestion for one in result.diagnostics]


def test_the_digest_is_that_of_what_is_played(known: Mapping[str, Scenario]) -> None:
    """Comments and layout do not change it; a minute, a word or another version of a contact do."""
    text = GOOD.read_text("utf-8")

    def digest(source: str, scenarios: Mapping[str, Scenario] = known) -> str:
        shift = read_shift(source, "good", scenarios).shift
        assert shift is not None
        return shift.digest

    newer = {**known, "toy": replace(known["toy"], digest="another")}
    assert digest(text.replace("# A sound", "# Some")) == digest(text)
    others = {digest(text), digest(text.replace("arrives: 3", "arrives: 4")), digest(text, newer)}
    assert len(others | {digest(text.replace(", by: 20", ""))}) == 4


def test_which_files_are_shifts(tmp_path: Path) -> None:
    """Those in a folder of shifts, and any with `contacts:` at the top."""
    (tmp_path / "shifts").mkdir()
    inside, beside = tmp_path / "shifts" / "a.yaml", tmp_path / "b.yaml"
    inside.write_text("id: a\n")
    beside.write_text("id: b\ncontacts: []\n")
    other = tmp_path / "c.yaml"
    other.write_text("id: c\nstates:\n  contacts: {}\n")
    assert [is_shift(one) for one in (inside, beside, other)] == [True, True, False]
    assert shift_files(tmp_path) == [inside]
    assert shift_files(tmp_path / "shifts") == []


@pytest.mark.parametrize("path", shift_files(places.scenarios()), ids=lambda path: path.stem)
def test_the_shifts_that_ship_are_sound(path: Path) -> None:
    """Each is a shift without a word from the checker."""
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    results = load_library([places.scenarios()], rubric)
    found = load_shift(path, {one.scenario.id: one.scenario for one in results if one.scenario is not None})
    assert found.diagnostics == ()
    assert found.shift is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("contacts:\n", "contacts: []\nrest:\n"),
        ("contacts:\n", "contacts: x\nrest:\n"),
        ("contacts:\n", "contacts: {a: b}\nrest:\n"),
        ("- {contact: toy, arrives: 3}", "- toy"),
        ("- {contact: toy, arrives: 3}", "- [toy, 3]"),
        ("- {contact: toy, arrives: 3}", "- {contact: [toy], arrives: {}}"),
        ("- {contact: toy, arrives: 3}", "- {contact: '', arrives: ''}"),
        ("- {contact: toy, arrives: 3}", "- {contact: toy, arrives: 99999999999999999999}"),
        ("if: call_back", "if: ''"),
        ("by: 20", "by: -1"),
        ("id: morning", "id:"),
        ("format: 1", "format: [1]"),
    ],
)
def test_any_content_is_diagnostics(old: str, new: str, known: Mapping[str, Scenario]) -> None:
    """Whatever stands where something else belongs: errors with a place, never an exception, never a shift."""
    result = read_shift(GOOD.read_text("utf-8").replace(old, new, 1), "good", known)
    assert result.shift is None
    assert all(one.place.line for one in result.diagnostics)
    assert result.diagnostics


def test_the_guide_names_every_key_and_its_example_is_the_one_that_ships() -> None:
    """docs/shifts.md has a row for each key, and its YAML is scenarios/shifts/they-come-back.yaml, shortened."""
    text = (places.shipped() / "docs" / "shifts.md").read_text("utf-8")
    keys = {field.alias or name for model in (ShiftShape, SlotShape) for name, field in model.model_fields.items()}
    rows = " ".join(line.split("|")[1] for line in text.splitlines() if line.startswith("| `"))
    assert {key for key in keys if f"`{key}`" not in rows} == set()
    example = [
        line.strip() for line in text.partition("```yaml\n")[2].partition("```")[0].splitlines() if "- {" in line
    ]
    shipped = (places.scenarios() / "shifts" / "they-come-back.yaml").read_text("utf-8")
    assert example == [line.partition("#")[0].strip() for line in shipped.splitlines() if "- {" in line]
