"""Every error the game raises on purpose, as one tree.

    ExtraMileError              a sentence for the user: what, where, what to do
    ├── UsageError              the command line or a call was used wrongly          exit status 2
    ├── ScenarioError           a scenario that cannot be played (see Diagnostic)    exit status 1
    │   └── TooLargeError       too many positions to prove within the budget
    ├── StoryError              a story of another tool that cannot be imported (game.exchange.story)
    ├── ActionRefused           an action that is not on offer at this moment
    ├── JournalError            a journal on disk that cannot be continued
    └── RecordsError            the attempts on record cannot be read or written
        ├── RecordsDamaged      the database is not a database any more
        ├── RecordsNewer        a newer Extra Mile wrote it
        └── RecordsReadOnly     it can be read but not written, or the disk is full

An author's mistake is never one of these: the loader reports it as a `Diagnostic`.
"""


class ExtraMileError(Exception):
    """Something the user must know; `str(error)` is the whole sentence to show."""


class UsageError(ExtraMileError):
    """The command was used in a way it does not understand."""


class ScenarioError(ExtraMileError):
    """A scenario was asked for that does not exist or is not sound."""


class TooLargeError(ScenarioError):
    """A scenario has more positions than the stated budget, so nothing can be proved about it."""


class ActionRefused(ExtraMileError):
    """The action is not on offer at this moment; nothing has changed."""


class JournalError(ExtraMileError):
    """A journal cannot be read or does not fit its scenario."""


class RecordsError(ExtraMileError):
    """The records could not be read or written; playing goes on without them."""


class RecordsDamaged(RecordsError):
    """The database file is damaged; it is left as it is."""


class RecordsNewer(RecordsError):
    """The database was written by a newer version; it is left as it is."""


class RecordsReadOnly(RecordsError):
    """The database cannot be written: read-only, locked for too long, or the disk is full."""
