"""The debrief as plain lines."""

from collections.abc import Iterator

from game.coaching.model import Debrief, PillarStory
from game.domain.action import Deed
from game.domain.moment import Voice
from game.domain.pillars import PILLARS, Points
from game.domain.rubric import Appraisal
from game.domain.scenario import MOOD_MAX

WHO = {Voice.TRAINEE: "You", Voice.GESTURE: "You do", Voice.NOTE: "Note"}
TAKEN: dict[Appraisal | None, str] = {
    Appraisal.DEFENSIVE: "Defensive: the attack was answered, so the attack is what it was about.",
    Appraisal.VENT: "Giving it back: it felt like relief, and now two people are hurt.",
    Appraisal.NEUTRAL: "Letting it pass: the matter went on, and the barb found nothing to hold on to.",
    Appraisal.REFRAME: "Hearing what is behind it: answered was the worry, not the words it came in.",
    Appraisal.BOUNDARY: "A calm boundary: a limit, said without heat. One of the best answers there is.",
    None: "The barb was neither taken up nor turned.",
}
"""How words that hurt were taken, in a sentence."""


def points(hundredths: int | None) -> str:
    """A score as people read it: `87`, or `not assessed`."""
    return "not assessed" if hundredths is None else str((hundredths + 50) // 100)


def worth(points: Points) -> str:
    """What a behaviour is worth: `accuracy +2, empathy -1`."""
    moved = (f"{pillar} {value:+d}" for pillar, value in zip(PILLARS, points, strict=True) if value)
    return ", ".join(moved) or "no points"


def debrief_lines(debrief: Debrief) -> Iterator[str]:
    """The whole debrief, first things first."""
    name, verdict = debrief.customer_name, debrief.verdict
    yield ""
    if debrief.ending.text:  # without one the headline is her last words, which have just been said
        yield debrief.headline
        yield ""
    yield from _this_time(debrief)
    yield f"Overall: {points(debrief.score.overall)} of 100."
    for story in debrief.pillars:
        yield from _pillar(story)
    yield ""
    yield f'{name} gives {verdict.stars} of 5 stars: "{verdict.review}"'
    yield f"Mood, action by action (0 to {MOOD_MAX}): {' '.join(map(str, verdict.curve))}."
    yield from _expectations(debrief)
    for text in debrief.will_remember:
        yield f"  {name} will remember: {text}"
    if verdict.story:
        yield ""
        yield f'{name}, at the kitchen table: "{verdict.story}"'
    yield from _stages(debrief)
    yield from _barbs(debrief)
    yield from _costliest(debrief)
    for missed in debrief.missed:
        yield f"Before your action {missed.turn}, this would have landed: {missed.name}. {missed.because}".rstrip()
    yield ""
    yield "Every decision:"
    yield from _decisions(debrief)


def _this_time(debrief: Debrief) -> Iterator[str]:
    if debrief.this_time:
        yield f"This time: {debrief.this_time}"
    for text in debrief.other_times:
        yield f"It could also have been: {text}"


def _stages(debrief: Debrief) -> Iterator[str]:
    if debrief.stages:
        yield ""
        yield "Putting it right, in four stages:"
    for one in debrief.stages:
        early = f"tried too early at decision {one.early}" if one.early is not None else ""
        reached = f"reached at decision {one.turn}" if one.turn is not None else ""
        yield f"  {one.stage.capitalize()}: {', then '.join(part for part in (early, reached) if part) or 'missed'}."


def _barbs(debrief: Debrief) -> Iterator[str]:
    if debrief.barbs:
        yield ""
        yield "Words that hurt, and how you took them:"
    for one in debrief.barbs:
        yield f'  "{one.said}"'
        yield f"      Behind it: {one.about}"
        yield f"      You: {one.line}"
        breath = " You took a breath first." if one.breathed else ""
        yield f"      {TAKEN[one.appraisal]}{breath}"


def _pillar(story: PillarStory) -> Iterator[str]:
    capped = " (held down to accuracy: a wow cannot rescue a wrong answer)" if story.score.capped else ""
    yield f"  {story.score.pillar.title}: {points(story.score.score)}{capped}"
    for sign, items in (("+", story.earned), ("-", story.cost)):
        for item in items:
            times = f" x{item.times}" if item.times > 1 else ""
            yield f"      {sign} {item.name}{times} ({item.points:+d})"


def _expectations(debrief: Debrief) -> Iterator[str]:
    rung = debrief.verdict.rung
    if debrief.expectations:  # nobody climbs a ladder that has no rungs
        yield f"The rung reached: {rung}." if rung else "No rung of the ladder was reached: the basics were not met."
    for one in debrief.expectations:
        hidden = ", never said aloud" + ("" if one.found else " and not found out") if one.was_hidden else ""
        yield f"  {one.fate}: {one.text} ({one.level}, {one.kind}{hidden})"
    for promise in debrief.promises:
        yield f"  Promise {promise.fate}: {promise.text}"


def _costliest(debrief: Debrief) -> Iterator[str]:
    better = debrief.costliest
    if better is None:
        yield ""
        yield "No single reply cost you much. Well done."
        return
    yield ""
    yield f"The decision that cost most was number {better.turn}, about {points(better.gain)} points:"
    yield f"      You: {better.said_instead}"
    yield "Had it been the better one:"
    for line in better.lines:
        who = WHO.get(line.voice, debrief.customer_name)
        yield f"      {who}: {line.text}"
    if better.because:
        yield f"      > {better.because}"


def _decisions(debrief: Debrief) -> Iterator[str]:
    for one in debrief.decisions:
        landed = {True: " (landed)", False: " (fell flat)", None: ""}[one.landed]
        quoted = f'"{one.line}"' if one.deed is Deed.REPLY else one.line
        if one.question:
            yield f"After the contact: {one.question}"
        yield f"{one.turn}. {quoted}{landed} [mood {one.mood_before} to {one.mood_after}]"
        if one.early:
            yield "      The same words, too early: once what comes before was done, they would have landed."
        for shown in one.shown:
            why = f"{shown.principle} {shown.principle_name}. {shown.coach}"
            yield f"      {shown.name} ({worth(shown.points)}): {why}"
        if one.because and one.because not in {shown.coach for shown in one.shown}:
            yield f"      > {one.because}"
