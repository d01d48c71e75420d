"""Cells of a table that no spreadsheet takes for a formula.

A spreadsheet runs what begins with one of `= + - @`, even inside a CSV file. One that splits at another sign than the
file does (semicolons, say) also meets a beginning in the middle of a text: after a separator, a quote or a line end.
So an apostrophe is put at each such beginning, behind which every spreadsheet sees text. Numbers are no text:
they are written as they are. (OWASP, "CSV Injection".)
"""

import re

_RISKY = "=+\\-@\uff1d\uff0b\uff0d\uff20"  # the last four are their full-width sisters
_AT_START = re.compile(rf"(?=[\s\"'`\ufeff\u201c\u201d]*[{_RISKY}])")
_WITHIN = re.compile(rf"(?<=[;,|\n\"\u201c\u201d])(?=[\s\"'`\u201c\u201d]*[{_RISKY}])")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a dash alone, and all harmless text, stay as they are.

    Line ends become `\\n`; control characters, tabs among them, become spaces.
    """
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    if plain == "-":
        return plain
    within = _WITHIN.sub("'", plain)
    return f"'{within}" if _AT_START.match(plain) else within
