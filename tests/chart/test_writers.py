"""Mermaid and SVG of any chart are well formed, say all there is, and are safe against whatever an author wrote."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pygame
import pytest

from game.audit.chart.layout import lay_out
from game.audit.chart.looks import LOOKS, PALETTES, Form, Hue, outline
from game.audit.chart.mermaid import write_mermaid
from game.audit.chart.model import NodeKind
from game.audit.chart.page import page_of
from game.audit.chart.painting import Sign, Words, card_things, warning_of
from game.audit.chart.reading import chart_of, chart_of_tree
from game.audit.chart.svg import write_svg
from game.audit.chart.widths import fitted, width_of, wrapped
from game.domain.diagnostic import Diagnostic, Place, Severity
from game.domain.settings import FontChoice, Theme
from game.ui.chart_picture import chart_picture
from game.ui.pictures import Pictures
from game.ui.testing import ASSETS
from game.ui.text import Fonts, TypeSetter
from game.ui.theme import Token, theme_for
from tests.chart.charts import BROKEN, ODD, chart_from, made, shipped

SVG = "{http://www.w3.org/2000/svg}"


def odd_chart():
    """A chart in which every text is odd."""
    states = {
        ODD: {"customer": ODD, "barb": ODD, "replies": {ODD: {"say": ODD, "to": ODD}, "b": {"say": "x", "to": "end"}}}
    }
    endings = {"end": {"customer": ODD}}
    return chart_of_tree({"id": "odd", "title": ODD, "start": ODD, "states": states, "endings": endings})


CHARTS = {
    "shipped": lambda: chart_of(shipped("locked-out")),
    "made": lambda: made(4, 40, loops=0.2),
    "broken": lambda: chart_from(BROKEN),
    "odd": odd_chart,
    "unread": lambda: chart_from("states: ["),
    "empty": lambda: chart_of_tree({}),
}


@pytest.fixture(params=CHARTS)
def chart(request):
    """Every sort of chart."""
    return CHARTS[request.param]()


def test_svg_is_well_formed_and_says_what_it_is(chart):
    """It parses, has a title and a description for screen readers, and fetches nothing."""
    for theme in PALETTES:
        text = write_svg(chart, theme)
        root = ElementTree.fromstring(text)
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "map-title map-about"
        assert root.find(f"{SVG}title").text
        assert root.find(f"{SVG}desc").text
        assert "<script" not in text
        assert all(link.startswith("#") for link in re.findall(r'href="([^"]*)"', text))


def test_svg_shows_every_place_and_way():
    """Each label can be read, each line is there with the words of its replies."""
    chart = chart_of(shipped("late-return"))
    root = ElementTree.fromstring(write_svg(chart))
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert {one.label for one in chart.nodes} <= set(texts)
    assert len(list(root.iter(f"{SVG}path"))) >= len(chart.bundles)
    told = " ".join(one.text for one in root.iter(f"{SVG}title"))
    assert all(edge.reply in told for edge in chart.edges)


def test_svg_grows_with_its_scale_only():
    """The drawing is the same; the size on the page is not."""
    chart = made(2, 5)
    one, two = (ElementTree.fromstring(write_svg(chart, scale=scale)) for scale in (1.0, 2.0))
    assert one.get("viewBox") == two.get("viewBox")
    assert float(two.get("width")) == pytest.approx(2 * float(one.get("width")), abs=0.2)


def test_the_legend_names_each_kind_of_card_on_the_map():
    """Colour is never alone: every kind has its own outline or picture, and its word in the legend."""
    chart = chart_from(BROKEN)
    words = {one.text for one in page_of(chart).things if isinstance(one, Words)}
    assert {LOOKS[one.kind].word for one in chart.nodes} <= words
    assert len({(look.form, look.icon) for look in LOOKS.values()}) == len(NodeKind)


def test_faults_are_marked_by_a_picture_and_by_words():
    """A dead end and a diagnostic say so on the card itself."""
    chart = chart_from(BROKEN)
    layout = lay_out(chart)
    for name, words in (("circle", "Dead end"), ("lonely", "Never reached"), ("hello", "error")):
        things = list(card_things(chart, chart.by_id[name], layout.boxes[name]))
        assert any(words in one.text for one in things if isinstance(one, Words))
        assert any(one.icon in ("circle-x", "triangle-alert") for one in things if isinstance(one, Sign))


def test_a_hint_is_a_light_bulb_and_nothing_wrong():
    """Advice takes no words from the card: a sign in its corner, and a word in the legend."""
    chart = made(2, 3)
    hint = Diagnostic("EM999", Severity.HINT, Place("x.yaml", 3, 1), "Perhaps.")
    hinted = replace(chart, nodes=(replace(chart.nodes[0], problems=(hint,)), *chart.nodes[1:]))
    things = list(card_things(hinted, hinted.nodes[0], lay_out(hinted).boxes["state-0"]))
    assert any(one.icon == "lightbulb" for one in things if isinstance(one, Sign))
    assert warning_of(hinted.nodes[0]) == ("", "")
    assert "A hint of the checker" in {one.text for one in page_of(hinted).things if isinstance(one, Words)}


def test_mermaid_has_every_place_and_way(chart):
    """One line for each card and each bundle of ways, between ids that are declared."""
    text = write_mermaid(chart)
    assert text.startswith('---\ntitle: "')
    nodes = re.findall(r"^    (n\d+)[(\[{>]", text, re.M)
    ways = re.findall(r"^    (n\d+) -\.?->\|\"(.*)\"\| (n\d+)$", text, re.M)
    assert len(nodes) == max(1, len(chart.nodes))
    assert len(ways) == len(chart.bundles) + len(chart.again)
    assert {one for source, _, target in ways for one in (source, target)} <= set(nodes)


def test_mermaid_quotes_whatever_could_mean_something():
    """Between the quotes of a label there is no quote, bracket or mark-up of the author's."""
    text = write_mermaid(odd_chart())
    for label in re.findall(r'"(.*)"', text.partition("flowchart")[2]):
        plain = label.replace("<b>", "").replace("</b>", "").replace("<br/>", "")
        assert not set(plain) & set('"<>[]{}`|\\&@')
        assert re.sub(r"#\d+;", "", plain).count("#") == 0
    assert "#34;" in text
    assert "#8238;" not in text
    assert "\u202e" not in text
    assert "雪" in text


def test_a_picture_has_the_size_of_its_page_and_both_themes():
    """The PNG is drawn on a plain surface; no window has ever been opened."""
    chart = made(6, 12)
    page = page_of(chart)
    light, dark = (chart_picture(chart, theme, 0.5) for theme in (Theme.LIGHT, Theme.DARK))
    assert light.get_size() == (round(page.size[0] * 0.5), round(page.size[1] * 0.5))
    assert light.get_at((2, 2))[:3] == theme_for(Theme.LIGHT)[Token.PAPER]
    assert dark.get_at((2, 2))[:3] == theme_for(Theme.DARK)[Token.PAPER]
    assert not pygame.display.get_init()


def test_every_sort_of_chart_can_be_drawn(chart):
    """Broken, odd, unreadable: each becomes a picture."""
    assert chart_picture(chart, scale=0.25).get_width() > 100


def test_colours_are_those_of_the_window():
    """The palettes for files are the window's themes, colour by colour."""
    for theme in Theme:
        for token in Token:
            rgb = "#{:02X}{:02X}{:02X}".format(*theme_for(theme)[token])
            assert PALETTES[theme.value][Hue(token.value)] == rgb
    assert [one.value for one in Hue] == [one.value for one in Token]


def test_every_picture_on_a_card_is_there():
    """No icon of a card or of the legend is missing from the assets."""
    pictures = Pictures(ASSETS)
    for make in CHARTS.values():
        for one in page_of(make()).things:
            if isinstance(one, Sign):
                pictures.icon(one.icon, 16, (0, 0, 0))
    assert pictures.missing == set()


def test_text_is_measured_as_wide_as_the_font_draws_it():
    """The table of widths is never narrower than the font file, and hardly wider."""
    setter = TypeSetter(Fonts(ASSETS / "fonts", FontChoice.INTER))
    for text in ("Twice round the kitchen table.", "Ägypten, œuvre & Žižek: 1,234.50 €", "WWW iii"):
        for bold in (False, True):
            drawn = setter.width(text, 100, bold)
            assert drawn <= width_of(text, 100, bold) + 1
            assert drawn > 0.9 * width_of(text, 100, bold)


def test_long_text_ends_with_dots_within_its_room():
    """On one line or several, nothing is wider than the room, and whole words are kept."""
    text = "The quick brown fox jumps over the lazy dog, again and again and again."
    assert width_of(fitted(text, 12, False, 120), 12) <= 120
    lines = wrapped(text, 12, 150, 2)
    assert len(lines) == 2
    assert all(width_of(one, 12) <= 150 for one in lines)
    assert lines[-1].endswith("…")
    assert wrapped("short", 12, 150, 2) == ["short"]
    assert wrapped("", 12, 150, 2) == []
    assert all(width_of(one, 12) <= 60 for one in wrapped("W" * 80, 12, 60, 2))


@pytest.mark.parametrize("form", Form)
def test_outlines_stay_in_their_card(form):
    """No shape sticks out of the box it is drawn in."""
    points = outline(form, 248, 78)
    assert all(-0.01 <= x <= 248.01 and -0.01 <= y <= 78.01 for x, y in points)
    assert len(points) >= 4
