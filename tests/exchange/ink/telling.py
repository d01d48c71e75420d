"""Tells a Story as its own words define it: what is read and what is on offer on every way, to a depth."""

from dataclasses import dataclass, field
from typing import Any

from game.domain.condition import AllOf, AnyOf, Condition, FlagSet, Not
from game.exchange.algebra import read_when
from game.exchange.story import Choice, Passage, Story


def holds(when: str, flags: frozenset[str]) -> bool:
    """Whether a condition over flags holds."""
    truth = read_when(when)
    return truth if isinstance(truth, bool) else _holds(truth, flags)


def _holds(one: Condition, flags: frozenset[str]) -> bool:
    if isinstance(one, FlagSet):
        return one.flag in flags
    if isinstance(one, Not):
        return not _holds(one.part, flags)
    assert isinstance(one, AllOf | AnyOf)
    parts = [_holds(part, flags) for part in one.parts]
    return all(parts) if isinstance(one, AllOf) else any(parts)


@dataclass(frozen=True)
class Spot:
    """Where a telling is: the text just read, what is on offer, and what is remembered."""

    title: str
    text: str
    flags: frozenset[str]
    used: frozenset[tuple[str, int]]
    offers: tuple[tuple[int, Choice], ...]
    path: tuple[str, ...] = ()


@dataclass
class Teller:
    """Tells one story."""

    story: Story
    by_title: dict[str, Passage] = field(init=False)

    def __post_init__(self) -> None:
        """Know each passage by its title."""
        self.by_title = {passage.title: passage for passage in self.story.passages}

    def begin(self) -> Spot:
        """The first spot."""
        return self.reach(self.story.start, frozenset(self.story.flags), frozenset())

    def reach(self, title: str, flags: frozenset[str], used: frozenset[tuple[str, int]]) -> Spot:
        """What one reads on arriving at a passage, and on those it leads on to."""
        read = []
        for _ in range(100):
            if not title:
                return Spot("", "\n".join(read), flags, used, ())
            passage = self.by_title[title]
            flags = (flags - set(passage.clears)) | set(passage.sets)
            words = next(one for one in passage.words if not one.when or holds(one.when, flags))
            read.append(words.text)
            if not passage.routes:
                offers = tuple(
                    (number, one)
                    for number, one in enumerate(passage.choices)
                    if holds(one.when, flags) and not (one.once and (title, number) in used)
                )
                return Spot(title, "\n".join(read), flags, used, offers)
            title = next(to for when, to in passage.routes if not when or holds(when, flags))
        raise AssertionError("the story leads on without end")

    def choose(self, spot: Spot, at: int) -> Spot:
        """The spot after a choice."""
        number, choice = spot.offers[at]
        flags = (spot.flags - set(choice.clears)) | set(choice.sets)
        return self.reach(choice.to, flags, spot.used | {(spot.title, number)})


def plain(text: str) -> str:
    """A text without its line breaks: what a scenario keeps of it."""
    return " ".join(text.split())


def differences(story: Story, tree: dict[str, Any]) -> list[str]:
    """Where the story reads otherwise than a tree of transcripts says, which `{text, choices: [{say, next}]}` is."""
    teller = Teller(story)
    found: list[str] = []
    todo = [(teller.begin(), tree, "", "")]
    while todo and len(found) < 3:
        spot, node, path, said = todo.pop()
        wanted = plain(node["text"])
        if wanted not in (plain(spot.text), plain(f"{said} {spot.text}")):
            found.append(f"{path}: text {plain(spot.text)!r}, wanted {wanted!r}")
        says = [plain(choice.say) for _, choice in spot.offers]
        if says != [plain(one["say"]) for one in node.get("choices", ())]:
            found.append(f"{path}: offers {says}, wanted {[one['say'] for one in node['choices']]}")
            continue
        for at, one in enumerate(node.get("choices", ())):
            if "next" in one:
                todo.append((teller.choose(spot, at), one["next"], f"{path} > {one['say']}", one["say"]))
    return found
