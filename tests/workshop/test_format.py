"""Formatting gives the usual layout, loses no comment, changes no content, and does nothing the second time."""

import re
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from game import places
from game.app import main
from game.domain.errors import ScenarioError
from game.loader.building import digest_of
from game.loader.canonical.layout import Formatted, formatted
from game.loader.canonical.orders import ORDERS
from game.loader.comments import comments
from game.loader.including import BLOCKS
from game.loader.models import (
    AnswerShape,
    CustomerShape,
    EarlyShape,
    EndingShape,
    ExpectationShape,
    GestureShape,
    GuideShape,
    PromiseShape,
    QuestionShape,
    RememberedShape,
    ReplyShape,
    RouteShape,
    ScenarioShape,
    Shape,
    SpeechShape,
    StateShape,
    TraceShape,
    VariantShape,
)
from game.loader.nodes import read_tree
from game.loader.report import Report
from game.session.workshop.tidying import laid_out, put_back
from tests.workshop.layouts import Scribe

SHIPPED = sorted(path for path in places.scenarios().glob("*.yaml"))
SHAPES: dict[str, type[Shape]] = {
    "scenario": ScenarioShape,
    "customer": CustomerShape,
    "expectation": ExpectationShape,
    "promise": PromiseShape,
    "variant": VariantShape,
    "remembered": RememberedShape,
    "trace": TraceShape,
    "question": QuestionShape,
    "answer": AnswerShape,
    "state": StateShape,
    "guide": GuideShape,
    "reply": ReplyShape,
    "early": EarlyShape,
    "route": RouteShape,
    "speech": SpeechShape,
    "gesture": GestureShape,
    "ending": EndingShape,
}
TOP = "format: 1\nid: a\n"


def content_of(text: str) -> Any:
    """The plain content of a text."""
    tree = read_tree(text, Report("text"))
    return tree.data if tree is not None else None


def comments_of(text: str) -> Counter[str]:
    """All comments."""
    return Counter(one.text for one in comments(text))


def new(text: str, order: bool = False) -> str:
    """The text in the usual layout, which must be the same when formatted again."""
    result = formatted(text, "text", order=order)
    assert result.new is not None, (result.problem, result.diagnostics)
    again = formatted(result.new, "text", order=order)
    assert again.new == result.new
    return result.new


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_ships_is_in_the_usual_layout(path: Path) -> None:
    """Nobody's scenario looks different after formatting for no reason: those that ship stay as they are."""
    text = path.read_text("utf-8")
    assert new(text) == text


@pytest.mark.parametrize("seed", range(2 * len(SHIPPED)))
def test_any_layout_comes_out_with_its_comments_and_content(seed: int) -> None:
    """A shipped file in a layout of chance: same digest, every comment, and each beside the key it was beside."""
    chance = Random(seed)
    data = content_of(SHIPPED[seed % len(SHIPPED)].read_text("utf-8"))
    for block in ("states", "behaviours"):  # a part of it is enough each time
        names = list(data.get(block, ()))
        for name in chance.sample(names, max(0, len(names) - 6)):
            del data[block][name]
    scribe = Scribe(chance)
    text = scribe.write(data)
    assert content_of(text) == data
    result = new(text)
    assert digest_of(content_of(result)) == digest_of(data)
    assert comments_of(result) == Counter(one for one, _ in scribe.comments)
    astray = [one for one in scribe.comments if not _near(*one, result)]
    assert astray == []


def _near(comment: str, key: str, text: str) -> bool:
    """Whether a comment stands behind its key, right above it, or (if it stood in brackets) in its block."""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.endswith(comment))
    below = next((line for line in lines[at:] if line.strip() and not line.strip().startswith("#")), "")
    around, indent = [lines[at], below], len(below) - len(below.lstrip())
    for line in reversed(lines[:at]):  # the keys around it
        if line.strip() and len(line) - len(line.lstrip()) < indent:
            around.append(line)
            indent = len(line) - len(line.lstrip())
    return key == "end" or any(re.search(rf'(?<!\w){re.escape(key)}"?:', line) for line in around)


def test_every_key_has_its_place_in_the_order() -> None:
    """No key of the format is forgotten, and none is named that does not exist."""
    assert ORDERS.keys() == SHAPES.keys()
    for kind, shape in SHAPES.items():
        keys = {one.alias or name for name, one in shape.model_fields.items()}
        extra = {"snippet"} if kind == "scenario" else set()
        assert set(ORDERS[kind]) == keys | extra, kind
        assert len(set(ORDERS[kind])) == len(ORDERS[kind])
    assert set(BLOCKS) <= set(ORDERS["scenario"])


def test_order_sorts_keys_and_takes_their_comments_along() -> None:
    """--order puts keys as the docs have them; ids keep the author's order, and the head of the file stays its head."""
    text = (
        "# head\nid: a\nformat: 1 # one\nstates:\n  z:\n    replies:\n      r:\n        # where\n        to: e\n"
        "        say: x\n    customer: y\n  b: {customer: y, replies: {q: {to: e, say: s}}}\n"
    )
    assert new(text, order=True) == (
        "# head\nformat: 1  # one\nid: a\nstates:\n  z:\n    customer: y\n    replies:\n      r:\n        say: x\n"
        "        # where\n        to: e\n\n  b: {customer: y, replies: {q: {say: s, to: e}}}\n"
    )
    result = formatted(text, "text", order=True)
    assert not result.same
    assert content_of(result.new or "") == content_of(text)


@pytest.mark.parametrize(
    ("old", "wanted"),
    [
        ("states:\n    a: x\n    b: y\n", "states:\n  a: x\n\n  b: y\n"),
        ("states:\n  a: x\n  # of b\n  b: y\n", "states:\n  a: x\n\n  # of b\n  b: y\n"),
        ("shows: [ a,b ]\n", "shows: [a, b]\n"),
        ("shows:\n- a\n- b\n", "shows: [a, b]\n"),
        ("shows:\n- a # why\n- b\n", "shows:\n  - a  # why\n  - b\n"),
        ("shows: [a, # why\n  b]\n", "shows:\n  - a  # why\n  - b\n"),
        ("say: 'it''s'\n", 'say: "it\'s"\n'),
        ("say: 'a \"b\"'\n", "say: 'a \"b\"'\n"),
        ("'to':   'there'\n", "to: there\n"),
        ("say: one\n  two\n", "say: one two\n"),
        ("say: |   # head\n     one\n       two\n", "say: |   # head\n  one\n    two\n"),
        ("say: |+\n  one\n\n", 'say: "one\\n\\n"\n'),
        ("say: >\n  one\n  two\n", "say: >\n  one\n  two\n"),
        ("say: |2\n    one\n", 'say: "  one\\n"\n'),
        ("a: 1\n\n\n\nb: 2\n\n", "a: 1\n\nb: 2\n"),
        ("\n\n# head\n\n\n# more\na: 1\n", "# head\n\n# more\na: 1\n"),
        ("a:    {b: 1}\nlong: {b: 2}\n", "a:    {b: 1}\nlong: {b: 2}\n"),
        ("a:   {b: 1}\nlong: {b: 2}\n", "a: {b: 1}\nlong: {b: 2}\n"),
        ("a: {b: 1}\nlong: {b: 2}\n", "a: {b: 1}\nlong: {b: 2}\n"),
        ("a:\n  b: 1\n  # in a\n# of c\nc: 2\n# end\n", "a:\n  b: 1\n  # in a\n# of c\nc: 2\n# end\n"),
        ("a:\n  # first\n\n  b: 1\n", "a:\n  # first\n\n  b: 1\n"),
        ("a:\n\n  b: 1\n", "a:\n  b: 1\n"),
        ("a:\n-\n  b: 1\n  c: 2\n- - d\n  - {}\n", "a:\n  - b: 1\n    c: 2\n  - - d\n    - {}\n"),
        ("a:\n- # note\n  b: 1\n", "a:\n  # note\n  - b: 1\n"),
        ("a: [ # none\n ]\nb: {}\n", "a: []  # none\nb: {}\n"),
        ("a: [\n # none\n ]\nb: {}\n", "# none\na: []\nb: {}\n"),
        ("a: # why\n  text\n", "a: text  # why\n"),
        ("a: # why\n  text # how\n", "# why\na: text  # how\n"),
        ("? a\n: b\n", "a: b\n"),
        ("%YAML 1.1\n--- # doc\na: b\n...\n", "# doc\na: b\n"),
        ("a: [b: c]\n", "a: [{b: c}]\n"),
        ("a: {b: , c: }\n", 'a: {b: "", c: ""}\n'),
        ("a:\nb: ''\n", 'a:\nb: ""\n'),
        ("a: b#c # d\n", "a: b#c  # d\n"),
        ("﻿a: b\r\nc: d\r\n", "a: b\nc: d\n"),
    ],
)
def test_layouts(old: str, wanted: str) -> None:
    """Each kind of layout comes out in the usual one."""
    assert new(old) == wanted


def test_a_long_text_is_folded_only_where_it_was() -> None:
    """What was written over several lines is folded anew at 120; what was written on one line stays on one."""
    words = " ".join(["something"] * 40)
    assert new(f"say: {words}\n") == f"say: {words}\n"
    for mark in ("", '"'):
        folded = new(f"say: {mark}{words[:9]}\n  {words[10:]}{mark}  # why\n")
        assert content_of(folded) == {"say": words}
        assert all(len(line) <= 130 for line in folded.split("\n"))
        assert folded.count("\n") == 4
        assert folded.endswith("# why\n")


def test_a_long_list_is_filled_where_it_was_written_over_several_lines() -> None:
    """The plays of plans stay readable."""
    names = [f"reply-{number}" for number in range(40)]
    text = new(f"play: [{', '.join(names[:20])},\n{', '.join(names[20:])}]\n")
    assert content_of(text) == {"play": names}
    assert max(map(len, text.split("\n"))) <= 120
    assert 4 <= text.count("\n") <= 5


def test_a_snippet_can_be_formatted() -> None:
    """A file with only some blocks of a scenario is laid out like one."""
    states = "states:\n   a: {customer: x, replies: {}}\n   b: {customer: x, replies: {}}\n"
    text = f"snippet: papers\n{states}desk:\n   A: b\n"
    assert new(text).startswith("snippet: papers\nstates:\n  a: {customer: x, replies: {}}\n\n  b:")
    assert new(text, order=True).startswith("snippet: papers\ndesk:\n  A: b\nstates:\n")


PIECES = st.sampled_from(
    ["a", "b c", ":", ": ", "- ", "#", " # c", "\n", "\n  ", "\n    ", "[", "]", "{", "}", ",", '"', "'", "|", ">", "?",
     "&a", "*a", "!t", "\t", "…", "\\", "---", "%", "é", "states:", "\r\n", "\x00", "\u2028", "😀"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
@example("a: {b: [c, # d\n]}")
@example("a:\n- - # c\n    - b")
@example("a: |\n # c\n\n# d")
@example("- a")
@example("a: '\n\n'")
def test_no_text_is_too_odd(text: str) -> None:
    """Whatever is read comes out the same, or is left alone with a reason; there is never a traceback."""
    result = formatted(text, "odd")
    if result.new is None:
        assert result.problem or result.diagnostics
    else:
        assert content_of(result.new) == content_of(text)
        again = formatted(result.new, "odd")
        assert again.new == result.new


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(content: bytes) -> None:
    """Files that are no text are left alone with a reason."""
    result = formatted(content, "odd")
    assert result.new is not None or result.problem or result.diagnostics


def test_what_cannot_be_proved_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """If the new text held other content, or lacked a comment, it would not be handed out."""
    from game.loader.canonical import layout

    monkeypatch.setattr(layout, "written", lambda root: "a: c\n")
    assert formatted("a: b\n", "x") == Formatted(
        "a: b\n", None, problem="Its content would change, so it is left as it is."
    )
    monkeypatch.setattr(layout, "written", lambda root: "a: b\n")
    assert "comment" in formatted("a: b # c\n", "x").problem


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    """A command's exit status and all it says."""
    status = main([str(one) for one in words])
    told = capsys.readouterr()
    return status, told.out + told.err


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with an untidy scenario and an untidy snippet."""
    home = tmp_path / "drafts"
    (home / "snippets").mkdir(parents=True)
    (home / "plans").mkdir()
    (home / "one.yaml").write_text(f"{TOP}states:\n    a: b   # why\n", "utf-8")
    (home / "snippets/papers.yaml").write_text("snippet: x\ndesk: { A: b }\n", "utf-8")
    (home / "snippets/other.yaml").write_text("a:    b\n", "utf-8")
    (home / "plans/one.yaml").write_text("a:    b\n", "utf-8")
    monkeypatch.chdir(home)
    return home


def test_the_command_formats_what_lies_here(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Scenarios and snippets of the folder are formatted, nothing else; a second time there is nothing to do."""
    assert run(capsys, "format", "--check")[0] == 1
    assert (folder / "one.yaml").read_text("utf-8").startswith(f"{TOP}states:\n    a")
    status, said = run(capsys, "format")
    assert (status, said.splitlines()[-1]) == (0, "2 files formatted.")
    assert (folder / "one.yaml").read_text("utf-8") == f"{TOP}states:\n  a: b   # why\n"
    assert (folder / "snippets/papers.yaml").read_text("utf-8") == "snippet: x\ndesk: {A: b}\n"
    assert (folder / "snippets/other.yaml").read_text("utf-8") == "a:    b\n"
    assert (folder / "plans/one.yaml").read_text("utf-8") == "a:    b\n"
    assert run(capsys, "format", "--check") == (0, "2 files already in the usual layout.\n")
    assert sorted(path.name for path in folder.iterdir()) == ["one.yaml", "plans", "snippets"]


def test_a_difference_is_shown_and_nothing_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--diff shows lines; with --check the status says that there are some."""
    status, said = run(capsys, "format", "one.yaml", "--diff")
    assert (status, "-    a: b   # why\n+  a: b   # why\n" in said) == (0, True)
    assert run(capsys, "format", "one.yaml", "--diff", "--check")[0] == 1
    assert "    a: b" in (folder / "one.yaml").read_text("utf-8")


def test_what_cannot_be_read_is_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It keeps every byte; its first trouble is said with the line, and the others are formatted all the same."""
    (folder / "bad.yaml").write_bytes(b"a: [\r\n")
    (folder / "list.yaml").write_text("- a\n", "utf-8")
    status, said = run(capsys, "format")
    assert (status, "bad.yaml:1:4: error EM005" in said, "list.yaml is left as it is." in said) == (1, True, True)
    assert (folder / "bad.yaml").read_bytes() == b"a: [\r\n"
    assert (folder / "one.yaml").read_text("utf-8").endswith("  a: b   # why\n")
    assert run(capsys, "format", "nowhere.yaml") == (
        2, "There is no file or folder 'nowhere.yaml'. Check the spelling.\n"
    )  # fmt: skip
    (folder / "empty").mkdir()
    assert run(capsys, "format", "empty")[0] == 2


def test_line_ends_and_rights_stay(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file from another system keeps its line ends, a link stays a link, and who may read it stays the same."""
    (folder / "dos.yaml").write_bytes(b"a:    b\r\nc: d\r\n")
    (folder / "dos.yaml").chmod(0o640)
    (folder / "tidy.yaml").write_bytes(b"a: b\r\n")
    (folder / "link.yaml").symlink_to("dos.yaml")
    assert run(capsys, "format", "link.yaml", "tidy.yaml")[1].startswith("Formatted: link.yaml\n1 file formatted")
    assert (folder / "dos.yaml").read_bytes() == b"a: b\r\nc: d\r\n"
    assert (folder / "dos.yaml").stat().st_mode & 0o777 == 0o640
    assert (folder / "link.yaml").is_symlink()
    (folder / "locked.yaml").write_text("a:    b\n", "utf-8")
    (folder / "locked.yaml").chmod(0o440)
    status, said = run(capsys, "format", "locked.yaml")
    assert (status, "locked.yaml cannot be written: the file may only be read. It is as it was." in said) == (1, True)


def test_what_somebody_writes_meanwhile_is_not_lost(folder: Path) -> None:
    """A file that has changed since it was read is left as it is, and that is said."""
    file = folder / "one.yaml"
    result = laid_out(file)
    file.write_text(f"{TOP}states:\n    a: c\n", "utf-8")
    with pytest.raises(ScenarioError, match="changed by somebody else"):
        put_back(file, result)
    assert file.read_text("utf-8") == f"{TOP}states:\n    a: c\n"


def test_a_disk_that_refuses_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the new text cannot be written the old file is as it was, and a sentence says why."""

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.records.files.write_atomically", full)
    before = (folder / "one.yaml").read_bytes()
    with pytest.raises(ScenarioError, match=r"cannot be written: No space left on device\. It is as it was"):
        put_back(folder / "one.yaml", laid_out(folder / "one.yaml"))
    assert (folder / "one.yaml").read_bytes() == before


def test_order_says_that_it_makes_a_new_version(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever asks for another order of keys is told what it means for the boards."""
    (folder / "two.yaml").write_text("id: a\nformat: 1\nstates:\n  a: b\n", "utf-8")
    assert "two.yaml, now a new version of the scenario" in run(capsys, "format", "two.yaml", "--order")[1]
    assert (folder / "two.yaml").read_text("utf-8").startswith("format: 1\nid: a\n")
