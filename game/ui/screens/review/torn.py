"""The decision that split the team, step by step: the moment, the replies (hands up), the bars, what each led to."""

from collections.abc import Callable, Iterator

from game.coaching.meeting import words
from game.coaching.meeting.model import ReplyStory, Split
from game.ui.screens.review.charts import Share
from game.ui.screens.review.sizes import Sizes
from game.ui.widgets import Align, Column, Face, Icon, Label, Panel, Row, Token, Widget

_Part = tuple[str, Callable[[Sizes], Widget]]
_NARROW = 900  # pixels at 1280 x 720 below which the face would take the words their place


def torn_pages(one: Split) -> Iterator[_Part]:
    """Every step, with what is read aloud at it."""
    who, heard = one.moment.customer, " ".join(one.moment.said)
    yield f"{one.title}. {who.name}: {heard}", lambda sizes: _moment(one, sizes)
    yield f"{words.HANDS_UP} {_read_out(one)}", lambda sizes: _replies(one, sizes)
    yield _counted(one), lambda sizes: _bars(one, sizes)
    for reply in one.replies:
        yield _led(reply)


def _read_out(one: Split) -> str:
    return " ".join(f"{reply.number}: {reply.say}" for reply in one.replies)


def _counted(one: Split) -> str:
    return " ".join(f"{reply.number}: {words.count_words(reply)}." for reply in one.replies)


def _moment(one: Split, sizes: Sizes) -> Widget:
    who = one.moment.customer
    told = [
        Label(f"{one.title}. {who.name}, {who.feels}", sizes(), Token.MUTED),
        Label(" ".join(one.moment.said), sizes(40)),
    ]
    text = Column(told, gap=sizes.gap(18))
    if sizes.times > 1.6:  # so much text beside it would leave narrow lines
        return text
    face = Face(who.face, who.expression, 190)
    return Row([Column([face]).sized(190), text.grow()], gap=32, align=Align.START)


def _replies(one: Split, sizes: Sizes) -> Widget:
    cards = [_numbered(reply.number, Label(reply.say, sizes()), sizes) for reply in one.replies]
    return Column([Label(words.HANDS_UP, sizes(36), bold=True), *cards], gap=sizes.gap(14))


def _numbered(number: int, words_: Widget, sizes: Sizes) -> Widget:
    return Row([Label(str(number), sizes(), Token.ACCENT, bold=True), words_.grow()], gap=18, align=Align.START)


def _bars(one: Split, sizes: Sizes) -> Widget:
    most = max(reply.count for reply in one.replies)
    rows = [_bar(reply, most, sizes) for reply in one.replies]
    return Column([*rows, Label(words.answers_words(one), sizes(), Token.MUTED)], gap=sizes.gap(14))


def _bar(reply: ReplyStory, most: int, sizes: Sizes) -> Widget:
    count = Label(words.count_words(reply), sizes(), bold=True).sized(sizes(150), None, True)
    share = Share(reply.count / most, 34 * sizes.times)
    number = Label(str(reply.number), sizes(), Token.ACCENT, bold=True)
    bar = Row([number, Column([share]).grow(), count], gap=18, align=Align.CENTRE)
    return Column([bar, Label(reply.say, sizes(), Token.MUTED)], gap=0)


def _led(reply: ReplyStory) -> _Part:
    said = " ".join(reply.said)
    cost = words.cost_words(reply)

    def build(sizes: Sizes) -> Widget:
        answer = Panel(Label(said, sizes(32)), pad=20, pad_y=14, flat=True) if said else None
        coach = Row([Icon("quote", sizes(30)), Label(reply.because, sizes()).grow()], gap=14, align=Align.START)
        mood = f"{words.chosen_words(reply)} {words.mood_words(reply)}. {cost}"
        return Column(
            [
                _numbered(reply.number, Label(reply.say, sizes(), bold=True), sizes),
                answer,
                coach if reply.because else None,
                Label(mood, sizes(), Token.MUTED),
            ],
            gap=sizes.gap(14),
        )

    return f"{reply.number}. {said} {reply.because} {cost}", build
