"""What goes home with the customer: her own telling of the wow, who she was this time, and what she will remember."""



from game.domain.scenario import Pronoun
from game.ui.screens.debrief.view import View, line
from game.ui.screens.parts.words import subject
from game.ui.widgets import (
    CAPTION,
    SMALL,
    SPEECH,
    Align,
    Button,
    Column,
    Flow,
    Icon,
    Kind,
    Label,
    Panel,
    Row,
    Token,
    Widget,
)


def story_part(view: View) -> Widget | None:
    """The story as she tells it, where there is one: a page of its own in the article."""
    story = view.told.verdict.story
    if not story:
        return None
    who = subject(view.customer.pronoun)
    tells = "tell" if view.customer.pronoun is Pronoun.THEY else "tells"
    words = Label(f"What {who} {tells} at the kitchen table", SMALL, Token.DELIGHT, bold=True)
    title = Row([Icon("quote", 26, Token.DELIGHT), words.grow()], gap=12, align=Align.CENTRE)
    button = Button("stories", "Stories told about you", view.do.stories, "book-open", Kind.QUIET,
                    "Stories told about you, key R", size=SMALL)  # fmt: skip
    button.pad_y = 6
    kept = Label("It is kept for you. Nobody else reads it unless you say so.", CAPTION, Token.MUTED)
    telling = Label(f"“{story}”", SPEECH, key="story")
    return Panel(Column([title, telling, Flow([button, kept], gap=14)], gap=14), pad=28, pad_y=24, key="retold")


def this_time_part(view: View) -> Widget | None:
    """Who she was this time, and who she could also have been, where the scenario knows several."""
    told = view.told
    if not told.this_time:
        return None
    parts: list[Widget] = [Label(f"This time: {told.this_time}", SMALL, bold=True)]
    if told.other_times:
        parts += [Label(f"It could also have been: {text}", SMALL, Token.MUTED) for text in told.other_times]
        parts.append(Label("It begins alike every time; only asking tells. Play again, and see.", SMALL, Token.MUTED))
    return Panel(line("users", *parts), Token.KEY, 18, 12, 14, flat=True)


def remembered(view: View) -> list[Widget]:
    """What she takes with her to the next contact."""
    return [line("bookmark", Label(text, SMALL)) for text in view.told.will_remember]
