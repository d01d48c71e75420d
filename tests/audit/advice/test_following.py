"""One cause is told once: what only follows from it is not said beside it."""

from game.audit.advice.scoring import mood_against_shows, recovery_wins
from game.audit.checking import checked
from game.domain.diagnostic import Diagnostic
from game.loader.loading import read_scenario
from tests.audit.advice.studied import GOOD, Edit, rubric, said

SAYS = 'say: "Sorry. …Geese?"\n'
SHOWS = f"{SAYS}        shows: [apologises-plainly]\n"
PAYS: Edit = (
    SHOWS,
    f"{SAYS}        shows: [apologises-plainly, acknowledges-loss, anticipates-need, teaches-something, "
    "confirms-details, checks-facts, stays-on-problem]\n",
)
"""Who shouts it out first is offered more than who asks."""

ASSUMES = "        shows: [assumes]\n        customer: \"Next to the"
SILENT: Edit = (ASSUMES, ASSUMES.replace("        shows: [assumes]\n", ""))
BECAUSE: Edit = ("        because: \"Right shelf, wrong moment. That's where Ellen is standing.\"\n", "")
ALLOWED: Edit = (
    "      birds:\n        say: \"Ah, birds. Those would",
    "      # em: allow EM429 he only thinks aloud\n      birds:\n        say: \"Ah, birds. Those would",
)


def found(*edits: Edit) -> list[Diagnostic]:
    """All that is said of the good scenario after some edits."""
    text = GOOD
    for find, put in edits:
        assert text.count(find) == 1, (text.count(find), find)
        text = text.replace(find, put)
    return list(checked(read_scenario(text, "first-day.yaml", rubric()), rubric()).diagnostics)


def codes(*edits: Edit) -> list[str]:
    """Their codes."""
    return [one.code for one in found(*edits)]


def test_a_reply_without_shows_and_because_is_told_once() -> None:
    """The missing coach's line of a reply that shows nothing is not said on top; without the one the other is."""
    assert codes(BECAUSE) == ["EM121"]
    assert codes(SILENT, BECAUSE) == ["EM429"]


def test_where_showing_nothing_is_meant_the_rest_is_said() -> None:
    """What is allowed is no cause: the coach's line is asked for, and a mistake that pays is told."""
    assert codes(SILENT, BECAUSE, ALLOWED) == ["EM121"]
    assert "EM424" in codes(SILENT, PAYS, ALLOWED)


def test_while_a_reply_shows_nothing_no_mistake_pays() -> None:
    """The best way without a mistake is not known before every reply says what it shows."""
    assert "EM424" in codes(PAYS)
    assert "EM424" not in codes(PAYS, SILENT)


def test_what_shows_nothing_may_yet_be_the_good_reply() -> None:
    """A poor reply that pleases is told where no other is good, but not while another shows nothing."""
    sorry: Edit = (SHOWS, SHOWS.replace("apologises-plainly", "scripted-sympathy"))
    pleases: Edit = (ASSUMES, ASSUMES.replace("[assumes]\n", "[assumes]\n        mood: 2\n"))
    (message,) = said(mood_against_shows.check, sorry, pleases)
    assert message.endswith("rises by 2 steps; no other reply here is a good one.")
    assert said(mood_against_shows.check, (SHOWS, SAYS), pleases) == []


def test_what_is_advised_can_be_done() -> None:
    """The mood's advice quotes the line to take out, and the mistake that pays is named in words."""
    pleases: Edit = ("    shows: [follows-up]\n", "    shows: [follows-up]\n    mood: -3\n")
    (one,) = [one for one in found(pleases) if one.code == mood_against_shows.CARD.code]
    assert "take `mood: -3` out" in one.suggestion
    assert "with reply '" in said(recovery_wins.check, PAYS)[0]
