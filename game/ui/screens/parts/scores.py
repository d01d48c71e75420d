"""How scores are written on every page: whole points, as many decimals as it takes to tell two apart, short names."""

from collections.abc import Iterable

from game.domain.pillars import PILLARS, Pillar, Points
from game.ui.screens.parts.words import PILLAR_LOOKS, signed
from game.ui.widgets import CAPTION, Align, Flow, Icon, Label, Row, Widget

NOT_ASSESSED = "not assessed"


def points(hundredths: int | None, decimals: int = 0) -> str:
    """A score in hundredths of a point (0-10000) as people read it, rounded half up: '87', '87.3', 'not assessed'."""
    if hundredths is None:
        return NOT_ASSESSED
    if decimals >= 2:
        return f"{hundredths // 100}.{hundredths % 100:02}"
    unit = 10 if decimals else 100
    rounded = (hundredths + unit // 2) // unit
    return f"{rounded // 10}.{rounded % 10}" if decimals else str(rounded)


def decimals_for(scores: Iterable[int]) -> int:
    """Give the fewest decimals (0-2) with which different scores of one list look different."""
    different = set(scores)
    for decimals in (0, 1):
        if len({points(one, decimals) for one in different}) == len(different):
            return decimals
    return 2


def about_points(hundredths: int) -> str:
    """An amount of score in words: 'less than a point', '1 point', '12 points'."""
    whole = (hundredths + 50) // 100
    return "less than a point" if whole == 0 else "1 point" if whole == 1 else f"{whole} points"


def short_name(pillar: Pillar) -> str:
    """The one word for a pillar, where its full name (`Pillar.title`) has no room."""
    return pillar.value.capitalize()


def pillar_marks(moved: Points) -> Widget | None:
    """The pillars that points moved, each with icon, name and sign; None where none did."""
    marks = [
        pillar_mark(pillar, f"{short_name(pillar)} {signed(amount)}")
        for pillar, amount in zip(PILLARS, moved, strict=True)
        if amount
    ]
    return Flow(marks, gap=12) if marks else None


def pillar_mark(pillar: Pillar, text: str, size: float = CAPTION) -> Widget:
    """A pillar's icon in its colour beside a word or two."""
    icon, ink = PILLAR_LOOKS[pillar]
    return Row([Icon(icon, size + 2, ink), Label(text, size)], gap=5, align=Align.CENTRE)
