"""How strong a trainee and how hard a contact is: ratings that allow for each other, each with its uncertainty.

Glicko (Glickman 1999, "Parameter estimation in large dynamic paired comparison experiments", Applied Statistics 48,
377-394), which is Elo with uncertainty, as Pelánek (2016, Computers & Education 98, 169-179) uses Elo for learners and
items: a first attempt is a game between the trainee and the contact, and the score, as a fraction, is its result. A
score says more than a win or a loss, so its variance is taken as `DISPERSION` times that of one (quasi-likelihood,
Wedderburn 1974, Biometrika 61, 439-447).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

START = 1500.0
"""The rating of somebody, or of a contact, about whom nothing is known."""

START_DEVIATION = 350.0
"""The deviation of such a rating: 95 % of all are expected within twice this of `START`."""

DISPERSION = 0.15
"""The variance of a score around its expectation, over that of a win or a loss with the same expectation."""

LEAST_DEVIATION = 30.0
"""No rating is taken for surer than this, so that people can still rise."""

_Q = math.log(10) / 400
_GAP = 3.0  # no result is taken to be surer than a thousand to one, or one surprise would move nothing else


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating on Elo's scale (400 points are odds of ten to one) and its standard deviation, in the same points.

    `attempts` is how many first attempts it rests on. A contact's rating is its difficulty.
    """

    points: float = START
    deviation: float = START_DEVIATION
    attempts: int = 0

    @property
    def low(self) -> float:
        """The lower end of the interval in which the rating lies with a probability of 95 %."""
        return self.points - 1.96 * self.deviation

    @property
    def high(self) -> float:
        """The upper end of that interval."""
        return self.points + 1.96 * self.deviation


def expected(trainee: Rating, contact: Rating) -> float:
    """The score to expect, as a fraction of 1, of a trainee at a contact whose difficulty is as uncertain as it is."""
    difference = (trainee.points - contact.points) / 400
    return 1 / (1 + 10 ** -_bounded(_spread(contact.deviation) * difference))


def after(trainee: Rating, contact: Rating, overall: int) -> tuple[Rating, Rating]:
    """Both ratings after a first attempt that came to `overall` (hundredths, 0-10000).

    Raises ValueError for a score outside that range.
    """
    if not 0 <= overall <= 10_000:
        raise ValueError(f"{overall} is not a score in hundredths")
    score = overall / 10_000
    return _moved(trainee, contact, score), _moved(contact, trainee, 1 - score)


def ratings(firsts: Iterable[tuple[str, str, int]]) -> tuple[dict[str, Rating], dict[str, Rating]]:
    """The ratings of all trainees and of all contacts, by id, from first attempts in the order in which they ended:
    the trainee's id, the contact's and the overall score in hundredths."""
    trainees: dict[str, Rating] = {}
    contacts: dict[str, Rating] = {}
    for trainee, contact, overall in firsts:
        before = trainees.get(trainee, Rating()), contacts.get(contact, Rating())
        trainees[trainee], contacts[contact] = after(*before, overall)
    return trainees, contacts


def _moved(one: Rating, other: Rating, score: float) -> Rating:
    spread = _spread(other.deviation)
    hoped = expected(one, other)
    information = (_Q * spread) ** 2 * hoped * (1 - hoped) / DISPERSION
    precision = 1 / one.deviation**2 + information
    points = one.points + _Q / precision * spread * (score - hoped) / DISPERSION
    return Rating(points, max(math.sqrt(1 / precision), LEAST_DEVIATION), one.attempts + 1)


def _spread(deviation: float) -> float:
    """Glickman's g: how much less a result says where the other side is uncertain."""
    return 1 / math.sqrt(1 + 3 * DISPERSION * (_Q * deviation / math.pi) ** 2)


def _bounded(exponent: float) -> float:
    return max(-_GAP, min(_GAP, exponent))
