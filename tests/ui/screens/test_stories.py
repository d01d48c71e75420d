"""The stories told about a trainee: the newest first, for nobody else's eyes until a switch is turned."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from game.domain.attempt import Trainee
from game.domain.settings import Settings, Theme
from game.records.story import Story
from game.ui.audit import audit_now
from game.ui.screens.picker import PickerScreen
from game.ui.screens.stories import StoriesScreen
from game.ui.testing import Pilot
from tests.ui.screens import deep, hostile, sample

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def story(number, text=deep.STORY, shared=False, title="The return that came late", who=sample.TRAINEE):
    """A story of some days ago."""
    scenario = "late-return" if number % 2 == 0 else "gone-by-now"
    return Story(f"{number:032}", who, scenario, title, text, NOON - timedelta(days=number), shared)


def shown(folder, stories, size=(1280, 720), settings=None, trainee=sample.TRAINEE):
    """A pilot on the page, with these stories on record, and the keeper that has them."""
    made = sample.services(folder, trainee=trainee)
    keeper = made.training.keeper
    kept = {one.playthrough: one for one in stories}
    keeper.stories = lambda who: tuple(kept.values())
    pilot = Pilot(lambda stage: StoriesScreen(stage.ctx, made), size, settings)
    pilot.settle()
    return pilot, keeper


def test_stories_of_real_attempts_are_told_and_shared_and_stay_so(tmp_path):
    """Two wows on record are told, newest first and unshared; Enter on the switch shares one, and that is kept."""
    made = sample.services(tmp_path, deep.scenario(), trainee=None)
    keeper = made.training.keeper
    made.trainee = keeper.trainee("Mina Şahin", "Blue team")
    for number in (1, 2):
        prepared, attempt = deep.played("hear", "gesture send-flowers", "sorry", "engineer", "stock", "planner")
        start = replace(attempt.start, playthrough=str(number) * 32, trainee=made.trainee,
                         began=NOON + timedelta(days=number))  # fmt: skip
        assert keeper.keep(replace(attempt, start=start), prepared.scenario, "format: 1\n")
    pilot = Pilot(lambda stage: StoriesScreen(stage.ctx, made))
    pilot.settle()
    text = " ".join(pilot.texts())
    assert text.index("4 Mar 2026") < text.index("3 Mar 2026")
    assert pilot.says("Eleven nights")
    assert pilot.says(deep.STORY)
    assert keeper.team_stories("Blue team") == ()
    assert pilot.focus == f"share-{'2' * 32}"
    pilot.press("tab", "enter")
    pilot.settle()
    assert [one.playthrough for one in keeper.team_stories("Blue team")] == ["1" * 32]
    again = Pilot(lambda stage: StoriesScreen(stage.ctx, made))
    again.settle()
    assert (again.widget(f"share-{'1' * 32}").on, again.widget(f"share-{'2' * 32}").on) == (True, False)
    again.press("tab", "enter")
    again.settle()
    assert keeper.team_stories("Blue team") == ()
    keeper.close()


def test_the_switch_works_by_mouse_and_says_what_holds(tmp_path):
    """A click turns it, and the line under it says who can read the story now."""
    pilot, keeper = shown(tmp_path, [story(0)])
    wrote = []
    keeper.share_story = lambda playthrough, shared: wrote.append((playthrough, shared)) or True
    assert pilot.says("Only you see it.")
    pilot.click(f"share-{0:032}")
    pilot.settle()
    assert wrote == [(f"{0:032}", True)]
    assert pilot.says("They can read it now.")


def test_a_switch_that_could_not_be_kept_goes_back_and_says_so(tmp_path):
    """Where the records refuse, the switch is off again and a sentence says what is wrong."""
    pilot, keeper = shown(tmp_path, [story(0)])

    def refuse(playthrough, shared):
        keeper.trouble = "The records can only be read."
        return False

    keeper.share_story = refuse
    pilot.press("enter")
    pilot.settle()
    assert not pilot.widget(f"share-{0:032}").on
    assert pilot.says("That could not be kept, so nothing has changed. The records can only be read.")
    assert any("could not be kept" in words for words in pilot.spoken)


def test_even_an_unforeseen_fault_is_a_sentence(tmp_path):
    """Neither reading nor sharing can end in a traceback."""
    pilot, keeper = shown(tmp_path, [story(0)])

    def fail(*_):
        raise ZeroDivisionError("nought")

    keeper.share_story = fail
    pilot.press("enter")
    pilot.settle()
    assert pilot.says("That could not be kept, so nothing has changed. nought")
    made = sample.services(tmp_path)
    made.training.keeper.stories = fail
    other = Pilot(lambda stage: StoriesScreen(stage.ctx, made))
    other.settle()
    assert other.says("The stories could not be read (nought).")


def test_turned_twice_the_last_wish_is_kept(tmp_path):
    """On and off again before the first was written ends with what the switch shows."""
    pilot, keeper = shown(tmp_path, [story(0)])
    wrote = []
    keeper.share_story = lambda playthrough, shared: wrote.append(shared) or True
    pilot.screen._share(f"{0:032}", True)
    pilot.screen._share(f"{0:032}", False)
    for _ in range(3):
        pilot.settle()
    assert wrote[-1] is False
    assert pilot.says("Only you see it.")


def test_records_in_trouble_are_named_instead_of_an_empty_page(tmp_path):
    """Where the stories cannot be read the sentence of the records stands there, not that there are none."""
    made = sample.services(tmp_path)
    keeper = made.training.keeper

    def trouble(who):
        keeper.trouble = "The records are damaged."
        return ()

    keeper.stories = trouble
    pilot = Pilot(lambda stage: StoriesScreen(stage.ctx, made))
    pilot.settle()
    assert pilot.says("The records are damaged.")
    assert not pilot.says("No story yet.")


def test_with_no_story_the_page_is_kind(tmp_path):
    """Somebody new reads that stories come by themselves; nothing asks for more."""
    pilot, _ = shown(tmp_path, [])
    assert pilot.says("No story yet.")
    assert pilot.says("They come by themselves, and not every day.")
    assert pilot.focus == "back"


def test_somebody_without_a_team_shares_with_those_who_play_here(tmp_path):
    """Without a team the switch does not speak of one."""
    pilot, _ = shown(tmp_path, [story(0)], trainee=Trainee("0" * 32, "Mina"))
    assert pilot.says("Others who play here may read this")


def test_tab_walks_the_switches_and_the_page_follows(tmp_path):
    """Every switch can be reached by Tab and is then in view."""
    pilot, _ = shown(tmp_path, [story(number) for number in range(8)])
    for number in range(8):
        assert pilot.focus == f"share-{number:032}"
        assert pilot.widget("stories").rect.contains(pilot.widget(pilot.focus).rect)
        pilot.press("tab")
    pilot.press("home")
    assert pilot.widget("stories").offset == 0


def test_from_the_picker_and_back(tmp_path):
    """R, or a click, opens the page from the contacts; Escape comes back."""
    made = sample.services(tmp_path)
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made))
    pilot.settle()
    for open_it in (lambda: pilot.press("r"), lambda: pilot.click("stories")):
        open_it()
        pilot.settle()
        assert pilot.screen.name == "stories"
        pilot.press("?")
        assert pilot.screen.name == "keys"
        pilot.press("escape", "escape")
        assert pilot.screen.name == "picker"
    made.training.keeper.close()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("many", [0, 1, 3])
def test_everything_fits(tmp_path, theme, many):
    """At every size, with absurd titles and long tellings, nothing is clipped and nothing overlaps."""
    who = Trainee("0" * 32, hostile.NAMES[many], "Blue")
    stories = [story(at, deep.STORY * (1 + 4 * at), at == 1, "".join(hostile.NAMES[1:9])) for at in range(many)]
    for size, percent in (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 150), ((3840, 2160), 200)):
        pilot, _ = shown(tmp_path, stories, size, Settings(theme=theme, text_scale=percent), who)
        assert audit_now(pilot.stage) == []
