"""Ratings find out who is stronger, say honestly how sure they are, and are the same whoever works them out."""

import math
import random

import pytest

from game.records.rating import LEAST_DEVIATION, START, START_DEVIATION, Rating, after, expected, ratings

_POINTS_PER_LOGIT = 400 / math.log(10)
_SEEDS = range(12)
_PEOPLE, _CONTACTS, _EACH = 200, 17, 10


def _simulated(seed: int) -> tuple[dict[str, float], list[tuple[str, str, int]]]:
    """People of known skill and ten first attempts of each, at contacts of unequal difficulty, all mixed up."""
    chance = random.Random(seed)
    skill = {f"t{one}": chance.gauss(0, 1) for one in range(_PEOPLE)}
    difficulty = {f"s{one}": chance.gauss(-0.5, 0.8) for one in range(_CONTACTS)}
    played = [(one, other) for one in skill for other in chance.sample(sorted(difficulty), _EACH)]
    chance.shuffle(played)

    def score(one: str, other: str) -> int:
        return round(10_000 / (1 + math.exp(-(skill[one] - difficulty[other] + chance.gauss(0, 0.8)))))

    return skill, [(one, other, score(one, other)) for one, other in played]


def _spearman(one: dict[str, float], other: dict[str, float]) -> float:
    places = [{name: place for place, name in enumerate(sorted(two, key=two.__getitem__))} for two in (one, other)]
    count = len(one)
    return 1 - 6 * sum((places[0][name] - places[1][name]) ** 2 for name in one) / (count * (count**2 - 1))


def test_known_skill_is_ranked_right_after_ten_attempts() -> None:
    """Spearman's rank correlation of skill and rating is at least 0.9 in each of twelve simulated companies."""
    found = []
    for seed in _SEEDS:
        skill, firsts = _simulated(seed)
        trainees, _ = ratings(firsts)
        found.append(_spearman(skill, {name: one.points for name, one in trainees.items()}))
    print(f"Spearman after {_EACH} attempts: lowest {min(found):.3f}, mean {sum(found) / len(found):.3f}")
    assert min(found) >= 0.9


def test_the_interval_is_honest() -> None:
    """About 95 % of the true skills (90 to 98 %) lie in the interval that is said to hold 95 %."""
    inside = total = 0
    for seed in _SEEDS:
        skill, firsts = _simulated(seed)
        trainees, _ = ratings(firsts)
        middle = sum(one.points for one in trainees.values()) / _PEOPLE
        centre = sum(skill.values()) / _PEOPLE
        for name, one in trainees.items():
            true = middle + (skill[name] - centre) * _POINTS_PER_LOGIT
            inside += one.low <= true <= one.high
            total += 1
    assert 0.9 <= inside / total <= 0.98


def test_a_raw_mean_is_a_worse_judge_where_contacts_differ_and_are_chosen() -> None:
    """Where weak people pick easy contacts and strong ones hard, the rating ranks better than the mean score."""
    chance = random.Random(7)
    skill = {f"t{one}": chance.gauss(0, 1) for one in range(_PEOPLE)}
    difficulty = {f"s{one}": -2 + 4 * one / (_CONTACTS - 1) for one in range(_CONTACTS)}
    firsts: list[tuple[str, str, int]] = []
    for name, strength in skill.items():
        near = sorted(difficulty, key=lambda one: abs(difficulty[one] - 1.2 * strength) + chance.random())[:_EACH]
        for one in near:
            logit = strength - difficulty[one] + chance.gauss(0, 0.5)
            firsts.append((name, one, round(10_000 / (1 + math.exp(-logit)))))
    chance.shuffle(firsts)
    trainees, _ = ratings(firsts)
    means = {name: sum(score for who, _, score in firsts if who == name) / _EACH for name in skill}
    rated = _spearman(skill, {name: one.points for name, one in trainees.items()})
    assert rated > _spearman(skill, means) + 0.1


def test_who_does_well_rises_and_the_contact_falls() -> None:
    """A good score lifts the trainee and makes the contact easier, by the same number where both are as unsure."""
    trainee, contact = after(Rating(), Rating(), 9_000)
    assert trainee.points > START > contact.points
    assert trainee.points - START == pytest.approx(START - contact.points)
    assert trainee.deviation == contact.deviation < START_DEVIATION
    assert (trainee.attempts, contact.attempts) == (1, 1)


def test_what_was_expected_moves_nothing_but_the_uncertainty() -> None:
    """A score that is exactly the one to expect leaves the points where they are."""
    trainee, _ = after(Rating(), Rating(), 5_000)
    assert expected(Rating(), Rating()) == 0.5
    assert trainee.points == START
    assert trainee.deviation < START_DEVIATION


def test_a_sure_rating_still_moves() -> None:
    """However many attempts a rating rests on, its deviation stays at the floor and it can still rise."""
    one = Rating()
    for _ in range(500):
        one, _ = after(one, Rating(1500, 40, 100), 5_000)
    assert one.deviation == LEAST_DEVIATION
    assert after(one, Rating(1500, 40, 100), 10_000)[0].points > one.points + 1


@pytest.mark.parametrize("overall", [-1, 10_001])
def test_an_impossible_score_is_refused(overall: int) -> None:
    """A score that no attempt can have is not counted."""
    with pytest.raises(ValueError, match="not a score"):
        after(Rating(), Rating(), overall)
