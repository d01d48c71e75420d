"""EM829: a review that speaks like a company."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._texts import TOLD, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM829", "a review that speaks like a company",
    "A `review` or a `story` uses words that companies use of themselves (valued customer, our team, in a timely "
    "manner, seamless, exceeded my expectations …). The words are English.",
    "It is the customer's own account, and the one thing the trainee takes along. Nobody tells it like that.",
    "review: My issue was resolved in a timely manner by the professional team.",
    "Say what happened as it would be told at a kitchen table: 'They rang back when they had said they would.'",
)

_COMPANY = re.compile(
    r"\b(?:valued customers?|our (?:team|customers|valued|commitment|service|staff|guests)|customer (?:satisfaction"
    r"|service representative|experience|journey|centric)|in a (?:timely|professional|efficient) manner|timely manner"
    r"|service excellence|excellent service experience|seamless(?:ly)?|world-class|best-in-class"
    r"|state-of-the-art|proactive(?:ly)?"
    r"|going forward|stakeholders?|solution-oriented|first-class service|high(?:est)?-quality service"
    r"|quality of service"
    r"|(?:my|the|our) (?:issue|query|concern|enquiry|inquiry|matter|complaint) was (?:\w+ ){0,2}"
    r"(?:resolved|addressed|handled|dealt with)|(?:exceeded|met) (?:all )?my expectations|we (?:strive"
    r"|are committed|apologi[sz]e"
    r"|pride ourselves|value)|representative (?:was|demonstrated)|highly professional|went above and beyond"
    r"|touch ?points?)\b"
)


def check(study: Study) -> Iterator[Remark]:
    """Each such text, with the words."""
    for one in study.texts:
        if one.kind in TOLD and (found := _COMPANY.search(unquoted(plain(one.text)))):
            word = found[0] if found[0] in one.text else ""
            yield Remark(one.path, f"{named(one.path)} says '{found[0]}', as companies do.", word=word)
