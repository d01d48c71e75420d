"""Which trainee a command is about."""

from game.domain.attempt import Trainee
from game.domain.errors import UsageError
from game.domain.names import clean_name
from game.records.preferences import load_preferences
from game.session.training import Training


def whom(name: str | None, team: str | None, training: Training) -> Trainee:
    """The trainee of this name (and team), or whoever played last. Raises `UsageError` where there is none, or more
    than one."""
    if name is None:
        if team is not None:
            raise UsageError("A team alone does not say who is meant: give the name, too, with --name.")
        last = load_preferences(training.folder).preferences.trainee
        if last is None:
            raise UsageError("Nobody has played here yet. Say whom you mean with --name.")
        return last
    wanted = clean_name(name)
    found = [one for one in training.keeper.records.trainees() if one.name.casefold() == wanted.casefold()]
    if team is not None:
        found = [one for one in found if one.team.casefold() == (clean_name(team) if team else "").casefold()]
    if not found:
        raise UsageError(f"There is nobody called '{wanted}' on record{' in this team' if team is not None else ''}.")
    if len(found) > 1:
        teams = ", ".join(f"'{one.team}'" if one.team else "none (--team '')" for one in found)
        raise UsageError(f"'{wanted}' is on record more than once; say the team with --team. There are: {teams}.")
    return found[0]
