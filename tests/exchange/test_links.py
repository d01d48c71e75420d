"""Links of every form that each story format has."""

import pytest

from tests.exchange.stories_made import choice, choices, losses, passage, told

FORMATS = ("Harlowe", "SugarCube", "Snowman", "Chapbook")
TO_B = [("go", "B")]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("link", ["[[go->B]]", "[[B<-go]]", "[[go|B]]", "[[ go -> B ]]", "* [[go->B]]", "> [[go->B]]"])
def test_links_in_brackets(form: str, link: str) -> None:
    """All four formats have them all."""
    assert choices(form, f"words\n\n{link}") == TO_B


@pytest.mark.parametrize("form", FORMATS)
def test_a_bare_link_says_its_target(form: str) -> None:
    """[[B]] is B, to B."""
    assert choices(form, "[[B]]") == [("B", "B")]


@pytest.mark.parametrize(
    "link",
    [
        '(link-goto: "go", "B")', '(LINK_GOTO: "go","B")', "(link-goto: 'go', 'B')", '(link: "go")[(go-to: "B")]',
        '(link:"go")[(set: $x to 3)(goto: "B")]', '(link-replace: "go")[(go-to: "B")]',
        '(link-repeat: "go")[(go-to:"B")]',
        '(link-reveal: "go")[(go-to: "B")]', '(link-reveal-goto: "go", "B")',
        '(link-reveal-goto: "go","B")[(set: $y to 1)]',
        '(link-rerun: "go")[(go-to: "B")]', 'Then go. (click-goto: "go", "B")', '|h>[go] (click-goto: ?h, "B")',
        '[go]<h| (click: ?h)[(go-to: "B")]', 'go (click-replace: "go")[(goto: "B")]', 'go (mouseover-goto: "go", "B")',
        '(link: "go")+(t8n: "dissolve")[(go-to: "B")]', '(t8n: "dissolve")+(link: "go")[(go-to: "B")]',
        '(if: true)[(link-goto: "go", "B")]', '(text-style: "bold")[[[go->B]]]', "{(link-goto: \"''go''\", \"B\")}",
        '(link: "go")[(redirect: "B")]',
    ],
)  # fmt: skip
def test_links_of_harlowe(link: str) -> None:
    """Macros with and without hooks, on words and on hooks, changed by others."""
    assert choices("Harlowe", link) == TO_B


@pytest.mark.parametrize(
    "link",
    [
        '<<link "go" "B">><</link>>', "<<link 'go' 'B'>><</link>>", "<<link [[go|B]]>><</link>>",
        "<<link [[go->B]]>><<set $x to 3>><</link>>", '<<link "go">><<goto "B">><</link>>',
        "<<link [[B<-go]]>><</link>>",
        '<<button "go" "B">><</button>>', '<<button [[go|B]]>><</button>>', '<<click "go" "B">><</click>>',
        '<<linkreplace "go">><<goto "B">><</linkreplace>>', '<<linkappend "go">><<goto [[B]]>><</linkappend>>',
        '<<linkprepend "go">><<goto "B">><</linkprepend>>', '<<choice "B" "go">>', "<<choice [[go|B]]>>",
        "<<actions [[go|B]]>>", '<a data-passage="B">go</a>', '<button data-passage="B">go</button>',
        "<a class='x' data-passage='B'><b>go</b></a>", "[img[go|x.png][B]]", "<<nobr>>[[go|B]]<</nobr>>",
        "<<link \"''go''\" B>><</link>>", "[[go|B][$x to true]]",
    ],
)  # fmt: skip
def test_links_of_sugarcube(link: str) -> None:
    """Macros with texts and with links, deprecated ones, HTML and pictures."""
    assert choices("SugarCube", link) == TO_B


@pytest.mark.parametrize(
    "link",
    [
        '<a data-passage="B">go</a>', '<a href="javascript:void(0)" data-passage="B">go</a>',
        "<a href=\"javascript:window.story.show('B')\">go</a>", "<button onclick=\"story.show('B')\">go</button>",
        "**[[go|B]]**", "<% if (true) { %>[[go|B]]<% } %>",
    ],
)  # fmt: skip
def test_links_of_snowman(link: str) -> None:
    """HTML and templates."""
    assert choices("Snowman", link) == TO_B


@pytest.mark.parametrize(
    "link",
    ["{link to: 'B', label: 'go'}", '{link to: "B", label: "go"}', "[continue]\n[[go->B]]", "_[[go->B]]_",
     "[if true]\n> [[go->B]]", "[align center; append]\n[[go->B]]"],
)  # fmt: skip
def test_links_of_chapbook(link: str) -> None:
    """Inserts and modifiers."""
    assert choices("Chapbook", link) == TO_B


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("SugarCube", "[[go|B][$x to true; $y to false]]"),
        ("SugarCube", "[[go|B][$x = true, $y = false]]"),
        ("SugarCube", '<<link "go" "B">><<set $x to true>><<set $y to false>><</link>>'),
        ("SugarCube", '<a data-passage="B" data-setter="$x to true, $y to false">go</a>'),
        ("SugarCube", '<<link "go" "B">><<set $x to true>><<unset $y>><</link>>'),
        ("Harlowe", '(link: "go")[(set: $x to true, $y to false)(go-to: "B")]'),
        ("Harlowe", '(link-reveal-goto: "go", "B")[(put: true into $x)(set: $y to false)]'),
    ],
)
def test_what_a_link_sets_and_clears(form: str, link: str) -> None:
    """True sets a flag, false clears it."""
    shown = {"SugarCube": "<<if $x and $y>>x<</if>>", "Harlowe": "(if: $x and $y)[x]"}[form]
    also = {"SugarCube": "<<set $y to true>>", "Harlowe": "(set: $y to true)"}[form]
    found = choice(form, link, B=shown, C=also)
    assert (found.sets, found.clears) == (("x",), ("y",))


def test_a_choice_of_sugarcube_is_there_once() -> None:
    """<<choice>> and <<actions>> are spent when used; links are not."""
    assert [one.once for one in passage(told("SugarCube", "<<choice 'B' 'x'>>\n[[B]]")).choices] == [True, False]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("SugarCube", "<<linkreplace 'go'>>more [[on->B]]<</linkreplace>>"),
        ("Harlowe", '(link: "go")[more [[on->B]]]'),
        ("Harlowe", '(link-reveal: "go")[more [[on->B]]]'),
        ("Chapbook", "{reveal link: 'go', text: 'more [[on->B]]'}"),
        ("Chapbook", "{reveal link: 'go', passage: 'M'}"),
    ],
)
def test_what_a_link_reveals_comes_with_a_flag(form: str, text: str) -> None:
    """The choice leads back to its own passage; the words and links inside are there once it has been chosen."""
    story = told(form, f"words\n\n{text}", M="more [[on->B]]")
    go, on = passage(story).choices
    assert (go.say, go.to, go.stays, go.when) == ("go", "A", True, "not shown_a_1")
    assert go.sets == ("shown_a_1",)
    assert (on.say, on.to, on.when, on.clears) == ("on", "B", "shown_a_1", ("shown_a_1",))
    words = {one.when: one.text for one in passage(story).words}
    assert words["shown_a_1"].startswith("words more")


@pytest.mark.parametrize(
    ("form", "link"),
    [
        ("SugarCube", "[[go|$where]]"), ("SugarCube", "<<link $say 'B'>><</link>>"), ("SugarCube", "<<back>>"),
        ("SugarCube", "<<link 'go' $where>><</link>>"), ("SugarCube", "[[go|https://example.org]]"),
        ("Harlowe", '(link-goto: "go", $where)'), ("Harlowe", '(link-undo: "back")'), ("Harlowe", "[[go->Nowhere]]"),
        ("Harlowe", '(link-storylet: "go")'), ("Snowman", "[[go|http://example.org]]"),
        ("Snowman", "<% story.show(s.where) %>"), ("Chapbook", "{link to: where}"), ("Chapbook", "{back link}"),
        ("Chapbook", "{restart link}"), ("Chapbook", "{reveal link: say, text: 'x'}"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_known_is_named(form: str, link: str) -> None:
    """Computed, back, out of the story or to no passage: named with its line, and left out."""
    story = told(form, f"words\n{link}")
    assert passage(story).choices == ()
    assert [one for one in losses(story) if one.startswith("6: ")], losses(story)
