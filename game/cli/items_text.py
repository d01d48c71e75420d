"""What the plays on record say of a scenario's decisions, in words and as JSON."""

from collections.abc import Iterator
from typing import Any

from game.coaching.items.analysis import Analysis, Item, ReplyUse
from game.coaching.items.figures import Figure, Share


def items_lines(scenario: str, analysis: Analysis) -> Iterator[str]:
    """The lines for a terminal."""
    told, count = analysis.sittings, len(analysis.sittings.counted)
    yield f"{scenario}: from the plays on record ({_counted(count, 'first assessment')} of this version)"
    left = {"of other versions": told.other_versions, "not the first": told.again, "unreadable": told.unreadable}
    if any(left.values()):
        yield f"  Left out: {', '.join(f'{number} {what}' for what, number in left.items() if number)}."
    if not count:
        yield "  Nobody has been assessed in it yet, so there is nothing to say."
        return
    yield "  found: the share who gave a best reply. r: how that goes with doing well elsewhere. In brackets the"
    yield "  interval in which the figure lies with 95 % certainty."
    for item in analysis.items:
        yield ""
        yield f"  {item.state:<20} found {_share(item.found)}   r {_figure(item.discrimination)}{_doubts(item)}"
        for one in item.replies:
            mark = "*" if one.best else " "
            yield f"    {mark} {one.reply:<18} {_share(one.chosen)}   strong - weak {_gap(one)}{_doubts(one)}"
    yield ""
    yield "  * a best reply in most of these plays. Strong and weak are the upper and the lower 27 %, by what they kept"
    yield "  of all that was at stake in the other decisions."


def items_record(analysis: Analysis) -> dict[str, Any]:
    """The same for a program."""
    told = analysis.sittings
    return {
        "plays": len(told.counted),
        "left_out": {"other_versions": told.other_versions, "not_the_first": told.again, "unreadable": told.unreadable},
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


def _share(one: Share) -> str:
    return f"{one.value:4.0%} ({one.low:.0%}-{one.high:.0%}) of {one.of}"


def _figure(one: Figure | None) -> str:
    return f"{one.value:+.2f} ({one.low:+.2f} to {one.high:+.2f})" if one else "too few plays"


def _gap(one: ReplyUse) -> str:
    if one.gap is None:
        return "too few plays"
    return f"{one.gap.value * 100:+.0f} ({one.gap.low * 100:+.0f} to {one.gap.high * 100:+.0f}) points"


def _doubts(one: Item | ReplyUse) -> str:
    return f"   ! {'; '.join(one.doubts)}" if one.doubts else ""


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
