"""How it stands with what is to be sent to the shared board, in a sentence."""

from datetime import datetime

from game.session.courier import Post
from game.ui.screens.parts.frame import calm_line
from game.ui.widgets import Widget


def post_words(post: Post, now: datetime, brief: bool = False) -> str:
    """The sentences about `post` at `now` (UTC); empty where there is no shared board and nothing is wrong.

    Where the page says itself why the board cannot be reached, and since when, `brief` leaves that out.
    """
    if not post.board:
        return post.trouble
    said = [_waiting(post)] if brief else [_waiting(post), _reached(post, now), post.trouble, post.stays]
    return " ".join(one for one in said if one)


def post_line(post: Post, now: datetime, brief: bool = False) -> Widget | None:
    """The same with a sign beside it; None where there is nothing to say."""
    words = post_words(post, now, brief)
    icon = "triangle-alert" if post.trouble and not brief else "package-check" if post.waiting == 0 else "truck"
    return calm_line(words, icon) if words else None


def when_reached(when: datetime, now: datetime) -> str:
    """A moment as one says it here: "at 14:05", or with its day where that is not today."""
    local, today = when.astimezone(), now.astimezone().date()
    clock = f"at {local:%H:%M}"
    if local.date() == today:
        return clock
    year = "" if local.year == today.year else f" {local.year}"
    return f"on {local.day} {local:%b}{year} {clock}"


def _waiting(post: Post) -> str:
    if post.waiting is None:
        return "Looking for what is to be sent …"
    if not post.waiting:
        done = "All else is sent." if post.unsendable else "All is sent."
        return done if post.reached else "Nothing waits to be sent."
    many = "1 contact" if post.waiting == 1 else f"{post.waiting} contacts"
    if post.sending:
        return f"{many} on the way to the shared board …"
    return f"{many} {'waits' if post.waiting == 1 else 'wait'} to be sent."


def _reached(post: Post, now: datetime) -> str:
    if post.reached is None:
        return "" if post.sending else "The shared board has not been reached yet."
    return f"The shared board was last reached {when_reached(post.reached, now)}."
