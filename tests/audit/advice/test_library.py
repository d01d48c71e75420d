"""What is said of a whole library: what none of its scenarios gives anybody a chance to do."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from game import places
from game.audit.advice.library import LEAST, LIBRARY_CARDS, library_remarks, remarks_on
from game.domain.diagnostic import Diagnostic, Severity
from game.domain.scenario import Effects, Scenario
from game.loader.coverage import counted
from game.loader.loading import load_library
from tests.audit.advice.studied import rubric, study


@cache
def shipped() -> tuple[Scenario, ...]:
    """The scenarios that ship."""
    found = load_library([places.scenarios()], rubric())
    return tuple(one.scenario for one in found if one.scenario is not None)


def codes(found: Sequence[Diagnostic]) -> list[str]:
    """The codes of some diagnostics."""
    return [one.code for one in found]


def test_the_shipped_library_shows_everything() -> None:
    """Each behaviour of the rubric is shown somewhere, and each gesture of the tray lands somewhere."""
    assert len(shipped()) >= LEAST
    assert library_remarks(shipped(), rubric()) == []


def test_what_nobody_shows_is_told() -> None:
    """Many copies of one scenario leave out most of the rubric and of the tray; both is told once, with the names."""
    found = library_remarks([study().scenario] * LEAST, rubric())
    assert codes(found) == ["EM444", "EM445"]
    assert "'acknowledges-loss'" in found[0].message
    assert "'send-flowers'" in found[1].message
    assert "'small-extra'" not in found[1].message


def test_a_small_library_is_not_asked_for_everything() -> None:
    """Nobody expects of a handful of scenarios that they show everything."""
    assert library_remarks([study().scenario] * (LEAST - 1), rubric()) == []


def test_what_the_game_counts_itself_need_not_be_shown() -> None:
    """Patience that runs out and the like can happen in every scenario."""
    shown = rubric().behaviours.keys() - counted(rubric())
    assert list(remarks_on(shown, rubric().gestures, rubric())) == []
    assert codes(list(remarks_on(shown - {"brushes-off"}, rubric().gestures, rubric()))) == ["EM444"]


def test_what_only_a_gesture_shows_that_never_lands_is_not_shown() -> None:
    """A gesture without states is there to fall flat; what it would show nobody ever sees."""
    some = study().scenario
    idle = replace(some.gestures["send-note"], effects=Effects(shows=("acknowledges-loss",)))
    many = [replace(some, gestures={**some.gestures, "send-note": idle})] * LEAST
    assert "'acknowledges-loss'" in library_remarks(many, rubric())[0].message


def test_what_is_said_of_a_library_can_be_read() -> None:
    """Each is a hint with a place, a sentence and a suggestion, and stands on a card of its own."""
    for one in library_remarks([study().scenario] * LEAST, rubric(), "scenarios/rubric.yaml"):
        assert one.severity is Severity.HINT
        assert one.place.file == "scenarios/rubric.yaml"
        assert one.message.endswith(".")
        assert one.suggestion
    assert [card.code for card in LIBRARY_CARDS] == ["EM444", "EM445"]
