"""The debrief of what goes deeper: recovery in order, words that hurt, variants, memory, the wrap-up and the story."""

import dataclasses

import pytest

from game.coaching import debrief
from game.coaching.model import BarbStory
from game.domain.opening import Opening
from game.domain.rubric import Appraisal
from game.domain.settings import Settings, Theme
from game.ui import routes
from game.ui.audit import audit_now
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief.barbs import WAYS
from game.ui.testing import Pilot
from tests.ui.screens import deep, sample
from tests.ui.screens.desk_pilot import Blank

EARLY = ("breath", "limit", "credit", "gesture send-flowers", "offer", "stock", "nobody")
CLEAN = ("hear", "sorry", "offer", "stock", "planner")


def shown(folder, *acts, size=(1280, 720), settings=None, told=None, monkeypatch=None):
    """A pilot on the debrief of the deep contact; `told` replaces what the coach would say."""
    prepared, attempt = deep.played(*acts)
    if told is not None:
        monkeypatch.setattr("game.coaching.debrief", lambda *_: told)
    services = sample.services(folder)
    pilot = Pilot(lambda stage: DebriefScreen(stage.ctx, services, prepared, attempt), size, settings)
    pilot.settle()
    return pilot


def told_of(*acts):
    """The debrief itself."""
    prepared, attempt = deep.played(*acts)
    return debrief(prepared, attempt.journal, attempt.start.opening)


def test_the_four_stages_say_reached_early_or_missed(tmp_path):
    """Each stage of recovery stands there with what became of it."""
    pilot = shown(tmp_path, *EARLY)
    assert pilot.says("Putting it right")
    assert pilot.says("Listen missed")
    assert pilot.says("Agree tried too early, at decision 3")
    assert pilot.says("The same words, too early")
    clean = shown(tmp_path, *CLEAN)
    assert clean.says("Listen reached at decision 1")
    assert clean.says("Missing: act.")


def test_without_recovery_and_barbs_the_sections_are_as_they_were(tmp_path):
    """A contact with nothing to put right and no barb has the five sections, numbered 1 to 5."""
    session = sample.session()
    for name in ("ask", "sorry", "courier"):
        session.act(sample_reply(name))
    prepared, attempt = session.prepared, session.attempt
    pilot = Pilot(lambda stage: DebriefScreen(stage.ctx, sample.services(tmp_path), prepared, attempt))
    pilot.settle()
    assert not pilot.says("Putting it right")
    assert not pilot.says("Words that hurt")
    assert not pilot.says("This time:")
    assert pilot.says("5 What she hoped for")


def sample_reply(name):
    """The action of a reply."""
    from game.domain.action import reply

    return reply(name)


def test_a_barb_tells_what_it_was_about_how_it_was_taken_and_the_breath(tmp_path):
    """Her words, what they were about, the answer, the way it was taken with its meaning, and the breath before it."""
    pilot = shown(tmp_path, *EARLY)
    barb = told_of(*EARLY).barbs[0]
    for words in (barb.said, f"Behind it: {deep.BARB}", barb.line, "A calm boundary", "You took a breath first.",
                  "one of the best answers there is"):  # fmt: skip
        assert pilot.says(words)
    plain = shown(tmp_path, *CLEAN)
    assert not plain.says("You took a breath first.")
    assert not plain.says("one of the best answers there is")


@pytest.mark.parametrize("appraisal", [*Appraisal, None])
def test_every_way_to_take_it_has_a_name_and_a_meaning(tmp_path, monkeypatch, appraisal):
    """Each of the five is told by name; where none was shown, that is said."""
    told = told_of(*CLEAN)
    barb = BarbStory(1, "Are you stupid?", deep.BARB, "Hm.", appraisal, False)
    pilot = shown(tmp_path, *CLEAN, told=dataclasses.replace(told, barbs=(barb,)), monkeypatch=monkeypatch)
    named = " ".join(pilot.texts())
    if appraisal is None:
        assert pilot.says("None of the five")
    else:
        assert named.count(WAYS[appraisal][1]) == 2, "once as what it was, once among the five"


def test_who_she_was_this_time_and_could_have_been(tmp_path):
    """The variant is told at the top, and the others as a reason to play again."""
    pilot = shown(tmp_path, *CLEAN)
    assert pilot.says("This time: She has a train in six minutes.")
    assert pilot.says("It could also have been: She has all day, and nobody else to talk to.")


def test_wrap_up_answers_stand_among_the_decisions_under_their_question(tmp_path):
    """The decision shows the question, not her last words; those stand whole where they were said."""
    pilot = shown(tmp_path, *EARLY)
    text = " ".join(" ".join(pilot.texts()).split())
    text = text[text.rindex("Every decision") :]
    cause, answer = text.index("What was the cause?"), text.index("The part was never ordered")
    assert text.index("“Right. I'll see when I get there.”") < cause < answer
    assert text.count("“Right. I'll see when I get there.”") == 1


def test_an_early_remedy_is_told_as_the_same_words_too_early(tmp_path):
    """The card of the decision says so before anything else."""
    pilot = shown(tmp_path, *EARLY)
    pilot.screen._pick(3)
    assert pilot.says("this would have landed")
    assert pilot.says("Money, before she has been heard.")


def test_a_breath_is_a_decision_that_costs_nothing(tmp_path):
    """It stands in its place, with no points."""
    pilot = shown(tmp_path, *EARLY)
    assert pilot.says("You took a breath.")
    assert pilot.says("A breath is not scored.")


def test_what_she_will_remember(tmp_path):
    """What she takes to the next contact is told; where there is nothing, nothing is."""
    assert shown(tmp_path, *CLEAN).says("She remembers the flowers.")
    assert not shown(tmp_path, *EARLY).says("What she will remember")


def test_the_story_is_told_and_leads_to_the_others(tmp_path, monkeypatch):
    """A wow is told in her words near the top; R, or the button, opens the stories. Without a wow there is none."""
    opened = []
    monkeypatch.setattr(routes, "stories", lambda ctx, services: opened.append(True) or ctx.nav.push(Blank(ctx)))
    pilot = shown(tmp_path, *EARLY)
    assert pilot.says("What she tells at the kitchen table")
    assert pilot.says(f"“{deep.STORY}”")
    text = " ".join(" ".join(pilot.texts()).split())
    assert text.index("at the kitchen table") < text.rindex("How she felt")
    pilot.press("r", "escape")
    pilot.click("stories")
    assert opened == [True, True]
    assert not shown(tmp_path, *CLEAN).says("kitchen table")


def test_number_keys_lead_to_all_seven_sections(tmp_path):
    """With recovery and barbs there are seven, and each has its key and its line in the contents."""
    pilot = shown(tmp_path, *EARLY)
    for number in range(1, 8):
        pilot.spoken.clear()
        pilot.press(str(number))
        assert len(pilot.spoken) == 1
        assert pilot.widget(f"contents-{number}").spoken().startswith(f"Section {number}: ")


@pytest.mark.parametrize("acts", [EARLY, CLEAN, ("lapse", "aside", "snap", "credit", "offer", "her", "nobody")])
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_everything_fits(tmp_path, acts, theme):
    """With all of this on the page nothing is clipped or overlaps, at any size."""
    for size, percent in (((1024, 640), 100), ((1024, 640), 200), ((1280, 720), 150), ((1920, 1080), 200)):
        settings = Settings(theme=theme, text_scale=percent)
        assert audit_now(shown(tmp_path, *acts, size=size, settings=settings).stage) == []


def test_the_opening_counts(tmp_path):
    """The debrief is worked out for the customer she was, not for the first variant."""
    session = deep.session()
    assert session.start.opening == Opening("hurried")
    assert told_of(*CLEAN).other_times == ("She has all day, and nobody else to talk to.",)


def test_the_better_course_ends_with_her_and_not_with_an_open_question(tmp_path):
    """Neither course breaks off at a question of the wrap-up; an answer stands under its own."""
    told = told_of(*EARLY)
    assert told.costliest is not None
    pilot = shown(tmp_path, *EARLY)
    text = " ".join(" ".join(pilot.texts()).split())
    part = text[text.rindex("The decision that cost most") : text.rindex("Worth about")]
    happened, instead = part.split("What would have happened")
    assert not instead.rstrip().endswith("?")
    assert "The part was never ordered" not in happened or "What was the cause?" in happened
