"""A script as one HTML page to print: A4, no network, no scripts, readable without colours."""

from collections.abc import Iterator
from html import escape

from game.audit.reading_aloud.model import Kind, Line, Part, Role, Script, Section
from game.audit.reading_aloud.signing import SIGNED, asked, foot

_STYLE = """
@page { size: A4; margin: 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 178mm; background: #fff; color: #1f2430;
  font: 10pt/1.4 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 2mm; font-size: 22pt; line-height: 1.15; }
h2 { margin: 9mm 0 2mm; padding-bottom: 1mm; border-bottom: 1pt solid #0b6b63; font-size: 15pt; color: #0b6b63; }
h3 { margin: 6mm 0 1mm; font-size: 13pt; }
h4 { margin: 0 0 1mm; font-size: 10.5pt; }
h5 { margin: 2mm 0 1mm; font-size: 10pt; font-weight: normal; font-style: italic; }
h1, h2, h3, h4, h5 { break-after: avoid; }
p { margin: 0 0 1mm; orphans: 2; widows: 2; }
p b { font-weight: normal; color: #5b6270; }
.summary { font-size: 12pt; }
.foot { color: #5b6270; font-size: 9pt; }
.label { display: inline-block; min-width: 9mm; color: #0b6b63; }
.customer { margin-left: 4mm; padding-left: 3mm; border-left: 2pt solid #d9a441; }
.coach { font-style: italic; }
.way { font-weight: bold; }
.way a { color: inherit; text-decoration: none; }
.state > p { break-after: avoid; }
.reply { margin: 2mm 0 0 6mm; padding: 1.5mm 3mm; border: .5pt solid #cfc6b8; break-inside: avoid; }
.early { margin: 2mm 0 0 6mm; padding-left: 3mm; border-left: 1pt dashed #5b6270; }
.gesture, .ending { break-inside: avoid; }
.page { break-before: page; }
.sign { margin-top: 10mm; padding: 4mm 6mm; border: 1pt solid #1f2430; break-inside: avoid; }
.sign h2 { margin-top: 0; }
.sign .blank { margin-top: 8mm; border-bottom: .75pt solid #1f2430; }
@media screen { body { padding: 10mm 8mm; } }
""".strip()

_HEADINGS = {Kind.REPLY: "h4", Kind.EARLY: "h5"}


def html_of(script: Script) -> str:
    """The whole page."""
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(script.title)}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        f"<h1>{escape(script.title)}</h1>",
        f'<p class="summary">{escape(script.summary)}</p>' if script.summary else "",
        f'<p class="foot">{escape(foot(script))}</p>',
    ]
    for section in script.sections:
        lines += _section(section)
    lines += ['<section class="sign">', "<h2>Sign-off</h2>", f"<p>{escape(asked(script))}</p>"]
    lines += [f'<p class="blank">{what}:</p>' for what in SIGNED]
    lines += [f'<p class="foot">{escape(foot(script))}</p>', "</section>", "</body>", "</html>"]
    return "\n".join(line for line in lines if line) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield '<section class="page">' if section.turns_page else "<section>"
    yield f"<h2>{escape(section.title)}</h2>"
    yield from map(_line, section.lines)
    for part in section.parts:
        yield from _part(part)
    yield "</section>"


def _part(part: Part) -> Iterator[str]:
    heading = _HEADINGS.get(part.kind, "h3")
    title = f"\u201c{part.title}\u201d" if part.said else part.title
    mark = "" if part.kind is Kind.EARLY else f' id="{escape(part.mark)}"'
    yield f'<section class="{part.kind}"{mark}>'
    yield f'<{heading}><span class="label">{escape(part.label)}</span> {escape(title)}</{heading}>'
    yield from map(_line, part.lines)
    for inner in part.parts:
        yield from _part(inner)
    yield "</section>"


def _line(line: Line) -> str:
    lead = f"<b>{escape(line.lead)}:</b> " if line.lead else ""
    text = escape(line.text)
    if line.role is Role.WAY:
        text = f'&rarr; <a href="#{escape(line.target)}">{text}</a>'
    return f'<p class="{line.role}">{lead}{text}</p>'
