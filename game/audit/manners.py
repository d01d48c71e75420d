"""How polite and how apologetic words sound to somebody who only counts words."""

import re

_APOLOGY = re.compile(r"\b(?:sorry|apolog\w+|forgive|regret|my fault|our fault|my mistake|our mistake|pardon)\b")
_POLITE = re.compile(
    r"\b(?:thank\w*|please|sorry|apolog\w+|pardon|of course|certainly|gladly|glad|happy to|pleased?|pleasure|welcome"
    r"|appreciate|understand|kind|kindly|i'm afraid|may i|would you like|could you|would you|if you like)\b"
)


def apologies(text: str) -> int:
    """How many words of apology there are."""
    return len(_APOLOGY.findall(_plain(text)))


def polite_words(text: str) -> int:
    """How many polite words there are, apologies among them."""
    return len(_POLITE.findall(_plain(text)))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
