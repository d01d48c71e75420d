"""EM815: something that was going to be written later."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM815", "a placeholder",
    "A text holds what stands in for something that is still to be written: TODO, TBD, xxx, lorem ipsum, [name], "
    "{{order}}, <text>, ???, insert …",
    "The trainee reads it, and knows that nobody else has.",
    "customer: Hello, this is [name]. TODO",
    "Write what belongs there.",
)

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME)\b|(?i:\bx{3,}\b|\blorem\b|\bipsum\b|\bfoo ?bar\b|\basdf\w*|\bqwerty\b"
    r"|\bblah,? blah\b)"
    r"|\?{3,}|_{3,}|\{\{?[^{}]*\}\}?|%[sd]\b|\$\{?[A-Za-z_]\w*\}?"
    r"|(?i:\[(?:(?:your|the|customer'?s?|agent'?s?|first|last|order|company|product|insert|enter|add)\b[^\]]*"
    r"|name|date|time|amount|number|text|reply|company|product|address)\])"
    r"|<[A-Za-z][^<>]*>|(?i:\binsert (?:\w+ ){0,3}here\b|\b(?:text|reply|customer) goes here\b|^placeholder\b)"
    r"|^(?i:your text|write here|sample text|example text|what (?:she|he|the customer) says)\.?$"
)


def check(study: Study) -> Iterator[Remark]:
    """Each text that holds one."""
    for one in study.texts:
        if found := _PLACEHOLDER.search(one.text):
            word = found[0] if found[0][0].isalnum() else ""
            yield Remark(one.path, f"{named(one.path)} holds '{found[0]}', which looks like a placeholder.", word=word)
