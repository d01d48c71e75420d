"""Which trainee a command is about."""

from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.preferences import load_preferences
from game.session.training import Training

GUEST = "Guest"
"""Who plays when nobody has ever said a name."""

_PLAY = "Play one first: python3 main.py play first-day --terminal --name"


def whom(name: str | None, team: str | None, training: Training) -> Trainee:
    """The trainee of this name (and team), or whoever played last. Raises `UsageError` where there is none, or more
    than one."""
    found = known(name, team, training)
    if found is not None:
        return found
    if name is None or not training.keeper.records.trainees():
        raise UsageError(f"Nobody has finished a contact here yet. {_PLAY} {_quoted(name or 'Anna')}")
    raise UsageError(f"{clean_name(name)} has not finished a contact here yet. {_PLAY} {_quoted(name)}")


def newcomer(name: str | None, team: str | None) -> Trainee:
    """Somebody who is not on record yet, and is not put there by being looked at."""
    return Trainee("0" * 32, clean_name(name or GUEST), clean_name(team) if team else "")


def known(name: str | None, team: str | None, training: Training) -> Trainee | None:
    """The trainee of this name (and team), or whoever played last; None for somebody new. Raises `UsageError` where
    the name or the team leaves it open who is meant."""
    if name is None:
        if team is not None:
            raise UsageError("A team alone does not say who is meant: give the name, too, with --name.")
        return load_preferences(training.folder).preferences.trainee
    wanted = clean_name(name)
    found = [one for one in training.keeper.records.trainees() if one.name.casefold() == wanted.casefold()]
    if found and team is not None:
        found = [one for one in found if one.team.casefold() == (clean_name(team) if team else "").casefold()]
        if not found:
            raise UsageError(f"There is nobody called '{wanted}' on record in this team.")
    if len(found) > 1:
        teams = ", ".join(f"'{one.team}'" if one.team else "none (--team '')" for one in found)
        raise UsageError(f"'{wanted}' is on record more than once; say the team with --team. There are: {teams}.")
    return found[0] if found else None


def _quoted(name: str) -> str:
    clean = clean_name(name)
    return clean if clean.isalnum() else f'"{clean}"'
