"""The checks of rubric.yaml and gestures.yaml."""

import pytest

from game import places
from game.domain.diagnostic import Diagnostic, Severity
from game.domain.pillars import PILLARS, Pillar
from game.domain.rubric import Appraisal, Rubric
from game.loader.checks import all_cards
from game.loader.loading import read_rubric
from game.loader.nodes import read_tree
from game.loader.report import Report
from game.loader.rubric_checks import check_rubric

RUBRIC = """\
format: 1
lapse: waits
flat: misplaced
early: hasty
aside: absent
principles:
  F3: {name: Timeliness, text: Quick enough by her clock.}
  F7: {name: The everyday wow, text: A small extra.}
behaviours:
  waits: {name: Kept them waiting, weights: {empathy: -1}, mood: -1, principle: F3, coach: A word is enough.}
  misplaced: {name: Out of place, weights: {delight: -1}, principle: F7, coach: An intrusion.}
  hasty: {name: Fixed first, weights: {empathy: -2}, mood: -1, principle: F3, coach: Too early.}
  absent: {name: Looked away, weights: {empathy: -1}, mood: -1, principle: F3, coach: Two halves.}
  calm: {name: Stayed calm, weights: {composure: 2}, principle: F3, coach: Steady., appraisal: neutral}
  listens: {name: Listened, weights: {empathy: 2, delight: 1}, mood: 1, principle: F7, coach: Good., wow: true}
"""
TRAY = """\
format: 1
gestures:
  note: {name: A note, about: A few lines., icon: pen-line, cost: 0, flat: A card?}
  extra: {name: An extra, about: A voucher., icon: gift, cost: 15, flat: A voucher?}
  tip: {name: A tip, about: Worth knowing., icon: lightbulb, cost: 0, flat: Nice to know.}
"""


def checked(rubric: str = RUBRIC, tray: str = TRAY) -> tuple[bool, list[Diagnostic]]:
    """Whether both can be used, and everything said about them."""
    one, other = Report("rubric.yaml"), Report("gestures.yaml")
    sound = check_rubric(read_tree(rubric, one), read_tree(tray, other), one, other)
    return sound, [*one.sorted(), *other.sorted()]


def test_the_shipped_rubric_is_sound() -> None:
    """Nothing at all is said about the rubric and the tray that ship with the game."""
    texts = [(places.scenarios() / name).read_text("utf-8") for name in ("rubric.yaml", "gestures.yaml")]
    assert checked(*texts) == (True, [])


def test_a_small_rubric_is_sound() -> None:
    """The rubric the other tests break is sound."""
    assert checked() == (True, [])


def test_the_roles_and_appraisals_are_built() -> None:
    """What the file says of the four roles, and of how a barb is taken, is what the game gets."""
    rubric = read_rubric(RUBRIC, TRAY).rubric
    assert rubric is not None
    assert [one.id for one in (rubric.lapse, rubric.flat, rubric.early, rubric.aside)] == [
        "waits",
        "misplaced",
        "hasty",
        "absent",
    ]
    assert [one.id for one in rubric.behaviours.values() if one.appraisal is Appraisal.NEUTRAL] == ["calm"]
    assert rubric.behaviours["listens"].appraisal is None


def test_a_rubric_of_old_attempts_can_be_read() -> None:
    """Without `early` and `aside`, aside is lapse, and early the remedy before listening if there is one, else flat."""
    old = RUBRIC.replace("early: hasty\naside: absent\n", "")
    plain = read_rubric(old, TRAY)
    named = read_rubric(old.replace("  hasty:", "  remedy-before-listening:"), TRAY)
    assert plain.rubric is not None
    assert named.rubric is not None
    assert plain.diagnostics == named.diagnostics == ()
    assert (plain.rubric.early.id, plain.rubric.aside.id) == ("misplaced", "waits")
    assert (named.rubric.early.id, named.rubric.aside.id) == ("remedy-before-listening", "waits")


def test_the_shipped_roles(rubric: Rubric) -> None:
    """What the game counts in the shipped rubric, and that being passed over weighs what waiting does."""
    assert (rubric.lapse.id, rubric.flat.id) == ("keeps-waiting", "out-of-place")
    assert (rubric.early.id, rubric.aside.id) == ("remedy-before-listening", "divides-attention")
    assert (rubric.aside.points, rubric.aside.mood) == (rubric.lapse.points, rubric.lapse.mood)


def test_each_appraisal_can_be_shown(rubric: Rubric) -> None:
    """The shipped rubric has every way to take a barb: the two that cost composure, and the three that earn it."""
    composure = PILLARS.index(Pillar.COMPOSURE)
    shown = {one.appraisal: one.points[composure] for one in rubric.behaviours.values() if one.appraisal}
    assert set(shown) == set(Appraisal)
    assert {one for one, points in shown.items() if points < 0} == {Appraisal.DEFENSIVE, Appraisal.VENT}


def test_no_two_behaviours_say_the_same(rubric: Rubric) -> None:
    """Each behaviour of the shipped rubric has a name and a line of the coach that no other has."""
    for said in (lambda one: one.name, lambda one: one.coach):
        texts = [said(one) for one in rubric.behaviours.values()]
        assert len(set(texts)) == len(texts)


def test_every_pillar_can_be_won_and_lost(rubric: Rubric) -> None:
    """On each pillar at least five behaviours of the shipped rubric earn, and at least five cost."""
    for pillar in range(len(PILLARS)):
        weights = [one.points[pillar] for one in rubric.behaviours.values()]
        assert sum(weight > 0 for weight in weights) >= 5
        assert sum(weight < 0 for weight in weights) >= 5


BROKEN = [
    ("EM501", "principle: F3", "principle: F33", "F3"),
    ("EM501", "principle: F3", "principle: ethics", ""),
    ("EM502", "lapse: waits", "lapse: wait", "waits"),
    ("EM502", "flat: misplaced", "flat: nowhere", ""),
    ("EM503", "lapse: waits", "lapse: listens", ""),
    ("EM503", "{delight: -1}", "{delight: -1, accuracy: 1}", ""),
    ("EM503", "{delight: -1}, ", "{delight: -1}, mood: 1, ", ""),
    ("EM502", "early: hasty", "early: hasti", "hasty"),
    ("EM502", "aside: absent", "aside: absend", "absent"),
    ("EM503", "early: hasty", "early: listens", ""),
    ("EM503", "aside: absent", "aside: listens", ""),
    ("EM509", "hasty: {name: Fixed first, weights: {empathy: -2}", "hasty: {name: Fixed first, weights: {}", ""),
    ("EM510", "aside: absent", "aside: hasty", ""),
    ("EM510", "{empathy: -1}, mood: -1, principle: F3, coach: Two", "{empathy: -1}, principle: F3, coach: Two", ""),
    (
        "EM510",
        "{empathy: -1}, mood: -1, principle: F3, coach: Two",
        "{delight: -1}, mood: -1, principle: F3, coach: Two",
        "",
    ),
    ("EM506", "  F3:", "  f3:", ""),
    ("EM506", "  F3:", '  "F 3":', ""),
    ("EM105", "empathy: 2", "empathy: 4", ""),
    ("EM105", "empathy: 2", "empathy: -4", ""),
    ("EM104", "empathy: 2", "empathy: 1.5", ""),
    ("EM102", "empathy: 2", "empaty: 2", "empathy"),
    ("EM102", "coach: Good.", "couch: Good.", "coach"),
    ("EM101", ", coach: Good.", "", ""),
    ("EM101", "lapse: waits\n", "", ""),
    ("EM106", "wow: true", "wow: yes", "true"),
    ("EM106", "appraisal: neutral", "appraisal: calm", ""),
    ("EM108", "early: hasty", 'early: ""', ""),
    ("EM107", "  listens:", "  Listens Well:", ""),
    ("EM108", "coach: Good.", 'coach: ""', ""),
    ("EM009", "  listens:", "  waits:", ""),
    ("EM112", "format: 1", "format: 2", ""),
    ("EM103", "principles:", "principles: none\nother:", ""),
    ("EM007", "F3: {", "F3: &three {", ""),
]


@pytest.mark.parametrize(("code", "old", "new", "meant"), BROKEN)
def test_a_broken_rubric_is_named(code: str, old: str, new: str, meant: str) -> None:
    """One change makes the rubric unusable; the code is among what is said, with the name that was meant."""
    assert old in RUBRIC
    sound, said = checked(RUBRIC.replace(old, new))
    found = [one for one in said if one.code == code]
    assert not sound
    assert found, said
    assert found[0].place.line > 0 or code == "EM101"
    assert meant in found[0].suggestion


BROKEN_TRAYS = [
    ("EM504", TRAY.replace("  tip:", "#  tip:")),
    ("EM116", "format: 1\ngestures: {}\n"),
    ("EM105", TRAY.replace("cost: 15", "cost: -1")),
    ("EM104", TRAY.replace("cost: 15", "cost: 9.50")),
    ("EM101", TRAY.replace(", flat: A card?", "")),
    ("EM107", TRAY.replace("  note:", "  Note:")),
    ("EM009", TRAY.replace("  note:", "  tip:")),
    ("EM112", TRAY.replace("format: 1", "format: one")),
    ("EM005", TRAY + "  last: {"),
    ("EM012", "# nothing\n"),
]


@pytest.mark.parametrize(("code", "tray"), BROKEN_TRAYS)
def test_a_broken_tray_is_named(code: str, tray: str) -> None:
    """A tray that cannot be used is said to be so, by the code, and in the tray's own file."""
    sound, said = checked(tray=tray)
    assert not sound
    assert code in [one.code for one in said]
    assert {one.place.file for one in said} == {"gestures.yaml"}


WARNED = [
    ("EM505", RUBRIC, TRAY.replace("icon: gift", "icon: gifts")),
    ("EM505", RUBRIC, TRAY.replace("icon: gift", "icon: ../icons/gift")),
    ("EM507", RUBRIC.replace("{empathy: 2, delight: 1}", "{}"), TRAY),
    ("EM507", RUBRIC.replace("{empathy: 2, delight: 1}", "{empathy: 0}"), TRAY),
    ("EM508", RUBRIC.replace("{empathy: 2, delight: 1}", "{empathy: 2}"), TRAY),
]


@pytest.mark.parametrize(("code", "rubric", "tray"), WARNED)
def test_what_is_only_odd_is_a_warning(code: str, rubric: str, tray: str) -> None:
    """A missing drawing and weights that do not fit are said, and the rubric can be used all the same."""
    sound, said = checked(rubric, tray)
    assert sound
    assert [(one.code, one.severity) for one in said] == [(code, Severity.WARNING)]


def test_every_card_of_the_rubric_is_shown() -> None:
    """For each card of rubric and tray there is a broken file above."""
    codes = {card.code for card in all_cards() if card.code.startswith("EM5")}
    assert codes <= {one[0] for one in (*BROKEN, *BROKEN_TRAYS, *WARNED)}


def test_all_problems_are_said_at_once() -> None:
    """Missing keys, wrong numbers and unknown names are all told in one go, each once, and nothing that follows."""
    rubric = RUBRIC.replace("empathy: 2", "empathy: 7").replace(", coach: A word is enough.", "")
    rubric = rubric.replace("flat: misplaced", "flat: mispaced").replace("F7, coach: Good", "F9, coach: Good")
    sound, said = checked(rubric, TRAY.replace("cost: 15", "cost: much"))
    assert not sound
    assert sorted(one.code for one in said) == ["EM101", "EM104", "EM105", "EM501", "EM502"]


def test_one_unreadable_file_does_not_hide_the_other() -> None:
    """With a rubric that is no YAML, the tray is checked all the same."""
    sound, said = checked("principles: [", TRAY.replace("  tip:", "#  tip:"))
    assert not sound
    assert [one.code for one in said] == ["EM005", "EM504"]


@pytest.mark.parametrize("text", ["[]", "text", "- a\n- b", "a: b", "principles: {}\nbehaviours: {}", "{[a]: b}"])
def test_any_yaml_is_refused_without_a_traceback(text: str) -> None:
    """YAML that has nothing of a rubric in it, or of a tray, is an error and never an exception."""
    for pair in ((text, TRAY), (RUBRIC, text)):
        sound, said = checked(*pair)
        assert not sound
        assert any(one.severity is Severity.ERROR for one in said)
