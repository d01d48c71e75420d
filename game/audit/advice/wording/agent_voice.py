"""EM831: a customer who talks like the one behind the counter."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import plain
from game.audit.advice.wording._texts import CUSTOMER, named, unquoted
from game.loader.checks.card import warning

CARD = warning(
    "EM831", "a customer who talks like an agent",
    "The customer says something that only those say who serve (How may I help you? I apologise for the "
    "inconvenience. Thank you for your patience.). What she quotes is left out. The words are English.",
    "Mostly a line has slipped into the wrong place: a reply under `customer`.",
    "customer: Hello, how may I help you today?",
    "Move it to a reply, or let her say what she wants.",
)

_SERVING = re.compile(
    r"\b(?:how (?:can|may) (?:i|we) (?:help|assist|be of)|(?:is there )?anything else (?:that )?(?:i"
    r"|we) can (?:help|do for|assist)"
    r"|thank you for (?:calling|contacting|reaching out|your (?:patience|call|understanding|business))"
    r"|(?:i|we) (?:sincerely |do )?apologi[sz]e for (?:the|any) inconvenience|sorry for (?:the|any) inconvenience"
    r"|(?:i|we) (?:completely |fully )?understand your (?:frustration|concern)|your call is important"
    r"|let me (?:check|look) (?:that|this|it) (?:up )?for you|(?:could|may|can) i (?:have|get"
    r"|take) your (?:order|account|customer)"
    r"|please (?:hold|stay on) the line|how would you rate|we value your)\b"
)


def check(study: Study) -> Iterator[Remark]:
    """Each such line, with the words."""
    for one in study.texts:
        if one.kind in CUSTOMER and (found := _SERVING.search(unquoted(plain(one.text)))):
            word = found[0] if found[0] in one.text else ""
            yield Remark(one.path, f"{named(one.path)} sounds like an agent: '{found[0]}'.", word=word)
