"""The certificate as one HTML page to print: A4, no network, readable without colours; and its data read back."""

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from game.coaching.certificate_data import Data, date_of, digest_of
from game.domain.pillars import Pillar

MARK = "Extra Mile certificate"
"""Stands in every such page, whatever its layout."""

_DATA = re.compile(r'<script type="application/json" id="certificate">(.*?)</script>', re.S)

_STYLE = """
@page { size: A4; margin: 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 182mm; background: #fff; color: #1f2430;
  font: 10.5pt/1.4 Georgia, "Times New Roman", serif; }
main { border: 1.5pt solid #0b6b63; padding: 10mm 14mm 8mm; box-decoration-break: clone; }
h1 { margin: 0; font-size: 12pt; font-weight: normal; letter-spacing: .12em; color: #0b6b63; }
.name { margin: 7mm 0 0; font-size: 28pt; line-height: 1.15; overflow-wrap: anywhere; }
.team { margin: 0; color: #5b6270; }
.course { margin: 3mm 0 0; font-size: 15pt; overflow-wrap: anywhere; }
.day { margin: 0; color: #5b6270; }
h2 { margin: 6mm 0 1mm; font-size: 11.5pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; line-height: 1.3; }
th { text-align: left; font-weight: normal; color: #5b6270; }
th, td { padding: .8mm 0; border-bottom: .5pt solid #e2d9ca; vertical-align: bottom; overflow-wrap: anywhere; }
tr { break-inside: avoid; }
.n { width: 34mm; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
footer { margin-top: 6mm; font-size: 8pt; color: #5b6270; break-inside: avoid; }
footer p { margin: 0 0 1mm; }
code { font: 8pt/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
@media screen { body { padding: 8mm; } }
""".strip()


def page(data: Mapping[str, Any]) -> str:
    """The whole page; it follows from the data alone. Raises KeyError, TypeError or ValueError for other data."""
    digest = digest_of(data)
    who = data["trainee"]
    team = [f'<p class="team">{escape(who["team"])}</p>'] if who["team"] else []
    # A script block ends at the first `</`, wherever it stands.
    embedded = json.dumps({"data": data, "digest": digest}, ensure_ascii=True, indent=1).replace("<", "\\u003c")
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width">',
        f"<title>{MARK}: {escape(who['name'])}</title>",
        f"<style>\n{_STYLE}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        "<h1>EXTRA MILE &middot; CERTIFICATE</h1>",
        f'<p class="name">{escape(who["name"])}</p>',
        *team,
        f'<p class="course">has completed <strong>{escape(data["course"]["title"])}</strong></p>',
        f'<p class="day">on {date_of(data["earned"])}</p>',
        *_pillars(data),
        *_contacts(data),
        *_footer(data, digest),
        "</main>",
        f'<script type="application/json" id="certificate">\n{embedded}\n</script>',
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def read_page(text: str) -> tuple[Data, str] | None:
    """(the embedded data, the digest that stands beside them); None where there are none."""
    found = _DATA.search(text)
    try:
        embedded: Any = json.loads(found[1]) if found else None
        data, digest = embedded["data"], embedded["digest"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return (data, digest) if isinstance(data, dict) and isinstance(digest, str) else None


def shows(text: str, data: Mapping[str, Any]) -> bool:
    """Whether a page is, letter by letter, the one that follows from these data; line ends do not matter."""
    try:
        return "\n".join(text.splitlines()) == "\n".join(page(data).splitlines())
    except (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        return False


def grouped(digest: str) -> str:
    """A digest in groups of eight, to be read aloud."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _pillars(data: Mapping[str, Any]) -> Iterator[str]:
    yield "<h2>Mastery, over the latest assessed contacts</h2>"
    yield '<table><tr><th>Pillar</th><th class="n">attempts</th><th class="n">of 100</th></tr>'
    for one in data["pillars"]:
        title, score, count = escape(Pillar(one["pillar"]).title), _score(one["mastery"]), one["attempts"]
        yield f'<tr><td>{title}</td><td class="n">{count:d}</td><td class="n">{score}</td></tr>'
    yield "</table>"


def _contacts(data: Mapping[str, Any]) -> Iterator[str]:
    yield "<h2>Contacts passed</h2>"
    yield '<table><tr><th>Contact</th><th class="n">on</th><th class="n">of 100</th></tr>'
    for one in data["contacts"]:
        day, score = date_of(one["began"]), _score(one["overall"])
        yield f'<tr><td>{escape(one["title"])}</td><td class="n">{day}</td><td class="n">{score}</td></tr>'
    yield "</table>"


def _footer(data: Mapping[str, Any], digest: str) -> Iterator[str]:
    asked = data["asked"]
    mastery = f", and {_score(asked['mastery'])} on each pillar" if asked["mastery"] else ""
    yield "<footer>"
    yield f"<p>Asked for: {asked['passed']:d} contacts passed at {_score(asked['pass'])} of 100{mastery}. Scores "
    yield "follow exactly from what was answered. To check this page against the records it rests on:</p>"
    yield "<p><code>python3 main.py certificate verify FILE</code></p>"
    yield f"<p>Digest: <code>{grouped(digest)}</code></p>"
    yield "</footer>"


def _score(hundredths: int | None) -> str:
    """A score as the page shows it: `87`, or a dash; rounded down, so that nobody is shown more than was reached."""
    return "&ndash;" if hundredths is None else str(int(hundredths) // 100)
