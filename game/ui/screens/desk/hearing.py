"""What has been heard: whether she is typing, speaking, or has said all she says now."""

from game.domain.moment import Moment, Voice
from game.domain.scenario import Channel
from game.domain.settings import Settings

TYPING_SECONDS = 0.9
"""How long somebody types in a chat before the words appear."""


def talk_of(moment: Moment) -> str:
    """Name one stretch of talk: the words of one turn (stepping back meets the same ones again)."""
    return f"{moment.turn}-{hash(moment.transcript) & 0xFFFFFF}"


def says_more(before: Moment, now: Moment) -> bool:
    """Whether the customer has said anything since; to a breath or a question of the team she says nothing."""
    return any(line.voice is Voice.CUSTOMER for line in now.transcript[len(before.transcript) :])


class Hearing:
    """Remembers which stretches of talk were heard to their end, so that none of them is told twice."""

    def __init__(self) -> None:
        self.typing = False
        self._heard: set[str] = set()

    def open(self, talk: str, settings: Settings) -> bool:
        """Whether all of it can be read, so that an answer may be given."""
        return not self.typing and (talk in self._heard or at_once(settings))

    def done(self, talk: str) -> None:
        """All of it stands there."""
        self.typing = False
        self._heard.add(talk)

    def begins_typing(self, moment: Moment, settings: Settings) -> bool:
        """Start typing where the customer would; whether she does."""
        self.typing = moment.channel is Channel.CHAT and not at_once(settings) and talk_of(moment) not in self._heard
        return self.typing


def at_once(settings: Settings) -> bool:
    """Whether words stand there from the first frame."""
    return settings.reduced_motion or settings.reveal_speed.letters_per_second <= 0
