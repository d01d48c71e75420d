"""The numbers of a meeting: four of the period, the pillars, who improved, and what comes next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from game.coaching.meeting import words
from game.coaching.meeting.goals import Said, Wanted, moved, next_goal, possible
from game.coaching.meeting.meeting import Goals
from game.coaching.meeting.model import Goal
from game.coaching.meeting.period import Period, period_of
from game.domain.attempt import Trainee
from game.domain.moment import Mode
from game.domain.pillars import Pillar
from game.domain.score import Score
from game.records.codec import to_microseconds
from game.records.story import Story
from tests.coaching.meeting.small import ABOUT, contact, held, on, scored
from tests.coaching.meeting.team import attempt, trainee


@pytest.fixture(scope="module")
def made():
    """The small contact."""
    return contact()


def by(made, number, day, *scores, month=11, wow=False, mode=Mode.ASSESS):
    """An attempt of somebody on a day with these scores."""
    return scored(attempt(made, trainee(number), on(day, month), mode=mode), *scores, wow=wow)


def wanting(name, target):
    """A goal that somebody has set today."""
    return Goals(Wanted(name, target))


def number(found, name):
    """One of the four numbers."""
    return next(one for one in found.numbers if one.id == name)


# -- periods ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("word", "first", "before"), [
    ("week", date(2026, 11, 17), date(2026, 11, 10)),
    ("month", date(2026, 10, 27), date(2026, 9, 29)),
    ("quarter", date(2026, 8, 25), date(2026, 5, 26)),
    ("2026-11", date(2026, 11, 1), date(2026, 10, 1)),
    ("2026-01", date(2026, 1, 1), date(2025, 12, 1)),
])  # fmt: skip
def test_a_period_is_whole_weeks_up_to_today_or_a_month(word, first, before):
    """So that the period before it has as many working days, and is the one just before."""
    one = period_of(word, datetime(2026, 11, 23, 15, tzinfo=UTC))
    assert one.first == first
    assert one.before.first == before
    assert (one.first - one.before.last).days == 1


@pytest.mark.parametrize("word", ["", "day", "2026", "2026-13", "2026-1", "11-2026", "20x6-01", "٢٠٢٦-01"])
def test_another_word_is_no_period(word):
    """It is refused, not guessed at."""
    with pytest.raises(ValueError, match=r"no period|Invalid|month must"):
        period_of(word, datetime(2026, 11, 23, tzinfo=UTC))


def test_the_first_and_last_days_there_are_can_be_looked_at():
    """Dates at the ends of the calendar break nothing."""
    assert period_of("9999-12", on(1)).last.year == 9999
    assert period_of("0001-01", on(1)).before.first == date(1, 1, 1)


def test_a_period_is_said_as_people_say_it():
    """The month and the year are said once where they are the same."""
    assert str(Period(date(2026, 11, 17), date(2026, 11, 23))) == "17 to 23 November 2026"
    assert str(Period(date(2026, 10, 27), date(2026, 11, 23))) == "27 October to 23 November 2026"
    assert str(Period(date(2025, 12, 27), date(2026, 1, 2))) == "27 December 2025 to 2 January 2026"
    assert str(period_of("2026-11", on(1))) == "November 2026"


# -- the four numbers ---------------------------------------------------------------------------------------------


def test_four_numbers_of_the_period_and_of_the_one_before(made):
    """Contacts of any kind, people, wows; the mean gives everybody the same weight, however much they play."""
    now = [by(made, 0, 2, *[8000] * 4), by(made, 0, 3, *[8000] * 4), by(made, 0, 4, *[8000] * 4),
           by(made, 1, 5, *[4000] * 4, wow=True), by(made, 2, 6, *[6000] * 4),
           by(made, 2, 7, *[0] * 4, mode=Mode.LEARN)]  # fmt: skip
    then = [by(made, person, 9, *[5000] * 4, month=10) for person in range(3)]
    found = held(then + now)
    assert [one.value for one in found.numbers] == [6, 3, 6000, 1]
    assert [one.before for one in found.numbers] == [3, 3, 5000, 0]
    assert [words.change_words(one) for one in found.numbers] == ["+3", "±0", "+10", "+1"]


def test_of_two_people_no_average_and_no_wow_is_shown(made):
    """Each of the two could work out the other's; a sentence says why there is nothing."""
    found = held([by(made, 0, 2, *[8000] * 4, wow=True), by(made, 1, 3, *[4000] * 4)])
    assert number(found, "overall").value is None
    assert number(found, "wows").value is None
    assert all(one.score is None for one in found.pillars)
    assert words.pillar_words(found) == words.FEW_PEOPLE
    assert words.change_words(number(found, "overall")) == ""


def test_an_empty_period_is_a_meeting_all_the_same(made):
    """Nothing is on record: every part says so, and the goal is a few contacts."""
    found = held([])
    assert found.people == 0
    assert [one.value for one in found.numbers] == [0, 0, None, None]
    assert found.improved == found.stories == ()
    assert found.split is None
    assert found.no_split
    assert found.goal.sentence == "3 contacts together by our next meeting."


def test_what_began_after_the_period_is_not_there_yet(made):
    """A month that is over is told as it was: later attempts change neither its numbers nor who improved in it."""
    old = [by(made, person, 9, *[5000] * 4, month=10) for person in range(3)]
    october = period_of("2026-10", on(1))
    assert held([*old, *[by(made, person, 9, *[9000] * 4) for person in range(3)]], period=october) == held(
        old, period=october
    )


# -- pillars ------------------------------------------------------------------------------------------------------


def test_the_strongest_and_the_weakest_pillar_with_their_trend(made):
    """The trend goes back six periods; where too few people played there is a gap, not a nought."""
    old = [by(made, person, 9, 5000, 5000, 5000, 5000, month=9) for person in range(3)]
    now = [by(made, person, 9, 7000, 5000, 6000, 4000) for person in range(3)]
    found = held([*old, by(made, 0, 9, *[0] * 4, month=10), *now])
    assert (found.strongest, found.weakest) == (Pillar.ACCURACY, Pillar.DELIGHT)
    assert found.trends[Pillar.ACCURACY].series == (None, None, None, 5000, None, 7000)
    assert found.trends[Pillar.ACCURACY].change is None


def test_pillars_that_are_level_have_no_ends(made):
    """With equal means nobody is told to be weak anywhere; of a tie at one end the first pillar is named."""
    level = held([by(made, person, 9, *[5000] * 4) for person in range(3)])
    assert (level.strongest, level.weakest) == (None, None)
    assert words.pillar_words(level) == words.LEVEL
    tied = held([by(made, person, 9, 5000, 7000, 7000, 5000) for person in range(3)])
    assert (tied.strongest, tied.weakest) == (Pillar.EMPATHY, Pillar.ACCURACY)


# -- improved -----------------------------------------------------------------------------------------------------


def test_most_improved_is_the_same_contact_from_first_to_latest(made):
    """The largest gain of each person, on a pillar or overall; three at most, and nobody who went down."""
    found = held([
        by(made, 0, 2, 5000, 5000, 5000, 5000), by(made, 0, 9, 5000, 5000, 9000, 5000),
        by(made, 1, 2, *[4000] * 4), by(made, 1, 9, *[6000] * 4),
        by(made, 2, 2, *[9000] * 4), by(made, 2, 9, *[1000] * 4),
        by(made, 3, 2, *[4000] * 4), by(made, 3, 9, *[4100] * 4),
    ])  # fmt: skip
    assert [(one.name, one.pillar, one.first, one.latest) for one in found.improved] == [
        (trainee(0).name, Pillar.COMPOSURE, 5000, 9000), (trainee(1).name, None, 4000, 6000),
    ]  # fmt: skip
    assert found.improved[0].contact == "A sample"


def test_a_first_attempt_of_long_ago_counts_and_practice_does_not(made):
    """What matters is that the latest attempt began in the period; learning is not assessed."""
    first, latest = by(made, 0, 2, *[3000] * 4, month=1), by(made, 0, 9, *[8000] * 4)
    assert held([first, latest]).improved[0].gain == 5000
    assert held([latest, by(made, 0, 10, *[9900] * 4, mode=Mode.LEARN)]).improved == ()
    assert held([first, by(made, 0, 3, *[8000] * 4, month=2)]).improved == ()


def test_improvement_is_told_by_public_names_only(made):
    """Who is hidden is not among the improved; who has an alias is there under the alias."""
    many = [by(made, 0, 2, *[3000] * 4), by(made, 0, 9, *[8000] * 4)]
    assert held(many, names=lambda who: "").improved == ()
    assert held(many, names=lambda who: "Robin").improved[0].name == "Robin"


# -- stories ------------------------------------------------------------------------------------------------------


def test_stories_are_those_released_in_the_period(made):
    """One not released or told at another time is not shown; of somebody hidden the records give no name."""
    told = [Story(f"{at}", trainee(at), "sample", "A sample", f"Story {at}.", on(3 + at), at != 1) for at in range(3)]
    told[2] = replace(told[2], trainee=Trainee("", ""))
    told.append(Story("9", trainee(0), "sample", "A sample", "Old.", on(3, 10), True))
    found = held([], stories=told)
    assert [one.text for one in found.stories] == ["Story 0.", "Story 2."]
    assert [one.name for one in found.stories] == [trainee(0).name, "a colleague"]


# -- what comes next ----------------------------------------------------------------------------------------------


def test_to_practise_next_is_what_moves_the_weakest_pillar_most(made):
    """The contact with most room on it; without a weakest pillar the one fewest have met."""
    many = [by(made, person, 9, 7000, 7000, 7000, 4000) for person in range(3)]
    assert held(many).practice.contact == "other"
    assert held(many).practice.pillar is Pillar.DELIGHT
    assert held(many[:1]).practice.contact == "other"
    assert held([]).practice.contact == next(iter(ABOUT))


def test_the_goal_is_half_a_typical_gain_in_whole_points(made):
    """Out of gains of 8 and 2 points the typical one is 5, so the goal lies 2½ above, rounded up; with no gain yet it
    is 2 points."""
    months = {8: 4000, 9: 4800, 10: 4500, 11: 4700}
    many = [by(made, person, 9, 9000, 9000, 9000, score, month=month) for month, score in months.items()
            for person in range(3)]  # fmt: skip
    goal = held(many).goal
    assert (goal.id, goal.now, goal.target) == (Pillar.DELIGHT, 4700, 5000)
    assert goal.sentence == "Exceeding expectations: 50 on average by our next meeting."
    assert held(many[-3:]).goal.target == 4900


def test_no_goal_lies_beyond_what_a_score_can_be(made):
    """Where everything is won already, the goal is to stay there."""
    assert held([by(made, person, 9, *[10_000] * 4) for person in range(3)]).goal.target == 10_000


def test_a_goal_that_is_set_is_the_goal(made):
    """Whatever the trend says; where it stands now is shown only where an average may be."""
    many = [by(made, person, 9, *[5000] * 4) for person in range(3)]
    goal = held(many, kept=wanting("empathy", 7000)).goal
    assert (goal.now, goal.target, goal.sentence) == (5000, 7000, "Empathy: 70 on average by our next meeting.")
    assert held(many[:1], kept=wanting("empathy", 7000)).goal.now is None
    assert held(many, kept=wanting("wows", 9)).goal.sentence == "9 wows by our next meeting."


def since(name, target, was=None, day=1):
    """A goal that was said on a day of the month."""
    return Goals(None, Said(Wanted(name, target), date(2026, 11, day), was), to_microseconds(on(day)))


def test_what_was_said_last_time_is_told_with_what_came_of_it(made):
    """By what began since it was set: an average where enough played for one, a count, who played a contact."""
    old = [by(made, person, 1, *[1000] * 4, month=11) for person in range(3)]
    new = [by(made, person, 9, *[7250] * 4) for person in range(3)]
    last = held([*old, *new], kept=since("empathy", 7000, was=6100, day=2)).last
    assert (last.goal.now, last.reached, last.was) == (7250, True, 6100)
    assert words.last_words(last) == "On 2 November 2026 we said: Empathy: 70 on average."
    assert words.came_words(last) == "Reached: 72."
    assert held([*old, *new], kept=since("contacts", 4, day=2)).last.reached is False
    assert held([*old, *new], kept=since("sample", 3, day=2)).last.reached is True
    assert held([*old, *new]).last is None


def test_a_goal_that_was_not_reached_is_told_kindly(made):
    """What was gained comes before what is missing, and of a loss nothing is said."""
    many = [by(made, person, 9, *[6690] * 4) for person in range(3)]
    told = held(many, kept=since("empathy", 7000, was=6100)).last
    assert words.came_words(told) == "Not yet: 66, and 4 to go. That is 5 more than then."
    assert words.came_words(held(many, kept=since("empathy", 7000, was=6800)).last) == "Not yet: 66, and 4 to go."
    assert words.came_words(held(many, kept=since("contacts", 9, was=8)).last) == "Not yet: 3, and 6 to go."


def test_nothing_is_told_of_a_goal_by_two_people(made):
    """Each of the two could work out the other's average."""
    told = held([by(made, person, 9, *[9000] * 4) for person in range(2)], kept=since("overall", 7000)).last
    assert told.reached is None
    assert words.came_words(told) == words.NOT_TOLD


def test_every_measure_has_a_goal_to_choose(made):
    """The pillars, overall, contacts, wows, and the contact to practise; one after the other and round again."""
    many = [by(made, person, 9, 7000, 7000, 7000, 4000, wow=True) for person in range(3)]
    found = held(many, titles={"other": "A second one"})
    names = [one.id for one in found.goals]
    assert names == ["overall", "accuracy", "empathy", "composure", "delight", "contacts", "wows", "other"]
    goal, told = found.goal, []
    for _ in names:
        goal = next_goal(found.goals, goal)
        told.append(goal.aim)
    assert goal == found.goal
    assert {"Overall: 65 on average", "6 contacts together", "4 wows", "3 of us play 'A second one'"} <= set(told)


def test_a_goal_moves_in_whole_steps_and_stays_possible(made):
    """A point or one more of what is counted; never below one, never above what can be."""
    goal = held([by(made, person, 9, *[9900] * 4) for person in range(3)]).goal
    assert [moved(goal, steps).target for steps in (-1, 1, 9, -500)] == [9900, 10_000, 10_000, 100]
    contacts = next(one for one in held([]).goals if one.id == "contacts")
    assert [moved(contacts, steps).target for steps in (1, -9, 2_000_000)] == [4, 1, 999_999]
    assert all(possible(one.id, moved(one, 1).target) for one in held([]).goals)
    assert not any(possible("empathy", target) for target in (0, -100, 10_100, 6950))


def test_one_is_said_as_one(made):
    """A goal of one is no plural."""
    aims = [held([], kept=wanting(name, 1)).goal.aim for name in ("contacts", "wows", "sample")]
    assert aims == ["1 contact together", "1 wow", "1 of us plays 'A sample'"]


def test_a_story_told_twice_is_told_once(made):
    """About both, by their public names; somebody hidden comes last."""
    many = [Story(f"{at}", Trainee("", name), "sample", "A sample", "The same.", on(3 + at), True)
            for at, name in enumerate(("Chen Li", "", "Ben Carter"))]  # fmt: skip
    (told,) = held([], stories=many).stories
    assert told.name == "Ben Carter, Chen Li and a colleague"


def test_pillars_of_which_too_few_are_known_are_not_called_level(made):
    """With one pillar assessed there is nothing to compare it with."""
    found = held([_of_accuracy(by(made, person, 9, *[5000] * 4)) for person in range(3)])
    assert (found.strongest, found.weakest) == (None, None)
    assert words.pillar_words(found) == words.TOO_FEW_PILLARS


def _of_accuracy(one):
    """The attempt as that of a contact which assesses accuracy alone."""
    known = one.score.pillars[0]
    return replace(one, score=Score((known, *(replace(other, score=None) for other in one.score.pillars[1:])), 5000))


def test_a_single_contact_is_no_plural(made):
    """One contact and one person are not contacts and people."""
    found = held([by(made, 0, 2, *[8000] * 4)])
    assert [one.words for one in found.numbers[:2]] == ["contact", "person played"]


def test_whoever_answered_nothing_counts_nowhere(made):
    """A contact that was opened and left to run out is in no number and no average."""
    played = [by(made, person, 2, *[8000] * 4) for person in range(3)]
    silent = replace(by(made, 3, 3, *[0] * 4), journal=())
    assert held([*played, silent]).numbers == held(played).numbers


@pytest.mark.parametrize("now", [None, 5])
def test_what_is_counted_anew_is_said_so(now):
    """A goal of contacts begins at nought: the number of this period is not where it stands."""
    said = words.goal_words(Goal("contacts", "", now, 8))
    assert said.endswith("Counted anew from today on.")
    assert "Now" not in said
