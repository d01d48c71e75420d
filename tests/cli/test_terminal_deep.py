"""The terminal where it goes deeper: a breath, the coach, the wrap-up, and their debrief."""

import contextlib
import io
from collections.abc import Iterator
from itertools import chain, repeat

import pytest

from game.cli.debrief import TAKEN, debrief_lines
from game.cli.terminal import Left, Terminal, play_contact
from game.coaching import debrief
from game.domain.action import BREATH, LAPSE, reply
from game.domain.moment import Mode
from game.domain.rubric import Appraisal
from game.session.session import Session
from tests.ui.screens import deep

TO_THE_END = ("hear", "sorry", "engineer")


def script(
    session: Session, *lines: str, patience: float | None = None, waits: Iterator[float] | None = None
) -> tuple[str, list[float]]:
    """What is printed when these lines are typed, and the rests that were taken."""
    answers, out, rests = iter(lines), io.StringIO(), list[float]()

    def ask(prompt: str) -> str:
        try:
            return next(answers)
        except StopIteration:
            raise EOFError from None

    seconds = (lambda: next(waits)) if waits else None
    with contextlib.suppress(Left):
        play_contact(session, Terminal(ask, out, seconds, echo=True, rest=rests.append), patience)
    return out.getvalue(), rests


@pytest.mark.parametrize("mode", list(Mode))
def test_b_breathes_once_and_says_what_it_is_about(mode: Mode) -> None:
    """`b` rests two seconds, tells the barb's meaning and asks again; a second one is declined with a sentence."""
    session = deep.session(mode)
    text, rests = script(session, "b", "b", "limit")
    assert rests == [2.0]
    assert text.count(f"Behind it: {deep.BARB}") == 1
    assert "nothing here to take a breath for" in text
    assert [entry.action for entry in session.journal] == [BREATH, reply("limit")]


def test_a_breath_is_two_seconds_of_the_clock() -> None:
    """39 seconds, a breath and an answer at once are more than a patience of 40."""
    session = deep.session(Mode.ASSESS)
    waits = chain([0.0, 39.0, 100.0, 100.0], repeat(100.0))
    script(session, "b", "limit", patience=40.0, waits=waits)
    assert [entry.action for entry in session.journal] == [BREATH, LAPSE, reply("limit")]


def test_a_breath_in_time_costs_nothing_else() -> None:
    """Within the patience it changes neither mood nor score, and no lapse follows."""
    session = deep.session(Mode.ASSESS)
    waits = chain([0.0, 5.0, 100.0, 105.0], repeat(105.0))
    script(session, "b", "limit", patience=40.0, waits=waits)
    assert [entry.action for entry in session.journal] == [BREATH, reply("limit")]


def test_the_coach_speaks_before_the_replies() -> None:
    """In a guided contact the note of each state is printed as the coach's."""
    text, _ = script(deep.session(), "hear")
    first, second = text.index("Coach: These words hurt"), text.index("Coach: Look at the order")
    assert first < text.index("  1  ") < second


def test_the_wrap_up_asks_with_numbers_and_she_says_nothing_more() -> None:
    """Her last words are printed once, then question 1 of 2 and 2 of 2 with their answers."""
    session = deep.session()
    text, _ = script(session, *TO_THE_END, "stock", "planner")
    assert session.ended
    assert text.index("question 1 of 2: What was the cause?") < text.index("question 2 of 2: Who must know of it?")
    assert text.count("I'm going to tell everybody about you people.") == 1


def test_u_is_one_step_back() -> None:
    """`u` takes the last answer back and her words are read again; `b` never does."""
    session = deep.session()
    text, _ = script(session, "hear", "b", "u", "limit")
    assert "One step back." in text
    assert text.count("Are you stupid") == 2


def _told(*acts: str) -> str:
    prepared, attempt = deep.played(*acts)
    return "\n".join(debrief_lines(debrief(prepared, attempt.journal, attempt.start.opening)))


def test_the_debrief_tells_all_of_it() -> None:
    """Variant, stages, barb with breath, early remedy, question, memory and story are in the printed debrief."""
    text = _told("breath", "limit", "credit", "gesture send-flowers", "engineer", "stock", "planner")
    for words in (
        "This time: She has a train in six minutes.",
        "It could also have been: She has all day, and nobody else to talk to.",
        "Listen: missed.",
        "Agree: tried too early at decision 3.",
        "Act: reached at decision 5.",
        f"Behind it: {deep.BARB}",
        "A calm boundary",
        "You took a breath first.",
        "The same words, too early",
        "After the contact: What was the cause?",
        "will remember: She remembers the flowers.",
        f'at the kitchen table: "{deep.STORY}"',
    ):
        assert words in text


def test_a_contact_without_any_of_it_says_nothing_of_it() -> None:
    """No breath, no early remedy, no story: none is mentioned."""
    text = _told(*TO_THE_END, "stock", "planner")
    for words in ("You took a breath", "too early", "kitchen table"):
        assert words not in text


def test_every_way_to_take_a_barb_has_its_sentence() -> None:
    """The five and none of them."""
    assert set(TAKEN) == {*Appraisal, None}
    assert len(set(TAKEN.values())) == 6
