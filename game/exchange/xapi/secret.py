"""Who we are to a learning record store: from the environment, or from the system's keyring; never from a command."""

from collections.abc import Mapping

from game.exchange.xapi.store import store_address
from game.records.secrets import keep_secret, kept_secret

USER_VARIABLE, PASSWORD_VARIABLE = "EXTRA_MILE_LRS_USER", "EXTRA_MILE_LRS_PASSWORD"

SERVICE = "Extra Mile learning record store"
"""What the password stands under in the system's keyring."""


def credentials(address: str, user: str, environment: Mapping[str, str]) -> tuple[str, str]:
    """The user (the one given, else that of the environment) and the password for the store at `address`: that of the
    environment, else that of the keyring; empty where there is none. Raises `UsageError` for no address."""
    user = user or environment.get(USER_VARIABLE, "")
    password = environment.get(PASSWORD_VARIABLE, "")
    if user and not password:
        password = kept_secret(SERVICE, _name(address, user)) or ""
    return user, password


def keep(address: str, user: str, password: str) -> bool:
    """Put the password into the keyring, for this user of this store alone; False where there is none."""
    return keep_secret(SERVICE, _name(address, user), password)


def _name(address: str, user: str) -> str:
    return f"{user} at {store_address(address)}"
