"""EM820: a `because` that judges and says nothing else."""

from collections.abc import Iterator

from game.audit.advice.remark import Remark
from game.audit.advice.study import Study
from game.audit.advice.wording._english import words
from game.audit.advice.wording._texts import named, of
from game.loader.checks.card import warning

CARD = warning(
    "EM820", "a `because` that only judges",
    "A `because` consists of nothing but words of judgement: good, wrong, well done, the right answer. The words are "
    "English.",
    "The scores say that already. What the trainee does not know is why.",
    "because: Wrong answer.",
    "Say what the reply did to this customer, here: 'He had said softly.'",
)

_JUDGING = frozenset(
    words(
        "good bad right wrong correct incorrect great perfect excellent nice fine fantastic brilliant super poor "
        "weak strong better best worse worst well done yes no not very really quite too a an the this that it is "
        "was were answer answers reply choice choices option decision response one here so ok okay mistake error "
        "absolutely exactly unfortunately never do don't say job work optimal suboptimal acceptable unacceptable "
        "appropriate inappropriate professional unprofessional polite impolite rude friendly unfriendly helpful "
        "unhelpful ideal could be have been more less way you did your of all and but"
    )
)


def check(study: Study) -> Iterator[Remark]:
    """Each such `because`."""
    for one in of(study, "because"):
        if _JUDGING.issuperset(words(one.text)):
            yield Remark(one.path, f"{named(one.path)} only judges: '{one.text.rstrip('.!')}'.")
