"""A scenario told as a script, section by section."""

from collections.abc import Iterator

from game.audit.reading_aloud.deeds import Teller, teller_of
from game.audit.reading_aloud.model import Kind, Line, Part, Role, Script, Section
from game.audit.reading_aloud.numbering import letters, title_of
from game.audit.reading_aloud.wording import as_sentence, listed, mood_named, quoted, quoted_id
from game.domain.rubric import Rubric
from game.domain.scenario import Expectation, Gesture, Scenario, State, Variant

VERSION_DIGITS = 12


def script_of(scenario: Scenario, rubric: Rubric) -> Script:
    """The script of a sound scenario."""
    teller = teller_of(scenario, rubric)
    sections = (
        _about(teller),
        _facts("Who it may be today", (_variant(teller, one) for one in scenario.variants.values())),
        _facts(
            f"What {teller.wording.she} may remember",
            (Line(Role.FACT, text, title_of(name)) for name, text in scenario.remembers.items()),
        ),
        _facts(
            f"What {teller.wording.verb('expect')}",
            (_expectation(teller, one) for one in scenario.expectations.values()),
        ),
        _facts("On the desk", (Line(Role.FACT, one.text, one.title) for one in scenario.desk)),
        _facts("What may be promised", _promises(scenario)),
        Section("The conversation", parts=tuple(_states(teller)), turns_page=True),
        Section("Gestures", parts=tuple(_gestures(teller))),
        Section("Questions after the contact", parts=tuple(_questions(teller))),
        Section("How it can end", parts=tuple(_endings(teller)), turns_page=True),
        _facts(f"What {teller.wording.verb('take')} away from it", _memory(teller)),
        _facts("What the story notes", _notes(teller)),
    )
    kept = tuple(one for one in sections if one.lines or one.parts)
    return Script(scenario.title, scenario.summary, scenario.id, scenario.digest[:VERSION_DIGITS], kept)


def _facts(title: str, lines: Iterator[Line]) -> Section:
    return Section(title, tuple(lines))


def _about(teller: Teller) -> Section:
    scenario, customer = teller.scenario, teller.scenario.customer
    patience = f"{customer.patience} seconds for each answer" if customer.patience else "without end"
    lines = [
        Line(Role.FACT, as_sentence(customer.about), customer.name) if customer.about else None,
        Line(Role.FACT, as_sentence(mood_named(customer.mood)), "Mood at the start"),
        Line(Role.FACT, as_sentence(patience), "Patience"),
        Line(Role.FACT, as_sentence(scenario.channel), "Channel"),
        Line(Role.FACT, f"{scenario.difficulty} of 5, about {scenario.minutes} minutes.", "Difficulty"),
    ]
    if scenario.goodwill:
        lines.append(Line(Role.FACT, f"{teller.wording.money(scenario.goodwill)}.", "Goodwill to spend"))
    if scenario.teaches:
        names = [teller.rubric.principles[name].name for name in scenario.teaches]
        lines.append(Line(Role.FACT, as_sentence("; ".join(names)), "Teaches"))
    return Section(f"The customer: {customer.name}", tuple(one for one in lines if one is not None))


def _variant(teller: Teller, one: Variant) -> Line:
    waits = f" ({teller.wording.verb('wait')} {one.patience} seconds for each answer)" if one.patience else ""
    return Line(Role.FACT, f"{as_sentence(one.text)}{waits}", title_of(one.id))


def _expectation(teller: Teller, one: Expectation) -> Line:
    marks = [one.level, "about the matter" if one.kind == "logistical" else "about being treated well"]
    if one.hidden:
        marks.append("HIDDEN until something brings it to light")
    if one.only:
        marks.append(f"only of the customer {' or '.join(quoted_id(name) for name in one.only)}")
    return Line(Role.FACT, f"{as_sentence(one.text)} ({'; '.join(marks)})", title_of(one.id))


def _promises(scenario: Scenario) -> Iterator[Line]:
    for one in scenario.promises.values():
        can = "can be kept" if one.can_keep else "CANNOT be kept"
        yield Line(Role.FACT, f"{as_sentence(one.text)} ({can})", title_of(one.id))


def _states(teller: Teller) -> Iterator[Part]:
    numbering = teller.numbering
    for name in numbering.order:
        state = teller.scenario.states[name]
        replies = tuple(teller.reply(one, numbering.replies[name, one.id]) for one in state.replies)
        yield Part(Kind.STATE, numbering.places[name], title_of(name), tuple(_state_lines(teller, state)), replies)


def _state_lines(teller: Teller, state: State) -> Iterator[Line]:
    if state.id == teller.scenario.start:
        yield Line(Role.FACT, "The contact begins here.", "Start")
    yield from _before(teller, state.id)
    yield from teller.speeches(state.speeches)
    if state.feels:
        yield Line(Role.FACT, as_sentence(state.feels), f"How {teller.wording.verb('feel')}")
    if state.barb:
        yield Line(Role.FACT, as_sentence(state.barb), "These words hurt; what they are really about")
    if state.guide is not None:
        yield Line(Role.COACH, state.guide.text, f"Coach, beside the desk ({state.guide.at})")
    landing = [one for one in teller.scenario.gestures.values() if state.id in one.states]
    if landing:
        yield Line(
            Role.FACT, as_sentence("; ".join(_landing(teller, one) for one in landing)), "Gestures that land here"
        )


def _landing(teller: Teller, one: Gesture) -> str:
    name = teller.rubric.gestures[one.id].name
    return f"{name}, if {teller.wording.when(one.when)}" if one.when is not None else name


def _before(teller: Teller, name: str) -> Iterator[Line]:
    labels = teller.numbering.before[name]
    if labels:
        yield Line(Role.FACT, as_sentence(listed(list(labels))), "Comes after")


def _gestures(teller: Teller) -> Iterator[Part]:
    scenario = teller.scenario
    for number, kind in enumerate(teller.rubric.gestures.values(), 1):
        own = scenario.gestures.get(kind.id)
        lines = [Line(Role.FACT, as_sentence(kind.about), "What it is")] if kind.about else []
        if kind.cost:
            lines.append(Line(Role.FACT, f"{teller.wording.money(kind.cost)} of the goodwill.", "Costs"))
        if own is not None and own.states:
            lines += _landed(teller, own)
        else:
            lines.append(Line(Role.FACT, "Nowhere in this contact.", "Lands"))
        flat = own.flat if own is not None and own.flat else kind.flat
        if flat:
            lines.append(Line(Role.CUSTOMER, quoted(flat), f"{scenario.customer.name}, where it is out of place"))
        yield Part(Kind.GESTURE, f"G{number}", kind.name, tuple(lines))


def _landed(teller: Teller, own: Gesture) -> Iterator[Line]:
    where = [teller.numbering.place(name) for name in teller.numbering.order if name in own.states]
    condition = f", if {teller.wording.when(own.when)}" if own.when is not None else ""
    yield Line(Role.FACT, as_sentence(f"{listed(where)}{condition}"), "Lands in")
    if own.customer:
        yield Line(Role.CUSTOMER, quoted(own.customer), f"{teller.scenario.customer.name}, where it lands")
    yield from teller.effects(own.effects, own.effects.shows)
    yield from teller.coach(own.because, own.story)


def _questions(teller: Teller) -> Iterator[Part]:
    for number, question in enumerate(teller.scenario.wrap_up, 1):
        answers = []
        for at, answer in enumerate(question.answers):
            lines = (teller.shown(answer.effects.shows), *teller.coach(answer.because, answer.story))
            answers.append(Part(Kind.REPLY, f"Q{number}{letters(at)}", answer.say, lines, said=True))
        yield Part(Kind.QUESTION, f"Q{number}", question.ask, (), tuple(answers))


def _endings(teller: Teller) -> Iterator[Part]:
    name = teller.scenario.customer.name
    for ending in teller.scenario.endings.values():
        lines = [*_before(teller, ending.id), Line(Role.CUSTOMER, quoted(ending.customer), name)]
        if ending.feels:
            lines.append(Line(Role.FACT, as_sentence(ending.feels), f"How {teller.wording.verb('feel')}"))
        if ending.mood is not None:
            lines.append(Line(Role.FACT, as_sentence(mood_named(ending.mood)), "Mood once it has played out"))
        if ending.text:
            lines.append(Line(Role.FACT, ending.text, "What happened then"))
        if ending.review and ending.review != ending.customer:
            lines.append(Line(Role.FACT, quoted(ending.review), "The review"))
        yield Part(Kind.ENDING, teller.numbering.places[ending.id], title_of(ending.id), tuple(lines))


def _memory(teller: Teller) -> Iterator[Line]:
    for one in teller.scenario.memory.values():
        rules = [f"if {teller.wording.when(one.when)}"] if one.when is not None else []
        if one.endings:
            rules.append(f"after {' or '.join(teller.numbering.place(name) for name in one.endings)}")
        told = f" ({', '.join(rules)})" if rules else ""
        yield Line(Role.FACT, f"{as_sentence(one.text)}{told}", title_of(one.id))


def _notes(teller: Teller) -> Iterator[Line]:
    """Each flag, and the replies and gestures that set or clear it."""
    found: dict[str, dict[str, list[str]]] = {}
    for label, sets, clears in _noting(teller):
        for flag in sets:
            found.setdefault(flag, {}).setdefault("noted after", []).append(label)
        for flag in clears:
            found.setdefault(flag, {}).setdefault("no longer after", []).append(label)
    for flag, how in found.items():
        text = "; ".join(f"{what} {listed(labels)}" for what, labels in how.items())
        yield Line(Role.FACT, as_sentence(text), title_of(flag))


def _noting(teller: Teller) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for name in teller.numbering.order:
        for reply in teller.scenario.states[name].replies:
            label = teller.numbering.replies[name, reply.id]
            yield label, reply.effects.sets, reply.effects.clears
            if reply.early is not None:
                yield f"{label} (too early)", reply.early.effects.sets, reply.early.effects.clears
    for gesture in teller.scenario.gestures.values():
        yield teller.rubric.gestures[gesture.id].name, gesture.effects.sets, gesture.effects.clears
