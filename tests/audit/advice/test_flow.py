"""What the checks of flow must not remark: cases that look like the fault and are none."""

import pytest

from game.audit.advice.flow import (
    barb_without_calm,
    corridor,
    dead_wording,
    hurried_letter,
    idle_condition,
    idle_flag,
    idle_gesture,
    idle_memory,
    idle_once,
    idle_paper,
    idle_variants,
    idle_way,
    never_left,
    never_sensible,
    one_way_out,
    revealed_too_late,
    skipped_stage,
    too_long,
    too_short,
    unresolved_promise,
)
from game.audit.sensible import mean_share
from tests.audit.advice.studied import Check, Edit, said, study, under

ROLLS = '        mood: 1\n        customer: "Then rolls it is."'
MONDAY = "        breaks: [sunday]\n        promises: [nine]\n        meets: [monday]\n        customer: "
WOULD = MONDAY + "\"At nine? That's all I wanted. I'll read it in the break.\""
SPELLED = '        customer: "W, H… Oh, no."'
WHISPER = 'say: "Sorry. …Geese?"'
WINGS = "        mood: -1\n        to: geese"
THIN = 'say: "Thin is good. Nobody gets to the end of the thick ones."'
BIRDS = 'say: "Ah, birds. Those would be at the back there, next to the maps."\n        shows: [assumes]'
CLUB = "        shows: [sells-at-wrong-time]"
GEESE = "        customer: \"Geese. And it's W, E, I, while you're down there.\"\n        to: geese"
THREE = "say: \"The goose one's twenty-one, so there'd be another three euros.\"\n        when: not ordered"
READ_BACK = '        customer: "S, E. In case somebody writes down a gee."'
SUNDAY = '  sunday: {text: "The goose book, here tomorrow", can_keep: false}'
SECRET = '  secret: {level: partnership, kind: emotional, text: "That Ellen notices nothing"}'
SHELF = "  Order shelf: "
NONE = "        mood: 2\n        to: bag"
CHAPTER = "        shows: [guesses-an-answer]\n        to: ellen"
BURNED = "        shows: [reframes-barb]\n        stage: listen\n        sets: [heard]"
TIP = '  teach-tip:\n    flat: "That\'s good to know. Could you say it without moving your lips?"'
OWED = '      - text: "And I\'ve paid eighteen. For cheese. Is there more to come?"'
PATIENCE = "  mood: 11\n  patience: none"

DOOR = under(SUNDAY, '  door: {text: "Somebody at the door on Sunday", can_keep: false}')
PROMISED = (ROLLS, ROLLS.replace("mood: 1", "mood: 1\n        promises: [door]"))
HIDDEN = under(SECRET, '  seat: {level: partnership, kind: emotional, hidden: true, text: "To sit down for a moment"}')
MET = (SPELLED, "        meets: [seat]\n" + SPELLED)
LATE = under(CLUB, "        reveals: [seat]")
VARIANTS = under(SUNDAY, "variants:\n  quiet: {text: He has all day.}\n  quick: {text: He has a lesson to prepare.}")
PERSON = (PATIENCE, f"{PATIENCE}\n  person: daniel")


def lane(*names: str) -> Edit:
    """States with one reply each, on the way from the bag to the ribbon."""
    states = "".join(
        f"  {name}:\n    customer: Mind the {name}.\n    replies:\n"
        f"      minding: {{say: 'I mind the {name}.', to: {to}, because: You minded it.}}\n"
        for name, to in zip(names, (*names[1:], "ribbon"), strict=True)
    )
    return "  ribbon:\n", f"{states}  ribbon:\n"


def counting(shows: str) -> tuple[Edit, Edit]:
    """A round of counting that takes twenty answers, each of which shows something."""
    states = f"""  sum:
    customer: Shall we count the geese?
    replies:
      start: {{say: Let's., mood: -20, to: more, because: You wanted to count.}}
  more:
    customer: Go on.
    replies:
      goose:
        say: There's another one.
        shows: {shows}
        mood: 1
        to: [{{when: mood >= 20, to: whey}}, {{to: more}}]
        because: You counted.
"""
    there = (f"{SPELLED}\n        to: whey", f"{SPELLED}\n        to: sum")
    return there, ("  whey:\n    customer", f"{states}  whey:\n    customer")


QUIET: dict[str, tuple[Check, list[Edit]]] = {
    "a promise that cannot be kept, and that no reply makes": (unresolved_promise.check, [DOOR]),
    "a promise that is broken later, though no condition asks for it": (
        unresolved_promise.check,
        [DOOR, PROMISED, (WOULD, WOULD.replace("[sunday]", "[sunday, door]"))],
    ),
    "a promise that is kept, and of which an ending tells": (
        unresolved_promise.check,
        [
            under(SUNDAY, '  bird: {text: "Word of it in October", can_keep: true}'),
            (ROLLS, ROLLS.replace("mood: 1", "mood: 1\n        promises: [bird]")),
        ],
    ),
    "something revealed late that can come to light early, too": (
        revealed_too_late.check,
        [
            HIDDEN,
            LATE,
            MET,
            (NONE, f"        reveals: [seat]\n{NONE}"),
            (BIRDS, f"{BIRDS}\n        meets: [seat]"),
            (THIN, f"{THIN}\n        meets: [seat]"),
        ],
    ),
    "something that is met by the reply that reveals it": (
        revealed_too_late.check,
        [HIDDEN, under(CLUB, "        reveals: [seat]\n        meets: [seat]")],
    ),
    "a paper of which only the number is spoken of": (idle_paper.check, [(SHELF, f'  Drawer: "31"\n{SHELF}')]),
    "a paper made of words that stand everywhere": (idle_paper.check, [(SHELF, f'  People: "Members first"\n{SHELF}')]),
    "a gesture whose `when` always holds in one of its states, and not in the other": (
        idle_condition.check,
        [
            under(
                "  teach-tip:",
                "    in: [bag, geese]\n    when: not spoilt\n    because: He was glad to know.\n"
                "    shows: [teaches-something]",
            )
        ],
    ),
    "the last way on, which must be there though the others hold always": (
        idle_way.check,
        [(WINGS, "        mood: -1\n        to: [{when: not spoilt, to: geese}, {to: aloud}]")],
    ),
    "a variant that never decides, and has an expectation of her own": (
        idle_variants.check,
        [
            VARIANTS,
            (SECRET, SECRET.replace("emotional,", "emotional, only: [quiet],")),
            (READ_BACK, f"        reveals: [secret]\n{READ_BACK}"),
            (THREE, THREE + " and variant quick and (variant quiet or not wrong)"),
        ],
    ),
    "`once` in a state to which a reply leads back": (
        idle_once.check,
        [(WHISPER, f"{WHISPER}\n        once: true"), (GEESE, GEESE.replace("to: geese", "to: aloud"))],
    ),
    "two states without a choice": (
        corridor.check,
        [lane("bow", "knot"), ("sets: [wrong]\n        to: ribbon", "sets: [wrong]\n        to: bow")],
    ),
    "an ending after two answers": (
        too_short.check,
        [('to: geese\n        because: "You wondered', 'to: shelf\n        because: "You wondered')],
    ),
    "a remedy that is on offer late only": (
        skipped_stage.check,
        [(READ_BACK, f"        stage: act\n{READ_BACK}")],
    ),
    "a remedy at once that has its early side": (
        skipped_stage.check,
        [(NONE, f"        stage: act\n{NONE}\n        early: {{shows: [rushes], to: bag, because: Too early.}}")],
    ),
    "two barbs, one of which can be taken well": (
        barb_without_calm.check,
        [(BURNED, BURNED.replace("reframes-barb", "takes-their-side"))],
    ),
    "a circle with a decent way out": (
        one_way_out.check,
        [
            (WHISPER, f"{WHISPER}\n        once: true"),
            (GEESE, GEESE.replace("to: geese", "to: aloud")),
            (BIRDS, BIRDS.replace("assumes", "asks-before-assuming")),
        ],
    ),
    "a letter without a clock": (hurried_letter.check, [("channel: counter", "channel: email")]),
    "somebody at the counter who is in a hurry": (hurried_letter.check, [("patience: none", "patience: 40s")]),
    "a letter that waits for a minute": (
        hurried_letter.check,
        [("channel: counter", "channel: email"), ("patience: none", "patience: 60s")],
    ),
    "a gesture that lands off the best way, and is a bad one": (
        idle_gesture.check,
        [under("  teach-tip:", "    in: [tomorrow]\n    shows: [gesture-for-show]\n    because: He saw through it.")],
    ),
    "a flag that is never set where it is asked for first, and may be later": (
        idle_flag.check,
        [(THIN, f"{THIN}\n        when: not spoilt")],
    ),
    "the last wording, which must be there though the others hold always": (
        dead_wording.check,
        [(OWED, f"      - {{when: not wrong, text: And I've paid eighteen.}}\n{OWED}")],
    ),
    "something remembered that decides here and there": (
        idle_memory.check,
        [
            PERSON,
            under(SUNDAY, "remembers:\n  maps: {text: Last week he bought a map.}"),
            (THREE, THREE + " and remembers maps"),
        ],
    ),
    "something he takes with him after one ending only": (
        never_left.check,
        [PERSON, under(SUNDAY, "memory:\n  both: {text: He has both books., when: met name, endings: [forty]}")],
    ),
    "something he takes with him whatever happens": (
        never_left.check,
        [PERSON, under(SUNDAY, "memory:\n  came: {text: He has been here once.}")],
    ),
    "a long way on which something fails": (too_long.check, list(counting("[stays-vague]"))),
}


@pytest.mark.parametrize("claim", QUIET)
def test_nothing_is_said_of_it(claim: str) -> None:
    """A check keeps quiet where the fault only seems to be there."""
    check, edits = QUIET[claim]
    assert said(check, *edits) == []


def test_a_long_way_is_counted_without_failures() -> None:
    """The same round of counting is too long where nothing fails in it."""
    found = said(too_long.check, *counting("[stays-on-problem]"))
    assert found == ["The longest clean way takes 30 answers; 24 are enough."]


def test_three_states_without_a_choice_are_a_corridor() -> None:
    """One state more makes the row too long; it is told once, at its first."""
    long = [lane("bow", "knot", "shears"), ("sets: [wrong]\n        to: ribbon", "sets: [wrong]\n        to: bow")]
    assert said(corridor.check, *long) == ["From 'bow' on, 3 states follow each other without a choice."]


def test_a_poor_ending_need_not_be_reached_by_sensible_players() -> None:
    """An ending that nobody sensible comes to is a warning to the others, as long as it is worth little."""
    good = study()
    assert mean_share(good.plays, "curds-and") == 0
    assert max(one.highest for one in good.ranges["curds-and"]) < never_sensible.GOOD
    assert not list(never_sensible.check(good))
