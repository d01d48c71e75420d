"""What becomes of a name that somebody types: any text goes in, a short line that can be kept and shown comes out."""

import unicodedata

MOST_LETTERS = 60
"""The most letters of a name as people count them: a letter with its accents, or one emoji, is one."""

_MOST_MARKS = 4  # more accents than this on one letter would run over the neighbouring lines
_LONGEST_LETTER = 12  # code points; the longest emoji in use takes 10
_JOINERS = "\u200c\u200d"
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)


def clean_name(text: str, nobody: str = "Somebody") -> str:
    """Give `text` as a name of a trainee or a team: one line, 1 to MOST_LETTERS letters, the same for equal looks.

    Control characters, halves of characters and marks that turn the writing direction are left out; white space
    becomes single spaces; equal letters get one spelling (NFC). Where nothing that can be seen remains, the name
    is `nobody`. Cleaning a clean name changes nothing.
    """
    kept = unicodedata.normalize("NFC", "".join(_kept(text)))
    letters = _letters(" ".join(kept.split()))[:MOST_LETTERS]
    name = "".join(letters).strip(" " + _JOINERS)
    return name if any(unicodedata.category(char)[0] in "LNPS" for char in name) else nobody


def _kept(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for char in text:
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        if char.isspace() or char in _BLANK_LETTERS:
            kept.append(" ")
        elif char in _JOINERS or (kind not in ("Cc", "Cf", "Cs") and marks <= _MOST_MARKS and not _never(char)):
            kept.append(char)
        elif kind in ("Cc", "Cf", "Cs"):
            marks = 0
    return kept


def _never(char: str) -> bool:
    """Whether Unicode promises that this code point will never be a character."""
    return ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF


def _letters(text: str) -> list[str]:
    """Cut `text` into what people count as letters (nearly: the full rules of Unicode need tables)."""
    letters: list[str] = []
    for char in text:
        if letters and len(letters[-1]) < _LONGEST_LETTER and _belongs(letters[-1], char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _belongs(letter: str, char: str) -> bool:
    if letter == " ":
        return False
    if unicodedata.category(char) in ("Mn", "Me", "Mc") or char in _JOINERS or ord(char) in _SKIN_TONES:
        return True
    flag = len(letter) == 1 and ord(letter) in _FLAG_LETTERS and ord(char) in _FLAG_LETTERS
    return flag or letter[-1] == "\u200d"
