"""A certificate is earned once, says what it rests on, and shows when it was changed."""

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from game.coaching.certificate import earned, missing
from game.coaching.certificate_checks import Answer, check_page, check_records
from game.coaching.certificate_data import PAGE, certificate_data, digest_of
from game.coaching.certificate_page import page, read_page
from game.coaching.played import Played
from game.domain.attempt import Trainee
from game.domain.course import CertificateRules, Course
from tests.coaching.plays import chain, play

RULES = CertificateRules(passed=4, each_module=1, mastery=6000)
COURSE = chain(certificate=RULES)
ANNA = Trainee("a" * 32, "Anna </script> & <b>Söhne", "North")
TITLES = {name: f"Contact <{name}>" for name in COURSE.contacts}


def good() -> list[Played]:
    """Attempts that earn the certificate with the last one."""
    names = ("a1", "a2", "b1", "c1")
    return [play(name, 7000 + 100 * number, day=number) for number, name in enumerate(names)]


def data_of(many: list[Played], course: Course = COURSE) -> dict[str, Any]:
    """The certificate's data after these attempts."""
    reached = earned(course, many)
    assert reached is not None
    return certificate_data(course, ANNA, reached, TITLES)


def test_what_is_missing_is_said() -> None:
    """At first everything is; each sentence goes when its part is done; in the end none is left."""
    assert missing(COURSE, []) == (
        "Pass four contacts of the course, in assess mode.",
        "Pass at least one contact each of 'A', 'B' and 'C'.",
        "Play more contacts in assess mode: your mastery can be told after three attempts.",
    )
    many = [play("a1"), play("b1", pillars=(1, 2, None, 4)), play("b2"), play("c1", pillars=(9000, 8000, 8000, 8000))]
    assert missing(COURSE, many[:3]) == (
        "Pass one more contact of the course, in assess mode.",
        "Pass at least one contact of 'C'.",
        "Play more contacts in assess mode: "
        "your mastery of 'Not taking it personally' can be told after three attempts.",
    )
    assert missing(COURSE, many) == ()
    assert missing(chain(), []) == ()


def test_a_weak_pillar_is_named() -> None:
    """Passes alone are not enough: a pillar below the mark keeps the certificate back, and is named with its score."""
    many = [play(one.contact, one.overall, day=2, pillars=(9000, 5950, 9000, 9000)) for one in good()]
    assert earned(COURSE, many) is None
    assert missing(COURSE, many) == ("Bring 'Empathy' to 60: it is at 59.50.",)


def test_it_is_earned_by_the_attempt_that_completes_it() -> None:
    """Not a day earlier; and nothing that follows takes it away or changes it."""
    many = good()
    assert earned(COURSE, many[:3]) is None
    reached = earned(COURSE, many)
    assert reached is not None
    assert reached.last == many[3]
    later = [play(name, 0, day=20 + day) for day, name in enumerate(COURSE.contacts * 2)]
    assert earned(COURSE, [*many, *later]) == reached
    assert missing(COURSE, [*many, *later]) == ()


def test_it_rests_on_the_best_passes_and_on_mastery() -> None:
    """Of each contact the best attempt by then counts, the earlier of equals; attempts elsewhere are no part of it."""
    best, equal, other = play("a1", 9900, day=1), play("a1", 9900, day=2), play("elsewhere", 10_000)
    many = [play("a1", 7000), best, equal, other, play("a2"), play("b1", 0), play("b1"), play("c2", day=3)]
    reached = earned(COURSE, many)
    assert reached is not None
    assert [one.contact for one in reached.passes] == ["a1", "a2", "b1", "c2"]
    assert reached.passes[0] == best
    assert other not in reached.rests_on
    assert set(reached.rests_on) <= set(many)
    assert [one.n for one in reached.masteries] == [5] * 4


class Text(HTMLParser):
    """What a reader of a page sees, and every tag and address in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.tags, self._inside = "", list[str](), ""
        self.addresses = re.findall(r'(?:src|href|url)\s*[=(]\s*"?([^")]*)', html)
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append(tag)
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave it."""
        self._inside = ""

    def handle_data(self, data: str) -> None:
        """Keep what is shown."""
        if self._inside not in ("script", "style", "title"):
            self.words += data


def test_the_page_says_it_all_and_fetches_nothing() -> None:
    """Name, team, course, day, pillars, contacts and digest are on it; no address leads anywhere, no script runs."""
    data = data_of(good())
    html = page(data)
    seen = Text(html)
    for words in (ANNA.name, "North", "A small course", "5 March 2026", "Not taking it personally", "Contact <a1>"):
        assert words in seen.words
    assert digest_of(data) in seen.words.replace(" ", "")
    assert seen.addresses == []
    assert "link" not in seen.tags
    assert "img" not in seen.tags
    assert seen.tags.count("script") == 1
    assert '<script type="application/json"' in html
    assert "@page { size: A4" in html
    html.encode("utf-8")


def test_the_page_of_today_stays_as_it_is() -> None:
    """Printed pages must go on verifying: this digest changes only with a new number for the layout."""
    import hashlib

    fixed = json.loads(json.dumps(data_of(good())))
    for number, one in enumerate((*fixed["contacts"], *fixed["rests_on"], fixed["completed_by"])):
        one["attempt"] = f"{number:032x}"
    text = hashlib.sha256(page(fixed).encode()).hexdigest()
    assert (PAGE, text[:16]) == (1, "d3387c7bceb97c8c")


def test_an_untouched_page_holds() -> None:
    """What was written verifies, whatever a mailer did to its line ends."""
    html = page(data_of(good()))
    for text in (html, html.replace("\n", "\r\n")):
        finding, data = check_page(text)
        assert finding.answer is Answer.YES
        assert data == data_of_page(html)


def data_of_page(html: str) -> dict[str, Any]:
    """The data embedded in a page."""
    found = read_page(html)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda html: html.replace('"name": "Anna', '"name": "Eve'), "The data were changed"),
        (lambda html: html.replace('class="name">Anna', 'class="name">Eve'), "The page was changed"),
        (lambda html: html.replace("5 March 2026", "4 March 2026", 1), "The page was changed"),
        (lambda html: html.replace("</style>", ".name { display: none }</style>"), "The page was changed"),
        (lambda html: html.replace("7000", "9999"), "The data were changed"),
        (lambda html: html.replace('id="certificate"', 'id="other"'), "This is no certificate"),
        (lambda html: "", "This is no certificate"),
        (lambda html: '<script type="application/json" id="certificate">[]</script>', "This is no certificate"),
        (
            lambda html: '<script type="application/json" id="certificate">{"data": {}, "digest": "0"}</script>',
            "The data were changed",
        ),
    ],
)
def test_a_changed_page_is_found_out(change: Callable[[str], str], sentence: str) -> None:
    """Whatever was changed, in the data or in what is seen, by hand: the answer is no, and it says which."""
    html = page(data_of(good()))
    assert change(html) != html
    finding, _ = check_page(change(html))
    assert finding.answer is Answer.NO
    assert any(one.startswith(sentence) for one in finding.sentences)


def against(data: dict[str, Any], many: list[Played], course: Course | None = COURSE) -> tuple[Answer, str]:
    """What records with these attempts say of a certificate."""
    there: dict[str, Played] = {one.attempt: one for one in many}
    finding = check_records(json.loads(json.dumps(data)), there.get, course)
    return finding.answer, " ".join(finding.sentences)


def test_records_prove_a_true_one() -> None:
    """With every attempt on record and replayed, the answer is yes, and names the course."""
    many = good()
    answer, said = against(data_of(many), many)
    assert answer is Answer.YES
    assert "All 4 attempts it rests on are on record" in said
    assert "'A small course'" in said


def test_another_course_at_hand_is_said() -> None:
    """The attempts still prove the scores; what the course asked for cannot be compared, and that is said."""
    many = good()
    for other in (None, chain()):
        course = other and Course(**{**{name: getattr(other, name) for name in Course.__slots__}, "digest": "d" * 64})
        answer, said = against(data_of(many), many, course)
        assert answer is Answer.YES
        assert "another, or has changed since" in said


def test_without_records_nothing_is_claimed() -> None:
    """Where none of the attempts is at hand, the answer is neither yes nor no."""
    assert against(data_of(good()), [])[0] is Answer.UNKNOWN
    assert against(data_of(good()), [play("a1")])[0] is Answer.UNKNOWN


def _promote(data: dict[str, Any]) -> None:
    for one in data["pillars"]:
        one["mastery"] = 9900


def _backdate(data: dict[str, Any]) -> None:
    data["earned"] = "2025-01-01T09:00:00.000000+00:00"


def _raise_a_score(data: dict[str, Any]) -> None:
    data["contacts"][0]["overall"] = 9900


def _ask_for_less(data: dict[str, Any]) -> None:
    data["asked"]["passed"] = 1


def _drop_a_pass(data: dict[str, Any]) -> None:
    del data["contacts"][0]


def _add_one_twice(data: dict[str, Any]) -> None:
    data["contacts"][0] = data["contacts"][1]


def _forget_the_lists(data: dict[str, Any]) -> None:
    data["contacts"] = "all of them"


def _no_data(data: dict[str, Any]) -> None:
    data.clear()


FORGERIES = [
    _promote,
    _backdate,
    _raise_a_score,
    _ask_for_less,
    _drop_a_pass,
    _add_one_twice,
    _forget_the_lists,
    _no_data,
]


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__.strip("_"))
def test_a_forged_one_with_a_new_digest_is_found_out(forge: Callable[[dict[str, Any]], None]) -> None:
    """Somebody who recomputes the digest fools the page's own check, and not the records."""
    many = good()
    data = data_of(many)
    forge(data)
    assert against(data, many)[0] is Answer.NO


def test_a_wrong_attempt_is_named() -> None:
    """An attempt that is gone, or does not replay, is named with its contact."""
    many = good()
    data = data_of(many)
    answer, said = against(data, many[1:])
    assert (answer, said) == (Answer.NO, f"The attempt {many[0].attempt} at 'a1' is not in the records at hand.")
    finding = check_records(data, lambda name: "does not hold.", COURSE)
    assert finding.answer is Answer.NO
    assert finding.sentences[0] == f"The attempt {many[0].attempt} at 'a1' does not hold."


def test_the_slow_way_leads_there_too() -> None:
    """Who fails everything five times over, and passes late, earns the same certificate."""
    bad = [play(name, 0, day=day) for day in range(5) for name in COURSE.contacts]
    late = [play(name, 7000, day=30 + number) for number, name in enumerate(COURSE.contacts)]
    assert earned(COURSE, bad) is None
    reached = earned(COURSE, [*bad, *late])
    assert reached is not None
    assert reached.last in late


def test_a_course_is_called_what_it_is_called() -> None:
    """Whoever writes another title over a certificate, and makes its digest anew, is found out by the course."""
    many = good()
    data = data_of(many)
    data["course"]["title"] = "Brain surgery"
    assert check_page(page(data))[0].answer is Answer.YES
    assert against(data, many) == (Answer.NO, "The course is called something else.")


def test_data_that_make_no_sense_are_no_certificate() -> None:
    """A mastery of no attempts at all cannot be worked out; that is an answer and no traceback."""
    many = good()
    data = data_of(many)
    data["rests_on"], data["asked"]["looks_at"] = [], [5, 0, 2, 2]
    assert against(data, many, None) == (Answer.NO, "Its data are not those of a certificate.")


def test_the_best_attempts_cannot_be_picked_from_many() -> None:
    """A certificate over attempts that are all on record and good, but not those that count, is not true; the one
    that the records give is."""
    many = [play("a1", 2000, day=0), play("a2", 2000, day=0), play("b1", 2000, day=0), *good()]
    picked = good()
    by_name = {one.attempt: one for one in (*many, *picked)}
    true = check_records(json.loads(json.dumps(data_of(picked))), by_name.get, COURSE, picked)
    assert true.answer is Answer.YES
    for everything in (many, [*picked[:3], play("c2", 9000, day=2), picked[3]]):
        found = check_records(json.loads(json.dumps(data_of(picked))), by_name.get, COURSE, everything)
        assert found.answer is Answer.NO
        assert found.sentences[-1].endswith("were picked.")
