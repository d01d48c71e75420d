"""Whatever lies in the file: a sound scenario, or one sentence; never a traceback, and never for long."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.domain.diagnostic import Place
from game.domain.rubric import Rubric
from game.exchange.bringing import decoded, read_story, story_of
from game.exchange.formats import format_of
from game.exchange.skeleton import make_skeleton
from game.exchange.source import Leaf, Source
from game.exchange.story import StoryError
from tests.exchange.stories_made import made, twee

STORIES = Path(__file__).parent / "stories"
SAMPLES = tuple(sorted(STORIES.iterdir()))
PIECES = (
    "<<if $a>>", "<<else>>", "<</if>>", "<<set $a to true>>", "<<unset $a>>", "[[B]]", "[[x->A]]",
    "[[y->C][$a to true]]",
    '<<link "z">>', "<</link>>", '<<goto "B">>', "\n", "words ", '<<include "C">>', '<<linkreplace "r">>',
    "<<choice 'B'>>",
    "<</linkreplace>>", "(if: $a)[", "(else:)[", "]", "(set: $a to true)", '(link: "q")[', '(go-to: "A")',
    "(click: ?h)[",
    '(display: "C")', "|h>[", "<% if (s.a) { %>", "<% } %>", "<% s.a = true %>", "<% } else { %>", "[if a]\n",
    "\n[else]\n",
    "{reveal link: 'r', text: 't'}", "{embed passage: 'B'}", "a: true\n--\n", "<<if visited('B')>>",
    "(if: visits > 1)[",
    "<<if $n gt 3>>", "<<switch $a>><<case true>>", "<</switch>>", '"', "'", "((", "[[", "<<", "<!-- ", "-->", "{",
    "}", "$n",
    "`", '"""', "<%", "%>", '<a data-passage="B">', "</a>", '<!-- extra-mile {"reply": 3} -->', "\\", "\ue000", "::",
    '<!-- extra-mile {"reply": {"once": "true"}} -->', "<!-- extra-mile {} -->", "<script>", "&#0;", "&amp;",
)  # fmt: skip
FEW = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def survives(text: str, file: Path, rubric: Rubric) -> None:
    """A sound scenario, or a sentence about the file."""
    name = "The jacket in SugarCube" if file.name == "archive.html" else None
    sentence = "."
    try:
        story = story_of(text, file, story=name)
        skeleton = make_skeleton(story, "made", rubric)
        if not any("too large for one scenario" in loss.why for loss in skeleton.losses):
            made(story, rubric)
    except StoryError as error:
        sentence = str(error)
    assert sentence.endswith(".")
    assert "\n" not in sentence


@FEW
@given(st.sampled_from(SAMPLES), st.floats(0, 1), st.floats(0, 1))
def test_files_with_a_piece_missing(rubric: Rubric, file: Path, one: float, other: float) -> None:
    """The end, the beginning or the middle."""
    text = file.read_text(encoding="utf-8")
    begin, end = sorted((int(one * len(text)), int(other * len(text))))
    survives(text[:begin] + text[end:], file, rubric)
    survives(text[:begin], file, rubric)


@FEW
@given(st.sampled_from(SAMPLES), st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8))
def test_files_with_other_bytes(rubric: Rubric, file: Path, changes: list[tuple[float, int]]) -> None:
    """A few bytes anywhere."""
    content = bytearray(file.read_bytes())
    for where, byte in changes:
        content[int(where * len(content))] = byte
    try:
        text = decoded(bytes(content), file.name)
    except StoryError:
        return
    survives(text, file, rubric)


@FEW
@given(
    st.sampled_from(["Harlowe", "SugarCube", "Snowman", "Chapbook", ""]),
    st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), min_size=3, max_size=3),
)
def test_passages_of_any_pieces(rubric: Rubric, form: str, texts: list[str]) -> None:
    """Macros opened and not closed, closed and not opened, inside each other, in the wrong format."""
    survives(twee(form, texts[0], B=texts[1], C=texts[2]), Path("a.twee"), rubric)


@FEW
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    """Nothing but a StoryError comes of reading them."""
    for name in ("a.twee", "a.html"):
        sentence = name
        try:
            story_of(decoded(content, name), Path(name))
        except StoryError as error:
            sentence = str(error)
        assert sentence.startswith(name)


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"", "no story that can be read"), (b"just words", "no story that can be read"), (b"\xff\xfe:\0", "UTF-16"),
     (b"a\0b", "not a text"), (b":: A\n\xe4", "a.twee:2: This is not saved as UTF-8"),
     (b"x" * 10_000_001, "larger than 10 MB"),
     (b"\xef\xbb\xbf:: A\r\nb", None)],
)  # fmt: skip
def test_files_that_are_no_story(tmp_path: Path, content: bytes, why: str | None) -> None:
    """Each in one sentence; a byte order mark and line ends of Windows are fine, but a start must be named."""
    file = tmp_path / "a.twee"
    file.write_bytes(content)
    with pytest.raises(StoryError, match=why or "with which passage the story begins"):
        read_story(file)


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    """A folder, nothing at all, a name no system takes."""
    for path, why in ((tmp_path, "no ordinary file"), (tmp_path / "x", "no such file"), (Path("a\0b"), "cannot be")):
        with pytest.raises(StoryError, match=why):
            read_story(path)


@pytest.mark.parametrize("sign", ["(", "[", "<<if $a>>", "(if: $a)[", "<% if (s.a) { %>", "[[", "{", "<<link 'x'>>",
"(link:'x')[", '"'])
@pytest.mark.parametrize("form", ["Harlowe", "SugarCube", "Snowman", "Chapbook"])
def test_deep_and_long_texts_take_no_time(rubric: Rubric, form: str, sign: str) -> None:
    """Thousands of signs, none closed: named or kept, and no stack runs out."""
    survives(twee(form, sign * 1_000 + "[[B]]"), Path("a.twee"), rubric)


def test_a_passage_that_is_far_too_long_is_refused() -> None:
    """With its line."""
    with pytest.raises(StoryError, match=r"a.twee:4:1: The passage 'A' has more than 50,000 characters"):
        story_of(twee("Harlowe", "x" * 50_001), Path("a.twee"))


MANY = 20_000
TALES = (
    ("one.html", "<tw-storydata", "There is no story of Twine 2"),
    ("one.html", "<tw-storydata a='", "There is no story of Twine 2"),
    ("one.html", "<tw-storydata a=b c", "There is no story of Twine 2"),
    ("one.html", "<tw-storydata><!--", "has no passage|There are"),
    ("one.html", "<tw-storydata ><![odd[ ", "has no passage|There are"),
)


@pytest.mark.parametrize(("name", "sign", "said"), TALES)
def test_thousands_of_openings_in_html(name: str, sign: str, said: str) -> None:
    """Tags and comments that nothing closes are read once, not once for each of them."""
    begun = process_time()
    with pytest.raises(StoryError, match=said):
        story_of(sign * MANY, Path(name))
    assert process_time() - begun < 5  # a tenth of a second; a minute when each looks through the rest


def test_what_is_not_closed_loses_nothing_before_it() -> None:
    """A story whose last comment or tag is cut off is there as far as it goes."""
    text = '<tw-storydata name="x" startnode="1"><tw-passagedata pid="1" name="A">Hello [[B]]</tw-passagedata>'
    story = story_of(f'{text}<tw-passagedata pid="2" name="B">Bye. <!-- cut <tw-passagedata pid="3', Path("x.html"))
    assert story.title == "x"


@pytest.mark.parametrize("form", ["auto", "snowman"])
@pytest.mark.parametrize("sign", ["<%", "<% if (s.a) {", "<!--", "[["])
def test_thousands_of_openings_in_passages(form: str, sign: str) -> None:
    """JavaScript, comments and links that nothing closes are looked for once; the words are still there."""
    begun = process_time()
    passage = f"{sign * 20}\n" * (MANY // 200)
    titles = ("Start", *(f"P{number}" for number in range(9)))
    assert story_of("".join(f":: {title}\n{passage}\n" for title in titles), Path("x.twee"), form).passages
    assert process_time() - begun < 10


@pytest.mark.parametrize(("text", "form"), [("<% a", "harlowe"), ("%> <% a", "harlowe"), ("<% <%= a %>", "snowman")])
def test_snowman_is_seen_by_code_that_is_closed(text: str, form: str) -> None:
    """An opening alone says nothing."""
    leaf = Leaf("Start", (), text, Place("x.twee", 1, 1), 2)
    assert format_of(Source("x", "", "", "Start", (leaf,), "Twee 3"))[0] == form
