"""EM819: the game's own words in a mouth that cannot know them."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._texts import COACH, CUSTOMER, TOLD, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM819", "the game's own words",
    "Somebody in the contact says a word that belongs to the training (empathy, rubric, active listening, service "
    "recovery, role-play, as an AI …), or a text shows the id of a behaviour or a principle. The words are "
    "English.",
    "It breaks the illusion, and often gives the answer away.",
    "customer: Thank you for your empathy.",
    "Let them talk as people at a counter do: 'Thank you for asking.'",
)

_STAGE = re.compile(
    r"\b(?:empath\w+|rubrics?|active(?:ly)? listen\w*|service recovery|de-?escalat\w+|customer (?:experience|journey)"
    r"|key moments?|wow(?: moment| factor| effect|ed)|role-?play\w*|training scenario|this scenario"
    r"|customer personas?|as an ai|language model|chat ?gpt|learning (?:goal|objective|outcome)s?"
    r"|(?:exceed\w*|surpass\w*) (?:\w+ )?expectations?|must-be qualit\w+|touch ?points?|service principles?)\b"
)
_PRINCIPLE = re.compile(r"[(\[](?:[A-Z]\d{1,2})(?:, ?[A-Z]\d{1,2})*[)\]]")


def check(study: Study) -> Iterator[Remark]:
    """Each text in which one stands."""
    ids = [name for name in study.rubric.behaviours if "-" in name]
    hidden = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ids)) or '(?!)'})(?![\w-])")
    spoken, told = CUSTOMER | TOLD | {"say"}, COACH | TOLD
    desk = plain(" ".join(paper.text for paper in study.scenario.desk))
    for one in study.texts:
        found = hidden.search(one.text) if one.kind in told else None
        found = found or (_PRINCIPLE.search(one.text) if one.kind in told else None)
        if one.kind in spoken and not found:
            found = _STAGE.search(unquoted(plain(one.text)))
            found = None if found and found[0] in desk else found
        if found:
            word = found[0] if found[0][0].isalpha() and found[0] in one.text else ""
            yield Remark(one.path, f"{named(one.path)} holds '{found[0]}', a word from behind the stage.", word=word)
