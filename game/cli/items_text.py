"""What the plays on record say of a scenario's decisions, in words and as JSON."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Any

from game.audit.chart import item_words as words
from game.audit.chart.items import Analysis, Doubt, ReplyUse

_WIDE = 108  # letters of a line


def items_lines(scenario: str, analysis: Analysis) -> Iterator[str]:
    """The lines for a terminal."""
    yield f"{scenario}: from the plays on record ({words.source_words(analysis)})"
    if left := words.left_words(analysis):
        yield f"  {left}"
    if not analysis.counted:
        yield f"  {words.NOBODY}"
        return
    for item in analysis.items:
        yield ""
        yield _joined(f"  {item.state:<20}", words.found_words(item), words.agrees_words(item), item.doubts)
        for one in item.replies:
            mark = "*" if one.best else " "
            chosen = f"{words.chosen_words(one):<35}"
            yield _joined(f"    {mark} {one.reply:<18}", chosen, words.gap_words(one), one.doubts)
    yield ""
    yield f"  * {words.BEST}."
    for paragraph in words.EXPLAINED:
        yield from (f"  {line}" for line in wrap(paragraph, _WIDE))


def items_record(analysis: Analysis) -> dict[str, Any]:
    """The same for a program."""
    return {
        "plays": analysis.counted,
        "left_out": {
            "other_versions": analysis.other_versions,
            "not_the_first": analysis.again,
            "unreadable": analysis.unreadable,
        },
        "items": [
            {
                "state": item.state,
                "found": item.found._asdict(),
                "discrimination": item.discrimination._asdict() if item.discrimination else None,
                "doubts": [one.name.lower() for one in item.doubts],
                "replies": [_use(one) for one in item.replies],
            }
            for item in analysis.items
        ],
    }


def _use(one: ReplyUse) -> dict[str, Any]:
    return {
        "reply": one.reply,
        "best": one.best,
        "chosen": one.chosen._asdict(),
        "strong": one.strong._asdict(),
        "weak": one.weak._asdict(),
        "gap": one.gap._asdict() if one.gap else None,
        "doubts": [doubt.name.lower() for doubt in one.doubts],
    }


def _joined(name: str, first: str, second: str, doubts: tuple[Doubt, ...]) -> str:
    return f"{name} {'   '.join(one for one in (first, second, words.doubt_words(doubts)) if one)}".rstrip()
