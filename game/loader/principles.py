"""Writes where each principle can be met in play: `python -m game.loader.principles` renews docs/principles.md."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from game import places
from game.domain.rubric import Behaviour, Principle, Rubric
from game.domain.scenario import Scenario
from game.loader.coverage import BY_THE_GAME_ALONE, Side, Uses, carriers, counted, uses

COMMAND = "python -m game.loader.principles"

_GROUPS = {
    "L": "Four levels of expectation",
    "F": "The ground of satisfaction, then loyalty",
    "E": "Every contact sets expectations",
    "K": "Key moments and the heart",
    "A": "Ask, and keep asking",
    "T": "Ten tips",
    "R": "What research adds",
}

MECHANICS: Mapping[str, str] = {
    "R1": "Delight is counted only up to the accuracy reached, and the debrief says where it was capped.",
    "R2": "The stars of the closing review are counted from the strongest mood of the contact and the last one.",
    "R3": "The audit proves of each contact that a failure made good never outscores a clean run.",
    "R4": "Where words hurt, replies take them in at least three different ways, and the debrief says which it was.",
    "R5": "Goodwill is a small budget. Points come from what a gesture shows, never from what it costs.",
    "R6": "Replies are shuffled by the seed, and the audit plays as naive players who must all fail.",
    "R7": "The course brings back what was mastered at growing gaps.",
    "R8": "Practice never stands on a board, one may look at the board of one's own team alone, and the team reads a "
    "story only when its trainee says so.",
}
"""What the game itself does about a principle, whoever plays and whatever the contact."""

_TOP = f"""# The principles in play

<!-- Made from scenarios/ by `{COMMAND}`. Change the rubric and the scenarios, not this file. -->

What the game teaches, and where it can be done well or badly. For each principle: what it says, the behaviours that
show it, and the contacts with the states in which a reply or a gesture shows them. A behaviour shows its principle
well when its weights in [rubric.yaml](../scenarios/rubric.yaml) add up to more than 0, and badly when to less.

The numbers are those of the contacts in which it can be met in this way; "the game" is a rule that holds in all.
"""


def page(rubric: Rubric, scenarios: Iterable[Scenario]) -> str:
    """The whole of docs/principles.md."""
    used = uses(scenarios, rubric)
    parts = [_TOP, _contents(rubric, used)]
    for group, members in groupby(rubric.principles.values(), key=lambda one: one.id[0]):
        parts.append(f"## {group}. {_GROUPS[group]}")
        parts += [_section(one, rubric, used) for one in members]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _contents(rubric: Rubric, used: Uses) -> str:
    rows = ["| | | Well | Badly |", "|---|---|---|---|"]
    for one in rubric.principles.values():
        cells = (_contacts(one.id, side, rubric, used) for side in Side)
        rows.append(f"| [{one.id}](#{_anchor(one)}) | {one.name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _contacts(principle: str, side: Side, rubric: Rubric, used: Uses) -> str:
    """In how many contacts it can be met so, or that the game sees to it; nothing where it cannot."""
    ways = carriers(rubric, principle, side)
    number = len({scenario for one in ways for scenario in used.get(one.id, {})})
    by_game = principle in BY_THE_GAME_ALONE or any(one.id in counted(rubric) for one in ways)
    return str(number) if number else "the game" if by_game else ""


def _section(principle: Principle, rubric: Rubric, used: Uses) -> str:
    parts = [f"### {_heading(principle)}", principle.text]
    for side in Side:
        lines = [_line(one, rubric, used) for one in carriers(rubric, principle.id, side)]
        if lines:
            parts.append("\n".join((f"{side.value.capitalize()}:", "", *lines)))
    if principle.id in MECHANICS:
        parts.append(f"In the game itself: {MECHANICS[principle.id]}")
    return "\n\n".join(parts)


def _line(behaviour: Behaviour, rubric: Rubric, used: Uses) -> str:
    there = used.get(behaviour.id, {})
    spots = [f"*{scenario}*: {', '.join(states)}" for scenario, states in sorted(there.items())]
    told = [*_counted(behaviour, rubric), *spots] or ["in no contact yet"]
    return f"- **{behaviour.name}** (`{behaviour.id}`) – {' · '.join(told)}"


def _counted(behaviour: Behaviour, rubric: Rubric) -> Iterator[str]:
    if behaviour == rubric.lapse:
        yield "counted by the game wherever patience runs out"
    if behaviour == rubric.flat:
        yield "counted by the game wherever a gesture does not fit"
    if behaviour == rubric.early:
        yield "counted by the game wherever a remedy comes before its stage"
    if behaviour == rubric.aside:
        yield "counted by the game in a shift, where another contact is seen to meanwhile"


def _heading(principle: Principle) -> str:
    return f"{principle.id} {principle.name}"


def _anchor(principle: Principle) -> str:
    """What a heading is called in links to it."""
    kept = "".join(sign for sign in _heading(principle).lower() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")


def current_page() -> str:
    """What docs/principles.md should hold now. Raises SystemExit, with a sentence, where something is not sound."""
    from game.loader.loading import load_library, load_rubric

    folder = places.scenarios()
    rubric = load_rubric(folder).rubric
    if rubric is None:
        raise SystemExit("The rubric is not sound; see: python3 main.py check scenarios")
    found = load_library([folder], rubric)
    scenarios = [one.scenario for one in found if one.scenario is not None]
    if len(scenarios) < len(found):
        names = ", ".join(one.id for one in found if one.scenario is None)
        raise SystemExit(f"Not sound: {names}; see: python3 main.py check scenarios")
    return page(rubric, scenarios)


def main() -> None:
    """Write the page of the checkout this runs in."""
    path = places.shipped() / "docs" / "principles.md"
    path.write_text(current_page(), encoding="utf-8", newline="\n")
    print(f"Written: {path}")


if __name__ == "__main__":
    main()
