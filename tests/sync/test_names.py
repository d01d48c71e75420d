"""How somebody is shown on a board is never undone by what is judged later, and nobody stands under another's name."""

import argparse
import io
import unicodedata

import psycopg
import pytest

from game.cli import privacy, privacy_arguments
from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import RecordsError, RecordsReadOnly, UsageError
from game.domain.names import clean_name
from game.records.address import VARIABLE, address_of
from game.records.board import BoardQuery
from game.records.opening import open_records, open_shared
from game.records.privacy.entries import entries
from game.records.privacy.forgetting import forget
from game.records.privacy.naming import choose, show_as, wanted
from game.records.sql.shared_tables import SUBMISSIONS
from game.records.sync.accepting import accept
from game.records.sync.login import somebody_on
from game.records.sync.names import look
from game.records.sync.pushing import push
from game.records.sync.roles import enrol
from tests.records.samples import ANNA, BEN, attempt
from tests.session.house import house

__all__ = ["house"]

_TRUE = lambda one: ""  # noqa: E731 - a judge that finds nothing
HIDDEN, ROBIN = Consent(Shown.HIDDEN), Consent(Shown.ALIAS, "Robin")


def _seen(board):
    """What others see of everybody on the board, by the name on record."""
    return {one.name: board.consent(one.id).public(one.name) for one in board.trainees()}


def _alias(name):
    return Consent(Shown.ALIAS, name)


@pytest.mark.parametrize("choice", [HIDDEN, ROBIN])
def test_a_choice_made_while_an_attempt_waits_holds_when_it_counts(local, board, choice):
    """Sent with the real name, then chosen: what the board was told is what it shows, now and after the next sync."""
    local.add(attempt(ANNA))
    push(local, board)
    local.set_consent(ANNA.id, choice)
    push(local, board)
    assert accept(board, _TRUE).trusted == 1
    push(local, board)
    assert board.consent(ANNA.id) == choice
    assert _seen(board) == {"Anna": choice.public("Anna")}


def test_a_choice_holds_for_what_is_still_under_way(local, board):
    """An attempt that left with an older choice and comes in after the new one was told does not undo it."""
    local.add(attempt(ANNA))
    push(local, board)
    with board.database.writing() as connection:  # it is still on its way
        row = connection.exec_driver_sql("SELECT * FROM submissions").mappings().one()
        connection.exec_driver_sql("DELETE FROM submissions")
    local.set_consent(ANNA.id, HIDDEN)
    push(local, board)
    with board.database.writing() as connection:
        connection.execute(SUBMISSIONS.insert().values(dict(row)))
    assert accept(board, _TRUE).trusted == 1
    assert board.consent(ANNA.id) == HIDDEN


def test_a_choice_holds_for_what_was_put_aside(local, board):
    """Judged again after the choice, it counts by the choice and not by what was sent with it."""
    local.add(attempt(ANNA))
    push(local, board)
    accept(board, lambda one: "It does not follow.")
    local.set_consent(ANNA.id, ROBIN)
    push(local, board)
    assert accept(board, _TRUE, again=True).trusted == 1
    assert board.consent(ANNA.id) == ROBIN
    assert list(board.faults()) == []


def test_a_command_on_the_board_holds_for_what_waits_there(local, board):
    """Whoever is only known by what waits can be hidden, and back; the entry on the board says so before it counts."""
    local.add(attempt(ANNA))
    push(local, board)
    (who,) = entries(board)
    assert show_as(board, who, Shown.HIDDEN) == HIDDEN
    assert board.consent(ANNA.id) == HIDDEN
    accept(board, _TRUE)
    assert _seen(board) == {"Anna": ""}
    show_as(board, who, Shown.NAME)
    assert _seen(board) == {"Anna": "Anna"}


@pytest.mark.parametrize("choice", [HIDDEN, ROBIN])
def test_a_choice_holds_for_what_comes_from_another_computer(local, board, tmp_path, choice):
    """Anna of the North is hidden, or Robin: what she played where she has chosen nothing stands there so, too; what
    she chose there herself holds, and an Anna of another team is another."""
    local.add(attempt(ANNA))
    local.set_consent(ANNA.id, choice)
    push(local, board)
    accept(board, _TRUE)
    here, there = (Trainee(number * 32, "anna", ANNA.team) for number in "78")
    elsewhere = Trainee("9" * 32, "Anna", "Elsewhere")
    with open_records(tmp_path / "other") as other:
        for one in (here, there, elsewhere):
            other.add(attempt(one))
        other.set_consent(there.id, _alias("Heron"))
        push(other, board)
    accept(board, _TRUE)
    assert [board.consent(one.id) for one in (here, there, elsewhere)] == [choice, _alias("Heron"), Consent()]


def test_of_whom_nothing_is_sent_the_board_does_not_hear(local, board):
    """A choice alone brings nobody onto a board, neither who never played nor who was forgotten there."""
    quiet = local.remember_trainee("Quiet", "North")
    local.set_consent(quiet.id, HIDDEN)
    local.add(attempt(ANNA))
    push(local, board)
    accept(board, _TRUE)
    forget(board, ANNA.id)
    local.set_consent(ANNA.id, HIDDEN)
    push(local, board)
    assert board.trainees() == ()
    local.add(attempt(quiet))
    push(local, board)
    assert _seen(board) == {"Quiet": ""}


def test_a_managers_sync_gives_nobody_the_name_of_another(local, board):
    """Ben of the South is on the board: whoever chose "Ben" as another name is hidden there, and the sync says so."""
    board.add(attempt(BEN))
    board.add(attempt(ANNA))
    for number, name in enumerate((BEN.name, "bEN", "B\u200den", "Ｂｅｎ")):
        local.add(attempt(ANNA))
        local.set_consent(ANNA.id, _alias(name))
        assert "goes by the other name of Anna" in push(local, board).stays, number
        assert _seen(board) == {"Anna": "", "Ben": "Ben"}
    assert {row.trainee.name for row in board.board(BoardQuery()).rows} == {"a colleague", "Ben"}
    board.set_consent(BEN.id, HIDDEN)
    local.set_consent(ANNA.id, _alias(""))
    assert push(local, board).stays == "", "no name is nobody's, though Ben is seen by none"
    board.set_consent(BEN.id, Consent())
    local.set_consent(ANNA.id, ROBIN)
    assert push(local, board).stays == ""
    assert _seen(board) == {"Anna": "Robin", "Ben": "Ben"}


def test_nor_the_name_that_another_has_chosen(local, board):
    """Two people are not both shown as Robin; the entries of one person at two computers are."""
    twin = Trainee("9" * 32, ANNA.name, ANNA.team)
    for one in (BEN, twin):
        board.add(attempt(one))
        board.set_consent(one.id, ROBIN)
    local.add(attempt(ANNA))
    local.set_consent(ANNA.id, ROBIN)
    push(local, board)
    assert board.consent(ANNA.id).shown is Shown.HIDDEN
    board.set_consent(BEN.id, Consent())
    local.set_consent(ANNA.id, Consent())
    push(local, board)
    local.set_consent(ANNA.id, ROBIN)
    push(local, board)
    assert board.consent(ANNA.id) == ROBIN


def test_nor_does_what_comes_in_with_a_choice_of_its_own(local, board):
    """A newcomer whose record says "Ben" counts as hidden where a Ben came first."""
    local.add(attempt(ANNA))
    local.set_consent(ANNA.id, _alias("Ben"))
    push(local, board)
    with board.database.writing() as connection:  # as from a computer that told no choice before
        connection.exec_driver_sql("DELETE FROM trainees")
    board.add(attempt(BEN))
    assert accept(board, _TRUE).trusted == 1
    assert _seen(board) == {"Anna": "", "Ben": "Ben"}


@pytest.mark.parametrize("told", [False, True])
def test_whoever_bears_a_name_goes_before_who_chose_it(local, board, told):
    """Anna stood as "Ben" before any Ben was there: when he comes she is hidden, and whoever bears it too is not."""
    twin = Trainee("9" * 32, "ben", "West")
    for one in (ANNA, twin):
        board.add(attempt(one))
        board.set_consent(one.id, _alias("Ben"))
    local.add(attempt(BEN))
    local.set_consent(BEN.id, ROBIN if told else Consent())
    push(local, board)
    accept(board, _TRUE)
    assert _seen(board) == {"Anna": "", "ben": "Ben", "Ben": "Robin" if told else "Ben"}
    assert board.consent(ANNA.id).alias == "Ben"


def test_whoever_is_enrolled_goes_before_who_chose_the_name(shared, postgres_role, roles):
    """It is so from the first day on, before anything was played."""
    _, _, board = shared
    board.add(attempt(ANNA))
    board.set_consent(ANNA.id, _alias("Dora"))
    enrol(board, postgres_role("dora"), "Dora", "North", roles[0])
    assert _seen(board) == {"Anna": "", "Ben": "", "Carla": "Carla", "Dora": "Dora"}


def test_a_name_on_a_board_is_refused_whatever_the_team(local, board):
    """`records name` looks at everybody there; a name that is taken between question and answer shows nobody."""
    board.add(attempt(ANNA))
    board.add(attempt(BEN))
    with pytest.raises(UsageError, match="goes by the name 'Ben'"):
        wanted(board, ANNA, Shown.ALIAS, "Ben")
    with pytest.raises(UsageError, match="goes by the name 'BEN'"):
        choose(board, ANNA, _alias("BEN"))
    assert _seen(board) == {"Anna": "", "Ben": "Ben"}


def test_names_that_read_the_same_have_one_look():
    """Capitals, spelling, width and what is not seen make no other name; accents do."""
    assert len({look(one) for one in ("José", "Jose\u0301", " JOSÉ ", "Jo\u200dsé", "José\ufe0f", "Ｊｏｓé")}) == 1
    assert look("José") != look("Jose")


@pytest.fixture
def carla(shared):
    """Carla's user of the board, who says how she is to be shown."""
    url, _, board = shared
    board.add(attempt(Trainee("7" * 32, "José", "East")))
    with psycopg.connect(url, autocommit=True) as connection:
        yield lambda name: connection.execute("SELECT extra_mile_show_me_as('alias', %s)", (name,))


@pytest.mark.parametrize("name", ["José", "JOSÉ", "jo\u200dsé", "José\ufe0f", "\uff2a\uff4f\uff53é", "Jo\u034fsé"])
def test_the_server_knows_a_name_however_it_is_written(carla, name):
    """A trainee's user does not get it by another spelling, nor by marks that nobody sees; a longer name it gets."""
    with pytest.raises(psycopg.Error) as refused:
        carla(name)
    assert refused.value.sqlstate == "EM001"
    carla("José Luis")


def test_the_server_takes_no_name_that_the_game_would_clean(carla):
    """Whatever cannot be seen, takes up an empty place or turns the writing, and piles of accents: refused; what the
    game lets through is taken, as long as it may be."""
    odd = [chr(one) for one in range(1, 0x110000) if unicodedata.category(chr(one)) in ("Cc", "Cf", "Zs", "Zl", "Zp")]
    odd = [f"C{one}d" for one in odd if one not in " \u200c\u200d"]
    odd += [f"C{one}d" for one in "\u3164\u2800\u115f\u1160\uffa0\ufdd0\ufffe"]
    odd += ["\u3164", "\u2800", "Jose\u0301", "C\u0300" + "\u0301" * 60, "\u0e01" + "\u0e49" * 5]
    odd += [" C", "C  d", "\u200d", "C\u200d"]
    for name in odd:
        assert clean_name(name, nobody="") != name, ascii(name)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            carla(name)
    family = "👩🏽\u200d👩🏿\u200d👧🏻\u200d👦🏾"
    for name in ("Zoë 雪", "می\u200cخواهم", "e\u0323\u0301", "🇩🇪" * 60, clean_name(family * 100), "❤️ Robin"):
        assert clean_name(name) == unicodedata.normalize("NFC", name)
        carla(unicodedata.normalize("NFC", name))


def test_only_a_name_that_is_taken_is_told_as_taken(shared, board_url):
    """Where the board is busy it says busy; a very long name is taken; and a name of one's own is never another's."""
    url, _, board = shared
    board.add(attempt(Trainee("7" * 32, "carla", "East")))
    with open_shared(address_of(url), patience=0.1) as mine:
        me = somebody_on(mine).me
        with psycopg.connect(board_url) as other:
            other.execute("SELECT * FROM trainees FOR UPDATE")
            with pytest.raises(RecordsReadOnly, match="is busy with another computer's work"):
                choose(mine, me, ROBIN)
        with pytest.raises(RecordsError, match=r"somebody there goes by it: choose another one with 'records name'"):
            choose(mine, me, _alias("Ben"))
        for name in ("👨\u200d👩\u200d👧\u200d👦" * 40, "CARLA"):
            choose(mine, me, _alias(name))
            assert _seen(board)["Carla"] == name


def _run(house, *words, ask=None):
    parser, out = argparse.ArgumentParser(), io.StringIO()
    privacy_arguments.add(parser.add_subparsers(dest="what"), lambda one: None)
    return privacy.run(parser.parse_args(words), house.training, out, ask), out.getvalue()


@pytest.fixture
def waiting(house, board_url, monkeypatch, tmp_path):
    """A board on which one attempt of Zora counts, and two wait."""
    monkeypatch.setenv(VARIABLE, board_url)
    zora = Trainee("7" * 32, "Zora", "Zeppelin")
    with open_shared(address_of(board_url)) as there, open_records(tmp_path / "laptop") as laptop:
        laptop.add(attempt(zora))
        push(laptop, there)
        accept(there, _TRUE)
        laptop.add(attempt(zora))
        laptop.add(attempt(zora))
        push(laptop, there)
        yield there


def test_forgetting_counts_what_did_not_count_yet(house, waiting):
    """Deleted is what counts and what waits, each with its number; where nothing waits, nothing is said of it."""
    text = _run(house, "forget", "Zora", "--board", "--yes")[1]
    assert "attempts and shifts deleted: 1.\n" in text
    assert "what came in and did not count yet: 2.\n" in text
    waiting.add(attempt(BEN))
    assert "did not count" not in _run(house, "forget", "Ben", "--board", "--yes")[1]


def test_whoever_keeps_what_counts_is_told_what_goes(house, waiting):
    """The question of --anonymous says that what waits is deleted, and the answer how many that were."""
    questions = []
    ask = lambda one: not questions.append(one)  # noqa: E731
    text = _run(house, "forget", "Zora", "--board", "--anonymous", ask=ask)[1]
    assert "What came in there and does not count yet is deleted. This cannot be undone." in questions[0]
    assert "kept as those of a former colleague: 1.\n" in text
    assert "what came in and did not count yet: 2.\n" in text
