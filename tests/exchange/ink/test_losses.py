"""What no scenario can say is named, with its line, and the rest is read all the same."""

import pytest

from tests.exchange.ink.reading import losses, read, targets

LOST = [
    ("Hi.\n{RANDOM(1, 2) == 1: a|b}", 2, "what RANDOM() gives"),
    ("VAR n = 0\n-> a\n=== a\n~ n++\n{n > 2: Many.}\n+ On -> a", 4, "n is changed here"),
    ("VAR n = 0\n-> a\n=== a\n~ n += 1\n{n > 2: Many.}\n+ On -> a", 5, "the value of n"),
    ("VAR n = 0\n-> a\n=== a\n~ n = n + 1\nIt is {n}.\n+ On -> a", 5, "Printing the value of n"),
    ("-> a\n=== a\n{a > 1: Again.}\n+ On -> a", 3, "how often one has been somewhere"),
    ("-> a\n=== a\nCome in for the {a}. time.\n+ On -> a", 3, "Printing how often"),
    ("-> a\n=== a\nIn.\n* {a >= 3} Third -> END\n+ On -> a", 4, "it is left out"),
    ("LIST kettle = cold, (hot)\nHi.", 1, "no lists"),
    ("LIST kettle = cold, hot\n{kettle == hot: Hot.}", 2, "asks for a list"),
    ("LIST kettle = cold, hot\n{kettle ? (hot, cold): Hot.}", 2, "asks for a list"),
    ("EXTERNAL ring(bell)\nHi.", 1, "another program"),
    ("Hi.\n~ ring(1)\n-> END", 2, "calls a function"),
    ("Hi.\n=== function ring(bell)\n~ return 1", 2, "The function ring( )"),
    ("Hi {ring()}.\n-> END", 1, "Printing what ring() gives"),
    ("{~one|two|three}", 1, "random order"),
    ("{shuffle:\n- one\n- two\n}", 1, "random order"),
    ("{a|b|c|d|e|f|g}", 1, "take turns"),
    ("Hello. #sad", 1, "The tag #sad"),
    ("# author: me\nHello.", 1, "The tag #author: me"),
    ("* Hello #sad\n  Hi.", 1, "The tag #sad"),
    ("-> a(3)\n=== a(x)\nA.", 1, "handed over to a( )"),
    ("-> a(3)\n=== a(x)\n{x: A.}", 3, "handed over as x"),
    ("VAR to = -> a\n-> to\n=== a\nA.", 2, "where to leads is kept in a variable"),
    ("VAR to = -> a\n-> a\n=== a\nA.", 1, "VAR to is where to go"),
    ("Hello.\n-> nowhere", 2, "no knot or label called nowhere"),
    ("{nobody: Hi.}", 1, "nobody, which is not the name"),
    ("Hello.\n->->", 2, "no tunnel has led here"),
    ("* [] Blank\n  Hi.", 1, "no words"),
    ("Hello.\n-> END\n=== alone\nAlone.", 3, "Nothing leads to alone"),
    ("=== first\nHello.", 1, "the story begins with first"),
    ("-> a\n=== a\n-> b\n=== b\n-> a", 4, "comes round to the same place"),
    ("-> a ->\n=== a\n-> a ->\n->->", 3, "tunnels or threads in each other"),
    ('VAR n = "x"\n{n + 1 == 2: Hi.}', 2, "a text as a number"),
    ("VAR n = 1\n{n / 0 == 2: Hi.}", 2, "a division by nothing"),
    ("Hi.\n~ return 3", 2, "only functions give something back"),
]


@pytest.mark.parametrize(("ink", "line", "why"), LOST)
def test_what_cannot_be_said_is_named_with_its_line(ink: str, line: int, why: str) -> None:
    """The loss stands at the line it is about, and says what is lost."""
    story = read(ink)
    found = [(one.place.file, one.place.line, one.why) for one in losses(story)]
    assert any(file == "story.ink" and at == line and why in text for file, at, text in found), found
    assert targets(story) <= {passage.title for passage in story.passages}


def test_the_first_of_several_texts_is_kept() -> None:
    """Where a condition cannot be asked, its first text is said; at random, the first."""
    assert read("{RANDOM(1, 2) == 1: one|two}").passages[0].words[0].text == "one"
    assert read("{~one|two}").passages[0].words[0].text == "one"


def test_a_choice_with_a_condition_that_is_lost_is_on_offer() -> None:
    """It is not dropped, and bears the loss itself."""
    story = read("* {RANDOM(1, 2) == 1} Perhaps -> END\n* {TURNS_SINCE(-> a) > 1} Later -> END\n=== a\nA.")
    first, second = story.passages[0].choices
    assert (first.say, first.when) == ("Perhaps", "")
    assert "RANDOM" in first.losses[0].why
    assert "TURNS_SINCE" in second.losses[0].why


def test_what_nothing_leads_to_is_taken_over() -> None:
    """Its words are there, so that a trainer can put it where it belongs."""
    story = read("Hello.\n-> END\n=== alone\nAlone.\n* Still -> END")
    alone = next(passage for passage in story.passages if passage.title == "alone")
    assert alone.words[0].text == "Alone."
    assert alone.choices[0].say == "Still"
