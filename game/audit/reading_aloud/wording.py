"""Conditions, people, money and moods in plain words."""

from dataclasses import dataclass

from game.audit.reading_aloud.numbering import words_of
from game.domain.condition import AllOf, AnyOf, Compare, Condition, FlagSet, Not, Quantity, Status, StatusIs
from game.domain.opening import LATE
from game.domain.scenario import MOOD_MAX, Pronoun
from game.engine.offers import face_for

_PEOPLE = {
    Pronoun.SHE: ("she", "her", "her", "remembers"),
    Pronoun.HE: ("he", "his", "him", "remembers"),
    Pronoun.THEY: ("they", "their", "them", "remember"),
}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_STATUSES = {
    Status.REVEALED: ("has come to light", "has not come to light"),
    Status.MET: ("is met", "is not met"),
    Status.EXCEEDED: ("is more than met", "is not more than met"),
    Status.PROMISED: ("has been promised", "has not been promised"),
    Status.KEPT: ("has been kept", "has not been kept"),
    Status.BROKEN: ("has been broken", "has not been broken"),
}
_MOOD = {
    ">=": "{} or better",
    ">": "better than {}",
    "<": "worse than {}",
    "<=": "{} or worse",
    "==": "exactly {}",
    "!=": "anything but {}",
}
_MONEY = {
    ">=": "{} or more is left",
    ">": "more than {} is left",
    "<": "less than {} is left",
    "<=": "{} or less is left",
    "==": "exactly {} is left",
    "!=": "any sum but {} is left",
}


@dataclass(frozen=True, slots=True)
class Wording:
    """How one scenario is put into words: the customer's pronoun, and the sign in front of money."""

    pronoun: Pronoun
    currency: str

    @property
    def she(self) -> str:
        """`she`, `he` or `they`."""
        return _PEOPLE[self.pronoun][0]

    @property
    def her(self) -> str:
        """`her`, as in her mood."""
        return _PEOPLE[self.pronoun][1]

    def verb(self, stem: str) -> str:
        """`she says`, `they say`."""
        if self.pronoun is Pronoun.THEY:
            return f"they {stem}"
        return f"{self.she} {stem}s"

    def money(self, amount: int) -> str:
        """`€ 25`, which never breaks over two lines."""
        return f"{self.currency}\u00a0{amount}"

    def when(self, condition: Condition) -> str:
        """A condition, as it stands behind an `if`: `“heard” is met and her mood is 12 or better`."""
        return self._said(condition, True, "")

    def _said(self, condition: Condition, so: bool, within: str) -> str:
        """The condition, or where not `so` its opposite, as part of a list joined by `within`."""
        if isinstance(condition, Not):
            return self._said(condition.part, not so, within)
        if not isinstance(condition, AllOf | AnyOf):
            return self._question(condition, so)
        joined = "and" if isinstance(condition, AllOf) is so else "or"
        parts = [self._said(part, so, joined) for part in condition.parts]
        text = f" {joined} ".join(parts)
        if not within or within == joined or len(parts) == 1:
            return text
        return f"({text})"

    def _question(self, one: FlagSet | StatusIs | Compare, so: bool) -> str:
        if isinstance(one, FlagSet):
            return f"{quoted_id(one.flag)} {'is' if so else 'is not'} noted"
        if isinstance(one, StatusIs):
            return self._status(one, so)
        sign = one.operator if so else _OPPOSITE[one.operator]
        if one.quantity is Quantity.MOOD:
            return f"{self.her} mood is {_MOOD[sign].format(one.number)}"
        return _MONEY[sign].format(self.money(one.number))

    def _status(self, one: StatusIs, so: bool) -> str:
        if one.status is Status.VARIANT:
            return f"today's customer {'is' if so else 'is not'} {quoted_id(one.name)}"
        if one.status is Status.REMEMBERS:
            if one.name == LATE:
                return f"the contact {'comes' if so else 'does not come'} later than it was owed"
            if so:
                return f"{self.verb('remember')} {quoted_id(one.name)}"
            return f"{self.she} {'do' if self.pronoun is Pronoun.THEY else 'does'} not remember {quoted_id(one.name)}"
        return f"{quoted_id(one.name)} {_STATUSES[one.status][0 if so else 1]}"


def quoted(text: str) -> str:
    """Words in quotation marks."""
    return f"\u201c{text}\u201d"


def quoted_id(name: str) -> str:
    """An id as words in quotation marks."""
    return quoted(words_of(name))


def mood_named(mood: int) -> str:
    """`8 of 20, worried`."""
    return f"{mood} of {MOOD_MAX}, {face_for(mood)}"


def signed(number: int) -> str:
    """A change with its sign, and a true minus."""
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"


def listed(words: list[str]) -> str:
    """`one, two and three`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def as_sentence(text: str) -> str:
    """A clause with a capital and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", "\u201d")) else f"{text}."
