"""EM840: what still stands as it stood in the template."""

from collections import Counter
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study, Written
from game.audit.advice.wording._templates import Template, templates
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM840", "a line that still comes from the template",
    "A text of five words or more is word for word one of a template that `new` writes. A few are named one by one; "
    "of more there is one message with all their lines.",
    "Trainees read every line: the coach's (`because`) at the end, where a leftover about somebody else's radio is "
    "easily overlooked by whoever writes and by nobody who reads.",
    "because: You had the sheet open and knew which radio it was. Nothing had to be told twice.",
    "Write what is true of your own story. If the sentence fits as it is, keep it and say so on a line of its own "
    "above it: # em: allow EM840 it fits here, too",
)  # fmt: skip

FEW = 6
"""So many are told one by one, each at its line."""

_KINDS = {"customer": "of the customer's", "say": "replies", "because": "of the coach's lines (`because`)"}


def check(study: Study) -> Iterator[Remark]:
    """The lines of the template that most of them are from: one by one at the end of the work, else in one remark."""
    by_template = {name: _left(study, template) for name, template in templates().items()}
    name = max(by_template, key=lambda one: len(by_template[one]), default="")
    left = by_template.get(name, [])
    if len(left) <= FEW:
        for one in left:
            yield Remark(one.path, f"{named(one.path)} is still word for word that of the template '{name}'.")
        return
    counts = Counter(one.kind if one.kind in _KINDS else "" for one in left)
    kinds = [f"{counts[kind]} {what}" for kind, what in _KINDS.items() if counts[kind]]
    kinds += [f"{counts['']} others"] if counts[""] else []
    message = f"{len(left)} lines are left to make your own, word for word those of the template '{name}': "
    fix = "Go on from the top: the comments in the file say in which order. Trainees read every one of these lines."
    yield Remark(("id",), message + ", ".join(kinds) + ".", fix, lines=tuple(one.path for one in left))


def _left(study: Study, template: Template) -> list[Written]:
    return [one for one in study.texts if one.kind != "title" and template.holds(one.text)]
