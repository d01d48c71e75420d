"""English as these checks need it: words, sentences, syllables, and how easy a text is to read."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_TITLES = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|No(?=\.\s?\d)|Prof|etc|approx|e\.g|i\.e|a\.m|p\.m)\.", re.I)
_INITIAL = re.compile(r"\b([A-Z])\.(?=\s?[A-Z])")
_END = re.compile(r"[.!?…;:]+[\"'”’»)\]]*(?=\s|$)|…")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![bcdfgkptz]l)(?<=[^aeiouy])e$"  # home, but not table
    r"|(?<![bcdfgkptz]l)(?<=[^aeioutd])ed$(?<!dred)"  # asked, but not wanted
    r"|(?<![bcdfgkptz]l)(?<![cs]h)(?<=[^aeiouszxcg])es$"  # times, but not houses
    r"|(?<=[aeiou][^aeiouyw])e(?=(?:ly|ful\w*|less|ment|ness|body|thing|where|times?|one|how|what|side"
    r"|teen\w*|ty)s?$)"
    r"|(?<=[aeiou][ktfdlpv])e(?=[bcdfghklmnpst][aeiouy]\w)(?!ni)"  # somebody, telephone
    r"|(?<=ev)e(?=ry)|(?<=wedn)e|(?<=i)e(?=nd)|(?<=bus)i(?=ness)"
)
_SPLIT = re.compile(
    r"(?<=[aeiouy])ing|(?<![ctgsx])i(?=[ao])|(?<=[ck])i(?=a$)|(?<=r)ient|eo(?=[gln])|(?<!g)eo(?=u)|(?<=[^aeiouqg])u(?=[ao])|iet"
    r"|(?<=[eoa])y(?=[aeo][^ds])|sms?$|^mc|(?<!o)[ds]n't$|bein|(?<=[^aeiou])ie(?:r|st)$|^(?:mrs?|ok)$|metre"
    r"|oever|anyone"
)


def plain(text: str) -> str:
    """The text in small letters, with straight quotes."""
    return straight(text).lower()


def straight(text: str) -> str:
    """The text with straight quotes, curly or not."""
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


@lru_cache(maxsize=8_192)
def words(text: str) -> tuple[str, ...]:
    """The words and figures of a text, in small letters: "It's 4:30." has two."""
    return tuple(_WORD.findall(plain(text)))


def sentences(text: str) -> list[str]:
    """The sentences of a text. Titles such as "Mr." and the points of figures end none; a colon and a semicolon do."""
    safe = _INITIAL.sub(r"\1", _TITLES.sub(r"\1", text))
    return [part.strip() for part in _END.split(safe) if words(part)]


@lru_cache(maxsize=8_192)
def syllables(word: str) -> int:
    """About how many syllables an English word has: its groups of vowels, put right for the commonest endings."""
    bare = re.sub(r"'(?:s|ll|ve|re|d|m)$", "", plain(word))
    count = len(_VOWELS.findall(_SILENT.sub("", re.sub(r"[^a-z]", "", bare)))) + len(_SPLIT.findall(bare))
    return max(1, count)


def reading_ease(text: str) -> float:
    """Flesch's reading ease: about 100 for very easy prose, 60 for plain English, below 30 for very difficult.

    206.835 - 1.015 x (words per sentence) - 84.6 x (syllables per word); R. Flesch, "A new readability yardstick",
    Journal of Applied Psychology 32 (1948), 221-233. Figures count as one syllable, as Flesch has it.
    """
    found = words(text)
    spoken = sum(syllables(word) for word in found)
    return 206.835 - 1.015 * len(found) / len(sentences(text)) - 84.6 * spoken / len(found)
