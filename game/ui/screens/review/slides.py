"""The slides of a meeting: one page for each, several for the decision that split the team and for the stories."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from game.coaching.meeting import words
from game.coaching.meeting.model import Improved, LastGoal, Meeting, Number, PillarTrend
from game.coaching.report.report import whole
from game.ui.screens.parts.one_line import OneLine
from game.ui.screens.parts.words import PILLAR_LOOKS
from game.ui.screens.review.charts import Trend
from game.ui.screens.review.doors import Door, Doors, improved_doors, pillar_doors
from game.ui.screens.review.sizes import LEAST, Sizes
from game.ui.screens.review.torn import torn_pages
from game.ui.widgets import Align, Column, Grid, Icon, Label, Row, Spacer, Token, Widget

_STORIES = 3
_CELL, _PILLAR = 190, 240  # pixels at 1280 x 720 that a number, or the longest word in a pillar's name, needs across
_LINE = 1.4  # the height of a line, as a multiple of its type
_PLAY_ON = "Enter: play on from here"
_SET = "G: another goal · + −: the number · Enter: keep it"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the screen at once: `slide` counts from 1 of `slides`, `step` from 1 of the slide's `steps`.

    `said` is read aloud, `build` makes it at a size, `hint` is what the foot says. `doors` lead to the desk, `torn`
    says that it is about a decision that split the team, `sets` that the next goal is set here.
    """

    slide: int
    slides: int
    step: int
    steps: int
    title: str
    said: str
    build: Callable[[Sizes], Widget]
    hint: str = ""
    doors: Doors = field(default_factory=dict)
    torn: bool = False
    sets: bool = False


_Part = tuple[str, Callable[[Sizes], Widget]]


@dataclass(frozen=True, slots=True)
class _Slide:
    """A slide and its steps; what can be done at it is the same at each of them."""

    title: str
    parts: Sequence[_Part]
    hint: str = ""
    doors: Doors = field(default_factory=dict)
    torn: bool = False
    sets: bool = False


def pages_of(meeting: Meeting, torn: int = 0) -> tuple[Page, ...]:
    """All pages in order; `torn` says which of the decisions that split the team is shown."""
    slides = [one for one in _slides(meeting, torn) if one is not None]
    return tuple(
        Page(slide, len(slides), step, len(one.parts), one.title, said, build, hint, doors, one.torn, one.sets)
        for slide, one in enumerate(slides, start=1)
        for step, (said, build) in enumerate(one.parts, start=1)
        for hint, doors in (_doing(meeting, one, step),)
    )


def _slides(meeting: Meeting, torn: int) -> Iterator[_Slide | None]:
    yield None if meeting.last is None else _Slide("Last time we said", [_last(meeting.last)])
    yield _Slide(words.team_words(meeting), [(_numbers_said(meeting), lambda sizes: _numbers(meeting, sizes))])
    doors, hint = improved_doors(meeting.improved)
    several = len(doors) > 1
    yield _Slide(
        "Most improved", [(_improved_said(meeting), lambda sizes: _improved(meeting, sizes, several))], hint, doors
    )
    ways, of_pillars = pillar_doors(meeting)
    yield _Slide(
        "Our four pillars", [(words.pillar_words(meeting), lambda sizes: _pillars(meeting, sizes))], of_pillars, ways
    )
    yield _torn(meeting, torn)
    yield _Slide("Told about us", list(_stories(meeting)))
    yield _practice(meeting)
    yield _Slide("Our next goal", [_goal(meeting)], _SET, sets=True)


def _doing(meeting: Meeting, slide: _Slide, step: int) -> tuple[str, Doors]:
    """What can be done at a step: each story leads to its own moment."""
    told = meeting.stories[step - 1 : step] if slide.title == "Told about us" else ()
    if told and told[0].attempt:
        return "Enter: play the moment before it", {1: Door(story=told[0])}
    return slide.hint, slide.doors


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


def _improved(meeting: Meeting, sizes: Sizes, numbered: bool) -> Widget:
    if not meeting.improved:
        return _middle([Label(words.NO_GAIN, sizes(36))], 0)
    return _middle([_gain(at, one, sizes, numbered) for at, one in enumerate(meeting.improved, 1)], sizes.gap(22))


def _gain(at: int, one: Improved, sizes: Sizes, numbered: bool) -> Widget:
    told = Column(
        [
            OneLine(one.name, sizes(40), bold=True),
            Label(words.gain_words(one), sizes(32)),
            Label(words.where_words(one), sizes(), Token.MUTED),
        ],
        gap=0,
    )
    if not numbered:
        return told
    number = Label(str(at), sizes(40), Token.ACCENT, bold=True)
    return Row([number, told.grow()], gap=18, align=Align.START)


# -- pillars ----------------------------------------------------------------------------------------------------


def _pillars(meeting: Meeting, sizes: Sizes) -> Widget:
    cells = [_pillar(one, _mark(meeting, one), sizes) for one in meeting.pillars]
    grid = Grid(cells, sizes(_PILLAR), gap=sizes.gap(24), most=4)
    return _middle([Label(words.pillar_words(meeting), sizes(34)), grid], sizes.gap(28))


def _mark(meeting: Meeting, one: PillarTrend) -> str:
    return "strongest" if one.pillar is meeting.strongest else "most to gain" if one.pillar is meeting.weakest else ""


def _pillar(one: PillarTrend, mark: str, sizes: Sizes) -> Widget:
    icon, ink = PILLAR_LOOKS[one.pillar]
    change = words.trend_words(one)
    title = Label(one.pillar.title, sizes(), ink, bold=True).sized(None, sizes(2 * LEAST * _LINE), True)
    name = Row([Icon(icon, sizes(30), ink), title.grow()], gap=10, align=Align.START)
    score = Row([Label(whole(one.score), sizes(60), bold=True), Label(change, sizes(), Token.MUTED)], gap=12,
                align=Align.CENTRE)  # fmt: skip
    return Column([name, score, Trend(one.series, ink, 120 * sizes.times), Label(mark, sizes()) if mark else None])


# -- the split, the stories, and what comes next ------------------------------------------------------------------


def _last(last: LastGoal) -> _Part:
    came = words.came_words(last)

    def build(sizes: Sizes) -> Widget:
        on = Label(words.on_words(last), sizes(), Token.MUTED)
        return _middle([on, Label(last.goal.aim, sizes(52), bold=True), Label(came, sizes(36))], sizes.gap(18))

    return f"{words.last_words(last)} {came}", build


def _torn(meeting: Meeting, at: int) -> _Slide:
    if not meeting.splits:
        return _Slide(words.SPLIT, [_sentence(meeting.no_split)])
    one = meeting.splits[at]
    hint = f"{_PLAY_ON} · D: another decision" if len(meeting.splits) > 1 else _PLAY_ON
    title = words.NEXT_SPLIT if at else words.SPLIT
    return _Slide(title, list(torn_pages(one)), hint, {1: Door(one.way)}, torn=True)


def _stories(meeting: Meeting) -> Iterator[_Part]:
    if not meeting.stories:
        yield _sentence(words.NO_STORIES)
    for one in meeting.stories[:_STORIES]:
        yield _story(one.text, words.told_words(one))


def _story(text: str, about: str) -> _Part:
    def build(sizes: Sizes) -> Widget:
        return _middle([Label(text, sizes(36)), Label(about, sizes(), Token.MUTED)], sizes.gap(18))

    return f"{text} {about}", build


def _practice(meeting: Meeting) -> _Slide:
    one, title = meeting.practice, "What to practise next"
    if one is None:
        return _Slide(title, [_sentence("There is no contact at hand to practise.")])
    return _Slide(title, [_two(one.title, one.reason)], "Enter: play it together", {1: Door(contact=one.contact)})


def _goal(meeting: Meeting) -> _Part:
    return _two(meeting.goal.sentence, words.goal_words(meeting.goal))


def _two(large: str, small: str) -> _Part:
    def build(sizes: Sizes) -> Widget:
        return _middle([Label(large, sizes(52), bold=True), Label(small, sizes(30), Token.MUTED)], sizes.gap(18))

    return f"{large} {small}".strip(), build
