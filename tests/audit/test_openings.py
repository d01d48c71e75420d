"""Openings: every variant of a customer is audited for herself, and a wrap-up question is one decision."""

from dataclasses import replace

from game.audit.decisions import decisions_of
from game.audit.players import naive_results
from game.audit.report import audit
from game.audit.scene import scenes_of
from game.domain.condition import Status, StatusIs
from game.domain.scenario import Effects, Question, Reply, Scenario, Variant
from tests.audit.helpers import failing, made
from tests.making import answer, make_scenario, state

EASY, HARD = (StatusIs(Status.VARIANT, name) for name in ("easy", "hard"))


def two_customers(good_for_hard: str) -> Scenario:
    """One opening state, and another state in which only the easy customer has a clean way for certain."""
    hello = state("hello", answer("ask", "talk", "kind"), answer("guess", "talk", "bad"))
    talk = state(
        "talk",
        answer("a", "end", "good", when=EASY),
        answer("b", "end", "calm", when=EASY),
        answer("c", "end", good_for_hard, when=HARD),
        answer("d", "end", "bad", "cold"),
    )
    variants = {name: Variant(name, f"This time: {name}.") for name in ("easy", "hard")}
    return replace(make_scenario([hello, talk], ["end"]), variants=variants)


def test_each_variant_is_reported_with_its_own_bounds() -> None:
    """Two variants give two openings, each with the positions and the bounds that are hers."""
    easy, hard = audit(made(two_customers("wow"))).openings
    assert (easy.label, hard.label) == ("easy", "hard")
    assert easy.bounds.highest == (2, 3, 2, 0)
    assert hard.bounds.highest == (0, 3, 0, 3)


def test_what_fails_for_one_variant_names_her() -> None:
    """A customer who leaves no clean way is named; the other one is not."""
    messages = [one for one in failing(two_customers("cold"))["recovery"] if "no clean way" in one]
    assert len(messages) == 1
    assert messages[0].startswith("Opening 'hard': ")


def test_naive_players_meet_every_variant() -> None:
    """A reply that pays with one variant only counts for half of the runs."""
    found = {one.player: one.overall or 0 for one in audit(made(two_customers("cold"))).naive}
    alone = {}
    for scene in scenes_of(made(two_customers("cold"))):
        alone[scene.label] = {one.player: one.overall or 0 for one in naive_results((scene,))}
    for player in ("longest", "first"):
        low, high = sorted(alone[name][player] for name in alone)
        assert low <= found[player] <= high


def test_words_nobody_reads_make_no_second_opening() -> None:
    """What she remembers and nothing in the contact reads leaves the openings alike, and they are audited once."""
    scenario = replace(two_customers("wow"), remembers={"w": "We did it before."})
    assert [one.label for one in audit(made(scenario)).openings] == ["easy", "hard"]


def test_what_she_remembers_is_named() -> None:
    """An opening is called by the words she remembers, and the one without any says so."""
    hello = state(
        "hello",
        answer("a", "end", "good"),
        answer("b", "end", "bad"),
        answer("c", "end", "wow", when=StatusIs(Status.REMEMBERS, "flowers")),
    )
    scenario = replace(make_scenario([hello], ["end"]), remembers={"flowers": "We sent flowers."})
    assert [one.label for one in audit(made(scenario)).openings] == ["nothing remembered", "flowers"]


def test_a_question_of_the_wrap_up_is_one_decision() -> None:
    """After whichever ending it is asked, it is the same question."""
    answers = tuple(
        Reply(name, say, "", (), Effects(shows=(name,)))
        for name, say in (("good", "The gate was left open."), ("bad", "Them."))
    )
    hello = state("hello", answer("a", "one", "kind"), answer("b", "two", "bad"))
    scenario = replace(make_scenario([hello], ["one", "two"]), wrap_up=(Question("cause", "Why?", answers),))
    prepared = made(scenario)
    decisions = decisions_of(scenes_of(prepared))
    assert [one.state for one in decisions] == ["hello", "wrap-up cause"]
    sheet = audit(prepared).sheets[1]
    assert [(line.reply, line.best) for line in sheet.lines] == [("good", 1.0), ("bad", 0.0)]
