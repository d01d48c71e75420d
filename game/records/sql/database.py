"""A database in use, whichever it is: its connections and its transactions."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine

from game.domain.errors import RecordsDamaged


class Database(ABC):
    """A database in use. Reading sees one moment; writing is one at a time and durable when its block ends.

    `shown` is how people name it; it never holds a password.
    """

    def __init__(self, shown: str, engine: Engine) -> None:
        """Made by `open_file` and `open_server` only."""
        self.shown = shown
        self._engine = engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees the database as it is now; raises RecordsError."""
        with self.translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes come all or not at all, alone with it; raises RecordsError."""
        with self.translated(), self._alone() as connection:
            yield connection

    @contextmanager
    def appending(self) -> Iterator[Connection]:
        """Give a connection for adding rows that nothing else depends on, beside others where the database can."""
        with self.translated(), self._beside() as connection:
            yield connection

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:
        """Within the block no transaction takes longer: where a server may leave one waiting it is given up then, with
        a RecordsError. A file never does."""
        yield

    def close(self) -> None:
        """Close all connections that are not in use."""
        with self.translated():
            self._engine.dispose()

    @abstractmethod
    def translated(self) -> AbstractContextManager[None]:
        """Raise RecordsError, with a sentence, for whatever the database or its driver raises."""

    @abstractmethod
    def damaged(self, why: str) -> RecordsDamaged:
        """Give the error for a database that cannot be believed, because `why`."""

    @abstractmethod
    def faults(self, connection: Connection) -> list[str]:
        """Check the database itself, beyond what its own rules keep true; what is found, a few words each."""

    @abstractmethod
    def _alone(self) -> AbstractContextManager[Connection]:
        """A transaction that no other writer runs beside."""

    @abstractmethod
    def _beside(self) -> AbstractContextManager[Connection]:
        """A transaction beside those of others."""
