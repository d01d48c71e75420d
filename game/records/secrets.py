"""The keyring of the system: where passwords are kept, and the only place of ours from which they are read."""


def kept_secret(service: str, name: str) -> str | None:
    """The password that the keyring keeps for `name` under `service`; None where it keeps none, or does not open."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(service, name)
    except (KeyringError, RuntimeError, OSError):
        return None  # a computer without a keyring, or one that is locked: the environment is the other way


def keep_secret(service: str, name: str, password: str) -> bool:
    """Put a password into the keyring; False where there is none, or one that keeps nothing."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(service, name, password)
        return keyring.get_password(service, name) == password  # one that is switched off takes all and keeps nothing
    except (KeyringError, RuntimeError, OSError):
        return False
