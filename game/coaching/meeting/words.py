"""What is said on the slides: the same words in the window, on the page and in the terminal."""

from game.coaching.certificate_data import date_of
from game.coaching.meeting.model import (
    COUNTED,
    FEWEST_ANSWERS,
    FEWEST_PEOPLE,
    Goal,
    Improved,
    LastGoal,
    Meeting,
    Number,
    PillarTrend,
    ReplyStory,
    Split,
    Told,
)
from game.coaching.report.report import whole
from game.domain.pillars import PILLARS

FEW_PEOPLE = f"Averages and wows are shown from {FEWEST_PEOPLE} people on, so that nobody is held up alone."
HANDS_UP = "Hands up: what would you say?"
NO_GAIN = "Play a contact a second time, and what you have gained can be told here."
NO_STORIES = "No story has been released in this time. Each of us decides that for our own."
ANONYMOUS = f"First answers only, and nobody's name. Below {FEWEST_ANSWERS} answers nothing is shown."
LEVEL = "All four pillars are level."
TOO_FEW_PILLARS = "Too few pillars can be compared yet."
SPLIT = "The decision that split us"
NEXT_SPLIT = "Another decision that split us"
KEPT = "Kept for our next meeting."
NOT_TOLD = f"Since then fewer than {FEWEST_PEOPLE} of us have played for a score, so there is no figure to tell."


def team_words(meeting: Meeting) -> str:
    """Whose meeting it is."""
    return "All of us" if meeting.team is None else meeting.team or "Those without a team"


def value_words(one: Number) -> str:
    """The number as it is shown; a dash where it is not."""
    return whole(one.value) if one.scored or one.value is None else str(one.value)


def change_words(one: Number) -> str:
    """How that compares with the period before: `+8`; empty where it cannot be said."""
    if one.value is None or one.before is None:
        return ""
    now, then = (value // 100 if one.scored else value for value in (one.value, one.before))
    return _signed(now - then)


def against_words(meeting: Meeting) -> str:
    """What the changes are measured against."""
    return f"+ and − are against {meeting.period.before}."


def gain_words(one: Improved) -> str:
    """Who went from where to where: `Empathy: 41 → 73`."""
    what = "Overall" if one.pillar is None else one.pillar.title
    return f"{what}: {whole(one.first)}\u00a0→\u00a0{whole(one.latest)}"


def where_words(one: Improved) -> str:
    """At which contact that was."""
    return one.contact or "over the contacts played again"


def pillar_words(meeting: Meeting) -> str:
    """The pillars in one sentence."""
    if meeting.strongest is None or meeting.weakest is None:
        known = sum(one.score is not None for one in meeting.pillars)
        return LEVEL if known == len(PILLARS) else TOO_FEW_PILLARS if known else FEW_PEOPLE
    return f"We are strongest in '{meeting.strongest.title}', and have most to gain in '{meeting.weakest.title}'."


def trend_words(one: PillarTrend) -> str:
    """How a pillar went since the period before: `+5`; empty where it cannot be said."""
    before = one.series[-2] if len(one.series) > 1 else None
    if one.score is None or before is None:
        return ""
    return _signed(one.score // 100 - before // 100)


def answers_words(one: Split) -> str:
    """How many answered."""
    return f"{one.answers} of us answered this at a first attempt."


def count_words(one: ReplyStory) -> str:
    """How many chose a reply."""
    return {0: "nobody", 1: "1 of us"}.get(one.count, f"{one.count} of us")


def chosen_words(one: ReplyStory) -> str:
    """How many chose a reply, as a sentence."""
    return f"Chosen by {count_words(one)}."


def mood_words(one: ReplyStory) -> str:
    """What the reply did to her mood."""
    change = one.mood_after - one.mood_before
    return f"Mood {_signed(change)}" if change else "Mood unchanged"


def points_words(one: ReplyStory) -> str:
    """What the reply moved, pillar by pillar; empty for nothing."""
    moved = (f"{pillar.title} {_signed(points)}" for pillar, points in zip(PILLARS, one.points, strict=True) if points)
    return ", ".join(moved)


def cost_words(one: ReplyStory) -> str:
    """What the reply left on the table."""
    if one.best:
        return "Nothing on offer was worth more."
    points = max(1, (one.cost + 50) // 100)
    return f"It left {points} {'point' if points == 1 else 'points'} of 100 on the table."


def told_words(one: Told) -> str:
    """About whom a story is, where and when."""
    on = date_of(one.on.isoformat()).replace(" ", "\u00a0")
    return f"About {one.name}, at '{one.title}', {on}"


def goal_words(one: Goal) -> str:
    """Where a goal stands now, as far as that is shown, and whether it is kept."""
    now = "" if one.now is None else f"Now: {_figure(one, one.now)}."
    if one.id in COUNTED:
        so_far = "" if one.now is None else f"In this period: {one.now}. "
        now = f"{so_far}Counted anew from today on."
    return f"{now} {KEPT if one.kept else ''}".strip()


def last_words(last: LastGoal) -> str:
    """What was said last time."""
    return f"{on_words(last)} we said: {last.goal.aim}."


def on_words(last: LastGoal) -> str:
    """When that was."""
    return f"On {date_of(last.on.isoformat())}"


def came_words(last: LastGoal) -> str:
    """What has come of it, kindly: what was gained comes before what is missing."""
    goal = last.goal
    if goal.now is None:
        return NOT_TOLD
    now = _figure(goal, goal.now)
    if last.reached:
        return f"Reached: {now}."
    missing = goal.target // goal.step - goal.now // goal.step
    risen = 0 if last.was is None or not goal.scored else goal.now // 100 - last.was // 100
    told = f"Not yet: {now}, and {missing} to go."
    return f"{told} That is {risen} more than then." if risen > 0 else told


def _figure(one: Goal, value: int) -> str:
    return whole(value) if one.scored else str(value)


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}" if change < 0 else "±0"
