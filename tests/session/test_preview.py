"""A preview keeps the place while the file under it changes, and says where it cannot."""

import random

import pytest

from game import places
from game.domain.action import LAPSE, Deed, gesture, reply
from game.domain.diagnostic import Severity
from game.domain.errors import ActionRefused, ScenarioError
from game.session.preview.asked import Asked
from game.session.preview.finding import open_preview
from tests.session.preview_story import HER_AGE, STORY, Draft


def test_another_wording_keeps_the_place_and_all_choices(tmp_path):
    """After an edit of her words one is where one was, with the same steps, and reads the new words."""
    draft = Draft(tmp_path)
    draft.do(*HER_AGE)
    done = draft.edit("{text: Twenty. Fine.}", "{text: Twenty. All right.}")
    assert (done.sound, done.kept, done.steps, done.stopped, done.notes) == (True, 2, 2, "", ())
    assert (draft.preview.state, draft.journal) == ("waiting", [*HER_AGE])
    assert draft.preview.now().said[-1] == "Twenty. All right."


def test_a_broken_edit_leaves_the_last_sound_version_playable(tmp_path):
    """While the file is not sound the old version goes on, the findings are those of the new one, and steps taken
    meanwhile are kept when it is sound again."""
    draft = Draft(tmp_path)
    draft.do("reply own_it")
    done = draft.edit("to: second", "to: secnod")
    assert not done.sound
    assert not draft.preview.sound
    errors = [one for one in draft.preview.diagnostics if one.severity is Severity.ERROR]
    assert any("secnod" in one.message and one.suggestion == "Did you mean 'second'?" for one in errors)
    draft.do("reply ask")
    assert draft.edit("to: secnod", "to: second").kept == 2
    assert (draft.preview.sound, draft.journal) == (True, [*HER_AGE])


def test_a_reply_that_is_gone_stops_it_there_and_is_said(tmp_path):
    """The steps before are kept; the sentence names the reply, its state and where one is now."""
    draft = Draft(tmp_path)
    draft.do(*HER_AGE, "reply show_it")
    done = draft.edit("      ask:\n", "      age:\n")
    assert done.notes == ("The reply 'ask' of 'waiting' is called 'age' now.",), "the same words under another name"
    done = draft.edit("      age:\n        say: How old is she going to be?", "      when:\n        say: When is it?")
    assert (done.kept, done.steps) == (1, 3)
    assert done.stopped == "The reply 'age' of 'waiting' is gone: you are at 'waiting' now."
    assert draft.preview.state == "waiting"


def test_steps_that_do_not_apply_come_back_with_what_they_need(tmp_path):
    """Half a word typed loses the place for one save only, unless one has gone on meanwhile."""
    draft = Draft(tmp_path)
    draft.do("reply who", "reply lettering", "reply ask")
    assert draft.edit("      lettering:\n        say: The", "      letter:\n        say: A").kept == 1
    assert draft.edit("      letter:\n        say: A", "      lettering:\n        say: The").kept == 3
    draft.edit("      lettering:\n        say: The", "      letter:\n        say: A")
    draft.do("reply letter")
    assert draft.edit("      letter:\n        say: A", "      lettering:\n        say: The").steps == 2
    assert draft.journal == ["reply who"], "what came after the first of these steps is forgotten"


def edited(text, changes):
    """The text with all of these parts replaced."""
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def test_a_renamed_state_is_followed_and_said(tmp_path):
    """A state with another name and the same words is the same place, on the way and at its end."""
    draft = Draft(tmp_path)
    draft.do("reply own_it", "reply ask")
    draft.write(STORY.replace("waiting", "kitchen"))
    done = draft.preview.reload()
    assert (done.kept, done.stopped) == (2, "")
    assert done.notes == ("The state 'waiting' is called 'kitchen' now.",)
    assert draft.preview.path == (("counter", "own_it"), ("kitchen", "ask"))
    draft.write(edited(draft.text, {"kitchen": "oven", "They are on their way.": "Hurry.", "Would you read": "Read"}))
    assert draft.preview.reload().notes == ("The state 'kitchen' is called 'oven' now.",), "by its replies alone"
    other = {"oven": "shop", "Hurry.": "Now.", "close_it": "shut_it", "show_it": "let_see", "How old": "Which age"}
    draft.write(edited(draft.text, other))
    assert draft.preview.reload().stopped == "The state 'oven' is gone: you are at 'shop' now."


BACK_TO_HIM = "      back: {say: Back., once: true, to: counter, because: So.}\n      money:\n"


@pytest.mark.parametrize(
    ("steps", "edits", "kept", "stopped"),
    [
        (HER_AGE, {"to: waiting\n        because: You took": "to: second\n        because: You took"}, 1,
         "'own_it' of 'counter' does not lead to 'waiting' any more: you are at 'second' now."),
        (("reply own_it", "reply close_it"), {"when: not knows_her or": "when: knows_her or"}, 1,
         "The reply 'close_it' of 'waiting' is not on offer any more, because it needs knows_her or remembers "
         "cake_before (knows_her is not set, cake_before is not remembered): you are at 'waiting' now."),
        (("reply who", "reply money"), {"spends: 10\n": "spends: 10\n        when: met right\n",
                                        "fails: [right]": "meets: [right]\n        fails: [her_day]",
                                        "to: second\n": "to: second\n        when: mood >= 2\n"}, 2, ""),
        (("reply who", "reply money"), {"spends: 10\n": "spends: 10\n        when: mood >= 9\n",
                                        "shows: [passes-the-buck]": "shows: []\n        mood: -1",
                                        "      own_it:\n": BACK_TO_HIM.replace("money:", "own_it:").replace(
                                            "once: true,", "once: true, mood: 6,")}, 1,
         "The reply 'money' of 'second' is not on offer any more, because it needs mood >= 9 (mood is 7): you are at "
         "'second' now."),
        (("reply who",), {"start: counter": "start: second", "      money:\n": BACK_TO_HIM}, 0,
         "The contact does not begin at 'counter' any more: you are at 'second' now."),
        (("gesture small-extra",), {}, 1, ""),
    ],
)  # fmt: skip
def test_where_and_why_the_steps_stop(tmp_path, steps, edits, kept, stopped):
    """Each way in which a step can come to nothing has its own sentence; what still applies is taken."""
    draft = Draft(tmp_path)
    draft.do(*steps)
    draft.write(edited(STORY, edits))
    done = draft.preview.reload()
    assert done.sound, draft.preview.diagnostics
    assert (done.kept, done.stopped) == (kept, stopped)


def test_the_same_steps_that_lead_elsewhere_are_said(tmp_path):
    """Where the last reply leads to another place now, all steps are kept and the new place is named."""
    draft = Draft(tmp_path)
    draft.do("reply who", "reply money")
    draft.write(STORY.replace("to: gone\n", "to: [{when: variant calm, to: fine}, {to: gone}]\n"))
    done = draft.preview.reload()
    assert (done.kept, done.stopped) == (2, "")
    assert done.notes == ("'money' of 'second' does not lead to 'gone' any more: you are at 'fine' now.",)


def test_a_preview_is_opened_by_file_or_by_id(tmp_path):
    """An id is looked for among the files' names, then in them; an unknown one is said with what was meant."""
    (tmp_path / "cake.yaml").write_text(STORY, encoding="utf-8")
    folders = (places.scenarios(), tmp_path)
    assert open_preview("story", folders, Asked()).file == tmp_path / "cake.yaml"
    assert open_preview("cake", folders, Asked()).file == tmp_path / "cake.yaml"
    assert open_preview(str(tmp_path / "cake.yaml"), (), Asked()).state == "counter"
    (tmp_path / "ends.yaml").write_text("snippet: The ends\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"This is a snippet. Check a scenario that includes it."):
        open_preview(str(tmp_path / "ends.yaml"), (), Asked())
    with pytest.raises(ScenarioError, match=r"is a course. Preview a scenario."):
        open_preview(str(places.scenarios() / "course.yaml"), (), Asked())
    with pytest.raises(ScenarioError, match=r"There is no scenario 'late-retrun'. Did you mean 'late-return'\?"):
        open_preview("late-retrun", folders, Asked())


def mangled(text, rng):
    """The text with one random edit, as people and editors make them."""
    lines = text.splitlines(keepends=True)
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    kind = rng.randrange(7)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(other, lines[at])
    elif kind == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif kind == 3:
        return text[: rng.randrange(len(text))]
    elif kind == 4:
        words = ["counter", "second", "waiting", "ask", "fine", "knows_her", "right", "mood >= 9", "x", "[", ":"]
        found = lines[at].split(" ")
        found[rng.randrange(len(found))] = rng.choice(words)
        lines[at] = " ".join(found).rstrip("\n") + "\n"
    elif kind == 5:
        return text.replace(rng.choice(["waiting", "ask", "own_it", "second", "her_day"]), "renamed")
    return "".join(lines)


def play_about(preview, rng):
    """Do something at random, and look at everything."""
    moment = preview.now()
    choices = [preview.back, preview.restart, preview.next_variant]
    if moment is not None:
        choices += [lambda: preview.jump(rng.choice(preview.states)[0])]
        choices += [lambda: preview.act(reply(rng.choice(moment.replies).id))] * 6 * bool(moment.replies)
        choices += [lambda: preview.act(gesture(rng.choice(moment.gestures).id)), lambda: preview.act(LAPSE)]
    try:
        rng.choice(choices)()
    except ActionRefused:
        assert preview.now() == moment, "a refused action changes nothing"
    facts = preview.behind()
    assert (facts is None) == (preview.now() is None)
    assert preview.chart is not None
    assert all(state in dict(preview.states) for state, _ in preview.path)
    assert preview.outcome() is None or preview.play.ended
    assert preview.line_of(preview.state).line >= 1


@pytest.mark.parametrize("seed", range(4))
def test_nothing_that_is_saved_or_played_upsets_a_preview(tmp_path, seed):
    """Through random edits and random steps nothing raises, the place is always one of the version played, and what
    is sound is what the file says."""
    rng = random.Random(seed)
    draft = Draft(tmp_path)
    sound = 0
    for _ in range(40):
        for _ in range(3):
            play_about(draft.preview, rng)
        base = STORY if rng.random() < 0.6 else draft.text
        draft.write(mangled(base or STORY, rng))
        done = draft.preview.reload()
        sound += done.sound
        assert 0 <= done.kept <= done.steps
        assert done.sound == draft.preview.sound
        assert bool(done.stopped) == (done.sound and done.kept < done.steps)
        if done.sound:
            assert draft.preview.compiled.scenario.source == draft.text
            assert draft.preview.here in draft.preview.compiled.places
            assert all(one.action.deed is not Deed.BACK for one in draft.preview.steps)
        else:
            assert any(one.severity is Severity.ERROR for one in draft.preview.diagnostics)
    assert 5 < sound < 40, "both kinds of edits were tried"
