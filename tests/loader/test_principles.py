"""Every principle can be met well and badly in a shipped contact, and docs/principles.md says where."""

from dataclasses import replace
from pathlib import Path

import pytest

from game import places
from game.domain.condition import FlagSet
from game.domain.rubric import Rubric
from game.domain.scenario import Early, Effects, Gesture, Question, Route, Scenario
from game.loader.coverage import BY_THE_GAME_ALONE, Side, carriers, counted, gaps, side_of, uses
from game.loader.loading import load_library
from game.loader.principles import COMMAND, MECHANICS, current_page, main, page
from tests.loader.links import dangling, links
from tests.making import answer, make_rubric, make_scenario, state

PAGE = places.shipped() / "docs" / "principles.md"
IDS = [
    f"{group}{number}"
    for group, count in zip("LFEKATR", (4, 9, 4, 5, 9, 10, 8), strict=True)
    for number in range(1, count + 1)
]


@pytest.fixture(scope="module")
def library(rubric: Rubric) -> list[Scenario]:
    """The contacts that ship."""
    return [one.scenario for one in load_library([places.scenarios()], rubric) if one.scenario is not None]


def sample() -> Scenario:
    """A contact with everything that can show a behaviour: replies, an early side, gestures, a question."""
    hasty = replace(
        answer("fix", "there", "good"), early=Early("Too early.", (Route("here"),), Effects(shows=("bad",)))
    )
    never = Gesture("tip", (), None, Effects(shows=("kind",)), "", "No.", "")
    note = Gesture("note", ("here", "there"), FlagSet("f"), Effects(shows=("wow",)), "Oh!", "", "")
    scenario = make_scenario(
        [state("here", hasty, answer("on", "there", "good", "calm")), state("there", answer("go", "end"))],
        ["end"],
        [never, note],
    )
    return replace(scenario, wrap_up=(Question("cause", "What was it?", (answer("gate", "", "cold"),)),))


def test_the_page_is_the_one_of_the_library() -> None:
    """docs/principles.md is what the rubric and the shipped contacts make now."""
    assert PAGE.read_text("utf-8") == current_page(), f"docs/principles.md is out of date; renew it: {COMMAND}"


def test_every_principle_can_be_met_both_ways(rubric: Rubric, library: list[Scenario]) -> None:
    """For each principle some shipped reply, gesture or answer shows it well, and some shows it badly."""
    missing = gaps(rubric, uses(library, rubric))
    assert not missing, "; ".join(f"{name} cannot be met {' or '.join(sides)}" for name, sides in missing.items())


def test_the_rubric_has_every_principle(rubric: Rubric) -> None:
    """All ids from L1 to R8 are in the shipped rubric, in this order, and no other."""
    assert list(rubric.principles) == IDS


def test_what_no_behaviour_carries_the_game_does(rubric: Rubric) -> None:
    """A principle left out of the coverage has no behaviour at all, and a sentence that says what the game does."""
    carried = {one.principle for one in rubric.behaviours.values()}
    assert set(IDS) - carried == set(BY_THE_GAME_ALONE)
    assert [one for one in IDS if one.startswith("R")] == list(MECHANICS)


def test_nothing_is_missing_where_all_can_be_shown(rubric: Rubric) -> None:
    """The rubric itself has a good and a bad behaviour for every principle."""
    assert gaps(rubric, rubric.behaviours) == {}


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("name", [one for one in IDS if one not in BY_THE_GAME_ALONE])
def test_a_principle_that_nobody_shows_is_named(name: str, side: Side, rubric: Rubric) -> None:
    """Without the behaviours of one principle and side exactly this is missing, save what the game counts itself."""
    gone = {one.id for one in carriers(rubric, name, side)}
    left = gaps(rubric, set(rubric.behaviours) - gone)
    assert left == ({} if gone & counted(rubric) else {name: (side,)})


def test_without_contacts_nothing_is_shown_well(rubric: Rubric) -> None:
    """An empty library meets no principle well, and badly only what the game counts itself."""
    missing = gaps(rubric, {})
    assert set(missing) == set(IDS) - BY_THE_GAME_ALONE
    assert {name for name, sides in missing.items() if sides == (Side.WELL,)} == {"F3", "F4", "F7", "T8"}


def test_every_deed_counts() -> None:
    """Replies, early sides with what the game adds, gestures that land, and answers of the wrap-up all count."""
    rubric = make_rubric()
    assert uses([sample()], rubric) == {
        "good": {"sample": ("here",)},
        "calm": {"sample": ("here",)},
        "bad": {"sample": ("here",)},
        rubric.early.id: {"sample": ("here", "cause in the wrap-up")},
        "wow": {"sample": ("note in here or there",)},
    }


def test_the_page_tells_it_in_words() -> None:
    """The page has the sentence, the behaviours of both sides, the contacts with their states, and what is unused."""
    text = page(make_rubric(), [sample()])
    assert "| [L1](#l1-accuracy) | Accuracy | 1 | 1 |" in text
    assert "### L1 Accuracy\n\nIt is right.\n\nWell:\n\n- **Good** (`good`) – *sample*: here\n" in text
    assert "- **Kind** (`kind`) – in no contact yet\n" in text
    assert "- **Waited** (`waited`) – counted by the game wherever patience runs out" in text


def test_points_that_cancel_out_show_nothing(rubric: Rubric) -> None:
    """A behaviour is good or bad by its sum; one that gives as much as it takes is neither."""
    one = next(iter(rubric.behaviours.values()))
    assert side_of(replace(one, points=(1, -1, 0, 0))) is None
    assert side_of(replace(one, points=(2, -1, 0, 0))) is Side.WELL
    assert side_of(replace(one, points=(1, 0, 0, -2))) is Side.BADLY


def test_links_on_the_page_lead_somewhere(rubric: Rubric, library: list[Scenario]) -> None:
    """Every link of the page has a heading or a file at its end."""
    text = page(rubric, library)
    assert len(links(text)) > len(IDS)
    assert dangling(text, PAGE.parent) == []


def test_the_command_writes_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes the page of the checkout it runs in, and says so."""
    (tmp_path / "docs").mkdir()
    home = places.scenarios()
    monkeypatch.setattr(places, "shipped", lambda: tmp_path)
    monkeypatch.setattr(places, "scenarios", lambda: home)
    main()
    assert (tmp_path / "docs" / "principles.md").read_text("utf-8").startswith("# The principles in play\n")
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_library_that_is_not_sound_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a contact cannot be used no page is made, and the sentence names the contact."""
    for name in ("rubric.yaml", "gestures.yaml"):
        (tmp_path / name).write_bytes((places.scenarios() / name).read_bytes())
    (tmp_path / "broken.yaml").write_text("format: 1\n", "utf-8")
    monkeypatch.setattr(places, "scenarios", lambda: tmp_path)
    with pytest.raises(SystemExit, match="Not sound: broken; see"):
        current_page()
