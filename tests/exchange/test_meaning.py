"""What passages say and do under conditions, and what of it cannot be said."""

import re
from pathlib import Path

import pytest

from game.exchange.bringing import story_of
from tests.exchange.stories_made import losses, passage, told, twee

SETS = {
    "SugarCube": "<<set $x to true>>",
    "Harlowe": "(set: $x to true)",
    "Snowman": "<% s.x = true %>",
    "Chapbook": "x: true\n--\n",
}


def words(form: str, text: str, **others: str) -> list[tuple[str, str]]:
    """(condition, text) of the first passage, where B sets x."""
    given = {"B": f"{SETS[form]}b", **others}
    return [(one.when, one.text) for one in passage(told(form, f"{text}\n\n[[B]]", **given)).words]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("SugarCube", "a <<if $x>>yes<<else>>no<</if>> z"), ("SugarCube", "a <<if $x is true>>yes<<else>>no<</if>> z"),
        ("SugarCube", "a <<if not $x>>no<<else>>yes<</if>> z"),
        ("SugarCube", "a <<if !$x>>no<<elseif $x>>yes<</if>> z"),
        ("SugarCube", "a <<if $x eq false>>no<<else>>yes<</if>> z"),
        ("SugarCube", "a <<if $x and true>>yes<<else>>no<</if>> z"),
        ("SugarCube", "a <<switch $x>><<case true>>yes<<default>>no<</switch>> z"),
        ("Harlowe", "a (if: $x)[yes](else:)[no] z"), ("Harlowe", "a (unless: $x)[no](else:)[yes] z"),
        ("Harlowe", "a (if: $x is true) [yes] (else:) [no] z"),
        ("Harlowe", "a (if: $x is not true)[no](else-if: $x)[yes] z"),
        ("Harlowe", 'a (cond: $x, "yes", "no") z'), ("Harlowe", "a (IF: not $x)[no](Else:)[yes] z"),
        ("Harlowe", "a (if: $x is false)[no](elseif: true)[yes] z"),
        ("Snowman", "a <% if (s.x) { %>yes<% } else { %>no<% } %> z"), ("Snowman", 'a <%= s.x ? "yes" : "no" %> z'),
        ("Snowman", "a <% if (!s.x) { %>no<% } else if (s.x) { %>yes<% } %> z"),
        ("Snowman", "a <% if (window.story.state.x === true) { %>yes<% } else { %>no<% } %> z"),
        ("Chapbook", "a\n\n[if x]\nyes\n\n[else]\nno\n\n[continue]\nz"),
        ("Chapbook", "a\n\n[unless x]\nno\n\n[if x]\nyes\n\n[cont'd]\nz"),
        ("Chapbook", "a\n\n[if x === true]\nyes\n\n[if !x]\nno\n\n[cont]\nz"),
    ],
)  # fmt: skip
def test_words_that_depend_become_wordings(form: str, text: str) -> None:
    """The first whose condition holds is said, the last in all other cases."""
    found = words(form, text)
    assert sorted(one for _, one in found) == ["a no z", "a yes z"]
    assert found[0] in (("x", "a yes z"), ("not x", "a no z"))
    assert found[1][0] == ""


@pytest.mark.parametrize(
    ("form", "condition", "when"),
    [
        ("SugarCube", "$x and not $y", "x and not y"), ("SugarCube", "$x && !$y", "x and not y"),
        ("SugarCube", "($x or $y) and $x", "(x or y) and x"), ("SugarCube", "not ($x or $y)", "not (x or y)"),
        ("SugarCube", "$x isnot true", "not x"), ("SugarCube", 'visited("B")', "visited_b"),
        ("SugarCube", 'hasVisited("B")', "visited_b"), ("SugarCube", 'visited("B") > 0', "visited_b"),
        ("SugarCube", 'visited("B") is 0', "not visited_b"), ("SugarCube", "visited() > 1", "again_a"),
        ("SugarCube", "visited() is 1", "not again_a"), ("SugarCube", 'visited("B") gte 1 and $x', "visited_b and x"),
    ],
)  # fmt: skip
def test_conditions_of_links_become_conditions_of_choices(form: str, condition: str, when: str) -> None:
    """All that flags can say, also where one has been."""
    text = f"<<if {condition}>>[[go->B]]<</if>>\n[[C]]"
    story = told(form, text, B="<<set $x to true>>b [[A]]", C="<<set $y to true>>c [[A]]")
    assert [(one.say, one.when) for one in passage(story).choices] == [("go", when), ("C", "")]
    assert losses(story) == []


@pytest.mark.parametrize(
    ("condition", "when"),
    [("(history:) contains 'B'", "visited_b"), ("visits > 1", "again_a"), ("visits is 1", "not again_a"),
     ("not ((history:) contains 'B')", "not visited_b"), ("(history:) contains 'A'", "again_a")],
)  # fmt: skip
def test_where_one_has_been_in_harlowe(condition: str, when: str) -> None:
    """The history leaves out the passage one is in, and visits count it."""
    story = told("Harlowe", f"(if: {condition})[[[go->C]]]\n[[B]]", B="b [[A]]")
    assert passage(story).choices[0].when == when
    assert losses(story) == []


def test_places_reached_set_their_flag_where_it_is_asked_for() -> None:
    """Reaching B sets its flag; leaving A sets that of having been there before."""
    story = told("SugarCube", "<<if visited('B')>>x<</if>><<if visited() > 1>>y<</if>> [[B]]", B="b [[A]]")
    assert passage(story, "B").sets == ("visited_b",)
    assert passage(story).choices[0].sets == ("again_a",)


def test_a_flag_set_after_it_is_asked_for_counts_from_the_next_visit() -> None:
    """`<<if not $x>>first<</if>><<set $x to true>>` says `first` once: the flag is set on leaving, not on arrival."""
    story = told("SugarCube", "<<if not $x>>first<<else>>again<</if>><<set $x to true>>\n\n[[B]]", B="b [[A]]")
    assert passage(story).sets == ()
    assert passage(story).choices[0].sets == ("x",)


def test_a_flag_set_before_it_is_asked_for_is_known() -> None:
    """What stands under it is simply there."""
    story = told("SugarCube", "<<set $x to true>><<if $x>>yes<<else>>no<</if>>\n\n[[B]]", B="<<if $x>>b<</if>> [[A]]")
    assert [one.text for one in passage(story).words] == ["yes"]
    assert passage(story).sets == ("x",)


def test_setting_a_flag_where_it_is_not_set_is_setting_it() -> None:
    """`<<if not $x>>…<<set $x to true>><</if>>` needs no condition."""
    story = told("SugarCube", "<<if not $x>>first <<set $x to true>><</if>>words\n\n[[B]]", B="[[A]]")
    assert passage(story).choices[0].sets == ("x",)
    assert losses(story) == []


@pytest.mark.parametrize(
    ("form", "text"),
    [("SugarCube", '<<include "C">>'), ("Harlowe", '(display: "C")'), ("Chapbook", "{embed passage: 'C'}"),
     ("Snowman", '<%= story.render("C") %>'), ("SugarCube", "<<include [[C]]>>")],
)  # fmt: skip
def test_passages_shown_in_others(form: str, text: str) -> None:
    """Their words and links stand there as well."""
    found = passage(told(form, f"a {text}", C="c [[go->B]]"))
    assert found.words[0].text == "a c go"
    assert [one.to for one in found.choices] == ["B"]


@pytest.mark.parametrize(
    ("form", "text"),
    [("SugarCube", '<<if $x>><<goto "B">><</if>>'), ("Harlowe", '(if: $x)[(go-to: "B")]'),
     ("Snowman", '<% if (s.x) { story.show("B"); } %>')],
)  # fmt: skip
def test_going_on_at_once_is_a_route(form: str, text: str) -> None:
    """A passage of its own says what is there when it does not go on."""
    story = told(form, f"{text}words\n\n[[C]]", C=f"{SETS[form]}c [[A]]")
    assert passage(story).routes == (("x", "B"), ("", "A (stay)"))
    assert passage(story, "A (stay)").words[0].text == "words"


@pytest.mark.parametrize(
    ("form", "text", "plain"),
    [
        ("SugarCube", "//a// ''b'' __c__ ==d== ^^e^^ ~~f~~ $$5", "a b c d e f $5"),
        ("SugarCube", "!Head\nwords <b>bold</b> /* no */ /% no %/ <!-- no --> @@color:red;red@@",
        "Head words bold red"),
        ("SugarCube", '"""//raw//""" {{{$x}}} &amp; one\\\ntwo -- three', "//raw// $x & onetwo — three"),
        ("Harlowe", "//a// ''b'' **c** *d* ~~e~~ ^^f^^", "a b c d e f"),
        ("Harlowe", "# Head\nwords <b>bold</b> `//raw//` |h>[in a hook] [x]<y| <!-- no -->",
        "Head words bold //raw// in a hook x"),
        ("Harlowe", '(text-style: "bold")[fat] (align: "==>")[right] {a  b}', "fat right a b"),
        ("Snowman", "# Head\n**a** *b* __c__ _d_ `e` snake_case https://x.org/a_b",
        "Head a b c d e snake_case https://x.org/a_b"),
        ("Chapbook", "# Head\n**a** _b_ \\{c\\} <br>d", "Head a b {c} d"),
    ],
)  # fmt: skip
def test_markup_is_taken_off(form: str, text: str, plain: str) -> None:
    """One line of words, and nothing lost."""
    story = told(form, f"{text}\n\n[[B]]")
    assert passage(story).words[0].text == plain
    assert losses(story) == []


def test_links_within_a_sentence_keep_their_words() -> None:
    """Those with a line to themselves do not."""
    story = told("SugarCube", "You [[ask->B]] or [[wait->C]] here.\n\n* [[go->B]]\n[[stay->C]] or [[B]]")
    assert passage(story).words[0].text == "You ask or wait here."


@pytest.mark.parametrize(
    ("form", "text", "why"),
    [
        ("SugarCube", "<<if $gold gt 5>>rich<<else>>poor<</if>>",
        "`.gold gt 5` cannot be asked .*other wording is: poor"),
        ("SugarCube", "<<set $gold to 5>>", "only what is true or false"),
        ("SugarCube", "<<set $gold += 5>>", "only what is true or false"),
        ("SugarCube", "You have $gold.", "value of `\\$gold` cannot be shown"),
        ("SugarCube", "<<print random(1, 6)>>", "cannot be shown"), ("SugarCube", "<<audio 'a' play>>", "about sound"),
        ("SugarCube", "<<timed 2s>>late<</timed>>", "waits for some seconds"),
        ("SugarCube", "<<textbox '$n' ''>>", "enter something"),
        ("SugarCube", "<<script>>alert(1)<</script>>", "JavaScript"),
        ("SugarCube", "<<mymacro 1>>", "<<mymacro 1>> cannot be"),
        ("SugarCube", "<img src='x.png'>", "A picture"), ("SugarCube", "<<include $x>>", "only a computation can name"),
        ("SugarCube", "<<if $never>>secret<</if>>", "nothing sets `never`: secret"),
        ("SugarCube", "<<for _i to 0; _i lt 3; _i++>>x<</for>>", "repeats what is in it"),
        ("Harlowe", "(if: $gold > 5)[rich](else:)[poor]", "cannot be asked .*other wording is: poor"),
        ("Harlowe", "(set: $gold to 5)", "only what is true or false"),
        ("Harlowe", "(set: $a to (a: 1, 2))", "only what is"),
        ("Harlowe", "(live: 2s)[late]", "repeats or waits"), ("Harlowe", "(input-box: 'x')", "enter something"),
        ("Harlowe", "(either: 'a', 'b')", "cannot be carried over"), ("Harlowe", "(replace: ?x)[y]", "changes words"),
        ("Harlowe", "Hello $name.", "value of `\\$name`"), ("Harlowe", "(open-storylets:)", "chooses passages"),
        ("Harlowe", "(dropdown: 2bind $x, 'a', 'b')", "enter something"),
        ("Harlowe", "(restart:)", "begins the story anew"),
        ("Snowman", "<% s.gold = 5 %>", "only what is true or false"),
        ("Snowman", "<%= s.name %>", "value of `s.name`"),
        ("Snowman", "<% for (var i = 0; i < 3; i++) { %>x<% } %>", "repeats or computes"),
        ("Snowman", "<% if (s.gold > 5) { %>rich<% } else { %>poor<% } %>", "cannot be asked .*other wording is: poor"),
        ("Snowman", "<script>x()</script>", "JavaScript"), ("Snowman", "<% alert(1) %>", "JavaScript `alert"),
        ("Chapbook", "gold: 5\n--\n", "only what is true or false"), ("Chapbook", "{name}", "value of `name`"),
        ("Chapbook", "[after 2s]\nlate", "waits or fades"), ("Chapbook", "{ambient sound: 'rain'}", "about sound"),
        ("Chapbook", "{cycling link for 'x', choices: ['a', 'b']}", "enter something"),
        ("Chapbook", "[CSS]\np {}", "Styles"),
        ("Chapbook", "[if gold > 5]\nrich\n[else]\npoor", "cannot be asked"),
        ("Chapbook", "{embed image: 'x.png'}", "picture or film"),
        ("Chapbook", "config.style.page.font: 'x'\n--\n", "setting of Chapbook's own"),
        ("Chapbook", "[odd]\nx", "\\[odd\\] cannot"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_named_with_its_line(form: str, text: str, why: str) -> None:
    """Numbers, lists, functions, chance, timers, sounds, styles, input: a sentence each, and its line."""
    found = losses(told(form, f"{text}\n\n[[B]]"))
    assert any(re.match(rf"[567]: .*{why}", one) for one in found), found


@pytest.mark.parametrize(
    ("head", "why"),
    [("StoryCaption", "the side bar"), ("PassageHeader", "above every passage"), ("X [script]", "JavaScript"),
     ("X [stylesheet]", "styles"), ("X [widget]", "macros of the story's own"), ("X [header]", "above every passage")],
)  # fmt: skip
def test_passages_that_are_no_part_of_the_story_are_named(head: str, why: str) -> None:
    """By what they hold."""
    story = story_of(twee("SugarCube", "a [[B]]") + f"\n\n:: {head}\nwords", Path("a.twee"))
    assert [why in one for one in losses(story)] == [True]
    assert "X" not in [one.title for one in story.passages]


def test_what_is_set_before_the_story_begins() -> None:
    """StoryInit of SugarCube and startup passages of Harlowe."""
    story = told("SugarCube",
    "<<if $open>>[[B]]<</if>>[[C]]", StoryInit="<<set $open to true>>", C="<<set $open to false>>c")
    assert story.flags == ("open",)
    assert [one.title for one in story.passages] == ["A", "B", "C"]


def test_unknown_story_formats_are_named_and_guessed() -> None:
    """By how the passages look."""
    story = told("Paperthin", "<<if $x>>yes<</if>>[[B]]", B="<<set $x to true>>[[A]]")
    assert story.tool == "Twee 3 (SugarCube)"
    assert any("Paperthin is not known" in one for one in losses(story))


def test_no_story_format_is_no_loss() -> None:
    """Twee need not name one."""
    story = told("", "words (if: $x)[yes] [[B]]", B="(set: $x to true)[[A]]")
    assert story.tool == "Twee 3 (Harlowe)"
    assert losses(story) == []
