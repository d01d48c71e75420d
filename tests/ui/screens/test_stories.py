"""The stories told about a trainee and in the team: the newest first, for nobody else's eyes until released."""

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


def shown(folder, stories, size=(1280, 720), settings=None, trainee=sample.TRAINEE, team=()):
    """A pilot on the page, with these stories on record, those of the team besides, and the keeper that has them."""
    made = sample.services(folder, trainee=trainee)
    keeper = made.training.keeper
    kept = {one.playthrough: one for one in stories}
    keeper.stories = lambda who: tuple(kept.values())
    keeper.team_stories = lambda name=None: tuple(team)
    pilot = Pilot(lambda stage: StoriesScreen(stage.ctx, made), size, settings)
    pilot.settle()
    return pilot, keeper


def keep(keeper, number, who):
    """Put an attempt of some day on record, with a wow that is told about this trainee; the id of its story."""
    prepared, attempt = deep.played("hear", "gesture send-flowers", "sorry", "engineer", "stock", "planner")
    began = NOON + timedelta(days=number)
    start = replace(attempt.start, playthrough=str(number) * 32, trainee=who, began=began)
    assert keeper.keep(replace(attempt, start=start), prepared.scenario, "format: 1\n")
    return start.playthrough


def test_stories_of_real_attempts_are_told_and_shared_and_stay_so(tmp_path):
    """Two wows on record are told, newest first and unshared; Enter on the switch shares one, and that is kept."""
    made = sample.services(tmp_path, deep.scenario(), trainee=None)
    keeper = made.training.keeper
    made.trainee = keeper.trainee("Mina Şahin", "Blue team")
    for number in (1, 2):
        keep(keeper, number, made.trainee)
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
    assert pilot.focus == "part"


def test_somebody_without_a_team_shares_with_those_who_play_here(tmp_path):
    """Without a team the switch does not speak of one."""
    pilot, _ = shown(tmp_path, [story(0)], trainee=Trainee("0" * 32, "Mina"))
    assert pilot.says("Others who play here may read this")


def test_tab_walks_the_switches_and_the_page_follows(tmp_path):
    """Every switch can be reached by Tab and is then in view."""
    pilot, _ = shown(tmp_path, [story(number) for number in range(8)])
    assert pilot.screen.first_focus == f"share-{0:032}"
    assert pilot.stage.surface.get_rect().contains(pilot.widget("stories").rect)
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


BO = Trainee("1" * 32, "Bo Lindqvist", "Blue team")


def in_team(*args, **more):
    """The same, turned to what is told in the team."""
    pilot, keeper = shown(*args, **more)
    pilot.press("t")
    pilot.settle()
    return pilot, keeper


def turned(pilot):
    """The page at its other part."""
    pilot.press("t")
    pilot.settle()
    return pilot


def test_in_the_team_stands_what_colleagues_released_and_nothing_else(tmp_path):
    """From real records: released stories of one's team and one's own; nothing kept back, no other team, no roll."""
    made = sample.services(tmp_path, deep.scenario(), trainee=None)
    keeper = made.training.keeper
    made.trainee = keeper.trainee("Mina Şahin", "Blue team")
    bo, ada = keeper.trainee("Bo Lindqvist", "Blue team"), keeper.trainee("Ada", "Blue team")
    keeper.trainee("Nobody Told", "Blue team")
    red, alone = keeper.trainee("Chidi", "Red team"), keeper.trainee("Ines", "")
    people = (made.trainee, made.trainee, bo, bo, ada, red, alone)
    ids = [keep(keeper, number, who) for number, who in enumerate(people, start=1)]
    for number in (1, 3, 6, 7):
        assert keeper.share_story(ids[number - 1], True)
    pilot = Pilot(lambda stage: StoriesScreen(stage.ctx, made))
    pilot.settle()
    pilot = turned(pilot)
    told = [one for one in pilot.screen.tree.walk() if one.key.startswith("told-")]
    assert [one.key for one in told] == [f"told-{ids[2]}", f"told-{ids[0]}"]
    assert pilot.says("Told in your team")
    assert pilot.says("About Bo Lindqvist")
    assert pilot.says("5 Mar 2026")
    for name in ("Ada", "Nobody Told", "Chidi", "Ines"):
        assert not pilot.says(name)
    keeper.close()


def test_a_story_in_the_team_says_who_tells_it_about_whom_and_when(tmp_path):
    """The colleague, the customer, the contact, the day and the words; somebody else's has nothing to switch."""
    pilot, _ = in_team(tmp_path, [], team=[story(0, shared=True, who=BO)])
    for words in ("About Bo Lindqvist", "told by Maria Alvarez", "The return that came late", "2 Mar 2026", deep.STORY):
        assert pilot.says(words)
    assert not pilot.says("Yours.")
    assert not any(one.key.startswith("share-") for one in pilot.screen.tree.walk())


def test_ones_own_released_stories_stand_among_them_in_order_and_are_marked(tmp_path):
    """Newest first across people; mine says that it is mine and how to take it back; what I keep is not there."""
    own = [story(1, "Mine, released.", True), story(3, "Mine, kept.")]
    team = [story(0, "Newest of Bo.", True, who=BO), own[0], story(2, "Older of Bo.", True, who=BO)]
    pilot, _ = in_team(tmp_path, own, team=team)
    text = " ".join(pilot.texts())
    assert text.index("Newest of Bo.") < text.index("Mine, released.") < text.index("Older of Bo.")
    assert text.count("Mine, released.") == text.count("About you") == text.count("Yours.") == 1
    assert not pilot.says("Mine, kept.")


def test_a_namesake_is_not_me(tmp_path):
    """Mine is told by who I am, not by how I am called."""
    namesake = replace(BO, name=sample.TRAINEE.name)
    pilot, _ = in_team(tmp_path, [], team=[story(0, shared=True, who=namesake)])
    assert pilot.says("About Mina Şahin")
    assert not pilot.says("About you")


def test_a_switch_turned_off_takes_the_story_from_the_team_at_once(tmp_path):
    """Even before the records have been written, and although they still say otherwise; and on again, it is back."""
    own = [story(0, "Mine.", True)]
    pilot, keeper = in_team(tmp_path, own, team=own)
    keeper.share_story = lambda *_: True
    assert pilot.says("Mine.")
    turned(pilot)
    pilot.press("tab", "enter", "t")
    assert not pilot.says("Mine.")
    pilot.settle()
    assert not pilot.says("Mine.")
    assert pilot.says("Nothing is told in your team yet.")
    turned(pilot).click(f"share-{0:032}")
    assert turned(pilot).says("Mine.")


def test_a_switch_that_could_not_be_kept_is_said_in_the_team_too(tmp_path):
    """Taking back that failed leaves the story where it is, with the sentence that says why."""
    own = [story(0, "Mine.", True)]
    pilot, keeper = shown(tmp_path, own, team=own)
    keeper.share_story = lambda *_: False
    pilot.press("enter", "t")
    for _ in range(2):
        pilot.settle()
    assert pilot.says("Mine.")
    assert pilot.says("That could not be kept, so nothing has changed.")


def test_what_a_colleague_takes_back_elsewhere_is_gone_when_one_looks_again(tmp_path):
    """The records are asked each time that the part is opened; what stood there before is not shown meanwhile."""
    team = [story(0, "Of Bo.", True, who=BO)]
    pilot, keeper = in_team(tmp_path, [])
    assert not pilot.says("Of Bo.")
    keeper.team_stories = lambda name: tuple(team)
    turned(pilot)
    assert turned(pilot).says("Of Bo.")
    team.clear()
    turned(pilot)
    pilot.press("t")
    assert not pilot.says("Of Bo.")
    pilot.settle()
    assert pilot.says("Nothing is told in your team yet.")


def test_nothing_of_the_team_is_asked_before_its_part_is_opened(tmp_path):
    """The page opens on what is told about oneself; the team is asked about only on a wish, and only one's own."""
    pilot, keeper = shown(tmp_path, [])
    asked = []
    keeper.team_stories = lambda name: asked.append(name) or ()
    pilot.press("down", "tab")
    pilot.settle()
    assert asked == []
    turned(pilot)
    assert asked == ["Blue team"]


def test_an_answer_that_comes_too_late_is_left_aside(tmp_path):
    """What was asked first and answered last does not replace what is known since."""
    pilot, _ = in_team(tmp_path, [], team=[story(0, "New.", True, who=BO)])
    pilot.screen._answered(0, ((story(1, "Old.", True, who=BO),), ""))
    assert pilot.says("New.")
    assert not pilot.says("Old.")


@pytest.mark.parametrize("way", ["key", "arrows", "enter", "mouse"])
def test_the_parts_are_reached_by_key_and_by_mouse(tmp_path, way):
    """T from anywhere; arrows, Enter or a click on the two words; there and back, and it is said aloud."""
    pilot, _ = shown(tmp_path, [story(0)], team=[story(2, shared=True, who=BO)])
    box = pilot.widget("part").rect
    there, back = ("Told in your team", "right", box.right - 20), ("Stories told about you", "left", box.x + 20)
    for title, key, x in (there, back):
        if way == "mouse":
            pilot.click_at((x, box.centery))
        elif way == "key":
            pilot.press("t")
        else:
            while pilot.focus != "part":
                pilot.press("tab")
            pilot.press(key if way == "arrows" else "enter")
        pilot.settle()
        assert pilot.says(title)
        assert any(title in words for words in pilot.spoken)
        assert way in ("key", "mouse") or pilot.focus == "part"


def test_the_keys_page_names_the_key_of_the_parts(tmp_path):
    """Whoever asks for the keys reads how to get to the team's stories."""
    pilot, _ = shown(tmp_path, [])
    pilot.press("?")
    assert pilot.says("T From the stories about you to those told in your team, and back")


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((1920, 1080), 200)])
def test_many_stories_of_the_team_are_read_with_the_keyboard_alone(tmp_path, size, percent):
    """Down, Page down, End and Home move through them at once after T, also where the head scrolls with them."""
    team = [story(number, shared=True, who=BO) for number in range(9)]
    pilot, _ = in_team(tmp_path, [], size, Settings(text_scale=percent), team=team)
    page = lambda: pilot.widget("team-stories")  # noqa: E731 - each key builds or moves it
    assert pilot.stage.surface.get_rect().contains(page().rect)
    places = []
    for key in ("down", "pagedown", "end"):
        pilot.press(key)
        places.append(page().offset)
    assert 0 < places[0] < places[1] < places[2] == page().most
    assert page().rect.contains(pilot.widget(f"told-{8:032}").rect)
    pilot.press("home")
    assert page().offset == 0


def test_somebody_without_a_team_is_told_kindly_where_to_name_one(tmp_path):
    """Nobody is asked about, no other's story is shown, and the sentence says where a team is named."""
    asked = []
    pilot, keeper = shown(tmp_path, [story(0, "Mine.", True)], trainee=Trainee("0" * 32, "Mina"))
    keeper.team_stories = lambda name=None: asked.append(name) or (story(1, "Of Bo.", True, who=BO),)
    turned(pilot)
    assert pilot.says("You play without a team.")
    assert pilot.says("write your team beside your name on the first page")
    assert not pilot.says("Of Bo.")
    assert asked == []


def test_a_team_with_nothing_told_is_kind_and_names_nobody(tmp_path):
    """The empty part asks nobody for a story; one's own that is kept back is not there either."""
    pilot, _ = in_team(tmp_path, [story(0, "Mine, kept.")])
    assert pilot.says("Nothing is told in your team yet.")
    assert pilot.says("Whoever would rather keep a story keeps it.")
    assert not pilot.says("Mine, kept.")
    assert pilot.focus == "part"


def test_trouble_with_the_teams_stories_is_a_sentence(tmp_path):
    """Records that cannot be read, and a fault nobody foresaw, are said instead of an empty page."""
    pilot, keeper = shown(tmp_path, [])

    def damaged(name):
        keeper.trouble = "The records are damaged."
        return ()

    def fail(name):
        raise ZeroDivisionError("nought")

    for read, words in ((damaged, "The records are damaged."), (fail, "The stories could not be read (nought).")):
        pilot.screen._turn_to(False)
        keeper.team_stories = read
        assert turned(pilot).says(words)
        assert not pilot.says("Nothing is told in your team yet.")
        assert any(words in spoken for spoken in pilot.spoken)


def test_left_before_the_team_has_answered(tmp_path):
    """An answer for a page that is gone changes nothing and says nothing."""
    made = sample.services(tmp_path)
    pilot = Pilot(lambda stage: PickerScreen(stage.ctx, made))
    pilot.settle()
    pilot.press("r")
    pilot.settle()
    page = turned(pilot).screen
    page._ask()
    pilot.press("escape")
    said = len(pilot.spoken)
    page._answered(page._asked, ((story(0, shared=True, who=BO),), ""))
    pilot.settle()
    assert page.released is None
    assert len(pilot.spoken) == said
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


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("many", [0, 1, 3])
def test_everything_in_the_team_fits(tmp_path, theme, many):
    """With colleagues of any name, long tellings and one's own among them, nothing is clipped and nothing overlaps."""
    who = Trainee("0" * 32, hostile.NAMES[many], "W" * 60)
    own = [story(1, deep.STORY * 3, True, "".join(hostile.NAMES[1:9]))] if many else []
    others = [replace(BO, name=hostile.NAMES[at]) for at in range(many)]
    team = [*own, *(story(2 + at, deep.STORY * (1 + 4 * at), True, who=one) for at, one in enumerate(others))]
    for size, percent in (((1024, 640), 200), ((1280, 720), 100), ((1920, 1080), 200), ((3840, 2160), 200)):
        pilot, _ = in_team(tmp_path, own, size, Settings(theme=theme, text_scale=percent), who, team)
        assert audit_now(pilot.stage) == []


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_sentence_for_somebody_without_a_team_fits(tmp_path, theme):
    """At the largest type in the smallest window, too."""
    for size, percent in (((1024, 640), 200), ((1280, 720), 100), ((1920, 1080), 200)):
        settings = Settings(theme=theme, text_scale=percent)
        pilot, _ = in_team(tmp_path, [], size, settings, Trainee("0" * 32, "Mina"))
        assert audit_now(pilot.stage) == []
