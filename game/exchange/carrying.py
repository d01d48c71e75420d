"""Words of passages that go on by themselves: what the customer says back to the reply that leads through them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from game.domain.condition import AllOf, FlagSet, Not
from game.exchange.algebra import Truth, both, negated, read_when, with_flags, written
from game.exchange.plot import Plot, Spot, Way
from game.exchange.sizing import LONGEST_TEXT, LONGEST_WHEN
from game.exchange.story import Loss, Passage, Words
from game.exchange.wording import plain_line
from game.exchange.worlds import in_order, merged, variables

Said = tuple[tuple[Truth, str], ...]
"""Wordings of which the first that holds is said, the last one always; each line of them is from another passage."""

MOST_WORDINGS = 8
STEPS = (8, 4, 3, 2, 1, 0)
"""How many passages' words a reply takes along: the first of these with which it does not become too much."""


def speaks(passage: Passage) -> bool:
    """Whether it says something and goes on by itself."""
    return bool(passage.routes) and any(plain_line(one.text) for one in passage.words)


def taken_along(said: Said, words: Sequence[Words], changes: Mapping[str, bool], when: Truth) -> Said | None:
    """What has been said, and these words after it; None where that is too much for one reply.

    The conditions are about what was so before the reply, like `when`; `changes` is what has changed by the time.
    """
    known = _known(when)
    more = [(with_flags(with_flags(read_when(one.when), changes), known), plain_line(one.text)) for one in words]
    both_ = (
        (both([first, then]), "\n".join(filter(None, (before, after))))
        for first, before in said or ((True, ""),)
        for then, after in more
    )
    found = told(both_)
    if len(found) > MOST_WORDINGS or any(len(text) > LONGEST_TEXT for _, text in found):
        return None
    return found


def told(cases: Iterable[tuple[Truth, str]]) -> Said:
    """The same without what is never said, and without conditions that make no difference."""
    found: list[tuple[Truth, str]] = []
    for when, text in cases:
        if when is not False:
            found.append((when, text))
        if when is True:
            break
    found[-1] = (True, found[-1][1])
    while len(found) > 1 and found[-2][1] == found[-1][1]:
        del found[-2]
    return tuple(found)


def settled(said: Said, when: Truth) -> Said:
    """The same where `when` holds; empty where nothing is said."""
    known = _known(when)
    found = told((with_flags(one, known), text) for one, text in said) if said else ()
    return found if any(text for _, text in found) else ()


def apart(said: Said, when: Truth) -> Iterator[tuple[Truth, Said]]:
    """Each wording with the condition under which it is said, no two of which hold at once."""
    rest: Truth = when
    for one, text in said or ((True, ""),):
        now = both([rest, one])
        if now is not False:
            yield now, ((True, text),) if text else ()
        rest = both([rest, negated(one)])


def hard_to_tell(said: Said, changes: Mapping[str, bool]) -> bool:
    """Whether it cannot be told after the reply: it asks for what the reply changes, or nothing is said at times."""
    if any(name in changes for when, _ in said for name in variables(when)):
        return True
    return bool(said) and not all(text for _, text in said)


def together(parts: Sequence[tuple[Truth, Said]]) -> list[tuple[Truth, str]]:
    """What is said, where one of these conditions holds and what goes with it is said."""
    first = parts[0][1]
    if all(said == first for _, said in parts):
        return list(first)
    single = [(now, text) for when, said in parts for now, one in apart(said, when) for _, text in one]
    return list(told([*in_order(merged(single))]))


def fits(ways: Sequence[Way]) -> bool:
    """Whether all these replies can be written down with what is said back to them."""
    if sum(len(way.says) for way in ways) > MOST_WORDINGS:
        return False
    whens = [when for way in ways if way.says for when in (way.when, *(one for one, _ in (*way.says, *way.ways)))]
    return all(len(written(when)) <= LONGEST_WHEN for when in whens)


def lines_said(ways: Iterable[Way]) -> set[str]:
    """Every line that is said back to one of these replies."""
    return {line for way in ways for _, text in way.says for line in text.split("\n")}


def name_unsaid(plot: Plot) -> None:
    """Wordings of the story that are not said anywhere any more are lost, so they are named."""
    spots: list[Spot] = [*plot.spots.values(), *plot.aside]
    there = lines_said(way for spot in spots for way in spot.replies)
    there |= {plain_line(text) for spot in spots for _, text in spot.words}
    named = [loss.why for losses in (plot.losses, *(spot.losses for spot in spots)) for loss in losses]
    for title, place, text in plot.wordings:
        if text in there or len(text) > LONGEST_TEXT:  # what is that long is divided, not lost
            continue
        why = f"This wording is never said, so it is left out: {text}"
        if why not in named:
            spot = plot.spots.get(title)
            (spot.losses if spot else plot.losses).append(Loss(place, why))
            named.append(why)


def _known(when: Truth) -> dict[str, Truth]:
    """The flags of which it is known whether they are set, where this holds."""
    found: dict[str, Truth] = {}
    for one in when.parts if isinstance(when, AllOf) else (when,):
        if isinstance(one, FlagSet):
            found[one.flag] = True
        elif isinstance(one, Not) and isinstance(one.part, FlagSet):
            found[one.part.flag] = False
    return found
