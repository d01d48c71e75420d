"""The debrief screen: what it says, how one moves about in it, and where it leads."""

import dataclasses
from pathlib import Path

import pytest

from game.coaching import debrief
from game.domain.action import LAPSE, Entry, gesture, reply
from game.domain.attempt import Attempt
from game.domain.moment import Mode
from game.domain.settings import Settings
from game.ui.screens.board import BoardScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.desk import DeskScreen
from game.ui.testing import Pilot
from game.ui.widgets import Curve, Scroll
from tests.ui.screens import sample

PLAYED = ("wall", "bite", "gesture arrange-pickup", "gesture send-note", "courier")
BEST = ("wall", "stay", "sorry", "gesture send-flowers", "gesture arrange-pickup", "courier")


def finished(*acts: str, mode: Mode = Mode.ASSESS, **changes: object) -> tuple[object, Attempt]:
    """The sample contact played to its end: what it was played by, and the attempt."""
    session = sample.session(mode, **changes)
    for act in acts or PLAYED:
        name = act.removeprefix("gesture ")
        session.act(LAPSE if act == "lapse" else gesture(name) if name != act else reply(act))
    return session.prepared, session.attempt


def shown(
    folder: Path,
    *acts: str,
    mode: Mode = Mode.ASSESS,
    notice: str = "",
    size: tuple[int, int] = (1280, 720),
    settings: Settings | None = None,
    ready: bool = True,
    **changes: object,
) -> Pilot:
    """A pilot on the debrief of the sample contact."""
    prepared, attempt = finished(*acts, mode=mode, **changes)
    services = sample.services(folder)
    pilot = Pilot(lambda stage: DebriefScreen(stage.ctx, services, prepared, attempt, notice), size, settings)
    if ready:
        pilot.settle()
    return pilot


def told(*acts: str):
    """The debrief that the page shows."""
    prepared, attempt = finished(*acts)
    return debrief(prepared, attempt.journal)


def test_opens_with_what_came_of_it_the_review_the_stars_and_the_score(tmp_path):
    """The first things to read are the sentence about what came of it, her review with stars, and the score."""
    pilot = shown(tmp_path)
    page = told()
    first = " ".join(pilot.texts()[:40])
    assert page.headline in first
    assert pilot.says(f"“{page.verdict.review}”")
    assert pilot.says(f"{page.verdict.stars} of 5 stars")
    assert pilot.says(f"{(page.score.overall + 50) // 100} of 100 overall")
    assert any(page.headline in words for words in pilot.spoken)


def test_is_there_at_once_and_says_what_it_is_doing(tmp_path, monkeypatch):
    """The page and its ways out stand before the debrief has been worked out, and the focus stays on the curve."""
    monkeypatch.setattr("game.ui.work.Workers.deliver", lambda workers: False)
    pilot = shown(tmp_path, ready=False)
    assert pilot.says("Reading the conversation once more…")
    assert pilot.says("Play again")
    assert pilot.says("Other contacts")
    monkeypatch.undo()
    pilot.settle()
    assert pilot.says("How she felt")
    assert pilot.focus == "curve"
    assert isinstance(pilot.widget("curve"), Curve)


def test_shows_each_decision_in_order_with_words_behaviour_principle_and_reason(tmp_path):
    """Every decision stands there in order: her words, what was said, what it showed and why, mood and cost."""
    pilot = shown(tmp_path)
    text = " ".join(" ".join(pilot.texts()).split())
    text, at = text[text.rindex("Every decision") :], 0
    for one in told().decisions:
        at = text.index(one.line, at)
        assert one.before in text
        assert one.because in text
        for behaviour in one.shown:
            assert behaviour.name in text
            assert behaviour.coach in text
            assert f"{behaviour.principle} {behaviour.principle_name}." in text
    assert pilot.says("Mood 8 → 6 (−2)")
    assert pilot.says("Empathy −2")


def test_arrows_pick_a_decision_on_the_curve_and_its_detail_follows(tmp_path):
    """Left and right on the curve pick the decision whose card stands under it, and from which one may play on."""
    pilot = shown(tmp_path)
    worst = told().costliest.turn
    assert pilot.screen.picked == worst
    assert pilot.says(f"Play again from decision {worst}")
    pilot.press("right")
    assert pilot.screen.picked == worst + 1
    assert pilot.says(f"Play again from decision {worst + 1}")
    assert pilot.focus == "curve"
    pilot.press(*["left"] * 9)
    assert pilot.screen.picked == 1
    pilot.press(*["right"] * 20)
    assert pilot.screen.picked == len(told().decisions)


def test_a_click_picks_the_decision_nearest_to_it(tmp_path):
    """The mouse picks a decision too: the nearest one."""
    pilot = shown(tmp_path)
    curve = pilot.widget("curve")
    pilot.click_at((curve.rect.right - 4, curve.rect.centery))
    assert pilot.screen.picked == len(told().decisions)


@pytest.mark.parametrize(("size", "percent"), [((1280, 720), 100), ((1024, 640), 200)])
def test_number_keys_lead_to_the_sections(tmp_path, size, percent):
    """Each of the keys 1-5 brings its section to the top of the view, or as far up as the page goes."""
    pilot = shown(tmp_path, size=size, settings=Settings(text_scale=percent))
    for number in "13524":
        pilot.press(number)
        page, part = pilot.widget("article"), pilot.widget(f"section-{number}")
        near = 0 <= part.rect.y - page.rect.y < 40
        assert near or page.offset == page.most
    pilot.press("9")
    assert pilot.screen.name == "debrief"


def test_the_contents_lead_to_the_sections_by_mouse(tmp_path):
    """The contents beside the article are buttons that lead to its sections."""
    pilot = shown(tmp_path)
    pilot.click("contents-3")
    assert pilot.widget("section-3").rect.y - pilot.widget("article").rect.y < 40


def test_arrows_and_page_keys_scroll_from_wherever_the_focus_is(tmp_path):
    """Up, down, page and end keys scroll the article, whatever has the focus."""
    pilot = shown(tmp_path)
    page = pilot.widget("article")
    for focus in ("curve", "replay"):
        pilot.stage.top.focus(focus)
        pilot.press("home", "pagedown")
        moved = pilot.widget("article").offset
        assert moved > 0
        pilot.press("down")
        assert pilot.widget("article").offset > moved
        pilot.press("end")
        assert isinstance(page, Scroll)
        assert pilot.widget("article").offset == pilot.widget("article").most


def test_tab_reaches_every_control_and_brings_it_into_view(tmp_path):
    """Tab walks through every control and back to the first; each one with the focus can be seen."""
    pilot = shown(tmp_path)
    every = [widget.key for widget in pilot.stage.top.focusables()]
    seen = []
    for _ in every:
        seen.append(pilot.focus)
        assert pilot.stage.surface.get_rect().contains(pilot.widget(pilot.focus).rect)
        pilot.press("tab")
    assert sorted(seen) == sorted(every)
    assert pilot.focus == seen[0]


def test_tells_what_would_have_happened_at_the_costliest_decision(tmp_path):
    """What was said, the better reply, the next lines and the gain stand side by side."""
    pilot = shown(tmp_path)
    better = told().costliest
    assert pilot.says("What happened")
    assert pilot.says(better.said_instead)
    assert pilot.says("What would have happened")
    assert pilot.says(better.because)
    assert all(pilot.says(line.text) for line in better.lines)
    assert pilot.says(f"Worth about {(better.gain + 50) // 100} points")


def test_where_the_decision_ended_it_all_what_came_of_it_stands_under_it(tmp_path):
    """What happened is told up to its end where that is near, so that both courses can be weighed."""
    pilot = shown(tmp_path, "wall", "bite", "courier")
    story = told("wall", "bite", "courier")
    assert pilot.says("So it ended:")
    assert " ".join(pilot.texts()).count(story.headline[:20]) >= 2


def test_says_so_where_nothing_could_have_been_better(tmp_path):
    """Where no decision cost anything the page says that, and invents no regret."""
    assert told(*BEST).costliest is None
    pilot = shown(tmp_path, *BEST)
    assert pilot.says("No single reply cost you much.")
    assert not pilot.says("What would have happened")


def test_tells_the_customers_own_side(tmp_path):
    """The ladder, each expectation with its fate, hidden ones, promises, gestures missed and principles are there."""
    pilot, page = shown(tmp_path), told()
    for one in page.expectations:
        assert pilot.says(one.text)
    assert pilot.says("The rung reached: accuracy.")
    assert pilot.says("not met; never said, and not found")
    assert pilot.says("A courier on Thursday")
    assert pilot.says("kept")
    for missed in page.missed:
        assert pilot.says(missed.name)
        assert pilot.says(f"Just before decision {missed.turn}.")
        assert pilot.says(missed.customer)
    for ident, name, text in page.principles:
        assert pilot.says(f"{ident} {name}")
        assert pilot.says(text)


def test_says_nothing_of_a_ladder_without_rungs(tmp_path, monkeypatch):
    """Where the contact expects nothing there is no ladder, and no rung that was missed."""
    bare = dataclasses.replace(told(), expectations=())
    monkeypatch.setattr("game.coaching.debrief", lambda *_: bare)
    pilot = shown(tmp_path)
    assert not [words for words in pilot.texts() if "rung" in words.lower() or "hoped for here" in words]


def test_broken_promises_and_hidden_expectations_that_were_found_are_told_apart(tmp_path):
    """A promise that could not be kept is called broken, an expectation that was found is called found."""
    pilot = shown(tmp_path, "easy", "sorry", "gesture send-flowers", "courier")
    assert pilot.says("The refund tomorrow")
    assert pilot.says("broken")
    assert pilot.says("exceeded; never said at first")


def test_pillars_say_what_earned_and_what_cost_them(tmp_path):
    """Each pillar has its name, its score as text, what earned it and what cost it."""
    pilot = shown(tmp_path)
    for name in ("Accuracy", "Empathy", "Not taking it personally", "Exceeding expectations"):
        assert pilot.says(name)
    for story in told().pillars:
        for item in (*story.earned, *story.cost):
            assert pilot.says(item.name)


def test_pillars_that_were_capped_or_not_assessed_say_so(tmp_path, monkeypatch):
    """Delight held down to accuracy and a pillar that could not vary each have their sentence, never a bare 0."""
    real = told()
    capped = dataclasses.replace(real.pillars[3], score=dataclasses.replace(real.pillars[3].score, capped=True))
    empty = dataclasses.replace(real.pillars[2].score, score=None)
    blank = dataclasses.replace(real.pillars[2], score=empty, earned=(), cost=())
    score = dataclasses.replace(real.score, pillars=(*real.score.pillars[:2], empty, real.score.pillars[3]))
    changed = dataclasses.replace(real, pillars=(*real.pillars[:2], blank, capped), score=score)
    monkeypatch.setattr("game.coaching.debrief", lambda *_: changed)
    pilot = shown(tmp_path)
    assert pilot.says("Held down to accuracy")
    assert pilot.says("Not assessed: nothing in this contact could move it.")
    assert pilot.says("Composure not assessed")


def test_a_lapse_and_a_gesture_are_told_as_what_they_were(tmp_path):
    """Keeping her waiting and doing something unasked are decisions too, each in its own words."""
    pilot = shown(tmp_path, "lapse", "ask", "gesture send-note", "sorry", "gesture send-flowers", "courier")
    assert pilot.says("Kept her waiting")
    assert pilot.says("Send a note. It fell flat.")
    assert pilot.says("It landed.")


def test_says_calmly_what_is_not_on_record_and_what_is_not_ranked(tmp_path):
    """The notice stands there as a line; a contact played to learn is called not ranked, an assessed one is not."""
    pilot = shown(tmp_path, mode=Mode.LEARN, notice="This attempt is not on record yet: the disk is full.")
    assert pilot.says("This attempt is not on record yet: the disk is full.")
    assert pilot.says("Played to learn: not ranked")
    assert not shown(tmp_path).says("Played to learn")


@pytest.mark.parametrize("by_button", [False, True])
def test_plays_on_from_the_decision_picked(tmp_path, by_button):
    """Playing again from a decision opens the desk just before it, to learn and not ranked."""
    pilot = shown(tmp_path)
    pilot.press("right")
    turn = pilot.screen.picked
    if by_button:
        pilot.click("from-picked")
    else:
        pilot.press("f")
    pilot.settle()
    assert isinstance(pilot.screen, DeskScreen)
    session = pilot.screen.session
    assert len(session.journal) == turn - 1
    assert session.start.mode is Mode.LEARN
    assert not session.start.ranked


def test_plays_on_from_any_decision_by_its_own_button(tmp_path):
    """Each card of the list has its own way back to that decision."""
    pilot = shown(tmp_path)
    pilot.click("again-1")
    pilot.settle()
    assert isinstance(pilot.screen, DeskScreen)
    assert pilot.screen.session.journal == ()


@pytest.mark.parametrize("mode", [Mode.ASSESS, Mode.LEARN])
def test_plays_again_the_same_way(tmp_path, mode):
    """Play again starts the same contact anew, to learn or to be assessed as before."""
    pilot = shown(tmp_path, mode=mode)
    pilot.press("p")
    pilot.settle()
    assert isinstance(pilot.screen, DeskScreen)
    start = pilot.screen.session.start
    assert start.mode is mode
    assert start.ranked is (mode is Mode.ASSESS)
    assert pilot.screen.session.journal == ()


def test_a_contact_that_is_gone_is_a_sentence_and_the_page_stays(tmp_path):
    """Where the contact cannot be started again the page says why and everything else still works."""
    prepared, attempt = finished()
    start = dataclasses.replace(attempt.start, scenario_id="gone")
    gone = dataclasses.replace(attempt, start=start)
    pilot = Pilot(lambda stage: DebriefScreen(stage.ctx, sample.services(tmp_path), prepared, gone))
    pilot.settle()
    pilot.press("p")
    pilot.settle()
    assert pilot.screen.name == "debrief"
    assert pilot.says("There is no scenario 'gone'.")
    pilot.press("f")
    pilot.settle()
    assert isinstance(pilot.screen, DeskScreen)


def test_a_journal_that_does_not_fit_is_a_sentence(tmp_path):
    """An attempt that cannot be replayed makes a sentence and leaves the ways out, never a traceback."""
    prepared, attempt = finished()
    broken = dataclasses.replace(attempt, journal=(Entry(reply("nowhere"), 0),))
    pilot = Pilot(lambda stage: DebriefScreen(stage.ctx, sample.services(tmp_path), prepared, broken))
    pilot.settle()
    assert pilot.says("This debrief could not be worked out.")
    assert pilot.focus == "replay"
    pilot.press("1", "down", "f", "left")
    assert pilot.screen.name == "debrief"


def test_leads_to_the_board_and_back(tmp_path):
    """L opens the board of this contact, Esc comes back to the debrief as it was."""
    pilot = shown(tmp_path)
    pilot.press("right", "l")
    assert isinstance(pilot.screen, BoardScreen)
    assert pilot.screen.wanted.scenario_id == "late-return"
    picked = told().costliest.turn + 1
    pilot.press("escape")
    assert pilot.screen.name == "debrief"
    assert pilot.screen.picked == picked


@pytest.mark.parametrize("key", ["c", "escape"])
def test_leads_to_the_other_contacts(tmp_path, key):
    """C and Esc lead to the list of contacts."""
    pilot = shown(tmp_path)
    pilot.press(key)
    pilot.settle()
    assert pilot.screen.name == "picker"


def test_question_mark_shows_the_keys(tmp_path):
    """The keys of the page are one key away."""
    pilot = shown(tmp_path)
    pilot.press("?")
    assert pilot.screen.name == "keys"
    assert pilot.says("Pick a decision on the curve")


def test_what_comes_back_after_leaving_is_left_aside(tmp_path, monkeypatch):
    """A debrief that is ready after the page was left opens nothing and breaks nothing."""
    monkeypatch.setattr("game.ui.work.Workers.deliver", lambda workers: False)
    pilot = shown(tmp_path, ready=False)
    pilot.press("escape")
    monkeypatch.undo()
    pilot.settle()
    assert pilot.screen.name == "picker"


def test_an_untouched_debrief_draws_nothing(tmp_path):
    """Once it stands, the page costs no frames."""
    pilot = shown(tmp_path)
    pilot.advance(1)
    before = pilot.drawn_pixels
    pilot.advance(10)
    assert pilot.drawn_pixels == before
