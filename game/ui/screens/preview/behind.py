"""The panel 'Behind the scene': what each reply will show, what is held back, and all that trainees do not see."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from game.domain.moment import Feedback
from game.domain.pillars import PILLARS, Points
from game.domain.score import Fate, PromiseFate, Score, Verdict
from game.ui.screens.parts.frame import mark, section_title
from game.ui.screens.parts.scores import pillar_mark, points, short_name
from game.ui.screens.parts.words import FATES, LEVELS, money, signed
from game.ui.widgets import (
    CAPTION,
    SMALL,
    Align,
    Chip,
    Column,
    Flow,
    Icon,
    KeyBadge,
    Label,
    Panel,
    Row,
    Rule,
    Scroll,
    Stars,
    Token,
    Widget,
)

if TYPE_CHECKING:
    from game.session.preview.behind import Behind, Does, Gest, Hope, Offered, Vow
    from game.session.preview.weighing import Weighed


def behind_panel(
    facts: "Behind",
    weighed: "Weighed | None",
    outcome: "tuple[Score | None, Verdict] | None",
    told: Feedback | None,
    currency: str,
) -> Widget:
    """The whole panel, for one moment."""
    parts: list[Widget | None] = [
        _now(facts, currency),
        _outcome(*outcome) if outcome is not None else None,
        _replies(facts, weighed),
        _held(facts),
        _told(told) if told is not None else None,
        _gestures(facts, weighed),
        _hopes(facts),
        _flags(facts),
        _vows(facts),
        _opening(facts),
    ]
    shown = [one for one in parts if one is not None]
    column = [part for one in shown for part in (Rule(), one)][1:]
    head = section_title("Behind the scene", "eye")
    key = f"behind-{facts.state}"
    return Panel(Column([head, Scroll(key, Column(column, gap=12))], gap=8), pad=20, pad_y=12, key="behind")


# -- now ------------------------------------------------------------------------------------------------


def _now(facts: "Behind", currency: str) -> Widget:
    mood = f"Mood {facts.mood} of 20"
    if facts.shown != facts.mood:
        mood += f", shown as {facts.shown}"
    parts = [
        _plain("smile", f"{mood} · {facts.face.value}"),
        _plain("wallet", f"Goodwill {money(currency, facts.goodwill)}"),
    ]
    if facts.lapses:
        parts.append(_plain("hourglass", f"kept waiting {_times(facts.lapses)}"))
    if facts.flats:
        parts.append(_plain("x", f"fell flat {_times(facts.flats)}"))
    sofar = _marks(facts.points)
    return Column([Flow(parts, gap=14), Flow([_muted("So far"), *sofar], gap=8) if sofar else None], gap=4)


def _outcome(score: Score | None, verdict: Verdict) -> Widget:
    rung = LEVELS[verdict.rung] if verdict.rung else "none"
    words = [f"“{verdict.review}”", f"Rung reached: {rung}."]
    if verdict.leaves:
        words.append(f"She will remember: {', '.join(verdict.leaves)}.")
    parts: list[Widget | None] = [section_title("What it came to", "flag"), Stars(verdict.stars)]
    if score is not None:
        parts.append(Label(f"Score {points(score.overall)} of 100", SMALL, bold=True))
        each = [f"{one.pillar.title} {points(one.score)}" for one in score.pillars]
        parts.append(_muted(" · ".join(each)))
    return Column([*parts, *(_muted(one) for one in words)], gap=4)


def _told(told: Feedback) -> Widget:
    word = {None: "What the last step showed", True: "The gesture landed", False: "The gesture fell flat"}[told.landed]
    names = " · ".join(one.name for one in told.shown)
    because = Label(told.because, CAPTION) if told.because else None
    mood = f"Mood {signed(told.mood_change)}" if told.mood_change else "Mood as before"
    line = f"{names} · {mood}" if names else mood
    return Column([section_title(word, "book-open"), _muted(line), because], gap=4)


# -- replies ------------------------------------------------------------------------------------------------


def _replies(facts: "Behind", weighed: "Weighed | None") -> Widget | None:
    if not facts.replies:
        return None
    cards = [_reply(one, weighed) for one in facts.replies]
    return Column([section_title("What each reply does", "message-circle"), *cards], gap=12)


def _reply(one: "Offered", weighed: "Weighed | None") -> Widget:
    leads = f" → {one.to}" if one.to else ""
    end = " (ending)" if one.is_ending and one.to else ""
    name = Label(f"{one.id}{leads}{end}", SMALL, bold=True)
    worth = _worth(one.choice.index, weighed)
    head = Row([name.grow(), worth], gap=8, align=Align.START) if worth else name
    stage = f"stage: {one.stage.value}" if one.stage else ""
    early = Row([mark("hourglass", CAPTION), Label("Too early: this is its early side", CAPTION).grow()], gap=6)
    asides = _line([stage, "once only" if one.once else ""])
    words = Column([head, *([early] if one.early else []), *_does(one.does), *asides], gap=3)
    return Row([KeyBadge(str(one.number), size=24), words.grow()], gap=10, align=Align.START)


def _worth(index: int, weighed: "Weighed | None") -> Widget | None:
    """What it is worth in the end, against the best one: a word and an icon."""
    if weighed is None or index not in weighed.costs:
        return None
    cost = weighed.costs[index]
    if cost == 0:
        return Row([Icon("star-filled", CAPTION + 1, Token.ACCENT), Label("best", CAPTION, Token.ACCENT, bold=True)],
                   gap=4, align=Align.CENTRE)  # fmt: skip
    return Label(f"costs {points(cost, 1) if cost >= 10 else 'under 0.1'}", CAPTION, Token.MUTED)


def _does(does: "Does") -> list[Widget]:
    names = " · ".join(f"{one.name} (a wow)" if one.wow else one.name for one in does.shows) or "Shows nothing"
    parts: list[Widget] = [Label(names, CAPTION)]
    mood = [_muted(f"mood {signed(does.mood)}")] if does.mood is not None else []
    moved = [*_marks(does.points), *mood]
    return [*parts, *([Flow(moved, gap=8)] if moved else []), *_line(does.effects)]


def _marks(moved: Points) -> list[Widget]:
    return [
        pillar_mark(pillar, f"{short_name(pillar)} {signed(amount)}")
        for pillar, amount in zip(PILLARS, moved, strict=True)
        if amount
    ]


def _line(words: Iterable[str]) -> list[Widget]:
    text = " · ".join(word for word in words if word)
    return [_muted(text)] if text else []


def _held(facts: "Behind") -> Widget | None:
    if not facts.held:
        return None
    rows = [
        Row([mark("lock", CAPTION, Token.MUTED), _muted(f"{one.id}: {one.why or 'not now'}").grow()], gap=8)
        for one in facts.held
    ]
    return Column([section_title("Not on offer now", "lock"), *rows], gap=4)


# -- gestures ------------------------------------------------------------------------------------------------


def _gestures(facts: "Behind", weighed: "Weighed | None") -> Widget | None:
    if not facts.gestures:
        return None
    landing = [one for one in facts.gestures if one.does is not None]
    rest = [one for one in facts.gestures if one.does is None]
    parts: list[Widget] = [section_title("Gestures now", "gift")]
    parts += [_landing(one) for one in landing]
    if not landing:
        parts.append(_muted("None would land."))
    by_why: dict[str, list[str]] = {}
    for one in rest:
        by_why.setdefault(one.why, []).append(one.id)
    parts += [_muted(f"Flat: {', '.join(names)} ({why})") for why, names in by_why.items()]
    return Column(parts, gap=4)


def _landing(one: "Gest") -> Widget:
    assert one.does is not None  # the caller has looked
    name = Label(f"{one.id} lands", SMALL, bold=True)
    words = Column([name, *_does(one.does)], gap=2)
    return Row([mark("circle-check"), words.grow()], gap=8, align=Align.START)


# -- what is remembered ------------------------------------------------------------------------------------------------


def _hopes(facts: "Behind") -> Widget | None:
    if not facts.hopes:
        return None
    return Column([section_title("Expectations", "target"), *(_hope(one) for one in facts.hopes)], gap=4)


def _hope(one: "Hope") -> Widget:
    word, icon = FATES[one.fate]
    asides = [word, "" if one.known else "hidden", "" if one.hers else "not this variant's"]
    about = ", ".join(aside for aside in asides if aside)
    ink = Token.ACCENT if one.fate is not Fate.UNMET else Token.MUTED
    words = Column([Label(f"{one.id} – {about}", SMALL), Label(one.text, CAPTION, Token.MUTED)], gap=0)
    return Row([mark(icon, SMALL, ink), words.grow()], gap=8, align=Align.START)


def _flags(facts: "Behind") -> Widget | None:
    if not facts.flags and not facts.stages:
        return None
    parts: list[Widget] = []
    if facts.flags:
        parts += [section_title("Flags", "flag"), *_both("Set", "Not set", facts.flags)]
    if facts.stages:
        stages = [(stage.value, reached) for stage, reached in facts.stages]
        parts += [section_title("Stages of recovery", "milestone"), *_both("Reached", "Not yet", stages)]
    return Column(parts, gap=4)


def _both(yes: str, no: str, many: Sequence[tuple[str, bool]]) -> list[Widget]:
    sets = [(yes, [name for name, so in many if so]), (no, [name for name, so in many if not so])]
    return [
        Label(f"{word}: {', '.join(names)}", SMALL, Token.INK if word == yes else Token.MUTED)
        for word, names in sets
        if names
    ]


def _vows(facts: "Behind") -> Widget | None:
    if not facts.vows:
        return None
    return Column([section_title("Promises", "handshake"), *(_vow(one) for one in facts.vows)], gap=4)


def _vow(one: "Vow") -> Widget:
    fate = {None: "not made", PromiseFate.KEPT: "made, and kept", PromiseFate.BROKEN: "made, and broken"}[one.fate]
    able = "" if one.can_keep else ", cannot be kept"
    icon = {None: "circle", PromiseFate.KEPT: "circle-check", PromiseFate.BROKEN: "circle-x"}[one.fate]
    ink = Token.MUTED if one.fate is None else Token.ACCENT
    return Row([mark(icon, SMALL, ink), Label(f"{one.id} – {fate}{able}", SMALL).grow()], gap=8, align=Align.START)


def _opening(facts: "Behind") -> Widget | None:
    opening = facts.opening
    if not facts.variants and not opening.memory:
        return None
    parts: list[Widget] = [section_title("This customer", "user")]
    if facts.variants:
        others = ", ".join(name for name in facts.variants if name != opening.variant)
        parts.append(Flow([Chip(opening.variant, "user"), _muted(f"V for another: {others}")], gap=10))
    if opening.memory:
        parts.append(_muted(f"Remembers: {', '.join(opening.memory)}"))
    return Column(parts, gap=6)


# -- small parts ------------------------------------------------------------------------------------------------


def _plain(icon: str, text: str) -> Widget:
    return Row([Icon(icon, SMALL + 2, Token.ACCENT), Label(text, SMALL)], gap=6, align=Align.CENTRE)


def _muted(text: str) -> Label:
    return Label(text, CAPTION, Token.MUTED)


def _times(many: int) -> str:
    return "once" if many == 1 else f"{many} times"
