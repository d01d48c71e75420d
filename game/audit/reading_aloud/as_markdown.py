"""A script as Markdown, for whoever puts it on a page of their own."""

import re
from collections.abc import Iterator

from game.audit.reading_aloud.model import Line, Part, Role, Script
from game.audit.reading_aloud.signing import SIGNED, asked, foot

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$]|(?<=^)[-+=]|(?<=^)(\d+)([.)])(?=\s|$)|:(?=//)|@(?=\w)")
"""What Markdown would read as something else than text, and where a line would begin like a list."""


def markdown_of(script: Script) -> str:
    """The whole script."""
    blocks = [f"# {plain(script.title)}"]
    blocks += [plain(script.summary)] if script.summary else []
    blocks.append(f"*{plain(foot(script))}*")
    for section in script.sections:
        blocks.append(f"## {plain(section.title)}")
        if section.lines:
            blocks.append("\n".join(f"- {_line(line)}" for line in section.lines))
        for part in section.parts:
            blocks += _part(part, 3)
    blocks += ["## Sign-off", plain(asked(script)), "\n".join(f"- {what}: {'&#95;' * 30}" for what in SIGNED)]
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """A text of one line that Markdown shows as it is."""
    text = " ".join(text.split())
    return _SPECIAL.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[0]}", text)


def _part(part: Part, level: int) -> Iterator[str]:
    title = f"\u201c{part.title}\u201d" if part.said else part.title
    yield f"{'#' * level} {part.label} {plain(title)}"
    if part.lines:
        yield "\n".join(f"- {_line(line)}" for line in part.lines)
    for inner in part.parts:
        yield from _part(inner, level + 1)


def _line(line: Line) -> str:
    lead = f"**{plain(line.lead)}:** " if line.lead else ""
    arrow = "\u2192 " if line.role is Role.WAY else ""
    return f"{lead}{arrow}{plain(line.text)}"
