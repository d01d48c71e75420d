"""Whatever lies in an ink file: a story, or one sentence; never anything else."""

import random
import re

import pytest

from game.exchange.ink import read_ink
from game.exchange.story import StoryError
from tests.exchange.ink.reading import losses, read, samples, targets

MALFORMED = [
    ("Hello.\n{x: a", 2),
    ("Hello.\n{x", 2),
    ("Hello }", 1),
    ("Hello | there", 1),
    ("* Hello [there\n", 1),
    ("<- \n", 1),
    ("=== \nHello.", 1),
    ("=== two words ===\nHello.", 1),
    ("Hi.\n~ \n", 2),
    ("~ 3 + 4\n", 1),
    ("VAR x\n", 1),
    ("Hi.\nCONST = 3\n", 2),
    ("{x: a|b|c}", 1),
    ("{\n- else: a\n- x: b\n}", 2),
    ("{x:\n- else: a\n- b\n}", 2),
    ("{\nno dash\n}", 2),
    ("{\n- nothing asked\n}", 2),
    ("{f(1}", 1),
    ("INCLUDE ../secret.ink\n", 1),
    ("INCLUDE /etc/hosts\n", 1),
    ("INCLUDE C:\\secret.ink\n", 1),
    ("Hi.\nINCLUDE missing.ink\n", 2),
]


@pytest.mark.parametrize(("ink", "line"), MALFORMED)
def test_what_is_not_ink_is_one_sentence_with_file_and_line(ink: str, line: int) -> None:
    """The error names the file and the line, and says what to do, without a line break."""
    with pytest.raises(StoryError) as caught:
        read(ink)
    assert str(caught.value).startswith(f"story.ink:{line}: ")
    assert re.fullmatch(r"[^\n]+\.", str(caught.value))


@pytest.mark.parametrize(
    "ink",
    [
        "{a:" * 500 + "}" * 500,
        "{" * 5_000,
        "{" + "(" * 5_000 + "a",
        "{not " + "not " * 5_000 + "a: b}",
        "{a" + " and a" * 50_000 + ": b}",
        "{- - - - " * 3_000,
        "*" * 3_000 + " deep",
        "-" * 3_000 + " deep",
        "".join(f"{'* ' * (n + 1)}level\n" for n in range(300)),
        "word " * 250_000,
        "\n".join(f"=== knot{n}\n{'*' * 3} a -> knot{n + 1}" for n in range(9_000)),
        "-> a\n=== a\nHello <>\n-> a",
        "-> a\n=== a\n<- a\n* b -> a",
        "-> a\n=== a\n{a: b} -> b ->\n-> a\n=== b\n-> a ->\n->->",
        "".join(f"VAR v{n} = false\n" for n in range(30)) + "".join(f"{{v{n}: a|b}}{{v{n}: ~ b|c}}" for n in range(30)),
        "".join(f"* (l{n}) {{not l{n + 1}}} {{l{n}|b}} choice {n}\n" for n in range(40)) + "* ->\n- all",
    ],
    ids=range(16),
)
def test_ink_without_measure_is_read_or_refused(ink: str) -> None:
    """Deep nesting, long lines, many knots and endless flows come to an end: a story, or a sentence."""
    _read_or_refused(ink)


def test_an_empty_file_is_no_story() -> None:
    """One sentence, and no story without passages."""
    for ink in ("", "\n\n", "// nothing\n", "VAR x = true\n"):
        with pytest.raises(StoryError, match=r"^story\.ink: There is no story"):
            read(ink)


def test_a_story_of_too_many_letters_is_refused() -> None:
    """Also when its files are too long only together."""
    with pytest.raises(StoryError, match="longer than"):
        read("word " * 250_000)
    with pytest.raises(StoryError, match="longer than"):
        read_ink("INCLUDE a.ink\nINCLUDE b.ink\n", "story.ink", lambda name: "word " * 110_000)


@pytest.mark.parametrize("name", sorted(samples()))
def test_a_sample_cut_off_anywhere_is_a_story_or_a_sentence(name: str) -> None:
    """At each seventh letter of it."""
    ink = samples()[name]
    for end in range(0, len(ink), 7):
        _read_or_refused(ink[:end])


@pytest.mark.parametrize("seed", range(8))
def test_samples_with_letters_changed_are_a_story_or_a_sentence(seed: int) -> None:
    """Letters are taken out, doubled and replaced by those that mean something in ink."""
    dice = random.Random(seed)
    for ink in samples().values():
        letters = list(ink)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(letters))
            letters[at] = dice.choice(["", letters[at] * 2, *"{}[]|-<>*+=~:#()!&\\\"\n/ ", "->", "->->", "<-", "<>"])
        _read_or_refused("".join(letters))


def _read_or_refused(ink: str) -> None:
    refused = ""
    try:
        story = read(ink)
    except StoryError as error:
        refused = str(error)
    if refused:
        assert refused.startswith("story.ink:")
        assert "\n" not in refused
    else:
        assert targets(story) <= {passage.title for passage in story.passages}
        assert all(loss.place.file == "story.ink" and loss.place.line > 0 for loss in losses(story))
