"""What is too long or too many for one state is divided among several."""

import re

from game.domain.diagnostic import Place
from game.exchange.algebra import Truth, written
from game.exchange.plot import GO_ON, Plot, Spot, Way
from game.exchange.story import Loss

LONGEST_TEXT = 600
LONGEST_WHEN = 300
MOST_REPLIES = 9

_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")


def sized(plot: Plot) -> None:
    """Divide what does not fit."""
    for spot in list(plot.spots.values()):
        spot.words = _sayable(spot.words, spot.place, spot.losses, "wording")
        for way in spot.replies:
            _shortened(way)
            way.ways = _sayable(way.ways, way.place, way.losses, "way on")
            way.says = _sayable(way.says, way.place, way.losses, "wording")
            if len(written(way.when)) > LONGEST_WHEN:
                way.losses.append(_too_long(way.place, way.when, "the choice is always on offer"))
                way.when = True
        if len(spot.replies) > MOST_REPLIES:
            _paged(plot, spot)
        if any(len(text) > LONGEST_TEXT for _, text in spot.words):
            _divided(plot, spot)


def pieces(text: str, most: int = LONGEST_TEXT) -> list[str]:
    """The text in pieces of at most `most` characters, divided between sentences, or else between words."""
    found: list[str] = []
    rest = text
    while len(rest) > most:
        ends = [one.start() for one in _SENTENCE.finditer(rest, 0, most)]
        cut = ends[-1] if ends else rest.rfind(" ", 1, most)
        cut = most if cut <= 0 else cut
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*found, rest] if rest or not found else found


def _sayable(cases: list[tuple[Truth, str]], place: Place, losses: list[Loss], what: str) -> list[tuple[Truth, str]]:
    """The cases whose condition fits into a line."""
    kept = []
    for when, one in cases:
        if len(written(when)) > LONGEST_WHEN:
            losses.append(_too_long(place, when, f"this {what} is left out: {one.partition(chr(0))[0]}"))
        else:
            kept.append((when, one))
    return kept


def _too_long(place: Place, when: Truth, so: str) -> Loss:
    return Loss(place, f"The condition is too long for one line ({written(when)}), so {so}")


def _shortened(way: Way) -> None:
    if len(way.say) > LONGEST_TEXT:
        first = pieces(way.say, LONGEST_TEXT - 2)[0]
        left = way.say[len(first) :].strip()
        way.losses.append(Loss(way.place, f"These words are too long for a reply; the rest of them: {left}"))
        way.say = f"{first} {GO_ON}"


def _paged(plot: Plot, spot: Spot) -> None:
    """More replies than can be on offer at once: the last of each eight leads to the next ones, and round again."""
    each = MOST_REPLIES - 1
    groups = [spot.replies[at : at + each] for at in range(0, len(spot.replies), each)]
    pages = [spot]
    for group in groups[1:]:
        key = plot.new_key(f"{spot.key} (more)")
        words: list[tuple[Truth, str]] = [(True, GO_ON)]
        pages.append(Spot(key, f"{spot.name} more", words, group, spot.place))
        plot.spots[key] = pages[-1]
    spot.replies = groups[0]
    why = f"This passage has more than {MOST_REPLIES} choices, so they are divided among {len(pages)} states."
    spot.losses.append(Loss(spot.place, why))
    for page, after in zip(pages, [*pages[1:], spot], strict=True):
        page.replies.append(Way(GO_ON, [(True, after.key)], spot.place))


def _divided(plot: Plot, spot: Spot) -> None:
    """A text that is too long: what leads here leads to its first piece, and the replies stand after the last."""
    texts = [(when, pieces(text)) for when, text in spot.words]
    count = max(len(many) for _, many in texts)
    now = spot
    replies, extras = spot.replies, spot.extras
    for number in range(count):
        if number:
            key = plot.new_key(f"{spot.key} (on)")
            after = Spot(key, f"{spot.name} on", [], [], spot.place)
            plot.spots[key] = after
            now.replies = [Way(GO_ON, [(True, key)], spot.place)]
            now.extras = ()
            now = after
        now.words = [(when, many[number] if number < len(many) else GO_ON) for when, many in texts]
        if all(text == now.words[0][1] for _, text in now.words):
            now.words = [(True, now.words[0][1])]
    now.replies, now.extras = replies, extras
