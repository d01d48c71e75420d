"""A part of the window that is laid out like a window of its own."""

from game.ui.context import Context


def part_of(ctx: Context, less_width: float, less_height: float) -> Context:
    """The context of a part of the window: what asks how much room there is, is told of that part.

    The part is smaller than the window by so many design units.
    """
    scale = ctx.kit.scale
    size = max(1, scale.window[0] - scale.dp(less_width)), max(1, scale.window[1] - scale.dp(less_height))
    kit = ctx.kit._replace(scale=scale._replace(window=size))
    return Context(
        kit, ctx.settings, ctx.now, ctx.nav, ctx.timers, ctx.workers, ctx.clipboard, ctx.apply, ctx.announce,
        ctx.text_input,
    )  # fmt: skip
