"""How wide text is in Inter, in hundredths of its size: enough to wrap what is drawn where no font can be asked.

The tables were measured from the font files in assets/fonts, each width rounded up to the next even number."""

import re
import unicodedata
from functools import cache

_REGULAR = {
    26: "ijlìíîïĩīĭįıĵĺļł",
    28: "I¦¸ÌÍÎÏĨĪĬĮİ‘’",
    30: " \u00a0!',.:¡·",
    32: ";¹ſ",
    34: "`t|´ľţŧ",
    36: "/\\ŀ",
    38: "()[]frŕŗřť",
    42: "1",
    44: "{}“”",
    46: "-_ª°²³",
    48: '"^¯',
    50: "ºĳ–",
    52: "*?¿",
    54: "sĸśŝşš",
    56: "kxz¥ķźżž",
    58: "7JLacvy¢§àáâãäåçýÿāăąćĉċčĴĹĻĽĿŷ•",
    60: "5Fehnou¨«µ»èéêëðñòóôõöøùúûüēĕėęěĥħŁńņňŋōŏőũūŭůűų",
    62: "238Ebdgpq£¶ÈÉÊËßþđĒĔĖĘĚĝğġģ™",
    64: "#069PZÞŹŻŽ",
    66: "$&4BRSTŔŖŘŚŜŞŠŢŤŦ",
    68: "+<=>KY~¬®±×Ý÷ĶŶŸ€−",
    70: "AVXÀÁÂÃÄÅĀĂĄ",
    72: "ď",
    74: "CD¤ÇÐĆĈĊČĎĐ",
    76: "GHNUÑÙÚÛÜĜĞĠĢĤŃŅŇŊŨŪŬŮŰŲ",
    78: "OQÒÓÔÕÖØĦŌŎŐ",
    82: "w¼ŵ",
    84: "Ĳ",
    86: "½",
    88: "m…",
    90: "¾",
    92: "M©æ",
    98: "@",
    100: "%WÆœŴ—",
    102: "Œ",
}
_SEMIBOLD = {
    26: " \u00a0",
    28: "IijlÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļł",
    30: "‘’",
    32: ",.:¦·",
    34: "!';¡¸¹ſ",
    36: "`t|´ţŧ",
    38: "()/[\\]ľ",
    40: "frŕŗř",
    42: "ŀť",
    44: "1",
    46: "{}¯°²",
    48: "-_ª³",
    50: "^º–",
    52: "“”•",
    54: '"*ĳ',
    56: "?s¿śŝşš",
    58: "7JLakxz¥§àáâãäåāăąĴķĸĹĻĽĿźżž",
    60: "Fcevy¢¶çèéêëðýÿćĉċčēĕėęěŷ",
    62: "5Ehnou¨µÈÉÊËñòóôõöøùúûüĒĔĖĘĚĥħŁńņňŋōŏőũūŭůűų",
    64: "23689bdgpq£«»þđĝğġģ™",
    66: "#$0BPRSZÞßŔŖŘŚŜŞŠŹŻŽ",
    68: "&+4<=>T~¬®±×÷ŢŤŦ€−",
    72: "KXYÝĶŶŸ",
    74: "ACDUVÀÁÂÃÄÅÇÙÚÛÜĀĂĄĆĈĊČĎďŨŪŬŮŰŲ",
    76: "GHN¤ÐÑĐĜĞĠĢĤŃŅŇŊ",
    78: "OQÒÓÔÕÖØŌŎŐ",
    80: "Ħ",
    84: "w¼ŵ",
    86: "Ĳ",
    88: "½",
    90: "m",
    92: "©¾æ",
    94: "M",
    96: "…",
    100: "@œ—",
    102: "%WÆŒŴ",
}
_ELSE, _WIDE = 72, 104
_BREAK = re.compile(r"[^\S\u00a0]+")  # a no-break space is none
_NONE = frozenset(("Mn", "Me", "Cf"))


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of `text` on one line, at most: letters that Inter does not have are guessed generously."""
    table = _table(bold)
    return sum(table[char] if char in table else _guess(char) for char in text) * size / 100


@cache
def _table(bold: bool) -> dict[str, int]:
    return {char: width for width, chars in (_SEMIBOLD if bold else _REGULAR).items() for char in chars}


def _guess(char: str) -> int:
    if unicodedata.category(char) in _NONE:
        return 0
    return _WIDE if unicodedata.east_asian_width(char) in "WF" or ord(char) > 0xFFFF else _ELSE


def fitted(text: str, size: float, bold: bool, width: float) -> str:
    """The text on one line, ending with '…' where there is no room for all of it."""
    text = " ".join(text.split())
    if width_of(text, size, bold) <= width:
        return text
    room, kept = width - width_of("…", size, bold), 0.0
    for at, char in enumerate(text):
        kept += width_of(char, size, bold)
        if kept > room:
            return f"{text[:at].rstrip()}…"
    return text


def wrapped(text: str, size: float, width: float, lines: int) -> list[str]:
    """The text on at most so many lines; what does not fit ends with '…'."""
    words = [one for one in _BREAK.split(text) if one]
    found: list[str] = []
    line = ""
    while words:
        longer = f"{line} {words[0]}".strip()
        if line and width_of(longer, size) > width:
            if len(found) == lines - 1:
                break
            found.append(fitted(line, size, False, width))
            line = ""
        else:
            line = longer
            words.pop(0)
    rest = " ".join((line, *words)).strip()
    return [*found, fitted(rest, size, False, width)] if rest else found
