"""Draws the map of a scenario into a picture file, with the window's own hand and without a window."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import pygame

from game import places
from game.domain.errors import UsageError
from game.domain.settings import FontChoice, Theme
from game.ui.canvas import Canvas, Kit
from game.ui.pictures import Pictures
from game.ui.scale import DESIGN, Scale
from game.ui.shapes import Shapes
from game.ui.text import Fonts, TypeSetter
from game.ui.theme import Token, theme_for

if TYPE_CHECKING:
    from game.audit.chart.model import Chart
    from game.session.training import Training

_MOST = 16_000  # pixels of one side
_MOST_PIXELS = 120_000_000


def draw_graph(args: argparse.Namespace, training: "Training", out: TextIO) -> int:
    """Write the map as a PNG; gives the exit status. Raises `ExtraMileError` with a sentence for the user."""
    from game.domain.errors import ScenarioError
    from game.session.chart import chart_asked, unwritten, wrote

    chart = chart_asked(training, args.scenario, args.plays, args.packs)
    picture = chart_picture(chart, Theme(args.theme), args.scale)
    try:
        pygame.image.save(picture, str(args.output))
    except (OSError, pygame.error, ValueError) as problem:
        raise ScenarioError(unwritten(Path(args.output), problem)) from problem
    out.write(f"{wrote(Path(args.output), chart)}\n")
    return 0


def chart_picture(chart: "Chart", theme: Theme = Theme.LIGHT, scale: float = 1.0) -> pygame.Surface:
    """The map as a surface, without any window. Raises `UsageError` where it would be too large."""
    from game.audit.chart.page import page_of
    from game.ui.screens.map.drawing import Brush, Plates

    page = page_of(chart)
    size = round(page.size[0] * scale), round(page.size[1] * scale)
    if max(size) > _MOST or size[0] * size[1] > _MOST_PIXELS:
        raise UsageError(f"The picture would have {size[0]} x {size[1]} pixels. Take a smaller --scale, or an .svg.")
    pygame.font.init()
    assets = places.assets()
    setter = TypeSetter(Fonts(assets / "fonts", FontChoice.INTER))
    kit = Kit(theme_for(theme), Scale(DESIGN, 1.0, 1.0), setter, Pictures(assets), Shapes(), True)
    surface = pygame.Surface(size)
    surface.fill(kit.theme[Token.PAPER])
    Brush(Canvas(surface, kit), Plates(), scale).draw(page.things)
    return surface
