"""Where the game looks for what ships with it and for what is the user's."""

from pathlib import Path

import pytest

from game import places

ROOT = Path(__file__).resolve().parents[2]


def test_checkout_ships_from_its_root():
    """In a checkout, scenarios and assets lie beside main.py."""
    assert places.shipped() == ROOT
    assert (places.scenarios(), places.assets()) == (ROOT / "scenarios", ROOT / "assets")


def test_installed_game_ships_from_inside(tmp_path, monkeypatch):
    """Once installed by pip, they lie inside the package."""
    (tmp_path / "game" / "shipped").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "game" / "places.py"))
    assert places.scenarios() == tmp_path / "game" / "shipped" / "scenarios"


@pytest.mark.parametrize(
    ("platform", "below_home"),
    [
        ("linux", ".local/share/extra-mile"),
        ("darwin", "Library/Application Support/Extra Mile"),
        ("win32", "AppData/Roaming/Extra Mile"),
    ],
)
def test_user_data_follows_the_platform(home, monkeypatch, platform, below_home):
    """Each system has its own place for what a program keeps for its user."""
    monkeypatch.delenv("APPDATA")
    monkeypatch.setattr("sys.platform", platform)
    assert places.user_data() == home / below_home


def test_user_data_follows_the_system_settings(tmp_path, home, monkeypatch):
    """XDG_DATA_HOME and APPDATA are heeded; a relative one is not, as the rules for it say."""
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert places.user_data() == tmp_path / "extra-mile"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert places.user_data() == home / ".local/share/extra-mile"
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("APPDATA", str(tmp_path))
    assert places.user_data() == tmp_path / "Extra Mile"


def test_a_named_folder_wins(home, tmp_path, monkeypatch):
    """`--data` is taken from the current folder, and `~` is the home."""
    monkeypatch.chdir(tmp_path)
    assert places.user_data(Path("records")) == tmp_path / "records"
    assert places.user_data(Path("~/records")) == home / "records"


def test_no_home_is_a_sentence(monkeypatch):
    """Where the system names no home, the error says what to do instead of making a folder called `~`."""
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(RuntimeError, match="--data"):
        places.user_data()
