"""The commands about one's own data: show, export, forget, name, expire, keep."""

import argparse
import io
import json
import re

import pytest

from game.cli import privacy, privacy_arguments
from game.cli.privacy_text import person_lines
from game.domain.consent import Shown
from game.domain.errors import RecordsError, UsageError
from game.domain.moment import Mode
from game.exchange.plays.play import Result
from game.exchange.xapi.outbox import Outbox
from game.records.address import VARIABLE, address_of
from game.records.opening import FILE, open_records, open_shared
from game.records.preferences import Preferences, load_preferences, save_preferences
from game.records.sync.pushing import push
from game.records.verify import verify
from game.session.judging import Replayer
from game.session.person import person, person_to_dict
from tests.privacy.people import with_everything
from tests.records.samples import BEN, attempt
from tests.session.house import House, house

__all__ = ["house"]


def _run(house: House, *words: str, ask=None) -> tuple[int, str]:
    parser, out = argparse.ArgumentParser(), io.StringIO()
    privacy_arguments.add(parser.add_subparsers(dest="what"), lambda one: None)
    status = privacy.run(parser.parse_args(words), house.training, out, ask)
    return status, out.getvalue()


@pytest.fixture
def played(house):
    """Anna has earned a certificate and learned something once more; Ben has played, too."""
    house.graduate()
    house.play("first", "hurry", Mode.LEARN)
    house.training.keeper.records.add(attempt(BEN, 4000, "first"))
    save_preferences(house.training.folder, Preferences(trainee=house.anna))
    return house


def test_show_tells_everything_in_words(played):
    """Names, consent, each attempt with its figures, what was said, the certificate, files, boards; nothing of Ben."""
    status, text = _run(played, "show", "anna")
    assert status == 0
    assert text.count("You: Let me look.") == 3
    assert "You: That's the warehouse." in text
    assert "Others see: the real name ('Anna')" in text
    assert "Certificate: none earned" in text
    assert "Attempts (4)" in text
    assert "never changed" in text
    assert "settings.json" in text
    assert "Ben" not in text


def test_the_facts_of_a_certificate_are_shown(played):
    """What it says stands in the data and in a line; on whose attempts it rests as well."""
    whole = person_to_dict(person(played.training, played.anna, played.work), played.clock.utc())
    assert whole["certificate"]["trainee"]["name"] == "Anna"
    assert "Certificate of 'A small course', earned" in "\n".join(person_lines(whole))


def test_show_as_json_is_what_export_writes(played, tmp_path):
    """The same data both ways, with form and version; an existing file is never written over."""
    _, text = _run(played, "show", "Anna", "--json")
    file = tmp_path / "anna.json"
    assert _run(played, "export", "Anna", "-o", str(file))[0] == 0
    assert json.loads(file.read_text("utf-8")) == json.loads(text)
    with pytest.raises(UsageError, match="there already"):
        _run(played, "export", "Anna", "-o", str(file))


@pytest.mark.parametrize("command", ["show", "forget", "name", "export"])
def test_somebody_unknown_is_a_sentence(played, tmp_path, command):
    """Nobody of this name: exit with a sentence, and nothing is changed or made."""
    more = {"forget": ["--yes"], "name": ["--show", "hidden"], "export": ["-o", str(tmp_path / "x")]}.get(command, [])
    with pytest.raises(UsageError, match="nobody called 'Zoe'"):
        _run(played, command, "Zoe", *more)
    assert not (tmp_path / "x").exists()


def test_forget_asks_once_and_takes_no_for_an_answer(played):
    """One question that names the person; after a no everything is there."""
    questions = []
    status, text = _run(played, "forget", "Anna", ask=lambda question: questions.append(question) or False)
    assert (status, text) == (0, "Nothing was changed.\n")
    assert len(questions) == 1
    assert "Anna" in questions[0]
    assert len(list(played.training.keeper.records.attempts(trainee_id=played.anna.id))) == 4


def test_forget_needs_a_yes_where_nobody_can_be_asked(played):
    """In a script nothing is deleted by accident."""
    with pytest.raises(UsageError, match="--yes"):
        _run(played, "forget", "Anna")


@pytest.mark.parametrize("anonymous", [[], ["--anonymous"]])
def test_forgotten_is_gone_and_what_is_left_is_true(played, anonymous):
    """No file of the data folder holds name or id any more, the last player is nobody, Ben is untouched; replaying all
    that is left finds nothing wrong."""
    records, folder = played.training.keeper.records, played.training.folder
    records.add(attempt(BEN, 5000, "second"))
    before = [one for one in verify(records, Replayer()) if one.trainee != "Ben"]
    status, text = _run(played, "forget", "Anna", "--yes", *anonymous)
    assert status == 0
    assert "nothing is found any more" in text
    held = [one for one in folder.rglob("*") if one.is_file() and played.anna.id.encode() in one.read_bytes()]
    assert held == []
    assert load_preferences(folder).preferences.trainee is None
    assert len(list(records.attempts(trainee_id=BEN.id))) == 2
    assert [one for one in verify(records, Replayer()) if one.trainee != "Ben"] == before == []
    assert len(list(records.attempts())) == (6 if anonymous else 2)


def test_forget_says_what_it_cannot_reach(played, tmp_path, monkeypatch):
    """Copies of older versions, learning record stores and certificates are named, each with what to do."""
    folder, (one, *_) = played.training.folder, played.training.keeper.records.attempts(trainee_id=played.anna.id)
    (folder / f"{FILE}.version-1").write_bytes(played.anna.id.encode())
    Outbox(folder, "https://lrs.example.com", "h").note({one.start.playthrough: Result.PASSED})
    page = played.work.certificate(played.anna)
    monkeypatch.setattr("game.session.person.certificate_folder", lambda data: tmp_path)
    (tmp_path / "certificate-anna.html").write_text(page, "utf-8")
    _, text = _run(played, "forget", "Anna", "--yes")
    assert f"{FILE}.version-1 still holds Anna" in text
    assert "https://lrs.example.com" in text
    assert "certificate-anna.html" in text
    assert (folder / f"{FILE}.version-1").exists()


def test_copies_of_older_versions_are_deleted_when_asked_for(played):
    """With a yes to the question about it, or with --backups."""
    copy = played.training.folder / f"{FILE}.version-1"
    copy.write_bytes(played.anna.id.encode())
    _run(played, "forget", "Anna", ask=lambda question: True)
    assert not copy.exists()


def test_name_changes_what_others_see(played):
    """Alias, hidden and back; the answer says what others see now."""
    records = played.training.keeper.records
    assert "'Robin'" in _run(played, "name", "Anna", "--show", "alias", "--alias", "Robin")[1]
    assert records.consent(played.anna.id).public("Anna") == "Robin"
    assert "'a colleague'" in _run(played, "name", "Anna", "--show", "hidden")[1]
    assert records.consent(played.anna.id).shown is Shown.HIDDEN
    assert "'Anna'" in _run(played, "name", "Anna", "--show", "name")[1]


def test_expire_by_the_settings(played):
    """What is chosen with keep is what expire does; a dry run only says it; asking again finds nothing."""
    with pytest.raises(UsageError, match="--months"):
        _run(played, "expire", "--yes")
    assert "until somebody deletes" in _run(played, "keep")[1]
    assert "6 months" in _run(played, "keep", "6")[1]
    assert load_preferences(played.training.folder).preferences.trainee == played.anna
    played.clock.pass_time(400 * 86_400)
    assert re.search(r"Would go on this computer: 5 attempts", _run(played, "expire", "--dry-run")[1])
    assert len(list(played.training.keeper.records.attempts())) == 5
    assert "Gone on this computer: 5 attempts" in _run(played, "expire", "--yes")[1]
    assert list(played.training.keeper.records.attempts()) == []
    assert "Nothing on this computer" in _run(played, "expire", "--yes")[1]
    assert "until somebody deletes" in _run(played, "keep", "always")[1]


@pytest.mark.parametrize("months", ["0", "-1", "1201", "many", "²"])
def test_odd_months_are_used_wrongly(played, months):
    """Not a number of months: the command is used wrongly, status 2."""
    with pytest.raises(SystemExit) as stopped:
        _run(played, "keep", "--", months)
    assert stopped.value.code == 2


@pytest.fixture
def board(played, board_url, monkeypatch):
    """A shared board with Anna in every table, under the id she has here and, from another laptop, under another."""
    monkeypatch.setenv(VARIABLE, board_url)
    with open_shared(address_of(board_url)) as records:
        with_everything(records, played.anna)
        records.add(attempt(type(played.anna)("e" * 32, "Anna", "North"), 100))
        records.add(attempt(BEN, 4000))
        yield records


def test_the_shared_board_is_shown_and_forgotten_too(played, board):
    """Show names both entries there; forgetting takes both, keeps Ben, and leaves here and there a hash."""
    _, text = _run(played, "show", "Anna", "--board")
    assert text.count("On the shared board postgresql://") == 2
    questions = []
    status, text = _run(played, "forget", "Anna", "--board", ask=lambda one: not questions.append(one))
    assert status == 0
    assert "2 entries" in questions[0]
    assert [one.name for one in board.trainees()] == ["Ben"]
    assert [one.name for one in played.training.keeper.records.trainees()] == ["Ben"]


def test_whoever_only_waits_on_the_board_is_found_by_name(played, board, tmp_path):
    """Nobody need let anything count first: shown and forgotten by the name that came in with it."""
    zora = type(played.anna)("7" * 32, "Zora", "Zeppelin")
    with open_records(tmp_path / "laptop") as laptop:
        laptop.add(attempt(zora))
        push(laptop, board)
    assert "attempt waiting" in _run(played, "show", "Zora", "--board")[1]
    status, text = _run(played, "forget", "zora", "--team", "zeppelin", "--board", "--yes")
    assert status == 0
    assert "nothing is found any more" in text
    with pytest.raises(UsageError, match="nobody called 'Zora'"):
        _run(played, "show", "Zora", "--board")


def test_a_name_is_changed_on_the_board_at_once(played, board):
    """Here and there others see the same."""
    _run(played, "name", "Anna", "--show", "alias", "--alias", "Robin", "--board")
    assert board.consent(played.anna.id).public("Anna") == "Robin"
    assert played.training.keeper.records.consent(played.anna.id).public("Anna") == "Robin"


def test_a_board_that_cannot_be_reached_changes_nothing_here(played, tmp_path):
    """The entry here says who is meant there, so it goes last."""
    with pytest.raises(RecordsError, match="cannot be reached"):
        _run(played, "forget", "Anna", "--yes", "--board", f"postgresql://x@/none?host={tmp_path}&connect_timeout=2")
    assert len(list(played.training.keeper.records.attempts(trainee_id=played.anna.id))) == 4
