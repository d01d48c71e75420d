"""A course opens module by module, and is never a dead end."""

from game.coaching.played import Played
from game.coaching.progress import ModuleState, in_words, progress
from game.domain.course import Course
from tests.coaching.plays import chain, course, module, play

LOCKED, OPEN, DONE = ModuleState.LOCKED, ModuleState.OPEN, ModuleState.DONE


def states(plan: Course, many: list[Played]) -> list[ModuleState]:
    """The states of the modules in order."""
    return list(progress(plan, many).states.values())


def test_a_pass_opens_the_next_module() -> None:
    """At first only the first module is open; one pass opens the next, all passes make it done."""
    assert states(chain(), []) == [OPEN, LOCKED, LOCKED]
    assert states(chain(), [play("a1", 6000)]) == [OPEN, OPEN, LOCKED]
    assert states(chain(), [play("a1", 6000), play("a2", 6000)]) == [DONE, OPEN, LOCKED]


def test_only_an_assessed_pass_counts() -> None:
    """A hundredth below the mark, or a hundred points while learning, opens nothing; the best attempt counts."""
    weak = [play("a1", 5999), play("a2", 10_000, assessed=False)]
    assert states(chain(), weak) == [OPEN, LOCKED, LOCKED]
    far = progress(chain(), [*weak, play("a1", 7000), play("a1", 100)])
    assert far.passed == {"a1"}
    assert far.best == {"a1": 7000}
    assert far.tries == {"a1": 3, "a2": 1}


def test_three_tries_of_each_open_it_too() -> None:
    """Whatever the score, learning or assessed: the third try of the last contact opens the next module."""
    tries = [play("a1", 0), play("a1", 0, assessed=False), play("a1", 0), play("a2", 0), play("a2", 0)]
    assert states(chain(), tries) == [OPEN, LOCKED, LOCKED]
    assert states(chain(), [*tries, play("a2", 0)]) == [OPEN, OPEN, LOCKED]


def test_waiting_is_no_try() -> None:
    """A contact in which nothing was ever answered opens nothing."""
    tries = [play(name, 0, honest=False) for name in ("a1", "a2") for _ in range(9)]
    assert states(chain(), tries) == [OPEN, LOCKED, LOCKED]


def test_who_always_scores_nothing_still_reaches_everything() -> None:
    """A trainee who never passes, and plays whatever is open, sees every module open, and can pass what is there."""
    plan, many = chain(), list[Played]()
    for _ in range(18):
        far = progress(plan, many)
        contact = min(far.open_contacts(plan), key=lambda name: far.tries.get(name, 0))
        many.append(play(contact, 0))
    far = progress(plan, many)
    assert list(far.states.values()) == [OPEN, OPEN, OPEN]
    assert far.open_contacts(plan) == plan.contacts
    assert far.passed == frozenset()
    late = [*many, *(play(contact, 6000) for contact in plan.contacts)]
    assert states(plan, late) == [DONE, DONE, DONE]


def test_a_module_after_two_others() -> None:
    """It opens when each of them gave what is needed, in whatever order they are written."""
    plan = course(
        module("c", "c1", after=("a", "b"), passed=2),
        module("a", "a1", "a2"),
        module("b", "b1", "b2"),
    )
    some = [play("a1"), play("a2"), play("b1")]
    assert states(plan, some)[2] is LOCKED
    assert progress(plan, some).reasons["c"] == (
        "Opens when you pass one more contact of 'B'. Three tries of each contact there open it, too."
    )
    assert progress(plan, [*some, play("b2")]).states["c"] is OPEN
    hidden = course(
        module("a", "a1"), *(module(one, f"{one}1", after=("a",)) for one in "bc"), module("d", "d1", after=("b", "c"))
    )
    assert progress(hidden, []).reasons["d"] == "Opens after 'B' and 'C', which are not open yet."


def test_the_reason_says_what_opens_it() -> None:
    """A locked module says what is missing; behind another locked one it names that; an open one says nothing."""
    reasons = progress(chain(), []).reasons
    assert reasons == {
        "a": "",
        "b": "Opens when you pass one contact of 'A'. Three tries of each contact there open it, too.",
        "c": "Opens after 'B', which is not open yet.",
    }


def test_what_was_passed_elsewhere_is_done() -> None:
    """A contact played outside the course's order counts: a module whose contacts are all passed is done."""
    assert states(chain(), [play("b1"), play("b2")]) == [OPEN, DONE, OPEN]


def test_a_contact_without_score_is_passed_by_doing_it() -> None:
    """Where no pillar can be assessed there is nothing to reach."""
    assert states(chain(), [play("a1", None)]) == [OPEN, OPEN, LOCKED]


def test_numbers_in_words() -> None:
    """Counts read like a sentence."""
    assert [in_words(1, "try"), in_words(3, "try"), in_words(2, "contact"), in_words(17, "more contact")] == [
        "one try",
        "three tries",
        "two contacts",
        "17 more contacts",
    ]
