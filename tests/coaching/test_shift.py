"""What is said of a finished shift: each thing when it is so, by the name of its principle, faults first."""

from dataclasses import replace

import pytest

from game.coaching.shift import ShiftDebrief, shift_debrief
from game.domain.shift import Attended, Shift, Told, Took
from game.engine.shift import ShiftPlay
from game.engine.shift_telling import shift_result
from tests.making import make_rubric
from tests.shift_making import served, shift

KEEPS = ("call_back",)


def debrief(*events, of: Shift | None = None) -> ShiftDebrief:
    """The debrief of a shift in which these things happened."""
    play = ShiftPlay(of or shift())
    for event in events:
        play.apply(event)
    return shift_debrief(shift_result(play), make_rubric())


def texts(found: ShiftDebrief, good: bool) -> str:
    """The sentences of praise, or of blame."""
    return " ".join(one.text for one in found.remarks if one.good is good)


def quick(*overalls: int) -> tuple:
    """Five contacts served so fast that nobody minds, with these scores."""
    steps = [Took(0, "p0"), served(3, overalls[0], leaves=KEEPS), Took(1, "p1"), served(2, overalls[1])]
    steps += [Took(2, "p2"), served(2, overalls[2]), Took(3, "p3"), served(2, overalls[3])]
    return (*steps, Took(4, "p4"), served(2, overalls[4]))


def test_a_shift_in_which_all_was_well() -> None:
    """Even, nobody waited, the promise kept, the chat left alone: praise for each and not a word of blame."""
    found = debrief(*quick(9000, 9000, 9100, 9000, 9000))
    assert found.headline == "A strong shift, and an even one."
    assert {one.principle for one in found.remarks} == {"K3", "T9", "T8", "F3"}
    assert all(one.good for one in found.remarks)


def test_a_shift_that_fell_off() -> None:
    """The last contacts below the first, and one far below the mean, are named, with the figures."""
    found = debrief(*quick(9000, 9000, 9000, 7000, 1000))
    assert found.headline == "A mixed shift, but an uneven one."
    blame = texts(found, good=False)
    assert "The first contacts came to 90, the last to 40." in blame
    assert "Bill got 10, where your mean is 70." in blame
    assert found.remarks[0].good is False


def test_who_waited_who_was_told_and_who_was_owed() -> None:
    """A broken time, a broken promise, a long wait in the dark, and a look aside: each a sentence of its own."""
    found = debrief(
        *(Took(0, "p"), Attended(1, 2), served(12, asides=(2,), leaves=KEEPS), Told(1, 2), Took(2, "q"), served(9)),
        *(Took(1, "r"), served(5), Took(3, "s"), served(2), Took(4, "t"), served(1)),
    )
    blame = texts(found, good=False)
    assert "You looked at Toy while Boots spoke." in blame
    assert "You told Toy how long it would take, and it took longer." in blame
    assert "Boots-Again had been promised this contact, and it came late." in blame
    assert "Meter waited without a word." in blame
    assert "Toy waited 21 minutes and came to you 6 notches sorer." in blame


def test_a_time_kept_is_praised() -> None:
    """Told ten minutes, taken within them."""
    found = debrief(Took(0, "p"), served(6), Told(1, 9), Took(2, "q"), served(3), Took(1, "r"), served(1))
    assert "You told Toy how long it would take, and it was so." in texts(found, good=True)


@pytest.mark.parametrize("scores", [(None,) * 5, (5000, None, None, None, None)])
def test_contacts_that_cannot_be_assessed(scores: tuple) -> None:
    """Without scores there is still a headline, and nothing is made up."""
    found = debrief(*quick(*scores))
    assert found.headline
    assert "None" not in " ".join([found.headline, *(one.text for one in found.remarks)])


def test_principles_are_named_where_the_rubric_knows_them() -> None:
    """By the rubric's own name, else by the id."""
    rubric = make_rubric()
    principles = {**rubric.principles, "K3": replace(rubric.principles["L1"], id="K3", name="Consistency")}
    play = ShiftPlay(shift())
    for event in quick(5000, 5000, 5000, 5000, 5000):
        play.apply(event)
    found = shift_debrief(shift_result(play), replace(rubric, principles=principles))
    assert {one.principle_name for one in found.remarks} == {"Consistency", "T9", "T8", "F3"}
