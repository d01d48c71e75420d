"""The four pillars: each with its score as text and as a bar, what earned it and what cost it."""

from collections.abc import Sequence

from game.coaching.model import Item, PillarStory
from game.domain.pillars import Pillar
from game.domain.score import FULL
from game.ui.screens.debrief.view import View
from game.ui.screens.parts.score_bar import ScoreBar
from game.ui.screens.parts.scores import points, short_name
from game.ui.screens.parts.words import PILLAR_LOOKS, signed
from game.ui.widgets import (
    BODY,
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Column,
    Grid,
    Icon,
    Label,
    Panel,
    Row,
    Token,
    Widget,
)


def pillars_part(view: View) -> Widget:
    """All four, two and two where there is room."""
    return Grid([_pillar(one) for one in view.told.pillars], cell=270, gap=14, most=2)


def _pillar(story: PillarStory) -> Widget:
    score = story.score
    icon, ink = PILLAR_LOOKS[score.pillar]
    names = [Label(short_name(score.pillar), BODY, bold=True)]
    if score.pillar.title != short_name(score.pillar):
        names.append(Label(score.pillar.title, CAPTION, Token.MUTED))
    number = Label("–" if score.score is None else points(score.score), SPEECH, ink, bold=True)
    head = Row([Icon(icon, 24, ink), Column(names, gap=0).grow(), number], gap=12, align=Align.CENTRE)
    parts: list[Widget] = [head]
    if score.score is not None:
        parts.append(ScoreBar(score.score / FULL, ink))
    parts += [Label(text, SMALL, Token.MUTED) for text in _notes(story)]
    parts += [*_items("What earned it", story.earned), *_items("What cost it", story.cost)]
    return Panel(Column(parts, gap=10), pad=20, pad_y=16, radius=16)


def _notes(story: PillarStory) -> list[str]:
    score = story.score
    if score.score is None:
        return ["Not assessed: nothing in this contact could move it."]
    notes = []
    if score.capped:
        notes.append("Held down to accuracy: a wow cannot rescue a wrong answer.")
    if not story.earned and not story.cost:
        notes.append(f"Nothing you said or did moved it. {_moves(score.pillar)}")
    return notes


def _moves(pillar: Pillar) -> str:
    return {
        Pillar.ACCURACY: "A right and straight answer would have.",
        Pillar.EMPATHY: "Showing that the person was heard would have.",
        Pillar.COMPOSURE: "Nothing tempted you, or nothing was made of it.",
        Pillar.DELIGHT: "Something nobody had asked for might have.",
    }[pillar]


def _items(title: str, items: Sequence[Item]) -> list[Widget]:
    if not items:
        return []
    return [Column([Label(title, CAPTION, Token.MUTED, bold=True), *(_item(one) for one in items)], gap=4)]


def _item(one: Item) -> Widget:
    times = f" ×{one.times}" if one.times > 1 else ""
    amount = Label(signed(one.points), SMALL, bold=True).sized(28, None, with_text=True)
    return Row([amount, Label(f"{one.name}{times}", SMALL).grow()], gap=6, align=Align.START)
