"""What a preview shows of the hidden is what the rules then do."""

import random

import pytest

from game import places
from game.coaching.debrief import debrief
from game.domain.action import gesture, reply
from game.domain.moment import Mode
from game.engine.playthrough import Playthrough
from game.engine.prepared import prepare
from game.rules.compiled import WRAPPING
from game.session.preview import reading
from game.session.preview.asked import Asked
from game.session.preview.behind import behind
from game.session.preview.finding import open_preview
from tests.making import make_rubric, random_scenario
from tests.session.preview_story import STORY, Draft


@pytest.mark.parametrize("seed", range(12))
def test_what_is_shown_of_each_reply_is_what_then_happens(seed):
    """In random contacts: where a reply leads, how her mood moves and what it shows are as told; exactly the replies
    not on offer are held back, each with a reason; exactly the gestures told to land do."""
    prepared = prepare(random_scenario(seed), make_rubric())
    rng = random.Random(seed)
    play = Playthrough(prepared.machine, seed, Mode.LEARN, prepared.opening(seed))
    while not play.ended:
        facts = behind(play)
        _replies_as_told(prepared, play, facts)
        _gestures_as_told(prepared, play, facts)
        play.act(rng.choice([reply(one.id) for one in facts.replies]))
    assert behind(play).replies == ()


def _replies_as_told(prepared, play, facts):
    here = play.compiled.states[play.standing.position[0]]
    offered = [one.id for one in play.now().replies]
    assert [one.id for one in facts.replies] == offered
    assert {one.id for one in facts.held} == {one.id for one in here.replies} - set(offered)
    assert all(one.why for one in facts.held)
    for one in facts.replies:
        other = Playthrough(prepared.machine, play.seed, Mode.LEARN, play.opening, play.standing)
        mood = other.now().customer.mood
        then = other.act(reply(one.id))
        assert one.does.mood in (then.customer.mood - mood, None)
        assert [shown.id for shown in one.does.shows] == [shown.behaviour for shown in then.feedback.shown]
        assert one.to in (then.state.partition(WRAPPING)[0], "")
        assert one.early == other.tellings[-1].early


def _gestures_as_told(prepared, play, facts):
    for one in facts.gestures:
        other = Playthrough(prepared.machine, play.seed, Mode.LEARN, play.opening, play.standing)
        if one.used:
            continue
        then = other.act(gesture(one.id))
        assert then.feedback.landed == (one.does is not None)
        assert bool(one.why) != (one.does is not None)


def test_why_gestures_fall_flat_is_said(tmp_path):
    """A gesture that is not for this state, not yet, or never, says which of them."""
    draft = Draft(tmp_path)
    why = {one.id: one.why for one in draft.preview.behind().gestures}
    assert why["small-extra"] == "it lands in 'waiting' only"
    assert why["send-flowers"] == why["send-note"] == "it never lands in this scenario"
    draft.do("reply own_it")
    why = {one.id: one.why for one in draft.preview.behind().gestures}
    assert why["small-extra"] == "it needs knows_her (knows_her is not set)"
    draft.do("reply ask", "gesture small-extra")
    why = {one.id: one.why for one in draft.preview.behind().gestures}
    assert why["small-extra"] == "it was made already"


def test_what_a_reply_costs_is_what_the_debrief_says(tmp_path):
    """The panel and the debrief value the same decision alike, and the score at the end is the same."""
    preview = open_preview("late-return", (places.scenarios(),), Asked(seed=3))
    preview.studied(preview.study(preview.newest))
    costs = []
    for turn in range(40):
        moment = preview.now()
        if moment.ending is not None:
            break
        work = preview.weighing()
        if work is not None:
            work()
        facts, offer = preview.behind(), moment.replies[turn % len(moment.replies)]
        choice = next(one.choice for one in facts.replies if one.id == offer.id)
        assert min(preview.weighed.costs.values()) == 0
        costs.append(preview.weighed.costs[choice.index])
        preview.act(reply(offer.id))
    told = debrief(preview.prepared, preview.play.journal, preview.play.opening)
    assert costs == [one.cost for one in told.decisions]
    assert any(costs)
    assert preview.outcome() == (told.score, told.verdict)


def test_the_advice_comes_after_the_reading(tmp_path):
    """First what the loader says; the study adds the advice and the map with scores; an older study changes nothing."""
    draft = Draft(tmp_path)
    old = draft.preview.study(draft.preview.newest)
    assert not draft.preview.complete
    draft.edit("title: The cake", "title: The other cake")
    draft.preview.studied(old)
    assert not draft.preview.complete
    draft.preview.studied(draft.preview.study(draft.preview.newest))
    assert draft.preview.complete
    assert draft.preview.chart.title == "The other cake"
    assert draft.preview.chart.by_id["party"].highest is not None


def test_what_the_author_allows_is_not_said_at_once_either(tmp_path):
    """A warning of the loader that a comment allows, with its reason, is left out of the first findings, too."""
    text = STORY.replace("        because: You took the blame.\n", "")
    code = next(one.code for one in Draft(tmp_path, text).preview.diagnostics if "own_it" in one.message)
    draft = Draft(tmp_path, text.replace("      own_it:\n", f"      own_it:  # em: allow {code} he knows\n"))
    assert code not in [one.code for one in draft.preview.diagnostics]


def test_where_a_state_stands_in_the_file(tmp_path):
    """The editor is opened at the line of the state; also while the file is not sound; else at its beginning."""
    draft = Draft(tmp_path)
    lines = STORY.splitlines()
    assert draft.preview.line_of("second").line == lines.index("  second:") + 1
    assert draft.preview.line_of("gone").line == next(n for n, one in enumerate(lines, 1) if one.startswith("  gone:"))
    draft.edit("title: The cake\n", "title: The cake\n\n\nnonsense: 1\n")
    assert draft.preview.line_of("second").line == lines.index("  second:") + 4
    assert draft.preview.line_of("nowhere").line == 1
    draft.edit("start: counter", "start: [")
    assert draft.preview.line_of("second").line == 1


def test_a_check_that_stumbles_takes_nothing_else_with_it(tmp_path, monkeypatch):
    """Where the advice fails it is said; the findings of the loader, the map and the weights are there."""
    draft = Draft(tmp_path, STORY.replace("        because: You took the blame.\n", ""))

    def stumbles(*_):
        raise ZeroDivisionError("nought")

    monkeypatch.setattr(reading, "checked", stumbles)
    found = draft.preview.study(draft.preview.newest)
    draft.preview.studied(found)
    assert found.trouble == "The advice could not be worked out (ZeroDivisionError: nought)."
    assert draft.preview.diagnostics == draft.preview.newest.diagnostics != ()
    work = draft.preview.weighing()
    work()
    assert draft.preview.weighed.best is not None
    assert draft.preview.chart.by_id["party"].highest is not None
