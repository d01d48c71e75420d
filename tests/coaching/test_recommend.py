"""The next contact is the one that helps the weakest pillar most, and the reason says so."""

from fractions import Fraction

from game.coaching.course_view import view_course
from game.coaching.mastery import Mastery
from game.coaching.progress import ModuleState
from game.coaching.recommend import Known, known, recommend, room
from game.domain.pillars import PILLARS, Pillar
from tests.coaching.plays import about, chain, on, play
from tests.making import answer, make_rubric, make_scenario, state

UNKNOWN = tuple(Mastery(pillar, None, 1) for pillar in PILLARS)
WEAK_EMPATHY = tuple(Mastery(pillar, score, 5) for pillar, score in zip(PILLARS, (7000, 4850, 4850, None), strict=True))


def test_the_guided_contact_comes_first() -> None:
    """Until it was finished once, in whatever mode, it is the one; afterwards never again."""
    first = recommend("desk", ("a",), [], UNKNOWN, about("desk", "a"))
    assert first is not None
    assert (first.contact, first.pillar) == ("desk", None)
    assert first.reason == "'DESK' shows you the desk in a few minutes. Begin there."
    then = recommend("desk", ("a",), [play("desk", 0, assessed=False)], UNKNOWN, about("desk", "a"))
    assert then is not None
    assert then.contact == "a"


def test_before_mastery_is_known() -> None:
    """The one played least, then the one longest ago, then the first of the course."""
    contacts = ("a", "b", "c")
    for many, contact in (
        ([], "a"),
        ([play("a")], "b"),
        ([play("a"), play("b"), play("c")], "a"),
        ([play("b"), play("a"), play("a"), play("c")], "b"),
    ):
        found = recommend("", contacts, many, UNKNOWN, about(*contacts))
        assert found is not None
        assert (found.contact, found.pillar) == (contact, None)
    assert found is not None
    assert found.reason == "'B' is the one you have played least; a few more, and we can say where you stand."


def test_the_weakest_pillar_decides() -> None:
    """Of two equally weak pillars the first counts; the contact with most room on it is recommended, and it says so."""
    many = [
        play("a", pillars=(9000, 2000, 0, 0)),
        play("b", pillars=(0, 1000, 0, 0)),
        play("c", pillars=(0, 9000, 0, 0)),
        play("x"),
        play("y"),
    ]
    found = recommend("", ("a", "b", "c"), many, WEAK_EMPATHY, about("a", "b", "c"))
    assert found is not None
    assert (found.contact, found.title, found.pillar) == ("b", "B", Pillar.EMPATHY)
    assert found.reason == (
        "'Empathy' is your weakest pillar (49 of 100), and 'B' has most to gain there. "
        "You have been there; now you know more."
    )


def test_of_equal_rooms_the_longest_ago() -> None:
    """A new contact comes before an old one, then the one played longest ago, then the course's order."""
    old = [play("a", 0), play("b", 0), play("x", 0)]
    for contacts, contact in ((("a", "b", "c"), "c"), (("b", "a"), "a"), (("d", "c"), "d")):
        found = recommend("", contacts, old, WEAK_EMPATHY, about("a", "b", "c", "d"))
        assert found is not None
        assert found.contact == contact


def test_not_the_same_again() -> None:
    """Those of the last two attempts are not recommended, however much room they have, as far as there are others."""
    many = [play("c", 9900), play("a", 9000), play("b", 0)]
    for contacts, contact in ((("a", "b", "c"), "c"), (("a", "b"), "a"), (("b",), "b")):
        found = recommend("", contacts, many, WEAK_EMPATHY, about("a", "b", "c"))
        assert found is not None
        assert found.contact == contact
    assert recommend("", (), many, WEAK_EMPATHY, {}) is None


def test_who_only_follows_and_never_passes_comes_to_the_end() -> None:
    """Always zero, always the recommended contact: every module opens, though one contact has far more room."""
    plan, many = chain(guided="desk"), [play("desk", 0)]
    known_ones = {**about("desk", *plan.contacts), "a2": Known("A2", (0, 0, 0, 9)), "a1": Known("A1", (9, 1, 1, 1))}
    for _ in range(12):
        view = view_course(plan, many, on(1), known_ones, {})
        assert view.recommended is not None
        many.append(play(view.recommended.contact, 0))
    states = [one.state for one in view_course(plan, many, on(1), known_ones, {}).modules]
    assert states == [ModuleState.OPEN] * 3


def test_room_is_what_was_left_times_its_share() -> None:
    """The last assessed score counts, not the best; a pillar that is not assessed or not moved has no room."""
    many = [play("a", 9000), play("a", 4000), play("a", 0, assessed=False)]
    assert room("a", Pillar.EMPATHY, many, (3, 1, 0, 0)) == Fraction(6000, 4)
    assert room("new", Pillar.ACCURACY, many, (3, 1, 0, 0)) == 7500
    assert room("new", Pillar.DELIGHT, many, (3, 1, 0, 0)) == 0
    assert room("new", Pillar.DELIGHT, many, (0, 0, 0, 0)) == 0
    assert room("b", Pillar.DELIGHT, [play("b", pillars=(1, 1, 1, None))], (1, 1, 1, 1)) == 0


def test_what_a_scenario_moves() -> None:
    """The weights of all behaviours that replies show, up or down."""
    scenario = make_scenario([state("s", answer("r", "end", "good", "wow"), answer("q", "end", "cold"))], ["end"])
    assert known(scenario, make_rubric()) == Known("A sample", (2, 1 + 1 + 2, 0, 3 + 1))
