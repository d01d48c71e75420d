"""Playing in a terminal: plain lines that a screen reader can read, and that a script can answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from game.cli.debrief import worth
from game.domain.action import BACK, BREATH, LAPSE, Action, gesture, reply
from game.domain.errors import ActionRefused
from game.domain.moment import Feedback, Mode, Moment, Voice
from game.domain.scenario import MOOD_MAX
from game.rules.compiled import WRAPPING
from game.session.session import Session

HELP = """\
Type the number of a reply and press Enter. Besides that:
  g    the gestures: what you can do unasked (g 2, or g send-note, does one)
  d    the papers on your desk
  t    everything said so far
  s    how things stand: what is expected, promised and left to spend
  b    breathe, where words hurt: two seconds of the clock, and what they are about
  u    one step back (learn mode)
  q    leave; the contact is kept
  ?    this list"""

CHANNELS = {"phone": "On the phone", "chat": "In the chat", "email": "By e-mail", "counter": "At the counter"}


BREATH_SECONDS = 2.0
"""How long a breath takes, of the trainee's time and of the customer's patience."""


def _no_rest(seconds: float) -> None:
    """A script does not wait."""


class Left(Exception):
    """The trainee left the contact, or the input ended; it is kept and can be resumed."""


@dataclass(slots=True)
class Terminal:
    """Lines in, lines out. `seconds` is a clock when a person answers, and None when a script does; `rest` lets so
    many seconds go by."""

    ask: Callable[[str], str]
    out: TextIO
    seconds: Callable[[], float] | None = None
    echo: bool = False
    rest: Callable[[float], None] = _no_rest

    def say(self, text: str = "") -> None:
        """Write one line."""
        print(text, file=self.out, flush=True)

    def answer(self, prompt: str) -> str:
        """Ask for a line. Raises `Left` where the input ends."""
        try:
            text = self.ask(prompt).strip()
        except EOFError:
            self.say()
            raise Left from None
        if self.echo:
            self.say(text)
        return text


def play_contact(session: Session, terminal: Terminal, patience: float | None) -> None:
    """Play a contact to its end. `patience` is seconds per answer, or None where no clock runs. Raises `Left`."""
    moment = session.now()
    _introduce(moment, terminal)
    _speak(moment, terminal)
    while moment.ending is None:
        _offer(session, moment, terminal)
        moment = _next_moment(session, moment, terminal, patience)
        if session.notice:
            terminal.say(session.notice)
            session.notice = ""


def _next_moment(session: Session, moment: Moment, terminal: Terminal, patience: float | None) -> Moment:
    """Ask until something was done, and show what it led to."""
    spent = 0.0  # of her patience, by a breath before this answer
    while True:
        began = terminal.seconds() if terminal.seconds else 0.0
        text = terminal.answer("Your answer: ")
        waited = spent + (terminal.seconds() - began if terminal.seconds else 0.0)
        action = _understand(text, moment, terminal)
        if action is None:
            continue
        if patience is not None and waited > patience:
            _lapse(session, int(waited / patience), terminal)
            waited %= patience
        try:
            after = session.act(action)
        except ActionRefused as error:
            terminal.say(f"That cannot be done now. {error}")
            continue
        if action != BREATH:
            _tell(moment, after, terminal, back=action == BACK)
            return after
        spent = waited + BREATH_SECONDS
        moment = after
        terminal.say("Breathe in ... and out.")
        terminal.rest(BREATH_SECONDS)
        terminal.say(f"Behind it: {after.barb}")


def _tell(before: Moment, after: Moment, terminal: Terminal, back: bool) -> None:
    """What an action led to."""
    if back:
        terminal.say("One step back.")
    elif before.mode is Mode.LEARN and after.feedback:
        _give_feedback(after.feedback, terminal)
    if after.wow:
        terminal.say("* That is something to be told. *")
    new = after.transcript[len(before.transcript) :]
    if back or any(line.voice is Voice.CUSTOMER for line in new):
        _speak(after, terminal)


def _lapse(session: Session, times: int, terminal: Terminal) -> None:
    for _ in range(times):
        try:
            moment = session.act(LAPSE)
        except ActionRefused:
            return
        terminal.say("You took longer than the customer's patience.")
        _speak(moment, terminal)


def _understand(text: str, moment: Moment, terminal: Terminal) -> Action | None:
    """The action a line of input means; None after showing something, or saying what was not understood."""
    word, _, rest = text.partition(" ")
    if word[:1].lower() == "g" and (word[1:].isdigit() or len(word) == 1):
        return _gesture(rest.strip() or word[1:], moment, terminal)
    if text.lower() in ("q", "quit"):
        raise Left
    if text.lower() in ("u", "back"):
        return BACK
    if text.lower() in ("b", "breathe"):
        if moment.can_breathe:
            return BREATH
        terminal.say("There is nothing here to take a breath for. One step back is u.")
        return None
    shows = {"?": _help, "h": _help, "d": _desk, "t": _transcript, "s": _standing}
    if text.lower() in shows:
        shows[text.lower()](moment, terminal)
        return None
    for one in moment.replies:
        if text in (str(one.number), one.id):
            return reply(one.id)
    if not text:
        return None
    terminal.say(f"'{text[:40]}' is none of the answers. Type 1 to {len(moment.replies)}, or ? for everything else.")
    return None


def _gesture(which: str, moment: Moment, terminal: Terminal) -> Action | None:
    if not which:
        terminal.say("What you can do unasked; nobody will tell you when:")
        for number, one in enumerate(moment.gestures, 1):
            cost = f", costs {moment.currency} {one.cost}" if one.cost else ""
            used = "" if one.usable else " (used)"
            terminal.say(f"  g {number}  {one.name}{used}: {one.about.rstrip('.')}{cost}.")
        return None
    for number, one in enumerate(moment.gestures, 1):
        if which in (str(number), one.id):
            if one.usable:
                terminal.say(f"({one.name})")
                return gesture(one.id)
            terminal.say(f"{one.name}: used already.")
            return None
    terminal.say(f"There is no gesture '{which[:40]}'. Type g to hear them.")
    return None


def _introduce(moment: Moment, terminal: Terminal) -> None:
    how = CHANNELS.get(moment.channel, "A visit")
    terminal.say()
    terminal.say(f"{moment.title}. {how}. Mode: {moment.mode}.")
    about = f" {moment.customer.about}" if moment.customer.about else ""
    terminal.say(f"{moment.customer.name}.{about}")
    if moment.turn:
        terminal.say("You have been here before; this is what was said:")
        _transcript(moment, terminal)
    else:
        terminal.say("Type ? for help at any time.")


def _speak(moment: Moment, terminal: Terminal) -> None:
    terminal.say()
    for text in moment.said:
        terminal.say(f"{moment.customer.name}: {text}")
    terminal.say(f"[{moment.customer.feels}; mood {moment.customer.mood} of {MOOD_MAX}]")


def _offer(session: Session, moment: Moment, terminal: Terminal) -> None:
    terminal.say()
    if moment.question:
        asked = moment.state.partition(WRAPPING)[2]
        names = [one.id for one in session.prepared.scenario.wrap_up]
        terminal.say(f"After the contact, question {names.index(asked) + 1} of {len(names)}: {moment.question}")
    if moment.barb:
        terminal.say(f"Behind it: {moment.barb}")
    elif moment.can_breathe:
        terminal.say("(b takes a breath)")
    if moment.guide is not None:
        terminal.say(f"Coach: {moment.guide.text}")
    for one in moment.replies:
        terminal.say(f"  {one.number}  {one.say}")


def _give_feedback(feedback: Feedback, terminal: Terminal) -> None:
    """What the action showed, pillar by pillar in words, and the coach's line."""
    for one in feedback.shown:
        terminal.say(f"  > {one.name} ({worth(one.points)}; {one.principle} {one.principle_name})")
    if feedback.because:
        terminal.say(f"  > {feedback.because}")


def _help(_moment: Moment, terminal: Terminal) -> None:
    terminal.say(HELP)


def _desk(moment: Moment, terminal: Terminal) -> None:
    for paper in moment.desk:
        terminal.say(f"  {paper.title}: {paper.text}")
    if not moment.desk:
        terminal.say("  There is nothing on the desk.")


def _transcript(moment: Moment, terminal: Terminal) -> None:
    who = {Voice.CUSTOMER: moment.customer.name, Voice.TRAINEE: "You", Voice.GESTURE: "You did", Voice.NOTE: "Note"}
    for line in moment.transcript:
        terminal.say(f"  {who[line.voice]}: {line.text}")


def _standing(moment: Moment, terminal: Terminal) -> None:
    terminal.say(f"  You know {len(moment.known)} of {moment.expectations_total} expectations.")
    for one in moment.known:
        terminal.say(f"  {one.text}: {one.fate}.")
    for text in moment.promises:
        terminal.say(f"  Promised: {text}.")
    terminal.say(f"  To spend without asking: {moment.currency} {moment.goodwill}.")
