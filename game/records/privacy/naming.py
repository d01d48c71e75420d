"""The name that others see: chosen by the trainee, changed at once and everywhere."""

from game.domain.attempt import Trainee
from game.domain.consent import Consent, Shown
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.privacy.body import database
from game.records.store import Records
from game.records.sync.choices import tell_choice
from game.records.sync.login import somebody_on
from game.records.sync.names import is_anothers


def show_as(records: Records, trainee: Trainee, shown: Shown, alias: str | None = None) -> Consent:
    """Choose how a trainee appears to others, at once and everywhere; gives what is now so. Raises as `wanted` does."""
    consent = wanted(records, trainee, shown, alias)
    choose(records, trainee, consent)
    return consent


def choose(records: Records, trainee: Trainee, consent: Consent) -> None:
    """Make it so; on a shared board also by the trainee's own user. Raises RecordsError.

    Raises UsageError where somebody has taken the name since it was `wanted`; nobody is shown by it then.
    """
    if tell_choice(records, somebody_on(records), trainee, consent) != consent:
        raise UsageError(_taken(consent.alias))


def wanted(records: Records, trainee: Trainee, shown: Shown, alias: str | None = None) -> Consent:
    """What would be so; without `alias` the one chosen before stays. Nothing is changed.

    Raises UsageError where there is no alias to show, or somebody else on record goes by that name.
    """
    manages = somebody_on(records).manages  # a trainee's user of a board reads no names: the board itself looks there
    before = records.consent(trainee.id) if manages else Consent()
    name = before.alias if alias is None else clean_name(alias, nobody="")
    if shown is Shown.ALIAS and not name:
        raise UsageError("Give the other name to be shown, for example: --show alias --alias Robin.")
    # A name that is only kept does no harm, but would pass unchecked when it is shown later.
    if name and manages:
        with database(records).reading() as connection:
            if is_anothers(connection, trainee, name):
                raise UsageError(_taken(name))
    return Consent(shown, name)


def _taken(name: str) -> str:
    return f"A colleague goes by the name '{name}': choose another one."
