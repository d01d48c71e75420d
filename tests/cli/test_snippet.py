"""The line of a file that is shown with a problem, and the caret below the place."""

from pathlib import Path

import pytest

from game.cli.snippet import WIDTH, lines_of, snippet


@pytest.mark.parametrize(
    ("line", "column", "shown", "below"),
    [
        ("abc: def", 6, "abc: def", "     ^"),
        ("\tabc", 2, " abc", " ^"),
        ("日本 abc", 4, "日本 abc", "     ^"),
        ("e\u0301 abc", 4, "e\u0301 abc", "  ^"),
        ("a\x07b\x1bc", 5, "a�b�c", "    ^"),
        ("abc", 9, "abc", "   ^"),
        ("", 1, "", "^"),
    ],
)
def test_the_caret_stands_below_its_place(line: str, column: int, shown: str, below: str) -> None:
    """Tabs, wide letters, accents and control characters do not shift it."""
    first, second = snippet([line], 1, column)
    assert first == f"     1 | {shown}"
    assert second == f"       | {below}"


@pytest.mark.parametrize("column", [1, 70, 300, 599, 600])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    """Of a line too long for a terminal the part around the column is shown, and the caret is below it."""
    line = "".join(chr(97 + number % 26) for number in range(600))
    first, second = snippet([line], 1, column)
    margin = len("     1 | ")
    assert len(first) <= margin + WIDTH + 2
    assert first[second.index("^")] == line[column - 1]


def test_there_is_no_snippet_of_what_is_not_there(tmp_path: Path) -> None:
    """Line 0, a line behind the end, a missing file and a folder give none."""
    assert snippet(["a"], 0, 0) == snippet(["a"], 2, 1) == []
    assert lines_of(tmp_path) == lines_of(tmp_path / "lost") == []


def test_lines_are_counted_like_editors_do(tmp_path: Path) -> None:
    """All three line ends count, and a byte order mark is no character."""
    path = tmp_path / "lines"
    path.write_bytes("\ufeffa\r\nb\rc\nd".encode())
    assert lines_of(path) == ["a", "b", "c", "d"]
