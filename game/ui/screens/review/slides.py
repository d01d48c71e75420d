"""The slides of a meeting: one page for each, several for the decision that split the team and for the stories."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from game.coaching.meeting import words
from game.coaching.meeting.model import Meeting, Number, PillarTrend
from game.coaching.report.report import whole
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.scores import short_name
from game.ui.screens.parts.words import PILLAR_LOOKS
from game.ui.screens.review.charts import Trend
from game.ui.screens.review.sizes import Sizes
from game.ui.screens.review.torn import torn_pages
from game.ui.widgets import Align, Column, Grid, Icon, Label, Row, Spacer, Token, Widget

_STORIES = 3
_SPLIT, _PRACTICE = 4, 6  # the numbers of two slides
_CELL = 190  # pixels at 1280 x 720 that a number or a pillar needs across


class Opens(Enum):
    """What the room can play from a page; the value is what the foot says of it."""

    NOTHING = ""
    MOMENT = "Enter: play on from here"
    CONTACT = "Enter: play it together"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the screen at once: `slide` counts from 1 of `slides`, `step` from 1 of the slide's `steps`.

    `said` is read aloud, `build` makes it at a size; `opens` says what Enter opens on the desk.
    """

    slide: int
    slides: int
    step: int
    steps: int
    title: str
    said: str
    build: Callable[[Sizes], Widget]
    opens: Opens = Opens.NOTHING


_Part = tuple[str, Callable[[Sizes], Widget]]


def pages_of(meeting: Meeting) -> tuple[Page, ...]:
    """All pages in order."""
    slides: list[tuple[str, list[_Part]]] = [
        (words.team_words(meeting), [(_numbers_said(meeting), lambda sizes: _numbers(meeting, sizes))]),
        ("Most improved", [(_improved_said(meeting), lambda sizes: _improved(meeting, sizes))]),
        ("Our four pillars", [(words.pillar_words(meeting), lambda sizes: _pillars(meeting, sizes))]),
        ("The decision that split us", list(_torn(meeting))),
        ("Told about us", list(_stories(meeting))),
        ("What to practise next", [_practice(meeting)]),
        ("Our next goal", [_goal(meeting)]),
    ]
    return tuple(
        Page(slide, len(slides), step, len(parts), title, said, build, _opens(meeting, slide))
        for slide, (title, parts) in enumerate(slides, start=1)
        for step, (said, build) in enumerate(parts, start=1)
    )


def _opens(meeting: Meeting, slide: int) -> Opens:
    if slide == _SPLIT and meeting.split is not None:
        return Opens.MOMENT
    return Opens.CONTACT if slide == _PRACTICE and meeting.practice is not None else Opens.NOTHING


def _sentence(text: str) -> _Part:
    """A page of one sentence, said as it stands."""
    return text, lambda sizes: _middle([Label(text, sizes(36))], 0)


# -- numbers ----------------------------------------------------------------------------------------------------


def _numbers_said(meeting: Meeting) -> str:
    told = (f"{words.value_words(one)} {one.words}" for one in meeting.numbers if one.value is not None)
    return f"{meeting.period}. {', '.join(told)}."


def _numbers(meeting: Meeting, sizes: Sizes) -> Widget:
    few = any(one.value is None for one in meeting.numbers)
    notes = (words.against_words(meeting), *((words.FEW_PEOPLE,) if few else ()), *meeting.notes)
    return _middle(
        [
            Label(str(meeting.period), sizes(34)),
            _four([_number(one, sizes) for one in meeting.numbers], sizes),
            *(Label(text, sizes(), Token.MUTED) for text in notes),
        ],
        sizes.gap(22),
    )


def _middle(parts: Sequence[Widget], gap: float) -> Widget:
    """Parts one under the other, in the middle of the height."""
    return Column([Spacer().grow(), Column(parts, gap=gap), Spacer().grow()])


def _number(one: Number, sizes: Sizes) -> Widget:
    value = Label(words.value_words(one), sizes(88), Token.ACCENT, bold=True)
    change = Label(words.change_words(one), sizes(), Token.MUTED)
    return Column([Row([value, change], gap=10, align=Align.CENTRE), Label(one.words, sizes())], gap=0)


def _four(cells: Sequence[Widget], sizes: Sizes) -> Widget:
    return Grid(cells, sizes(_CELL), gap=sizes.gap(24), most=4)


# -- improved ---------------------------------------------------------------------------------------------------


def _improved_said(meeting: Meeting) -> str:
    told = [f"{one.name}. {words.gain_words(one)}" for one in meeting.improved]
    return ". ".join(told) or words.NO_GAIN


def _improved(meeting: Meeting, sizes: Sizes) -> Widget:
    if not meeting.improved:
        return _middle([Label(words.NO_GAIN, sizes(36))], 0)
    rows = [
        Column(
            [
                OneLine(one.name, sizes(40), bold=True),
                Label(words.gain_words(one), sizes(32)),
                Label(words.where_words(one), sizes(), Token.MUTED),
            ],
            gap=0,
        )
        for one in meeting.improved
    ]
    return _middle(rows, sizes.gap(22))


# -- pillars ----------------------------------------------------------------------------------------------------


def _pillars(meeting: Meeting, sizes: Sizes) -> Widget:
    cells = [_pillar(one, _mark(meeting, one), sizes) for one in meeting.pillars]
    return _middle([Label(words.pillar_words(meeting), sizes(34)), _four(cells, sizes)], sizes.gap(28))


def _mark(meeting: Meeting, one: PillarTrend) -> str:
    return "strongest" if one.pillar is meeting.strongest else "most to gain" if one.pillar is meeting.weakest else ""


def _pillar(one: PillarTrend, mark: str, sizes: Sizes) -> Widget:
    icon, ink = PILLAR_LOOKS[one.pillar]
    change = words.trend_words(one)
    name = Row([Icon(icon, sizes(30), ink), Label(short_name(one.pillar), sizes(), ink, bold=True).grow()],
               gap=10, align=Align.CENTRE)  # fmt: skip
    score = Row([Label(whole(one.score), sizes(60), bold=True), Label(change, sizes(), Token.MUTED)], gap=12,
                align=Align.CENTRE)  # fmt: skip
    return Column([name, score, Trend(one.series, ink, 120 * sizes.times), Label(mark, sizes()) if mark else None])


# -- the split, the stories, and what comes next ------------------------------------------------------------------


def _torn(meeting: Meeting) -> Iterator[_Part]:
    if meeting.split is None:
        yield _sentence(meeting.no_split)
    else:
        yield from torn_pages(meeting.split)


def _stories(meeting: Meeting) -> Iterator[_Part]:
    if not meeting.stories:
        yield _sentence(words.NO_STORIES)
    for one in meeting.stories[:_STORIES]:
        yield _story(one.text, words.told_words(one))


def _story(text: str, about: str) -> _Part:
    def build(sizes: Sizes) -> Widget:
        return _middle([Label(text, sizes(36)), Label(about, sizes(), Token.MUTED)], sizes.gap(18))

    return f"{text} {about}", build


def _practice(meeting: Meeting) -> _Part:
    one = meeting.practice
    if one is None:
        return _sentence("There is no contact at hand to practise.")
    return _two(one.title, one.reason)


def _goal(meeting: Meeting) -> _Part:
    return _two(meeting.goal.sentence, words.goal_words(meeting.goal))


def _two(large: str, small: str) -> _Part:
    def build(sizes: Sizes) -> Widget:
        return _middle([Label(large, sizes(52), bold=True), Label(small, sizes(30), Token.MUTED)], sizes.gap(18))

    return f"{large} {small}".strip(), build
