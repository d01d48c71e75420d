"""The meeting as a page and as JSON: complete, closed in itself, and nobody's secret."""

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from game.coaching.meeting.as_json import as_json
from game.coaching.meeting.chart import trend
from game.coaching.meeting.goals import Said, Wanted
from game.coaching.meeting.meeting import Goals
from game.coaching.meeting.page import page
from game.domain.attempt import Trainee
from game.records.story import Story
from tests.coaching.meeting.small import contact, held, on, played, scored
from tests.coaching.meeting.team import attempt, trainee

EVIL = "<script>alert('&')</script>"
VOID = {"meta", "br", "rect", "path", "circle"}


@pytest.fixture(scope="module")
def made():
    """The small contact."""
    return contact()


@pytest.fixture(scope="module")
def found(made):
    """A meeting with everything in it, and a name that is not harmless."""
    many = [scored(one, 7000, 6000, 5000, 4000) for one in played(made, "ax", "by", "cx", "ay")]
    again = scored(attempt(made, trainee(0), on(20), picks="ax"), *[9000] * 4)
    story = Story("1", Trainee(trainee(1).id, EVIL), "sample", "A sample", EVIL, on(3), True)
    return held([*many, again], made, stories=[story], names=lambda who: EVIL)


class Closed(HTMLParser):
    """Checks that what is opened is closed again, in order, and keeps the tags."""

    def __init__(self):
        super().__init__()
        self.open, self.tags = [], []

    def handle_starttag(self, tag, attrs):
        """Open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        """Close."""
        assert tag in VOID or self.open.pop() == tag


def parsed(text):
    """A page read by a parser."""
    reader = Closed()
    reader.feed(text)
    reader.close()
    return reader


def test_the_page_is_whole_and_has_a_section_for_each_slide(found):
    """Every tag is closed, and there are seven sections, and one more for the second decision that split the team."""
    reader = parsed(page(found))
    assert reader.open == []
    assert [tag for tag, _ in reader.tags].count("section") == 8


def test_the_page_needs_no_network_and_runs_nothing(found):
    """No script, no link, nothing that is fetched; what people write is text."""
    text = page(found)
    assert EVIL not in text
    assert "&lt;script&gt;" in text
    reader = parsed(text)
    assert not {"script", "link", "img", "iframe", "a", "form"} & {tag for tag, _ in reader.tags}
    assert not re.search(r"https?:|url\(|@import|\bsrc=|\bon[a-z]+=", text)


def test_hands_go_up_before_the_bars_are_seen(found):
    """On the screen the bars and what came of it stand behind folds, at each of the two decisions; on paper they are
    printed once."""
    text = page(found)
    first, *folds = text.split("<details>")
    assert 'class="bar"' not in first
    assert "How we answered" in folds[0]
    assert "What each led to" in folds[1]
    assert 'class="printed"' in text
    assert [attrs for tag, attrs in parsed(text).tags if tag == "details"] == [{}] * 4


def test_an_empty_meeting_is_a_page_too(made):
    """Every section says why there is nothing to see."""
    text = page(held([], made))
    assert parsed(text).open == []
    assert "no decision was answered" in text
    assert "No story has been released" in text


def test_a_trend_has_a_gap_where_nothing_is_known():
    """No line leads over a period without a mean, and nothing is drawn there."""
    told = trend((5000, 6000, None, 7000), "Empathy")
    assert told.count('class="line"') == 1
    assert told.count("<circle") == 3
    assert 'aria-label="Empathy: 50, 60, none, 70 of 100"' in told


def test_json_holds_what_the_slides_show_and_nobody(found):
    """The numbers, the split with counts and what each reply led to; no id of anybody and no attempt."""
    told = json.loads(as_json(found))
    assert told["numbers"]["contacts"] == {"value": 5, "before": 0}
    assert sum(one["count"] for one in told["split"]["replies"]) == told["split"]["answers"] == 4
    assert told["goal"]["target"] == found.goal.target
    assert told["period"]["first"] == "2026-11-01"
    text = as_json(found)
    assert not any(trainee(at).id in text or trainee(at).name in text for at in range(5))


def test_json_of_an_empty_meeting_says_why(made):
    """There is no split, and the sentence is there."""
    told = json.loads(as_json(held([], made)))
    assert told["split"] is None
    assert told["no_split"]
    assert told["numbers"]["overall"] == {"value": None, "before": None}


def test_what_was_said_last_time_and_every_decision_are_on_the_page_and_in_json(made):
    """The page begins with it, and has a section for each decision that was prepared."""
    said = Goals(None, Said(Wanted("contacts", 4), date(2026, 11, 1), None), 0)
    found = held(played(made, "ax", "by", "cx", "ay"), made, kept=said)
    text = page(found)
    assert text.index("Last time") < text.index("Blue</h2>")
    assert "On 1 November 2026 we said: 4 contacts together." in text
    assert "Reached: 4." in text
    assert text.count("Hands up") == len(found.splits) == 2
    told = json.loads(as_json(found))
    assert told["last_goal"] == {"measure": "contacts", "target": 4, "now": 4, "aim": "4 contacts together",
                                 "on": "2026-11-01", "was": None, "reached": True}  # fmt: skip
    assert [one["moment"] for one in (told["split"], *told["more_splits"])] == ["one", "two"]
    assert not told["goal"]["kept"]
