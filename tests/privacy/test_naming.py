"""Names by consent: what others see, changed at once and everywhere."""

import pytest

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import UsageError
from game.records.board import BoardQuery
from game.records.privacy.naming import show_as
from tests.records.samples import attempt


@pytest.fixture
def people(records):
    """Anna and Ben of one team, and another Ben elsewhere."""
    return [records.remember_trainee(*one) for one in (("Anna", "North"), ("Ben", "North"), ("Cem", "South"))]


def _public(records, trainee: Trainee) -> str:
    return records.consent(trainee.id).public(trainee.name)


def test_a_name_can_be_changed_back_and_forth(records, people):
    """Real, another one, none, and back: the alias is kept meanwhile; the name on record never changes."""
    anna = people[0]
    assert _public(records, anna) == "Anna"
    assert show_as(records, anna, Shown.ALIAS, " Robin\tRed ") == Consent(Shown.ALIAS, "Robin Red")
    assert _public(records, anna) == "Robin Red"
    show_as(records, anna, Shown.HIDDEN)
    assert _public(records, anna) == ""
    show_as(records, anna, Shown.ALIAS)
    assert _public(records, anna) == "Robin Red"
    show_as(records, anna, Shown.NAME)
    assert _public(records, anna) == "Anna"
    assert anna in records.trainees()


def test_stories_told_in_the_team_bear_the_chosen_name(records, people):
    """Colleagues read the alias, or of nobody in particular; only the one it is about reads the real name."""
    one = attempt(people[0])
    records.add(one)
    records.share_story(one.start.playthrough, True)

    def told():
        return [(story.trainee.name, story.trainee.id) for story in records.stories(team="North")]

    assert told() == [("Anna", people[0].id)]
    show_as(records, people[0], Shown.ALIAS, "Robin")
    assert told() == [("Robin", people[0].id)]
    show_as(records, people[0], Shown.HIDDEN)
    assert told() == [("a colleague", "")]
    assert [story.trainee for story in records.stories(trainee_id=people[0].id)] == [people[0]]


def test_boards_bear_the_chosen_name(records, people):
    """The row on the board changes with the choice, and keeps its place and score."""
    records.add(attempt(people[0], 8000))
    records.add(attempt(people[1], 7000))
    for shown, name in ((Shown.NAME, "Anna"), (Shown.ALIAS, "Robin"), (Shown.HIDDEN, "a colleague")):
        show_as(records, people[0], shown, "Robin")
        (row, _) = records.board(BoardQuery()).rows
        assert (row.rank, row.overall, row.trainee.name) == (1, 8000, name)


@pytest.mark.parametrize("alias", ["Ben", "bEN", " BEN ", "B\u200ben"])
def test_nobody_takes_the_name_of_a_colleague(records, people, alias):
    """Another's name in the team is refused in whatever letters, even where it is only kept; nothing is changed."""
    for shown in (Shown.ALIAS, Shown.HIDDEN):
        with pytest.raises(UsageError, match="goes by the name"):
            show_as(records, people[0], shown, alias)
    assert records.consent(people[0].id) == Consent()


def test_a_colleagues_other_name_is_taken_too(records, people):
    """Two people of a team cannot both appear as Robin."""
    show_as(records, people[1], Shown.ALIAS, "Robin")
    with pytest.raises(UsageError, match="goes by the name"):
        show_as(records, people[0], Shown.ALIAS, "robin")


def test_ones_own_name_is_free_and_names_of_other_teams_are_not(records, people):
    """Nobody is confused by one's own, even where a namesake is in another team; on boards all teams stand together."""
    records.remember_trainee("Anna", "South")
    assert show_as(records, people[0], Shown.ALIAS, "anna").alias == "anna"
    with pytest.raises(UsageError, match="goes by the name"):
        show_as(records, people[0], Shown.ALIAS, "Cem")


@pytest.mark.parametrize("alias", [None, "", "  ", "\u202e"])
def test_an_alias_must_be_something_to_see(records, people, alias):
    """Without one there is nothing to show, and a sentence says how to give one."""
    with pytest.raises(UsageError, match="--alias"):
        show_as(records, people[0], Shown.ALIAS, alias)
