"""What the checks of wording must not remark, and the arithmetic behind those that count."""

from collections.abc import Callable, Iterator
from functools import cache
from math import comb, isclose
from pathlib import Path

import pytest

from game import places
from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording import (
    _speech,
    agent_voice,
    backstage,
    because_twice,
    breath,
    capitals,
    company_voice,
    currency,
    doubled_word,
    exam_talk,
    guarantee,
    invented,
    many_questions,
    misspelt_name,
    mixed_marks,
    much_longer,
    near_duplicates,
    negations,
    no_end,
    only_judges,
    other_name,
    placeholder,
    pronoun,
    reading_ease,
    said_twice,
    same_again,
    same_beginning,
    same_reply,
    spaces,
    two_spellings,
    unbalanced,
    unknown_name,
    word_tell,
)
from game.audit.advice.wording._english import reading_ease as ease
from game.audit.advice.wording._english import sentences, syllables, words
from game.audit.advice.wording._tells import EXACT, MANY, odds_of, tails_of, tell_of, where
from game.audit.advice.wording._texts import named, unquoted
from game.domain.rubric import Rubric
from game.domain.scenario import Speech
from game.loader.loading import load_rubric, read_scenario
from game.rules.compiled import Compiled
from game.rules.step import Standing

GOOD = (Path(__file__).parent / "good.yaml").read_text("utf-8")
CURDS = "Could be worse, you know. You could be down as Mr Curds!"
NINE = "It'll be here on Monday at nine."
HUSBAND = "You'd best ask your husband about that."
SCHOOL = "School! He says you know the new atlas better than he does."
MEANT = "Meant well. He had asked how."
FEW = 'customer: "A few."'
USUALLY = 'say: "It ought to be, usually."'
BACK = 'customer: "My wife says that about the bus."\n        to: price'

Check = Callable[[Study], Iterator[Remark]]


@cache
def rubric() -> Rubric:
    """The rubric that ships."""
    found = load_rubric(places.scenarios()).rubric
    assert found is not None
    return found


def study(*edits: tuple[str, str]) -> Study:
    """The good scenario with some edits; what is replaced stands in it exactly once."""
    text = GOOD
    for find, put in edits:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    result = read_scenario(text, "first-day.yaml", rubric())
    assert result.scenario is not None, result.diagnostics
    return Study(result.scenario, rubric())


def said(check: Check, *edits: tuple[str, str]) -> list[str]:
    """What a check has to say of the good scenario after some edits."""
    return [remark.message for remark in check(study(*edits))]


# --- words, sentences, syllables -----------------------------------------------------------------------------------


SYLLABLES = {
    1: "the one asked stopped times lines book geese where there's please changed eyes friend pressed",
    2: "table wanted houses isn't doesn't something business every Wednesday going being quiet really letter "
    "safely sentence cancelled minutes lovely ordered outside couldn't people hurried",
    3: "somebody everything telephone Saturday customer delivered envelope beginning Maria easiest",
    4: "everybody information advantageous identity deliveries",
    5: "university complimentary apologising understandable opportunity immediately refrigerator qualification",
}


@pytest.mark.parametrize(("count", "listed"), SYLLABLES.items())
def test_syllables_of_common_words_are_counted(count: int, listed: str) -> None:
    """The commonest endings of English are counted as they are spoken."""
    wrong = {word: syllables(word) for word in listed.split() if syllables(word) != count}
    assert not wrong


def test_reading_ease_is_flesch_s() -> None:
    """Six words of one syllable in one sentence: 206.835 - 6.09 - 84.6; the same words twice are no harder."""
    assert isclose(ease("The cat sat on the mat."), 116.145)
    assert isclose(ease("The cat sat on the mat. The cat sat on the mat."), 116.145)


def test_points_that_end_no_sentence() -> None:
    """Titles, initials, figures and clock times do not end a sentence; an ellipsis and a colon do."""
    assert len(sentences("Mr. Wei paid 21.00 at 4.30 p.m. to S. Haddad, no. 5.")) == 1
    assert len(sentences("It isn't a no. I can do it…Really: today.")) == 4


def test_a_word_is_a_word_with_its_apostrophe() -> None:
    """Contractions, curly or straight, sums and times are one word each."""
    assert words("It’s 4:30, and that's 1,450.00!") == ("it's", "4:30", "and", "that's", "1,450.00")


# --- tells ---------------------------------------------------------------------------------------------------------


def test_odds_are_a_distribution() -> None:
    """With equal chances they are the binomial distribution; with any they come to one."""
    assert all(isclose(one, comb(9, k) * 0.25**k * 0.75 ** (9 - k)) for k, one in enumerate(odds_of([0.25] * 9)))
    assert isclose(sum(odds_of([0.1, 0.5, 0.9, 1.0, 0.3])), 1.0)


def test_many_decisions_are_counted_roughly() -> None:
    """Where exact odds would take long, the normal distribution gives nearly the same."""
    few, many = tails_of([0.3] * EXACT, 0.34 * EXACT), tails_of([0.3] * (EXACT + 1), 0.34 * EXACT)
    assert all(abs(one - other) < 0.005 for one, other in zip(few, many, strict=True))
    assert few[0] < 0.05 < few[1]


def test_a_trait_that_all_share_tells_nothing() -> None:
    """What every reply has, or none, tells none apart; and too few decisions are no ground for a remark."""
    assert tell_of(study(), where(lambda _: True)) is None
    assert tell_of(study(), where(lambda _: False)) is None
    assert tell_of(study(), where(lambda text: text == NINE)) is None
    assert MANY > 1


def test_a_tell_counts_as_chance_would() -> None:
    """Having the trait is expected as often as a reply taken blindly has it, and found where the best one has it."""
    best = study()
    tell = tell_of(best, where(lambda text: "?" in text))
    assert tell is not None
    assert 0 < tell.expected < tell.decisions
    assert 0 < tell.more <= 1
    assert 0 < tell.less <= 1
    assert f"of {tell.decisions} decisions" in tell.figures


def test_a_word_here_and_there_is_no_tell() -> None:
    """Three best replies with an exclamation mark are chance."""
    edits = [(NINE, NINE[:-1] + "!"), ("And now you've gone and what?", "And now you've gone and what?!")]
    assert said(word_tell.check, *edits) == []


# --- replies and words that are alike ------------------------------------------------------------------------------


def test_the_same_words_twice_if_only_one_can_be_said() -> None:
    """The good scenario offers one sentence in two states, and whoever has said it is not offered it again."""
    assert GOOD.count("I'll order the goose book now. It won't cost you a cent more.") == 2
    assert said(same_reply.check) == []


def test_near_duplicates_that_are_never_on_offer_together() -> None:
    """Two wordings of one reply, each for its own case, stand side by side in the file and never on the screen."""
    twice = "The goose one's twenty-one, so there'd be three euros."
    same = ("We'll be extra careful with it this time, honestly.", twice)
    assert said(near_duplicates.check, same) == []
    assert said(near_duplicates.check, ("It ought to be, usually.", "It'll be here on Monday, at nine or so."))


def test_replies_that_begin_with_a_greeting() -> None:
    """A letter begins with Dear, and every reply to it may."""
    edits = [("Sorry. …Geese?", "Dear Mr Wei, sorry. …Geese?"), ("Ah, birds. Those", "Dear Mr Wei, ah, birds. Those")]
    edits.append(("I'm sorry, but that's what it says on the slip. Cheese", "Dear Mr Wei, it says so. Cheese"))
    assert said(same_beginning.check, *edits) == []


def test_what_cannot_be_heard_in_one_contact_may_be_the_same() -> None:
    """Of two answers in one state only one is ever given, so they may be alike."""
    alike = ("Then for two days she'll have geese and no instructions.", "My wife says that about the bus.")
    assert said(said_twice.check, alike) == []


def test_a_second_wording_silences_the_echo() -> None:
    """With a flag from the reply that leads back, and a wording for it, nothing is heard twice; flags that only
    words ask for are remembered."""
    loop = [(USUALLY, f"{USUALLY}\n        once: true\n        sets: [vague]"), (BACK, BACK.replace("price", "monday"))]
    first = '      - when: ordered\n        text: "And can it be'
    wording = (first, f'      - when: vague\n        text: "Say when, please. What day?"\n{first}')
    assert len(said(same_again.check, *loop)) == 3
    assert said(same_again.check, *loop, wording) == []


def test_many_states_that_are_come_back_to_are_looked_at_in_one_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many wordings there are, the machine is asked once for each position what is heard there."""
    asked: list[int] = []
    true_said = _speech.said

    def noted(compiled: Compiled, standing: Standing, speeches: tuple[Speech, ...]) -> str:
        asked.append(1)
        return true_said(compiled, standing, speeches)

    monkeypatch.setattr(_speech, "said", noted)
    loop = [(USUALLY, f"{USUALLY}\n        once: true\n        sets: [vague]"), (BACK, BACK.replace("price", "monday"))]
    one = study(*loop)
    wanted = [moment for moment in _speech.moments_of(one) if not moment.reply]
    hearing = _speech.hearing_of(one, wanted)
    assert hearing is not None
    again = hearing.again(wanted)
    positions = len(hearing._graph.positions)
    assert again
    assert len(asked) <= positions
    assert again == [moment for moment in wanted if hearing.follows(moment, moment)]


def test_because_may_share_words() -> None:
    """Only the very same words are remarked, whatever the marks between them."""
    assert said(because_twice.check, (MEANT, "Nobody had fallen out. He'd come about a book.")) == []
    assert said(because_twice.check, (MEANT, "Nobody had fallen out! He'd come about a goose…"))


def test_a_long_reply_among_long_ones() -> None:
    """Twice as long as the next is no more than a talker."""
    assert said(much_longer.check) == []


# --- single lines: what must not be remarked -----------------------------------------------------------------------


QUIET: list[tuple[Check, str, str]] = [
    (placeholder.check, HUSBAND, "[softly] X-rays cost $5? Well?! I mean… A <3 from me, 10 > 5, 100 % so."),
    (placeholder.check, HUSBAND, "The inserts go here, in the foo, at the bar; the name is to be confirmed."),
    (unknown_name.check, CURDS, "Could be worse, you know. You could be down as Mr Cheeseman!"),
    (unknown_name.check, SCHOOL, "Good morning, Madam. Thank you, Ellen. Hello, Mr Wei, Mr Whey, Mrs Wei's husband."),
    (unknown_name.check, SCHOOL, "Hi! And thanks, Both. Good day. Bye now, Sir."),
    (other_name.check, FEW, "customer: \"My name's Wei. This is Daniel Wei. 'This is Anna Berg,' they said.\""),
    (other_name.check, FEW, 'customer: "I\'m Italian. This is Radio. Strictly speaking, no. Mr Wei here."'),
    (invented.check, "With a weekend in between, you'd", "Until the 27th of August, at 7.35, you'd"),
    (invented.check, NINE, "Slip 31, 18.00 paid, and 21 is the price: 3.00 between. 39.00 for both, on Monday, 9:00."),
    (invented.check, NINE, "On Saturday the 14th, at 11:20, till 16, at nine, at 6."),
    (capitals.check, CURDS, "COULD BE WORSE, YOU KNOW!"),
    (capitals.check, FEW, 'customer: "SOFTLY, I SAID! SOFTLY!"'),
    (capitals.check, SCHOOL, "W, E, I. And the UN, the BBC, an ISBN, in \\\"BLOCK CAPITALS\\\"."),
    (backstage.check, FEW, 'customer: "I wondered, and I listen actively. In a scenario like that I was delighted."'),
    (backstage.check, SCHOOL, "He says a double-check is accurate, and pillars hold this roof (A4)."),
    (only_judges.check, MEANT, "Right shelf, wrong moment."),
    (company_voice.check, "Nice people. I never", "'Our team', it said. My issue was mine. I never"),
    (agent_voice.check, FEW, "customer: \"'Your call is important to us.' I helped you. Anything else you can do?\""),
    (unbalanced.check, HUSBAND, "Ask him :) or a) her, b) him; (both, in 5 minutes (or 10)). The Smiths'."),
    (doubled_word.check, HUSBAND, "He had had that that morning. No, no; very very nice. Give her her hat. I, I do."),
    (spaces.check, HUSBAND, "Mail a.b@c.de, or see www.x.de/a,b. …And 3,50 at 9.30 e.g. today. So… well."),
    (many_questions.check, HUSBAND, "Oxygen? A stairlift? The fridge? Who is there, and since when?"),
    (negations.check, HUSBAND, "I can't say no. It isn't a no. Not until nine, not under five. No, I don't."),
    (negations.check, HUSBAND, "Nobody knows, nothing is lost, and it isn't far. She won't mind, no longer."),
    (misspelt_name.check, HUSBAND, "Ask the Daniels, Denise, Danielle, or Wai. Daniel's here."),
    (currency.check, HUSBAND, "That's 3 €, €5.00, or 7 euros. A $ is a sign."),
    (two_spellings.check, HUSBAND, "My favourite colour: the laboratory's. Theatre. I apologise to the author."),
    (exam_talk.check, MEANT, "You had the choice, and two points to make. 'The agent' was his word for you."),
    (guarantee.check, CURDS, "I guarantee that this will never happen again!"),
    (guarantee.check, NINE, "It'll be here on Monday at nine. I never promise what I can't keep."),
    (breath.check, HUSBAND, "One two three four five six seven eight nine ten eleven twelve thirteen, and then on "
     "to one more dozen of words that is as long as that."),
    (reading_ease.check, HUSBAND, "Unquestionably incomprehensible."),
    (mixed_marks.check, HUSBAND, "So… ask him."),
    (no_end.check, "feels: fishing for his purse", "feels: fishing for it"),
]  # fmt: skip


@pytest.mark.parametrize(("check", "find", "put"), QUIET, ids=lambda one: getattr(one, "__module__", None))
def test_sound_lines_are_left_in_peace(check: Check, find: str, put: str) -> None:
    """Lines that look like a mistake and are none."""
    assert said(check, (find, put)) == []


LOUD: list[tuple[Check, str, str]] = [
    (placeholder.check, HUSBAND, "Dear [customer name], lorem ipsum."),
    (placeholder.check, HUSBAND, "Hello, {{name}}."),
    (placeholder.check, HUSBAND, "Insert greeting here."),
    (placeholder.check, HUSBAND, "What about that???"),
    (unknown_name.check, SCHOOL, "Thank you, Barbara. He says you know the new atlas."),
    (other_name.check, FEW, 'customer: "This is Anna Berg."'),
    (other_name.check, FEW, 'customer: "Hello, Anna here."'),
    (other_name.check, FEW, 'customer: "Anna Berg, good morning."'),
    (other_name.check, FEW, 'customer: "I\'m Mrs Berg from next door."'),
    (other_name.check, FEW, 'customer: "Please ring back. Kind regards, Anna Berg"'),
    (invented.check, NINE, "It'll be here on Thursday."),
    (invented.check, NINE, "It'll be here on Monday at 9:45."),
    (backstage.check, MEANT, "You showed checks-facts, and he liked it."),
    (backstage.check, MEANT, "He had asked how, and nobody answered (A2)."),
    (unbalanced.check, HUSBAND, "He said “ask her."),
    (spaces.check, HUSBAND, "Ask him,not me."),
    (spaces.check, HUSBAND, "Ask him.Not me."),
    (negations.check, HUSBAND, "That's not uncommon with husbands."),
    (misspelt_name.check, HUSBAND, "Ask Dnaiel about that."),
    (mixed_marks.check, HUSBAND, "So... ask him."),
    (agent_voice.check, FEW, 'customer: "Thank you for your patience."'),
    (exam_talk.check, MEANT, "This option costs you 3 points."),
]


@pytest.mark.parametrize(("check", "find", "put"), LOUD, ids=lambda one: getattr(one, "__module__", None))
def test_unsound_lines_are_remarked(check: Check, find: str, put: str) -> None:
    """The forms of a mistake that the sample of the card does not show."""
    assert len(said(check, (find, put))) == 1


def test_a_customer_who_may_be_anybody() -> None:
    """Where variants make the customer one of several people, they is right whatever the coach says of each."""
    assert len(said(pronoun.check, ("pronoun: he\n", "pronoun: they\n"))) > 0
    variants = "variants:\n  he: {text: Himself.}\n  son: {text: His son.}\n\ngoodwill: 15"
    assert said(pronoun.check, ("pronoun: he\n", "pronoun: they\n"), ("goodwill: 15", variants)) == []


def test_what_is_quoted_is_somebody_else_s() -> None:
    """Single and double quotes are taken out with what they hold; apostrophes stay."""
    assert unquoted("'Is it?' she says. I'm \"in\" now.").split() == ["she", "says.", "I'm", "now."]


def test_places_have_names() -> None:
    """Every text of the scenario has a place that a sentence can begin with."""
    every = [named(one.path) for one in study().texts]
    assert all(name[0].isupper() or name[0] == "`" for name in every)
    assert "Reply 'spelled' of state 'hello'" in every
    assert "What the customer says early in reply 'no-extra' of state 'bath'" in every
    assert "The `text` of ending 'rolls'" in every
    assert "The paper 'Today' of the desk" in every
