"""A shift in plain lines: who waits, whom to take, and the contacts as they are played in a terminal."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from shlex import quote
from typing import TextIO

from game.cli.debrief import points
from game.cli.terminal import CHANNELS, Left, Terminal, play_contact
from game.coaching.shift import ShiftDebrief, shift_debrief
from game.domain.errors import ActionRefused
from game.domain.rubric import Rubric
from game.domain.scenario import MOOD_MAX
from game.domain.shift_moment import Service, ShiftMoment, Waiting, Word
from game.session.session import Session
from game.session.shift import ShiftRun
from game.session.shifts import Shifts

HELP = """\
Type the number of somebody in the queue and press Enter. Besides that:
  w 2 10   tell number 2 that it will take 10 minutes (takes a minute; once for each)
  q        leave; the shift is kept
  ?        this list
While you serve somebody, a 2 looks at the chat number 2: it costs both."""

Patience = Callable[[Session], float | None]


def list_shifts(shifts: Shifts, out: TextIO) -> int:
    """Write all shifts there are; 1 where some cannot be played, and why."""
    for card in shifts.cards():
        channels = ", ".join(card.channels)
        out.write(f"{card.id}: {card.title}. {card.contacts} contacts ({channels}), about {card.minutes} minutes.\n")
        out.write(f"    {card.summary}\n")
    for problem in shifts.problems:
        out.write(f"{problem.place}: {problem.message} {problem.suggestion}\n")
    return 1 if shifts.problems else 0


def play_shift(run: ShiftRun, terminal: Terminal, patience: Patience, timed: bool = True) -> bool:
    """Play a shift to its end; False where it was left. What could not be kept is said.

    `patience` gives the seconds per answer of a contact, `timed` says whether that is its normal pace.
    """
    _say_notice(run, terminal)
    try:
        while not run.over:
            session = run.session or _choose(run, terminal, timed)
            play_contact(session, _while_serving(run, terminal), patience(session))
            run.finished(session)
            _say_notice(run, terminal)
    except Left:
        _say_notice(run, terminal)
        kept = run.leave()
        terminal.say("The shift is kept." if kept else "This shift could not be kept.")
        return False
    return True


def shift_lines(found: ShiftDebrief) -> Iterator[str]:
    """The debrief of a shift, first things first."""
    result = found.result
    score = result.score
    yield ""
    yield found.headline
    yield ""
    parts = f"contacts {points(score.mean)}, evenness {points(score.consistency)}"
    yield f"The shift: {points(score.overall)} of 100 ({parts})."
    wait, stars = _minutes(result.longest_wait), f"{result.stars / 100:.1f}"
    yield f"{_minutes(result.minutes)} of answers; the longest wait {wait}; {stars} stars on average."
    if result.words:
        yield f"Words about time: {result.kept} of {result.words} kept."
    yield ""
    for one in result.services:
        yield f"{one.number}. {_service(one)}"
    yield ""
    for remark in found.remarks:
        yield f"  {'+' if remark.good else '-'} {remark.text} ({remark.principle} {remark.principle_name})"


def say_debrief(run: ShiftRun, rubric: Rubric, terminal: Terminal) -> None:
    """Write the debrief of a shift that is over."""
    for line in shift_lines(shift_debrief(run.result(), rubric)):
        terminal.say(line)


def _choose(run: ShiftRun, terminal: Terminal, timed: bool) -> Session:
    """Ask whom to take until somebody was taken. Raises `Left`."""
    while True:
        moment = run.now()
        _say_queue(moment, terminal)
        words = terminal.answer("Whom do you take? ").split()
        try:
            if words and words[0] == "q":
                raise Left
            if words and words[0] in ("?", "h"):
                terminal.say(HELP)
            elif len(words) == 3 and words[0] == "w":
                run.tell(_slot(moment, words[1]), _number(words[2]))
            elif len(words) == 1:
                return run.take(_slot(moment, words[0]), timed=timed)
            else:
                terminal.say("Type the number of somebody in the queue, or ? for everything else.")
        except ActionRefused as error:
            terminal.say(str(error))


def _while_serving(run: ShiftRun, terminal: Terminal) -> Terminal:
    """The terminal of a contact: what blinks is said before each answer, and may be attended to instead of one."""

    def ask(prompt: str) -> str:
        while True:
            moment = run.now()
            _say_blinking(moment, terminal)
            text = terminal.ask(prompt)
            words = text.split()
            if not words or words[0] != "a":
                return text
            if terminal.echo:
                terminal.say(text.strip())
            try:
                after = run.attend(_slot(moment, words[1] if len(words) > 1 else ""))
            except ActionRefused as error:
                terminal.say(str(error))
                continue
            for said in after.said:
                terminal.say(f"{after.customer.name}: {said}")

    return replace(terminal, ask=ask)


def _say_queue(moment: ShiftMoment, terminal: Terminal) -> None:
    terminal.say()
    terminal.say(f"Minute {moment.minute}. {len(moment.done)} served.")
    for sentence in moment.due:
        terminal.say(sentence)
    terminal.say("In the queue:")
    for number, one in enumerate(moment.queue, 1):
        terminal.say(f"  {number}  {_waiting(one)}")


def _say_blinking(moment: ShiftMoment, terminal: Terminal) -> None:
    for number, one in enumerate(moment.queue, 1):
        if one.blinking:
            terminal.say(f"[A chat blinks: {one.name}, for {_minutes(one.waited)}. a {number} looks at it.]")


def _waiting(one: Waiting) -> str:
    how = CHANNELS.get(one.channel, "A visit")
    parts = [f"{one.name}. {how}. {one.title}."]
    if one.returning:
        parts.append("Was here before.")
    if one.due is not None:
        parts.append(f"Promised by minute {one.due}{', and that is past' if one.late else ''}.")
    else:
        parts.append(f"Waiting {_minutes(one.waited)}.")
    if one.told_left is not None:
        left = one.told_left
        parts.append(f"Told {_minutes(left)} more." if left >= 0 else f"Told a time that is {_minutes(-left)} past.")
    parts.append(f"[{one.expression}; mood {one.mood} of {MOOD_MAX}]")
    return " ".join(parts)


def _service(one: Service) -> str:
    parts = [f"{one.name}, {one.title}: {points(one.overall)}, {one.stars} of 5 stars."]
    parts.append(f"Waited {_minutes(one.waited)}, took {_minutes(one.minutes)}.")
    if one.promise is not None:
        parts.append("Promised, and in time." if one.promise is Word.KEPT else "Promised, and late.")
    if one.told is not None:
        parts.append(f"Told a time: {one.told}.")
    if one.asides:
        parts.append(f"You looked elsewhere {one.asides} {'time' if one.asides == 1 else 'times'}.")
    return " ".join(parts)


def _slot(moment: ShiftMoment, text: str) -> int:
    number = _number(text)
    if not moment.queue:
        raise ActionRefused("There is nobody in the queue.")
    if not 1 <= number <= len(moment.queue):
        raise ActionRefused(f"There is nobody of that number: type 1 to {len(moment.queue)}.")
    return moment.queue[number - 1].slot


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0


def _minutes(count: int) -> str:
    return f"{count} {'minute' if count == 1 else 'minutes'}"


def _say_notice(run: ShiftRun, terminal: Terminal) -> None:
    if run.notice:
        terminal.say(run.notice)
        run.notice = ""


def how_to_resume(args: argparse.Namespace, run: ShiftRun) -> str:
    """The command that goes on with a shift that was left."""
    data = f" --data '{args.data}'" if args.data else ""
    asked = getattr(args, "shift", None) or run.start.shift.id  # a file is named again: its contacts lie near it
    return f"Go on with: python3 main.py shift {quote(asked)} --terminal --resume{data}"
