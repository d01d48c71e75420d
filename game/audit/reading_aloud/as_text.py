"""A script as plain text, for a terminal or a printer."""

from collections.abc import Iterator
from textwrap import wrap

from game.audit.reading_aloud.model import Line, Part, Role, Script
from game.audit.reading_aloud.signing import SIGNED, asked, foot

WIDTH = 92


def text_of(script: Script) -> str:
    """The whole script, in lines of at most 92 characters where words allow."""
    lines = [script.title, "=" * min(len(script.title), WIDTH)]
    lines += [*_wrapped(script.summary, 0), foot(script)]
    for section in script.sections:
        lines += ["", "", section.title.upper(), "-" * min(len(section.title), WIDTH)]
        for line in section.lines:
            lines += _line(line, 0)
        for part in section.parts:
            lines += ["", *_part(part, 0)]
    lines += ["", "", "SIGN-OFF", "--------", *_wrapped(asked(script), 0)]
    for what in SIGNED:
        lines += ["", f"{what + ':':<12}{'_' * 40}"]
    lines += ["", foot(script)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _part(part: Part, indent: int) -> Iterator[str]:
    title = f"\u201c{part.title}\u201d" if part.said else part.title
    yield from _wrapped(f"{part.label}  {title}", indent)
    for line in part.lines:
        yield from _line(line, indent + 4)
    for inner in part.parts:
        yield ""
        yield from _part(inner, indent + 4)


def _line(line: Line, indent: int) -> Iterator[str]:
    lead = f"{line.lead}: " if line.lead else ""
    arrow = "\u2192 " if line.role is Role.WAY else ""
    yield from _wrapped(f"{lead}{arrow}{line.text}", indent)


def _wrapped(text: str, indent: int) -> Iterator[str]:
    first = " " * indent
    yield from wrap(text, WIDTH, initial_indent=first, subsequent_indent=f"{first}  ", break_on_hyphens=False)
