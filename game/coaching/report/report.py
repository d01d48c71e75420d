"""What a report says, worked out from the plays of one trainee: values only, the page lays them out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from game.coaching.course_view import CourseView
from game.coaching.mastery import Mastery
from game.coaching.progress import in_words
from game.domain.pillars import PILLARS, Pillar
from game.domain.rubric import Behaviour
from game.exchange.plays.play import Play, Result
from game.records.story import Story

CURVE = 20
"""The most attempts that a pillar's curve shows."""

LATELY = 5
"""The latest plays, learning or assessed, that "lately" means."""

_CONTACTS = 10
_SENTENCES = 4
_STORIES = 2
_GROWN = 500  # hundredths: less is the luck of the day


@dataclass(frozen=True, slots=True)
class PillarLine:
    """A pillar: its mastery, and the scores (hundredths) of the latest assessed attempts, oldest first."""

    mastery: Mastery
    scores: tuple[int, ...]

    @property
    def pillar(self) -> Pillar:
        """Which one."""
        return self.mastery.pillar


@dataclass(frozen=True, slots=True)
class ContactLine:
    """A contact: assessed attempts and practice, and the first, best and latest overall score (hundredths, None where
    never assessed)."""

    title: str
    assessed: int
    practised: int
    first: int | None
    best: int | None
    latest: int | None
    passed: bool
    last_on: date


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. `well` and `practise` are sentences, `more` the number of contacts that found no room."""

    name: str
    team: str
    made: datetime
    course: str
    pass_mark: int
    plays: int
    since: date | None
    wows: int
    pillars: tuple[PillarLine, ...]
    contacts: tuple[ContactLine, ...]
    more: int
    well: tuple[str, ...]
    practise: tuple[str, ...]
    stories: tuple[Story, ...]


def report(
    name: str,
    team: str,
    plays: Sequence[Play],
    view: CourseView,
    behaviours: Mapping[str, Behaviour],
    stories: Sequence[Story],
    made: datetime,
) -> Report:
    """The report about the trainee of this name, whose plays these are, in the order in which they ended.

    `view` is the course as the trainee sees it, `behaviours` those of today's rubric, `stories` the newest first.
    """
    contacts = [_contact(many) for many in _by_contact(plays)]
    return Report(
        name=name,
        team=team,
        made=made,
        course=view.title,
        pass_mark=view.pass_mark,
        plays=len(plays),
        since=plays[0].began.date() if plays else None,
        wows=sum(one.attempt.wow for one in plays),
        pillars=tuple(PillarLine(one, _curve(plays, one.pillar)) for one in view.mastery),
        contacts=tuple(contacts[:_CONTACTS]),
        more=max(0, len(contacts) - _CONTACTS),
        well=tuple(islice(_well(plays, contacts, behaviours), _SENTENCES)),
        practise=tuple(islice(_practise(plays, view, behaviours), _SENTENCES)),
        stories=_told_once(stories)[:_STORIES],
    )


def _told_once(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories without those that say what a newer one says."""
    found: dict[str, Story] = {}
    for one in stories:
        found.setdefault(one.text, one)
    return tuple(found.values())


def _by_contact(plays: Iterable[Play]) -> list[list[Play]]:
    """The plays of each contact, the one played last first."""
    found: dict[str, list[Play]] = {}
    for one in plays:
        name = one.attempt.start.scenario_id
        found[name] = [*found.pop(name, []), one]
    return [*found.values()][::-1]


def _contact(many: Sequence[Play]) -> ContactLine:
    scores = [one.attempt.score.overall for one in many if one.attempt.start.ranked]
    known = [one for one in scores if one is not None]
    return ContactLine(
        title=many[-1].title,
        assessed=len(scores),
        practised=len(many) - len(scores),
        first=known[0] if known else None,
        best=max(known, default=None),
        latest=known[-1] if known else None,
        passed=any(one.result is Result.PASSED for one in many),
        last_on=many[-1].began.date(),
    )


def _curve(plays: Iterable[Play], pillar: Pillar) -> tuple[int, ...]:
    at = PILLARS.index(pillar)
    scores = (one.attempt.score.pillars[at].score for one in plays if one.attempt.start.ranked)
    return tuple(one for one in scores if one is not None)[-CURVE:]


def _well(plays: Sequence[Play], contacts: Iterable[ContactLine], behaviours: Mapping[str, Behaviour]) -> Iterator[str]:
    grown = [one for one in contacts if one.first is not None and one.best is not None]
    most = max(grown, key=_growth, default=None)
    if most is not None and _growth(most) >= _GROWN:
        yield f"'{most.title}' went from {whole(most.first)} to {whole(most.best)}."
    for name, count in _shown(plays, behaviours, good=True)[:2]:
        yield f"{name.name}, {_times(count)} lately. {name.coach}"
    wows = sum(one.attempt.wow for one in plays)
    if wows:
        are = "is" if wows == 1 else "are"
        yield f"{in_words(wows, 'customer').capitalize()} {are} telling people about you."
    stars = sum(one.attempt.stars == 5 for one in plays)
    if stars:
        yield f"{in_words(stars, 'customer').capitalize()} gave you five stars."
    if plays:
        yield f"You have been through {in_words(len(plays), 'contact')}: that is how it is learnt."


def _practise(plays: Sequence[Play], view: CourseView, behaviours: Mapping[str, Behaviour]) -> Iterator[str]:
    if view.recommended is not None:
        yield view.recommended.reason
    for name, _ in _shown(plays, behaviours, good=False)[:2]:
        yield f"Worth a thought: {name.name[:1].lower()}{name.name[1:]}. {name.coach}"
    for one in view.refreshers[:2]:
        yield one.reason
    if not plays:
        yield "Play a first contact to learn; nothing of it counts against you."


def _shown(plays: Sequence[Play], behaviours: Mapping[str, Behaviour], *, good: bool) -> list[tuple[Behaviour, int]]:
    """The behaviours shown lately that did good (or did not), those that moved most first."""
    shown = Counter(name for one in plays[-LATELY:] for choice in one.decisions or () for name in choice.behaviours)
    known = [(behaviours[name], count) for name, count in shown.items() if name in behaviours]
    sign = 1 if good else -1
    moved = [(one, count) for one, count in known if sign * sum(one.points) > 0]
    return sorted(moved, key=lambda pair: (-sign * sum(pair[0].points) * pair[1], pair[0].id))


def whole(hundredths: int | None) -> str:
    """A score as it is shown: rounded down, so that nobody is shown more than was reached; a dash for none."""
    return "–" if hundredths is None else str(hundredths // 100)


def _growth(one: ContactLine) -> int:
    return (one.best or 0) - (one.first or 0)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or in_words(count, "time")
