"""How things are called on every page: channels, modes, pillars, fates, pronouns and money."""

from game.domain.moment import Mode
from game.domain.pillars import Pillar
from game.domain.scenario import Channel, Level, Pronoun
from game.domain.score import Fate
from game.ui.theme import Token

CHANNELS: dict[Channel, tuple[str, str]] = {
    Channel.PHONE: ("Phone", "phone"),
    Channel.CHAT: ("Chat", "message-circle"),
    Channel.EMAIL: ("E-mail", "mail"),
    Channel.COUNTER: ("Counter", "store"),
    Channel.VISIT: ("Visit", "house"),
}
"""The word and the icon of each channel."""

MODES: dict[Mode, tuple[str, str]] = {Mode.LEARN: ("Learn", "book-open"), Mode.ASSESS: ("Assess", "medal")}
"""The word and the icon of each way to play."""

PILLAR_LOOKS: dict[Pillar, tuple[str, Token]] = {
    Pillar.ACCURACY: ("target", Token.ACCURACY),
    Pillar.EMPATHY: ("heart", Token.EMPATHY),
    Pillar.COMPOSURE: ("shield", Token.COMPOSURE),
    Pillar.DELIGHT: ("sparkles", Token.DELIGHT),
}
"""The icon and the colour of each pillar; its name (`Pillar.title`) always stands beside them."""

FATES: dict[Fate, tuple[str, str]] = {
    Fate.UNMET: ("open", "circle"),
    Fate.MET: ("met", "circle-check"),
    Fate.EXCEEDED: ("exceeded", "sparkles"),
}
"""The word and the icon of what became of an expectation while the contact goes on."""

FINAL_FATES: dict[Fate, tuple[str, str]] = {**FATES, Fate.UNMET: ("not met", "circle-x")}
"""The same when it is over."""

LEVELS: dict[Level, str] = {
    Level.ACCURACY: "Accuracy",
    Level.AVAILABILITY: "Availability",
    Level.PARTNERSHIP: "Partnership",
    Level.ADVICE: "Advice",
}
"""The four rungs as they are written on pages."""

_LONG_NAME = 24  # letters
_TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof"})
_FEELS = {Pronoun.SHE: "How she feels", Pronoun.HE: "How he feels", Pronoun.THEY: "How they feel"}
_SUBJECT = {Pronoun.SHE: ("she", "says"), Pronoun.HE: ("he", "says"), Pronoun.THEY: ("they", "say")}


def how_they_feel(pronoun: Pronoun) -> str:
    """'How she feels', with the customer's own pronoun."""
    return _FEELS[pronoun]


def says(pronoun: Pronoun) -> str:
    """'she says', 'they say'."""
    return " ".join(_SUBJECT[pronoun])


def subject(pronoun: Pronoun, capital: bool = False) -> str:
    """'she', or 'She' at the start of a sentence."""
    word = _SUBJECT[pronoun][0]
    return word.capitalize() if capital else word


def first_name(name: str, otherwise: str = "the customer") -> str:
    """What a sentence calls a customer: the first name; the whole one after a title or an initial; `otherwise` where
    it is long."""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    if first.rstrip(".") in _TITLES or first.endswith("."):
        first = name.strip()
    return first if 0 < len(first) <= _LONG_NAME else otherwise


def money(currency: str, amount: int) -> str:
    """An amount with its currency, such as '€ 25', which never breaks over two lines."""
    return f"{currency}\u00a0{amount}"


def signed(amount: int) -> str:
    """A change with its sign: '+2', '−1' (a true minus), '0'."""
    return f"+{amount}" if amount > 0 else f"\u2212{-amount}" if amount < 0 else "0"
