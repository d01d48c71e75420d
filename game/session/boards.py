"""The boards of the window: what one can ask for, and the answer from one's own records or from the shared board."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from threading import Lock
from typing import TYPE_CHECKING

from game.domain.attempt import Trainee
from game.domain.errors import RecordsError, ScenarioError, UsageError
from game.records.board import Board, BoardQuery, Kind, Measure, Policy, periods
from game.records.rating_board import RatingBoard

if TYPE_CHECKING:
    from game.domain.course import Module
    from game.records.address import Address
    from game.records.sql.records import SqlRecords
    from game.records.store import Records
    from game.session.coursework import Coursework
    from game.session.library import Card
    from game.session.training import Training

PLACES = 20
"""How many places from the top are shown."""

PATIENCE = 5.0
"""Seconds in which a shared board must be reached, and then answer, before one's own is shown instead."""

_NO_MODULES = "The shared board keeps no board of this module: whoever looks after it asks once with 'board --module'."


class Sort(Enum):
    """The boards there are."""

    SCORE = "Score"
    IMPROVEMENT = "Improvement"
    TEAMS = "Teams"
    RATINGS = "Ratings"


class When(Enum):
    """The period that a board is about, of those that one asks for most."""

    EVER = "All time"
    MONTH = "This month"
    WEEK = "This week"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which board one wants to see.

    `scenario_id` and `module` None ask for all contacts. `recent` compares with the mean of the last three attempts
    instead of the latest, `own_team` shows one's own team only, `shared` asks the shared board. What a sort of board
    does not know (see `knows`) is left aside.
    """

    sort: Sort = Sort.SCORE
    scenario_id: str | None = None
    module: str | None = None
    policy: Policy = Policy.BEST
    measure: Measure = Measure.OVERALL
    when: When = When.EVER
    timed: bool = False
    own_team: bool = False
    recent: bool = False
    shared: bool = False

    def knows(self, what: str) -> bool:
        """Whether this sort of board can be narrowed down by the attribute `what`."""
        return what in _KNOWN[self.sort]

    @property
    def narrowed(self) -> int:
        """How many of the choices differ from the usual ones and count on this board."""
        usual = Wanted()
        return sum(getattr(self, name) != getattr(usual, name) for name in _KNOWN[self.sort])

    @property
    def overall(self) -> bool:
        """Whether the board is over several contacts."""
        return not self.knows("scenario_id") or self.scenario_id is None


_KNOWN = {
    Sort.SCORE: ("scenario_id", "module", "policy", "measure", "when", "timed", "own_team"),
    Sort.IMPROVEMENT: ("scenario_id", "module", "recent", "when", "timed", "own_team"),
    Sort.TEAMS: ("policy", "measure", "when"),
    Sort.RATINGS: ("own_team",),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the records said to `wanted`: a `board`, or `ratings`, or why there is neither (`trouble`).

    `shared` says that it is the shared board; where that was asked for and is not what is shown, `instead` is why, in
    a sentence. `team` is the team one is of on it. `cards` and `modules` are what can be chosen.
    """

    wanted: Wanted
    board: Board | None = None
    ratings: RatingBoard | None = None
    trouble: str = ""
    shared: bool = False
    instead: str = ""
    team: str = ""
    cards: "Sequence[Card]" = ()
    modules: "Sequence[Module]" = ()


class Boards:
    """Reads boards; every method may take seconds, so ask from the background of the window. `close` when done."""

    def __init__(self, training: "Training", coursework: "Coursework") -> None:
        """Nothing is opened yet."""
        self._training = training
        self._coursework = coursework
        self._lock = Lock()
        self._shared: SqlRecords | None = None
        self._at: Address | None = None
        self._closed = False

    def read(self, wanted: Wanted, trainee: Trainee | None) -> Answer:
        """The answer to `wanted` for `trainee` (None: nobody plays yet). Never raises what the records raise."""
        cards, modules = self._training.library.cards(), self._modules()
        instead = ""
        address = self._training.keeper.courier.address
        if wanted.shared and address is not None:
            try:
                board = self._open(address)
                with board.database.hurried(PATIENCE):
                    return self._ask(wanted, board, trainee, cards, modules, shared=True)
            except (RecordsError, UsageError) as error:
                instead = str(error)
                self._let_go()
        try:
            records = self._training.keeper.records
            return self._ask(wanted, records, trainee, cards, modules, instead=instead)
        except (RecordsError, UsageError) as error:
            return Answer(wanted, trouble=str(error), instead=instead, cards=cards, modules=modules)

    def close(self) -> None:
        """Let go of the shared board."""
        self._closed = True
        self._let_go()

    def _ask(
        self,
        wanted: Wanted,
        records: "Records",
        trainee: Trainee | None,
        cards: "Sequence[Card]",
        modules: "Sequence[Module]",
        shared: bool = False,
        instead: str = "",
    ) -> Answer:
        me = self._known_as(records, trainee) if shared else trainee
        home = me if me is not None else trainee
        team = home.team if home is not None else ""
        only = team if wanted.own_team and wanted.knows("own_team") and team else None
        board, ratings = None, None
        if wanted.sort is Sort.RATINGS:
            ratings = _ratings(records, me, only)
        else:
            if wanted.module is not None and wanted.knows("module"):
                _have_modules(records, modules, shared)
            month, week = periods(self._training.clock.utc())
            period = {When.EVER: "", When.MONTH: month, When.WEEK: week}[wanted.when]
            board = records.board(_query(wanted, {card.id: card.digest for card in cards}, me, only, period))
        return Answer(wanted, board, ratings, "", shared, instead, team, cards, modules)

    def _modules(self) -> "Sequence[Module]":
        try:
            return self._coursework.course.modules
        except ScenarioError:
            return ()  # what is wrong with the course is said on its own page

    def _known_as(self, board: "Records", trainee: Trainee | None) -> Trainee | None:
        """Who plays here as the shared board knows them; None for somebody else than whom this login is."""
        from game.records.sync.login import login_of

        if trainee is None:
            return None
        login = login_of(board)
        if login.manages or login.me is None:
            return trainee  # sent by a manager, everybody stays who they are
        return login.me if trainee.id in login.own(self._training.keeper.records.trainees()) else None

    def _open(self, address: "Address") -> "SqlRecords":
        from game.session.syncing import sql_board

        with self._lock:
            if self._shared is not None and self._at == address:
                return self._shared
        opened = sql_board(address, PATIENCE)
        with self._lock:
            if self._closed:
                opened.close()
                raise RecordsError("The board is not wanted any more.")
            before, self._shared, self._at = self._shared, opened, address
        if before is not None:
            before.close()
        return opened

    def _let_go(self) -> None:
        with self._lock:
            opened, self._shared = self._shared, None
        if opened is not None:
            try:
                opened.close()
            except RecordsError:
                return  # the line is gone, and with it all there was to close


def _ratings(records: "Records", me: Trainee | None, team: str | None) -> RatingBoard:
    """The ratings, with one's own name in one's own place."""
    found = records.rating_board(me=me.id if me else None, team=team, limit=PLACES)
    return found if me is None else found.for_me(me)


def _query(
    wanted: Wanted, current: dict[str, str], me: Trainee | None, team: str | None, period: str
) -> BoardQuery:
    gains = Kind.RECENT if wanted.recent else Kind.IMPROVEMENT
    kinds = {Sort.SCORE: Kind.PEOPLE, Sort.IMPROVEMENT: gains, Sort.TEAMS: Kind.TEAMS}
    return BoardQuery(
        wanted.scenario_id if wanted.knows("scenario_id") else None,
        team,
        wanted.policy if wanted.knows("policy") else Policy.LATEST,
        current=current,
        me=me.id if me is not None else None,
        my_name=me.name if me is not None else "",
        limit=PLACES,
        measure=wanted.measure if wanted.knows("measure") else Measure.OVERALL,
        module=wanted.module if wanted.knows("module") else None,
        period=period if wanted.knows("when") else "",
        timed=wanted.timed and wanted.knows("timed"),
        kind=kinds[wanted.sort],
    )


def _have_modules(records: "Records", modules: "Sequence[Module]", shared: bool) -> None:
    """See that the records keep boards of these modules. A shared board is not changed from a window: there it is for
    whoever looks after it. Raises RecordsError."""
    contacts = {one.id: one.contacts for one in modules}
    if not shared:
        records.use_modules(contacts)
        return
    from game.records.sql.records import SqlRecords
    from game.records.sql.summary_anew import same_modules

    assert isinstance(records, SqlRecords)
    with records.database.reading() as connection:
        if not same_modules(connection, contacts):
            raise RecordsError(_NO_MODULES)
