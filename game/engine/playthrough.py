"""A scenario being played, in memory: one contact, its journal, and the moment it is at."""

from game.domain.action import Action, Deed, Entry, Journal
from game.domain.errors import ActionRefused
from game.domain.moment import Line, Mode, Moment, Voice
from game.domain.opening import PLAIN, Opening
from game.domain.score import Bounds, Score, Verdict
from game.engine.judgement import judge
from game.engine.machine import Machine
from game.engine.offers import (
    customer_view,
    gesture_offers,
    known_expectations,
    papers_at,
    promises_made,
    question_at,
    reply_offers,
    words_at,
)
from game.engine.scoring import score_of
from game.engine.telling import Taken, Telling, tell
from game.rules.openings import expectations_of, variant_of
from game.rules.step import Standing, begin, can_breathe, has_ended, mood_shown, raw_points


class Playthrough:
    """Play a scenario: `now()` tells everything about this moment, `act()` takes an action and tells the next.

    It keeps no clock and reads nothing: the same machine, seed, mode and actions always give the same moments.
    """

    def __init__(
        self, machine: Machine, seed: int, mode: Mode, opening: Opening = PLAIN, start: Standing | None = None
    ) -> None:
        """Begin at the scenario's start. `seed` (any whole number) decides the order of replies and nothing else;
        `opening` is what the scenario leaves open. A trainer may begin in the middle: at the standing `start`."""
        self.machine = machine
        self.opening = opening
        self.compiled = machine.compiled
        self.seed = seed
        self.mode = mode
        self._start = begin(machine.compiled, opening) if start is None else start
        self._contact = machine.place(self._start)
        self._taken: list[Taken] = []
        self._tellings: list[Telling] = []
        self._entries: list[Entry] = []

    @property
    def standing(self) -> Standing:
        """Where the playthrough stands, as the rules see it."""
        return self._contact.standing

    @property
    def taken(self) -> tuple[Taken, ...]:
        """The actions that count, in order; what was stepped back from is gone."""
        return tuple(self._taken)

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What each action that counts meant."""
        told = len(self._tellings)
        self._tellings += [tell(self.compiled, taken) for taken in self._taken[told:]]
        return tuple(self._tellings)

    @property
    def journal(self) -> Journal:
        """Everything that was done, steps back included."""
        return tuple(self._entries)

    @property
    def ended(self) -> bool:
        """Whether the contact is over."""
        return has_ended(self.compiled, self.standing)

    @property
    def curve(self) -> tuple[int, ...]:
        """Her mood (0-20) as shown at the start and after each action that counts."""
        return tuple(mood_shown(self.compiled, one) for one in (self._start, *(taken.after for taken in self._taken)))

    def take(self, action: Action, at: int = 0) -> None:
        """Take an action `at` milliseconds after the start.

        Raises `ActionRefused`, and changes nothing, when it is not on offer.
        """
        if action.deed is Deed.BACK:
            self._step_back()
        else:
            before = self._contact.standing
            self.machine.fire(self._contact, action)
            self._taken.append(Taken(action, before, self._contact.standing))
        self._entries.append(Entry(action, at))

    def act(self, action: Action, at: int = 0) -> Moment:
        """Take an action and return the moment it leads to. Raises `ActionRefused` as `take` does."""
        self.take(action, at)
        return self.now()

    def now(self) -> Moment:
        """Everything a screen needs to show."""
        compiled, standing, scenario = self.compiled, self.standing, self.compiled.scenario
        tellings, place = self.tellings, standing.position[0]
        last = tellings[-1] if tellings else None
        ending, over = compiled.ending_at(place), place >= compiled.first_ending
        variant = variant_of(scenario, self.opening)
        return Moment(
            scenario_id=scenario.id,
            title=scenario.title,
            channel=scenario.channel,
            mode=self.mode,
            turn=len(self._taken),
            state=compiled.places[place],
            customer=customer_view(compiled, standing),
            said=self._said(),
            transcript=self._transcript(),
            replies=reply_offers(compiled, standing, self.seed),
            gestures=gesture_offers(compiled, standing),
            desk=papers_at(compiled, self.opening),
            currency=scenario.currency,
            goodwill=standing.position[2],
            patience=self._patience(place) if self.mode is Mode.ASSESS and not ending else None,
            known=known_expectations(compiled, standing),
            expectations_total=sum(1 for _ in expectations_of(scenario, variant)),
            promises=promises_made(compiled, standing),
            feedback=last.feedback(compiled.rubric) if last else None,
            wow=last is not None and last.wow,
            can_step_back=self.mode is Mode.LEARN and bool(self._taken),
            ending=scenario.endings[ending] if ending and over else None,
            question=question_at(compiled, standing),
            can_breathe=can_breathe(compiled, standing),
            barb=compiled.states[place].barb if standing.breathed else "",
            guide=compiled.states[place].guide if not ending else None,
        )

    def _patience(self, place: int) -> int | None:
        """How long she waits for an answer here; in the first state all wait alike, or the clock would tell."""
        scenario = self.compiled.scenario
        variant = scenario.variants.get(variant_of(scenario, self.opening))
        own = variant.patience if variant and place != self.compiled.start[0] else None
        return own or scenario.customer.patience

    def _said(self) -> tuple[str, ...]:
        """What the customer said last: neither a breath nor the wrap-up is answered."""
        return next((one.said for one in reversed(self.tellings) if one.said), (self._first_words(),))

    def _transcript(self) -> tuple[Line, ...]:
        opening = Line(Voice.CUSTOMER, self._first_words())
        return (opening, *(line for one in self.tellings for line in one.lines))

    def _first_words(self) -> str:
        return words_at(self.compiled, self._start)

    def score(self, bounds: Bounds) -> Score:
        """The score so far, under the scenario's exact bounds; the playthrough should have ended."""
        return score_of(raw_points(self.compiled, self.standing), bounds)

    def verdict(self) -> Verdict:
        """The customer's own judgement; the playthrough must have ended."""
        return judge(self.compiled, self.standing, self.curve, self.tellings, self.opening)

    def _step_back(self) -> None:
        if self.mode is not Mode.LEARN:
            raise ActionRefused("There is no way back in an assessment.")
        if not self._taken:
            raise ActionRefused("This is the beginning; there is nothing to step back to.")
        self._contact = self.machine.place(self._taken.pop().before)
        del self._tellings[len(self._taken) :]
