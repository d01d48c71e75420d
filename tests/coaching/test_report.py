"""The report: true figures, kind words, one self-contained page."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest

from game.coaching.course_view import CourseView, view_course
from game.coaching.played import played
from game.coaching.recommend import Known
from game.coaching.report.page import page
from game.coaching.report.report import Report, report
from game.domain.rubric import Rubric
from game.domain.score import PillarScore, Score
from game.exchange.plays.play import Play, Result
from game.records.story import Story
from tests.coaching.plays import chain
from tests.exchange.plays.made import BEGINNING, random_plays, trainee
from tests.making import make_rubric

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
RUBRIC: Rubric = make_rubric()
TITLES = {f"{one}{number}": Known(f"Contact {one}{number}", (1, 1, 1, 1)) for one in "abc" for number in (1, 2)}


def play(which: Play, contact: str, overall: int, day: int, *, ranked: bool = True) -> Play:
    """A play made into one at this contact, with this score on every pillar."""
    start = replace(which.attempt.start, scenario_id=contact, began=BEGINNING + timedelta(days=day), ranked=ranked)
    pillars = tuple(PillarScore(one.pillar, 0, 0, 1, overall) for one in which.attempt.score.pillars)
    attempt = replace(which.attempt, start=start, score=Score(pillars, overall))
    result = (Result.PASSED if overall >= 6000 else Result.FAILED) if ranked else Result.NONE
    return replace(which, attempt=attempt, result=result, title=TITLES[contact].title)


def view(plays: list[Play]) -> CourseView:
    """The course as this trainee sees it."""
    return view_course(chain(), [played(one.attempt) for one in plays], NOW, TITLES, {})


def made(plays: list[Play], name: str = "Anna", stories: tuple[Story, ...] = ()) -> Report:
    """The report about these plays."""
    return report(name, "North", plays, view(plays), RUBRIC.behaviours, stories, NOW)


@pytest.fixture(scope="module")
def plays() -> list[Play]:
    """Plays at three contacts, growing, with practice among them."""
    base = random_plays(6)
    return [
        play(base[0], "a1", 4150, 0),
        play(base[1], "a2", 7000, 1),
        play(base[2], "a1", 7890, 2),
        play(base[3], "b1", 9999, 3, ranked=False),
        play(base[4], "a1", 6520, 4),
        play(base[5], "b2", 5000, 5),
    ]


def story(text: str) -> Story:
    """A story told about Anna."""
    return Story("0" * 32, trainee(0), "a1", "Contact a1", text, NOW, shared=False)


class Elements(HTMLParser):
    """Collects what a browser would fetch or run, and whether every element is closed."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__()
        self.fetched: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note it."""
        self.fetched += [
            f"{tag} {name}" for name, _ in attrs if name in ("src", "href", "srcset", "xlink:href", "style")
        ]
        self.fetched += [tag] if tag in ("script", "link", "iframe", "img", "object", "embed") else []
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opened and closed at once."""


def test_first_best_and_latest_are_those_on_record(plays: list[Play]) -> None:
    """By contact, the one played last first; practice is counted and has no score."""
    lines = {one.title: one for one in made(plays).contacts}
    assert [*lines] == ["Contact b2", "Contact a1", "Contact b1", "Contact a2"]
    one = lines["Contact a1"]
    assert (one.first, one.best, one.latest, one.assessed, one.passed) == (4150, 7890, 6520, 3, True)
    other = lines["Contact b1"]
    assert (other.first, other.best, other.latest, other.practised, other.passed) == (None, None, None, 1, False)


def test_pillars_are_those_of_the_course(plays: list[Play]) -> None:
    """Mastery is the course's; the curve is every assessed attempt, oldest first."""
    found = made(plays)
    assert tuple(one.mastery for one in found.pillars) == view(plays).mastery
    assert {one.scores for one in found.pillars} == {(4150, 7000, 7890, 6520, 5000)}


def test_what_went_well_comes_first_from_what_grew(plays: list[Play]) -> None:
    """The contact that grew most, what was shown lately, and always something."""
    well = made(plays).well
    assert well[0] == "'Contact a1' went from 41 to 78."
    assert len(well) > 1
    assert made(plays[:1]).well[-1] == "You have been through one contact: that is how it is learnt."


def test_there_is_always_something_to_practise(plays: list[Play]) -> None:
    """The recommendation of the course stands first; somebody new is told to begin."""
    recommended = view(plays).recommended
    assert recommended is not None
    assert made(plays).practise[0] == recommended.reason
    assert made([]).practise[-1] == "Play a first contact to learn; nothing of it counts against you."


def test_words_are_kind(plays: list[Play]) -> None:
    """Nobody is told that they failed, were wrong or bad, or how others did."""
    text = re.sub(r"<[^>]+>", " ", page(made(plays)).partition("</style>")[2]).lower()
    assert not re.findall(
        r"\b(fail\w*|wrong|bad\w*|poor\w*|worst|rank\w*|others|lost)\b", text.replace(RUBRIC_WORDS, "")
    )


RUBRIC_WORDS = "bad, says the coach."


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "\"&'<b>", "雪" * 60, "W" * 60])
def test_the_page_is_whole_and_fetches_nothing(plays: list[Play], name: str) -> None:
    """No script, no link, no picture from elsewhere; whatever the names are, they are text."""
    text = page(made(plays, name, (story("<img src=x onerror=alert(1)>"),)))
    found = Elements(text)
    assert found.fetched == []
    assert found.open == []
    assert "http" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_charts_are_said_in_words(plays: list[Play]) -> None:
    """Each of the four curves has its scores as a label."""
    text = page(made(plays))
    assert text.count('role="img"') == 4
    assert 'aria-label="Accuracy: 41, 70, 78, 65, 50 of 100"' in text


def test_a_story_is_told_once(plays: list[Play]) -> None:
    """Of two that say the same only the newer one is there, and the newest stands first."""
    newest, same = story("I came home."), replace(story("They knew me."), when=NOW + timedelta(hours=1))
    again = replace(newest, when=NOW - timedelta(days=1))
    assert made(plays, stories=(newest, same, again, story("The oldest."))).stories == (newest, same)


def test_it_stays_one_page(plays: list[Play]) -> None:
    """However much was played, sentences, contacts and stories are few, and what is left out is counted."""
    many = [play(plays[0], contact, 5000, day) for day, contact in enumerate([*TITLES] * 9)]
    many = [replace(one, title=f"{one.title} {number}") for number, one in enumerate(many)]
    starts = [replace(one.attempt.start, scenario_id=f"x{number % 15}") for number, one in enumerate(many)]
    many = [replace(one, attempt=replace(one.attempt, start=start)) for one, start in zip(many, starts, strict=True)]
    found = made(many, stories=tuple(story(str(number)) for number in range(9)))
    assert (len(found.contacts), found.more, len(found.stories)) == (10, 5, 2)
    assert len(found.well) <= 4
    assert len(found.practise) <= 4
    assert all(len(one.scores) == 20 for one in found.pillars)
    assert "5 more are not shown here" in page(found)


def test_a_page_about_nobody_yet() -> None:
    """Before the first contact there is a page, too, with no chart and no table."""
    text = page(made([]))
    assert "<svg" not in text
    assert "<table" not in text
    assert "0 contacts played." in text
