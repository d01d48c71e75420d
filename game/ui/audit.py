"""Looks at every line of text on a screen and reports what is cut off, covered, too pale or missing."""

from collections.abc import Callable, Iterable
from itertools import product

import pygame

from game.domain.settings import TEXT_SCALES, Settings
from game.ui.canvas import DrawnText
from game.ui.screen import Screen
from game.ui.stage import Stage
from game.ui.testing import Pilot
from game.ui.theme import Theme, contrast
from game.ui.widgets.scroll import Scroll

SIZES = ((1024, 640), (1280, 720), (1920, 1080), (3840, 2160))
SCALES = (TEXT_SCALES[0], TEXT_SCALES[2], TEXT_SCALES[4])
LEAST_CONTRAST = 4.5
_SLACK = 2  # pixels: rounding of places


def audit_screen(
    first: Callable[[Stage], Screen],
    sizes: Iterable[tuple[int, int]] = SIZES,
    scales: Iterable[int] = SCALES,
    settings: Settings | None = None,
    prepare: Callable[[Pilot], None] = lambda pilot: None,
) -> list[str]:
    """Show a screen at every size and text scale and give a sentence for each fault; none for a good screen.

    `prepare` may bring the screen into the state that is meant (press keys, let time pass).
    """
    faults: list[str] = []
    for size, percent in product(sizes, scales):
        pilot = Pilot(first, size, (settings or Settings()).replaced(text_scale=percent))
        prepare(pilot)
        where = f"{pilot.screen.name} {size[0]}x{size[1]} {percent} %"
        faults += [f"{where}: {fault}" for fault in audit_now(pilot.stage)]
    return faults


def audit_now(stage: Stage) -> list[str]:
    """Give a sentence for each fault of what is on the stage now."""
    records = stage.record()
    window = stage.surface.get_rect()
    theme = stage.ctx.theme
    faults = [fault for drawn in records for fault in _own(drawn, window, theme)]
    faults += _overlaps(records)
    faults += _keys(stage)
    faults += [f"picture {name} is missing" for name in sorted(stage.ctx.kit.pictures.missing)]
    return faults


def _own(drawn: DrawnText, window: pygame.Rect, theme: Theme) -> Iterable[str]:
    name = f"{drawn.text[:40]!r} ({drawn.owner})"
    slack = drawn.box.inflate(2 * _SLACK, 2 * _SLACK)
    in_entry = drawn.scroll.startswith("entry:")
    if not in_entry and not slack.contains(drawn.rect):
        yield f"{name} is cut by its own box: {_say(drawn.rect)} in {_say(drawn.box)}"
    if not drawn.scroll and not window.contains(drawn.rect):
        yield f"{name} is outside the window: {_say(drawn.rect)}"
    elif not drawn.scroll and not drawn.clip.inflate(2 * _SLACK, 2 * _SLACK).contains(drawn.rect):
        yield f"{name} is clipped: {_say(drawn.rect)} by {_say(drawn.clip)}"
    elif drawn.scroll and not in_entry and (
        drawn.rect.left < drawn.clip.left - _SLACK or drawn.rect.right > drawn.clip.right + _SLACK
    ) and drawn.clip.w:  # fmt: skip
        yield f"{name} is clipped sideways in a scroll area: {_say(drawn.rect)} by {_say(drawn.clip)}"
    if drawn.broken:
        yield f"{name} is broken inside a word: its place is too narrow"
    ratio = contrast(theme[drawn.ink], theme[drawn.ground])
    if ratio < LEAST_CONTRAST:
        yield f"{name} has contrast {ratio:.2f}: {drawn.ink.value} on {drawn.ground.value}"


def _overlaps(records: list[DrawnText]) -> Iterable[str]:
    for at, one in enumerate(records):
        for other in records[at + 1 :]:
            if one.layer != other.layer:
                continue
            same = one.scroll == other.scroll
            a = one.rect if same else one.rect.clip(one.clip)
            b = other.rect if same else other.rect.clip(other.clip)
            if a and b and a.inflate(-_SLACK, -_SLACK - a.h // 6).colliderect(b.inflate(-_SLACK, -_SLACK - b.h // 6)):
                yield f"{one.text[:40]!r} and {other.text[:40]!r} overlap: {_say(a)} and {_say(b)}"


def _keys(stage: Stage) -> Iterable[str]:
    root = stage.top.root
    widgets = list(root.walk()) if root else []
    keys = [widget.key for widget in widgets if widget.focusable]
    yield from (f"key {key!r} is used twice" for key in sorted({key for key in keys if keys.count(key) > 1}))
    for widget in widgets:
        if widget.focusable and not widget.key:
            yield f"a {type(widget).__name__} takes the focus but has no key"
        if isinstance(widget, Scroll) and widget.most and widget.rect.h < stage.ctx.scale.line(16):
            yield f"scroll area {widget.key!r} is only {widget.rect.h} pixels high"
        if widget.focusable and not isinstance(widget, Scroll) and not _reachable(widget.rect, widget, stage):
            yield f"{widget.key!r} reaches outside the window: {_say(widget.rect)}"


def _reachable(rect: pygame.Rect, widget: object, stage: Stage) -> bool:
    up = getattr(widget, "parent", None)
    while up is not None:
        if isinstance(up, Scroll):
            return True
        up = up.parent
    return bool(stage.surface.get_rect().contains(rect))


def _say(rect: pygame.Rect) -> str:
    return f"{rect.w}x{rect.h} at {rect.x},{rect.y}"
