"""The settings file: kept exactly, never lost silently."""

import json
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.domain.attempt import Trainee
from game.domain.errors import RecordsReadOnly
from game.domain.settings import TEXT_SCALES, ClockChoice, FontChoice, RevealSpeed, Settings, Theme
from game.records.preferences import Loaded, Preferences, load_preferences, save_preferences
from tests.records.samples import ANNA

CHOSEN = Preferences(Settings(theme=Theme.DARK, text_scale=175, clock=ClockChoice.OFF), ANNA)


def test_without_a_file_the_defaults_stand(tmp_path):
    """A new machine has no settings, and that is no problem."""
    assert load_preferences(tmp_path) == Loaded(Preferences())


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.builds(
        Settings,
        theme=st.sampled_from(Theme),
        text_scale=st.sampled_from(TEXT_SCALES),
        reduced_motion=st.booleans(),
        font=st.sampled_from(FontChoice),
        clock=st.sampled_from(ClockChoice),
        reveal_speed=st.sampled_from(RevealSpeed),
    ),
    st.sampled_from([None, ANNA, Trainee("0" * 32, "名前 😀", "")]),
)
def test_what_is_saved_comes_back(tmp_path_factory, chosen, trainee):
    """Every setting and the trainee who played last."""
    folder = tmp_path_factory.mktemp("data") / "new"
    save_preferences(folder, Preferences(chosen, trainee))
    assert load_preferences(folder) == Loaded(Preferences(chosen, trainee))
    assert [path.name for path in folder.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"text_scale":' + b"9" * 5000 + b"}"]
)
def test_a_damaged_file_is_kept_and_said(tmp_path, content):
    """The defaults stand in, a sentence says so, and the file is kept under another name before it is written over."""
    (tmp_path / "settings.json").write_bytes(content)
    loaded = load_preferences(tmp_path)
    assert loaded.preferences == Preferences()
    assert re.match(
        r"^The settings in .*settings\.json are damaged.*kept as settings\.json\.damaged\.$", loaded.problem
    )
    save_preferences(tmp_path, CHOSEN)
    assert load_preferences(tmp_path) == Loaded(CHOSEN)
    assert (tmp_path / "settings.json.damaged").read_bytes() == content


@pytest.mark.parametrize(
    ("key", "bad"),
    [
        ("theme", "pink"),
        ("theme", ["dark"]),
        ("text_scale", 110),
        ("text_scale", "175"),
        ("text_scale", True),
        ("reduced_motion", 1),
        ("shadows", True),
        ("trainee", "Anna"),
        ("trainee", {"id": "../x", "name": "Anna", "team": ""}),
        ("trainee", {"id": "a" * 32, "name": 7, "team": ""}),
    ],
)
def test_one_bad_value_costs_no_other(tmp_path, key, bad):
    """The good values are kept, the default stands in for the bad one, it is named, and the file is kept."""
    save_preferences(tmp_path, CHOSEN)
    path = tmp_path / "settings.json"
    value = json.loads(path.read_bytes())
    path.write_text(json.dumps({**value, key: bad}))
    loaded = load_preferences(tmp_path)
    assert f"({key})" in loaded.problem
    assert (tmp_path / "settings.json.damaged").read_bytes() == path.read_bytes()
    value.pop(key, None)
    path.write_text(json.dumps(value))
    assert load_preferences(tmp_path) == Loaded(loaded.preferences)
    assert loaded.preferences != Preferences()


def test_an_older_damaged_copy_is_not_overwritten(tmp_path):
    """A second damaged file is kept beside the first; reading the same one again makes no further copy."""
    path = tmp_path / "settings.json"
    for content in (b"one", b"two", b"two", b"one"):
        path.write_bytes(content)
        load_preferences(tmp_path)
    assert {copy.name: copy.read_bytes() for copy in tmp_path.glob("*.damaged*")} == {
        "settings.json.damaged": b"one",
        "settings.json.damaged.2": b"two",
    }


def test_a_name_from_the_file_is_cleaned(tmp_path):
    """What somebody wrote into the file by hand cannot harm the screen."""
    (tmp_path / "settings.json").write_text(
        json.dumps({"trainee": {"id": "a" * 32, "name": "A\x00\u202enna", "team": " \n"}})
    )
    assert load_preferences(tmp_path).preferences.trainee == Trainee("a" * 32, "Anna", "")


def test_settings_that_cannot_be_read_are_said(tmp_path):
    """A folder of that name: defaults and a sentence."""
    (tmp_path / "settings.json").mkdir()
    assert re.match(r"^The settings in .* cannot be read .*\.$", load_preferences(tmp_path).problem)


def test_a_failed_save_leaves_the_old_file(tmp_path, monkeypatch):
    """Where the disk refuses, a sentence is raised, the old settings stand and no half file is left."""
    save_preferences(tmp_path, CHOSEN)

    def refuse(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(RecordsReadOnly, match=r"^The settings cannot be saved in .*No space left.*\.$"):
        save_preferences(tmp_path, Preferences())
    assert load_preferences(tmp_path) == Loaded(CHOSEN)
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
