"""The decision that split the team: which it is, what is told of it, and what is not."""

from dataclasses import replace

import pytest

from game.coaching.meeting.answers import decisions
from game.coaching.meeting.split import AGREED, FEW, example
from game.domain.action import BACK, Entry, reply
from game.domain.moment import Mode
from game.domain.pillars import Pillar
from tests.coaching.meeting.small import contact, held, on, played, scored, trail
from tests.coaching.meeting.team import attempt, trainee


@pytest.fixture(scope="module")
def made():
    """The small contact."""
    return contact()


def trails(made, *picks):
    """What was done in first attempts with these picks."""
    return map(trail, played(made, *picks))


def counts(one):
    """How many chose each reply, by id."""
    return {reply.id: reply.count for reply in one.replies}


def test_it_is_the_most_even_split_with_something_at_stake(made):
    """At `two` the answers are split as evenly as can be, but nothing hangs on it; so it is `one`, three to one."""
    found = held(played(made, "ax", "ax", "ay", "by"), made).split
    assert found.moment.state == "one"
    assert counts(found) == {"a": 3, "b": 1, "c": 0}
    assert found.answers == 4


def test_where_nothing_is_at_stake_the_most_even_one_is_still_told(made):
    """Everybody said `a` at first; what is left to talk about is the second decision."""
    found = held(played(made, "ax", "ax", "ay", "ay"), made).split
    assert found.moment.state == "two"


def test_fewer_than_four_answers_are_not_shown(made):
    """One could guess whose they are; the sentence says so. Four by one and the same person are one answer."""
    found = held(played(made, "ax", "by", "cx"), made)
    assert (found.split, found.no_split) == (None, FEW)
    same = [attempt(made, trainee(0), on(day), picks="ax" if day % 2 else "by") for day in range(2, 8)]
    assert held(same, made).split is None


def test_where_all_agree_nothing_split_the_team(made):
    """That is said, too."""
    found = held(played(made, "ax", "ax", "ax", "ax"), made)
    assert (found.split, found.no_split) == (None, AGREED)


def test_only_first_attempts_of_the_period_count(made):
    """A second attempt knows the answers, and a first one of another time belongs to another meeting."""
    firsts = played(made, "ax", "ax", "ax", "bx")
    again = [attempt(made, trainee(at), on(20), picks="cy") for at in range(4)]
    assert counts(held(firsts + again, made).split) == {"a": 3, "b": 1, "c": 0}
    old = [attempt(made, trainee(0), on(3, 10), picks="cy")]
    assert held(old + firsts, made).split is None


def test_a_reply_taken_back_was_still_the_first_answer(made):
    """When learning one may step back; what counts is what was said first."""
    many = played(made, "ax", "ax", "ax")
    back = attempt(made, trainee(3), on(5), mode=Mode.LEARN, picks="ax")
    steps = (Entry(reply("b")), Entry(BACK), *back.journal)
    found = held([*many, replace(back, journal=steps)], made).split
    assert counts(found) == {"a": 3, "b": 1, "c": 0}


def test_each_reply_tells_what_it_led_to(made):
    """Her next words, the mood, the points, what it left on the table, and the coach's line."""
    found = held(played(made, "ax", "by", "cx", "ay"), made).split
    told = {one.id: one for one in found.replies}
    assert told["a"].best
    assert told["a"].said == ("This is two.",)
    assert told["a"].because == "Because of a."
    assert told["a"].points == (2, 1, 0, 0)
    assert told["b"].cost > 0
    assert told["b"].mood_after - told["b"].mood_before == -2
    assert sorted(one.number for one in found.replies) == [1, 2, 3]


def test_the_way_to_the_moment_names_nobody(made):
    """It holds the texts, the seed and the actions; no trainee and no attempt."""
    found = held(played(made, "ax", "ay", "ax", "ay"), made).split
    assert found.way.actions == (reply("a"),)
    said = repr(found)
    assert not any(trainee(at).name in said or trainee(at).id in said for at in range(4))


def test_versions_of_a_contact_are_not_mixed(made):
    """Two answers at an older text and two at today's are not four."""
    many = played(made, "ax", "by", "ax", "by")
    other = [replace(one, start=replace(one.start, scenario_digest="older")) for one in many[:2]]
    assert held(other + many[2:], made).split is None


def test_texts_that_are_lost_and_journals_that_do_not_fit_are_left_out(made):
    """There is nothing to show then; no error."""
    many = played(made, "ax", "by", "ax", "by")
    assert held(many, None).no_split == FEW
    torn = replace(many[0], journal=(Entry(reply("nonsense")),))
    assert held([torn, *many[1:]], made).no_split == FEW


def test_a_large_team_in_two_halves_is_more_split_than_four_people_of_four_minds(made):
    """The measure grows with the number of answers, and is nought where all agree."""
    (two,) = (one for one in decisions(made, trails(made, *["ax", "bx"] * 3)) if one.state == "one")
    (three,) = (one for one in decisions(made, trails(made, "ax", "bx", "cx", "ax")) if one.state == "one")
    assert next(decisions(made, trails(made, *["ax"] * 4))).split == 0
    wide = replace(two, answers=two.answers * 5)
    assert wide.split > three.split > two.split


# -- more than one, and moments of the pillars --------------------------------------------------------------------


def test_the_next_most_split_decisions_are_prepared_too(made):
    """Both decisions of the contact, the one with something at stake first; each state once, whatever was on offer."""
    found = held(played(made, "ax", "ax", "ay", "by"), made)
    assert [one.moment.state for one in found.splits] == ["one", "two"]
    assert found.split is found.splits[0]
    assert held(played(made, "ax", "ay", "ax", "ay"), made).splits[0].moment.state == "two"
    assert len(held(played(made, "ax", "ay", "ax", "ay"), made).splits) == 1


def test_of_a_crowd_the_latest_first_attempts_are_looked_at(made, monkeypatch):
    """A share of so many is exact enough; what is counted is what was looked at."""
    monkeypatch.setattr("game.coaching.meeting.split.MOST_ANSWERS", 5)
    found = held(played(made, *["ax"] * 4, *["bx"] * 2, *["ax"] * 1), made).split
    assert found.answers == 5
    assert counts(found) == {"a": 3, "b": 2, "c": 0}


def test_a_moment_of_a_pillar_is_where_most_was_lost_or_gained(made):
    """`a` gives accuracy, `b` and `c` do not: where all said `a` it is a strong moment, where all said `b` a weak one;
    the second decision moves nothing, so it shows nothing."""
    strong = [trail(one) for one in played(made, "ax", "ax", "ax", "ay")]
    weak = [trail(one) for one in played(made, "bx", "bx", "bx", "by")]
    for many, is_strong in ((strong, True), (weak, False)):
        found = list(decisions(made, many))
        way = example(found, Pillar.ACCURACY, is_strong)
        assert way.actions == ()
        assert example(found, Pillar.ACCURACY, not is_strong) is None
        second = [one for one in found if one.state == "two"]
        assert example(second, Pillar.ACCURACY, is_strong) is None
    assert example([], Pillar.ACCURACY, True) is None


def test_the_moments_of_the_strongest_and_the_weakest_pillar_name_nobody(made):
    """They come with the meeting, and hold no trainee, no attempt and no answer."""
    many = [scored(one, 9000, 5000, 5000, 1000) for one in played(made, "ax", "bx", "ax", "ay")]
    found = held(many, made)
    assert set(found.examples) == {Pillar.ACCURACY}
    said = repr(found.examples)
    assert not any(one.start.playthrough in said or one.start.trainee.id in said for one in many)


def test_the_way_most_have_taken_is_shown(made):
    """Three came to the second decision by `a` and two by `b`; it is shown as those three came to it."""
    found = next(one for one in decisions(made, trails(made, "by", "bx", "ax", "ay", "ax")) if one.state == "two")
    assert found.usual.way.actions == (reply("a"),)
