"""A shift in play: arrivals, the jump of the clock, promises that come due, and looking aside."""

import pytest

from game.domain.action import ASIDE, BACK, BREATH, LAPSE, Action, Entry, gesture, reply
from game.domain.errors import ActionRefused
from game.domain.scenario import Channel
from game.domain.shift import Attended, Shift, Told, Took
from game.domain.shift_moment import Word
from game.engine.shift import ShiftPlay, contact_seed, progress
from game.engine.shift_telling import shift_moment, shift_result
from tests.shift_making import served, shift, slot

KEEPS = ("call_back",)


def play(*events, of: Shift | None = None) -> ShiftPlay:
    """A shift in which these things happened."""
    made = ShiftPlay(of or shift())
    for event in events:
        made.apply(event)
    return made


def journal(*actions: Action) -> tuple[Entry, ...]:
    """A journal of these actions."""
    return tuple(Entry(one) for one in actions)


def test_the_clock_counts_answers() -> None:
    """Replies, gestures, lapses and looks aside take a minute each; breaths and steps back none."""
    done = journal(reply("a"), BREATH, gesture("b"), ASIDE, LAPSE, BACK, ASIDE)
    assert progress(done) == (5, (2, 4))


def test_who_arrives_meanwhile_waits_in_order() -> None:
    """At the beginning only the first is there; after four answers those of minutes 1 and 2 wait, by arrival."""
    assert play().queue == (0,)
    going = play(Took(0, "p"))
    going.advance(journal(reply("a"), reply("b")))
    assert (going.minute, going.queue) == (2, (1, 2))
    over = play(Took(0, "p"), served(4))
    assert (over.minute, over.queue) == (4, (1, 2))


def test_when_nobody_waits_the_clock_goes_to_the_next_arrival() -> None:
    """With everybody served by minute 9 and the next customer due at 40, it is 40 at once."""
    made = play(Took(0, "p"), served(3), Took(1, "q"), served(3), Took(2, "r"), served(3))
    assert (made.minute, made.queue) == (40, (4,))


def test_a_contact_that_needs_a_word_comes_only_where_it_was_left() -> None:
    """With the word left, it comes at its minute or when the contact before is over; without, never."""
    early = play(Took(0, "p"), served(3, leaves=KEEPS))
    assert early.arrival(3) == 5
    late = play(Took(0, "p"), served(12, leaves=KEEPS))
    assert late.arrival(3) == 12
    assert 3 in late.queue
    without = play(Took(0, "p"), served(12))
    assert without.arrival(3) is None
    assert not without.over


def test_a_shift_is_over_when_all_who_come_are_served() -> None:
    """Four of five, where the fifth never comes; and not before."""
    steps = [Took(0, "p"), served(3), Took(1, "q"), served(3), Took(2, "r"), served(3), Took(4, "s")]
    assert not play(*steps).over
    over = play(*steps, served(2))
    assert over.over
    assert over.queue == ()


def test_what_is_owed_does_not_wait_before_it_is_due() -> None:
    """Due four minutes after it comes, as written: nothing sinks before that; after it the customer remembers."""
    kept = play(Took(0, "p"), served(10, leaves=KEEPS))
    assert kept.due(3) == 14
    assert (kept.opening(3).strain, kept.opening(3).memory) == (0, ("call_back",))
    late = play(Took(0, "p"), served(10, leaves=KEEPS), Took(1, "q"), served(11))
    assert late.minute == 21
    assert late.opening(3).memory == ("call_back", "late")
    assert late.opening(3).strain == 1
    services = shift_result(play(*late.events, Took(3, "r"), served(2))).services
    assert services[-1].promise is Word.BROKEN
    assert services[-1].returning


def test_at_the_very_minute_it_is_still_in_time() -> None:
    """Taken at the minute it is due, a promise is kept; one later it is not."""
    for minutes, word in ((4, Word.KEPT), (5, Word.BROKEN)):
        made = play(Took(0, "p"), served(10, leaves=KEEPS), Took(1, "q"), served(minutes), Took(3, "r"), served(1))
        assert made.done[-1].taken.due == 14
        assert shift_result(made).services[-1].promise is word


def test_only_words_that_a_scenario_knows_are_remembered() -> None:
    """A word left with the same person that the later scenario does not know is not handed on."""
    made = play(Took(0, "p"), served(5, leaves=("call_back", "angry")))
    assert made.opening(3).memory == ("call_back",)
    assert made.opening(2).memory == ()


def test_telling_takes_a_minute_and_works_once() -> None:
    """Between contacts, once for each who waits, 1 to 30 minutes, and never for a contact that is owed."""
    made = play(Took(0, "p"), served(6, leaves=KEEPS), Told(1, 10))
    assert made.minute == 7
    assert not made.can_tell(1)
    assert made.can_tell(2)
    for refused in (
        Told(1, 5),
        Told(3, 5),
        Told(2, 0),
        Told(2, 31),
        Told(4, 5),
        Told(9, 5),
        Took(4, "x"),
        Took(0, "x"),
    ):
        with pytest.raises(ActionRefused):
            made.apply(refused)
    assert made.minute == 7
    made.apply(Took(2, "q"))
    with pytest.raises(ActionRefused, match="between contacts"):
        made.apply(Told(1, 5))


def test_a_word_about_time_is_kept_or_broken() -> None:
    """Told 3 minutes at minute 7: taken by 10 the word is kept, later it is broken."""
    told = [Took(0, "p"), served(6), Told(1, 3)]
    kept = play(*told, Took(2, "q"), served(3), Took(1, "r"), served(1))
    broken = play(*told, Took(2, "q"), served(4), Took(1, "r"), served(1))
    assert [shift_result(one).services[-1].told for one in (kept, broken)] == [Word.KEPT, Word.BROKEN]
    assert (shift_result(kept).kept, shift_result(broken).kept) == (1, 0)


def test_looking_aside_costs_both() -> None:
    """A look at the chat is a lost minute of the contact and a notch of the chat's mood; its waiting stops a while."""
    made = play(Took(0, "p"))
    made.advance(journal(reply("a"), reply("b")))
    assert made.blinks(1)
    assert not made.blinks(2)
    before = made.opening(1).strain
    made.apply(Attended(1, 2))
    assert made.opening(1).strain == before, "void until the contact's own journal has it"
    made.advance(journal(reply("a"), reply("b"), ASIDE))
    assert made.opening(1).strain == before + 1
    assert not made.blinks(1), "just looked at"
    made.apply(served(6, asides=(2,)))
    assert made.wait(1).attended == (2,)
    result = shift_result(play(*made.events, Took(1, "q"), served(2)))
    assert [(one.asides, one.attended) for one in result.services] == [(1, 0), (0, 1)]


def test_a_look_that_never_happened_does_not_count() -> None:
    """Written down but refused, or lost in a crash before the contact's journal had it: void."""
    made = play(Took(0, "p"), Attended(1, 2), served(6))
    assert made.wait(1).attended == ()
    again = play(Took(0, "p"), Attended(1, 2), Attended(1, 3), served(6, asides=(3,)))
    assert again.wait(1).attended == (3,)


@pytest.mark.parametrize("look", [Attended(2, 2), Attended(1, 0), Attended(4, 2)])
def test_what_does_not_blink_cannot_have_been_looked_at(look: Attended) -> None:
    """A look at a telephone, or at a chat before it came, does not fit the shift; refused, it changes nothing."""
    made = play(Took(0, "p"), look)
    made.advance(journal(reply("a")))
    with pytest.raises(ActionRefused):
        made.apply(served(6, asides=(look.minute,)))
    assert (made.minute, made.queue, made.done) == (1, (1,), [])


def test_a_contact_of_which_nothing_was_kept_begins_anew() -> None:
    """Taken again while it is going on, it has another playthrough, the same opening, and no looks."""
    made = play(Took(0, "p"), Attended(1, 2), Took(0, "q"), served(6, asides=(2,)))
    assert made.wait(1).attended == ()
    assert shift_result(made).services[0].playthrough == "q"
    assert made.minute == 6


def test_each_contact_has_a_seed_of_its_own() -> None:
    """The same shift and seed give the same seeds; other slots and other seeds others."""
    seeds = [contact_seed(7, number) for number in range(8)] + [contact_seed(8, 0)]
    assert seeds == [contact_seed(7, number) for number in range(8)] + [contact_seed(8, 0)]
    assert len(set(seeds)) == 9


def test_a_moment_tells_who_waits_and_what_is_owed() -> None:
    """Waiting, mood, expression, blinking and the sentence about a promise, as the queue stands now."""
    made = play(Took(0, "p"), served(6, leaves=KEEPS), Took(2, "q"))
    made.advance(journal(*[reply("a")] * 8))
    moment = shift_moment(made)
    chat, owed = moment.queue
    assert (chat.waited, chat.strain, chat.mood, chat.blinking) == (13, 3, 7, True)
    assert (owed.due, owed.late, owed.returning, owed.waited) == (10, True, True, 4)
    assert moment.due == ("Boots-Again was promised a contact 4 minutes ago.",)
    assert moment.current is not None
    assert moment.current.contact == "meter"
    assert [one.contact for one in moment.done] == ["boots"]
    assert not shift_moment(made, may_look_aside=False).queue[0].blinking


def test_a_chat_that_is_owed_does_not_blink() -> None:
    """A promised chat is ours to begin, so nobody waves from it."""
    owed = slot("boots-again", 1, by=3, channel=Channel.CHAT)
    made = play(Took(0, "p"), of=Shift("s", "S", "", (slot("boots"), owed), "d"))
    made.advance(journal(*[reply("a")] * 8))
    assert not made.blinks(1)


def test_a_promise_stands_on_the_desk_from_when_it_was_made() -> None:
    """Before it is time, by when, and at the very minute: a sentence each; made, it is gone."""
    made = play(Took(0, "p"), served(3, leaves=KEEPS))
    assert shift_moment(made).due == ("Boots-Again is promised a contact from minute 5, by minute 9.",)
    assert shift_moment(made).queue[0].contact == "toy"
    later = play(*made.events, Took(1, "q"), served(3))
    assert shift_moment(later).due == ("Boots-Again is promised a contact within 3 minutes.",)
    now = play(*made.events, Took(1, "q"), served(6))
    assert shift_moment(now).due == ("Boots-Again is promised a contact right now.",)
    assert shift_moment(play(*now.events, Took(3, "r"))).due == ()
