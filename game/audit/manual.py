"""Writes what is made from the code: `python -m game.audit.manual` renews docs/diagnostics.md and the schema."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from game import places
from game.loader.checks.card import Card

COMMAND = "python -m game.audit.manual"

_GROUPS = {
    "0": ("Reading the file", "What keeps a file from being read at all."),
    "1": ("Keys and values", "Something is missing, too much, or not what belongs there."),
    "2": ("Names", "An id that leads nowhere, means two things, or is never used."),
    "3": ("The way through", "What cannot be reached, left or done. To know, the game walks every way there is."),
    "4": ("Scoring", "Points without end, what plays no part, and scores that teach the wrong thing."),
    "5": ("The rubric and the tray", "The two files that all scenarios share: rubric.yaml and gestures.yaml."),
    "6": ("The course", "The order in which contacts open, and the certificate at its end: course.yaml."),
    "8": ("The words", "What gives an answer away, what nobody would say, what was left over from writing."),
    "9": ("Packs", "Folders of scenarios to hand on: pack.yaml and what lies beside it."),
    "7": ("Shifts", "Contacts that are played one after the other: the files in scenarios/shifts."),
}

_TOP = f"""# What the checker says

<!-- Made from the cards in game/loader/checks and game/audit/advice by `{COMMAND}`.
Change the cards, not this file. -->

`python3 main.py check` reads scenarios the way the game does and says all it finds in one go, each with a code.
Here is every code: what was found, why it matters, an example, and what to do.
`python3 main.py check --explain EM203` shows one of them in the terminal.

- An **error** keeps the scenario from being played.
- A **warning** is probably not meant. The scenario can be played.
- A **hint** may well be meant. The scenario can be played.

Where a warning or a hint is meant, say so in the file: a comment `# em: allow EM122 she only wants to be heard` on the
line that the checker names, or alone right above it, silences this one there. The reason is for whoever reads the file
next year, so it must be given, and an allowance that nothing needs any more is reported itself.

What the checker says of a sound scenario beyond this page's errors is advice: it is worked out from every way through
the contact, and some of it by English words. [audit.md](audit.md) has the figures behind it.

How a scenario is written is in [scenario-format.md](scenario-format.md).
"""


def manual(cards: Iterable[Card]) -> str:
    """The whole of docs/diagnostics.md."""
    ordered = sorted(cards, key=lambda card: card.code)
    parts = [_TOP, *_contents(ordered)]
    for group, members in groupby(ordered, key=_group):
        title, about = _GROUPS[group]
        parts += [f"## {title}", about, *(_section(card) for card in members)]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _contents(cards: Iterable[Card]) -> Iterator[str]:
    rows = [f"| [{card.code}](#{card.code.lower()}) | {card.severity} | {_cell(card.title)} |" for card in cards]
    yield "\n".join(["| Code | | What |", "|---|---|---|", *rows])


def _section(card: Card) -> str:
    return (
        f"### {card.code}\n\n"
        f"**{card.title[:1].upper()}{card.title[1:]}** ({card.severity}). {card.what}\n\n"
        f"{card.why}\n\n"
        f"```yaml\n{card.bad}\n```\n\n"
        f"*What to do:* {card.fix}"
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _group(card: Card) -> str:
    return card.code[2]


def generated(root: Path) -> dict[Path, str]:
    """What each generated file of the checkout should hold."""
    from game.audit.advice.gathering import every_card
    from game.loader.loading import load_rubric
    from game.loader.reference import reference
    from game.loader.schema import FILE_NAME, schema_text

    rubric = load_rubric(places.scenarios()).rubric
    if rubric is None:
        raise SystemExit("The rubric is not sound; see: python3 main.py check scenarios")
    return {
        root / "docs" / "diagnostics.md": manual(every_card()),
        root / "docs" / "reference.md": reference(rubric, COMMAND),
        root / "scenarios" / FILE_NAME: schema_text(rubric),
    }


def main() -> None:
    """Write the generated files of the checkout this runs in."""
    for path, text in generated(places.shipped()).items():
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"Written: {path}")


if __name__ == "__main__":
    main()
