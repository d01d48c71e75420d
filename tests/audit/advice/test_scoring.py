"""What the checks of scoring must not remark: cases that look like the fault and are none."""

import pytest

from game.audit.advice.scoring import (
    always_met,
    cannot_pass,
    difficulty,
    ending_against_scores,
    idle_goodwill,
    lands_everywhere,
    mood_against_shows,
    moved_by_few,
    moved_by_one,
    naive_passes,
    never_kept,
    no_choice,
    nothing_at_stake,
    one_right_way,
    opposites,
    plainly_best,
    recovery_wins,
    shown_untaught,
    shows_nothing,
    strawmen,
    taught_nowhere,
    unfair_openings,
    unmoved_pillar,
    wow_before_basics,
)
from game.audit.advice.study import Study
from game.loader.loading import read_scenario
from tests.audit.advice.plain import PLAIN
from tests.audit.advice.studied import Check, Edit, rubric, said, study, under

TEACHES = "teaches: [F9, L1, A2, F4, T6, R2]"
SUNDAY = '  sunday: {text: "The goose book, here tomorrow", can_keep: false}'
SECRET = '  secret: {level: partnership, kind: emotional, text: "That Ellen notices nothing"}'
SEEN = under(SECRET, '  seen: {level: partnership, kind: emotional, text: "That somebody looks up"}')
SPELLED = '        customer: "W, H… Oh, no."'
WINGS = "        shows: [checks-facts]\n        mood: -1\n        to: geese"
TROUSERS = '        shows: [talks-too-long]\n        customer: "…At a christening."'
CHRISTENING = (
    'say: "Like the devil! My uncle lost half a pair of trousers to one, at a christening, in front of the priest."'
)
RUSHED = "shows: [acts-at-once, rushes]"
EXCUSES = "shows: [makes-excuses]"
CLUB = "        shows: [sells-at-wrong-time]"
CURDS = (
    '    review: "I said geese. They sold me cheese, in a bag, so that nobody could see. '
    'Well, somebody saw in the end."\n'
    "    feels: very pleased, so far\n    mood: 5"
)
FORTY = "They'd written it down wrong, and they put it right, to the hour. And they can keep a secret, more or less."
NOTE = "  send-note:"
EXTRA = "    shows: [everyday-extra]\n    because: He liked that."
WISHED = "    shows: [personal-gesture]\n    story: They wrote to us.\n    because: He liked that."
HELLO = "start: hello\n\nstates:\n"
SLIP = "        shows: [owns-the-error]\n        meets: [secret]"
CHEESE = 'say: "I read the wrong slip out. I do beg your pardon, both of you."\n        when: not cheese'
EVERYWHERE = "[hello, whey, aloud, bag, ribbon, geese, bath, alike, monday, tomorrow, price, ellen, heard-it, bye]"
VARIANTS = under(SUNDAY, "variants:\n  quiet: {text: He has all day.}\n  quick: {text: He has a lesson to prepare.}")
READ_BACK = '        customer: "S, E. In case somebody writes down a gee."'


def door(effects: str) -> Edit:
    """A state before the first one, with one reply that has certain effects."""
    state = (
        "start: door\n\nstates:\n  door:\n    customer: Is this the bookshop?\n    replies:\n"
        f"      this: {{say: It is., {effects}, to: hello, because: He could read the sign.}}\n"
    )
    return HELLO, state


def leaving(effects: str) -> Edit:
    """A state before the last one, with one reply that has certain effects."""
    state = (
        "  bye:\n    customer: Is that a queue?\n    replies:\n"
        f"      long: {{say: A long one., {effects}, to: leaving, because: It was long.}}\n  leaving:\n    customer:\n"
    )
    return "  bye:\n    customer:\n", state


QUIET: dict[str, tuple[Check, list[Edit]]] = {
    "a reply that shows nothing where there is nothing to choose": (shows_nothing.check, [door("mood: 0")]),
    "two replies that differ in mood only": (
        no_choice.check,
        [(TROUSERS, "        shows: [guesses-an-answer]\n        mood: -1")],
    ),
    "two replies that differ in what he says back only": (
        no_choice.check,
        [(TROUSERS, TROUSERS.replace("talks-too-long", "guesses-an-answer"))],
    ),
    "two replies that are on offer under different conditions": (
        no_choice.check,
        [(TROUSERS, "        shows: [guesses-an-answer]"), (CHRISTENING, f"{CHRISTENING}\n        when: mood >= 13")],
    ),
    "a state with a single reply, at which nothing can be decided": (
        nothing_at_stake.check,
        [door("shows: greets-by-name")],
    ),
    "one good behaviour and one bad one, of two principles": (
        opposites.check,
        [(RUSHED, "shows: [listens-fully, talks-past]")],
    ),
    "two bad behaviours of one principle": (opposites.check, [(EXCUSES, "shows: [makes-excuses, passes-the-buck]")]),
    "a principle that the game itself sees to": (taught_nowhere.check, [(TEACHES, TEACHES.replace("R2", "R2, R1"))]),
    "a principle of which only a bad behaviour is shown": (
        taught_nowhere.check,
        [(TEACHES, TEACHES.replace("R2", "R2, T9")), ("[follows-up]", "[everyday-extra]")],
    ),
    "an expectation that is always met at first, and can be let down later": (
        always_met.check,
        [SEEN, door("meets: [seen]"), under(CLUB, "        fails: [seen]")],
    ),
    "an expectation that is always let down at first, and can be met later": (
        never_kept.check,
        [SEEN, door("fails: [seen]"), under(CLUB, "        meets: [seen]")],
    ),
    "an expectation of which nothing here speaks": (never_kept.check, [SEEN]),
    "an expectation of one variant that this one can miss": (
        always_met.check,
        [
            VARIANTS,
            (SECRET, SECRET.replace("emotional,", "emotional, only: [quiet],")),
            (READ_BACK, f"        reveals: [secret]\n{READ_BACK}"),
        ],
    ),
    "goodwill of which the tray alone takes half": (idle_goodwill.check, [("goodwill: 15", "goodwill: 100")]),
    "a gesture that lands everywhere, but only when he has been heard": (
        lands_everywhere.check,
        [under(NOTE, f"    in: {EVERYWHERE}\n    when: heard\n{EXTRA}")],
    ),
    "a gesture that lands in all states but two": (
        lands_everywhere.check,
        [under(NOTE, f"    in: {EVERYWHERE.replace('hello, whey, ', '')}\n{EXTRA}")],
    ),
    "praise and blame in one review, at a poor ending": (
        ending_against_scores.check,
        [(CURDS, "    review: A wonderful shop, and the worst book I ever had.\n    mood: 5")],
    ),
    "praise at an ending that some come to with a lot, and some with little": (
        ending_against_scores.check,
        [(FORTY, "The best shop in town. I love it.")],
    ),
    "a good reply that hurts, beside one that pleases": (
        mood_against_shows.check,
        [(WINGS, WINGS.replace("-1", "-4"))],
    ),
    "a bad reply that pleases, beside a good one": (
        mood_against_shows.check,
        [(EXCUSES, f"{EXCUSES}\n        mood: 3")],
    ),
    "a principle that comes up all the time, where none is named": (
        shown_untaught.check,
        [
            (f"{TEACHES}\n", ""),
            ('[gets-defensive]\n        customer: "Then it', '[makes-excuses]\n        customer: "Then it'),
            ('[gets-defensive]\n        customer: "W, E, I.', '[makes-excuses]\n        customer: "W, E, I.'),
        ],
    ),
    "accuracy, which is in every contact": (shown_untaught.check, [(TEACHES, "teaches: [F9]")]),
    "a difficulty in the middle": (difficulty.check, [("difficulty: 1", "difficulty: 3")]),
    "two variants with which the same can be won": (
        unfair_openings.check,
        [VARIANTS, under(CHRISTENING, "        when: variant quick")],
    ),
}


@pytest.mark.parametrize("claim", QUIET)
def test_nothing_is_said_of_it(claim: str) -> None:
    """A check keeps quiet where the fault only seems to be there."""
    check, edits = QUIET[claim]
    assert said(check, *edits) == []


def plain(*edits: Edit) -> Study:
    """The smallest scenario, after some edits."""
    text = PLAIN
    for find, put in edits:
        assert find in text
        text = text.replace(find, put)
    result = read_scenario(text, "plain.yaml", rubric())
    assert result.scenario is not None, result.diagnostics
    return Study(result.scenario, rubric())


UNSCORED = [
    ("title: A short call", "title: A short call\ndifficulty: 5"),
    (", shows: [asks-openly]", ""),
    (", shows: [scripted-sympathy]", ""),
    (", shows: [ends-warmly]", ""),
]
SCORES = [
    cannot_pass, difficulty, ending_against_scores, moved_by_few, moved_by_one, naive_passes, nothing_at_stake,
    one_right_way, plainly_best, recovery_wins, shown_untaught, strawmen, unfair_openings, unmoved_pillar,
]  # fmt: skip


@pytest.mark.parametrize("module", SCORES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_a_contact_without_points_is_not_judged_by_them(module: object) -> None:
    """Where nothing is scored yet, nothing is said of scores: an author begins with the story."""
    assert list(module.check(plain(*UNSCORED))) == []  # type: ignore[attr-defined]


def test_a_pillar_that_nothing_moves_matters_only_where_it_is_taught() -> None:
    """Three of four pillars may stay still; one that `teaches` speaks of may not."""
    assert not list(unmoved_pillar.check(plain()))
    taught = plain(("title: A short call", "title: A short call\nteaches: [L1]"))
    assert [one.path for one in unmoved_pillar.check(taught)] == [("teaches", 0)]


def test_a_contact_without_goodwill_has_none_to_spend() -> None:
    """Where there is no budget, none is idle."""
    assert not list(idle_goodwill.check(plain()))


@pytest.mark.parametrize("effect", ["when: met book", "meets: [book]", "when: met name"])
def test_a_wow_may_ask_for_the_basics_or_be_them(effect: str) -> None:
    """A wow that lands only behind something that was met, or that meets the basics itself, comes in its order."""
    before, after = (f"    in: [bye]\n{WISHED}", f"    in: [bye]\n    {effect}\n{WISHED}")
    note = "Gesture 'send-note' is a wow"
    assert any(one.startswith(note) for one in said(wow_before_basics.check, under(NOTE, before)))
    assert not any(one.startswith(note) for one in said(wow_before_basics.check, under(NOTE, after)))


def test_goodwill_may_be_twice_what_can_be_spent() -> None:
    """One more than twice the cost of the whole tray is too much."""
    assert said(idle_goodwill.check, ("goodwill: 15", "goodwill: 101")) == [
        "The goodwill is 101; all that can be spent here comes to 50."
    ]


def test_a_failure_that_is_put_right_may_come_close() -> None:
    """What comes close to the best clean way, and stays below it, is no reason to fail first."""
    close = study(
        (CHEESE, CHEESE.replace("not cheese", "not cheese and met book")),
        (SLIP, SLIP.replace("owns-the-error", "owns-the-error, anticipates-need")),
    )
    (result,) = close.recoveries
    assert result.holds
    assert result.closest > 8_500
    assert not list(recovery_wins.check(close))
