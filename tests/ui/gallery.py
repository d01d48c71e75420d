"""Two screens with every widget on them: looked at by people, walked by the audit."""

from game.ui.dialog import Ask
from game.ui.input import Key
from game.ui.screen import Screen
from game.ui.widgets import (
    BODY,
    PILLARS,
    SMALL,
    SPEECH,
    TITLE,
    Align,
    Bar,
    Button,
    Chip,
    Choice,
    Column,
    Curve,
    Decision,
    Entry,
    Face,
    Flow,
    Grid,
    Icon,
    KeyBadge,
    Kind,
    Label,
    Meter,
    Pad,
    Panel,
    Progress,
    ReplyCard,
    Row,
    Rule,
    Scroll,
    Slider,
    Spacer,
    Spoken,
    Stars,
    Table,
    TableColumn,
    TableRow,
    Tile,
    Toggle,
    Token,
    Typing,
    Waveform,
    Widget,
)

WORDS = "“Hi… I have these boots, and I think I have missed the date. I know. I know.”"
REPLIES = (
    "Thank you for ringing, Maria. Before we look at dates: is everything all right?",
    "Our policy is thirty days, so you are out of the window, I'm afraid.",
    "No problem at all, just send them back and I'll sort something out.",
    "Could you give me the order number? Then I can see what is possible.",
)
GESTURES = (
    ("Send a note", "pen-line"),
    ("Send flowers", "flower-2"),
    ("Arrange pickup", "truck"),
    ("Call ahead", "phone-outgoing"),
    ("Call back after", "calendar-check"),
    ("Teach a tip", "lightbulb"),
    ("Small extra", "gift"),
    ("Prepare ahead", "package-check"),
    ("Breathe", "wind"),
)


class Desk(Screen):
    """Looks like the sketch of the desk, to compare with it."""

    name = "gallery desk"
    first_focus = "reply-1"

    def opened(self) -> None:
        """Remember what was chosen."""
        self.chosen: list[str] = []
        self.mood = Meter("How she feels", 0.42, "ashamed", "furious", "delighted", Token.EMPATHY, key="mood")

    def on_key(self, key: Key) -> bool:
        """Number keys choose replies."""
        if key.digit and key.digit <= len(REPLIES):
            self.chosen.append(REPLIES[key.digit - 1])
            return True
        return False

    def build(self) -> Widget:
        """Give head, three columns and the tray."""
        head = Bar(
            [
                Label("Extra Mile", BODY, Token.ACCENT, bold=True),
                Label("The return that came late", BODY, bold=True),
                Chip("Phone", "phone"),
            ],
            [
                Row([Icon("hourglass", 18, Token.MUTED), Label("40 s", SMALL, bold=True)], 8, Align.CENTRE),
                Row([Icon("wallet", 18, Token.MUTED), Label("€ 40", SMALL, bold=True)], 8, Align.CENTRE),
                Button("transcript", "Transcript", lambda: None, "scroll-text", Kind.BARE, size=SMALL),
            ],
        )
        middle = Column([Panel(self._spoken(), pad=28, pad_y=20), *self._replies()], gap=12)
        wide = self.ctx.scale.room[0] > 1000
        columns: list[Widget] = [Scroll("middle", middle).grow()]
        if wide:
            columns = [self._customer().sized(328), *columns, self._papers().sized(280)]
        tray = Panel(self._tray(), pad=24, pad_y=14)
        if not wide:
            middle.items.insert(0, self._customer())
            middle.items += [self._papers(), tray]
        return Pad(Column([head, Row(columns, gap=24).grow(), tray if wide else None], gap=20), 32, 20)

    def _spoken(self) -> Widget:
        return Column([Spoken(WORDS, "words"), Label("Space: show all at once", 13, Token.MUTED)], gap=10)

    def _replies(self) -> list[Widget]:
        return [
            ReplyCard(f"reply-{at}", str(at), text, lambda text=text: self.chosen.append(text))
            for at, text in enumerate(REPLIES, 1)
        ]

    def _customer(self) -> Panel:
        lines: list[Widget] = [
            Column([Face("maria", "worried", 236, rings=True)], align=Align.CENTRE),
            Label("Maria Alvarez", SPEECH, bold=True),
            Label("Third order this year. Usually chatty.", SMALL, Token.MUTED),
            Spacer(4),
            self.mood,
        ]
        return Panel(Column(lines, gap=4), pad=28, pad_y=20)

    def _papers(self) -> Panel:
        return Panel(
            Column(
                [
                    Row([Icon("scroll-text"), Label("Returns policy", BODY, bold=True).grow()], 8, Align.CENTRE),
                    Label("Unworn goods within 30 days of delivery.", SMALL, Token.MUTED),
                    Rule(),
                    Row([Icon("package-check"), Label("Order 88-4127", BODY, bold=True).grow()], 8, Align.CENTRE),
                    Label("Hiking boots, € 149.00\nDelivered 39 days ago", SMALL, Token.MUTED),
                ],
                gap=10,
            )
        )

    def _tray(self) -> Widget:
        tiles = [Tile(f"gesture-{icon}", word, icon, lambda: None) for word, icon in GESTURES]
        return Column([Label("Do something unasked", SMALL, Token.MUTED), Grid(tiles, 112, 12)], gap=8)


class Shelf(Screen):
    """Every other widget, one after the other in a scroll area."""

    name = "gallery shelf"

    def opened(self) -> None:
        """Remember what the fields said."""
        self.said: list[object] = []

    def build(self) -> Widget:
        """Give two columns of panels where there is room, else one."""
        parts = [self._fields(), self._amounts(), self._marks(), self._board(), self._curve(), self._motion()]
        return Pad(
            Column(
                [
                    Label("Gallery", TITLE, bold=True),
                    Scroll("shelf", Grid(parts, 480, 20, most=2)),
                ],
                gap=12,
            ),
            32,
            20,
        )

    def _fields(self) -> Widget:
        say = self.said.append
        sizes = [(value, f"{value} %") for value in (100, 125, 150, 175, 200)]
        return Panel(
            Column(
                [
                    Entry("name", "", say, hint="Your first name", label="Name"),
                    Entry("team", "Tuesday team", say, label="Team"),
                    Choice("theme", [("l", "Light"), ("d", "Dark")], "l", say, "Theme"),
                    Choice("size", sizes, 100, say, "Text size"),
                    Toggle("motion", "Reduce motion", True, say),
                    Toggle("sound", "Read aloud what has the focus", False, say),
                    Slider("pace", 3, 1, 5, 1, say, label="Pace"),
                    Flow(
                        [
                            Button("go", "Start", lambda: say("go"), "play", Kind.PRIMARY),
                            Button("more", "More about it", lambda: say("more"), "info"),
                            Button("bare", "Skip", lambda: say("bare"), kind=Kind.BARE),
                            Button("off", "Not yet", lambda: say("off"), enabled=False),
                            Button("ask", "Leave…", self._ask),
                        ],
                        gap=12,
                    ),
                ],
                gap=14,
            )
        )

    def _ask(self) -> None:
        answers = [("Leave", lambda: self.said.append("left")), ("Stay", None)]
        self.ctx.nav.push(Ask(self.ctx, "Leave this contact?", "Your answers so far are kept.", answers))

    def _amounts(self) -> Widget:
        return Panel(
            Column(
                [
                    Meter("How she feels", 0.1, "furious", "furious", "delighted", Token.EMPATHY),
                    Meter("How he feels", 0.9, "delighted", "furious", "delighted", Token.ACCENT),
                    Progress("Reading 3 of 12 contacts", 0.25),
                    Row([Stars(4), Label("4 of 5 stars", SMALL, Token.MUTED).grow()], 12, Align.CENTRE),
                    Flow([Chip("Chat", "message-circle"), Chip("E-mail", "mail"), Chip("Counter", "store")], gap=8),
                    Flow([KeyBadge("1"), KeyBadge("G"), KeyBadge("Esc"), KeyBadge("?", lit=True)], gap=8),
                ],
                gap=16,
            )
        )

    def _marks(self) -> Widget:
        pillars = zip(PILLARS, ("target", "heart", "shield", "sparkles"), strict=True)
        rows = [
            Row([Icon(icon, 20, ink), Label(ink.value.title(), BODY, ink, bold=True).grow()], 10, Align.CENTRE)
            for ink, icon in pillars
        ]
        people = ("ruth", "samir", "aisha", "otto", "hana", "kwame")
        faces = Flow([Face(person, "pleased", 72) for person in people], gap=10)
        scripts = "مرحبا بك · שלום · こんにちは · 你好 · नमस्ते · สวัสดี · 😀 · Żółć"
        return Panel(Column([*rows, faces, Label(scripts, BODY)], gap=10))

    def _board(self) -> Widget:
        columns = [
            TableColumn("#", True),
            TableColumn("Name", weight=1),
            TableColumn("Team"),
            TableColumn("Score", True),
        ]
        rows = [
            TableRow(("1", "Ada", "Tuesday team", "94.2")),
            TableRow(("2", "Wolfeschlegelsteinhausenbergerdorff", "Night", "88.0")),
            TableRow(("2", "You", "Tuesday team", "88.0"), own=True),
            TableRow(("4", "محمد عبد الله", "Night", "71.5")),
        ]
        return Panel(Table(columns, rows))

    def _curve(self) -> Widget:
        moods = (0.4, 0.55, 0.3, 0.6, 0.9)
        points = [Decision(mood, str(at) if at else "", worst=at == 2) for at, mood in enumerate(moods)]
        return Panel(Curve("curve", points, on_pick=self.said.append))

    def _motion(self) -> Widget:
        return Panel(
            Column([Waveform("wave"), Row([Typing("dots"), Label("Maria is typing", SMALL, Token.MUTED)], 8)], gap=16)
        )
