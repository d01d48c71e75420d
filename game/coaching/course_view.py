"""A course as one trainee sees it now: everything a screen needs, as one frozen value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from game.coaching.certificate import earned, missing
from game.coaching.mastery import Mastery, mastery
from game.coaching.played import Played, of_contacts
from game.coaching.progress import ModuleState, progress
from game.coaching.recommend import Known, Recommendation, recommend
from game.coaching.refreshers import Refresher, due, schedule
from game.domain.course import Course, Module


@dataclass(frozen=True, slots=True)
class ContactView:
    """One contact: how often it was tried, its best assessed score (hundredths, None for none), whether it is
    passed, and whether it was finished at all."""

    id: str
    title: str
    tries: int
    best: int | None
    passed: bool
    played: bool


@dataclass(frozen=True, slots=True)
class ModuleView:
    """One module. `teaches` are (id, name) of principles; `reason` says when a locked one opens, else empty."""

    id: str
    title: str
    about: str
    teaches: tuple[tuple[str, str], ...]
    state: ModuleState
    reason: str
    contacts: tuple[ContactView, ...]

    @property
    def passed(self) -> int:
        """How many of its contacts are passed."""
        return sum(1 for one in self.contacts if one.passed)


@dataclass(frozen=True, slots=True)
class RefresherView:
    """A contact worth playing again: due since the day `due`, last played on `played_on`; `reason` is a sentence."""

    contact: str
    title: str
    due: date
    played_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class CertificateView:
    """The certificate: when it was earned, or what is still missing, a sentence each."""

    earned: datetime | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course and how far a trainee is in it.

    `guided` is None where the course has no guided contact. `mastery` has the four pillars in order; `wanted` is the
    mastery the certificate takes, in hundredths (0 for none). `refreshers` are those due, the longest due first, and
    `next_refresher` is the day on which the next one will be, if any. `certificate` is None where the course gives
    none. `notes` are sentences about what is wrong with the course or the records; mostly there are none.
    """

    id: str
    title: str
    about: str
    pass_mark: int
    guided: ContactView | None
    modules: tuple[ModuleView, ...]
    mastery: tuple[Mastery, ...]
    wanted: int
    recommended: Recommendation | None
    refreshers: tuple[RefresherView, ...]
    next_refresher: date | None
    certificate: CertificateView | None
    notes: tuple[str, ...] = ()


def view_course(
    course: Course,
    many: Sequence[Played],
    now: datetime,
    about: Mapping[str, Known],
    principles: Mapping[str, str],
    notes: tuple[str, ...] = (),
) -> CourseView:
    """The course as the trainee sees it who made these attempts, oldest first.

    `about` knows every contact of the course, `principles` the names of its principles.
    """
    own = of_contacts(many, (*course.contacts, course.guided))
    far = progress(course, own)
    masteries = mastery(of_contacts(many, course.contacts), course.mastery)
    titles = {name: one.title for name, one in about.items()}
    waiting, coming = _refreshers(course, many, now, titles)
    seen = frozenset(one.contact for one in own)

    def contact(name: str) -> ContactView:
        tries, best = far.tries.get(name, 0), far.best.get(name)
        return ContactView(name, titles[name], tries, best, name in far.passed, name in seen)

    def module(one: Module) -> ModuleView:
        teaches = tuple((name, principles[name]) for name in one.teaches)
        contacts = tuple(contact(name) for name in one.contacts)
        return ModuleView(one.id, one.title, one.about, teaches, far.states[one.id], far.reasons[one.id], contacts)

    return CourseView(
        id=course.id,
        title=course.title,
        about=course.about,
        pass_mark=course.pass_mark,
        guided=contact(course.guided) if course.guided else None,
        modules=tuple(module(one) for one in course.modules),
        mastery=masteries,
        wanted=course.certificate.mastery if course.certificate else 0,
        recommended=recommend(course.guided, far.open_contacts(course), own, masteries, about, far.worn(course)),
        refreshers=waiting,
        next_refresher=coming,
        certificate=certificate_view(course, many),
        notes=notes,
    )


def certificate_view(course: Course, many: Sequence[Played]) -> CertificateView | None:
    """How the certificate stands after these attempts, oldest first; None where the course gives none."""
    if course.certificate is None:
        return None
    reached = earned(course, many)
    return CertificateView(reached.last.began if reached else None, missing(course, many))


def _refreshers(
    course: Course, many: Sequence[Played], now: datetime, titles: Mapping[str, str]
) -> tuple[tuple[RefresherView, ...], date | None]:
    """Those due among the contacts of the course, and when the next one will be."""
    everything, today = schedule(many, course.refreshers, course.pass_mark, now)
    mine = frozenset(course.contacts)
    own = [one for one in everything if one.contact in mine]
    waiting = due(own, today)
    coming = min((one.due for one in own if one.due > today), default=None)
    views = (
        RefresherView(one.contact, titles[one.contact], one.due, one.played_on, _reason(one, titles, today))
        for one in waiting
    )
    return tuple(views), coming


def _reason(one: Refresher, titles: Mapping[str, str], today: date) -> str:
    days = (today - one.played_on).days
    ago = "yesterday" if days == 1 else f"{days} days ago"
    title = titles[one.contact]
    if not one.succeeded:
        return f"'{title}' did not go well {ago}; a second look is worth it now."
    return f"You played '{title}' {ago}: a good moment to find out what has stayed."
