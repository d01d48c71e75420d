"""The name that others see: chosen by the trainee, changed at once and everywhere."""

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.store import Records
from game.records.sync.choices import tell_choice
from game.records.sync.login import somebody_on


def show_as(records: Records, trainee: Trainee, shown: Shown, alias: str | None = None) -> Consent:
    """Choose how a trainee appears to others, at once and everywhere; gives what is now so. Raises as `wanted` does."""
    consent = wanted(records, trainee, shown, alias)
    choose(records, trainee, consent)
    return consent


def choose(records: Records, trainee: Trainee, consent: Consent) -> None:
    """Make it so; on a shared board also by the trainee's own user. Raises RecordsError."""
    tell_choice(records, somebody_on(records), trainee.id, consent)


def wanted(records: Records, trainee: Trainee, shown: Shown, alias: str | None = None) -> Consent:
    """What would be so; without `alias` the one chosen before stays. Nothing is changed.

    Raises UsageError where there is no alias to show, or a colleague of the same team goes by that name.
    """
    manages = somebody_on(records).manages  # a trainee's user of a board reads no names: the board itself looks there
    before = records.consent(trainee.id) if manages else Consent()
    name = before.alias if alias is None else clean_name(alias, nobody="")
    if shown is Shown.ALIAS and not name:
        raise UsageError("Give the other name to be shown, for example: --show alias --alias Robin.")
    # A name that is only kept does no harm, but would pass unchecked when it is shown later.
    if name and manages and _is_anothers(records, trainee, name):
        raise UsageError(f"A colleague goes by the name '{name}': choose another one.")
    return Consent(shown, name)


def _is_anothers(records: Records, trainee: Trainee, name: str) -> bool:
    alike, own, team = name.casefold(), trainee.name.casefold(), trainee.team.casefold()
    for one in records.trainees():
        # Entries of the same name and team are those of one person at several computers.
        if one.name.casefold() != own and one.team.casefold() == team:
            shown = records.consent(one.id).public(one.name)
            if alike in (one.name.casefold(), shown.casefold()):
                return True
    return False
