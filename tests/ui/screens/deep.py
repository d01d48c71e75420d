"""A contact with all that goes deeper than the sample: a barb, recovery, a coach, a wrap-up, variants and a story."""

from dataclasses import replace
from pathlib import Path

from game.domain.action import LAPSE, Action, gesture, reply
from game.domain.attempt import Attempt
from game.domain.moment import Mode
from game.domain.opening import Opening
from game.domain.rubric import Appraisal, Behaviour, Rubric
from game.domain.scenario import (
    Early,
    Effects,
    Gesture,
    Guide,
    Question,
    Reply,
    Route,
    Scenario,
    Speech,
    Spot,
    Stage,
    State,
    Trace,
    Variant,
)
from game.domain.settings import Settings
from game.engine.prepared import Prepared, prepare
from game.session.session import Session
from game.ui.screens.desk import DeskScreen
from game.ui.testing import Pilot
from tests.ui.screens import sample
from tests.ui.screens.desk_pilot import AT_ONCE

TAKEN = (
    Behaviour("defends", "Defended the rule", (0, 0, -2, 0), -2, "T6", "It was no trial.",
              appraisal=Appraisal.DEFENSIVE),
    Behaviour("snaps", "Gave it back", (0, -1, -3, 0), -4, "T6", "Now two are hurt.", appraisal=Appraisal.VENT),
    Behaviour("keeps-on", "Kept to the matter", (0, 0, 1, 0), 0, "T6", "It went by.", appraisal=Appraisal.NEUTRAL),
    Behaviour("hears", "Heard what was behind it", (0, 1, 2, 0), 2, "T6", "It was the cold.",
              appraisal=Appraisal.REFRAME),
    Behaviour("limits", "Said where the limit is", (0, 0, 3, 0), 1, "T6", "Calm, and clear.",
              appraisal=Appraisal.BOUNDARY),
    Behaviour("mends", "Mended the cause", (1, 0, 0, 0), 0, "L1", "The next one will not have to ring."),
    Behaviour("patches", "Patched it over", (-1, 0, 0, 0), 0, "L1", "It will come back."),
    Behaviour("too-soon", "A remedy before listening", (0, -1, 0, 0), -2, "A3", "The same words, too early."),
)  # fmt: skip
BEHAVIOURS = {**sample.BEHAVIOURS, **{one.id: one for one in TAKEN}}
RUBRIC = Rubric(
    sample.PRINCIPLES, BEHAVIOURS, sample.TRAY, *(BEHAVIOURS[name] for name in ("late", "flat", "too-soon", "late")),
    "c" * 64,
)  # fmt: skip
BARB = "It is about eleven cold nights, not about you."
STORY = "I rang about a boiler. And the next day there were flowers, for my mother, with her name on the card."


def _to(name: str, say: str, to: str, *shows: str, stage: Stage | None = None, early: Early | None = None) -> Reply:
    return Reply(name, say, f"Because of {name}.", (Route(to),), Effects(shows=shows), stage=stage, early=early)


_BARB = State(
    "barb", (Speech("Are you stupid, or do they only hire people who cannot count to eleven?"),), "furious",
    (
        _to("defend", "Our engineers are very busy at this time of the year.", "talk", "defends"),
        _to("snap", "I will not be spoken to like that.", "talk", "snaps"),
        _to("hear", "Eleven nights is far too long. Who else is in the cold with you?", "talk", "hears",
            stage=Stage.LISTEN),
        _to("limit", "I want to help you, and I can when we talk without insults.", "talk", "limits"),
    ),
    BARB, Guide("These words hurt, and are meant to. B takes a breath before you answer.", Spot.CUSTOMER),
)  # fmt: skip
_TALK = State(
    "talk", (Speech("My mother is eighty-six."),), "worried",
    (
        _to("sorry", "I am sorry. That is on us, and it should not have happened.", "talk2", "recognises",
            stage=Stage.ACKNOWLEDGE),
        _to("credit", "I can take forty euros off the bill.", "talk2", "straight", stage=Stage.AGREE,
            early=Early("Money, before she has been heard.", (Route("talk2"),), Effects(), (Speech("Keep it."),))),
    ),
    "", Guide("Look at the order before you promise a day.", Spot.PAPERS),
)  # fmt: skip
_TALK2 = State(
    "talk2", (Speech("So what happens now?"),), "tired",
    (
        _to("engineer", "An engineer is with you at eight tomorrow; I ring you at nine.", "good", "straight",
            stage=Stage.ACT),
        _to("offer", "I can take forty euros off the bill.", "good", "straight", stage=Stage.AGREE,
            early=Early("Too early still.", (Route("poor"),), Effects(), (Speech("Keep it."),))),
    ),
    "", Guide("Nobody will tell you when. G leads there.", Spot.TRAY),
)  # fmt: skip
WRAP_UP = (
    Question("cause", "What was the cause?", (
        _to("stock", "The part was never ordered: the form has no line for it.", "", "mends"),
        _to("bad-luck", "Bad luck, and a cold winter.", "", "patches"),
        _to("her", "She rang too late.", "", "patches"),
    )),
    Question("who", "Who must know of it?", (
        _to("planner", "The planner, who can put a line on the form.", "", "mends"),
        _to("nobody", "Nobody. It is mended.", "", "patches"),
    )),
)  # fmt: skip


def scenario(**changes: object) -> Scenario:
    """The deep scenario: a call about a cold house. `changes` replace fields of `Scenario`."""
    first = replace(_BARB, id="hello") if "start" not in changes else _BARB
    small = sample.scenario()
    fields: dict[str, object] = {
        "id": "cold-house",
        "title": "Eleven nights",
        "start": first.id,
        "states": {one.id: one for one in (first, _TALK, _TALK2)},
        "gestures": {
            "send-flowers": Gesture("send-flowers", ("talk", "talk2"), None, Effects(shows=("gift",)),
                                    "For my mother? But how did you know her name?", "", "You had listened.", STORY),
        },
        "endings": {"good": small.endings["thanks"], "poor": small.endings["so_so"]},
        "promises": {},
        "variants": {
            "hurried": Variant("hurried", "She has a train in six minutes."),
            "lonely": Variant("lonely", "She has all day, and nobody else to talk to."),
        },
        "memory": {"flowers": Trace("flowers", "She remembers the flowers.", None, ("good",))},
        "wrap_up": WRAP_UP,
    }  # fmt: skip
    return sample.scenario(**{**fields, **changes})


def prepared(**changes: object) -> Prepared:
    """The deep scenario ready to play."""
    return prepare(scenario(**changes), RUBRIC)


def session(mode: Mode = Mode.LEARN, clock: sample.Watch | None = None, **changes: object) -> Session:
    """The deep contact begun, without a journal on disk."""
    made = prepared(**changes)
    old = sample.session(mode).start
    start = replace(
        old, scenario_id=made.scenario.id, scenario_digest=made.scenario.digest, rubric_digest=RUBRIC.digest,
        opening=Opening("hurried" if made.scenario.variants else ""),
    )  # fmt: skip
    return Session(made, start, clock or sample.Watch(), None)


def at_desk(
    folder: Path,
    mode: Mode = Mode.LEARN,
    settings: Settings = AT_ONCE,
    size: tuple[int, int] = (1280, 720),
    **changes: object,
) -> Pilot:
    """A pilot whose desk has just been opened on the deep contact."""
    services, own = sample.services(folder), session(mode, **changes)
    return Pilot(lambda stage: DeskScreen(stage.ctx, services, own), size, settings)


def pointing(at: Spot, text: str = "Look here first. It is what you will need in a moment.") -> dict[str, object]:
    """Changes that let the coach point at this part of the desk from the start, with everything there to point at."""
    guided = {one.id: replace(one, guide=Guide(text, at)) for one in sample.STATES}
    return {"states": guided}


def played(*acts: str, mode: Mode = Mode.ASSESS, **changes: object) -> tuple[Prepared, Attempt]:
    """The deep contact played to its end: what it was played by, and the attempt."""
    own = session(mode, **changes)
    for act in acts:
        own.act(_action(act))
    return own.prepared, own.attempt


def _action(act: str) -> Action:
    from game.domain.action import ASIDE, BREATH

    name = act.removeprefix("gesture ")
    plain = {"lapse": LAPSE, "breath": BREATH, "aside": ASIDE}
    return plain.get(act) or (gesture(name) if name != act else reply(act))
