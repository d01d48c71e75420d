"""What is said about putting a finished contact on record."""

from game.domain.errors import ExtraMileError
from game.session.keeper import Keeper
from game.session.session import Session


def notice_of(result: bool | Exception, session: Session, keeper: Keeper) -> str:
    """Give the sentence for the trainee, empty where all is well; `result` is what recording gave or raised."""
    if isinstance(result, ExtraMileError):
        return str(result)
    if isinstance(result, Exception):
        return f"This attempt could not be put on record ({result}). It is kept, and tried again at the next start."
    return session.notice if result else keeper.trouble or session.notice
