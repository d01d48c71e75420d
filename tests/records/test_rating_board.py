"""The board of ratings shows who has played enough, by the names they chose, and never its end."""

from game.domain.attempt import Trainee
from game.records.rating_board import First, rating_board


def _firsts(people, contacts=("a", "b", "c")):
    return [
        First(f"t{number}", Trainee(f"t{number}", f"T{number}", "North"), contact, overall)
        for contact in contacts
        for number, overall in enumerate(people)
    ]


def test_who_did_better_stands_higher_and_equals_share_a_rank():
    """By the rating as a whole number; the hardest contact comes first."""
    board = rating_board(_firsts([9000, 5000, 5000, 2000]), me="t3", team=None, limit=10)
    assert board.rows[0].trainee.name == "T0"
    assert [(row.trainee.name, row.rank) for row in board.mine[-1:]] == [("T3", 4)], "one's own place, beside the rest"
    assert board.rows[0].rank == 1
    assert len(board.rows) == 3, "of few people not all are shown"
    points = [one.points for _, one in board.contacts]
    assert points == sorted(points, reverse=True)


def test_few_attempts_are_not_shown():
    """With two first attempts nobody is rated in front of others."""
    assert rating_board(_firsts([9000, 2000], ("a", "b")), me="t0", team=None, limit=10).rows == ()


def test_one_s_own_row_stands_between_its_neighbours():
    """The top, then one's own place with one above and one below; nothing else of the rest."""
    many = _firsts([9000 - 400 * number for number in range(20)])
    board = rating_board(many, me="t12", team=None, limit=3)
    assert [row.trainee.name for row in board.rows] == ["T0", "T1", "T2"]
    assert [(row.trainee.name, row.mine) for row in board.mine] == [("T11", False), ("T12", True), ("T13", False)]


def test_a_team_is_shown_by_ratings_that_all_first_attempts_make():
    """Another team's attempts still say how hard a contact is."""
    others = [First("x", Trainee("x", "X", "South"), contact, 100) for contact in "abc"]
    board = rating_board([*others, *_firsts([5000])], me=None, team="North", limit=5)
    assert [row.trainee.name for row in board.rows] == ["T0"]


def test_one_s_own_row_bears_one_s_own_name():
    """Whatever name others see there; nobody else's row changes."""
    board = rating_board(_firsts([9000, 5000, 2000]), me="t1", team=None, limit=10)
    mine = board.for_me(Trainee("t1", "Real Name"))
    assert [row.trainee.name for row in mine.rows] == ["T0", "Real Name", "T2"]
    assert [row.trainee.team for row in mine.rows] == ["North"] * 3
