"""The words of a passage as a customer would say them: one line, without links that stand apart."""

import re

INLINE = ("\ue000", "\ue001")
"""These enclose the words of a link until it is known whether they belong to the running text."""

_LINK = re.compile("\ue000[^\ue001]*\ue001")
_ALONE = re.compile(r"(?:[\s\W\d]|\b(?:and|or|und|oder|et|ou|y|o)\b)*", re.I)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff\ue000\ue001]")
_SPACE = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
_BULLETS = re.compile(r"[\s*•·+\-–—|#>.,;:/()\d]*")
_MARKS = (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("‘", "’"), ("'", "'"))


def marked(say: str) -> str:
    """The words of a link, to stand in a text."""
    return f"{INLINE[0]}{say}{INLINE[1]}"


def clean(text: str) -> str:
    """One line: links that have a line to themselves are taken out, those within a sentence keep their words."""
    kept = [line for line in text.split("\n") if not ("\ue000" in line and _ALONE.fullmatch(_LINK.sub(" ", line)))]
    return plain_line(" ".join(kept))


def plain_line(text: str) -> str:
    """One line without characters that cannot be shown."""
    return _SPACE.sub(" ", _CONTROL.sub("", text)).strip()


def bare(text: str) -> str:
    """The text without quotation marks, where one pair of them encloses all of it and nothing in it is quoted."""
    one = plain_line(text)
    for first, last in _MARKS:
        inner = one[1:-1]
        if len(one) > 2 and one[0] == first and one[-1] == last and inner.strip():
            within = _APOSTROPHE.sub("", inner) if last in "'’" else inner
            return text if first in within or last in within else inner.strip()
    return text


def is_blank(text: str) -> bool:
    """Whether there are no words in it, only space and bullets."""
    return _BULLETS.fullmatch(text) is not None
