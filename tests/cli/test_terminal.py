"""The terminal: a contact in plain lines, by hand or by script."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli.debrief import debrief_lines
from game.cli.terminal import Left, Terminal, play_contact
from game.coaching import debrief
from game.domain.action import LAPSE, gesture, reply
from game.domain.attempt import Trainee
from game.domain.moment import Mode
from game.session.keeper import Keeper
from game.session.session import Session
from game.session.training import Training
from tests.engine.test_playthrough import contact
from tests.session.helpers import FakeClock, FakeLibrary

WHO = Trainee("a" * 32, "Ada", "Blue")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An assessed contact with the replies in a known order."""
    training = Training(tmp_path, FakeLibrary(contact()), Keeper(tmp_path), FakeClock())
    return training.start("sample", WHO, Mode.ASSESS, seed=7)


def script(session: Session, *lines: str, patience: float | None = None, waits: Iterator[float] | None = None) -> str:
    """What is printed when these lines are typed; the input ends after them."""
    answers, out = iter(lines), io.StringIO()

    def ask(prompt: str) -> str:
        out.write(prompt)
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    seconds = (lambda: next(waits)) if waits else None
    play_contact(session, Terminal(ask, out, seconds, echo=True), patience)
    return out.getvalue()


def test_a_contact_can_be_scripted_by_numbers(session: Session) -> None:
    """Numbers choose replies in the order shown; the customer's words and her mood are printed after each."""
    first = next(one.number for one in session.now().replies if one.id == "ask")
    with pytest.raises(Left):
        script(session, str(first))
    numbers = {one.id: str(one.number) for one in session.now().replies}
    text = script(session, numbers["nice"])
    assert "Maria: Bye from good." in text
    assert "mood" in text
    assert session.ended


def test_ids_and_gestures_work_too(session: Session) -> None:
    """Reply ids, `g 1`, `g1` and `g note` do what they say, and a used gesture says so."""
    text = script(session, "ask", "g", "g1", "g note", "g note", "nice")
    assert "g 1  Flowers: costs €" in text.replace("Flowers: , costs", "Flowers: costs") or "g 1  Flowers" in text
    assert "* That is something to be told. *" in text
    assert "Note: used already." in text
    assert [entry.action for entry in session.journal] == [
        reply("ask"),
        gesture("flowers"),
        gesture("note"),
        reply("nice"),
    ]


def test_everything_can_be_looked_up_without_acting(session: Session) -> None:
    """Help, desk, transcript and standing print their part and change nothing."""
    with pytest.raises(Left):
        script(session, "?", "d", "t", "s", "")
    assert session.journal == ()


@pytest.mark.parametrize("line", ["99", "nonsense", "g 99", "g nothing", "-1", "１", "\x00", "b", "u"])
def test_bad_answers_get_a_sentence_and_another_chance(session: Session, line: str) -> None:
    """A line that means nothing here is answered with a sentence, and the contact goes on."""
    text = script(session, line, "ask", "nice")
    assert session.ended
    assert any(word in text for word in ("none of the answers", "no gesture", "cannot be done", "nothing here"))


def test_slow_answers_lapse(session: Session) -> None:
    """Twice the customer's patience is two lapses, before the answer counts."""
    waits = iter([0.0, 90.0, 100.0, 101.0])
    text = script(session, "ask", "nice", patience=40.0, waits=waits)
    assert [entry.action for entry in session.journal] == [LAPSE, LAPSE, reply("ask"), reply("nice")]
    assert "Are you still there?" in text


def test_feedback_comes_at_once_in_learn_mode_only(tmp_path: Path, session: Session) -> None:
    """Learning, each reply is followed by what it showed and the coach's line; assessed, it is not."""
    training = Training(tmp_path, FakeLibrary(contact()), Keeper(tmp_path), FakeClock())
    learner = training.start("sample", WHO, Mode.LEARN, seed=7)
    assert "She needed it." in script(learner, "ask", "u", "ask", "nice")
    assert "She needed it." not in script(session, "ask", "nice")


def test_the_debrief_says_nothing_of_a_ladder_without_rungs(session: Session) -> None:
    """Where nothing was expected, no rung is missing; where an ending has no text, her last words are not repeated."""
    script(session, "ask", "nice")
    told = debrief(session.prepared, session.journal, session.start.opening)
    assert "rung" in " ".join(debrief_lines(told))
    ending = replace(told.ending, text="")
    bare = replace(told, expectations=(), ending=ending, headline=ending.customer)
    lines = list(debrief_lines(bare))
    assert "rung" not in " ".join(lines)
    assert bare.headline
    assert lines[:1] == [""]
    assert bare.headline not in lines
    worded = replace(told, ending=replace(ending, text="She left."), headline="She left.")
    assert "She left." in list(debrief_lines(worded))
