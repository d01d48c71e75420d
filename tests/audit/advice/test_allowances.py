"""What an author allows in a comment is silent; a comment that allows nothing is not."""

from time import process_time

from game import places
from game.audit.checking import checked
from game.domain.diagnostic import Diagnostic
from game.loader.allowances import allowances
from game.loader.comments import comments
from game.loader.loading import load_rubric, read_scenario
from tests.audit.advice.plain import PLAIN


def found(text: str) -> list[Diagnostic]:
    """Everything the checker says of a text that is about single replies or allowances."""
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    result = checked(read_scenario(text, "plain.yaml", rubric), rubric)
    return [one for one in result.diagnostics if one.code in ("EM122", "EM014", "EM015", "EM016")]


def codes(text: str) -> list[str]:
    """The codes of `found`."""
    return [one.code for one in found(text)]


def test_without_an_allowance_it_is_said() -> None:
    """The plain scenario has a state with a single reply, and the checker says so."""
    assert codes(PLAIN) == ["EM122"]


def test_an_allowance_on_the_line_silences_it() -> None:
    """A comment with the code and a reason, behind the line that is named."""
    behind = "    replies:  # em: allow EM122 it is over\n      bye"
    assert codes(PLAIN.replace("    replies:\n      bye", behind)) == []


def test_an_allowance_alone_above_the_line_silences_it() -> None:
    """A comment in a line of its own speaks of the next line that holds more than a comment."""
    above = "    # em: allow EM122 it is over\n    # and another remark\n\n    replies:\n      bye"
    assert codes(PLAIN.replace("    replies:\n      bye", above)) == []


def test_an_allowance_needs_a_reason() -> None:
    """Without one the diagnostic is silent, and the missing reason is told instead."""
    assert codes(PLAIN.replace("    replies:\n      bye", "    replies:  # em: allow EM122\n      bye")) == ["EM014"]


def test_errors_and_unknown_codes_cannot_be_allowed() -> None:
    """An error stays, and so does a warning about the comment; a code nobody knows is told, too."""
    assert codes(PLAIN.replace("id: plain", "id: plain  # em: allow EM203 later")) == ["EM015", "EM122"]
    assert codes(PLAIN.replace("id: plain", "id: plain  # em: allow EM999 later")) == ["EM015", "EM122"]
    assert codes(PLAIN.replace("id: plain", "id: plain  # em: allow")) == ["EM015", "EM122"]


def test_an_allowance_that_nothing_needs_is_told() -> None:
    """In another line, or after the problem has gone, it is one too many."""
    assert codes(PLAIN.replace("id: plain", "id: plain  # em: allow EM122 it is over")) == ["EM016", "EM122"]


def test_a_text_is_no_comment() -> None:
    """What looks like a comment within quotes, within a block of text, or within a word is none."""
    text = 'a: "# em: allow EM122 x"\nb: |\n  # em: allow EM122 x\nc: x#y  # one\n# two\nd: e\n'
    assert [(one.text, one.line, one.speaks_of) for one in comments(text)] == [("# one", 4, 4), ("# two", 5, 6)]


def test_allowances_know_where_they_stand() -> None:
    """Each has its line and column, so the editor can jump there."""
    rubric = load_rubric(places.scenarios()).rubric
    assert rubric is not None
    written = read_scenario(PLAIN.replace("id: plain", "id: plain  # em: allow EM122 so"), "p.yaml", rubric).written
    assert written is not None
    (one,) = allowances(written)
    assert (one.code, one.reason, one.place.line, one.place.column, one.line) == ("EM122", "so", 2, 12, 2)


def test_an_allowance_below_a_block_of_text_speaks_of_the_next_line() -> None:
    """The end of a block of text is no part of the line behind it."""
    block = "title: >-\n  A short call\n# em: allow EM122 it is over\nsummary: x\n"
    (one,) = comments(block)
    assert (one.line, one.speaks_of) == (3, 4)


def test_many_comments_are_read_in_one_go() -> None:
    """A hundred thousand lines of comments, and a line with as many signs, take no time worth speaking of."""
    begun = process_time()
    assert sum(1 for _ in comments("#\n" * 100_000 + "a: b\n")) == 100_000
    assert list(comments(f"a: [{'x#y, ' * 20_000}x]\n")) == []
    assert process_time() - begun < 5
