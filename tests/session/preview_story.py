"""A small scenario as a trainer writes it, and a file of it that tests may edit."""

from pathlib import Path

from game import places
from game.domain.action import gesture, reply
from game.loader.loading import load_rubric
from game.session.preview.asked import Asked
from game.session.preview.live import Preview

STORY = """\
format: 1
id: story
title: The cake
channel: counter
goodwill: 20
customer: {name: Tomasz Nowak, pronoun: he, mood: 8, patience: 40s, person: tomasz}
desk: {Kitchen: New lettering takes twenty minutes.}
expectations:
  right: {level: accuracy, kind: logistical, text: The right name}
  her_day: {level: partnership, kind: emotional, hidden: true, text: That somebody sees it is her day}
promises:
  twenty: {text: New lettering in twenty minutes, can_keep: true}
variants:
  calm: {text: He has time.}
  hurried: {text: The guests are there at three.}
remembers:
  cake_before: {text: There was a cake before.}
start: counter
states:
  counter:
    customer: It says Sophie. My daughter is called Zosia.
    replies:
      own_it:
        say: That is our mistake.
        shows: [owns-the-error]
        promises: [twenty]
        to: waiting
        because: You took the blame.
      who:
        say: Who took the order?
        shows: [passes-the-buck]
        fails: [right]
        to: second
        because: He asked a question.
  second:
    customer: And what happens now?
    replies:
      lettering:
        say: The name goes. Twenty minutes.
        shows: [gives-straight-answer]
        promises: [twenty]
        to: waiting
        because: In time.
      money:
        say: I can give you ten back.
        shows: [buys-silence]
        spends: 10
        to: gone
        because: He came for a name.
  waiting:
    customer:
      - {when: variant hurried, text: Twenty. They are on their way.}
      - {text: Twenty. Fine.}
    replies:
      ask:
        say: How old is she going to be?
        shows: [asks-before-assuming]
        reveals: [her_day]
        sets: [knows_her]
        once: true
        to: waiting
        because: He offered you a daughter.
      show_it:
        say: Would you read it to me?
        shows: [confirms-details]
        keeps: [twenty]
        meets: [right]
        to:
          - {when: exceeded her_day and mood >= 10, to: party}
          - {to: fine}
        because: Checked.
      close_it:
        say: There. Mind the step.
        shows: [bare-minimum]
        when: not knows_her or remembers cake_before
        to: fine
        because: Probably right.
gestures:
  small-extra:
    in: [waiting]
    when: knows_her
    shows: [personal-gesture]
    exceeds: [her_day]
    story: He counted out six candles.
    customer: Six candles.
    because: You knew.
  send-flowers: {flat: Flowers?}
endings:
  party: {customer: I'll tell her., text: She read it aloud., review: Counted the candles.}
  fine: {customer: I have to run., text: He was home in time., review: Fixed while I waited.}
  gone: {customer: Keep it., text: It was in his own hand., review: They offered ten.}
"""

HER_AGE = ("reply own_it", "reply ask")


def rubric():
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


class Draft:
    """A file that is being written, and its preview."""

    def __init__(self, folder: Path, text: str = STORY, **asked) -> None:
        self.file = folder / "story.yaml"
        self.text = text
        self.write(text)
        self.preview = Preview(self.file, rubric(), Asked(**asked))
        self.first = self.preview.reload()

    def write(self, text: str) -> None:
        """Save the file with this text."""
        self.text = text
        self.file.write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str):
        """Replace a part of the file, save it and have it read again."""
        assert old in self.text, old
        self.write(self.text.replace(old, new))
        return self.preview.reload()

    def do(self, *steps: str) -> None:
        """Take steps such as `reply ask` and `gesture small-extra`."""
        for step in steps:
            deed, name = step.split()
            self.preview.act(reply(name) if deed == "reply" else gesture(name))

    @property
    def journal(self) -> list[str]:
        """The steps that count, as they are written above."""
        return [str(one.action) for one in self.preview.steps]
