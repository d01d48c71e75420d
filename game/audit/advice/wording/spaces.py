"""EM827: spaces that are one too many, or missing, around a mark."""

import re
from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._texts import named
from game.loader.checks.card import warning

CARD = warning(
    "EM827", "a slip with spaces",
    "A text has two spaces in a row, a space before a comma or a stop, or none after one.",
    "It looks like something pasted in a hurry.",
    "say: I see it here , one moment.",
    "Put the spaces right.",
)

_ADDRESS = re.compile(r"\S+@\S+|\bwww\.\S+|https?://\S+|\b[\w-]+\.(?:com|org|net|co\.\w\w|de|uk|eu|io)\b\S*")
_SLIPS = {
    "two spaces in a row": re.compile(r"\S {2,}\S"),
    "a space before a mark": re.compile(r"\w +[,;?!.](?=\s|$)(?!\s*\.)"),
    "no space after a mark": re.compile(r"[^\W\d_][,;?!][^\W\d_]|[^\W\d_]{2}\.[A-ZÀ-Þ][a-zß-ÿ]"),
}


def check(study: Study) -> Iterator[Remark]:
    """Each text with a slip, and what it is."""
    for one in study.texts:
        text = _ADDRESS.sub("x", one.text)
        for what, slip in _SLIPS.items():
            if found := slip.search(text):
                yield Remark(one.path, f"{named(one.path)} has {what}: '{found[0]}'.")
                break
