"""EM811: the customer says the same words at two points of one contact."""

from collections import defaultdict
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._alike import ENOUGH, key_of
from game.audit.advice.wording._speech import Moment, hearing_of, moments_of
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM811", "the customer says the same thing twice",
    "The customer says the same words (four or more) at two different points, and both can be heard in one contact.",
    "People do not repeat themselves word for word. It reads as if the game had forgotten what was said.",
    "customer: I only want to know when it comes., in hello, and again in a state that follows",
    "Let the second one take up what has happened since.",
)


def check(study: Study) -> Iterator[Remark]:
    """Each line that can be heard after another one with the same words."""
    alike: defaultdict[tuple[str, ...], list[Moment]] = defaultdict(list)
    for moment in moments_of(study):
        alike[key_of(moment.text)].append(moment)
    twins = [found for key, found in alike.items() if len(key) >= ENOUGH and len(found) > 1]
    hearing = hearing_of(study, [moment for found in twins for moment in found])
    if hearing:
        for found in twins:
            for later in found:
                others = (one for one in found if one is not later and hearing.follows(later, one))
                if earlier := next(others, None):
                    said = named(earlier.path)
                    message = (
                        f"{named(later.path)} can have been heard before, word for word: {said[0].lower()}{said[1:]}."
                    )
                    yield Remark(later.path, message)
