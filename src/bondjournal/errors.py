"""What can go wrong, in words for a person, each with the exit code of its kind.

Messages and hints never hold a person's text. Exit codes 1, 2, 10, 11, 12 and 130 mean what
they mean in restic; 13 is ours.
"""

DELETED_MEANWHILE = "It was deleted in the meantime."


class JournalError(Exception):
    """Something a person can be told in one sentence, with a hint what to do next."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def whole(self) -> str:
        """The message and the hint in one line."""
        return f"{self.message} {self.hint}".strip()


class WrongUse(JournalError):
    """What was asked for is not understood; nothing was written."""

    exit_code = 2


class NotFound(WrongUse):
    """Nothing in the journal has this name."""

    exit_code = 1


class NoVault(JournalError):
    """There is no journal at this place."""

    exit_code = 10


class InUse(JournalError):
    """Another program is using the journal in a way that excludes others."""

    exit_code = 11


class NotWritable(JournalError):
    """There is no room, or nothing may be written there; what is there can be read."""


class WrongPassphrase(JournalError):
    """This passphrase or recovery key does not open the journal."""

    exit_code = 12


class Damaged(JournalError):
    """A file of the vault is not what was written."""

    exit_code = 13


class TooNew(JournalError):
    """A file of the vault was written by a later version; it is left untouched."""
