"""YAML that does not fit together is blamed on the line where the mistake began."""

import pytest

from game.loader.nodes import read_tree
from game.loader.report import Report

QUOTE = "A quote is opened here and closed only in line"


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("a: 1\nid: [", 2, 5, "square brackets is not closed"),
        ("a: 1\nid: [\n\n# the end\n", 2, 5, "square brackets is not closed"),
        ("id: {a: [x,\n", 1, 9, "square brackets is not closed"),
        ("a: 1\nid: {\n", 2, 5, "curly brackets is not closed"),
        ('a: ok\ntitle: "The return\nstart: x\nend: "b"\nmore: x\n', 2, 8, f"{QUOTE} 4."),
        ("title: 'The return\nid: x\nb: 'c'\n", 1, 8, f"{QUOTE} 3."),
        ('title: "The return\nb: {a: "b", c: d}\n', 1, 8, f"{QUOTE} 2."),
        ('b: {a: "The return, c: d}\nmore: "x"\n', 1, 8, f"{QUOTE} 2."),
        ('title: "The return\nb: ""\n', 1, 8, f"{QUOTE} 2."),
        ('a: "Fine\n  over two"\nb: "Hi\nc: "d"\n', 3, 4, f"{QUOTE} 4."),
        ('title: "The return\nstart: x\n', 1, 8, "opened here and never closed"),
        ('a: "x\n  y"\nb: "x" z\n', 3, 8, "does not fit"),
        ("a: ,\n", 1, 4, "A value is missing here"),
    ],
)
def test_the_line_where_it_began(text: str, line: int, column: int, said: str) -> None:
    """A bracket that is open at the end, and a quote that closes lines below, are told where they were opened."""
    report = Report("x.yaml")
    assert read_tree(text, report) is None
    (one,) = report.sorted()
    assert (one.code, one.place.line, one.place.column) == ("EM005", line, column)
    assert said in one.message
    assert one.suggestion
