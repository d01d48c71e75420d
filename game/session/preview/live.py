"""A preview: one file being written, the last sound version of it being played, and all that is to be said of both."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from game.audit.chart.model import Chart
from game.audit.chart.reading import chart_of
from game.domain.action import BACK, Action, Deed
from game.domain.diagnostic import Diagnostic, Place
from game.domain.errors import TooLargeError
from game.domain.moment import Mode, Moment
from game.domain.rubric import Rubric
from game.domain.score import Score, Verdict
from game.engine.playthrough import Playthrough
from game.engine.prepared import Prepared
from game.rules.compiled import Compiled
from game.session.preview.asked import Asked, Understood, understood
from game.session.preview.behind import Behind, behind, state_of
from game.session.preview.forwarding import Step, forward, new_name
from game.session.preview.reading import Reading, Study, read_file, study
from game.session.preview.watch import Watch
from game.session.preview.ways import MOST, Way, placed, way_to
from game.session.preview.weighing import Weighed, weigh


@dataclass(frozen=True, slots=True)
class Reloaded:
    """What came of reading the file again.

    `sound` tells whether it can be played. `kept` of `steps` were taken again; `stopped` is the sentence that says why
    no more were, empty where all were. `notes` say what else is different from what was asked for or played before.
    """

    sound: bool
    kept: int = 0
    steps: int = 0
    stopped: str = ""
    notes: tuple[str, ...] = ()


class Preview:
    """Plays a file in learn mode, without a record of it. `reload` reads it again and keeps the place.

    Reading (`read`), studying (`study`) and weighing may be done in another thread; all else belongs to one.
    """

    def __init__(self, file: Path, rubric: Rubric, asked: Asked | None = None) -> None:
        """Of a scenario's file. Nothing is read before `reload`, or `read` and `take`."""
        self.file = file
        self.rubric = rubric
        self.asked = asked or Asked()
        self.watch = Watch()
        self.newest: Reading | None = None
        self.last: Reloaded = Reloaded(False)
        self.play: Playthrough | None = None
        self.placed = False
        """Whether it began at a state to which no way leads like this, so that no score can be given."""
        self._sound: Reading | None = None
        self._newest_study: Study | None = None
        self._sound_study: Study | None = None
        self._steps: list[Step] = []  # those that could not be taken again stand behind those that were
        self._kept = 0
        self._weighed: dict[object, Weighed | None] = {}

    # -- reading ------------------------------------------------------------------------------------------------

    def reload(self) -> Reloaded:
        """Read the file again, check and prove it, and take the same steps in it as far as they still apply."""
        return self.take(self.read())

    def read(self) -> Reading:
        """Read, check and prove the file; nothing of the preview changes."""
        return read_file(self.file, self.rubric)

    def take(self, reading: Reading) -> Reloaded:
        """Go on with what was read; a version that is not sound leaves the one before it playable."""
        self.newest, self._newest_study = reading, None
        self.watch.read(reading.marks)
        if reading.machine is None:
            self.last = Reloaded(False, self._kept, len(self._steps))
            return self.last
        old = self._sound.machine.compiled if self._sound and self._sound.machine else None
        self._sound, self._sound_study = reading, None
        self.last = self._begin(old)
        return self.last

    def study(self, reading: Reading) -> Study:
        """What takes longer than reading; nothing of the preview changes."""
        return study(reading, self.rubric)

    def studied(self, found: Study) -> None:
        """Take what a study found, if it is of the newest version or of the one being played."""
        if found.reading is self.newest:
            self._newest_study = found
        if found.reading is self._sound:
            self._sound_study = found

    @property
    def sound(self) -> bool:
        """Whether the newest version is the one being played."""
        return self.newest is not None and self.newest is self._sound

    @property
    def complete(self) -> bool:
        """Whether all advice for the newest version is there."""
        return self._newest_study is not None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is said of the newest version: what the loader found, and the advice once it is there."""
        if self._newest_study is not None:
            return self._newest_study.diagnostics
        return self.newest.diagnostics if self.newest is not None else ()

    @property
    def chart(self) -> Chart | None:
        """The map of the newest version, sound or not; without the scores of its endings until it has been studied."""
        if self._newest_study is not None:
            return self._newest_study.chart
        return chart_of(self.newest.result) if self.newest is not None else None

    # -- playing ------------------------------------------------------------------------------------------------

    @property
    def prepared(self) -> Prepared | None:
        """The scenario being played with all that is worked out of it; None until it has been studied."""
        return self._sound_study.prepared if self._sound_study is not None else None

    @property
    def compiled(self) -> Compiled | None:
        """The scenario being played; None while no version has been sound yet."""
        return self.play.compiled if self.play is not None else None

    def now(self) -> Moment | None:
        """The moment being played."""
        return self.play.now() if self.play is not None else None

    def act(self, action: Action) -> None:
        """Take an action. Raises `ActionRefused`, and changes nothing, where it is not on offer."""
        if self.play is None:
            return
        place = self.here
        self.play.take(action)
        self._steps = [*self._steps[: self._kept], Step(place, action)]
        self._kept += 1

    def back(self) -> bool:
        """Take the last step back; False at the beginning."""
        if self.play is None or not self.play.taken:
            return False
        if not self._kept:  # back on the way that led to where it began: from now on that way is what was played
            compiled = self.play.compiled
            self.asked = replace(self.asked, state="", set=())
            self._steps = [Step(compiled.places[one.before.position[0]], one.action) for one in self.play.taken]
            self._kept = len(self._steps)
        self.play.take(BACK)
        self._kept -= 1
        self._steps = self._steps[: self._kept]
        return True

    def restart(self) -> None:
        """Begin again as it was asked for."""
        self._steps, self._kept = [], 0
        self._again()

    def jump(self, state: str) -> None:
        """Begin again at a state, after the shortest way that leads there."""
        self.asked = replace(self.asked, state=state, set=())
        self.restart()

    def next_variant(self) -> None:
        """Take the same steps with the next variant of the customer."""
        if self.play is None or not self.play.compiled.scenario.variants:
            return
        names = list(self.play.compiled.scenario.variants)
        at = names.index(self.play.opening.variant)
        self.asked = replace(self.asked, variant=names[(at + 1) % len(names)])
        self._again()

    @property
    def here(self) -> str:
        """The place it is at: a state, a question of the wrap-up or an ending; empty where nothing is played."""
        return self.play.compiled.places[self.play.standing.position[0]] if self.play is not None else ""

    @property
    def state(self) -> str:
        """The id of the state or the ending it is at."""
        return state_of(self.here)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps taken since it began."""
        return tuple(self._steps[: self._kept])

    @property
    def path(self) -> tuple[tuple[str, str], ...]:
        """The (state, reply) pairs that led here, the way to the beginning included."""
        if self.play is None:
            return ()
        compiled = self.play.compiled
        replies = [one for one in self.play.taken if one.action.deed is Deed.REPLY]
        return tuple(
            (compiled.places[one.before.position[0]], one.action.name)
            for one in replies
            if one.before.position[0] < compiled.first_question
        )

    @property
    def states(self) -> tuple[tuple[str, str], ...]:
        """The id and the first words of each state of the scenario being played, as written."""
        if self.play is None:
            return ()
        return tuple((one.id, one.speeches[0].text) for one in self.play.compiled.scenario.states.values())

    def _begin(self, old: Compiled | None) -> Reloaded:
        """Begin in the sound version and take the steps again."""
        assert self._sound is not None
        machine, notes, was = self._sound.machine, list[str](), self.here
        assert machine is not None  # a sound version has one
        compiled = machine.compiled
        if old is not None and self.asked.state and self.asked.state not in compiled.scenario.states:
            renamed = new_name(old, self.asked.state, compiled)
            if renamed:
                notes.append(f"The state '{self.asked.state}' is called '{renamed}' now.")
                self.asked = replace(self.asked, state=renamed)
        wanted = understood(self.asked, compiled)
        notes += wanted.problems
        place = compiled.places.index(wanted.state)
        way = way_to(compiled, wanted.opening, place, wanted.wishes)
        start = None if way.found else placed(compiled, wanted.opening, place, wanted.wishes)
        self.placed = start is not None
        self.play = Playthrough(machine, self.asked.seed, Mode.LEARN, wanted.opening, start)
        for action in way.actions:
            self.play.take(action)
        notes += _said_of(way, wanted)
        gone = forward(self.play, self._steps, old, was if old is not None else "")
        self._steps, self._kept = list(gone.steps), gone.kept
        self._weighed = {}  # what another thread still finds goes with the old one
        notes += [note for note in gone.notes if note not in notes]
        return Reloaded(True, gone.kept, len(gone.steps), gone.stopped, tuple(notes))

    def _again(self) -> None:
        if self._sound is not None:
            self.last = self._begin(None)

    # -- what is hidden -----------------------------------------------------------------------------------------

    def behind(self) -> Behind | None:
        """All that is hidden at this moment."""
        return behind(self.play) if self.play is not None else None

    @property
    def weighed(self) -> Weighed | None:
        """What the replies here are worth in the long run; None while that is not known."""
        if self.play is None:
            return None
        return self._weighed.get(self.play.standing.position)

    def weighing(self) -> Callable[[], None] | None:
        """The work, for another thread, after which `weighed` is known; None where there is nothing to do."""
        play, found = self.play, self._sound_study
        if play is None or found is None or found.prepared is None or play.standing.position in self._weighed:
            return None
        position, opening, kept = play.standing.position, play.opening, self._weighed

        def work() -> None:
            try:
                kept[position] = weigh(found, opening, position)
            except TooLargeError:  # from a place that no way leads to there may be more than can be walked
                kept[position] = None

        if found.prepared.graph.holds(position) and opening in found.judges:
            work()  # no slower than asking for it
            return None
        return work

    def outcome(self) -> tuple[Score | None, Verdict] | None:
        """The score and the customer's verdict, once it is over; no score where no way leads like this."""
        if self.play is None or not self.play.ended:
            return None
        prepared = self.prepared if not self.placed else None
        score = self.play.score(prepared.bounds_of(self.play.opening)) if prepared is not None else None
        return score, self.play.verdict()

    # -- where it stands in the file ----------------------------------------------------------------------------

    def line_of(self, state: str) -> Place:
        """Where a state or an ending stands in its file, as it was last read; the file's beginning where it is not
        found."""
        top = Place(str(self.file), 1, 1)
        written = self.newest.result.written if self.newest is not None else None
        if written is None:
            return top
        for block in ("states", "endings"):
            entries = written.tree.value((block,))
            if isinstance(entries, dict) and state in entries:
                return written.place((block, state), key=True)
        return top


def _said_of(way: Way, wanted: Understood) -> tuple[str, ...]:
    """What is to be said of the way to the state at which it begins."""
    if way.given_up:
        return (f"No way to '{wanted.state}' like this is among the first {MOST:,} combinations: it begins there with "
                "what was set, and nothing else.",)  # fmt: skip
    if not way.found:
        return (f"No way leads to '{wanted.state}' like this: it begins there with what was set, and nothing else.",)
    if not way.actions:
        return ()
    many = len(way.actions)
    return (f"It begins at '{wanted.state}' as after {many} step{'s' * (many != 1)}.",)
