"""The meeting as one HTML page: a section for each slide, charts in it, no network and no script; A4 when printed."""

from collections.abc import Iterator
from html import escape

from game.coaching.meeting import words
from game.coaching.meeting.chart import bar, trend
from game.coaching.meeting.model import LastGoal, Meeting, Number, PillarTrend, ReplyStory, Split
from game.coaching.meeting.style import STYLE
from game.coaching.page_head import head
from game.coaching.report.report import whole
from game.domain.moment import Voice
from game.domain.pillars import Pillar

_EARLIER = 2  # lines of talk before her words


def page(meeting: Meeting) -> str:
    """The whole page; it follows from the meeting alone."""
    title = f"{words.team_words(meeting)}, {meeting.period}"
    parts = [
        *head(title, STYLE),
        "<body><main>",
        *_first(meeting),
        *_section("Most improved", _improved(meeting)),
        *_section("Our four pillars", _pillars(meeting)),
        *_splits(meeting),
        *_section("Stories told about us", _stories(meeting)),
        *_section("What to practise next", _practice(meeting)),
        *_section("Our next goal", _goal(meeting)),
        "</main></body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _first(meeting: Meeting) -> Iterator[str]:
    if meeting.last is not None:
        yield from _section("Last time", _last(meeting.last))
    whose = f"<small>{escape(str(meeting.period))}</small>{escape(words.team_words(meeting))}"
    yield from _section(whose, _numbers(meeting))


def _last(one: LastGoal) -> Iterator[str]:
    yield f'<p class="large">{escape(words.last_words(one))}</p><p class="came">{escape(words.came_words(one))}</p>'


def _splits(meeting: Meeting) -> Iterator[str]:
    if not meeting.splits:
        yield from _section(words.SPLIT, iter([f"<p>{escape(meeting.no_split)}</p>"]))
    for at, one in enumerate(meeting.splits):
        yield from _section(words.NEXT_SPLIT if at else words.SPLIT, _split(one), "torn")


def _section(title: str, body: Iterator[str], kind: str = "") -> Iterator[str]:
    yield f'<section class="{kind}"><h2>{title}</h2>' if kind else f"<section><h2>{title}</h2>"
    yield from body
    yield "</section>"


def _note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>' if text else ""


def _numbers(meeting: Meeting) -> Iterator[str]:
    yield '<div class="four">'
    yield from map(_number, meeting.numbers)
    yield "</div>"
    yield _note(words.against_words(meeting))
    if any(one.value is None for one in meeting.numbers):
        yield _note(words.FEW_PEOPLE)
    yield from map(_note, meeting.notes)


def _number(one: Number) -> str:
    return (
        f"<div><strong>{escape(words.value_words(one))}</strong> "
        f"<small>{escape(words.change_words(one))}</small><p>{escape(one.words)}</p></div>"
    )


def _improved(meeting: Meeting) -> Iterator[str]:
    for one in meeting.improved:
        yield f'<div class="gain"><strong>{escape(one.name)}</strong><p>{escape(words.gain_words(one))}</p>'
        yield f"<small>{escape(words.where_words(one))}</small></div>"
    if not meeting.improved:
        yield f"<p>{words.NO_GAIN}</p>"


def _pillars(meeting: Meeting) -> Iterator[str]:
    yield f"<p>{escape(words.pillar_words(meeting))}</p>"
    yield '<div class="four">'
    yield from (_pillar(one, meeting.strongest, meeting.weakest) for one in meeting.pillars)
    yield "</div>"


def _pillar(one: PillarTrend, strongest: Pillar | None, weakest: Pillar | None) -> str:
    mark = "strongest" if one.pillar is strongest else "most to gain" if one.pillar is weakest else ""
    return (
        f'<div class="{one.pillar}"><h3>{escape(one.pillar.title)}</h3><strong>{whole(one.score)}</strong> '
        f"<small>{escape(words.trend_words(one))}</small>{trend(one.series, one.pillar.title)}<p>{mark}</p></div>"
    )


def _split(one: Split) -> Iterator[str]:
    yield from _moment(one)
    yield f"<p>{words.HANDS_UP}</p><ol>"
    yield from (f"<li>{escape(reply.say)}</li>" for reply in one.replies)
    yield "</ol>"
    bars, led = "\n".join(_bars(one)), "\n".join(map(_led_to, one.replies))
    yield f"<details><summary>How we answered</summary>{bars}</details>"
    yield f"<details><summary>What each led to</summary>{led}</details>"
    yield f'<div class="printed"><div class="bars">{bars}</div><div class="led">{led}</div></div>'


def _moment(one: Split) -> Iterator[str]:
    moment = one.moment
    yield f'<p class="where">{escape(one.title)}. {escape(moment.customer.name)}: {escape(moment.customer.about)}</p>'
    before = moment.transcript[: len(moment.transcript) - len(moment.said)]
    for line in before[-_EARLIER:]:
        who = {Voice.CUSTOMER: moment.customer.name, Voice.TRAINEE: "We"}.get(line.voice, "")
        yield f'<p class="earlier">{escape(f"{who}: " if who else "")}{escape(line.text)}</p>'
    yield f"<blockquote>{escape(' '.join(moment.said))}</blockquote>"


def _bars(one: Split) -> Iterator[str]:
    most = max(reply.count for reply in one.replies)
    for reply in one.replies:
        said = words.count_words(reply)
        yield f'<p class="choice"><b>{reply.number}</b>{bar(reply.count, most, said)}<span>{said}</span></p>'
    yield _note(f"{words.answers_words(one)} {words.ANONYMOUS}")


def _led_to(reply: ReplyStory) -> str:
    said = "".join(f"<blockquote>{escape(text)}</blockquote>" for text in reply.said)
    moved = ". ".join(filter(None, (words.mood_words(reply), words.points_words(reply))))
    best = ' class="best"' if reply.best else ""
    because = f"<p><b>Coach:</b> {escape(reply.because)}</p>" if reply.because else ""
    return (
        f"<article{best}><h3>{reply.number}. {escape(reply.say)}</h3>{said}{because}"
        f"<p><small>{escape(moved)}. {escape(words.cost_words(reply))}</small></p></article>"
    )


def _stories(meeting: Meeting) -> Iterator[str]:
    for one in meeting.stories:
        yield f"<blockquote>{escape(one.text)} <small>{escape(words.told_words(one))}</small></blockquote>"
    if not meeting.stories:
        yield f"<p>{words.NO_STORIES}</p>"


def _practice(meeting: Meeting) -> Iterator[str]:
    one = meeting.practice
    if one is None:
        yield "<p>There is no contact at hand to practise.</p>"
        return
    yield f'<p class="large">{escape(one.title)}</p><p>{escape(one.reason)}</p>'


def _goal(meeting: Meeting) -> Iterator[str]:
    yield f'<p class="large">{escape(meeting.goal.sentence)}</p><p>{escape(words.goal_words(meeting.goal))}</p>'
