"""The report as one HTML page: A4, light, no network, its charts in it, readable without colours."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from game.coaching.certificate_data import date_of
from game.coaching.page_head import head
from game.coaching.report.chart import curve, span
from game.coaching.report.report import ContactLine, PillarLine, Report, whole

_STYLE = """
@page { size: A4; margin: 13mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 184mm; background: #fff; color: #1f2430;
  font: 10pt/1.4 Inter, "Segoe UI", Helvetica, Arial, sans-serif; }
header { border-bottom: 1.5pt solid #0b6b63; padding-bottom: 2mm; }
h1 { margin: 0; font-size: 22pt; line-height: 1.15; overflow-wrap: anywhere; }
header p { margin: .5mm 0 0; color: #5b6270; }
h2 { margin: 4.5mm 0 1.5mm; font-size: 11.5pt; color: #0b6b63; break-after: avoid; }
.pillars { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; }
.pillars h3 { margin: 0; font-size: 9pt; font-weight: 600; min-height: 3em; display: flex; align-items: end; }
.pillars p { margin: 0; } .pillars strong { font-size: 17pt; font-weight: 600; } .pillars small { color: #5b6270; }
.pillars div { break-inside: avoid; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 7mm; }
ul { margin: 0; padding-left: 4.5mm; } li { margin-bottom: 1mm; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.25; }
th { text-align: left; font-weight: normal; color: #5b6270; }
th, td { padding: .7mm 1mm .7mm 0; border-bottom: .5pt solid #e2d9ca; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 15mm; }
.c { width: 36mm; padding-left: 4mm; }
blockquote { margin: 0 0 1.5mm; padding-left: 3mm; border-left: 2pt solid #c9822b; break-inside: avoid; }
blockquote small, .key, footer { color: #5b6270; font-size: 8pt; }
.key { margin: 1mm 0 0; } footer { margin-top: 4mm; } footer p { margin: 0; }
svg { display: block; width: 100%; } .span { height: 3.6mm; }
.frame { stroke: #e2d9ca; fill: none; } .mark { stroke: #8a6d3b; stroke-dasharray: 3 3; fill: none; }
.line { stroke: #0b6b63; stroke-width: 1.6; fill: none; } .dot { fill: #0b6b63; }
.bar { stroke: #0b6b63; stroke-width: 2; } .best { stroke: #0b6b63; stroke-width: 1.6; }
.ring { fill: #fff; stroke: #0b6b63; stroke-width: 1.4; }
@media screen { body { padding: 8mm; } }
@media screen and (max-width: 600px) { .pillars, .columns { grid-template-columns: 1fr 1fr; } }
@media print { body { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
""".strip()


def page(report: Report) -> str:
    """The whole page; it follows from the report alone."""
    parts = [
        *head(report.name, _STYLE),
        "<body>",
        *_head(report),
        "<main>",
        *_pillars(report),
        *_sentences(report),
        *_contacts(report),
        *_stories(report),
        "</main>",
        *_foot(report),
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _head(report: Report) -> Iterator[str]:
    team = f", {escape(report.team)}" if report.team else ""
    yield f"<header><h1>{escape(report.name)}</h1>"
    played = "1 contact" if report.plays == 1 else f"{report.plays} contacts"
    since = f" since {_day(report.since)}" if report.since else ""
    yield f"<p>{escape(report.course)}{team}. {played} played{since}. Made on {_day(report.made.date())}.</p></header>"


def _pillars(report: Report) -> Iterator[str]:
    yield '<h2>The four pillars</h2><div class="pillars">'
    for one in report.pillars:
        yield _pillar(one, report.pass_mark)
    yield "</div>"
    if any(one.scores for one in report.pillars):
        yield '<p class="key">Each dot is an assessed contact, the latest on the right; the dashed line is the pass '
        yield "mark. The number is your mastery: the middle one of your latest results, which no one day can spoil.</p>"


def _pillar(one: PillarLine, mark: int) -> str:
    title = one.pillar.title
    if one.mastery.score is None:
        number = "<p><small>A few more assessed contacts, and there is a number here.</small></p>"
    else:
        number = f"<p><strong>{(one.mastery.score + 50) // 100}</strong> <small>of 100</small></p>"
    chart = curve(one.scores, title, mark) if one.scores else ""
    return f"<div><h3>{escape(title)}</h3>{number}{chart}</div>"


def _sentences(report: Report) -> Iterator[str]:
    yield '<div class="columns">'
    yield from _list("What went well", report.well)
    yield from _list("What to practise next", report.practise)
    yield "</div>"


def _list(title: str, sentences: Sequence[str]) -> Iterator[str]:
    yield f"<section><h2>{title}</h2><ul>"
    yield from (f"<li>{escape(one)}</li>" for one in sentences)
    yield "</ul></section>"


def _contacts(report: Report) -> Iterator[str]:
    if not report.contacts:
        return
    yield "<h2>Your contacts</h2>"
    yield '<table><tr><th>Contact</th><th class="n">played</th><th class="n">first</th><th class="n">best</th>'
    yield '<th class="n">latest</th><th class="c">0 to 100</th></tr>'
    yield from (_contact(one) for one in report.contacts)
    yield "</table>"
    more = f" {report.more} more are not shown here." if report.more else ""
    yield '<p class="key">Ring: first. Stroke: best. Dot: latest. A tick: passed. Contacts that you only practised '
    yield f"have no score.{more}</p>"


def _contact(one: ContactLine) -> str:
    chart = ""
    if one.first is not None and one.best is not None and one.latest is not None:
        chart = span(one.first, one.best, one.latest)
    tick = ' <span title="passed">✓</span>' if one.passed else ""
    cells = "".join(f'<td class="n">{whole(score)}</td>' for score in (one.first, one.best, one.latest))
    times = one.assessed + one.practised
    return f'<tr><td>{escape(one.title)}{tick}</td><td class="n">{times}</td>{cells}<td class="c">{chart}</td></tr>'


def _stories(report: Report) -> Iterator[str]:
    if not report.stories:
        return
    yield "<h2>What customers tell about you</h2>"
    for one in report.stories:
        where = f"{escape(one.title)}, {_day(one.when.date())}"
        yield f"<blockquote>{escape(one.text)} <small>{where}</small></blockquote>"


def _foot(report: Report) -> Iterator[str]:
    yield "<footer><p>This page is yours. Scores follow exactly from what was answered, and say how contacts went, "
    yield "not who you are.</p></footer>"


def _day(day: date) -> str:
    return date_of(day.isoformat())
